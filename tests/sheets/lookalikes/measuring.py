"""Compare what was read of a look-alike with its truth."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bhuki.sheets.found import Found
from bhuki.sheets.grid import FileKind, RawFile, address
from bhuki.sheets.lines import split_number
from bhuki.sheets.reading import FileReading
from bhuki.sheets.reading_files import read_raw
from tests.sheets.lookalikes.truth import LookAlike, Place, TrueMatrix

SURE = 0.9


@dataclass
class Outcome:
    """What was wrong with a reading, and how sure it was. `problems` are for people."""

    made: LookAlike
    wrong: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    certainty: float = 0.0  # of the surest matrix
    scheme_certainty: float = 0.0
    matrices: int = 0
    surest_stray: float = 0.0  # of matrices where none is
    surest_scheme_wrong: float = 0.0
    surest_wrong: float = 0.0  # of matrices with something wrong in them
    found: list[Found] = field(default_factory=list)

    @property
    def right(self) -> bool:
        """Whether cells, names and orientation are all as they should be."""
        return not any(self.wrong[kind] for kind in ("count", "cells", "roles", "activities"))

    @property
    def wrong_though_sure(self) -> bool:
        """Whether it is wrong and says that it is sure."""
        return max(self.surest_stray, self.surest_wrong) >= SURE

    @property
    def scheme_wrong_though_sure(self) -> bool:
        """Whether the scheme is another than said with certainty."""
        return self.surest_scheme_wrong >= SURE

    def add(self, kind: str, text: str, place: Place | None = None) -> None:
        """Note something wrong, in the matrices that stand there, or anywhere."""
        self.wrong[kind] += 1
        self.problems.append(f"{kind}: {text}")
        if kind in ("count", "cells", "roles", "activities"):
            here = [matrix for matrix in self.found if place and _covers(matrix, place)]
            sure = [matrix.certainty for matrix in here or self.found]
            self.surest_wrong = max([self.surest_wrong, *sure])


def _covers(matrix: Found, place: Place) -> bool:
    """Whether a place lies in the rectangle that a matrix takes up."""
    places = matrix.places()
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    return min(rows) <= place[0] <= max(rows) and min(columns) <= place[1] <= max(columns)


def measure(made: LookAlike) -> Outcome:
    """Read a look-alike and compare."""
    raw = RawFile(FileKind.XLSX, made.grids)
    return compare(made, read_raw(raw, Path(f"{made.file_name}.xlsx")))


def compare(made: LookAlike, reading: FileReading) -> Outcome:
    """Compare a reading with the truth."""
    outcome = Outcome(made)
    found = [(sheet.view.grid.name, matrix) for sheet, matrix in reading.matrices]
    outcome.matrices = len(found)
    outcome.certainty = max((m.certainty for _, m in found), default=0.0)
    outcome.scheme_certainty = max((m.scheme_certainty for _, m in found), default=0.0)
    sheets = {truth.sheet for truth in made.truths}
    for name, matrix in found:
        if name not in sheets:
            outcome.add("count", f"a matrix on {name}: {matrix.choice.id} {matrix.certainty:.2f}")
            outcome.surest_stray = max(outcome.surest_stray, matrix.certainty)
    for name in sheets:
        truths = [truth for truth in made.truths if truth.sheet == name]
        here = [matrix for sheet, matrix in found if sheet == name]
        _compare_sheet(outcome, truths, here)
    return outcome


def _compare_sheet(outcome: Outcome, truths: list[TrueMatrix], found: list[Found]) -> None:
    outcome.found = found
    if not found:
        outcome.add("count", "no matrix found")
        return
    want: dict[Place, dict[tuple[str, str], frozenset[str]]] = {}
    for truth in truths:
        want.update(truth.cells)
    strays = [matrix for matrix in found if not matrix.cell_places() & want.keys()]
    for matrix in strays:
        outcome.wrong["count"] += 1
        outcome.problems.append(f"count: a matrix too many, {matrix.certainty:.2f}")
        outcome.surest_stray = max(outcome.surest_stray, matrix.certainty)
    if len(found) - len(strays) > len(truths):
        outcome.add("count", f"{len(found)} matrices for {len(truths)}")
    outcome.found = found = [matrix for matrix in found if matrix not in strays]
    _compare_cells(outcome, want, found)
    _compare_names(outcome, truths, found)
    for matrix in found:
        if matrix.orientation.value not in {truth.orientation for truth in truths}:
            place = next((cell.place for cell in matrix.cells), None)
            outcome.add("cells", f"orientation {matrix.orientation.value}", place)
        fine = set().union(*(truth.schemes for truth in truths))
        if matrix.choice.id not in fine:
            outcome.add("scheme", f"{matrix.choice.id} for {sorted(fine)}")
            sure = max(outcome.surest_scheme_wrong, matrix.scheme_certainty)
            outcome.surest_scheme_wrong = sure


def _plain(sections: Iterable[str]) -> list[str]:
    """Give sections without numbers and colons, which may be read as part of the name or not."""
    return [split_number(name)[1].rstrip(":") for name in sections]


def _compare_cells(
    outcome: Outcome,
    want: dict[Place, dict[tuple[str, str], frozenset[str]]],
    found: list[Found],
) -> None:
    have: dict[Place, dict[tuple[str, str], frozenset[str]]] = {}
    for matrix in found:
        for cell in matrix.cells:
            names = (matrix.activities[cell.activity].name, matrix.roles[cell.role].name)
            said = have.setdefault(cell.place, {})
            said[names] = said.get(names, frozenset()) | frozenset(cell.codes)
    for place in sorted(want.keys() | have.keys()):
        if want.get(place) != have.get(place):
            said = [
                {names: "/".join(sorted(codes)) for names, codes in side.get(place, {}).items()}
                for side in (want, have)
            ]
            outcome.add("cells", f"{address(*place)}: {said[0]} read as {said[1]}", place)


def _compare_names(outcome: Outcome, truths: list[TrueMatrix], found: list[Found]) -> None:
    roles = {role.place: role.name for m in found for role in m.roles}
    activities = {a.place: a for m in found for a in m.activities}
    for truth in truths:
        if truth.orientation in ("list", "codes-in-columns"):
            roles = {}
        for place, name in truth.roles.items():
            if roles.pop(place, None) != name:
                outcome.add("roles", f"{address(*place)} {name}", place)
        for place, name in truth.activities.items():
            got = activities.pop(place, None)
            if got is None or got.name != name:
                outcome.add("activities", f"{address(*place)} {name}: {got and got.name}", place)
            elif _plain(got.sections) != _plain(truth.sections[place]):
                outcome.add(
                    "sections", f"{address(*place)} {truth.sections[place]}: {got.sections}"
                )
            elif truth.numbers.get(place) and got.number != truth.numbers[place]:
                outcome.add("numbers", f"{address(*place)} {got.number}")
    for place, name in roles.items():
        outcome.add("roles", f"invented {address(*place)} {name}", place)
    if all(truth.orientation != "list" for truth in truths):
        for place, activity in activities.items():
            outcome.add("activities", f"invented {address(*place)} {activity.name}", place)
