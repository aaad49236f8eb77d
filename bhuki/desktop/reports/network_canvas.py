"""The picture of the network on the screen: a click, or the arrow keys, mark a role or an arrow."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.network_picture import paint_network
from bhuki.matrix.matrix import Matrix
from bhuki.reports.network import Arrow
from bhuki.reports.network_layout import NetworkPicture

MARGIN = 16
LEAST_SCALE, MOST_SCALE = 0.7, 1.25
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ASIDE = 2.5  # how much worse it is that a box lies beside the way than along it


class NetworkCanvas(QWidget):
    """The picture; what is marked stands out, the rest grows faint."""

    marked_changed = Signal()
    opened = Signal()  # Return, or a double click: on to what lies behind it

    def __init__(self) -> None:
        super().__init__()
        self._picture = NetworkPicture(1, 1, {})
        self._matrix = Matrix()
        self._inks: Inks | None = None
        self.marked: Arrow | str | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_network(self, picture: NetworkPicture, matrix: Matrix, inks: Inks) -> None:
        """Show another picture; what was marked stays so where it is still there."""
        self._picture, self._matrix, self._inks = picture, matrix, inks
        if not self._is_there(self.marked):
            self.marked = None
        self.setMinimumSize(self.sizeHint() * LEAST_SCALE)
        self.updateGeometry()
        self.update()
        self.marked_changed.emit()

    def sizeHint(self) -> QSize:
        picture = self._picture
        return QSize(round(picture.width) + 2 * MARGIN, round(picture.height) + 2 * MARGIN)

    def mark(self, marked: Arrow | str | None) -> None:
        """Let an arrow, or a role with its arrows, stand out; None lets nothing."""
        self.marked = marked
        self.update()
        self.marked_changed.emit()

    def corner(self) -> QPointF:
        """Give where the picture begins."""
        scale = self.scale()
        x = max(MARGIN, (self.width() - self._picture.width * scale) / 2)
        y = max(MARGIN, (self.height() - self._picture.height * scale) / 2)
        return QPointF(x, y)

    def scale(self) -> float:
        """Fit the picture into the window as far as its words can still be read."""
        whole = self.sizeHint()
        fits = min(self.width() / whole.width(), self.height() / whole.height(), MOST_SCALE)
        return max(fits, LEAST_SCALE)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("surface"))
        if self.hasFocus():
            painter.setPen(QPen(theme.token("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if self._inks is not None:
            painter.translate(self.corner())
            painter.scale(self.scale(), self.scale())
            paint_network(painter, self._picture, self._matrix, self._inks, marked=self.marked)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mark(self._at(event.position()))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        if self.marked is not None:
            self.opened.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.marked is not None:
            self.opened.emit()
        elif key == Qt.Key.Key_Escape and self.marked is not None:
            self.mark(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _step(self, right: int, down: int) -> None:
        """Go from the role that is marked to the nearest one that way."""
        boxes = self._picture.boxes
        here = self.marked.source if isinstance(self.marked, Arrow) else self.marked
        if here is None or here not in boxes:
            self.mark(self._picture.hub or next(iter(boxes), None))
            return
        box = boxes[here]
        best: tuple[float, str] | None = None
        for role, other in boxes.items():
            x = other.x + other.width / 2 - box.x - box.width / 2
            y = other.y + other.height / 2 - box.y - box.height / 2
            along, across = x * right + y * down, abs(x * down) + abs(y * right)
            if role != here and along > 1:
                far = along + _ASIDE * across
                best = min(best, (far, role)) if best is not None else (far, role)
        if best is not None:
            self.mark(best[1])

    def _at(self, point: QPointF) -> Arrow | str | None:
        place = (point - self.corner()) / self.scale()
        picture = self._picture
        return picture.role_at(place.x(), place.y()) or picture.arrow_at(place.x(), place.y())

    def _is_there(self, marked: Arrow | str | None) -> bool:
        if isinstance(marked, Arrow):
            return any(way.arrow == marked for way in self._picture.ways_at(marked))
        return marked in self._picture.boxes
