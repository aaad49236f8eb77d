"""Painted letters, kept: a chip is painted once for each screen and zoom, then only copied."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from bhuki.desktop.grid.style import GridStyle
from bhuki.exports.painting.chips import chip_size, paint_letters
from bhuki.exports.painting.typeface import typeface

_MOST = 4096  # different chips; a scheme has a few dozen combinations in use


class ChipCache:
    """The chips of one style on a screen of one device pixel ratio."""

    def __init__(self, style: GridStyle, ratio: float) -> None:
        self.style = style
        self.ratio = ratio
        self._kept: dict[tuple[tuple[str, ...], bool], QPixmap] = {}

    def chip(self, letters: tuple[str, ...], veto: bool = False) -> QPixmap:
        """Give the chip of some letters; letters may be few or many, the cell is not asked."""
        found = self._kept.get((letters, veto))
        if found is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[letters, veto] = self._paint(letters, veto)
        return found

    def width(self, letters: tuple[str, ...]) -> int:
        """Give the width of some letters' chip."""
        size = chip_size(letters, self.style.inks, scale=self.style.zoom)
        return int(size.width() + 0.999)

    def _paint(self, letters: tuple[str, ...], veto: bool) -> QPixmap:
        zoom = self.style.zoom
        size = chip_size(letters, self.style.inks, scale=zoom)
        # Whole pixels, and one more around: the edges' smoothing is not cut off.
        width, height = int(size.width() + 0.999) + 2, int(size.height() + 0.999) + 2
        pixmap = QPixmap(round(width * self.ratio), round(height * self.ratio))
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        face = typeface(max(6, round(12 * zoom)), 700)
        inner = QRectF(1, 1, width - 2, height - 2)
        paint_letters(painter, inner, letters, self.style.inks, scale=zoom, veto=veto, font=face)
        painter.end()
        return pixmap
