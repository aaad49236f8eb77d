"""Letters as chips in widgets: the same painting as in the grid.

chip = Chip(scale=1.5)
chip.show_letters(("H",), matrix.scheme)
icon = chip_pixmap(("H", "U"), matrix.scheme, scale=1.0, ratio=self.devicePixelRatioF())
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.exports.painting.chips import Inks, Palette, chip_size, paint_letters
from bhuki.matrix.scheme import Scheme


class Chip(QWidget):
    """One chip; its size follows its letters."""

    def __init__(self, scale: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._letters: tuple[str, ...] = ()
        self._scheme: Scheme | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_letters(self, letters: Sequence[str], scheme: Scheme) -> None:
        """Show letters of a scheme."""
        self._letters, self._scheme = tuple(letters), scheme
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        if not self._letters or self._scheme is None:
            return QSize()
        size = chip_size(self._letters, inks_for(self._scheme), scale=self._scale)
        return QSize(round(size.width()) + 1, round(size.height()) + 1)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._letters and self._scheme is not None:
            painter = QPainter(self)
            rect = QRectF(self.rect())
            paint_letters(painter, rect, self._letters, inks_for(self._scheme), scale=self._scale)
            painter.end()


def inks_for(scheme: Scheme) -> Inks:
    """Give the looks of a scheme's letters in the theme that is on."""
    return _inks(_Same(scheme), theme.dark)


def chip_pixmap(
    letters: Sequence[str], scheme: Scheme, *, scale: float = 1.0, ratio: float = 1.0
) -> QPixmap:
    """Give a chip as a pixmap for a screen of some device pixel ratio."""
    inks = inks_for(scheme)
    size = chip_size(letters, inks, scale=scale)
    pixmap = QPixmap(round((size.width() + 1) * ratio), round((size.height() + 1) * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    rect = QRectF(0, 0, size.width() + 1, size.height() + 1)
    paint_letters(painter, rect, letters, inks, scale=scale)
    painter.end()
    return pixmap


class _Same:
    """A scheme as a key: by identity, for its letters hold dictionaries that can't be hashed."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme

    def __hash__(self) -> int:
        return id(self.scheme)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.scheme is self.scheme


@lru_cache(maxsize=16)
def _inks(same: _Same, dark: bool) -> Inks:
    return Inks(same.scheme, Palette.DARK if dark else Palette.LIGHT)
