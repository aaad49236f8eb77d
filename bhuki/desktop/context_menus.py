"""The menus of the right mouse button (or the menu key) over the grid, by what lies under it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from bhuki.desktop.language import _, speech
from bhuki.desktop.menus import Menus
from bhuki.matrix.scheme import Scheme
from bhuki.texts import N_

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
        "accept-here",
        "park-here",
        _BREAK,
        "only-role",
        "role-page",
        "properties",
    ),
    "activity": (
        "edit-cell",
        "properties",
        _BREAK,
        "accept-here",
        "park-here",
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

# In the menu bar these stand under a heading that says the rest; here they say it themselves.
_SAID = {
    "add-activity": N_("Insert an activity"),
    "add-role": N_("Insert a role"),
    "add-section": N_("Insert a section"),
    "add-group": N_("Insert a role group"),
}
_SAID_OF_HEADINGS = {"edit-cell": N_("Edit the name")}
_SAID_OF = {
    "activity": {"clear": N_("Clear the row"), "remove": N_("Remove the activity")},
    "section": {"remove": N_("Remove the section")},
    "role": {"clear": N_("Clear the column"), "remove": N_("Remove the role")},
    "group": {"remove": N_("Remove the role group")},
}


def context_menu(kind: str, menus: Menus, scheme: Scheme, parent: QWidget) -> QMenu:
    """Make the menu for a cell, an activity, a section, a role, a group or the corner.

    Over a cell the scheme's letters come first; their `data()` is the code.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if kind == "cell":
        for letter in scheme.letters:
            action = menu.addAction(
                f"{letter.code}   {letter.name(speech.language)}".replace("&", "&&")
            )
            action.setData(letter.code)
        menu.addSeparator()
    said = {**_SAID, **({} if kind == "cell" else _SAID_OF_HEADINGS), **_SAID_OF.get(kind, {})}
    for command in _COMMANDS.get(kind, ()):
        if command == _BREAK:
            menu.addSeparator()
        elif command in said:
            _add_said(menu, menus[command], _(said[command]))
        else:
            menu.addAction(menus[command])
    return menu


def _add_said(menu: QMenu, action: QAction, words: str) -> None:
    """Add what an action does under other words; its key is shown but stays the action's."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    added = menu.addAction(f"{words}\t{keys}" if keys else words)
    added.setObjectName(action.objectName())
    added.setEnabled(action.isEnabled())
    added.triggered.connect(action.trigger)
