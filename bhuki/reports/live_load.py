"""The load kept in step with the edits: only what an edit touched is counted again.

    counts = LiveLoad(matrix)
    counts.follow(edit)                 # after it was applied, or undone
    counts.rows(By.ROLE, Order.ANSWERS); counts.limits(); counts.heat("H")

What comes out is what `load`, `limits` and `heat` count from the beginning.
"""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from bhuki.matrix.edits import Edit, Touched
from bhuki.matrix.matrix import Matrix
from bhuki.reports.load import (
    By,
    Counted,
    Heat,
    Limit,
    Load,
    Order,
    count_by_role,
    heat,
    limits,
    load,
)

_Key = TypeVar("_Key")
ANY = ""  # any letter: a part in an activity, whichever


class LiveLoad:
    """Counts of one matrix."""

    def __init__(self, matrix: Matrix) -> None:
        self._matrix = matrix
        self._letters: dict[tuple[str, str], tuple[str, ...]] = {}
        self._counted: dict[str, Counted] = {}
        self._warm: dict[str, Heat] = {}
        self.recount()

    def recount(self) -> None:
        """Count everything anew."""
        matrix = self._matrix
        self._letters = {key: c.letters for key, c in matrix.assignments.items() if c.letters}
        self._counted = count_by_role(matrix)
        self._warm = {}

    def follow(self, edit: Edit) -> None:
        """Count again what an edit touched."""
        touched = edit.touched()
        if _moves_things(touched):
            self.recount()
            return
        for key in touched.cells:
            self._move(key)

    def rows(self, by: By = By.ROLE, order: Order = Order.DOCUMENT) -> list[Load]:
        """Give one bar for every role, group or person."""
        return load(self._matrix, by, order, counted=self._counted)

    def limits(self) -> list[Limit]:
        """Give the limits of the rules."""
        return limits(self._matrix, counted=self._counted)

    def heat(self, code: str = ANY) -> Heat:
        """Give sections × roles, for one letter or for any."""
        if code not in self._warm:
            self._warm[code] = heat(self._matrix, codes=[code] if code else None)
        return self._warm[code]

    def _move(self, key: tuple[str, str]) -> None:
        """Take one cell's old letters out of the counts and put its new ones in."""
        matrix, (activity_id, role_id) = self._matrix, key
        cell = matrix.assignments.get(key)
        old, new = self._letters.pop(key, ()), cell.letters if cell is not None else ()
        if new:
            self._letters[key] = new
        activity, one = matrix.activities.get(activity_id), self._counted.get(role_id)
        if old == new or activity is None or one is None:
            return
        _change(one.letters, new, old)
        (one.activities.add if new else one.activities.discard)(activity_id)
        section = activity.section if activity.section in matrix.sections else ""
        for code, warm in self._warm.items():
            had, has = (code in letters if code else bool(letters) for letters in (old, new))
            _change(warm.counts, [(section or "", role_id)] * has, [(section or "", role_id)] * had)


def _moves_things(touched: Touched) -> bool:
    """Whether more than letters is another: things came, went, moved or are called otherwise."""
    return bool(
        touched.structure
        or touched.all
        or touched.activities
        or touched.roles
        or touched.sections
        or touched.groups
    )


def _change(counts: dict[_Key, int], more: Iterable[_Key], fewer: Iterable[_Key]) -> None:
    """Change some counts; nothing is kept of what there is none of."""
    changes = Counter(more)
    changes.subtract(Counter(fewer))
    for key, change in changes.items():
        counts[key] = counts.get(key, 0) + change
        if not counts[key]:
            del counts[key]
