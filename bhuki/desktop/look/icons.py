"""Icons in the theme's colours, sharp at every scale of the screen.

    button.setIcon(icon("save"))
    button.setIcon(icon("find", "text2"))
    paint_icon(painter, QRectF(x, y, 16, 16), "error", "error")

The drawings are SVGs on a 16 px grid in `currentColor`. An icon asks for its colour each time it is
painted, so it follows the theme by itself.
"""

import os
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bhuki.desktop.look.theme import theme
from bhuki.resources import resource

SEVERITY_ICONS = {"error": "error", "warning": "warning", "advice": "advice"}
_APP_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


class _ThemedEngine(QIconEngine):
    """Paints one drawing in the colour that its token has at that moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_icon(painter, QRectF(rect), self._name, self._colour_token(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, _state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        drawn = icon_pixmap(self._name, self._colour_token(mode), min(size.toTuple()), scale)
        if size.width() <= size.height():
            return drawn
        return _with_air(drawn, round(size.width() * scale))

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._token)

    def _colour_token(self, mode: QIcon.Mode) -> str:
        return "strong" if mode == QIcon.Mode.Disabled else self._token


@cache
def icon(name: str, colour_token: str = "text") -> QIcon:
    """Give an icon in a token's colour; raises FileNotFoundError where there is none so called."""
    if name not in _names():
        raise FileNotFoundError(name)
    return QIcon(_ThemedEngine(name, colour_token))


def icon_pixmap(name: str, colour_token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Give an icon as a pixmap for a label, for a screen of some device pixel ratio."""
    side = round(size * ratio)
    pixmap = QPixmap(_drawn(name, theme.token(colour_token).name(), (side, side)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: str | QColor = "text") -> None:
    """Paint an icon into a square, in a token's colour or a colour given."""
    ink = colour if isinstance(colour, QColor) else theme.token(colour)
    _drawing(name, ink.name()).render(painter, rect)


def _with_air(drawn: QPixmap, width: int) -> QPixmap:
    """Give a drawing at the left of a wider picture, so that words after it keep their distance."""
    wide = QPixmap(width, drawn.height())
    wide.fill(Qt.GlobalColor.transparent)
    wide.setDevicePixelRatio(drawn.devicePixelRatio())
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return wide


@cache
def app_icon() -> QIcon:
    """Give the application's own icon."""
    made = QIcon()
    for size in _APP_SIZES:
        made.addFile(str(resource("icons", "app", f"bhuki-{size}.png")), QSize(size, size))
    return made


@cache
def _names() -> frozenset[str]:
    """Give the drawings there are, so that none is read before it is painted."""
    return frozenset(file.removesuffix(".svg") for file in os.listdir(resource("icons")))


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _drawn(name: str, colour: str, size: tuple[int, int]) -> QPixmap:
    pixmap = QPixmap(*size)
    pixmap.fill(Qt.GlobalColor.transparent)
    side = min(size)
    square = QRectF((size[0] - side) / 2, (size[1] - side) / 2, side, side)
    painter = QPainter(pixmap)
    _drawing(name, colour).render(painter, square)
    painter.end()
    return pixmap
