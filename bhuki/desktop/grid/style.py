"""Sizes, fonts and colours of the grid at one zoom, on one theme.

    style = GridStyle(zoom=1.5, dark=False)
    style.px(24)                # 36

A style is made anew when zoom or theme changes and is never changed itself, so whatever is worked
out from it can be kept as long as it is the same one.
"""

from functools import cached_property

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from bhuki.desktop.look.theme import theme
from bhuki.exports.look import DARK, LIGHT
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.typeface import figures, typeface
from bhuki.matrix.scheme import Scheme

_PROJECTOR_TEXT = 0.8  # letters grow twice, names only so much more: a room reads 17 px


class GridStyle:
    """What everything in the grid is measured and painted by."""

    def __init__(
        self,
        scheme: Scheme,
        *,
        zoom: float = 1.0,
        dark: bool | None = None,
        text_scale: float = 1.0,
        projector: bool = False,
    ) -> None:
        self.zoom = zoom
        self.dark = theme.dark if dark is None else dark
        self.tokens = DARK if self.dark else LIGHT
        self.projector = projector
        self.inks = Inks(scheme, Palette.DARK if self.dark else Palette.LIGHT)
        self._text = zoom * text_scale * (_PROJECTOR_TEXT if projector else 1.0)
        self._colours: dict[str, QColor] = {}

    def px(self, size: float) -> int:
        """Give a length at this zoom, in whole pixels."""
        return max(1, round(size * self.zoom))

    def text_px(self, size: float) -> int:
        """Give a size of text at this zoom and the system's own text size."""
        return max(5, round(size * self._text))

    def colour(self, token: str) -> QColor:
        """Give a token's colour."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(getattr(self.tokens, token))
        return found

    def group(self, place: int) -> QColor:
        """Give the colour of the n-th role group."""
        return QColor(self.tokens.groups[place % len(self.tokens.groups)])

    def font(self, size: float, weight: int = 400) -> QFont:
        """Give the typeface in a size at 100 %."""
        return typeface(self.text_px(size), weight)

    @cached_property
    def name_font(self) -> QFont:
        return self.font(12)

    @cached_property
    def name_measures(self) -> QFontMetricsF:
        return QFontMetricsF(self.name_font)

    @cached_property
    def head_font(self) -> QFont:
        """Of role names; the one at the cursor is bold."""
        return self.font(12)

    @cached_property
    def head_bold(self) -> QFont:
        return self.font(12, 700)

    @cached_property
    def head_measures(self) -> QFontMetricsF:
        return QFontMetricsF(self.head_font)

    @cached_property
    def label_font(self) -> QFont:
        return self.font(11)

    @cached_property
    def band_font(self) -> QFont:
        return self.font(11, 600)

    @cached_property
    def band_measures(self) -> QFontMetricsF:
        return QFontMetricsF(self.band_font)

    @cached_property
    def figures_font(self) -> QFont:
        return figures(self.text_px(11))

    @cached_property
    def figures_bold(self) -> QFont:
        return figures(self.text_px(11), 700)

    @cached_property
    def number_font(self) -> QFont:
        return figures(self.text_px(11))

    @cached_property
    def number_bold(self) -> QFont:
        return figures(self.text_px(11), 700)

    @cached_property
    def row(self) -> int:
        """The height of a row whose name is one line."""
        return self.px(24) if not self.projector else self.px(25)

    @cached_property
    def tall_row(self) -> int:
        """The height of a row whose name is two lines."""
        return max(self.px(28), round(2 * self.line) + self.px(3))

    @cached_property
    def line(self) -> float:
        """From one line of a name to the next."""
        return self.text_px(12) * 1.09

    @cached_property
    def column(self) -> int:
        """The least width of a column."""
        return self.px(36)
