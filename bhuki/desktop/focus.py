"""Where the keys go on one page: from part to part when asked, and home when what had them is gone.

    focus = Focus(page, home=page.grid, parts=lambda: [page.grid, page.findings])
    focus.go_on()                 # the next part that shows; -1 for the one before

Qt hands the keys of what is hidden to whatever comes next, which may be a button of the status
line; then the next letter that the room decides would be lost.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from bhuki.desktop.panels.pieces import PanelHeading


class Focus(QObject):
    """Keeps the keys of a page where its user expects them."""

    def __init__(
        self, page: QWidget, home: QWidget, parts: Callable[[], Sequence[QWidget]]
    ) -> None:
        super().__init__(page)
        self._page, self._home, self._parts = page, home, parts
        # Only once all that belongs to a step was done is it known that nobody took the keys.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_home_unless_taken)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def go_on(self, step: int = 1) -> None:
        """Give the keys to the next part that shows, or (-1) to the one before."""
        shown = [part for part in self._parts() if part.isVisibleTo(self._page)]
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

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Take the keys home from where they fell when what had them was hidden."""
        if old is None or not isValid(old) or not self._page.isAncestorOf(old):
            return
        if new is None or not old.isVisible():
            self._fallen_to = new
            self._soon.start()

    def _go_home_unless_taken(self) -> None:
        now = QApplication.focusWidget()
        # A stack hands the keys on to its next page even if that has no use for them.
        taken = now is not None and now.focusPolicy() != Qt.FocusPolicy.NoFocus
        if taken and now is not self._fallen_to:
            return
        if self._page.isVisible() and self._page.window().isActiveWindow():
            self._home.setFocus()


def first_taker(part: QWidget) -> QWidget | None:
    """Give what takes the keys when a part is gone to: its proxy, itself, or the first inside."""
    proxy = part.focusProxy()
    if proxy is not None and _takes(proxy):
        return proxy
    if proxy is None and _takes(part):
        return part
    takers = [widget for widget in _inside(part) if _takes(widget)]
    # Whoever comes to a panel wants what is in it, not to close it.
    within = (widget for widget in takers if not _heads_a_panel(widget))
    return next(within, takers[0] if takers else None)


def _inside(part: QWidget) -> Iterator[QWidget]:
    """Give what lies in a part, in the order of the Tab key."""
    widget = part.nextInFocusChain()
    while widget is not None and widget is not part:
        if part.isAncestorOf(widget):
            yield widget
        widget = widget.nextInFocusChain()


def _heads_a_panel(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), PanelHeading)


def _takes(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()


def _has(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))
