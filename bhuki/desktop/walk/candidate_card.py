"""An answer to the question, big enough to be read across a room: its key, who, and why."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from bhuki.desktop.look.fonts import exactly
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CandidateCard(QPushButton):
    """A card; `scale` 1 is the editor's, the projector's is bigger."""

    def __init__(self, key: str, title: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self.title, self.detail = key, title, detail
        self.best = False
        self.dashed = False
        self.scale = 1.0
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        spoken = f"{title}. {detail}" if detail else title
        self.setAccessibleName(f"{key}: {spoken}" if key else spoken)

    def set_scale(self, scale: float) -> None:
        """Be shown bigger or smaller."""
        self.scale = scale
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        title = QFontMetricsF(exactly(14 * self.scale, 600)).horizontalAdvance(self.title)
        detail = QFontMetricsF(exactly(12 * self.scale)).horizontalAdvance(self.detail)
        width = max(title, detail) + (24 + self._badge()) * self.scale
        height = 44 if self.detail else 36
        return QSize(round(width) + 2, round(height * self.scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(80 * self.scale), self.sizeHint().height())

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        if self.key:
            self._paint_badge(painter)
        left = (12 + self._badge()) * self.scale
        words = QRectF(self.rect()).adjusted(left, 0, -8 * self.scale, 0)
        if self.detail:
            half = self.height() / 2
            self._paint_line(painter, words.adjusted(0, 4 * self.scale, 0, -half + 2), True)
            self._paint_line(painter, words.adjusted(0, half, 0, -5 * self.scale), False)
        else:
            self._paint_line(painter, words, True)
        painter.end()

    def _badge(self) -> float:
        """Give the room that the key takes, at scale 1."""
        if not self.key:
            return 0.0
        return 34.0 if len(self.key) == 1 else 56.0

    def _paint_frame(self, painter: QPainter) -> None:
        strong = self.best or self.hasFocus()
        width = (2.0 if strong else 1.0) * max(1.0, self.scale * 0.8)
        pen = QPen(theme.token("accent" if strong else "border"), width)
        if self.dashed and not self.hasFocus():
            pen = QPen(theme.token("strong"), width, Qt.PenStyle.DashLine)
        ground = "selection" if self.isDown() else "hover" if self.underMouse() else "surface"
        painter.setPen(pen)
        painter.setBrush(theme.token(ground))
        inset = width / 2
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame, 6 * self.scale, 6 * self.scale)

    def _paint_badge(self, painter: QPainter) -> None:
        side = 26 * self.scale
        width = side if len(self.key) == 1 else 48 * self.scale
        at = QPointF(9 * self.scale, (self.height() - side) / 2)
        badge = QRectF(at.x(), at.y(), width, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.token("text"))
        painter.drawRoundedRect(badge, 4 * self.scale, 4 * self.scale)
        painter.setPen(theme.token("surface"))
        painter.setFont(exactly((15 if len(self.key) == 1 else 12) * self.scale, 700))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.key)

    def _paint_line(self, painter: QPainter, rect: QRectF, first: bool) -> None:
        font = exactly((14 if first else 12) * self.scale, 600 if first else 400)
        text = self.title if first else self.detail
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(theme.token("text" if first else "text2"))
        painter.drawText(rect, _LEFT, shown)
