"""Make menus and their actions from the table in `bhuki.desktop.actions`.

    menus = Menus(window, commands)
    menus["undo"].setEnabled(False)

`commands` maps each command to what it does; a command without an entry is a mistake and raises
KeyError at once, so that no menu item does nothing.
"""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from bhuki.desktop.actions import ACTIONS, MENUS, SUBMENUS, WINDOW, ActionSpec, Needs
from bhuki.desktop.language import _
from bhuki.desktop.look.icons import icon
from bhuki.desktop.window_list import WindowList


class Menus:
    """The menu bar of one window and the actions behind it, by command."""

    def __init__(self, window: QMainWindow, commands: Mapping[str, Callable[[], None]]) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        for name in MENUS:
            self._menus[name] = window.menuBar().addMenu("")
        for spec in ACTIONS:
            self._add(spec, commands[spec.command])
        self.windows = WindowList(window, self._menus[WINDOW])
        self.retranslate()

    def __getitem__(self, command: str) -> QAction:
        return self._actions[command]

    def menu(self, name: str) -> QMenu:
        """Give a menu of the bar."""
        return self._menus[name]

    def items(self) -> list[tuple[ActionSpec, QAction]]:
        """Give all that can be done, in the order of the menus."""
        return [(spec, self._actions[spec.command]) for spec in ACTIONS]

    def retranslate(self) -> None:
        """Say all menus and actions in the current language."""
        for name, text in MENUS.items():
            self._menus[name].setTitle(_(text))
        for name, text in SUBMENUS.items():
            self._submenus[name].setTitle(_(text))
        for spec in ACTIONS:
            self._actions[spec.command].setText(_(spec.text))

    def show_for(self, has_matrix: bool) -> None:
        """Show the menus that make sense with or without a matrix."""
        for spec in ACTIONS:
            action = self._actions[spec.command]
            sensible = has_matrix or spec.needs is Needs.NOTHING
            action.setVisible(sensible and spec.needs is not Needs.SHEET)
            action.setEnabled(sensible)
        for menu in (*self._submenus.values(), *self._menus.values()):
            shown = (a.isVisible() and not a.isSeparator() for a in menu.actions())
            menu.menuAction().setVisible(any(shown))

    def _add(self, spec: ActionSpec, run: Callable[[], None]) -> None:
        action = QAction(self._window)
        action.setObjectName(spec.command)
        if spec.keys:
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        if spec.checkable:
            action.setCheckable(True)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda _checked=False: run())
        menu = self._menu_of(spec)
        if spec.break_before:
            menu.addSeparator()
        menu.addAction(action)
        self._window.addAction(action)
        self._actions[spec.command] = action

    def _menu_of(self, spec: ActionSpec) -> QMenu:
        menu = self._menus[spec.menu]
        if not spec.under:
            return menu
        if spec.under not in self._submenus:
            self._submenus[spec.under] = menu.addMenu("")
        return self._submenus[spec.under]
