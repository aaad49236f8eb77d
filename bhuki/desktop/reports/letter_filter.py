"""A button that lets a letter's arrows be seen or not: its chip, what it says, and its line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.chip import inks_for
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.exports.painting.chips import chip_size, paint_letters
from bhuki.exports.painting.network_picture import line_colour, line_dashes
from bhuki.matrix.scheme import Duty, Scheme

_EDGE, _GAP, _LINE = 9, 8, 26
_FAINT = 0.38


class LetterFilter(QPushButton):
    """One duty's arrows; pressed in they are seen, and it looks as they do."""

    def __init__(self, duty: Duty) -> None:
        super().__init__()
        self.duty = duty
        self._codes: tuple[str, ...] = ()
        self._words = ""
        self._scheme: Scheme | None = None
        self.setCheckable(True)
        self.setChecked(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "filter")

    def say(self, words: str, scheme: Scheme) -> None:
        """Set the letters of the duty and what they say."""
        self._codes = tuple(letter.code for letter in scheme.with_duty(self.duty))
        self._words, self._scheme = words, scheme
        self.setAccessibleName(f"{', '.join(self._codes)} {words}")
        self.setToolTip(plain_tip(self.accessibleName()))
        self.setVisible(bool(self._codes))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        chips = sum(self._chip_width(code) + 3 for code in self._codes)
        return QSize(round(2 * _EDGE + chips + 2 * _GAP + words + _LINE), 30)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # the ground and the frame are the style sheet's
        if self._scheme is None:
            return
        inks = inks_for(self._scheme)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isChecked() else _FAINT)
        x, middle = float(_EDGE), self.height() / 2
        for code in self._codes:
            width = self._chip_width(code)
            rect = QRectF(x, 0, width, self.height())
            paint_letters(painter, rect, (code,), inks, scale=0.9)
            x += width + 3
        x += _GAP - 3
        painter.setOpacity(1.0)
        painter.setFont(self.font())
        painter.setPen(theme.token("text" if self.isChecked() else "text2"))
        words = self.fontMetrics().horizontalAdvance(self._words)
        rect = QRectF(x, 0, words + 2, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.setOpacity(1.0 if self.isChecked() else _FAINT)
        pen = QPen(QColor(line_colour(self.duty, inks.palette)), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if (dashes := line_dashes(self.duty)) is not None:
            pen.setDashPattern([part / 1.6 for part in dashes])
        painter.setPen(pen)
        x += words + _GAP
        painter.drawLine(QPointF(x, middle), QPointF(x + _LINE, middle))
        painter.end()

    def _chip_width(self, code: str) -> float:
        return chip_size((code,), inks_for(self._scheme), scale=0.9).width() if self._scheme else 0
