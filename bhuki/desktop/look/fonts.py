"""The typeface: Inter where it is installed with us, else the system's own sans."""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

_REFERENCE_SIZE = 9.0  # points; what systems call 100 %
_REFERENCE_TEXT = 13  # px of our text there


def load_inter(*, italic: bool = False) -> str | None:
    """Make Inter known to Qt and give its family; None where it isn't to be had.

    The italic is as large as the upright; no widget of the first window is set in it, so it comes
    later.
    """
    package = find_spec("fontpkg_inter")
    if package is None or not package.submodule_search_locations:
        return None
    family = None
    for file in sorted(Path(package.submodule_search_locations[0], "files").iterdir()):
        if file.name.endswith(".ttf") and ("Italic" in file.name) is italic:
            number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
            families = QFontDatabase.applicationFontFamilies(number)
            family = family or (families[0] if families else None)
    return family


def set_application_font(app: QApplication) -> float:
    """Use Inter everywhere at 13 px or what the system's font size makes of it; give that scale.

    A user who asked the system for larger text gets it here too.
    """
    system = app.font()
    points = system.pointSizeF()
    scale = points / _REFERENCE_SIZE if points > _REFERENCE_SIZE * 1.15 else 1.0
    family = load_inter()
    font = QFont(family) if family else QFont(system)
    font.setPixelSize(round(_REFERENCE_TEXT * scale))
    # No tabular figures here: in Inter they widen hyphens and slashes too, and tear words apart.
    app.setFont(font)
    return scale


def text_scale() -> float:
    """Give what the system's own text size makes of everything: 1 where it asks for no larger."""
    pixels = QApplication.font().pixelSize()
    return max(1.0, pixels / _REFERENCE_TEXT) if pixels > 0 else 1.0


def grown(pixels: float) -> int:
    """Give a length, px at 100 %, as the system's own text size makes it."""
    return round(pixels * text_scale())


def sized(pixels: float, weight: int = 400, *, base: QFont | None = None) -> QFont:
    """Give the application's font in a size (px at 100 %) and weight (400, 500, 600, 700).

    It grows with the system's own text size; `exactly` does not.
    """
    return exactly(pixels * text_scale(), weight, base=base)


def exactly(pixels: float, weight: int = 400, *, base: QFont | None = None) -> QFont:
    """Give the application's font in a size in px and a weight."""
    font = QFont(base or QApplication.font())
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    return font
