"""Fill Figure 15 from its catalogue with real key events, and count the keys.

    python -m benchmarks.key_strokes       # prints the keys pressed and the letters written

It types as someone would who has the figure beside the screen: row by row or column by column, a
letter each, Shift for a second one, and between cells the shortest way of arrows, Home, End and
Ctrl+arrows.

However it is typed a letter at a time, there is a key for each letter, and at least one between two
cells that don't touch: the fewest keys that this leaves are printed too.
"""

import sys
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhuki.catalogues import new_matrix
from bhuki.desktop.document import Document
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import clear
from bhuki.matrix.entities import CellKey
from bhuki.matrix.matrix import Matrix

_KEYS = Qt.Key
_NONE, _CTRL, _SHIFT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_WAYS = (
    (_KEYS.Key_Right, _NONE),
    (_KEYS.Key_Left, _NONE),
    (_KEYS.Key_Down, _NONE),
    (_KEYS.Key_Up, _NONE),
    (_KEYS.Key_Home, _NONE),
    (_KEYS.Key_End, _NONE),
    (_KEYS.Key_Return, _NONE),
    (_KEYS.Key_Right, _CTRL),
    (_KEYS.Key_Left, _CTRL),
    (_KEYS.Key_Down, _CTRL),
    (_KEYS.Key_Up, _CTRL),
)


Cell = tuple[int, int, tuple[str, ...]]  # row, column, letters
Wanted = dict[CellKey, tuple[str, ...]]


class Typist:
    """Presses keys in a grid and counts them."""

    def __init__(self, grid: MatrixGrid) -> None:
        self.grid = grid
        self.strokes = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
        """Press a key; Shift or Ctrl held with it is part of the stroke."""
        QTest.keyClick(self.grid.view, key, modifiers)
        self.strokes += 1

    def go(self, row: int, column: int) -> None:
        """Go to a cell by the fewest keys, found by trying."""
        for key, modifiers in self._way((row, column)):
            self.press(key, modifiers)

    def _way(self, goal: tuple[int, int]) -> list[tuple[Qt.Key, Qt.KeyboardModifier]]:
        caret = self.grid.caret
        start = (caret.row, caret.column)
        ways: dict[tuple[int, int], list[tuple[Qt.Key, Qt.KeyboardModifier]]] = {start: []}
        waiting = deque([start])
        while goal not in ways:
            here = waiting.popleft()
            for way in _WAYS:
                caret.put(*here)
                QTest.keyClick(self.grid.view, *way)
                there = (caret.row, caret.column)
                if there not in ways:
                    ways[there] = [*ways[here], way]
                    waiting.append(there)
        caret.put(*start)
        return ways[goal]


def row_by_row(wanted: Wanted, grid: MatrixGrid) -> Iterator[Cell]:
    """Give the cells to fill as one reads, each row from its nearer end."""
    model = grid.model
    for row in range(model.rowCount()):
        places = [(row, column) for column in range(model.columnCount())]
        yield from _nearer_first(wanted, grid, places, grid.caret.column, 1)


def column_by_column(wanted: Wanted, grid: MatrixGrid) -> Iterator[Cell]:
    """Give the cells to fill role by role, each column from its nearer end."""
    model = grid.model
    for column in range(model.columnCount()):
        places = [(row, column) for row in range(model.rowCount())]
        yield from _nearer_first(wanted, grid, places, grid.caret.row, 0)


def _nearer_first(
    wanted: Wanted, grid: MatrixGrid, places: list[tuple[int, int]], here: int, axis: int
) -> list[Cell]:
    filled: list[Cell] = []
    for row, column in places:
        cell = grid.model.cell_at(row, column)
        if cell is not None and cell in wanted:
            filled.append((row, column, wanted[cell]))
    ends = [cell[:2][axis] for cell in (filled[:1] + filled[-1:])]
    turned = bool(ends) and abs(ends[1] - here) < abs(ends[0] - here)
    return filled[::-1] if turned and grid.letters.after_key == "stay" else filled


def typed(app: QApplication, cells: Callable[[Wanted, MatrixGrid], Iterator[Cell]], on: str) -> int:
    """Type the figure in an order, with a setting of where a key takes the cursor; count."""
    figure = new_matrix("kl2012-figure-15", "da")
    wanted = {cell: found.letters for cell, found in figure.assignments.items() if found.letters}
    clear(figure, list(wanted)).apply(figure)
    grid = MatrixGrid(Document(figure))
    grid.resize(1440, 900)
    grid.set_after_key(on)
    grid.show()
    app.processEvents()
    typist = Typist(grid)
    for row, column, letters in cells(wanted, grid):
        typist.go(row, column)
        for n, code in enumerate(letters):
            if n and not went_on_to_an_empty_cell(grid, (row, column)):
                typist.go(row, column)
            typist.press(Qt.Key(ord(code)), _SHIFT if n else _NONE)
    written = {c: f.letters for c, f in grid.matrix.assignments.items() if f.letters}
    if written != wanted:
        sys.exit("what was typed is not the figure")
    grid.close()
    return typist.strokes


def went_on_to_an_empty_cell(grid: MatrixGrid, wrote: tuple[int, int]) -> bool:
    """Say whether a letter with Shift still belongs to the cell just written."""
    cell = grid.caret.cell
    moved = (grid.caret.row, grid.caret.column) != wrote
    return moved and cell is not None and not grid.matrix.letters(*cell)


def main() -> None:
    """Type the figure in the ways there are; print the fewest keys, and the letters."""
    app = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(app, QApplication)
    ways = (
        (row_by_row, "stay"),
        (row_by_row, "right"),
        (column_by_column, "stay"),
        (column_by_column, "down"),
    )
    strokes = min(typed(app, cells, on) for cells, on in ways)
    figure = new_matrix("kl2012-figure-15", "da")
    letters = sum(len(found.letters) for found in figure.assignments.values())
    print("a letter at a time at least", letters + _runs_down(figure) - 1, "keys; typed in")
    print(strokes, letters)


def _runs_down(figure: Matrix) -> int:
    """Count the cells that another key must lead to, even where the cursor goes down by itself."""
    activities = [activity.id for activity in figure.activity_order()]
    above = dict(zip(activities[1:], activities, strict=False))
    filled = {cell for cell, found in figure.assignments.items() if found.letters}
    return sum((above.get(activity, ""), role) not in filled for activity, role in filled)


if __name__ == "__main__":
    main()
