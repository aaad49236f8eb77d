"""What presses on headings do, and which menu is asked for where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent

from bhuki.desktop.grid.headings import ACTIVITY, Heading

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid


class HeadingActs:
    """Answers the headers of one grid."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid

    def pressed(self, heading: Heading, modifiers: Qt.KeyboardModifier) -> None:
        """Choose a heading: with Shift up to it, with Ctrl beside what is selected."""
        grid = self._grid
        grid.view.setFocus()
        extend = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        add = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        selected = grid.selected_activities() if heading.kind == ACTIVITY else grid.selected_roles()
        same_kind = grid.heading is not None and grid.heading.kind == heading.kind
        if same_kind and heading.id in selected and len(selected) > 1 and not extend and not add:
            grid.heading = heading  # keep what is selected: it may be dragged together
            return
        grid.choose(heading, extend=extend, add=add)

    def opened(self, heading: Heading) -> None:
        """Edit a heading's name in place."""
        self._grid.structure.edit_name(heading)

    def column_line(self, at: int | None) -> None:
        """Draw where a dragged role or group would go."""
        grid = self._grid
        grid.columns_header.drop_line = at
        grid.view.drop_line = (Qt.Orientation.Horizontal, at) if at is not None else None
        grid.columns_header.viewport().update()
        grid.view.viewport().update()

    def row_line(self, at: int | None) -> None:
        """Draw where a dragged activity or section would go."""
        grid = self._grid
        grid.rows_header.drop_line = at
        grid.view.drop_line = (Qt.Orientation.Vertical, at) if at is not None else None
        grid.rows_header.viewport().update()
        grid.view.viewport().update()

    def _menu_at_cursor(self) -> None:
        grid = self._grid
        if grid.heading is not None:
            rect = grid.heading_rect(grid.heading)
            at = grid.mapToGlobal(rect.center() if rect is not None else QPoint())
            grid.context_menu_requested.emit(grid.heading.kind, grid.heading.id, at)
        elif grid.caret.cell is not None:
            at = grid.mapToGlobal(grid.cell_rect(grid.caret.cell).center())
            grid.context_menu_requested.emit("cell", grid.caret.cell, at)

    def ask_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the mouse, or at the cursor by key."""
        grid = self._grid
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_at_cursor()
            return
        for header in (grid.columns_header, grid.rows_header):
            point = header.viewport().mapFromGlobal(at)
            if header.viewport().rect().contains(point) and header.isVisible():
                heading = header.heading_at(point)
                if heading is not None:
                    self.pressed(heading, Qt.KeyboardModifier.NoModifier)
                    grid.context_menu_requested.emit(heading.kind, heading.id, at)
                return
        index = grid.view.indexAt(grid.view.viewport().mapFromGlobal(at))
        cell = grid.model.cell(index)
        if cell is not None:
            if cell not in grid.selected_cells():
                grid.caret.put(index.row(), index.column())
            grid.context_menu_requested.emit("cell", cell, at)
