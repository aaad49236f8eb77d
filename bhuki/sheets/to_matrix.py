"""Turn a matrix that was found on a sheet into one to edit, and keep where it came from.

    read = to_matrix(sheet, found)
    read.matrix                              # a Matrix
    read.cells[activity_id, role_id]         # ["D7"]: where findings point to

A role that stands in the sheet is one role here, even where two have the same name.
"""

from dataclasses import dataclass, field

import msgspec

from bhuki.matrix.entities import About, Activity, Assignment, CellKey, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Letter, Scheme, shipped_schemes
from bhuki.sheets.found import Found
from bhuki.sheets.grid import address
from bhuki.sheets.recognise import SheetReading
from bhuki.sheets.scheme_evidence import OWN

_TAKEN_LANGUAGES = ("da", "en")


@dataclass
class ReadMatrix:
    """An editable matrix, and the addresses on the sheet that its parts were read from."""

    matrix: Matrix
    sheet: str
    activities: dict[str, str] = field(default_factory=dict)  # id → address
    roles: dict[str, str] = field(default_factory=dict)
    cells: dict[CellKey, list[str]] = field(default_factory=dict)

    def addresses(self, activity_id: str | None, role_id: str | None) -> list[str]:
        """Give where on the sheet an activity, a role or a cell stands; the nearest there is."""
        if activity_id and role_id and (activity_id, role_id) in self.cells:
            return self.cells[activity_id, role_id]
        found = self.activities.get(activity_id or "") or self.roles.get(role_id or "")
        return [found] if found else []


def to_matrix(reading: SheetReading, found: Found, language: str = "") -> ReadMatrix:
    """Make an editable matrix of a found one; letters, notes, sections and groups go along."""
    return _Maker(reading, found).make(language)


class _Maker:
    def __init__(self, reading: SheetReading, found: Found) -> None:
        self._found = found
        self._comments = reading.view.comments
        scheme = _scheme(found)
        self._matrix = Matrix(scheme=scheme)
        if scheme.own:
            self._matrix.own_schemes[scheme.id] = scheme
        self._read = ReadMatrix(self._matrix, reading.view.grid.name)
        self._ids: set[str] = set()
        self._sections: dict[tuple[str, ...], str] = {}
        self._groups: dict[str, str] = {}

    def make(self, language: str) -> ReadMatrix:
        spoken = language or self._found.language
        self._matrix.about = About(
            title=self._found.title or self._read.sheet,
            language=spoken if spoken in _TAKEN_LANGUAGES else "en",
        )
        roles = [self._add_role(number) for number in range(len(self._found.roles))]
        activities = [self._add_activity(n) for n in range(len(self._found.activities))]
        for cell in self._found.cells:
            key = (activities[cell.activity], roles[cell.role])
            self._add_cell(key, cell.codes, self._note(cell.place, cell.note))
            at = self._read.cells.setdefault(key, [])
            if (where := address(*cell.place)) not in at:
                at.append(where)
        return self._read

    def _new(self) -> str:
        made = new_id(self._ids)
        self._ids.add(made)
        return made

    def _add_role(self, number: int) -> str:
        role = self._found.roles[number]
        made = self._new()
        group = self._group(role.group) if role.group else None
        self._matrix.roles[made] = Role(made, role.name, group)
        self._read.roles[made] = address(*role.place)
        return made

    def _group(self, name: str) -> str:
        if name not in self._groups:
            self._groups[name] = made = self._new()
            self._matrix.groups[made] = RoleGroup(made, name)
        return self._groups[name]

    def _add_activity(self, number: int) -> str:
        activity = self._found.activities[number]
        made = self._new()
        section = self._section(tuple(activity.sections))
        note = self._comments.get(activity.place, "")
        self._matrix.activities[made] = Activity(
            made, activity.name, activity.number or "", section, note
        )
        self._read.activities[made] = address(*activity.place)
        return made

    def _section(self, path: tuple[str, ...]) -> str | None:
        if not path:
            return None
        if path not in self._sections:
            parent = self._section(path[:-1])
            self._sections[path] = made = self._new()
            self._matrix.sections[made] = Section(made, path[-1], parent)
        return self._sections[path]

    def _add_cell(self, key: CellKey, codes: tuple[str, ...], note: str) -> None:
        before = self._matrix.assignments.get(key, Assignment())
        letters = self._matrix.scheme.sort([*before.letters, *codes])
        notes = "\n".join(dict.fromkeys(n for n in (before.note, note) if n))
        self._matrix.assignments[key] = Assignment(letters, note=notes)

    def _note(self, place: tuple[int, int], said: str | None) -> str:
        return "\n".join(text for text in (said, self._comments.get(place)) if text)


def _scheme(found: Found) -> Scheme:
    """Give the shipped scheme, or one of the sheet's own that has every letter in use."""
    scheme = found.choice.scheme
    if scheme.id in shipped_schemes():
        return shipped_schemes()[scheme.id]
    used = dict.fromkeys(code for cell in found.cells for code in cell.codes)
    missing = [Letter(code) for code in used if code not in scheme.by_code]
    return msgspec.structs.replace(scheme, id=OWN, letters=(*scheme.letters, *missing), own=True)
