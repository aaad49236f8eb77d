"""The cursor and the selection: where keys take them.

cursor.step(0, 1)                   # a column to the right
cursor.step(0, 1, extend=True)      # the selection with it
cursor.leap(1, 0)                   # down to the edge of the filled block, as in Excel
"""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject

from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.view import GridView
from bhuki.matrix.entities import CellKey

_Flag = QItemSelectionModel.SelectionFlag


class Cursor(QObject):
    """Moves the current cell of a view and selects."""

    def __init__(self, view: GridView, model: GridModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    @property
    def row(self) -> int:
        return self._view.currentIndex().row()

    @property
    def column(self) -> int:
        return self._view.currentIndex().column()

    @property
    def cell(self) -> CellKey | None:
        """The cell at the cursor, None where none is."""
        return self._model.cell(self._view.currentIndex())

    def step(self, down: int, right: int, *, extend: bool = False) -> None:
        """Move by rows and columns, no further than the edges."""
        self.put(self.row + down, self.column + right, extend=extend)

    def put(self, row: int, column: int, *, extend: bool = False) -> None:
        """Move to a row and column, or the nearest there is."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        if not rows or not columns:
            return
        row, column = min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
        index = self._model.index(row, column)
        selector = self._view.selectionModel()
        if not extend:
            selector.setCurrentIndex(index, _Flag.ClearAndSelect)
        else:
            anchor = self._anchor()
            selector.setCurrentIndex(index, _Flag.NoUpdate)
            self.select_block(anchor[0], anchor[1], row, column)
        self._view.scrollTo(index)

    def page(self, step: int, *, extend: bool = False) -> None:
        """Move by as many rows as are seen."""
        header = self._view.verticalHeader()
        here = max(0, self.row)
        seen = self._view.viewport().height()
        target = header.sectionPosition(here) + step * max(1, seen - header.sectionSize(here))
        row = header.visualIndexAt(target - header.offset())
        if row < 0:
            row = 0 if step < 0 else self._model.rowCount() - 1
        self.put(row, self.column, extend=extend)

    def leap(self, down: int, right: int, *, extend: bool = False) -> None:
        """Move to the edge of a filled block, or to the next one."""
        row, column = max(0, self.row), max(0, self.column)
        rows, columns = self._model.rowCount(), self._model.columnCount()

        def there(n: int) -> tuple[int, int]:
            return row + n * down, column + n * right

        def inside(n: int) -> bool:
            r, c = there(n)
            return 0 <= r < rows and 0 <= c < columns

        n = 1
        if not inside(n):
            return
        if self._filled(*there(0)) and self._filled(*there(1)):
            while inside(n + 1) and self._filled(*there(n + 1)):
                n += 1
        else:
            while inside(n + 1) and not self._filled(*there(n)):
                n += 1
        self.put(*there(n), extend=extend)

    def travel(self, down: int, right: int) -> None:
        """Go on with Tab or Enter: inside a selection, else to the next line at an edge."""
        block = self.block()
        if block is not None and (block[0], block[1]) != (block[2], block[3]):
            self._travel_in(block, down, right)
            return
        row, column = self.row + down, self.column + right
        columns = self._model.columnCount()
        if column >= columns and row + 1 < self._model.rowCount():
            row, column = row + 1, 0
        elif column < 0 and row > 0:
            row, column = row - 1, columns - 1
        self.put(row, column)

    def go_on(self) -> None:
        """Go a column to the right, from a row's end to the next row's beginning."""
        row, column = self.row, self.column + 1
        if column >= self._model.columnCount() and row + 1 < self._model.rowCount():
            row, column = row + 1, 0
        self.put(row, column)

    def _travel_in(self, block: tuple[int, int, int, int], down: int, right: int) -> None:
        top, left, bottom, right_edge = block
        height, width = bottom - top + 1, right_edge - left + 1
        row, column = self.row - top, self.column - left
        if right:
            place = (row * width + column + right) % (height * width)
            row, column = divmod(place, width)
        else:
            place = (column * height + row + down) % (height * width)
            column, row = divmod(place, height)
        index = self._model.index(top + row, left + column)
        self._view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._view.scrollTo(index)

    # Selecting

    def select_block(self, row: int, column: int, other_row: int, other_column: int) -> None:
        """Select a block of cells between two corners."""
        first = self._model.index(min(row, other_row), min(column, other_column))
        last = self._model.index(max(row, other_row), max(column, other_column))
        self._view.selectionModel().select(QItemSelection(first, last), _Flag.ClearAndSelect)

    def select_rows(self, first: int, last: int, *, add: bool = False) -> None:
        """Select whole rows, and put the cursor into the first."""
        self._select_whole(first, 0, last, self._model.columnCount() - 1, add=add)

    def select_columns(self, first: int, last: int, *, add: bool = False) -> None:
        """Select whole columns, and put the cursor into the first."""
        self._select_whole(0, first, self._model.rowCount() - 1, last, add=add)

    def _select_whole(self, top: int, left: int, bottom: int, right: int, *, add: bool) -> None:
        if bottom < top or right < left:
            return
        row = min(max(self.row, top), bottom)
        column = min(max(self.column, left), right)
        selector = self._view.selectionModel()
        flag = _Flag.Select if add else _Flag.ClearAndSelect
        selector.setCurrentIndex(self._model.index(row, column), _Flag.NoUpdate)
        spread = QItemSelection(self._model.index(top, left), self._model.index(bottom, right))
        selector.select(spread, flag)

    def select_all(self) -> None:
        """Select every cell that is shown."""
        self.select_rows(0, self._model.rowCount() - 1)

    def collapse(self) -> None:
        """Select the cursor's cell alone."""
        self._view.selectionModel().setCurrentIndex(self._view.currentIndex(), _Flag.ClearAndSelect)

    def block(self) -> tuple[int, int, int, int] | None:
        """Give the selected block: top, left, bottom, right; None where it is no single block."""
        spreads = self._view.spreads()
        if len(spreads) == 1:
            one = spreads[0]
            return one.top(), one.left(), one.bottom(), one.right()
        if not spreads and self._view.currentIndex().isValid():
            return self.row, self.column, self.row, self.column
        return self._joined(spreads)

    def _joined(self, spreads: list[QItemSelectionRange]) -> tuple[int, int, int, int] | None:
        """Give the block that several spreads fill without a gap, as Qt keeps what was extended."""
        if not spreads:
            return None
        top = min(s.top() for s in spreads)
        left = min(s.left() for s in spreads)
        bottom = max(s.bottom() for s in spreads)
        right = max(s.right() for s in spreads)
        area = sum(s.height() * s.width() for s in spreads)
        whole = (bottom - top + 1) * (right - left + 1)
        return (top, left, bottom, right) if area == whole else None

    def rows(self) -> list[int]:
        """Give the rows in which something is selected."""
        spreads = self._view.spreads()
        rows = {row for s in spreads for row in range(s.top(), s.bottom() + 1)}
        return sorted(rows) or ([self.row] if self.row >= 0 else [])

    def columns(self) -> list[int]:
        """Give the columns in which something is selected."""
        spreads = self._view.spreads()
        columns = {column for s in spreads for column in range(s.left(), s.right() + 1)}
        return sorted(columns) or ([self.column] if self.column >= 0 else [])

    def cells(self) -> list[CellKey]:
        """Give the selected cells row by row, the cursor's where nothing is selected."""
        lines, columns = self._model.lines, self._model.columns
        found: dict[CellKey, None] = {}
        for spread in self._view.spreads():
            roles = [c.role.id for c in columns[spread.left() : spread.right() + 1] if c.role]
            for line in lines[spread.top() : spread.bottom() + 1]:
                if line.activity is not None:
                    activity_id = line.activity.id
                    found.update(((activity_id, role_id), None) for role_id in roles)
        if not found and self.cell is not None:
            return [self.cell]
        return list(found)

    def _anchor(self) -> tuple[int, int]:
        """Give the fixed corner of the selection: the one across from the cursor."""
        block = self.block()
        row, column = self.row, self.column
        if block is None:
            return row, column
        top, left, bottom, right = block
        if row not in (top, bottom) or column not in (left, right):
            return row, column
        return top + bottom - row, left + right - column

    def _filled(self, row: int, column: int) -> bool:
        cell = self._model.cell_at(row, column)
        return cell is not None and bool(self._model.matrix.letters(*cell))
