"""Say what an edited matrix wants changed on the sheet it was read from, and what can't be.

    planned = changes_of(sheet, found, made.places, matrix)
    planned.changes            # {("RACI", "D4"): "r / a"}: in the sheet's own way of writing
    planned.left               # lines to tell: new activities, roles that are gone …

Letters go back where they stand; so do names, where a cell holds just the name. What is new, gone
or moved has no cell of its own: it is told, and kept by saving the matrix as a .bhuki file.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from bhuki.matrix.entities import Assignment, CellKey
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.found import Found, FoundCell, Orientation
from bhuki.sheets.grid import address, position
from bhuki.sheets.reading import Message
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.to_matrix import Places
from bhuki.sheets.view import Place, label
from bhuki.texts import N_

_SEPARATORS = (" / ", "/", ", ", ",", "; ", ";", " & ", "&", " + ", "+", "\n", " ")
_GRIDS = (Orientation.ROLES_IN_COLUMNS, Orientation.ROLES_IN_ROWS)

_NOT_A_GRID = N_("On “{sheet}” names stand under letters, so letters can't be written back there.")
_SEVERAL = N_("{name}: its letters stand in several cells, so they were not written.")
_NO_PLACE = N_("{name}: there is no cell for its letters on “{sheet}”.")
_NEW_ACTIVITY = N_("New activity, not on “{sheet}”: {name}")
_NEW_ROLE = N_("New role, not on “{sheet}”: {name}")
_GONE_ACTIVITY = N_("Removed here, still on “{sheet}”: the activity {name}")
_GONE_ROLE = N_("Removed here, still on “{sheet}”: the role {name}")
_RENAMED = N_("Renamed here, not on “{sheet}” at {at}: {name}")


class Planned(NamedTuple):
    """The cells to write and what is left to tell."""

    changes: dict[tuple[str, str], str]
    left: list[Message]


def changes_of(
    sheet: SheetReading,
    found: Found,
    places: Places,
    matrix: Matrix,
    written: Mapping[tuple[str, str], str] | None = None,
) -> Planned:
    """Compare a matrix with the sheet it came from.

    `written` are the texts that were written back since it was read: those that still hold are
    not written again, and those that were undone give way to what the sheet said at first.
    """
    planned = _Comparison(sheet, found, places, matrix).make()
    if not written:
        return planned
    changes = {cell: text for cell, text in planned.changes.items() if written.get(cell) != text}
    for cell, text in written.items():
        if cell not in planned.changes:
            first = sheet.view.cells.get(position(cell[1]) or (0, 0))
            before = first.text if first is not None else ""
            if text != before:
                changes[cell] = before
    return Planned(changes, planned.left)


class _Comparison:
    def __init__(self, sheet: SheetReading, found: Found, places: Places, matrix: Matrix) -> None:
        self.found, self.places, self.matrix = found, places, matrix
        self.view = sheet.view
        self.hand = Hand(sheet, found)
        self.changes: dict[tuple[str, str], str] = {}
        self.left: list[Message] = []

    def make(self) -> Planned:
        self._compare_things()
        if self.found.orientation in _GRIDS:
            self._compare_letters()
        elif self._letters_differ():
            self._tell(_NOT_A_GRID)
        return Planned(self.changes, self.left)

    def _tell(self, text: str, **values: object) -> None:
        self.left.append(Message(text, {"sheet": self.places.sheet, **values}))

    def _compare_things(self) -> None:
        """Compare activities and roles: names that differ, what is new, what is gone."""
        activities = {one.place: one.name for one in self.found.activities}
        roles = {one.place: one.name for one in self.found.roles}
        for known, things, names, new, gone in (
            (
                self.places.activities,
                self.matrix.activities,
                activities,
                _NEW_ACTIVITY,
                _GONE_ACTIVITY,
            ),
            (self.places.roles, self.matrix.roles, roles, _NEW_ROLE, _GONE_ROLE),
        ):
            for thing_id, thing in things.items():
                place = known.get(thing_id)
                if place is None:
                    self._tell(new, name=thing.name)
                elif thing.name != names.get(place, thing.name):
                    self._rename(place, names[place], thing.name)
            for thing_id, place in known.items():
                if thing_id not in things:
                    self._tell(gone, name=names.get(place, address(*place)))

    def _rename(self, place: Place, before: str, name: str) -> None:
        """Write a name where its cell holds the old one and nothing else."""
        cell = self.view.cells.get(place)
        in_list = self.found.orientation not in _GRIDS  # the same name may stand in many rows
        if cell is None or label(cell.text) != label(before) or in_list:
            self._tell(_RENAMED, name=name, at=address(*place))
        else:
            self.changes[self.places.sheet, address(*place)] = name

    def _compare_letters(self) -> None:
        read = self._as_read()
        keys = dict.fromkeys([*self.places.cells, *self.matrix.assignments])
        for key in keys:
            activity, role = key
            if activity not in self.matrix.activities or role not in self.matrix.roles:
                continue
            now = self.matrix.assignments.get(key, Assignment())
            if now.letters != read.get(key, ()):
                self._write(key, now)

    def _as_read(self) -> dict[CellKey, tuple[str, ...]]:
        """Give the letters of each cell of the matrix as the sheet has them."""
        codes: dict[Place, list[str]] = {}
        for cell in self.found.cells:
            codes.setdefault(cell.place, []).extend(cell.codes)
        odd = set(self.found.odd)
        read: dict[CellKey, tuple[str, ...]] = {}
        for key, places in self.places.cells.items():
            letters = [code for place in places for code in codes.get(place, ())]
            if not letters and len(places) == 1 and places[0] in odd:
                text = " ".join(self.view.cells[places[0]].text.split())
                read[key] = (text,) if len(text) <= 4 else ()
            else:
                read[key] = tuple(self.matrix.scheme.sort(letters))
        return read

    def _letters_differ(self) -> bool:
        read = self._as_read()
        return any(
            self.matrix.assignments.get(key, Assignment()).letters != read.get(key, ())
            for key in dict.fromkeys([*read, *self.matrix.assignments])
            if key[0] in self.places.activities and key[1] in self.places.roles
        )

    def _write(self, key: CellKey, now: Assignment) -> None:
        activity, role = key
        places = self.places.cells.get(key) or self._empty_cell(activity, role)
        name = f"{self.matrix.activities[activity].name} · {self.matrix.roles[role].name}"
        if len(places) > 1:
            self._tell(_SEVERAL, name=name)
        elif not places:
            if activity in self.places.activities and role in self.places.roles:
                self._tell(_NO_PLACE, name=name)
        else:
            place = places[0]
            self.changes[self.places.sheet, address(*place)] = self.hand.write(now, place)

    def _empty_cell(self, activity: str, role: str) -> list[Place]:
        """Give the cell where an activity's line and a role's meet, if nothing else is there."""
        one, other = self.places.activities.get(activity), self.places.roles.get(role)
        if one is None or other is None:
            return []
        across = self.found.orientation is Orientation.ROLES_IN_COLUMNS
        place = (one[0], other[1]) if across else (other[0], one[1])
        taken = place in self.found.taken and place not in self.found.claims
        covered = place in self.view.anchors
        return [] if taken or covered else [place]


class Hand:
    """How a sheet writes its letters: which words or letters, in which case, with what between."""

    def __init__(self, sheet: SheetReading, found: Found) -> None:
        self._view = sheet.view
        self._cells: dict[Place, FoundCell] = {cell.place: cell for cell in found.cells}
        said: dict[str, Counter[str]] = {}
        between: Counter[str] = Counter()
        small = 0
        for place, cell in self._cells.items():
            text = label(self._view.cells[place].text) if place in self._view.cells else ""
            if len(cell.codes) == 1 and not cell.note and text:
                said.setdefault(cell.codes[0], Counter())[text] += 1
            elif len(cell.codes) > 1:
                between.update([_between(text)])
            small += 1 if text.islower() else -1
        self._words = {code: counts.most_common(1)[0][0] for code, counts in said.items()}
        self._separator = between.most_common(1)[0][0] if between else "/"
        self._small = small > 0

    def write(self, assignment: Assignment, place: Place) -> str:
        """Write an assignment as the sheet would; what else its cell said stays there."""
        cell = self._cells.get(place)
        separator = self._separator
        if cell is not None and len(cell.codes) > 1:
            separator = _between(label(self._view.cells[place].text))
        words = [self._words.get(code) or self._cased(code) for code in assignment.letters]
        if any(separator.strip() == "" and len(word) > 1 for word in words):
            separator = "/"  # words that run together are read as one
        text = separator.join(words)
        if cell is not None and cell.note and cell.note in assignment.note:
            text = f"{text} {cell.note}".strip()
        return text

    def _cased(self, code: str) -> str:
        return code.lower() if self._small else code


def _between(text: str) -> str:
    """Give what stands between the letters of a cell."""
    return next((s for s in _SEPARATORS if s in text), "/" if len(text) > 3 else "")
