"""The end of the rows: the worst point of each, and its letters counted where that is wanted."""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QTableView, QToolTip, QWidget

from bhuki.desktop.grid.layout import ROW_END, GridLayout
from bhuki.desktop.grid.marks import paint_mark
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.language import _
from bhuki.desktop.look.guard import guarded
from bhuki.matrix.scheme import Duty

TOTAL_WIDTH = 26


class RowEnd(QWidget):
    """Stands right of the grid and scrolls with it."""

    finding_wished = Signal(str)  # activity id
    wheel_turned = Signal(object)

    def __init__(
        self, model: GridModel, layout: GridLayout, view: QTableView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self.layout_now = layout
        self.totals = False
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def width_in(self, style: GridStyle) -> int:
        """Give the width that is wanted in a style."""
        if style.projector:
            return style.px(ROW_END) if self.hidden_roles() else 0
        columns = len(self._total_columns()) if self.totals else 0
        return style.px(ROW_END) + columns * style.px(TOTAL_WIDTH)

    def hidden_roles(self) -> int:
        """Count the roles that the view leaves out."""
        shown = sum(1 for column in self._model.columns if column.role is not None)
        return len(self._model.matrix.roles) - shown

    def set_layout(self, layout: GridLayout) -> None:
        """Stand as a layout says."""
        self.layout_now = layout
        self.update()

    def update_row(self, row: int) -> None:
        """Paint one row's end anew."""
        if 0 <= row < len(self._model.lines):
            self.update(self._row_rect(row).adjusted(0, -1, 0, 1))

    def _row_rect(self, row: int) -> QRect:
        top = self.layout_now.header_height + self._view.rowViewportPosition(row)
        return QRect(0, top, self.width(), self._view.rowHeight(row))

    def _total_columns(self) -> list[tuple[str, frozenset[str] | None]]:
        """Give the counted columns: their heading and the letters counted, None for all."""
        scheme = self._model.matrix.scheme
        columns: list[tuple[str, frozenset[str] | None]] = []
        for duty in (Duty.ANSWERS, Duty.DOES):
            code = scheme.code_for(duty)
            if code is not None:
                columns.append((code, frozenset({code})))
        if len(columns) == 2 and columns[0][0] == columns[1][0]:
            columns.pop()
        return [*columns, ("Σ", None)]

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position().toPoint())
        activity = self._model.lines[row].activity if row >= 0 else None
        if activity is not None:
            self.finding_wished.emit(activity.id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def _tell(self, event: QHelpEvent) -> None:
        row = self._row_at(event.pos())
        activity = self._model.lines[row].activity if row >= 0 else None
        told = self._model.marks.told_of(activity.id, self._model.matrix) if activity else ""
        if told:
            QToolTip.showText(event.globalPos(), f"<qt>{escape(told)}</qt>", self)
        else:
            QToolTip.hideText()

    def _row_at(self, point: QPoint) -> int:
        return self._view.rowAt(point.y() - self.layout_now.header_height)

    # Painting

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        style, layout = self.layout_now.style, self.layout_now
        top = layout.header_height
        rect = event.rect()
        painter.fillRect(rect, style.colour("surface"))
        if style.projector:
            self._paint_hidden_roles(painter)
            painter.end()
            return
        header = QRect(0, 0, self.width(), top - 1)
        if rect.top() < top:
            painter.fillRect(header, style.colour("head"))
            painter.fillRect(0, top - 1, self.width(), 1, style.colour("strong"))
            if self.totals:
                self._paint_headings(painter)
        # The rows end where the cells do: over the bar that scrolls them sideways.
        rows = QRect(0, top, self.width(), self._view.viewport().height())
        painter.setClipRect(rect.intersected(rows))
        first = self._view.rowAt(max(0, rect.top() - top))
        if first >= 0:
            self._paint_rows(painter, first, rect.bottom())
        painter.end()

    def _paint_hidden_roles(self, painter: QPainter) -> None:
        """On the projector, say how many roles are folded away instead of marking points."""
        style = self.layout_now.style
        painter.fillRect(self.rect(), style.colour("band2"))
        painter.fillRect(0, 0, 1, self.height(), style.colour("border"))
        painter.setFont(style.font(10))
        painter.setPen(style.colour("text2"))
        measures = painter.fontMetrics()
        said = _.plural(
            "{n} role without letters here",
            "{n} roles without letters here",
            n=self.hidden_roles(),
        )
        text = measures.elidedText(said, Qt.TextElideMode.ElideRight, self.height() - style.px(8))
        painter.translate(self.width() / 2, (self.height() + measures.horizontalAdvance(text)) / 2)
        painter.rotate(-90)
        painter.drawText(QPointF(0, (measures.ascent() - measures.descent()) / 2), text)

    def _paint_rows(self, painter: QPainter, first: int, bottom: int) -> None:
        style, lines = self.layout_now.style, self._model.lines
        current = self._view.currentIndex().row()
        end = len(lines) - 1
        for row in range(first, len(lines)):
            rect = self._row_rect(row)
            if rect.top() > bottom:
                break
            line = lines[row]
            if row == current or line.activity is None:
                ground = style.colour("cross" if row == current else "band2")
                painter.fillRect(rect, ground)
            strong = row == end or line.path != lines[row + 1].path
            colour = style.colour("strong" if strong else "hairline")
            painter.fillRect(0, rect.bottom(), self.width(), 1, colour)
            if line.activity is None:
                continue
            mark = self._model.marks.of_activity(line.activity.id)
            if mark is not None:
                size = style.px(14)
                spot = QRect(0, rect.top(), style.px(ROW_END), rect.height() - 1)
                paint_mark(painter, spot, mark, size)
            if self.totals:
                self._paint_totals(painter, line.activity.id, rect)

    def _paint_totals(self, painter: QPainter, activity_id: str, rect: QRect) -> None:
        style = self.layout_now.style
        tally = self._model.counts.of_activity(activity_id)
        left = style.px(ROW_END)
        painter.setFont(style.figures_font)
        for _name, codes in self._total_columns():
            n = sum(count for code, count in tally.items() if codes is None or code in codes)
            painter.setPen(style.colour("text2" if n else "strong"))
            spot = QRect(left, rect.top(), style.px(TOTAL_WIDTH), rect.height() - 1)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(n))
            left += style.px(TOTAL_WIDTH)

    def _paint_headings(self, painter: QPainter) -> None:
        style, layout = self.layout_now.style, self.layout_now
        left = style.px(ROW_END)
        painter.setFont(style.band_font)
        painter.setPen(style.colour("text2"))
        top = layout.header_height - layout.count_strip
        for name, _codes in self._total_columns():
            spot = QRect(left, top, style.px(TOTAL_WIDTH), layout.count_strip - 1)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, name)
            left += style.px(TOTAL_WIDTH)

    def retranslate(self) -> None:
        """Say in the current language what this column is."""
        self.setAccessibleName(_("Points of each activity"))
