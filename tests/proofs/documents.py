"""The documents that proofs are printed of: each kind of report, laid out for a matrix."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from bhuki.exports.painting.load_pages import load_booklet
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.minutes_pages import minutes_booklet
from bhuki.exports.painting.network_pages import network_booklet
from bhuki.exports.painting.network_picture import network_picture
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.print_choices import Fit, PrintChoices, Sheet
from bhuki.matrix.matrix import Matrix
from bhuki.reports.load import heat, limits, load
from bhuki.reports.minutes import minutes
from bhuki.reports.network import network
from bhuki.reports.network_findings import network_findings
from bhuki.reports.overview_parts import OverviewChoices, news_since
from bhuki.reports.person_overview import people_of
from bhuki.texts import texts
from tests.proofs.matrices import DATED, figure_15, many_roles, three_roles, very_large

PAPERS = {
    "matrix-a4": PrintChoices(sheet=Sheet.A4),
    "matrix-a4-standing": PrintChoices(sheet=Sheet.A4, lying=False),
    "matrix-a3": PrintChoices(),
    "matrix-a3-black": PrintChoices(colour=False),
    "matrix-a1": PrintChoices(sheet=Sheet.A1),
    "matrix-width": PrintChoices(sheet=Sheet.A3, fit=Fit.WIDTH),
    "matrix-page": PrintChoices(sheet=Sheet.A3, fit=Fit.PAGE),
    "matrix-scale-130": PrintChoices(sheet=Sheet.A3, fit=Fit.SCALE, scale=1.3),
    "matrix-long": PrintChoices(sheet=Sheet.LONG),
}


class Document(NamedTuple):
    """A document by name, laid out when it is asked for."""

    name: str
    lay_out: Callable[[], Booklet]


def documents() -> Iterator[Document]:
    """Give all documents of all matrices."""
    for language in ("da", "en"):
        yield from documents_of(f"figure15-{language}", *figure_15(language), language)
    for name, matrix in (
        ("three-roles", three_roles()),
        ("many-roles", many_roles()),
        ("very-large", very_large()),
    ):
        yield from documents_of(name, matrix, None, "da")


def documents_of(
    name: str, matrix: Matrix, before: Matrix | None, language: str
) -> Iterator[Document]:
    """Give all documents of one matrix; `before` is how it stood when the session began."""
    _ = texts(language)

    def roles() -> Booklet:
        changed = news_since(before, matrix, _) if before is not None else None
        return overview_booklet(matrix, OverviewChoices(today=DATED), _, changed)

    def persons() -> Booklet:
        choices = OverviewChoices(people=tuple(people_of(matrix)), today=DATED)
        return overview_booklet(matrix, choices, _)

    def activities() -> Booklet:
        return overview_booklet(matrix, OverviewChoices(only_activities=True, today=DATED), _)

    def said() -> Booklet:
        present = people_of(matrix)[:4]
        words = minutes(matrix, _, before=before, present=present, today=DATED)
        return minutes_booklet(matrix, words, _)

    def carried() -> Booklet:
        return load_booklet(matrix, load(matrix), limits(matrix), heat(matrix), _)

    def drawn() -> Booklet:
        found = network(matrix)
        picture = network_picture(found)
        findings = network_findings(found, matrix, _, hub_id=picture.hub)
        return network_booklet(matrix, picture, findings, (), _)

    made = {"roles": roles, "activities": activities, "minutes": said}
    made |= {"load": carried, "network": drawn}
    if people_of(matrix):
        made["persons"] = persons
    for kind, lay_out in made.items():
        yield Document(f"{name}-{kind}", lay_out)
    for kind, choices in PAPERS.items():
        yield Document(f"{name}-{kind}", lambda c=choices: matrix_booklet(matrix, c, _))
