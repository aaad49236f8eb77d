"""Templates: what a new matrix can start from.

    for each in templates(): print(each.id, each.title("da"), each.activities)
    matrix = new_matrix("kl2012-figure-15")

An example with letters, blank ones, and every catalogue with its roles.
"""

from enum import StrEnum
from functools import cache

import msgspec
from msgspec import Struct

from bhuki.catalogues.catalogue import Said, catalogues, find_catalogue, said
from bhuki.catalogues.choosing import add_from_catalogue
from bhuki.errors import WrongWords
from bhuki.files.store import load
from bhuki.matrix.entities import About
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from bhuki.resources import template
from bhuki.texts import N_

DEFAULT_LANGUAGE = "da"


class TemplateKind(StrEnum):
    """What sort of start a template is."""

    EXAMPLE = "example"  # a matrix with letters
    BLANK = "blank"  # a scheme and nothing else
    CATALOGUE = "catalogue"  # activities and roles without letters


class Template(Struct, frozen=True):
    """Something to start from, as it is listed."""

    id: str
    kind: TemplateKind
    titles: Said
    descriptions: Said = {}
    languages: tuple[str, ...] = ("da", "en")
    scheme: str = "BHUKI"
    activities: int = 0
    roles: int = 0

    def title(self, language: str) -> str:
        """Give its title in a language, or in any it has."""
        return said(self.titles, language)

    def description(self, language: str) -> str:
        """Say in one line what it is."""
        return said(self.descriptions, language)


@cache
def templates() -> tuple[Template, ...]:
    """Give all templates, in the order they are shown in."""
    data = template("templates.json").read_bytes()
    listed = msgspec.json.decode(data, type=tuple[Template, ...])
    lists = (
        Template(
            each.id,
            TemplateKind.CATALOGUE,
            each.titles,
            each.descriptions,
            languages=tuple(next(each.activities()).names),
            activities=len(each),
            roles=len(each.roles),
        )
        for each in catalogues()
    )
    return (*listed, *lists)


def language_of(template_id: str, language: str) -> str:
    """Give the language to make a template's matrix in: the wished, or one it is in."""
    start = _find(template_id)
    return language if language in start.languages else start.languages[0]


def new_matrix(template_id: str, language: str | None = None) -> Matrix:
    """Make a new matrix from a template or a catalogue, in a language.

    Names that are in one language only keep it. Raises `WrongWords` where there is no such
    template, or an example is not in the language.
    """
    start = _find(template_id)
    if start.kind is TemplateKind.EXAMPLE:
        if language is not None and language not in start.languages:
            raise WrongWords(
                N_("The template “{id}” is only in: {languages}."),
                id=start.id,
                languages=", ".join(start.languages),
            )
        return load(template(f"{start.id}.bhuki")).matrix
    language = language or DEFAULT_LANGUAGE
    matrix = Matrix(scheme=shipped_scheme(start.scheme), about=About(language=language))
    chosen = find_catalogue(start.id)
    if chosen is not None:
        matrix.about = About(
            title=chosen.title(language), language=language, credit=chosen.credit(language)
        )
        add_from_catalogue(matrix, chosen, with_roles=True).apply(matrix)
    return matrix


def _find(template_id: str) -> Template:
    wanted = template_id.strip().replace(" ", "-").casefold()
    for each in templates():
        if each.id.casefold() == wanted:
            return each
    raise WrongWords(
        N_("There is no template “{id}”. There are: {known}."),
        id=template_id,
        known=", ".join(each.id for each in templates()),
    )
