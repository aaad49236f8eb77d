"""Count letters per role and per activity, and keep the counts while the matrix changes.

    counts = Counts(matrix)
    counts.of_role(role.id)         # {"H": 16, "U": 13}
    counts.follow(edit, inverse)

An edit tells what came and its inverse what went, so nothing is counted twice.
"""

from collections import Counter
from collections.abc import Mapping
from operator import itemgetter

from bhuki.matrix.edits import Edit, SetAssignments
from bhuki.matrix.entities import Assignment, CellKey
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty

Tally = dict[str, int]
Letters = tuple[str, ...]
_ACTIVITY, _ROLE = itemgetter(0), itemgetter(1)


class Counts:
    """The letters of one matrix, counted both ways."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.rebuild()

    def rebuild(self) -> None:
        """Count everything anew."""
        matrix = self._matrix
        of_roles: dict[str, list[Letters]] = {role_id: [] for role_id in matrix.roles}
        of_activities: dict[str, list[Letters]] = {a: [] for a in matrix.activities}
        for (activity_id, role_id), assignment in _standing(matrix).items():
            letters = assignment.letters
            of_activities[activity_id].append(letters)
            of_roles[role_id].append(letters)
        self._by_role = {role_id: _tally(cells) for role_id, cells in of_roles.items()}
        self._by_activity = {a: _tally(cells) for a, cells in of_activities.items()}
        # Which sets of letters a role has somewhere: they say how wide its column must be.
        self.combinations = {role_id: set(cells) for role_id, cells in of_roles.items()}
        self._answering = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
        self._answered = {a for a, tally in self._by_activity.items() if self._answers(tally)}

    def follow(self, edit: Edit, inverse: Edit) -> set[str]:
        """Take note of an edit; give the roles whose letters stand in new combinations."""
        touched = edit.touched()
        if touched.all or self._matrix.roles.keys() != self._by_role.keys():
            self.rebuild()
            return set(self._matrix.roles)
        wider: set[str] = set()
        for cell, was in _values(inverse).items():
            if cell[0] in self._by_activity and cell[1] in self._by_role:
                self._change(cell, was, self._matrix.assignments.get(cell), wider)
        if touched.structure:
            for activity_id in touched.activities:
                self._follow_row(activity_id, wider)
        return wider

    def _change(
        self, cell: CellKey, was: Assignment | None, now: Assignment | None, wider: set[str]
    ) -> None:
        activity_id, role_id = cell
        of_role, of_activity = self._by_role[role_id], self._by_activity[activity_id]
        for code in was.letters if was is not None else ():
            _add(of_role, code, -1)
            _add(of_activity, code, -1)
        for code in now.letters if now is not None else ():
            _add(of_role, code, 1)
            _add(of_activity, code, 1)
        if now is not None and now.letters not in self.combinations[role_id]:
            self.combinations[role_id].add(now.letters)
            wider.add(role_id)
        if self._answers(of_activity):
            self._answered.add(activity_id)
        else:
            self._answered.discard(activity_id)

    def _follow_row(self, activity_id: str, wider: set[str]) -> None:
        """Count an activity that came, with whatever cells already spoke of it, or went."""
        known = activity_id in self._by_activity
        here = activity_id in self._matrix.activities
        if known == here:
            return
        if here:
            self._by_activity[activity_id] = {}
        for role_id in self._by_role:
            cell = (activity_id, role_id)
            found = self._matrix.assignments.get(cell)
            if found is not None:
                self._change(cell, None if here else found, found if here else None, wider)
        if not here:
            del self._by_activity[activity_id]
            self._answered.discard(activity_id)

    def of_role(self, role_id: str) -> Tally:
        """Give how often a role has each letter."""
        return self._by_role.get(role_id, {})

    def of_activity(self, activity_id: str) -> Tally:
        """Give how often each letter stands in an activity."""
        return self._by_activity.get(activity_id, {})

    def total(self) -> Tally:
        """Give how often each letter stands in the whole matrix."""
        total: Tally = {}
        for tally in self._by_role.values():
            for code, n in tally.items():
                total[code] = total.get(code, 0) + n
        return total

    def answered(self) -> int:
        """Give how many activities have a letter that answers for them."""
        return len(self._answered)

    def _answers(self, tally: Tally) -> bool:
        return any(code in self._answering for code in tally)


def _values(edit: Edit) -> dict[CellKey, Assignment | None]:
    """Give what the cells of an edit become at last."""
    values: dict[CellKey, Assignment | None] = {}
    for step in edit.steps:
        if isinstance(step, SetAssignments):
            values.update(((a, r), value) for a, r, value in step.cells)
    return values


def _standing(matrix: Matrix) -> Mapping[CellKey, Assignment]:
    """Give the cells whose activity and role are there; one can speak of what is gone."""
    cells, activities, roles = matrix.assignments, matrix.activities, matrix.roles
    if set(map(_ACTIVITY, cells)) <= activities.keys() and set(map(_ROLE, cells)) <= roles.keys():
        return cells
    return {(a, r): found for (a, r), found in cells.items() if a in activities and r in roles}


def _tally(cells: list[Letters]) -> Tally:
    """Count letters; what stands often together is counted once."""
    tally: Tally = {}
    for letters, n in Counter(cells).items():
        for code in letters:
            tally[code] = tally.get(code, 0) + n
    return tally


def _add(tally: Tally, code: str, n: int) -> None:
    """Count a letter up or down; one that is gone leaves no zero behind."""
    count = tally.get(code, 0) + n
    if count > 0:
        tally[code] = count
    else:
        tally.pop(code, None)
