"""All that can be done in the editor, declared in one table: menus, keys and the command palette
are made from it.

Each row names its command; the window says what a command does (`bhuki.desktop.commands`).
A row is only shown where `needs` is given: the start page has few of them.
"""

from enum import Enum
from typing import NamedTuple

from bhuki.texts import N_


class Needs(Enum):
    """What must be there for an action to make sense."""

    NOTHING = "nothing"
    MATRIX = "matrix"
    SHEET = "sheet"  # a matrix that was read from a user's own sheet


class ActionSpec(NamedTuple):
    """One thing to do: its command, words, keys, menu and icon.

    `keys` are Qt's portable names; the first is shown. `checkable` ones show a state.
    """

    command: str
    menu: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: Needs = Needs.MATRIX
    checkable: bool = False
    break_before: bool = False
    under: str = ""  # the menu in the menu that it lies in, if any


FILES, EDIT, VIEW, INSERT = "files", "edit", "view", "insert"
MATRIX, POINTS, REPORTS = "matrix", "points", "reports"
WINDOW, HELP = "window", "help"

AFTER_KEY, SORT_ACTIVITIES, SORT_ROLES = "after-key", "sort-activities", "sort-roles"

SUBMENUS = {
    AFTER_KEY: N_("After a key"),
    SORT_ACTIVITIES: N_("Sort the activities"),
    SORT_ROLES: N_("Sort the roles"),
}

ALSO = {
    "settings": N_("language theme light dark name autosave options preferences"),
    "projector": N_("full screen presentation meeting large"),
    "paper": N_("print PDF page"),
    "export-other": N_("PDF Word HTML picture SVG CSV"),
    "find": N_("search"),
    "details": N_("owner date version document"),
    "scheme": N_("RACI BHUKI RASCI own letters switch change"),
    "appointments": N_("person who name"),
    "walk": N_("questions findings next"),
    "add-activity": N_("row insert new"),
    "add-role": N_("column insert new"),
    "remove": N_("delete row column"),
    "shortcuts": N_("help keyboard shortcuts"),
}
"""Other words that people look for a command by, in the command palette."""

MENUS = {
    FILES: N_("&File"),
    EDIT: N_("&Edit"),
    VIEW: N_("&View"),
    INSERT: N_("&Insert"),
    MATRIX: N_("&Matrix"),
    POINTS: N_("&Points"),
    REPORTS: N_("&Reports"),
    WINDOW: N_("&Window"),
    HELP: N_("&Help"),
}

_ALWAYS = Needs.NOTHING


def _under(submenu: str, menu: str, command: str, text: str) -> ActionSpec:
    """Declare one of several that exclude each other, in a menu of their own."""
    return ActionSpec(command, menu, text, checkable=True, under=submenu)


ACTIONS = (
    ActionSpec("new", FILES, N_("New"), ("Ctrl+N",), "new", _ALWAYS),
    ActionSpec("open", FILES, N_("Open …"), ("Ctrl+O",), "open", _ALWAYS),
    ActionSpec("join", FILES, N_("Join sheets into one …"), ("Ctrl+J",), "", _ALWAYS),
    ActionSpec("start-page", FILES, N_("Start page"), ("Alt+Home",), "", _ALWAYS),
    ActionSpec("save", FILES, N_("Save"), ("Ctrl+S",), "save", break_before=True),
    ActionSpec("save-as", FILES, N_("Save as …"), ("Ctrl+Shift+S",)),
    ActionSpec("versions", FILES, N_("Earlier versions …")),
    ActionSpec("write-back", FILES, N_("Write back into the workbook"), (), "sheet", Needs.SHEET),
    ActionSpec("mark-copy", FILES, N_("Save a marked copy of the sheet …"), (), "", Needs.SHEET),
    ActionSpec("export", FILES, N_("Export to Excel …"), ("Ctrl+E",), "sheet"),
    ActionSpec("export-other", FILES, N_("Export as …"), ("Ctrl+Shift+E",)),
    ActionSpec("settings", FILES, N_("Settings …"), ("Ctrl+,",), "settings", _ALWAYS, False, True),
    ActionSpec("close", FILES, N_("Close"), ("Ctrl+W",), "close", _ALWAYS, False, True),
    ActionSpec("quit", FILES, N_("Quit"), ("Ctrl+Q",), "", _ALWAYS),
    ActionSpec("undo", EDIT, N_("Undo"), ("Ctrl+Z",), "undo"),
    ActionSpec("redo", EDIT, N_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    ActionSpec("history", EDIT, N_("History"), ("Ctrl+H",), "history", checkable=True),
    ActionSpec("cut", EDIT, N_("Cut"), ("Ctrl+X",), break_before=True),
    ActionSpec("copy", EDIT, N_("Copy"), ("Ctrl+C",)),
    ActionSpec("paste", EDIT, N_("Paste"), ("Ctrl+V",)),
    ActionSpec("clear", EDIT, N_("Clear"), ("Del", "Backspace")),
    ActionSpec("select-all", EDIT, N_("Select all"), ("Ctrl+A",)),
    ActionSpec("edit-cell", EDIT, N_("Edit the cell as text"), ("F2",), break_before=True),
    ActionSpec("fill-down", EDIT, N_("Fill down"), ("Ctrl+D",)),
    ActionSpec("fill-right", EDIT, N_("Fill right"), ("Ctrl+R",)),
    ActionSpec("move-letter", EDIT, N_("Move the main letter here"), ("Ctrl+Return",)),
    ActionSpec("find", EDIT, N_("Find …"), ("Ctrl+F",), "find", break_before=True),
    ActionSpec("find-next", EDIT, N_("Find next"), ("F3",)),
    _under(AFTER_KEY, EDIT, "after-stay", N_("Stay")),
    _under(AFTER_KEY, EDIT, "after-down", N_("Go down")),
    _under(AFTER_KEY, EDIT, "after-right", N_("Go right")),
    ActionSpec("zoom-in", VIEW, N_("Zoom in"), ("Ctrl++", "Ctrl+=")),
    ActionSpec("zoom-out", VIEW, N_("Zoom out"), ("Ctrl+-",)),
    ActionSpec("zoom-reset", VIEW, N_("100 %"), ("Ctrl+0",)),
    ActionSpec("projector", VIEW, N_("Projector"), ("F11",), "projector", checkable=True),
    ActionSpec("panel", VIEW, N_("Side panel"), ("F9",), "panel", checkable=True),
    ActionSpec("filter", VIEW, N_("Filter …"), ("Ctrl+Shift+L",), "filter", break_before=True),
    ActionSpec("only-open", VIEW, N_("Only rows with points"), (), checkable=True),
    ActionSpec("only-no-answer", VIEW, N_("Only rows without a main letter"), (), checkable=True),
    ActionSpec("hide-empty-roles", VIEW, N_("Hide roles without letters"), (), checkable=True),
    ActionSpec("only-role", VIEW, N_("Only this role's activities"), (), checkable=True),
    ActionSpec("show-all", VIEW, N_("Show everything"), ("Ctrl+Shift+A",)),
    _under(SORT_ACTIVITIES, VIEW, "sort-document", N_("As in the matrix")),
    _under(SORT_ACTIVITIES, VIEW, "sort-name", N_("By name")),
    _under(SORT_ACTIVITIES, VIEW, "sort-number", N_("By number")),
    _under(SORT_ACTIVITIES, VIEW, "sort-findings", N_("The worst points first")),
    _under(SORT_ACTIVITIES, VIEW, "sort-letters", N_("The most letters first")),
    _under(SORT_ROLES, VIEW, "sort-roles-document", N_("As in the matrix")),
    _under(SORT_ROLES, VIEW, "sort-roles-name", N_("By name")),
    _under(SORT_ROLES, VIEW, "sort-roles-letters", N_("The most letters first")),
    ActionSpec("keep-order", VIEW, N_("Keep this order in the matrix")),
    ActionSpec("row-totals", VIEW, N_("Totals at the end of rows"), (), checkable=True),
    ActionSpec("fold-all", VIEW, N_("Fold all sections"), (), break_before=True),
    ActionSpec("unfold-all", VIEW, N_("Unfold all sections"), ()),
    ActionSpec("palette", VIEW, N_("All commands …"), ("Ctrl+Shift+P",), "", _ALWAYS, False, True),
    ActionSpec("add-activity", INSERT, N_("Activity"), ("Ins", "Ctrl+Shift+="), "plus"),
    ActionSpec("add-role", INSERT, N_("Role"), ("Shift+Ins",)),
    ActionSpec("add-section", INSERT, N_("Section"), ()),
    ActionSpec("add-group", INSERT, N_("Role group"), ()),
    ActionSpec("add-from-catalogue", INSERT, N_("Activities from a list …"), ()),
    ActionSpec(
        "remove",
        INSERT,
        N_("Remove rows or roles"),
        ("Ctrl+Del", "Ctrl+Shift+-"),
        break_before=True,
    ),
    ActionSpec("move-up", INSERT, N_("Move up"), ("Alt+Up",), break_before=True),
    ActionSpec("move-down", INSERT, N_("Move down"), ("Alt+Down",)),
    ActionSpec("move-left", INSERT, N_("Move role left"), ("Alt+Left",)),
    ActionSpec("move-right", INSERT, N_("Move role right"), ("Alt+Right",)),
    ActionSpec("details", MATRIX, N_("Title, scope and dates …"), ("Ctrl+I",)),
    ActionSpec("scheme", MATRIX, N_("Letters …"), ()),
    ActionSpec("rules", MATRIX, N_("Rules …"), ()),
    ActionSpec("appointments", MATRIX, N_("Projects, systems and holders …"), (), "person"),
    ActionSpec("properties", MATRIX, N_("Properties"), ("Alt+Return",), checkable=True),
    ActionSpec("notes", MATRIX, N_("Notes"), (), "note", checkable=True),
    ActionSpec("walk", POINTS, N_("Walk the open points"), ("F8",), "check"),
    ActionSpec("accept-here", POINTS, N_("Accept the point here …"), ("Ctrl+Shift+K",)),
    ActionSpec("park-here", POINTS, N_("Park the point here"), ("Ctrl+K",), "park"),
    ActionSpec("findings", POINTS, N_("Open points"), ("Ctrl+Shift+O",), "warning", checkable=True),
    ActionSpec("parked", POINTS, N_("Parked points …"), (), "park"),
    ActionSpec("accepted", POINTS, N_("Accepted points …"), ()),
    ActionSpec("role-page", REPORTS, N_("This role's overview …"), ("Ctrl+Shift+R",), "role"),
    ActionSpec("roles", REPORTS, N_("Role overviews …"), (), "person"),
    ActionSpec("paper", REPORTS, N_("The matrix on paper …"), ("Ctrl+P",), "print"),
    ActionSpec("minutes", REPORTS, N_("Minutes …"), ()),
    ActionSpec(
        "load-panel",
        REPORTS,
        N_("Load beside the matrix"),
        ("Ctrl+L",),
        checkable=True,
        break_before=True,
    ),
    ActionSpec("load", REPORTS, N_("Who carries how much"), ()),
    ActionSpec("network", REPORTS, N_("The network of roles"), (), "people"),
    ActionSpec("changes", REPORTS, N_("What has changed"), (), "history"),
    ActionSpec("next-part", WINDOW, N_("Next part of the window"), ("F6",)),
    ActionSpec("part-before", WINDOW, N_("The part before"), ("Shift+F6",)),
    ActionSpec("next-window", WINDOW, N_("Next window"), ("Ctrl+F6",), "", _ALWAYS),
    ActionSpec("shortcuts", HELP, N_("Keys"), ("F1",), "", _ALWAYS),
    ActionSpec("language", HELP, N_("Skift til dansk"), (), "", _ALWAYS),
    ActionSpec("about", HELP, N_("About Bhuki"), (), "", _ALWAYS),
)

BY_COMMAND = {spec.command: spec for spec in ACTIONS}
