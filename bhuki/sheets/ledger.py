"""Account for every cell: each goes to exactly one place, and what nobody takes is left over.

The promise that nothing is lost is kept here: an answer is written from a ledger alone, and the
ledger begins with all the cells that are not empty.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bhuki.sheets.grid import address
from bhuki.sheets.view import Place, View


@dataclass
class Ledger:
    """What each cell of a sheet was taken for."""

    view: View
    _taken: dict[Place, str] = field(default_factory=dict)

    def take(self, place: Place, kind: str) -> bool:
        """Take a cell for something; False where it is empty or taken for something else."""
        if place not in self.view.cells:
            return False
        return self._taken.setdefault(place, kind) == kind

    def take_all(self, places: Iterable[Place], kind: str) -> None:
        """Take many cells for one thing; those that are empty or taken are passed by."""
        cells, taken = self.view.cells, self._taken
        for place in places:
            if place not in taken and place in cells:
                taken[place] = kind

    def kind(self, place: Place) -> str | None:
        """Say what a cell was taken for, or None."""
        return self._taken.get(place)

    def rest(self) -> list[Place]:
        """Give the cells that nothing has taken."""
        return sorted(place for place in self.view.cells if place not in self._taken)

    def of_kind(self, kind: str) -> list[Place]:
        """Give the cells taken for a thing."""
        return sorted(place for place, k in self._taken.items() if k == kind)

    def ranges(self, leave_out: Iterable[str]) -> list[tuple[str, str]]:
        """Give (range, kind) for all cells but those of some kinds, in as few ranges as fit.

        A range covers cells of its own kind and empty ones only.
        """
        left_out = set(leave_out)
        runs = [run for run in self._runs() if run[3] not in left_out]
        return [(_say(*box), kind) for *box, kind in _stack(runs)]

    def _runs(self) -> list[tuple[int, int, int, str]]:
        """Give runs of one kind along each row: (row, first column, last column, kind)."""
        runs: list[tuple[int, int, int, str]] = []
        for row in sorted(self.view.rows):
            for column in self.view.rows[row]:
                kind = self._taken.get((row, column), "")
                last = runs[-1] if runs and runs[-1][0] == row else None
                if last and last[3] == kind and column - last[2] <= 2:
                    runs[-1] = (row, last[1], column, kind)
                else:
                    runs.append((row, column, column, kind))
        return runs


def _stack(runs: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, int, str]]:
    """Join runs that lie under each other and are equally wide."""
    boxes: dict[tuple[int, int, str], tuple[int, int, int, int, str]] = {}
    done: list[tuple[int, int, int, int, str]] = []
    for row, first, last, kind in runs:
        key = (first, last, kind)
        box = boxes.get(key)
        if box is not None and row == box[2] + 1:
            boxes[key] = (box[0], first, row, last, kind)
            continue
        if box is not None:
            done.append(box)
        boxes[key] = (row, first, row, last, kind)
    return sorted([*done, *boxes.values()])


def _say(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    start, end = address(first_row, first_column), address(last_row, last_column)
    return start if start == end else f"{start}:{end}"
