"""What each command of `bhuki.desktop.actions` does in a window.

    menus = Menus(window, commands_of(window))

Each command is one line: it calls a verb of the window, its file work, its editor or its grid.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.language import speech
from bhuki.desktop.reports import REPORTS
from bhuki.desktop.settings import AFTER_KEY, LANGUAGE, ROW_TOTALS, settings
from bhuki.desktop.window_list import go_to_next

if TYPE_CHECKING:
    from bhuki.desktop.editor import EditorPage
    from bhuki.desktop.grid.matrix_grid import MatrixGrid
    from bhuki.desktop.grid.view_filter import ViewFilter
    from bhuki.desktop.window import Window

Command = Callable[[], None]


def commands_of(window: Window) -> dict[str, Command]:
    """Give what each command does in a window, by its name in the table."""
    return {
        **_file_commands(window),
        **_edit_commands(window),
        **_view_commands(window),
        **_insert_commands(window),
        **_matrix_commands(window),
        **_report_commands(window),
        **_help_commands(window),
    }


def _file_commands(window: Window) -> dict[str, Command]:
    return {
        "new": window.new,
        "open": window.open,
        "join": window.join,
        "start-page": lambda: window.another_requested.emit(None),
        "save": lambda: _done(window.files.save()),
        "versions": lambda: _done(show_dialog("versions", window)),
        "save-as": lambda: _done(window.files.save_as()),
        "write-back": lambda: _done(window.sheets.write_back()),
        "mark-copy": lambda: _done(window.sheets.mark_copy()),
        "export": lambda: _done(window.files.export("xlsx")),
        "export-other": lambda: _done(window.files.export()),
        "settings": lambda: _done(show_dialog("settings", window)),
        "close": lambda: _done(window.close()),
        "quit": QApplication.closeAllWindows,
    }


def _edit_commands(window: Window) -> dict[str, Command]:
    return {
        "undo": _on_editor(window, lambda e: e.document.undo_stack.undo()),
        "redo": _on_editor(window, lambda e: e.document.undo_stack.redo()),
        "history": _on_editor(window, lambda e: e.toggle_side("history")),
        "cut": _on_grid(window, lambda g: g.cut()),
        "copy": _on_grid(window, lambda g: g.copy()),
        "paste": _on_grid(window, lambda g: g.paste()),
        "clear": _on_grid(window, lambda g: g.clear_selection_cells()),
        "select-all": _on_grid(window, lambda g: g.select_all()),
        "edit-cell": _on_grid(window, lambda g: g.edit()),
        "fill-down": _on_grid(window, lambda g: g.fill_down()),
        "fill-right": _on_grid(window, lambda g: g.fill_right()),
        "move-letter": _on_grid(window, lambda g: g.move_letter_here()),
        **{f"after-{where}": _go_on(where) for where in AFTER_KEY.choices},
        "find": _on_editor(window, lambda e: e.find_bar.open()),
        "find-next": _on_editor(window, lambda e: e.find_bar.go_on()),
    }


def _view_commands(window: Window) -> dict[str, Command]:
    return {
        "zoom-in": _on_grid(window, lambda g: g.zoom_by(1)),
        "zoom-out": _on_grid(window, lambda g: g.zoom_by(-1)),
        "zoom-reset": _on_grid(window, lambda g: g.set_zoom(1.0)),
        "projector": lambda: window.set_projector(not window.in_projector),
        "panel": _on_editor(window, lambda e: e.toggle_panel()),
        "only-open": _filter(window, lambda v, _g: {"findings_only": not v.findings_only}),
        "only-no-answer": _filter(window, lambda v, _g: {"no_answer": not v.no_answer}),
        "hide-empty-roles": _filter(
            window, lambda v, _g: {"hide_empty_roles": not v.hide_empty_roles}
        ),
        "only-role": _filter(window, _only_role),
        "show-all": _on_editor(window, lambda e: e.show_everything()),
        "filter": _on_editor(window, lambda e: e.open_filter()),
        **_sorting(window),
        "keep-order": _on_grid(window, lambda g: g.keep_order()),
        "row-totals": lambda: settings.set(ROW_TOTALS, not settings.get(ROW_TOTALS)),
        "fold-all": _on_grid(window, lambda g: g.fold_all()),
        "unfold-all": _on_grid(window, lambda g: g.unfold_all()),
        "palette": lambda: _open_palette(window),
    }


def _open_palette(window: Window) -> None:
    from bhuki.desktop.command_palette import CommandPalette  # noqa: PLC0415 - when asked for

    CommandPalette(window, window.menus).open()


def _insert_commands(window: Window) -> dict[str, Command]:
    return {
        "add-activity": _on_grid(window, lambda g: g.add()),
        "add-role": _on_grid(window, lambda g: g.add_role()),
        "add-section": _on_grid(window, lambda g: g.add_section()),
        "add-group": _on_grid(window, lambda g: g.add_group()),
        "add-from-catalogue": lambda: _done(show_dialog("catalogues", window)),
        "remove": _on_grid(window, lambda g: g.remove()),
        "move-up": _on_grid(window, lambda g: g.move_step("up")),
        "move-down": _on_grid(window, lambda g: g.move_step("down")),
        "move-left": _on_grid(window, lambda g: g.move_step("left")),
        "move-right": _on_grid(window, lambda g: g.move_step("right")),
    }


def _matrix_commands(window: Window) -> dict[str, Command]:
    return {
        "details": lambda: _done(show_dialog("details", window)),
        "scheme": lambda: _done(show_dialog("scheme", window)),
        "rules": lambda: _done(show_dialog("rules", window)),
        "appointments": lambda: _done(show_dialog("appointments", window)),
        "notes": _on_editor(window, lambda e: e.toggle_side("notes")),
        "properties": _on_editor(window, lambda e: e.toggle_side("properties")),
        "walk": _on_editor(window, lambda e: e.start_walk()),
        "findings": _on_editor(window, lambda e: e.toggle_side("findings")),
        "accept-here": _on_editor(window, lambda e: e.settle_here("accept")),
        "park-here": _on_editor(window, lambda e: e.settle_here("park")),
        "parked": _on_editor(window, lambda e: e.show_settled("parked")),
        "accepted": _on_editor(window, lambda e: e.show_settled("accepted")),
    }


def _help_commands(window: Window) -> dict[str, Command]:
    return {
        "next-part": _on_editor(window, lambda e: e.focus.go_on()),
        "part-before": _on_editor(window, lambda e: e.focus.go_on(-1)),
        "next-window": lambda: go_to_next(window),
        "shortcuts": lambda: _done(show_dialog("shortcuts", window)),
        "language": _switch_language,
        "about": lambda: _done(show_dialog("about", window)),
    }


def _report_commands(window: Window) -> dict[str, Command]:
    def show(name: str) -> Command:
        return lambda: _done(window.show_report(name))

    shown = {name: show(name) for name in REPORTS}
    shown["load-panel"] = _on_editor(window, lambda e: e.toggle_side("load-panel"))
    return {**shown, "role-page": _on_grid(window, lambda g: window.show_role_page(_role_at(g)))}


def _role_at(grid: MatrixGrid) -> str:
    """Give the role the cursor stands on: its heading's, or its column's; "" for none."""
    heading = grid.heading
    if heading is not None and heading.kind == "role":
        return heading.id
    cell = grid.current_cell()
    return cell[1] if cell is not None else ""


def _on_editor(window: Window, run: Callable[[EditorPage], Any]) -> Command:
    def command() -> None:
        if window.editor is not None:
            run(window.editor)

    return command


def _on_grid(window: Window, run: Callable[[MatrixGrid], Any]) -> Command:
    return _on_editor(window, lambda editor: run(editor.grid))


def _filter(window: Window, changed: Callable[[ViewFilter, MatrixGrid], dict[str, Any]]) -> Command:
    def run(editor: EditorPage) -> None:
        editor.change_view(**changed(editor.grid.view_filter, editor.grid))

    return _on_editor(window, run)


def _sorting(window: Window) -> dict[str, Command]:
    def sort(field: str, order: str) -> Command:
        return _on_editor(window, lambda e: e.sort(field, order))

    activities = ("document", "name", "number", "findings", "letters")
    roles = ("document", "name", "letters")
    return {
        **{f"sort-{order}": sort("activity_order", order) for order in activities},
        **{f"sort-roles-{order}": sort("role_order", order) for order in roles},
    }


def _go_on(where: str) -> Command:
    return lambda: settings.set(AFTER_KEY, where)


def _only_role(view: ViewFilter, grid: MatrixGrid) -> dict[str, Any]:
    cell = grid.current_cell()
    return {"only_role": None if view.only_role or cell is None else cell[1]}


def _switch_language() -> None:
    language = "en" if speech.language == "da" else "da"
    settings.set(LANGUAGE, language)
    speech.speak(language)


def _done(_result: object) -> None:
    """Let a verb's answer go: what it did is said on the screen."""
