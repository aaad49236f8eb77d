"""Light and dark: the tokens of `bhuki.exports.look` as Qt's palette and style sheet.

    theme.start(app)
    theme.token("accent")          # a QColor of the theme that is on
    theme.changed.connect(view.viewport().update)

Widgets carry no colours of their own. A plain property tells the style sheet what they are:
`role` on labels (title, heading, secondary, error, warning, advice, ok), `kind` on buttons
(primary, quiet, card), `card`, `bar` and `panel` on frames.
"""

import re
from enum import StrEnum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from bhuki.desktop.look.fonts import text_scale
from bhuki.exports.tokens import DARK, LIGHT, Tokens
from bhuki.resources import resource

STYLE = "-style=fusion"


class Mode(StrEnum):
    """Which theme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme that is on; it follows the system unless told otherwise."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.dark = False
        self._colours: dict[str, QColor] = {}
        self._app: QApplication | None = None

    @property
    def tokens(self) -> Tokens:
        """The tokens of the theme that is on, as #RRGGBB."""
        return DARK if self.dark else LIGHT

    def token(self, name: str) -> QColor:
        """Give a token's colour in the theme that is on; raises AttributeError if there is none."""
        colour = self._colours.get(name)
        if colour is None:
            colour = self._colours[name] = QColor(getattr(self.tokens, name))
        return colour

    def group(self, place: int) -> QColor:
        """Give the colour of the n-th role group; they repeat."""
        groups = self.tokens.groups
        return QColor(groups[place % len(groups)])

    def start(self, app: QApplication, mode: Mode = Mode.SYSTEM, *, styled: bool = False) -> None:
        """Dress the application, now and whenever the system changes between light and dark.

        `styled` says that it was made with `STYLE` among its arguments. Qt then makes its style
        without handing it to Python, which would first have to learn all that a style can paint.
        """
        self._app = app
        if not styled:
            app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.set_mode(mode)

    def set_mode(self, mode: Mode) -> None:
        """Be light, be dark, or follow the system."""
        self.mode = mode
        self.dark = mode is Mode.DARK or (mode is Mode.SYSTEM and _system_is_dark())
        self._colours.clear()
        if self._app is not None:
            self._app.setPalette(self._palette())
            self._app.setStyleSheet(self._style_sheet())
        self.changed.emit()

    def _follow_system(self, _scheme: Qt.ColorScheme) -> None:
        if self.mode is Mode.SYSTEM:
            self.set_mode(Mode.SYSTEM)

    def _palette(self) -> QPalette:
        palette = QPalette()
        parts = {
            QPalette.ColorRole.Window: "window",
            QPalette.ColorRole.WindowText: "text",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "head",
            QPalette.ColorRole.Text: "text",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "text",
            QPalette.ColorRole.Highlight: "selection",
            QPalette.ColorRole.HighlightedText: "text",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "text",
            QPalette.ColorRole.PlaceholderText: "text2",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.LinkVisited: "accent",
            QPalette.ColorRole.Accent: "accent",
            QPalette.ColorRole.Mid: "border",
            QPalette.ColorRole.Light: "surface",
            QPalette.ColorRole.Midlight: "band2",
            QPalette.ColorRole.Dark: "strong",
            QPalette.ColorRole.Shadow: "border",
        }
        for role, name in parts.items():
            palette.setColor(role, self.token(name))
        faint = QPalette.ColorGroup.Disabled
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.WindowText,
        ):
            palette.setColor(faint, role, self.token("strong"))
        return palette

    def _style_sheet(self) -> str:
        sheet = _grown_text(resource("style.qss").read_text("utf-8"))
        values = {k: v for k, v in self.tokens._asdict().items() if isinstance(v, str)}
        return Template(sheet).substitute(
            values, icons=resource("icons").as_posix(), shade="dark" if self.dark else "light"
        )


def _grown_text(sheet: str) -> str:
    """Let the sizes of text in a style sheet grow with the system's own; “exactly” ones don't."""
    scale = text_scale()

    def grow(found: re.Match[str]) -> str:
        return f"font-size: {float(found[1]) * scale:g}px"

    return re.sub(r"font-size: ([\d.]+)px(?! /\* exactly)", grow, sheet)


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


theme = Theme()
