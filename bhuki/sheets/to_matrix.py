"""Make an editable matrix of one that was found on a sheet, and remember where each thing stood.

    made = to_matrix(sheet, found)
    made.matrix
    made.places.of(finding)          # ["D4", "F4"]

Nothing is judged here: two A in a row, or a letter that no scheme knows, come along as they stand,
and the rules speak of them.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from bhuki.matrix.entities import (
    About,
    Activity,
    Assignment,
    CellKey,
    Role,
    RoleGroup,
    Section,
)
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Letter, Scheme, shipped_schemes
from bhuki.rules.finding import Finding
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import address
from bhuki.sheets.scheme_evidence import OWN
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.view import Place
from bhuki.texts import LANGUAGES

_LONGEST_LETTER = 4  # what is longer is a remark, not a letter


class Places(Struct):
    """Where the things of a matrix stand on its sheet, as (row, column) from 1."""

    sheet: str
    activities: dict[str, Place] = {}
    roles: dict[str, Place] = {}
    cells: dict[CellKey, list[Place]] = {}
    across: bool | None = None  # roles in columns, or in rows; None where they don't cross

    def of(self, finding: Finding) -> list[str]:
        """Give the addresses of what a finding is about: its cells, else its row or its role."""
        return self._addresses(finding, self.cells)

    def still_of(self, finding: Finding, matrix: Matrix) -> list[str]:
        """Give them for a matrix that was edited since: letters that are new stand where row and
        column cross, and what has no place on the sheet has no address."""
        new = [cell for cell in finding.cells if cell in matrix.assignments]
        crossing = {cell: self._crossing(*cell) for cell in new if cell not in self.cells}
        return self._addresses(finding, {**self.cells, **crossing})

    def _crossing(self, activity: str, role: str) -> list[Place]:
        one, other = self.activities.get(activity), self.roles.get(role)
        if one is None or other is None or self.across is None:
            return []
        return [(one[0], other[1]) if self.across else (other[0], one[1])]

    def _addresses(self, finding: Finding, cells: Mapping[CellKey, list[Place]]) -> list[str]:
        found = [place for cell in finding.cells for place in cells.get(cell, ())]
        if not found and finding.activity in self.activities:
            found = [self.activities[finding.activity]]
        if not found and finding.role in self.roles:
            found = [self.roles[finding.role]]
        return [address(*place) for place in dict.fromkeys(found)]


class SheetMatrix(Struct):
    """A matrix made from a sheet, with its places there."""

    matrix: Matrix
    places: Places


def to_matrix(sheet: SheetReading, found: Found, *, title: str = "") -> SheetMatrix:
    """Make a matrix; `title` is used where the sheet names none."""
    return _Maker(sheet, found).make(title)


class _Maker:
    def __init__(self, sheet: SheetReading, found: Found) -> None:
        self.sheet = sheet
        self.found = found
        self.matrix = Matrix(scheme=_scheme(found))
        crossing = found.orientation in (Orientation.ROLES_IN_COLUMNS, Orientation.ROLES_IN_ROWS)
        across = found.orientation is Orientation.ROLES_IN_COLUMNS if crossing else None
        self.places = Places(sheet.view.grid.name, across=across)
        self._sections: dict[tuple[str, ...], str] = {}
        self._ids: set[str] = set()
        self._role_ids: list[str] = []
        self._activity_ids: list[str] = []

    def make(self, title: str) -> SheetMatrix:
        matrix, found = self.matrix, self.found
        if matrix.scheme.own:
            matrix.own_schemes[matrix.scheme.id] = matrix.scheme
        spoken = found.language or matrix.scheme.language
        language = spoken if spoken in LANGUAGES else "en"
        name = found.title or title or self.sheet.view.grid.name
        matrix.about = About(title=name, language=language)
        self._add_roles()
        self._add_activities()
        self._add_letters()
        self._add_odd()
        self._add_remarks()
        return SheetMatrix(matrix, self.places)

    def _add_roles(self) -> None:
        group_id: str | None = None
        group_name: str | None = None
        for role in self.found.roles:
            if role.group != group_name:
                group_name = role.group
                # One without a group after groups stands in a nameless one, to keep its place.
                group_id = self._new()
                self.matrix.groups[group_id] = RoleGroup(group_id, group_name or "")
            role_id = self._new()
            self._role_ids.append(role_id)
            self.matrix.roles[role_id] = Role(role_id, role.name, group_id)
            self.places.roles[role_id] = role.place

    def _add_activities(self) -> None:
        for activity in self.found.activities:
            activity_id = self._new()
            self._activity_ids.append(activity_id)
            section = self._section(tuple(activity.sections))
            note = self.sheet.view.comments.get(activity.place, "")
            self.matrix.activities[activity_id] = Activity(
                activity_id, activity.name, activity.number or "", section, note
            )
            self.places.activities[activity_id] = activity.place

    def _section(self, path: tuple[str, ...]) -> str | None:
        """Give the section at a path of names, made with those around it where it is new."""
        if not path and not self._sections:
            return None
        known = self._sections.get(path)
        if known is not None:
            return known
        parent = self._section(path[:-1]) if len(path) > 1 else None
        section_id = self._new()
        self._sections[path] = section_id
        name = path[-1] if path else ""
        self.matrix.sections[section_id] = Section(section_id, name, parent)
        return section_id

    def _new(self) -> str:
        made = new_id(self._ids)
        self._ids.add(made)
        return made

    def _add_letters(self) -> None:
        comments = self.sheet.view.comments
        for cell in self.found.cells:
            key = (self._activity_ids[cell.activity], self._role_ids[cell.role])
            before = self.matrix.assignments.get(key, Assignment())
            notes = [before.note, cell.note or "", comments.get(cell.place, "")]
            self.matrix.assignments[key] = Assignment(
                self.matrix.scheme.sort([*before.letters, *cell.codes]),
                note="\n".join(dict.fromkeys(filter(None, notes))),
            )
            self.places.cells.setdefault(key, []).append(cell.place)

    def _add_odd(self) -> None:
        """Keep what stands among the letters and is none: the rules name it, cell by cell."""
        for place in self.found.odd:
            key = self._cell_at(place)
            if key is None or key in self.matrix.assignments:
                continue
            text = " ".join(self.sheet.view.cells[place].text.split())
            if len(text) <= _LONGEST_LETTER:
                self.matrix.assignments[key] = Assignment((text,))
            else:
                self.matrix.assignments[key] = Assignment(note=text)
            self.places.cells[key] = [place]

    def _add_remarks(self) -> None:
        """Keep what a column of remarks or descriptions says of an activity, as its note."""
        if self.found.orientation is not Orientation.ROLES_IN_COLUMNS:
            return
        at = {place[0]: thing for thing, place in self.places.activities.items()}
        others = {p for each in self.sheet.found if each is not self.found for p in each.claims}
        for kind in ("notes", "description"):
            for place in self.sheet.ledger.of_kind(kind):
                if place[0] in at and place not in others:
                    self._add_note(at[place[0]], self.sheet.view.cells[place].text.strip())

    def _add_note(self, activity_id: str, text: str) -> None:
        activity = self.matrix.activities[activity_id]
        if text not in activity.note.split("\n"):
            note = "\n".join(filter(None, [activity.note, text]))
            self.matrix.activities[activity_id] = replace(activity, note=note)

    def _cell_at(self, place: Place) -> CellKey | None:
        """Give the cell of the matrix that a place on the sheet is."""
        row, column = place
        if self.found.orientation is Orientation.ROLES_IN_ROWS:
            row, column = column, row
            activity = _at(self.places.activities, 1, row)
            role = _at(self.places.roles, 0, column)
        elif self.found.orientation is Orientation.ROLES_IN_COLUMNS:
            activity = _at(self.places.activities, 0, row)
            role = _at(self.places.roles, 1, column)
        else:
            return None
        return (activity, role) if activity and role else None


def _at(places: dict[str, Place], side: int, number: int) -> str | None:
    return next((thing for thing, place in places.items() if place[side] == number), None)


def _scheme(found: Found) -> Scheme:
    """Give the scheme that the letters are of: a shipped one, or the sheet's own with them all."""
    scheme = found.choice.scheme
    if scheme.id in shipped_schemes():
        return shipped_schemes()[scheme.id]
    used = dict.fromkeys(code for cell in found.cells for code in cell.codes)
    missing = [Letter(code) for code in used if code not in scheme.by_code]
    return replace(scheme, id=OWN, letters=(*scheme.letters, *missing), own=True)


def matrices_of(sheets: Iterable[SheetReading], *, title: str = "") -> list[SheetMatrix]:
    """Make all matrices of a file."""
    return [to_matrix(sheet, found, title=title) for sheet in sheets for found in sheet.found]
