"""A recent file as a card: its picture, its name, when it was used, and what is open in it."""

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from bhuki.desktop.language import _, say_day, say_time
from bhuki.desktop.look.fonts import grown, sized
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.icons import paint_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.desktop.start.miniature import paint_miniature
from bhuki.desktop.start.recents import Recent

WIDTH, PICTURE, WORDS = 232, 137, 93  # px at 100 %
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RecentCard(QPushButton):
    """One card; a click opens the file."""

    forget_requested = Signal(str)

    def __init__(self, recent: Recent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recent = recent
        self.exists = recent.exists
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(plain_tip(recent.path))
        self.setAccessibleName(f"{recent.title}. {self.second_line()}. {self.state_line()}")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, PICTURE + grown(WORDS))

    def minimumSizeHint(self) -> QSize:
        return QSize(170, self.sizeHint().height())

    def second_line(self) -> str:
        """Say when the file was used and in which folder it lies."""
        folder = Path(self.recent.path).parent.name
        when = say_when(self.recent.used) if self.recent.used else ""
        return " · ".join(part for part in (when, folder) if part)

    def state_line(self) -> str:
        """Say what is open in it."""
        return " · ".join(part for part in self._state() if part)

    def context_menu(self) -> QMenu:
        """Make the menu of what can be done with the card."""
        menu = QMenu(self)
        menu.addAction(_("Open"), self.click)
        forget = menu.addAction(_("Take off the list"))
        forget.triggered.connect(lambda: self.forget_requested.emit(self.recent.path))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Delete:
                self.forget_requested.emit(self.recent.path)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Up | Qt.Key.Key_Down:
                self._move(event.key())
            case _other:
                super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus() or self.underMouse()
        width = 2.0 if self.hasFocus() else 1.0
        frame = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = QPainterPath()
        outline.addRoundedRect(frame, 6, 6)
        painter.fillPath(outline, theme.token("surface"))
        painter.save()
        painter.setClipPath(outline)
        picture = QRectF(0, 0, self.width(), PICTURE)
        paint_miniature(painter, picture, self.recent.small)
        painter.fillRect(QRectF(0, PICTURE, self.width(), 1), theme.token("border"))
        painter.restore()
        self._paint_words(painter)
        painter.setPen(QPen(theme.token("accent" if strong else "border"), width))
        painter.drawPath(outline)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        words = QRectF(12, PICTURE + grown(12), self.width() - 24, grown(20))
        token = "text" if self.exists else "strong"
        _line(painter, words, self.recent.title, 14, token, weight=600)
        _line(painter, words.translated(0, grown(21)), self.second_line(), 12, "text2")
        state = words.translated(0, grown(48))
        icon, token = self._state_icon()
        at = QPointF(state.left(), state.center().y() - 7)
        paint_icon(painter, QRectF(at.x(), at.y(), 14, 14), icon, token)
        first, rest = self._state()
        state.adjust(20, 0, 0, 0)
        _line(painter, state, first, 12, token, weight=600)
        if rest:
            used = QFontMetricsF(sized(12, 600)).horizontalAdvance(first)
            _line(painter, state.adjusted(used + 6, 0, 0, 0), f"· {rest}", 12, "text2")

    def _state(self) -> tuple[str, str]:
        """Give the weightiest of what is open, and the next."""
        recent = self.recent
        if not self.exists:
            return _("is no longer there"), ""
        said = []
        if recent.errors:
            said.append(_.plural("{n} error", "{n} errors", n=recent.errors))
        if recent.warnings:
            said.append(_.plural("{n} warning", "{n} warnings", n=recent.warnings))
        if recent.advice:
            said.append(_.plural("{n} advice", "{n} advice", n=recent.advice))
        if not said:
            said.append(_("none open"))
        if recent.parked:
            said.append(_.plural("{n} parked", "{n} parked", n=recent.parked))
        return said[0], said[1] if len(said) > 1 else ""

    def _state_icon(self) -> tuple[str, str]:
        if not self.exists:
            return "close", "text2"
        if self.recent.errors:
            return "error", "error"
        if self.recent.warnings:
            return "warning", "warning"
        return ("advice", "advice") if self.recent.advice else ("check", "ok")

    def _move(self, key: int) -> None:
        """Move the focus to the nearest card in a direction."""
        holder = self.parentWidget()
        if holder is None:
            return
        here = self.geometry().center()
        cards = [c for c in holder.findChildren(RecentCard) if c is not self and c.isVisible()]
        there = [card for card in cards if _lies(card.geometry().center() - here, key)]
        if there:
            nearest = min(there, key=lambda c: (c.geometry().center() - here).manhattanLength())
            nearest.setFocus(Qt.FocusReason.TabFocusReason)


def _lies(way: QPoint, key: int) -> bool:
    match key:
        case Qt.Key.Key_Left:
            return way.x() < 0 and abs(way.y()) < PICTURE
        case Qt.Key.Key_Right:
            return way.x() > 0 and abs(way.y()) < PICTURE
        case Qt.Key.Key_Up:
            return way.y() < 0 and abs(way.x()) < WIDTH / 2
        case _other:
            return way.y() > 0 and abs(way.x()) < WIDTH / 2


def _line(
    painter: QPainter, rect: QRectF, text: str, size: float, token: str, *, weight: int = 400
) -> None:
    font = sized(size, weight)
    painter.setFont(font)
    painter.setPen(theme.token(token))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)


def say_when(used: datetime) -> str:
    """Say when a file was used, as one would: today 10.42, yesterday, 18 November."""
    today = date.today()
    if used.date() == today:
        return _("today {time}", time=say_time(used))
    if used.date() == today - timedelta(days=1):
        return _("yesterday")
    return say_day(used.date(), with_year=used.year != today.year)
