"""Catalogues: lists of activities to choose from, each with the roles it suggests.

    nis2 = catalogue("NIS2")
    for section in nis2.sections: ...
    nis2.title("da")

The lists that ship are data in `templates/catalogues/`, a file each, in Danish and English; the
order they are shown in is that of `templates/catalogues.json`. A list of one's own is read from a
table by `bhuki.catalogues.own`.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import msgspec
from msgspec import Struct

from bhuki.errors import WrongWords
from bhuki.matrix.entities import Appointed, RoleKind
from bhuki.resources import template
from bhuki.texts import N_

Said = dict[str, str]  # by language


def said(by_language: Mapping[str, str], language: str) -> str:
    """Give a text in a language, or in any that it is there in."""
    return by_language.get(language) or next(iter(by_language.values()), "")


class CatalogueActivity(Struct, frozen=True, forbid_unknown_fields=True):
    """An activity to choose, known by its number, unique in its catalogue.

    One that is `unnumbered` has its number only for choosing it here, and none in a matrix.
    """

    number: str
    names: Said
    notes: Said = {}
    tags: tuple[str, ...] = ()
    unnumbered: bool = False

    def name(self, language: str) -> str:
        """Give its name in a language, or in any it has."""
        return said(self.names, language)


class CatalogueSection(Struct, frozen=True, forbid_unknown_fields=True):
    """A section of a catalogue, with its activities; one without a name is no section."""

    names: Said
    activities: tuple[CatalogueActivity, ...] = ()

    def name(self, language: str) -> str:
        """Give its name in a language, or in any it has."""
        return said(self.names, language)


class CatalogueGroup(Struct, frozen=True, forbid_unknown_fields=True):
    """A group of the roles that a catalogue suggests."""

    names: Said
    notes: Said = {}


class CatalogueRole(Struct, frozen=True, forbid_unknown_fields=True):
    """A role that a catalogue suggests; `reports_to` is another's English name."""

    names: Said
    group: str = ""
    kind: RoleKind = RoleKind.PERSON
    appointed: Appointed = Appointed.STANDING
    reports_to: str = ""
    tags: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """Give its name in a language, or in any it has."""
        return said(self.names, language)


class Catalogue(Struct, frozen=True, forbid_unknown_fields=True):
    """A list of activities by section, with roles, credits and what it is for.

    One that has `roles_of` uses another catalogue's roles; `roles` and `groups` give them.
    """

    id: str
    titles: Said
    sections: tuple[CatalogueSection, ...]
    descriptions: Said = {}
    credits: Said = {}
    groups: dict[str, CatalogueGroup] = {}
    roles: tuple[CatalogueRole, ...] = ()
    roles_of: str = ""

    def title(self, language: str) -> str:
        """Give its title in a language, or in any it has."""
        return said(self.titles, language)

    def description(self, language: str) -> str:
        """Say in one line what it is for."""
        return said(self.descriptions, language)

    def credit(self, language: str) -> str:
        """Say where it comes from, and whose marks it names."""
        return said(self.credits, language)

    def activities(self) -> Iterator[CatalogueActivity]:
        """Go through all its activities."""
        for section in self.sections:
            yield from section.activities

    def __len__(self) -> int:
        return sum(len(section.activities) for section in self.sections)

    def __bool__(self) -> bool:
        return True


@cache
def catalogue_ids() -> tuple[str, ...]:
    """Give the ids of the catalogues that ship, in the order they are shown in."""
    return msgspec.json.decode(template("catalogues.json").read_bytes(), type=tuple[str, ...])


def catalogues() -> tuple[Catalogue, ...]:
    """Give all catalogues that ship."""
    return tuple(catalogue(each) for each in catalogue_ids())


def catalogue(catalogue_id: str) -> Catalogue:
    """Give a catalogue by its id, in either case; raises `WrongWords` where there is none such."""
    known = find_catalogue(catalogue_id)
    if known is None:
        raise WrongWords(
            N_("There is no catalogue “{id}”. There are: {known}."),
            id=catalogue_id,
            known=", ".join(catalogue_ids()),
        )
    return known


def find_catalogue(catalogue_id: str) -> Catalogue | None:
    """Give a catalogue by its id, in either case and with spaces or hyphens, or None."""
    wanted = catalogue_id.strip().replace(" ", "-").casefold()
    known = next((each for each in catalogue_ids() if each.casefold() == wanted), None)
    return _read(known) if known is not None else None


@cache
def _read(catalogue_id: str) -> Catalogue:
    data = template("catalogues", f"{catalogue_id}.json").read_bytes()
    read = msgspec.json.decode(data, type=Catalogue)
    if not read.roles_of:
        return read
    lender = _read(read.roles_of)
    return msgspec.structs.replace(read, groups=lender.groups, roles=lender.roles)
