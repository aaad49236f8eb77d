"""The open windows as the Window menu lists them: those with a matrix, and reports beside them.

WindowList(window, menu)       # fills the menu each time it opens
go_to_next(window)             # brings the next window to the front
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget


class WindowList(QObject):
    """Lists the open windows at the end of one window's menu, that window ticked."""

    def __init__(self, window: QWidget, menu: QMenu) -> None:
        super().__init__(menu)
        self._window = window
        self._menu = menu
        self._group = QActionGroup(self)
        self._break = menu.addSeparator()
        self._listed: list[QAction] = []
        menu.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the windows that are open now."""
        for action in self._listed:
            self._menu.removeAction(action)
            action.deleteLater()
        self._listed = []
        for n, each in enumerate(open_windows(), 1):
            key = f"&{n} " if n <= 9 else ""
            action = QAction(key + _name_of(each).replace("&", "&&"), self)
            action.setCheckable(True)
            action.setChecked(each is self._window)
            action.triggered.connect(lambda _on=False, to=each: bring_forward(to))
            self._group.addAction(action)
            self._menu.addAction(action)
            self._listed.append(action)

    def others(self) -> list[tuple[QAction, str]]:
        """Give what goes to each other window, and the window's name."""
        self.fill()
        pairs = zip(self._listed, open_windows(), strict=True)
        return [(action, _name_of(each)) for action, each in pairs if each is not self._window]


def open_windows() -> list[QWidget]:
    """Give the windows on the screen that are no dialogs, by name."""
    shown = [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.isVisible() and widget.windowType() is Qt.WindowType.Window
    ]
    return sorted(shown, key=lambda widget: (_name_of(widget).casefold(), id(widget)))


def go_to_next(window: QWidget) -> None:
    """Bring the window after this one to the front."""
    shown = open_windows()
    if len(shown) > 1 and window in shown:
        bring_forward(shown[(shown.index(window) + 1) % len(shown)])


def bring_forward(window: QWidget) -> None:
    """Bring a window to the front, out of the task bar if it lies there."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def _name_of(window: QWidget) -> str:
    """Give a window's title; what isn't saved has a star."""
    return window.windowTitle().replace("[*]", " *" if window.isWindowModified() else "")
