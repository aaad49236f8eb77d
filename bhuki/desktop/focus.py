"""Go from part to part of a page with the keyboard.

focus = Focus([page.grid, page.side_stack])
focus.go_on()                 # the next part that shows; -1 for the one before
focus.give_to(page.side_stack)
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from bhuki.desktop.panels.pieces import PanelHeading


class Focus:
    """Goes round the parts of a page."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        self._parts = parts

    def go_on(self, step: int = 1) -> None:
        """Give the keys to the next part that shows, or (-1) to the one before."""
        shown = [part for part in self._parts if part.isVisible()]
        now = QApplication.focusWidget()
        at = next((n for n, part in enumerate(shown) if _has(part, now)), -1 if step > 0 else 0)
        for turn in range(1, len(shown) + 1):
            if self.give_to(shown[(at + step * turn) % len(shown)]):
                return

    def give_to(self, part: QWidget) -> bool:
        """Give the keys to a part; say whether it has a use for them."""
        taker = first_taker(part)
        if taker is not None:
            taker.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return taker is not None


def first_taker(part: QWidget) -> QWidget | None:
    """Give what takes the keys when a part is gone to: its proxy, itself, or the first inside."""
    if isinstance(part, QStackedWidget):
        page = part.currentWidget()
        return first_taker(page) if page is not None else None
    proxy = part.focusProxy()
    if proxy is not None and _takes(proxy):
        return proxy
    if proxy is None and _takes(part):
        return part
    takers = [widget for widget in part.findChildren(QWidget) if _takes(widget)]
    # Whoever comes to a panel wants what is in it, not to close it.
    within = (widget for widget in takers if not _heads_a_panel(widget))
    return next(within, takers[0] if takers else None)


def _heads_a_panel(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), PanelHeading)


def _takes(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def _has(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))
