"""The line under the grid: what stands at the cursor, spelled out in full."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from bhuki.desktop.grid.chip_cache import ChipCache
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.grid.wording import Run, plain
from bhuki.desktop.look.guard import guarded
from bhuki.exports.painting.typeface import typeface

HEIGHT = 36
_NEWS = 6000  # ms that a word about what was refused stays


class CellLine(QWidget):
    """A chip, a sentence with the names in bold, and on the right what else is to know.

    Its own style is at 100 %: the line keeps its size while the grid zooms.
    """

    def __init__(self, style: GridStyle, parent: QWidget) -> None:
        super().__init__(parent)
        self._style = style
        self._scale = style.zoom
        self._chips = ChipCache(style, self.devicePixelRatioF())
        self._letters: tuple[str, ...] = ()
        self._veto = False
        self._runs: list[Run] = []
        self._facts = ""
        self._news = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.forget_news)
        self.setFixedHeight(style.px(HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def set_style(self, style: GridStyle) -> None:
        """Take the colours of a style."""
        self._style = style
        self._scale = style.zoom
        self._chips = ChipCache(style, self.devicePixelRatioF())
        self.setFixedHeight(style.px(HEIGHT))
        self.update()

    def say(self, letters: tuple[str, ...], veto: bool, runs: list[Run], facts: str) -> None:
        """Say what stands at the cursor."""
        self._letters, self._veto, self._runs, self._facts = letters, veto, runs, facts
        self.setAccessibleName(f"{plain(runs)}. {facts}".strip())
        self.update()

    def tell_news(self, text: str) -> None:
        """Say for a while what could not be done."""
        self._news = text
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(_NEWS)
        self.update()

    def forget_news(self) -> None:
        """Say again what stands at the cursor."""
        self._timer.stop()
        if self._news:
            self._news = ""
            self.setAccessibleDescription("")
            self.update()

    @property
    def news(self) -> str:
        """What is said of what could not be done, or nothing."""
        return self._news

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        style = self._style
        painter.fillRect(self.rect(), style.colour("head"))
        painter.fillRect(0, 0, self.width(), 1, style.colour("border"))
        left = round(16 * self._scale)
        if self._news:
            self._paint_text(
                painter, [Run(self._news, True)], left, self.width() - 2 * left, "error"
            )
            painter.end()
            return
        if self._letters:
            left += self._paint_chip(painter, left)
        facts_width = self._paint_facts(painter, left)
        room = self.width() - left - facts_width - round(24 * self._scale)
        self._paint_text(painter, self._runs, left, room, "text")
        painter.end()

    def _paint_chip(self, painter: QPainter, left: int) -> int:
        pixmap = self._chips.chip(self._letters, self._veto)
        height = pixmap.height() / self._chips.ratio
        painter.drawPixmap(QPoint(left, round((self.height() - height) / 2)), pixmap)
        return round(pixmap.width() / self._chips.ratio + 10 * self._scale)

    def _paint_facts(self, painter: QPainter, left: int) -> int:
        """Write what else is to know, in what the sentence leaves; give the width taken."""
        if not self._facts:
            return 0
        painter.setFont(typeface(round(12 * self._scale)))
        painter.setPen(self._style.colour("text2"))
        measures = painter.fontMetrics()
        rest = self.width() - left - self._sentence_width() - round(48 * self._scale)
        most = max(rest, self.width() // 4)
        text = measures.elidedText(self._facts, Qt.TextElideMode.ElideRight, most)
        width = measures.horizontalAdvance(text)
        right = self.width() - round(16 * self._scale)
        rect = QRectF(right - width - 2, 0, width + 4, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
        return width + round(24 * self._scale)

    def _sentence_width(self) -> int:
        size = round(14 * self._scale)
        width = 0.0
        for run in self._runs:
            face = typeface(size, 600 if run.bold else 400)
            width += QFontMetricsF(face).horizontalAdvance(run.text)
        return round(width) + 1

    def _paint_text(
        self, painter: QPainter, runs: list[Run], left: int, room: int, ink: str
    ) -> None:
        size = round(14 * self._scale)
        painter.setPen(self._style.colour(ink))
        x = float(left)
        end = left + room
        for run in runs:
            painter.setFont(typeface(size, 600 if run.bold else 400))
            measures = painter.fontMetrics()
            base = self.height() / 2 + (measures.ascent() - measures.descent()) / 2
            text = measures.elidedText(run.text, Qt.TextElideMode.ElideRight, max(0, int(end - x)))
            painter.drawText(QPointF(x, base), text)
            x += painter.fontMetrics().horizontalAdvance(text)
            if text != run.text:
                break
