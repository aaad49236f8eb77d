"""A matrix as the rules see it: rows and columns counted by duty, settings resolved.

    view = View(matrix)
    for row in view.rows(): …

A view is made once and then follows the matrix: after cells have changed, `reread_cells` counts
only their rows and columns again. It never changes the matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from zlib import crc32

from bhuki.matrix.entities import Assignment, CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding
from bhuki.rules.letters import BIT, FIELD, FIELD_MASK, LETTERS_AT, Meanings
from bhuki.rules.row import Row
from bhuki.rules.rule import Values
from bhuki.rules.settings import Effective

_AT = {duty: FIELD * (bit.bit_length() - 1) for duty, bit in BIT.items()}


class View:
    """What rules ask of a matrix."""

    def __init__(self, matrix: Matrix, effective: Effective) -> None:
        self.matrix = matrix
        self.scheme = matrix.scheme
        self.effective = effective
        self.meanings = Meanings(matrix.scheme)
        self.places = {role.id: n for n, role in enumerate(matrix.role_order())}
        self._columns = dict.fromkeys(self.places, 0)
        self._total = 0
        self._rows: dict[str, Row] = {}
        self.dangling: set[CellKey] = set()
        self._read_all()

    # --- what rules read

    def rows(self) -> list[Row]:
        """Give the rows in the order of the document."""
        rows = self._rows
        return [rows[activity.id] for activity in self.matrix.activity_order()]

    def row(self, activity_id: str) -> Row:
        """Give one activity's row."""
        return self._rows[activity_id]

    def role(self, role_id: str) -> Role:
        """Give a role by its id."""
        return self.matrix.roles[role_id]

    def count(self, role_id: str, duty: Duty) -> int:
        """Say in how many activities a role has a duty."""
        return self._columns[role_id] >> _AT[duty] & FIELD_MASK

    def filled(self, role_id: str) -> int:
        """Say in how many activities a role has letters."""
        return self._columns[role_id] >> LETTERS_AT & FIELD_MASK

    def total(self, duty: Duty) -> int:
        """Say how many cells of the matrix have a duty."""
        return self._total >> _AT[duty] & FIELD_MASK

    def __contains__(self, activity_id: str) -> bool:
        """Say whether an activity is a row of the matrix."""
        return activity_id in self._rows

    @property
    def has_letters(self) -> bool:
        """Say whether any cell of the matrix has letters."""
        return bool(self._total >> LETTERS_AT & FIELD_MASK)

    def totals(self) -> tuple[int, bool]:
        """Give what the rules that weigh roles against each other weigh by."""
        return self.total(Duty.ANSWERS), self.has_letters

    def is_on(self, rule_id: str) -> bool:
        """Say whether a rule is judged here: switched on, and the scheme has its letters."""
        return rule_id in self.effective.severities

    def number(self, rule_id: str, name: str) -> float:
        """Give a rule's number, as this matrix sets it."""
        return self.effective.numbers[rule_id][name]

    def code(self, duty: Duty) -> str:
        """Give the scheme's letter for a duty, empty where it has none."""
        return self.scheme.code_for(duty) or ""

    @cached_property
    def roles_in_order(self) -> list[Role]:
        """The roles as the columns stand."""
        return self.matrix.role_order()

    # --- what rules say

    def found(
        self,
        rule_id: str,
        row: Row | None = None,
        *,
        role: str | None = None,
        cells: tuple[CellKey, ...] = (),
        values: Values | None = None,
        state: str | None = None,
    ) -> Finding:
        """Make a finding; its state is the row's unless the rule says what it judged from."""
        activity_id = row.activity.id if row is not None else None
        if state is None:
            state = row.state if row is not None else ""
        matrix = self.matrix
        accepted = parked = None
        if matrix.accepted or matrix.parked:
            key = (rule_id, activity_id or "", role or "")
            acceptance = matrix.accepted.get(key)
            if acceptance is not None and acceptance.state in {"", state}:
                accepted = acceptance
            parked = matrix.parked.get(key)
        return Finding(
            rule_id,
            self.effective.severities[rule_id],
            activity_id,
            role,
            cells,
            values or {},
            state,
            accepted,
            parked,
        )

    # --- following the matrix

    def reread_cells(self, cells: Iterable[CellKey]) -> set[str]:
        """Read cells again; give the ids of the roles whose counts may have changed."""
        changed: dict[str, Row] = {}
        roles: set[str] = set()
        for cell in cells:
            activity_id, role_id = cell
            now = self.matrix.assignments.get(cell)
            row = self._rows.get(activity_id)
            if row is None or role_id not in self.places:
                self._note_dangling(cell, now)
                continue
            changed[activity_id] = row
            roles.add(role_id)
            self._recount(role_id, row.cells.get(role_id), now)
            if now is None:
                row.cells.pop(role_id, None)
            else:
                row.cells[role_id] = now
        for row in changed.values():
            row.count()
        return roles

    def reread_activities(self, ids: Iterable[str]) -> None:
        """Read activities again that came, went, moved or changed."""
        for activity_id in ids:
            gone = self._rows.pop(activity_id, None)
            activity = self.matrix.activities.get(activity_id)
            if gone is not None:
                for role_id, assignment in gone.cells.items():
                    self._recount(role_id, assignment, None)
                    cell = (activity_id, role_id)
                    if activity is None:
                        self._note_dangling(cell, self.matrix.assignments.get(cell))
            if activity is not None:
                self._read_row(activity_id)

    def _read_row(self, activity_id: str) -> None:
        assignments = self.matrix.assignments
        cells: dict[str, Assignment] = {}
        for role_id in self.places:
            assignment = assignments.get((activity_id, role_id))
            self.dangling.discard((activity_id, role_id))
            if assignment is not None:
                cells[role_id] = assignment
                self._recount(role_id, None, assignment)
        activity = self.matrix.activities[activity_id]
        self._rows[activity_id] = Row(activity, cells, self.meanings, self.places)

    def _note_dangling(self, cell: CellKey, now: Assignment | None) -> None:
        if now is None:
            self.dangling.discard(cell)
        else:
            self.dangling.add(cell)

    def _recount(self, role_id: str, before: Assignment | None, after: Assignment | None) -> None:
        change = 0
        if before is not None:
            change -= self.meanings[before.letters].spread
        if after is not None:
            change += self.meanings[after.letters].spread
        if change:
            self._columns[role_id] += change
            self._total += change

    def _read_all(self) -> None:
        matrix = self.matrix
        places = self.places
        cells: dict[str, dict[str, Assignment]] = {i: {} for i in matrix.activities}
        for cell, assignment in matrix.assignments.items():
            row_cells = cells.get(cell[0])
            if row_cells is None or cell[1] not in places:
                self.dangling.add(cell)
            else:
                row_cells[cell[1]] = assignment
        columns = self._columns
        meanings = self.meanings
        for activity_id, activity in matrix.activities.items():
            row = Row(activity, cells[activity_id], meanings, places)
            self._rows[activity_id] = row
            for letters, role_ids in row.by_letters.items():
                spread = meanings[letters].spread
                self._total += spread * len(role_ids)
                for role_id in role_ids:
                    columns[role_id] += spread


def print_of(*parts: object) -> str:
    """Make a fingerprint of what a finding about a role or the matrix was judged from."""
    return f"{crc32(repr(parts).encode('utf-8', 'replace')):x}"
