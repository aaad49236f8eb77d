"""Pages on the screen as they will be on paper, one under the other.

    view = PagesView()
    view.show_booklet(booklet)
    view.set_zoom(1.0)

Only the pages that are in sight are painted, and kept as long as they stay in sight.
"""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from bhuki.desktop.language import _
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.exports.painting.devices import RESOLUTION, image
from bhuki.exports.painting.paper import Booklet, Page

_GAP = 20
_DOTS = 96.0
_LEAST, _MOST = 0.1, 3.0


class PagesView(QAbstractScrollArea):
    """Shows a booklet, fitted to the width until another zoom is asked for."""

    page_changed = Signal(int, int)  # the page in sight from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.booklet: Booklet | None = None
        self._zoom: float | None = None  # None fits the widest page to the window
        self._pictures: dict[int, QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        theme.changed.connect(self.viewport().update)

    def show_booklet(self, booklet: Booklet) -> None:
        """Show other pages; the place looked at stays as far as it can."""
        self.booklet = booklet
        self._pictures.clear()
        self._measure()
        self._tell_page()
        self.setAccessibleName(_.plural("{n} page", "{n} pages", n=len(booklet.pages)))
        self.viewport().update()

    @property
    def zoom(self) -> float:
        """How large the pages are: 1 is as on paper."""
        if self._zoom is not None:
            return self._zoom
        if self.booklet is None or not self.booklet.pages:
            return 1.0
        widest = max(page.width for page in self.booklet.pages) * _DOTS / RESOLUTION
        return max(_LEAST, min(1.4, (self.viewport().width() - 2 * _GAP) / widest))

    def set_zoom(self, factor: float | None) -> None:
        """Show the pages at a size; None fits them to the window's width."""
        self._zoom = None if factor is None else max(_LEAST, min(_MOST, factor))
        self._pictures.clear()
        self._measure()
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Bring a page (from 0) to the top."""
        self.verticalScrollBar().setValue(self._top(page) - _GAP // 2)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.token("band"))
        if self.booklet is None:
            return
        seen: set[int] = set()
        for n in range(len(self.booklet.pages)):
            rect = self._rect(n)
            if rect.intersects(event.rect()):
                seen.add(n)
                painter.drawPixmap(rect.topLeft(), self._picture(n))
                painter.setPen(theme.token("border"))
                painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if self.hasFocus():
            painter.setPen(QPen(theme.token("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        for n in [n for n in self._pictures if n not in seen and len(self._pictures) > 6]:
            del self._pictures[n]

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom is None:
            self._pictures.clear()
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: 60,
            Qt.Key.Key_Up: -60,
        }
        key = Qt.Key(event.key())
        if key in steps:
            bar.setValue(bar.value() + steps[key])
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def _size(self, page: Page) -> tuple[int, int]:
        scale = self.zoom * _DOTS / RESOLUTION
        return max(1, round(page.width * scale)), max(1, round(page.height * scale))

    def _top(self, place: int) -> int:
        pages = self.booklet.pages if self.booklet else []
        return _GAP + sum(self._size(page)[1] + _GAP for page in pages[:place])

    def _rect(self, place: int) -> QRect:
        assert self.booklet is not None
        width, height = self._size(self.booklet.pages[place])
        x = max(_GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        return QRect(
            QPoint(x, self._top(place) - self.verticalScrollBar().value()),
            QPoint(x + width - 1, self._top(place) - self.verticalScrollBar().value() + height - 1),
        )

    def _picture(self, place: int) -> QPixmap:
        if place not in self._pictures:
            assert self.booklet is not None
            ratio = self.devicePixelRatioF()
            painted = image(
                self.booklet.pages[place],
                self.booklet.inks,
                dots_per_inch=self.zoom * _DOTS * ratio,
            )
            pixmap = QPixmap.fromImage(painted)
            pixmap.setDevicePixelRatio(ratio)
            self._pictures[place] = pixmap
        return self._pictures[place]

    def _measure(self) -> None:
        pages = self.booklet.pages if self.booklet else []
        high = self._top(len(pages))
        wide = max((self._size(page)[0] for page in pages), default=0) + 2 * _GAP
        for bar, whole, seen in (
            (self.verticalScrollBar(), high, self.viewport().height()),
            (self.horizontalScrollBar(), wide, self.viewport().width()),
        ):
            bar.setRange(0, max(0, whole - seen))
            bar.setPageStep(max(1, seen))
            bar.setSingleStep(40)

    def _tell_page(self) -> None:
        pages = self.booklet.pages if self.booklet else []
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        place = next((n for n in range(len(pages)) if self._top(n + 1) > middle), len(pages) - 1)
        self.page_changed.emit(place + 1, len(pages))
        self.viewport().update()
