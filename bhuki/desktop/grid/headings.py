"""What the two headers have in common: which heading is under the mouse, and dragging it.

A press on a heading chooses it; dragged, it shows by a line where it would go, and goes there when
let go. Esc takes it back. What a heading is, and where one can go, each header knows for itself.
"""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar

ACTIVITY, SECTION, ROLE, GROUP = "activity", "section", "role", "group"


class Heading(NamedTuple):
    """A thing that a header names: `activity`, `section`, `role` or `group`, and its id."""

    kind: str
    id: str


class Drop(NamedTuple):
    """Where a dragged heading would go: into a home, before a thing there (None: at its end)."""

    home: str | None
    before: str | None
    line: int  # where in the header the line is drawn


class Header(Protocol):
    """What a header tells about itself."""

    def heading_at(self, point: QPoint) -> Heading | None: ...

    def drop_at(self, heading: Heading, point: QPoint) -> Drop | None: ...


class HeadingMouse(QObject):
    """Presses and drags on one header."""

    pressed = Signal(object, object)  # Heading, keyboard modifiers
    dropped = Signal(object, object)  # Heading, Drop
    opened = Signal(object)  # Heading, by a double click
    line_moved = Signal(object)  # int or None: where the drop line stands

    def __init__(self, header: Header, scroll_bar: QScrollBar, way: Qt.Orientation) -> None:
        super().__init__()
        self._header = header
        self._bar = scroll_bar
        self._way = way
        self._heading: Heading | None = None
        self._from = QPoint()
        self._at = QPoint()
        self._drop: Drop | None = None
        self.dragging = False
        self.can_drag = True
        self._scroller = QTimer(self)
        self._scroller.setInterval(40)
        self._scroller.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """Choose the heading under the mouse, and be ready to drag it."""
        self._from = self._at = event.position().toPoint()
        self._heading = self._header.heading_at(self._from)
        if self._heading is not None:
            self.pressed.emit(self._heading, event.modifiers())

    def move(self, event: QMouseEvent, extent: int) -> None:
        """Drag on; near the header's ends it scrolls by itself."""
        if self._heading is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._at = event.position().toPoint()
        far = (self._at - self._from).manhattanLength() >= QApplication.startDragDistance()
        if not self.dragging and far and self.can_drag:
            self.dragging = True
        if self.dragging:
            self._extent = extent
            self._scroller.start()
            self._look()

    def release(self) -> None:
        """Drop what is dragged where the line stands."""
        heading, drop = self._heading, self._drop
        was_dragging = self.dragging
        self.cancel()
        if was_dragging and heading is not None and drop is not None:
            self.dropped.emit(heading, drop)

    def cancel(self) -> bool:
        """Let go without dropping; say whether anything was dragged."""
        was = self.dragging
        self._heading, self._drop, self.dragging = None, None, False
        self._scroller.stop()
        if was:
            self.line_moved.emit(None)
        return was

    def open(self, event: QMouseEvent) -> None:
        """Take a double click."""
        heading = self._header.heading_at(event.position().toPoint())
        if heading is not None:
            self.opened.emit(heading)

    def _look(self) -> None:
        assert self._heading is not None
        self._drop = self._header.drop_at(self._heading, self._at)
        self.line_moved.emit(self._drop.line if self._drop is not None else None)

    def _scroll_on(self) -> None:
        at = self._at.x() if self._way == Qt.Orientation.Horizontal else self._at.y()
        near = 24
        step = -24 if at < near else 24 if at > self._extent - near else 0
        if step and self.dragging:
            self._bar.setValue(self._bar.value() + step)
            self._look()
