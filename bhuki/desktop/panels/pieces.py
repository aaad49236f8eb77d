"""The small things that panels and dialogs are built of: labels, buttons, lines, headings.

Texts of users and files are shown as plain text, never as markup; `marked` is for the few texts of
our own that emphasise a part, with what comes from users escaped.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from bhuki.desktop.look.icons import icon, icon_pixmap
from bhuki.desktop.look.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSpinBox


def label(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label of plain text; `role` is one of the style sheet's (title, secondary …)."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        policy = made.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        made.setSizePolicy(policy)
        made.setMinimumWidth(80)
    return made


def plain_tip(text: str) -> str:
    """Give a tooltip that shows a text of users or files as it is, never as markup."""
    if "<" not in text and "&lt;" not in text:
        return text
    from html import escape  # noqa: PLC0415 - few texts need it, and the first window none

    return f"<qt>{escape(text)}</qt>".replace("\n", "<br>")


def button(
    kind: str = "",
    icon_name: str = "",
    *,
    colour: str = "",
    on_click: Callable[[], object] | None = None,
) -> QPushButton:
    """Make a button of a kind of the style sheet's (primary, quiet, link, card)."""
    made = QPushButton()
    if kind:
        made.setProperty("kind", kind)
    if icon_name:
        made.setIcon(icon(icon_name, colour or ("on_accent" if kind == "primary" else "text")))
        made.setIconSize(QSize(20, 16))  # 16 px, and some air before the words
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    made.setAutoDefault(False)
    return made


def icon_button(icon_name: str, *, on_click: Callable[[], object] | None = None) -> QToolButton:
    """Make a quiet button that shows an icon alone; its tooltip must be set and names it."""
    made = QToolButton()
    made.setProperty("kind", "quiet")
    made.setProperty("fit", "icon")
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(16, 16))
    made.setFixedSize(28, 28)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def spin_box(least: int, most: int) -> QSpinBox:
    """Make a field for a whole number; it counts when it is left or its arrows are pressed."""
    from PySide6.QtWidgets import QSpinBox  # noqa: PLC0415 - the first window has none

    made = QSpinBox()
    made.setRange(least, most)
    made.setKeyboardTracking(False)
    # The style sheet's padding does not reach the text of a spin box.
    entry = made.lineEdit()
    if entry is not None:
        entry.setTextMargins(6, 0, 0, 0)
    return made


def name_it(widget: QWidget, name: str, tooltip: str | None = None) -> None:
    """Name a widget for screen readers and, unless told otherwise, in its tooltip."""
    widget.setAccessibleName(name)
    widget.setToolTip(plain_tip(name if tooltip is None else tooltip))


def line() -> QFrame:
    """Make a hairline across."""
    made = QFrame()
    made.setProperty("line", "true")
    return made


def restyle(widget: QWidget) -> None:
    """Ask the style sheet anew after a property of a widget was changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


class IconLabel(QLabel):
    """An icon in a token's colour that follows the theme."""

    def __init__(self, name: str, token: str = "text", size: int = 16) -> None:
        super().__init__()
        self._name, self._token, self._size = name, token, size
        self.setFixedSize(size, size)
        theme.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, token: str = "text") -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(icon_pixmap(self._name, self._token, self._size, ratio))


class PanelHeading(QWidget):
    """A panel's top: what it is, how many there are, and what can be done with all of it."""

    close_requested = Signal()

    def __init__(self, *, closable: bool = False) -> None:
        super().__init__()
        self.title = label("", "heading")
        self.count = label("", "secondary")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 6, 8, 6)
        self.row.setSpacing(6)
        self.row.addWidget(self.title)
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        self.closer: QToolButton | None = None
        if closable:
            self.closer = icon_button("close", on_click=self.close_requested.emit)
            self.row.addWidget(self.closer)
        self.setMinimumHeight(42)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end, before the cross that closes."""
        place = self.row.count() - (1 if self.closer is not None else 0)
        self.row.insertWidget(place, widget)
