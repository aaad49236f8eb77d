"""Count letters per role and per activity, and keep the counts while the matrix changes.

    counts = Counts(matrix)
    counts.of_role(role.id)         # {"H": 16, "U": 13}
    counts.follow(edit.touched())

After an edit only the rows and columns that it touched are counted again, and only when asked.
"""

from collections.abc import Iterable

from bhuki.matrix.edits import Touched
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty

Tally = dict[str, int]


class Counts:
    """The letters of one matrix, counted both ways."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self.rebuild()

    def rebuild(self) -> None:
        """Count everything anew."""
        matrix = self._matrix
        self._by_role: dict[str, Tally] = {role_id: {} for role_id in matrix.roles}
        self._by_activity: dict[str, Tally] = {a: {} for a in matrix.activities}
        self._stale_roles: set[str] = set()
        self._stale_activities: set[str] = set()
        # Which sets of letters a role has somewhere: they say how wide its column must be.
        self.combinations: dict[str, set[tuple[str, ...]]] = {r: set() for r in matrix.roles}
        self._answering = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
        for (activity_id, role_id), assignment in matrix.assignments.items():
            of_role = self._by_role.get(role_id)
            of_activity = self._by_activity.get(activity_id)
            if of_role is None or of_activity is None:
                continue
            self.combinations[role_id].add(assignment.letters)
            for code in assignment.letters:
                of_role[code] = of_role.get(code, 0) + 1
                of_activity[code] = of_activity.get(code, 0) + 1
        self._answered = {a for a, tally in self._by_activity.items() if self._answers(tally)}

    def follow(self, touched: Touched) -> set[str]:
        """Take note of an edit; give the roles whose letters stand in new combinations."""
        if touched.all or self._matrix.roles.keys() != self._by_role.keys():
            self.rebuild()
            return set(self._matrix.roles)
        if touched.structure:
            self._follow_rows(touched.activities)
        wider: set[str] = set()
        get = self._matrix.assignments.get
        for cell in touched.cells:
            activity_id, role_id = cell
            self._stale_activities.add(activity_id)
            self._stale_roles.add(role_id)
            found = get(cell)
            known = self.combinations.get(role_id)
            if found is not None and known is not None and found.letters not in known:
                known.add(found.letters)
                wider.add(role_id)
        return wider

    def _follow_rows(self, activity_ids: set[str]) -> None:
        for activity_id in activity_ids:
            if activity_id in self._matrix.activities:
                self._stale_activities.add(activity_id)
            else:
                self._by_activity.pop(activity_id, None)
                self._stale_activities.discard(activity_id)
                self._answered.discard(activity_id)

    def of_role(self, role_id: str) -> Tally:
        """Give how often a role has each letter."""
        if role_id in self._stale_roles:
            self._stale_roles.discard(role_id)
            get = self._matrix.assignments.get
            cells = (get((a, role_id)) for a in self._matrix.activities)
            self._by_role[role_id] = _tally(c.letters for c in cells if c is not None)
        return self._by_role.get(role_id, {})

    def of_activity(self, activity_id: str) -> Tally:
        """Give how often each letter stands in an activity."""
        if activity_id in self._stale_activities:
            self._stale_activities.discard(activity_id)
            get = self._matrix.assignments.get
            cells = (get((activity_id, r)) for r in self._matrix.roles)
            tally = _tally(c.letters for c in cells if c is not None)
            self._by_activity[activity_id] = tally
            if self._answers(tally) and activity_id in self._matrix.activities:
                self._answered.add(activity_id)
            else:
                self._answered.discard(activity_id)
        return self._by_activity.get(activity_id, {})

    def total(self) -> Tally:
        """Give how often each letter stands in the whole matrix."""
        total: Tally = {}
        for role_id in self._matrix.roles:
            for code, n in self.of_role(role_id).items():
                total[code] = total.get(code, 0) + n
        return total

    def answered(self) -> int:
        """Give how many activities have a letter that answers for them."""
        for activity_id in tuple(self._stale_activities):
            self.of_activity(activity_id)
        return len(self._answered)

    def _answers(self, tally: Tally) -> bool:
        return any(tally.get(code) for code in self._answering)


def _tally(cells: Iterable[tuple[str, ...]]) -> Tally:
    tally: Tally = {}
    for letters in cells:
        for code in letters:
            tally[code] = tally.get(code, 0) + 1
    return tally
