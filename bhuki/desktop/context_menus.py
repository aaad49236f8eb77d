"""The menus of the right mouse button (or the menu key) over the grid, by what lies under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from bhuki.desktop.language import speech
from bhuki.desktop.menus import Menus
from bhuki.matrix.scheme import Scheme

_BREAK = ""
_COMMANDS = {
    "cell": (
        "cut",
        "copy",
        "paste",
        "clear",
        _BREAK,
        "edit-cell",
        "move-letter",
        "fill-down",
        "fill-right",
        _BREAK,
        "only-role",
        "role-page",
        "properties",
    ),
    "activity": (
        "edit-cell",
        "properties",
        _BREAK,
        "add-activity",
        "add-section",
        "add-from-catalogue",
        _BREAK,
        "move-up",
        "move-down",
        "remove",
        _BREAK,
        "clear",
    ),
    "section": (
        "edit-cell",
        "properties",
        _BREAK,
        "add-activity",
        "add-section",
        _BREAK,
        "move-up",
        "move-down",
        "remove",
        _BREAK,
        "fold-all",
        "unfold-all",
    ),
    "role": (
        "edit-cell",
        "properties",
        "only-role",
        "role-page",
        _BREAK,
        "add-role",
        "add-group",
        _BREAK,
        "move-left",
        "move-right",
        "remove",
        _BREAK,
        "clear",
    ),
    "group": (
        "edit-cell",
        "properties",
        _BREAK,
        "add-role",
        "add-group",
        _BREAK,
        "move-left",
        "move-right",
        "remove",
    ),
    "corner": ("details", "scheme", "rules", _BREAK, "show-all", "row-totals"),
}


def context_menu(kind: str, menus: Menus, scheme: Scheme, parent: QWidget) -> QMenu:
    """Make the menu for a cell, an activity, a section, a role, a group or the corner.

    Over a cell the scheme's letters come first; their `data()` is the code.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kind == "cell":
        for letter in scheme.letters:
            action = menu.addAction(f"{letter.code}   {letter.name(speech.language)}")
            action.setData(letter.code)
        menu.addSeparator()
    for command in _COMMANDS.get(kind, ()):
        if command == _BREAK:
            menu.addSeparator()
        else:
            menu.addAction(menus[command])
    return menu
