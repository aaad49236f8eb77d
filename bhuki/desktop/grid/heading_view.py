"""What the headers of rows and of columns have in common.

A header follows a layout, lets `HeadingMouse` choose and drag its headings, lights the one under
the mouse and tells its name in full. Where headings lie and how they look, each knows for itself.
"""

from html import escape

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QToolTip

from bhuki.desktop.grid.headings import Drop, Heading, HeadingMouse
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.language import for_screen


class HeadingView(QHeaderView):
    """A header of the grid, along its top or its left."""

    def __init__(
        self, way: Qt.Orientation, model: GridModel, layout: GridLayout, view: QTableView
    ) -> None:
        super().__init__(way, view)
        self.grid_model = model
        self.layout_now = layout
        self.current = -1
        self.hover = -1
        self.drop_line: int | None = None
        bar = view.horizontalScrollBar() if self._is_across() else view.verticalScrollBar()
        self.mouse = HeadingMouse(self, bar, way)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(4)
        self.setMouseTracking(True)
        self.setHighlightSections(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def style_now(self) -> GridStyle:
        """What everything is painted by."""
        return self.layout_now.style

    def set_layout(self, layout: GridLayout) -> None:
        """Stand as a layout says."""
        self.layout_now = layout
        self.updateGeometry()
        self.viewport().update()

    # What each header knows for itself

    def heading_at(self, point: QPoint) -> Heading | None:
        """Give the heading at a place in the viewport."""
        raise NotImplementedError

    def heading_rect(self, heading: Heading) -> QRect | None:
        """Give the place of a heading in the viewport."""
        raise NotImplementedError

    def drop_at(self, heading: Heading, point: QPoint) -> Drop | None:
        """Say where a dragged heading would go."""
        raise NotImplementedError

    def update_section(self, section: int) -> None:
        """Paint the heading of one row or column anew."""
        raise NotImplementedError

    def told(self, heading: Heading) -> list[str]:
        """Give the lines of a heading's tooltip: its name in full, and what else is to know."""
        raise NotImplementedError

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(event.position().toPoint())
        room = self.viewport().size()
        self.mouse.move(event, room.width() if self._is_across() else room.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.mouse.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mouse.open(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover_at(QPoint(-1, -1))
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _is_across(self) -> bool:
        return self.orientation() == Qt.Orientation.Horizontal

    def _hover_at(self, point: QPoint) -> None:
        inside = self.viewport().rect().contains(point)
        now = self.logicalIndexAt(point) if inside else -1
        if now != self.hover:
            before, self.hover = self.hover, now
            self.update_section(before)
            self.update_section(now)

    def _tell(self, event: QHelpEvent) -> None:
        heading = self.heading_at(event.pos())
        if heading is None:
            QToolTip.hideText()
            return
        QToolTip.showText(event.globalPos(), self.tip(heading), self.viewport())

    def tip(self, heading: Heading) -> str:
        """Give a heading's tooltip: what it says is data and no markup."""
        lines = [escape(for_screen(line)) for line in self.told(heading) if line]
        return f"<qt>{'<br>'.join(lines)}</qt>"
