"""The cells: a table view that paints itself, for a page must scroll within a frame.

What it paints, from the ground up: the cross of the cursor, the selection, what the mouse is over,
lines, letters, notes' corners, frames, and what glows. Names and bands are the headers' work.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import (
    QEvent,
    QItemSelectionRange,
    QLine,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygon,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from bhuki.desktop.grid.chip_cache import ChipCache
from bhuki.desktop.grid.glow import Glow
from bhuki.desktop.grid.keys import is_adding
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.regions import rects_of
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.look.guard import guarded
from bhuki.matrix.entities import CellKey

_WHEEL_STEP = 120


class GridView(QTableView):
    """The table of cells between the headers."""

    zoom_wished = Signal(int)  # steps in (positive) or out
    hovered = Signal(int, int)  # row and column under the mouse, -1 where none is
    brush_moved = Signal(QPoint)
    brush_ended = Signal()
    scrolled = Signal(int, int)  # by how much, across and down

    def __init__(self, model: GridModel, style: GridStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self.style_now = style
        self.chips = ChipCache(style, self.devicePixelRatioF())
        self.glow = Glow(self)
        self.glow.changed.connect(self._paint_cells_anew)
        self.key_handler: Callable[[QKeyEvent], bool] = lambda _event: False
        self.brushing = False  # the left button paints instead of selecting
        self.brushed: dict[CellKey, tuple[str, ...]] = {}  # painted over, not yet done
        self.candidates: dict[str, int] = {}  # role id → number, on the cursor's row
        self.drop_line: tuple[Qt.Orientation, int] | None = None
        self._hover = (-1, -1)
        self._dress()

    def take_headers(self, across: QHeaderView, down: QHeaderView) -> None:
        """Stand between two headers, and only then show the model.

        Qt's own headers would first make room for every row and column.
        """
        self.setHorizontalHeader(across)
        self.setVerticalHeader(down)
        self.setModel(self.grid_model)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def set_style(self, style: GridStyle) -> None:
        """Paint by another style from now on."""
        self.style_now = style
        self.chips = ChipCache(style, self.devicePixelRatioF())
        self.viewport().update()

    def fit(self, layout: GridLayout) -> None:
        """Give rows, columns and headers the sizes of a layout; only what differs is touched."""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.blockSignals(True)
        if rows.defaultSectionSize() != layout.style.row:
            rows.setDefaultSectionSize(layout.style.row)
        for row, height in enumerate(layout.row_heights[: rows.count()]):
            if rows.sectionSize(row) != height:
                rows.resizeSection(row, height)
        rows.blockSignals(False)
        columns.blockSignals(True)
        for column, width in enumerate(layout.column_widths):
            if columns.sectionSize(column) != width:
                columns.resizeSection(column, width)
        columns.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    # Where things are

    def row_rect(self, row: int) -> QRect:
        """Give a row's place in the viewport."""
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def column_rect(self, column: int) -> QRect:
        """Give a column's place in the viewport."""
        left = self.columnViewportPosition(column)
        return QRect(left, 0, self.columnWidth(column), self.viewport().height())

    def cell_rect(self, row: int, column: int) -> QRect:
        """Give a cell's place in the viewport, its lines right and below included."""
        return QRect(
            self.columnViewportPosition(column),
            self.rowViewportPosition(row),
            self.columnWidth(column),
            self.rowHeight(row),
        )

    def update_cross(self, row: int, column: int) -> None:
        """Paint a row and a column anew."""
        if row >= 0:
            self.viewport().update(self.row_rect(row).adjusted(0, -2, 0, 2))
        if column >= 0:
            self.viewport().update(self.column_rect(column).adjusted(-2, 0, 2, 0))

    def _paint_cells_anew(self, cells: set[CellKey]) -> None:
        for activity_id, role_id in cells:
            index = self.grid_model.index_of(activity_id, role_id)
            if index.isValid():
                rect = self.cell_rect(index.row(), index.column())
                self.viewport().update(rect.adjusted(-2, -2, 2, 2))

    # Events

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_adding(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.key_handler(event):
            event.ignore()

    def keyboardSearch(self, search: str) -> None:
        """Letters are written, never searched for."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wished.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.brushing and event.button() == Qt.MouseButton.LeftButton:
            self.brush_moved.emit(event.position().toPoint())
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(event.position().toPoint())
        if self.brushing and event.buttons() & Qt.MouseButton.LeftButton:
            self.brush_moved.emit(event.position().toPoint())
        elif not self.brushing:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.brushing:
            self.brush_ended.emit()
        else:
            super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_at(QPoint(-1, -1))
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self.scrolled.emit(dx, dy)

    def _hover_at(self, point: QPoint) -> None:
        inside = self.viewport().rect().contains(point)
        now = (self.rowAt(point.y()), self.columnAt(point.x())) if inside else (-1, -1)
        if now != self._hover:
            for row, column in (self._hover, now):
                if row >= 0 and column >= 0:
                    self.viewport().update(self.cell_rect(row, column))
            self._hover = now
            self.hovered.emit(*now)

    def _tell(self, event: QHelpEvent) -> None:
        index = self.indexAt(event.pos())
        said = self.grid_model.data(index, Qt.ItemDataRole.AccessibleDescriptionRole)
        if said:
            rect = self.cell_rect(index.row(), index.column())
            QToolTip.showText(event.globalPos(), f"<qt>{escape(said)}</qt>", self.viewport(), rect)
        else:
            QToolTip.hideText()

    # Painting

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chips.ratio != self.devicePixelRatioF():
            self.chips = ChipCache(self.style_now, self.devicePixelRatioF())
        painter = QPainter(self.viewport())
        for rect in rects_of(event.region()):
            painter.setClipRect(rect)
            self._paint(painter, rect)
        painter.end()

    def _paint(self, painter: QPainter, rect: QRect) -> None:
        style = self.style_now
        painter.fillRect(rect, style.colour("surface"))
        rows, columns = self._spans(rect)
        if not rows or not columns:
            return
        self._paint_grounds(painter, rows, columns)
        self._paint_lines(painter, rect, rows, columns)
        self._paint_letters(painter, rows, columns)
        self._paint_frames(painter, rows, columns)

    def _spans(self, rect: QRect) -> tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]:
        """Give the rows and columns in a rectangle: number, place and size of each."""
        rows: list[tuple[int, int, int]] = []
        header = self.verticalHeader()
        row = header.visualIndexAt(max(0, rect.top()))
        if row >= 0:
            top = header.sectionViewportPosition(row)
            count, bottom = header.count(), rect.bottom()
            while row < count and top <= bottom:
                size = header.sectionSize(row)
                rows.append((row, top, size))
                top += size
                row += 1
        columns: list[tuple[int, int, int]] = []
        header = self.horizontalHeader()
        column = header.visualIndexAt(max(0, rect.left()))
        if column >= 0:
            left = header.sectionViewportPosition(column)
            count, right = header.count(), rect.right()
            while column < count and left <= right:
                size = header.sectionSize(column)
                columns.append((column, left, size))
                left += size
                column += 1
        return rows, columns

    def _paint_grounds(
        self,
        painter: QPainter,
        rows: list[tuple[int, int, int]],
        columns: list[tuple[int, int, int]],
    ) -> None:
        style, lines = self.style_now, self.grid_model.lines
        current = self.currentIndex()
        left, right = columns[0][1], columns[-1][1] + columns[-1][2]
        top, bottom = rows[0][1], rows[-1][1] + rows[-1][2]
        cross = style.colour("cross")
        lit = {self.grid_model.column_of(role_id) for role_id in self.candidates}
        lit = lit or {current.column()}
        for column, at, size in columns:
            if column in lit:
                painter.fillRect(at, top, size, bottom - top, cross)
        for row, at, size in rows:
            if lines[row].activity is None:
                painter.fillRect(left, at, right - left, size, style.colour("band2"))
            if row == current.row():
                asked = style.projector and bool(self.candidates)
                ground = style.colour("selection" if asked else "cross")
                painter.fillRect(left, at, right - left, size, ground)
        row_hover, column_hover = self._hover
        if row_hover >= 0 and column_hover >= 0:
            painter.fillRect(self.cell_rect(row_hover, column_hover), style.colour("hover"))
        self._paint_selection(painter, QRect(left, top, right - left, bottom - top))
        if current.isValid():
            painter.fillRect(
                self.cell_rect(current.row(), current.column()), style.colour("surface")
            )

    def _paint_selection(self, painter: QPainter, seen: QRect) -> None:
        ground = self.style_now.colour("selection")
        for spread in self.spreads():
            if spread.height() * spread.width() > 1:
                painter.fillRect(self._spread_rect(spread).intersected(seen), ground)

    def spreads(self) -> list[QItemSelectionRange]:
        """Give the blocks that are selected."""
        return self.selectionModel().selection().toList()

    def _spread_rect(self, spread: QItemSelectionRange) -> QRect:
        first = self.cell_rect(spread.top(), spread.left())
        last = self.cell_rect(spread.bottom(), spread.right())
        return first.united(last)

    def _paint_lines(
        self,
        painter: QPainter,
        rect: QRect,
        rows: list[tuple[int, int, int]],
        columns: list[tuple[int, int, int]],
    ) -> None:
        style = self.style_now
        lines, heads = self.grid_model.lines, self.grid_model.columns
        left, right = columns[0][1], columns[-1][1] + columns[-1][2] - 1
        top, bottom = rows[0][1], rows[-1][1] + rows[-1][2] - 1
        thin: list[QLine] = []
        strong: list[QLine] = []
        last_row, last_column = len(lines) - 1, len(heads) - 1
        for column, at, size in columns:
            x = at + size - 1
            ends = column == last_column or heads[column].group != heads[column + 1].group
            (strong if ends else thin).append(QLine(x, top, x, bottom))
        for row, at, size in rows:
            y = at + size - 1
            ends = row == last_row or lines[row].path != lines[row + 1].path
            (strong if ends else thin).append(QLine(left, y, right, y))
        painter.setPen(QPen(style.colour("hairline"), 1))
        painter.drawLines(thin)
        painter.setPen(QPen(style.colour("strong"), 1))
        painter.drawLines(strong)

    def _paint_letters(
        self,
        painter: QPainter,
        rows: list[tuple[int, int, int]],
        columns: list[tuple[int, int, int]],
    ) -> None:
        model = self.grid_model
        get, brushed = model.matrix.assignments.get, self.brushed
        chip, ratio = self.chips.chip, self.chips.ratio
        spots = [
            (column.role.id, at, size)
            for number, at, size in columns
            if (column := model.columns[number]).role is not None
        ]
        corners: list[QRect] = []
        draw = painter.drawPixmap
        for row, top, height in rows:
            activity = model.lines[row].activity
            if activity is None:
                self._paint_section_counts(painter, row, top, height, columns)
                continue
            activity_id = activity.id
            middle = top + (height - 1) / 2
            for role_id, left, width in spots:
                found = get((activity_id, role_id))
                letters = found.letters if found is not None else ()
                if brushed:
                    letters = brushed.get((activity_id, role_id), letters)
                if letters:
                    pixmap = chip(letters, found.veto if found is not None else False)
                    w, h = pixmap.width() / ratio, pixmap.height() / ratio
                    draw(int(left + (width - 1 - w) / 2 + 0.5), int(middle - h / 2 + 0.5), pixmap)
                if found is not None and (found.note or (found.veto and not letters)):
                    corners.append(QRect(left, top, width - 1, height - 1))
        if corners:
            self._paint_corners(painter, corners)

    def _paint_section_counts(
        self,
        painter: QPainter,
        row: int,
        top: int,
        height: int,
        columns: list[tuple[int, int, int]],
    ) -> None:
        """Say under each role how many letters it has in a folded section."""
        model, style = self.grid_model, self.style_now
        if not model.lines[row].folded:
            return
        counts = model.section_counts(model.lines[row].path[-1].id)
        painter.setFont(style.figures_font)
        painter.setPen(style.colour("text2"))
        for number, left, width in columns:
            role = model.columns[number].role
            n = counts.get(role.id, 0) if role is not None else 0
            if n:
                rect = QRect(left, top, width - 1, height - 1)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(n))

    def _paint_corners(self, painter: QPainter, cells: list[QRect]) -> None:
        """Mark cells that have a note."""
        side = self.style_now.px(8)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.style_now.colour("accent"))
        for cell in cells:
            right, top = cell.right() + 1, cell.top()
            points = [QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]
            painter.drawPolygon(QPolygon(points))

    def _paint_frames(
        self,
        painter: QPainter,
        rows: list[tuple[int, int, int]],
        columns: list[tuple[int, int, int]],
    ) -> None:
        style = self.style_now
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(style.colour("accent"), 1))
        for spread in self.spreads():
            if spread.height() * spread.width() > 1:
                painter.drawRect(self._spread_rect(spread).adjusted(-1, -1, -1, -1))
        current = self.currentIndex()
        if self.candidates and current.isValid():
            self._paint_candidates(painter, current)
        self._paint_glow(painter)
        if current.isValid() and not (style.projector and self.candidates):
            rect = self.cell_rect(current.row(), current.column())
            self._paint_frame(painter, rect, style.colour("accent"))
        if self.drop_line is not None:
            self._paint_drop_line(painter)

    def _paint_frame(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        """Draw a frame of 2 px around a cell, on its lines."""
        thick = max(2, self.style_now.px(2))
        outer = rect.adjusted(-1, -1, 0, 0)
        half = thick // 2
        pen = QPen(colour, thick)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawRect(outer.adjusted(half, half, -half, -half))

    def _paint_glow(self, painter: QPainter) -> None:
        for activity_id, role_id in self.glow.cells:
            strength = self.glow.strength((activity_id, role_id))
            index = self.grid_model.index_of(activity_id, role_id)
            if strength > 0 and index.isValid():
                colour = QColor(self.style_now.colour("glow"))
                colour.setAlphaF(strength)
                self._paint_frame(painter, self.cell_rect(index.row(), index.column()), colour)

    def _paint_candidates(self, painter: QPainter, current: QModelIndex) -> None:
        """Frame the cells that an open question could go to, each with the number of its key."""
        style = self.style_now
        for role_id, number in self.candidates.items():
            column = self.grid_model.column_of(role_id)
            if column < 0:
                continue
            rect = self.cell_rect(current.row(), column).adjusted(0, 0, -1, -1)
            tab = max(style.px(9), style.text_px(12)) if style.projector else style.px(9)
            painter.fillRect(rect, style.colour("accent"))
            inner = rect.adjusted(tab, style.px(2), -style.px(2), -style.px(2))
            painter.fillRect(inner, style.colour("surface"))
            painter.setFont(style.figures_bold)
            painter.setPen(style.colour("on_accent"))
            side = QRect(rect.left(), rect.top(), tab, rect.height())
            painter.drawText(side, Qt.AlignmentFlag.AlignCenter, str(number))
            activity = self.grid_model.lines[current.row()].activity
            found = (
                self.grid_model.matrix.assignments.get((activity.id, role_id)) if activity else None
            )
            if found is not None and found.letters:
                pixmap = self.chips.chip(found.letters, found.veto)
                w, h = pixmap.width() / self.chips.ratio, pixmap.height() / self.chips.ratio
                x = inner.left() + (inner.width() - w) / 2
                y = inner.top() + (inner.height() - h) / 2
                painter.drawPixmap(QPoint(round(x), round(y)), pixmap)

    def _paint_drop_line(self, painter: QPainter) -> None:
        assert self.drop_line is not None
        way, at = self.drop_line
        accent = self.style_now.colour("accent")
        if way == Qt.Orientation.Vertical:
            painter.fillRect(0, at - 1, self.viewport().width(), 2, accent)
        else:
            painter.fillRect(at - 1, 0, 2, self.viewport().height(), accent)
