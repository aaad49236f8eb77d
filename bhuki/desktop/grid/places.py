"""Where one is in the grid: the cursor, what is selected, which headings, what is folded away.

grid.go_to(activity.id, role.id)     # False where a filter hides it
grid.choose(Heading(ROLE, role.id))
grid.selected_cells()
"""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.grid.cursor import Cursor
from bhuki.desktop.grid.frame import GridFrame
from bhuki.desktop.grid.headings import ACTIVITY, GROUP, ROLE, SECTION, Heading
from bhuki.desktop.grid.view_filter import Column, Line
from bhuki.matrix.entities import CellKey


class GridPlaces(GridFrame):
    """The parts of one view, and places in it."""

    view_changed = Signal()  # another filter, or sections folded
    heading_chosen = Signal(str, str)  # kind (activity, section, role, group) and id

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.caret = Cursor(self.view, self.model)
        self.heading: Heading | None = None  # the heading that was chosen last, if any

    # Where the cursor is, and what is selected

    def selected_cells(self) -> list[CellKey]:
        """Give the selected cells, row by row; the cursor's where nothing is selected."""
        return self.caret.cells()

    def selected_activities(self) -> list[str]:
        """Give the activities in which something is selected, top to bottom."""
        lines = (self.model.lines[row] for row in self.caret.rows())
        return [line.activity.id for line in lines if line.activity is not None]

    def selected_roles(self) -> list[str]:
        """Give the roles in which something is selected, left to right."""
        columns = (self.model.columns[column] for column in self.caret.columns())
        return [column.role.id for column in columns if column.role is not None]

    def current_cell(self) -> CellKey | None:
        """Give the cell at the cursor, None where none is."""
        return self.caret.cell

    def current_line(self) -> Line | None:
        """Give the row at the cursor."""
        row = self.caret.row
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def current_column(self) -> Column | None:
        """Give the column at the cursor."""
        column = self.caret.column
        return self.model.columns[column] if 0 <= column < len(self.model.columns) else None

    def go_to(self, activity_id: str | None, role_id: str | None) -> bool:
        """Put the cursor into a cell; None keeps its row or column. False: the filter hides it."""
        if activity_id is not None and activity_id in self.matrix.activities:
            self.unfold(self.matrix.activities[activity_id].section)
        row = self.caret.row if activity_id is None else self.model.row_of(activity_id)
        column = self.caret.column if role_id is None else self.model.column_of(role_id)
        if (activity_id is not None and row < 0) or (role_id is not None and column < 0):
            return False
        self.caret.put(max(row, 0), max(column, 0))
        return True

    def go_to_section(self, section_id: str) -> None:
        """Put the cursor into a section's first row, and choose its band."""
        if section_id in self.matrix.sections:
            self.unfold(self.matrix.sections[section_id].parent)
        row = self.model.row_of_section(section_id)
        if row >= 0:
            self.caret.put(row, max(self.caret.column, 0))
            self.heading = Heading(SECTION, section_id)

    def go_to_group(self, group_id: str) -> None:
        """Put the cursor into a group's first column, and choose its band."""
        for number, column in enumerate(self.model.columns):
            if column.group == group_id:
                self.caret.put(max(self.caret.row, 0), number)
                self.heading = Heading(GROUP, group_id)
                return

    def go_to_heading(self, heading: Heading) -> None:
        """Put the cursor where a heading stands."""
        if heading.kind == ACTIVITY:
            self.go_to(heading.id, None)
        elif heading.kind == ROLE:
            self.go_to(None, heading.id)
        elif heading.kind == SECTION:
            self.go_to_section(heading.id)
        else:
            self.go_to_group(heading.id)

    def choose(self, heading: Heading, *, extend: bool = False, add: bool = False) -> None:
        """Select the rows or columns of a heading."""
        if heading.kind in (ACTIVITY, SECTION):
            rows = self._rows_of(heading)
            if rows:
                first, last = rows[0], rows[-1]
                if extend:
                    first, last = min(first, self.caret.row), max(last, self.caret.row)
                self.caret.select_rows(first, last, add=add)
        else:
            columns = self._columns_of(heading)
            if columns:
                first, last = columns[0], columns[-1]
                if extend:
                    first, last = min(first, self.caret.column), max(last, self.caret.column)
                self.caret.select_columns(first, last, add=add)
        self.heading = heading
        self.heading_chosen.emit(heading.kind, heading.id)

    def extend_choice(self, down: int, right: int, *, to_edge: bool = False) -> bool:
        """Select whole rows or columns further, one or all of them; False where none is chosen.

        The cursor stays where the choice began, as in Excel.
        """
        heading = self.heading
        if heading is None or heading.kind not in (ACTIVITY, ROLE):
            return False
        step = down if heading.kind == ACTIVITY else right
        on = self._headings_beyond(heading, step) if step else []
        if on:
            reached = on[-1 if to_edge else 0]
            self.choose(reached, extend=True)
            rows, columns = self._rows_of(reached), self._columns_of(reached)
            row = rows[0] if reached.kind == ACTIVITY else max(0, self.caret.row)
            column = columns[0] if reached.kind == ROLE else max(0, self.caret.column)
            self.view.scrollTo(self.model.index(row, column))
        return True

    def _headings_beyond(self, heading: Heading, step: int) -> list[Heading]:
        """Give the activities or roles after a heading, or before it, the next one first."""
        if heading.kind == ACTIVITY:
            ids = [line.activity.id for line in self.model.lines if line.activity is not None]
        else:
            ids = [column.role.id for column in self.model.columns if column.role is not None]
        if heading.id not in ids:
            return []
        here = ids.index(heading.id)
        beyond = ids[here + 1 :] if step > 0 else ids[:here][::-1]
        return [Heading(heading.kind, one) for one in beyond]

    def _rows_of(self, heading: Heading) -> list[int]:
        if heading.kind == ACTIVITY:
            row = self.model.row_of(heading.id)
            return [row] if row >= 0 else []
        lines = enumerate(self.model.lines)
        return [n for n, line in lines if any(s.id == heading.id for s in line.path)]

    def _columns_of(self, heading: Heading) -> list[int]:
        columns = enumerate(self.model.columns)
        if heading.kind == ROLE:
            return [n for n, c in columns if c.role is not None and c.role.id == heading.id]
        return [n for n, c in columns if c.group == heading.id]

    def select_all(self) -> None:
        """Select every cell that is shown."""
        self.caret.select_all()

    # What is folded away

    def toggle_section(self, section_id: str) -> None:
        """Fold a section into one row, or unfold it."""
        self.set_folded(self.model.folded ^ {section_id})
        row = self.model.row_of_section(section_id)
        if row >= 0 and self.caret.row < 0:
            self.caret.put(row, max(0, self.caret.column))

    def set_folded(self, section_ids: Iterable[str]) -> None:
        """Fold these sections and no others."""
        self.model.set_folded(set(section_ids))
        self.view_changed.emit()

    def fold_all(self) -> None:
        """Fold the innermost sections, so that their names and counts are left."""
        parents = {section.parent for section in self.matrix.sections.values()}
        self.set_folded(s for s in self.matrix.sections if s not in parents)

    def unfold_all(self) -> None:
        """Unfold every section."""
        self.set_folded(())

    def unfold(self, section_id: str | None) -> None:
        """Unfold a section and those it lies in."""
        path = {section.id for section in self.matrix.section_path(section_id)}
        if path & self.model.folded:
            self.set_folded(self.model.folded - path)
