"""A matrix as the rules see it: rows and columns counted by duty, settings resolved.

    view = View(matrix)
    for row in view.rows(): …

A view is made once and then follows the matrix: after cells have changed, `reread_cells` counts
only their rows and columns again. It never changes the matrix.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from math import inf
from zlib import crc32

from bhuki.matrix.entities import Assignment, CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter, Scheme
from bhuki.rules.finding import Finding
from bhuki.rules.letters import BIT, FIELD, FIELD_MASK, LETTERS_AT, Meaning, Meanings, checks
from bhuki.rules.people import holders_by_instance, levels_up
from bhuki.rules.row import Columns, Row
from bhuki.rules.rule import Values
from bhuki.rules.settings import Effective
from bhuki.rules.tags import is_body, is_crowd, role_has

_AT = {duty: FIELD * (bit.bit_length() - 1) for duty, bit in BIT.items()}


class View:
    """What rules ask of a matrix."""

    def __init__(self, matrix: Matrix, effective: Effective) -> None:
        self.matrix = matrix
        self.profile_is_unknown = effective.profile_is_unknown
        self.known_rules = effective.known
        self.scheme = matrix.scheme
        self.effective = effective
        self.meanings = Meanings(matrix.scheme)
        self._order = Columns(role.id for role in matrix.role_order())
        self.places = self._order.places
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
        return self._codes[duty]

    @cached_property
    def _codes(self) -> dict[Duty, str]:
        return {duty: self.scheme.code_for(duty) or "" for duty in Duty}

    @cached_property
    def most_deciding(self) -> float:
        """How many the scheme lets decide in an activity, where `letter-outside-limits` is on."""
        letters = self.scheme.with_duty(Duty.DECIDES)
        known = [letter.most for letter in letters if letter.most is not None]
        return min(known) if known and self.is_on("letter-outside-limits") else inf

    @property
    def activities(self) -> int:
        """The number of activities."""
        return len(self._rows)

    def levels_up(self, role_id: str, above_id: str) -> int:
        """Say how many levels one role stands above another in its line; 0 where it does not."""
        return levels_up(self.matrix, role_id, above_id)

    @cached_property
    def has_line(self) -> bool:
        """Say whether any role reports to another."""
        return any(role.reports_to for role in self.matrix.roles.values())

    @cached_property
    def groups_and_crowds(self) -> frozenset[str]:
        """The roles that several persons stand behind: groups that meet, and crowds."""
        roles = self.matrix.roles.values()
        return frozenset(r.id for r in roles if is_crowd(r) or is_body(r))

    @cached_property
    def limits(self) -> tuple[Letter, ...]:
        """The letters whose limits other rules don't speak of already."""
        return tuple(x for x in self.scheme.letters if not _is_spoken_of(x, self.scheme))

    @cached_property
    def deciding_is_counted(self) -> bool:
        """Say whether `letter-outside-limits` says that a letter for deciding is missing."""
        return self.is_on("letter-outside-limits") and any(
            letter.least for letter in self.scheme.with_duty(Duty.DECIDES)
        )

    @cached_property
    def more_verbs(self) -> frozenset[str]:
        """The verbs for deciding that this matrix adds to those known."""
        setting = self.matrix.rules.get("approval-without-decision")
        more = setting.extra.get("verbs") if setting is not None else None
        return frozenset(str(verb).lower() for verb in more) if isinstance(more, list) else NONE

    @cached_property
    def _tagged(self) -> dict[str, tuple[str, ...]]:
        return {}

    def roles_with(self, tag: str) -> tuple[str, ...]:
        """Give the roles that have a tag, or a name that says the same."""
        if tag not in self._tagged:
            roles = self.matrix.roles.values()
            self._tagged[tag] = tuple(role.id for role in roles if role_has(role, tag))
        return self._tagged[tag]

    @cached_property
    def holders_by_instance(self) -> list[dict[str, dict[str, str]]]:
        """Who holds each role, everywhere and in each published project and system.

        Persons are keyed by their name in lower case, so that one is one.
        """
        return holders_by_instance(self.matrix)

    @cached_property
    def _verifying(self) -> frozenset[str]:
        return frozenset(letter.code for letter in self.scheme.letters if checks(letter))

    def verifiers(self, row: Row) -> set[str]:
        """Give the roles that verify the work of an activity."""
        if not self._verifying:
            return set()
        return {
            role_id
            for meaning, roles in row.groups
            if self._verifying.intersection(meaning.letters)
            for role_id in roles
        }

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

    def reread_roles(self) -> None:
        """Read the roles again that were renamed or moved; none came or went."""
        order = self.matrix.role_order()
        self.places.clear()  # it is shared, and listed in order
        self.places.update((role.id, n) for n, role in enumerate(order))
        for known in ("has_line", "groups_and_crowds", "_tagged", "holders_by_instance"):
            self.__dict__.pop(known, None)

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
        self._rows[activity_id] = Row(activity, cells, self.meanings, self._order)

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
        for (activity_id, role_id), assignment in matrix.assignments.items():
            try:
                cells[activity_id][role_id] = assignment
            except KeyError:  # an activity that is gone; asking first would cost each cell
                self.dangling.add((activity_id, role_id))
        for activity_id, row_cells in cells.items():
            if not row_cells.keys() <= places.keys():
                for role_id in row_cells.keys() - places.keys():
                    del row_cells[role_id]
                    self.dangling.add((activity_id, role_id))
        for activity_id, activity in matrix.activities.items():
            self._rows[activity_id] = Row(activity, cells[activity_id], self.meanings, self._order)
        self._count_columns()

    def _count_columns(self) -> None:
        """Count every role's letters; by meaning, as then the counting itself is done in C."""
        groups: dict[Meaning, list[list[str]]] = {}
        for row in self._rows.values():
            for meaning, role_ids in row.groups:
                groups.setdefault(meaning, []).append(role_ids)
        for meaning, lists in groups.items():
            for role_id, n in Counter(chain.from_iterable(lists)).items():
                self._columns[role_id] += meaning.spread * n
                self._total += meaning.spread * n


NONE: frozenset[str] = frozenset()


def _is_spoken_of(letter: Letter, scheme: Scheme) -> bool:
    """Say whether a letter has no limits, or only those that rules about its duty speak of."""
    if not letter.least and letter.most is None:
        return True
    if letter.least > 1 or len(letter.duties) != 1:
        return False
    if scheme.with_duty(letter.duties[0]) != (letter,):
        return False
    if letter.duties == (Duty.ANSWERS,):
        return letter.most in {None, 1}
    return letter.duties == (Duty.DOES,) and letter.most is None


def print_of(*parts: object) -> str:
    """Make a fingerprint of what a finding about a role or the matrix was judged from."""
    return f"{crc32(repr(parts).encode('utf-8', 'replace')):x}"
