"""Keep the grid true to what happens: edits, findings, the cursor, the mouse, scrolling.

Only what has changed is painted anew. An edit that the grid did not make itself (a fix, an undo)
takes the cursor to where it changed something.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize

from bhuki.desktop.grid.layout import GridLayout
from bhuki.matrix.edits import Touched
from bhuki.rules.live import FindingsChange

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid

_MANY = 100  # headings painted one by one up to here, all of them beyond


class Following:
    """Watches for one grid."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid
        self._cursor_keys: tuple[tuple[str, str], tuple[str, str]] | None = None
        self._had_block = False

    def after_edit(self, touched: Touched) -> None:
        """Paint anew what an edit touched, and show it."""
        grid = self._grid
        if touched.all:
            grid.restyle()
        if not touched.structure:
            self._update_headings({a for a, _r in touched.cells}, {r for _a, r in touched.cells})
        grid.columns_header.count_anew()
        grid.corner.tell()
        if not grid.is_editing:
            self._show_change(touched)
        grid.view.glow.light(touched.cells)
        grid.tell_cell()

    def _update_headings(self, activity_ids: Iterable[str], role_ids: Iterable[str]) -> None:
        grid = self._grid
        for activity_id in activity_ids:
            grid.row_end.update_row(grid.model.row_of(activity_id))
        for role_id in role_ids:
            grid.columns_header.update_section(grid.model.column_of(role_id))

    def _show_change(self, touched: Touched) -> None:
        """Put the cursor where an edit from elsewhere, or one undone, has changed something."""
        grid = self._grid
        if grid.caret.cell in touched.cells:
            return
        spots = sorted(
            (row, column)
            for a, r in touched.cells
            if (row := grid.model.row_of(a)) >= 0 and (column := grid.model.column_of(r)) >= 0
        )
        if spots:
            grid.caret.put(*spots[0])
            return
        rows = [row for a in touched.activities if (row := grid.model.row_of(a)) >= 0]
        columns = [column for r in touched.roles if (column := grid.model.column_of(r)) >= 0]
        if rows or columns:
            row = min(rows, default=max(grid.caret.row, 0))
            grid.caret.put(row, min(columns, default=max(grid.caret.column, 0)))

    def after_findings(self, change: FindingsChange) -> None:
        """Paint the marks anew of what has or had a finding."""
        grid = self._grid
        activities: set[str] = set()
        roles: set[str] = set()
        for finding in (*change.gone, *change.come):
            if finding.activity:
                activities.add(finding.activity)
            if finding.role and not finding.activity:
                roles.add(finding.role)
        if len(activities) > _MANY or len(roles) > _MANY:
            grid.row_end.update()
            grid.columns_header.viewport().update()
        else:
            self._update_headings(activities, roles)
        self._make_room_for_marks(roles)

    def _make_room_for_marks(self, role_ids: Iterable[str]) -> None:
        """Heighten the headings where a mark that has come would hide a name's end."""
        grid = self._grid
        layout, known = grid.layout_now, grid.matrix.roles
        highest = max((layout.head_needs(known[r]) for r in role_ids if r in known), default=0)
        share = grid.table_height()
        fresh = GridLayout(grid.model, layout.style, QSize(grid.width(), share), layout.row_end)
        if highest > layout.heads_height and fresh.heads_height > layout.heads_height:
            grid.relayout()

    def after_structure(self) -> None:
        """Lay out anew, with the cursor on the same activity and role."""
        grid = self._grid
        grid.relayout()
        self._restore_cursor()
        grid.rows_header.current = grid.caret.row
        grid.columns_header.current = grid.caret.column
        if grid.heading is not None and grid.heading_rect(grid.heading) is None:
            grid.heading = None
        grid.tell_cell()

    def _restore_cursor(self) -> None:
        """After a whole new layout, go back to the same activity and role."""
        grid = self._grid
        if self._cursor_keys is None or grid.view.currentIndex().isValid():
            return
        row = grid.model.row_at(self._cursor_keys[0])
        column = grid.model.column_at(self._cursor_keys[1])
        grid.caret.put(max(row, 0), max(column, 0))

    def after_cursor(self, now: QModelIndex, before: QModelIndex) -> None:
        """Light the cursor's row and column, and say its cell."""
        grid = self._grid
        old_row, old_column = before.row(), before.column()
        row, column = now.row(), now.column()
        grid.heading = None
        if row >= 0 and column >= 0:
            self._cursor_keys = (grid.model.lines[row].key, grid.model.columns[column].key)
        grid.rows_header.current, grid.columns_header.current = row, column
        self._paint_cross_anew(old_row, old_column, row, column)
        grid.letters.forget_typed()
        grid.tell_cell()
        cell = grid.caret.cell
        grid.cursor_moved.emit(*(cell or ("", "")))

    def _paint_cross_anew(self, old_row: int, old_column: int, row: int, column: int) -> None:
        grid = self._grid
        view = grid.view
        if old_row != row:
            for one in (old_row, row):
                view.update_cross(one, -1)
                grid.rows_header.update_section(one)
                grid.row_end.update_row(one)
            grid.rows_header.update_bands()
        if old_column != column:
            for one in (old_column, column):
                view.update_cross(-1, one)
                grid.columns_header.update_section(one)
        for one_row, one_column in ((old_row, old_column), (row, column)):
            if one_row >= 0 and one_column >= 0:
                rect = view.cell_rect(one_row, one_column)
                view.viewport().update(rect.adjusted(-2, -2, 2, 2))

    def after_selection(self) -> None:
        """Paint frames and grounds of what is selected."""
        grid = self._grid
        spreads = grid.view.spreads()
        size = sum(s.height() * s.width() for s in spreads)
        if size > 1 or self._had_block:
            grid.view.viewport().update()
        self._had_block = size > 1
        grid.selection_changed.emit()

    def after_hover(self, row: int, column: int) -> None:
        """Light the headings of the cell under the mouse."""
        grid = self._grid
        rows, columns = grid.rows_header, grid.columns_header
        if row != rows.hover:
            before, rows.hover = rows.hover, row
            rows.update_section(before)
            rows.update_section(row)
        if column != columns.hover:
            before, columns.hover = columns.hover, column
            columns.update_section(before)
            columns.update_section(column)

    def after_scroll(self, across: int, down: int) -> None:
        """The bands' names stay in view while what they name moves."""
        grid = self._grid
        if down:
            grid.row_end.update()
            grid.rows_header.update_bands()
        if across:
            band = grid.layout_now.group_band
            grid.columns_header.viewport().update(0, 0, grid.columns_header.width(), band)
