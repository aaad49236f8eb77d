"""The typeface of pages and pictures, and the Qt application that fonts need.

    ensure_application()                # once, before the first font; the editor has one already
    painter.setFont(typeface(90, 600))  # Inter semibold, 90 units high

Inter where it is installed with us, else the system's own sans. Fonts are measured without
hinting, so that a line breaks in the same place on screen, on paper and in a picture.
"""

import sys
from collections.abc import Callable
from functools import cache, wraps
from importlib.resources import files
from importlib.util import find_spec
from threading import local
from typing import ParamSpec, TypeVar

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

_ours: list[QGuiApplication] = []
P = ParamSpec("P")
R = TypeVar("R")


def per_thread(make: Callable[P, R]) -> Callable[P, R]:
    """Keep what is made once for each thread: Qt's fonts must not be shared among threads."""
    kept = local()

    @wraps(make)
    def made(*given: P.args, **named: P.kwargs) -> R:
        known: dict[object, R] = kept.__dict__.setdefault("made", {})
        key = (given, *named.items())
        if key not in known:
            known[key] = make(*given, **named)
        return known[key]

    return made


def ensure_application() -> None:
    """Start a Qt application without a window where none runs; without one no font is found."""
    if QGuiApplication.instance() is None:
        hidden = [] if sys.platform == "win32" else ["-platform", "offscreen"]
        _ours.append(QGuiApplication(["bhuki", *hidden]))


@cache
def family() -> str:
    """Give the family that everything is set in."""
    styles = QFontDatabase.styles("Inter")  # the editor may have loaded the upright alone so far
    if any(QFontDatabase.italic("Inter", style) for style in styles):
        return "Inter"
    found: list[str] = []
    if find_spec("fontpkg_inter") is not None:
        folder = files("fontpkg_inter").joinpath("files")
        for file in sorted(folder.iterdir(), key=lambda f: f.name):
            if file.name.endswith(".ttf") and (not styles or "Italic" in file.name):
                number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
                found += QFontDatabase.applicationFontFamilies(number)
    return found[0] if found else QGuiApplication.font().family()


@per_thread
def typeface(pixels: int, weight: int = 400, *, italic: bool = False, tight: bool = False) -> QFont:
    """Give the font in a size (in the painter's units) and weight; `tight` is for large titles."""
    font = QFont(family())
    font.setPixelSize(max(1, pixels))
    # From bold on Qt thickens what it draws, even where the font has a bold of its own, and a PDF
    # then holds every word twice. So the axis of the variable font is set instead.
    font.setWeight(QFont.Weight(min(weight, 600)))
    if weight > 600:
        font.setVariableAxis(QFont.Tag("wght"), weight)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    # Raised dashes between capitals, and figures of one width, are glyphs that a PDF can't
    # give back as text: what is copied or searched would lose them.
    font.setFeature(QFont.Tag("calt"), 0)
    if tight:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
    return font


@per_thread
def figures(pixels: int, weight: int = 400) -> QFont:
    """Give the font with figures of one width, for numbers under each other on the screen."""
    font = QFont(typeface(pixels, weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@per_thread
def metrics(pixels: int, weight: int = 400, *, italic: bool = False) -> QFontMetricsF:
    """Give the measures of a font."""
    return QFontMetricsF(typeface(pixels, weight, italic=italic))
