"""Make menus and their actions from the table in `bhuki.desktop.actions`.

    menus = Menus(window, commands)
    menus["undo"].setEnabled(False)

`commands` maps each command to what it does; a command without an entry is a mistake and raises
KeyError at once, so that no menu item does nothing.

The start page has few commands, and its window doesn't wait for the others: they are made when one
of them is first asked for, at the latest once that window is seen.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from functools import partial

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
        self._commands = commands
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._submenus: dict[str, QMenu] = {}
        self._first: dict[str, QAction] = {}  # the line over a command, or itself
        self._has_matrix = False
        self._add([spec for spec in ACTIONS if spec.needs is Needs.NOTHING])
        self.windows = WindowList(window, self._menus[WINDOW])

    def __getitem__(self, command: str) -> QAction:
        if command not in self._actions:
            self.complete()
        return self._actions[command]

    def trigger(self, command: str) -> Callable[[], None]:
        """Give what chooses a command, for a signal; the command need not be made yet."""
        return partial(self._trigger, command)

    def menu(self, name: str) -> QMenu:
        """Give a menu of the bar."""
        if name not in self._menus:
            self.complete()
        return self._menus[name]

    def items(self) -> list[tuple[ActionSpec, QAction]]:
        """Give all that can be done, in the order of the menus."""
        self.complete()
        return [(spec, self._actions[spec.command]) for spec in ACTIONS]

    def complete(self) -> None:
        """Make the commands that are not made yet."""
        missing = [spec for spec in ACTIONS if spec.command not in self._actions]
        if missing:
            self._add(missing)
            self.show_for(self._has_matrix)

    def retranslate(self) -> None:
        """Say all menus and actions in the current language."""
        for name, menu in self._menus.items():
            menu.setTitle(_(MENUS[name]))
        for name, menu in self._submenus.items():
            menu.setTitle(_(SUBMENUS[name]))
        for spec in ACTIONS:
            if spec.command in self._actions:
                self._actions[spec.command].setText(_(spec.text))

    def show_for(self, has_matrix: bool) -> None:
        """Show the menus that make sense with or without a matrix."""
        self._has_matrix = has_matrix
        if has_matrix:
            self.complete()
        for spec in ACTIONS:
            action = self._actions.get(spec.command)
            if action is not None:
                sensible = has_matrix or spec.needs is Needs.NOTHING
                action.setVisible(sensible and spec.needs is not Needs.SHEET)
                action.setEnabled(sensible)
        for menu in (*self._submenus.values(), *self._menus.values()):
            shown = (a.isVisible() and not a.isSeparator() for a in menu.actions())
            menu.menuAction().setVisible(any(shown))

    def _add(self, specs: Sequence[ActionSpec]) -> None:
        """Make some commands and put each where it belongs among those that are there."""
        self._add_menus({spec.menu for spec in specs})
        for spec in specs:
            self._actions[spec.command] = self._made(spec, self._commands[spec.command])
        following: dict[QMenu, QAction] = {}
        for spec in reversed(ACTIONS):
            if spec.command in self._actions:
                self._place(spec, following, new=spec in specs)
        self.retranslate()

    def _add_menus(self, names: Container[str]) -> None:
        bar = self._window.menuBar()
        following: QAction | None = None
        for name in reversed(MENUS):
            if name not in self._menus:
                if name not in names:
                    continue
                self._menus[name] = QMenu(bar)
                bar.insertMenu(following, self._menus[name])  # type: ignore[arg-type]
            following = self._menus[name].menuAction()

    def _place(self, spec: ActionSpec, following: dict[QMenu, QAction], *, new: bool) -> None:
        """Put a command before what follows it in its menu, and say that it is followed by it."""
        menu = self._menus[spec.menu]
        if spec.under:
            menu = self._submenu(spec.under, menu, following)
        if new:
            action = self._actions[spec.command]
            menu.insertAction(following.get(menu), action)  # type: ignore[arg-type]
            self._first[spec.command] = (
                menu.insertSeparator(action) if spec.break_before else action
            )
        following[menu] = self._first[spec.command]

    def _submenu(self, name: str, menu: QMenu, following: dict[QMenu, QAction]) -> QMenu:
        if name not in self._submenus:
            self._submenus[name] = QMenu(menu)
            menu.insertMenu(following.get(menu), self._submenus[name])  # type: ignore[arg-type]
        following[menu] = self._submenus[name].menuAction()
        return self._submenus[name]

    def _made(self, spec: ActionSpec, run: Callable[[], None]) -> QAction:
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
        self._window.addAction(action)
        return action

    def _trigger(self, command: str) -> None:
        self[command].trigger()
