"""The grid's parts in their places: cells, headers, corner, rows' ends, scroll bar, line below.

Everything is measured by one layout, made anew when the matrix, the room or the zoom is another.
"""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.grid.cell_line import CellLine
from bhuki.desktop.grid.column_header import ColumnHeader
from bhuki.desktop.grid.corner import CornerBlock
from bhuki.desktop.grid.editors import InlineEditor
from bhuki.desktop.grid.empty_hint import EmptyHint
from bhuki.desktop.grid.headings import ACTIVITY, SECTION, Heading
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.row_end import RowEnd
from bhuki.desktop.grid.row_header import RowHeader
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.grid.view import GridView
from bhuki.desktop.look.fonts import text_scale
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.settings import LEAST_ZOOM, MOST_ZOOM
from bhuki.matrix.entities import CellKey
from bhuki.matrix.matrix import Matrix

_ZOOMS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_PROJECTOR_ZOOM = 2.0


class GridFrame(QWidget):
    """Holds the parts of one view in their places, at one zoom."""

    zoom_changed = Signal(float)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._zoom = 1.0
        self._projector = False
        self._projector_zoom = _PROJECTOR_ZOOM
        self._editor: InlineEditor | None = None
        self._build()
        bar = self.view.verticalScrollBar()
        bar.rangeChanged.connect(self._follow_range)
        bar.valueChanged.connect(self.scroll_bar.setValue)
        self.scroll_bar.valueChanged.connect(bar.setValue)
        self.view.zoom_wished.connect(self.zoom_by)
        self.row_end.wheel_turned.connect(self._pass_wheel)
        theme.changed.connect(self._theme_changed)

    def _build(self) -> None:
        self.model = GridModel(self.document, self)
        style = self._style()
        self.view = GridView(self.model, style, self)
        first = GridLayout(self.model, style, QSize(1000, 700), 24)
        self.columns_header = ColumnHeader(self.model, first, self.view)
        self.rows_header = RowHeader(self.model, first, self.view)
        self.view.take_headers(self.columns_header, self.rows_header)
        self.corner = CornerBlock(self.model, first, self)
        self.row_end = RowEnd(self.model, first, self.view, self)
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.cell_line = CellLine(self._line_style(), self)
        self.hint = EmptyHint(self)
        self.layout_now = first
        self._outdated = True
        for changed in (
            self.document.edited,
            self.document.findings_changed,
            self.model.structure_changed,
            self.model.modelReset,
            self.model.widened,
        ):
            changed.connect(self._outdate)

    def _outdate(self, _change: object = None) -> None:
        """Take note that a layout worked out before this is of another matrix."""
        self._outdated = True

    @property
    def matrix(self) -> Matrix:
        """The document's matrix."""
        return self.document.matrix

    @property
    def zoom(self) -> float:
        """How large everything is: 1 is 100 %."""
        return self._projector_zoom if self._projector else self._zoom

    def set_zoom(self, factor: float) -> None:
        """Show everything larger or smaller."""
        factor = min(max(factor, LEAST_ZOOM), MOST_ZOOM)
        if factor == self.zoom:
            return
        if self._projector:
            self._projector_zoom = factor
        else:
            self._zoom = factor
        self.restyle()
        self.zoom_changed.emit(factor)

    def zoom_by(self, steps: int) -> None:
        """Zoom in or out by some steps."""
        if steps > 0:
            self.set_zoom(next((z for z in _ZOOMS if z > self.zoom + 0.01), MOST_ZOOM))
        else:
            self.set_zoom(next((z for z in reversed(_ZOOMS) if z < self.zoom - 0.01), LEAST_ZOOM))

    def set_projector(self, on: bool) -> None:
        """Show only the grid, big enough to be read from the back of the room."""
        if on != self._projector:
            self._projector = on
            self.cell_line.setVisible(not on)
            self.restyle()
            self.zoom_changed.emit(self.zoom)

    def _style(self) -> GridStyle:
        return GridStyle(
            self.matrix.scheme,
            zoom=self.zoom * (1.0 if self._projector else text_scale()),
            projector=self._projector,
        )

    def _line_style(self) -> GridStyle:
        return GridStyle(self.matrix.scheme, zoom=text_scale())

    def restyle(self) -> None:
        """Take up another zoom, theme or scheme."""
        self.view.set_style(self._style())
        self.cell_line.set_style(self._line_style())
        self.relayout()
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())

    def _theme_changed(self) -> None:
        self.restyle()
        self.update()

    def lay_out_first(self) -> None:
        """Put everything in its place by the layout that the parts were made with."""
        self._outdated = False
        end, room = self._room()
        self._take_layout(self.layout_now.in_room(room, end))

    def relayout(self) -> None:
        """Work out all sizes anew and put everything in its place."""
        self._outdated = False
        end, room = self._room()
        self._take_layout(self.layout_now.anew(self.view.style_now, room, end))

    def _take_layout(self, layout: GridLayout) -> None:
        """Put everything in the place that a layout gives it, beside a scroll bar if need be."""
        end, room = self._room()
        if layout.header_height + layout.rows_height > room.height():
            room.setWidth(room.width() - self.scroll_bar.sizeHint().width())
            layout = layout.in_room(room, end)
        self.layout_now = layout
        self.columns_header.set_layout(layout)
        self.rows_header.set_layout(layout)
        self.view.fit(layout)
        self.corner.set_layout(layout)
        self.row_end.set_layout(layout)
        self.columns_header.count_anew()
        self._place()

    def _room(self) -> tuple[int, QSize]:
        """Give the width of the rows' ends, and the room there is for all."""
        return self.row_end.width_in(self.view.style_now), QSize(self.width(), self.table_height())

    def table_height(self) -> int:
        """Give the height that headings and cells have together."""
        line = self.cell_line.height() if not self.cell_line.isHidden() else 0
        return max(0, self.height() - line)

    def _place(self) -> None:
        layout = self.layout_now
        height = self.table_height()
        end = self.row_end.width_in(layout.style)
        tall = self.layout_now.header_height + self.layout_now.rows_height > height
        bar = self.scroll_bar.sizeHint().width() if tall else 0
        wanted = layout.header_width + sum(layout.column_widths)
        table = min(wanted, self.width() - end - bar)
        self.view.setGeometry(0, 0, max(table, 0), height)
        self.row_end.setGeometry(self.view.width(), 0, end, height)
        self.row_end.setVisible(end > 0)
        self.scroll_bar.setVisible(tall)
        self.scroll_bar.setGeometry(self.width() - bar, 0, bar, height)
        self.corner.setGeometry(0, 0, layout.header_width, layout.header_height)
        self.corner.raise_()
        self.cell_line.setGeometry(0, height, self.width(), self.cell_line.height())
        left = layout.header_width if self.model.rowCount() else 0
        top = layout.header_height
        self.hint.tell(self.model, QRect(left, top, self.width() - left, height - top))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._outdated:
            self.relayout()
        else:
            end, room = self._room()
            self._take_layout(self.layout_now.in_room(room, end))

    def sizeHint(self) -> QSize:
        return QSize(1100, 700)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what lies right of a narrow matrix."""
        painter = QPainter(self)
        style = self.layout_now.style
        painter.fillRect(self.rect(), style.colour("surface"))
        left = self.view.width() + self.row_end.width()
        head = QRect(left, 0, self.width() - left, self.layout_now.header_height)
        painter.fillRect(head, style.colour("head"))
        painter.fillRect(left, head.bottom(), head.width(), 1, style.colour("strong"))
        painter.end()

    def _pass_wheel(self, event: QWheelEvent) -> None:
        QApplication.sendEvent(self.view.viewport(), event)

    def _follow_range(self, low: int, high: int) -> None:
        bar = self.view.verticalScrollBar()
        self.scroll_bar.setRange(low, high)
        self.scroll_bar.setPageStep(bar.pageStep())
        self.scroll_bar.setSingleStep(self.layout_now.style.row)

    def heading_rect(self, heading: Heading) -> QRect | None:
        """Give the place of a heading in this widget."""
        header = self.rows_header if heading.kind in (ACTIVITY, SECTION) else self.columns_header
        rect = header.heading_rect(heading)
        if rect is None:
            return None
        return QRect(header.viewport().mapTo(self, rect.topLeft()), rect.size())

    def cell_rect(self, cell: CellKey) -> QRect:
        """Give the place of a cell in this widget."""
        index = self.model.index_of(*cell)
        rect = self.view.cell_rect(index.row(), index.column())
        return QRect(self.view.viewport().mapTo(self, rect.topLeft()), rect.size())

    def show_editor(self, editor: InlineEditor, rect: QRect) -> None:
        """Open an editor in place; the one open before is kept."""
        if self._editor is not None:
            self._editor.keep()
        self._editor = editor
        editor.put(rect)
        editor.setFocus()

    def close_editor(self, editor: InlineEditor) -> None:
        """Close an editor and go on in the cells."""
        had_focus = editor.isAncestorOf(QApplication.focusWidget() or self)
        if self._editor is editor:
            self._editor = None
        editor.finish()
        if had_focus:
            self.view.setFocus()

    @property
    def editor(self) -> InlineEditor | None:
        """The editor that is open, if any."""
        return self._editor
