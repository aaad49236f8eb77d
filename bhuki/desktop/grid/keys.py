"""What each key does in the grid.

Letters are taken as text, not as keys, so they are right on every keyboard. What the window's menus
have as shortcuts arrives there first; it is understood here too, so the grid can stand alone.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from bhuki.desktop.grid.headings import ACTIVITY, ROLE, Heading

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid

_Key = Qt.Key
_Mod = Qt.KeyboardModifier
_Std = QKeySequence.StandardKey

_ARROWS = {
    _Key.Key_Up: (-1, 0),
    _Key.Key_Down: (1, 0),
    _Key.Key_Left: (0, -1),
    _Key.Key_Right: (0, 1),
}
_WAYS = {
    _Key.Key_Up: "up",
    _Key.Key_Down: "down",
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
}


class GridKeys:
    """Takes the keys that the view hears."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid

    def handle(self, event: QKeyEvent) -> bool:
        """Do what a key asks; say whether it asked for anything."""
        if self._moves(event) or self._commands(event):
            self._grid.letters.forget_typed()
            return True
        return self._writes(event)

    def _moves(self, event: QKeyEvent) -> bool:
        cursor, key = self._grid.caret, _Key(event.key())
        modifiers = event.modifiers() & ~_Mod.KeypadModifier
        extend = bool(modifiers & _Mod.ShiftModifier)
        ctrl = bool(modifiers & _Mod.ControlModifier)
        if modifiers & (_Mod.AltModifier | _Mod.MetaModifier):
            return False
        if key in _ARROWS:
            if self._folds(key, ctrl):
                return True
            if extend and self._grid.extend_choice(*_ARROWS[key], to_edge=ctrl):
                return True
            (cursor.leap if ctrl else cursor.step)(*_ARROWS[key], extend=extend)
        elif key in (_Key.Key_PageUp, _Key.Key_PageDown) and not ctrl:
            cursor.page(-1 if key == _Key.Key_PageUp else 1, extend=extend)
        elif key == _Key.Key_Home:
            cursor.put(0 if ctrl else cursor.row, 0, extend=extend)
        elif key == _Key.Key_End:
            model = self._grid.model
            row = model.rowCount() - 1 if ctrl else cursor.row
            cursor.put(row, model.columnCount() - 1, extend=extend)
        elif key in (_Key.Key_Tab, _Key.Key_Backtab) and not ctrl:
            cursor.travel(0, -1 if extend or key == _Key.Key_Backtab else 1)
        elif key in (_Key.Key_Return, _Key.Key_Enter) and not ctrl:
            if not self._unfolds():
                cursor.travel(-1 if extend else 1, 0)
        else:
            return False
        return True

    def _folds(self, key: Qt.Key, ctrl: bool) -> bool:
        """On a folded section's row, right opens it."""
        line = self._grid.current_line()
        if line is not None and line.folded and key == _Key.Key_Right and not ctrl:
            self._grid.toggle_section(line.path[-1].id)
            return True
        return False

    def _unfolds(self) -> bool:
        line = self._grid.current_line()
        if line is None or not line.folded:
            return False
        self._grid.toggle_section(line.path[-1].id)
        return True

    def _commands(self, event: QKeyEvent) -> bool:
        command = self._command(event)
        if command is None:
            return False
        command()
        return True

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        grid, key = self._grid, _Key(event.key())
        modifiers = event.modifiers() & ~_Mod.KeypadModifier
        if modifiers == _Mod.ShiftModifier and key == _Key.Key_Insert:
            return grid.add_role  # on some systems an old key for pasting; the menu shows this one
        for standard, command in (
            (_Std.Copy, grid.copy),
            (_Std.Cut, grid.cut),
            (_Std.Paste, grid.paste),
            (_Std.SelectAll, grid.select_all),
            (_Std.Undo, grid.document.undo_stack.undo),
            (_Std.Redo, grid.document.undo_stack.redo),
        ):
            if event.matches(standard):
                return command
        plain = {
            _Key.Key_Delete: grid.clear_selection_cells,
            _Key.Key_Backspace: grid.clear_selection_cells,
            _Key.Key_F2: grid.edit,
            _Key.Key_Insert: grid.add,
            _Key.Key_Escape: grid.escape,
        }
        if modifiers == _Mod.NoModifier and key in plain:
            return plain[key]
        if modifiers == _Mod.AltModifier and key in _WAYS:
            return lambda: grid.move_step(_WAYS[key])
        if modifiers & _Mod.ControlModifier:
            return self._with_ctrl(key, bool(modifiers & _Mod.ShiftModifier))
        if key == _Key.Key_Space:
            return self._space(modifiers)
        return None

    def _with_ctrl(self, key: Qt.Key, shift: bool) -> Callable[[], object] | None:
        grid = self._grid
        if shift:
            adds = key in (_Key.Key_Equal, _Key.Key_Plus)
            return grid.add if adds else None
        return {
            _Key.Key_D: grid.fill_down,
            _Key.Key_R: grid.fill_right,
            _Key.Key_Return: grid.move_letter_here,
            _Key.Key_Enter: grid.move_letter_here,
            _Key.Key_Delete: grid.remove,
            _Key.Key_Space: self._choose_column,
        }.get(key)

    def _space(self, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
        if modifiers == _Mod.ShiftModifier:
            return self._choose_row
        line = self._grid.current_line()
        if modifiers == _Mod.NoModifier and line is not None and line.folded:
            return lambda: self._grid.toggle_section(line.path[-1].id)
        return lambda: None

    def _choose_row(self) -> None:
        line = self._grid.current_line()
        if line is not None and line.activity is not None:
            self._grid.choose(Heading(ACTIVITY, line.activity.id))

    def _choose_column(self) -> None:
        column = self._grid.current_column()
        if column is not None and column.role is not None:
            self._grid.choose(Heading(ROLE, column.role.id))

    def _writes(self, event: QKeyEvent) -> bool:
        text = event.text()
        modifiers = event.modifiers()
        alt_graph = _Mod.ControlModifier | _Mod.AltModifier  # how Windows says AltGr
        bare = not modifiers & (alt_graph | _Mod.MetaModifier)
        if not text.isprintable() or not text.strip() or len(text) != 1:
            return False
        if not bare and modifiers & alt_graph != alt_graph:
            return False
        shift = bool(modifiers & _Mod.ShiftModifier)
        cased = text.upper() != text.lower()  # "*" needs Shift to be typed at all
        self._grid.letters.sign(text, add=shift and cased)
        return True


def is_adding(event: QEvent) -> bool:
    """Say whether a key is Ctrl+Shift+= where “+” is Shift and “=”.

    It is Ctrl++ there too, which zooms; of two shortcuts that match, Qt would take neither.
    """
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    return (
        isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Plus
        and event.modifiers() == both
    )
