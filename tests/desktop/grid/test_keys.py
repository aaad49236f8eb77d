"""Every key of the grid."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bhuki.desktop.grid.headings import ROLE, Heading
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import (
    assign,
    clear,
    remove_activities,
    remove_group,
    remove_roles,
    remove_section,
)
from bhuki.matrix.edits import Edit, Label, SetScheme
from bhuki.matrix.entities import Assignment
from bhuki.matrix.scheme import Letter, Scheme
from tests.desktop.grid.conftest import Hands

Key = Qt.Key
Mod = Qt.KeyboardModifier


def test_a_letter_replaces_what_stands_in_the_cell_in_either_case(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a1", "chief")
    hands.type("k")
    assert hands.letters("a1", "chief") == "K"
    grid.view.setFocus()
    QTest.keyClicks(grid.view, "b")
    assert hands.letters("a1", "chief") == "B"


def test_shift_and_a_letter_adds_it_in_the_schemes_order_and_takes_it_away(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a3", "chief")
    hands.press(Key.Key_U, Mod.ShiftModifier)
    assert hands.letters("a3", "chief") == "H/U"
    hands.press(Key.Key_H, Mod.ShiftModifier)
    assert hands.letters("a3", "chief") == "U"


def test_what_is_no_letter_changes_nothing_and_is_said(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    hands.type("x")
    assert hands.letters("a1", "chief") == "H/U"
    assert "x" in grid.cell_line.news
    assert grid.document.is_clean


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace])
def test_delete_empties_all_that_is_selected(grid: MatrixGrid, hands: Hands, key: Key) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    hands.press(key)
    assert hands.letters("a1", "chief") == hands.letters("a2", "chief") == ""
    grid.document.undo_stack.undo()
    assert hands.letters("a1", "chief") == "H/U"
    assert hands.letters("a2", "chief") == "K"


def test_arrows_home_end_and_pages_move_the_cursor(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Right)
    assert grid.current_cell() == ("a2", "head")
    hands.press(Key.Key_Up)
    hands.press(Key.Key_Left)
    assert grid.current_cell() == ("a1", "chief")
    hands.press(Key.Key_Up)
    assert grid.current_cell() == ("a1", "chief")
    hands.press(Key.Key_End)
    assert grid.current_cell() == ("a1", "owner")
    hands.press(Key.Key_PageDown)
    assert grid.current_cell() == ("b3", "owner")
    hands.press(Key.Key_Home)
    assert grid.current_cell() == ("b3", "chief")
    hands.press(Key.Key_PageUp)
    assert grid.current_cell() == ("a1", "chief")
    hands.press(Key.Key_End, Mod.ControlModifier)
    assert grid.current_cell() == ("b3", "owner")
    hands.press(Key.Key_Home, Mod.ControlModifier)
    assert grid.current_cell() == ("a1", "chief")


def test_control_and_an_arrow_go_to_the_edge_of_the_filled_block(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_Down, Mod.ControlModifier)
    assert grid.current_cell() == ("b1", "chief")  # a1 to b1 are filled
    hands.press(Key.Key_Down, Mod.ControlModifier)
    assert grid.current_cell() == ("b3", "chief")  # nothing below: the edge
    hands.press(Key.Key_Right, Mod.ControlModifier)
    assert grid.current_cell() == ("b3", "owner")  # over empty cells to the next filled one
    hands.press(Key.Key_Up, Mod.ControlModifier)
    assert grid.current_cell() == ("b1", "owner")


def test_tab_and_enter_go_on_and_shift_goes_back(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "owner")
    hands.press(Key.Key_Tab)
    assert grid.current_cell() == ("a2", "chief")
    hands.press(Key.Key_Backtab, Mod.ShiftModifier)
    assert grid.current_cell() == ("a1", "owner")
    hands.press(Key.Key_Return)
    assert grid.current_cell() == ("a2", "owner")
    hands.press(Key.Key_Enter, Mod.ShiftModifier)
    assert grid.current_cell() == ("a1", "owner")


def test_tab_stays_inside_a_selection(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_Right, Mod.ShiftModifier)
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    selected = grid.selected_cells()
    assert len(selected) == 4
    hands.press(Key.Key_Tab)
    assert grid.current_cell() == ("a1", "chief")  # from the last cell round to the first
    hands.press(Key.Key_Return)
    assert grid.current_cell() == ("a2", "chief")
    assert grid.selected_cells() == selected


def test_shift_and_moving_selects_and_shrinks_again(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a2", "head")
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    hands.press(Key.Key_Right, Mod.ShiftModifier)
    assert set(grid.selected_cells()) == {
        ("a2", "head"), ("a2", "board"), ("a3", "head"), ("a3", "board"),
    }  # fmt: skip
    hands.press(Key.Key_Up, Mod.ShiftModifier)
    hands.press(Key.Key_Up, Mod.ShiftModifier)
    assert set(grid.selected_cells()) == {
        ("a1", "head"), ("a1", "board"), ("a2", "head"), ("a2", "board"),
    }  # fmt: skip
    hands.press(Key.Key_End, Mod.ShiftModifier | Mod.ControlModifier)
    assert ("b3", "owner") in grid.selected_cells()
    hands.press(Key.Key_Escape)
    assert grid.selected_cells() == [grid.current_cell()]


def test_a_letter_fills_all_that_is_selected_in_one_step(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "head")
    hands.press(Key.Key_Right, Mod.ShiftModifier)
    hands.type("i")
    assert hands.letters("a1", "head") == hands.letters("a1", "board") == "I"
    grid.document.undo_stack.undo()
    assert hands.letters("a1", "head") == ""
    assert hands.letters("a1", "board") == "K"


@pytest.mark.parametrize(
    ("where", "then"),
    [("stay", ("a1", "head")), ("down", ("a2", "head")), ("right", ("a1", "board"))],
)
def test_after_a_letter_the_cursor_goes_where_it_is_told(
    grid: MatrixGrid, hands: Hands, where: str, then: tuple[str, str]
) -> None:
    grid.set_after_key(where)
    grid.go_to("a1", "head")
    hands.type("u")
    assert hands.letters("a1", "head") == "U"
    assert grid.current_cell() == then


@pytest.mark.parametrize("where", ["down", "right"])
def test_shift_adds_to_the_letter_just_typed_where_the_cursor_has_gone_on(
    grid: MatrixGrid, hands: Hands, where: str
) -> None:
    grid.set_after_key(where)
    grid.do(clear(grid.matrix, [("a1", "board"), ("a2", "head"), ("a1", "head")]))
    grid.go_to("a1", "head")
    hands.type("h")
    gone_on = grid.current_cell()
    hands.press(Key.Key_U, Mod.ShiftModifier)
    assert grid.matrix.letters("a1", "head") == ("H", "U")
    assert gone_on == grid.current_cell() != ("a1", "head")
    grid.document.undo_stack.undo()
    assert grid.matrix.letters("a1", "head") == ("H",)
    grid.document.undo_stack.undo()
    assert gone_on is not None
    grid.go_to(*gone_on)
    hands.press(Key.Key_U, Mod.ShiftModifier)  # there is no letter left to add it to
    assert grid.matrix.letters("a1", "head") == ()
    assert grid.matrix.letters(*gone_on) == ("U",)


def test_shift_adds_here_where_the_cell_is_filled_or_the_user_went_there(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.set_after_key("down")
    grid.do(assign(grid.matrix, [("a2", "head")], ["K"]))
    grid.go_to("a1", "head")
    hands.type("h")
    hands.press(Key.Key_U, Mod.ShiftModifier)
    assert grid.matrix.letters("a1", "head") == ("H",)
    assert set(grid.matrix.letters("a2", "head")) == {"U", "K"}
    grid.do(clear(grid.matrix, [("a2", "head"), ("a3", "head")]))
    grid.go_to("a1", "head")
    hands.type("h")
    hands.press(Key.Key_Down)
    hands.press(Key.Key_U, Mod.ShiftModifier)
    assert grid.matrix.letters("a1", "head") == ("H",)
    assert grid.matrix.letters("a3", "head") == ("U",)


def test_a_letter_at_a_rows_end_takes_the_cursor_to_the_next_row(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.set_after_key("right")
    grid.go_to("a1", "owner")
    hands.type("u")
    assert grid.current_cell() == ("a2", "chief")
    grid.go_to("b3", "owner")
    hands.type("u")
    assert grid.current_cell() == ("b3", "owner")


def test_control_a_selects_all_and_space_whole_rows_and_columns(
    grid: MatrixGrid, hands: Hands
) -> None:
    hands.press(Key.Key_A, Mod.ControlModifier)
    assert len(grid.selected_cells()) == 24
    grid.go_to("a2", "head")
    hands.press(Key.Key_Space, Mod.ShiftModifier)
    assert grid.selected_cells() == [("a2", r) for r in ("chief", "head", "board", "owner")]
    hands.press(Key.Key_Space, Mod.ControlModifier)
    assert grid.selected_roles() == ["head"]
    assert len(grid.selected_activities()) == 6


def test_shift_and_arrows_choose_whole_rows_and_columns_further(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a2", "head")
    hands.press(Key.Key_Space, Mod.ControlModifier)
    hands.press(Key.Key_Right, Mod.ShiftModifier)
    assert grid.selected_roles() == ["head", "board"]
    assert len(grid.selected_activities()) == 6
    assert grid.heading == Heading(ROLE, "board")
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    assert grid.selected_roles() == ["head", "board"]
    hands.press(Key.Key_Left, Mod.ShiftModifier)
    hands.press(Key.Key_Left, Mod.ShiftModifier)
    assert grid.selected_roles() == ["chief", "head"]
    hands.press(Key.Key_Right, Mod.ShiftModifier | Mod.ControlModifier)
    assert grid.selected_roles() == ["head", "board", "owner"]
    hands.press(Key.Key_Space, Mod.ShiftModifier)
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    assert grid.selected_activities() == ["a2", "a3"]
    assert len(grid.selected_roles()) == 4
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Right, Mod.ShiftModifier)
    assert len(grid.selected_cells()) == 2


def test_control_d_and_r_fill_from_the_first_or_the_neighbour(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    hands.press(Key.Key_Down, Mod.ShiftModifier)
    hands.press(Key.Key_D, Mod.ControlModifier)
    assert [hands.letters(a, "chief") for a in ("a1", "a2", "a3")] == ["H/U"] * 3
    grid.go_to("a1", "head")
    hands.press(Key.Key_R, Mod.ControlModifier)
    assert hands.letters("a1", "head") == "H/U"
    grid.go_to("b2", "chief")
    hands.press(Key.Key_D, Mod.ControlModifier)
    assert hands.letters("b2", "chief") == "H"


def test_control_return_moves_the_letter_that_stands_once(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "board")
    hands.press(Key.Key_Return, Mod.ControlModifier)
    assert hands.letters("a1", "board") == "H/K"
    assert hands.letters("a1", "chief") == "U"
    grid.document.undo_stack.undo()
    assert hands.letters("a1", "chief") == "H/U"


def test_insert_adds_an_activity_named_at_once_as_one_step(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a3", "head")
    steps = grid.document.undo_stack.count()
    hands.press(Key.Key_Insert)
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.focusProxy(), "Rydde op")
    QTest.keyClick(editor.focusProxy(), Key.Key_Return)
    names = [a.name for a in grid.matrix.activity_order()]
    assert names[3] == "Rydde op"
    added = grid.matrix.activity_order()[3]
    assert (added.number, added.section) == ("A4", "plan")
    assert grid.current_cell() == (added.id, "head")
    assert grid.document.undo_stack.count() == steps + 1
    grid.document.undo_stack.undo()
    assert len(grid.matrix.activities) == 6


@pytest.mark.parametrize("meanwhile", ["undone", "edited"])
def test_a_name_is_kept_whatever_was_done_while_it_was_written(
    grid: MatrixGrid, hands: Hands, meanwhile: str
) -> None:
    grid.go_to("a3", "head")
    hands.press(Key.Key_Insert)
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.focusProxy(), "Rydde op")
    if meanwhile == "undone":
        grid.document.undo_stack.undo()
    else:
        grid.document.do(assign(grid.matrix, [("b1", "board")], ["I"]))
    QTest.keyClick(editor.focusProxy(), Key.Key_Return)
    assert grid.matrix.activity_order()[3].name == "Rydde op"
    assert len(grid.matrix.activities) == 7
    while grid.document.undo_stack.canUndo():
        grid.document.undo_stack.undo()
    assert len(grid.matrix.activities) == 6


def test_a_name_for_what_is_no_longer_there_is_said(grid: MatrixGrid, hands: Hands) -> None:
    told: list[str] = []
    grid.refused.connect(told.append)
    grid.edit_name("activity", "b1")
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.focusProxy(), "Se efter")
    grid.document.do(remove_activities(grid.matrix, ["b1"]))
    QTest.keyClick(editor.focusProxy(), Key.Key_Return)
    assert told == ["What was to be called “Se efter” is no longer there."]
    assert grid.editor is None


def test_a_new_activity_without_a_name_was_never_there(grid: MatrixGrid, hands: Hands) -> None:
    before = grid.matrix.copy()
    hands.press(Key.Key_Equal, Mod.ControlModifier | Mod.ShiftModifier)
    assert grid.editor is not None
    QTest.keyClick(grid.editor.focusProxy(), Key.Key_Escape)
    assert grid.matrix == before
    assert grid.document.undo_stack.count() == 0
    assert grid.editor is None


def test_insert_adds_a_role_where_a_role_is_chosen(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "board")
    hands.press(Key.Key_Space, Mod.ControlModifier)
    hands.press(Key.Key_Insert)
    assert grid.editor is not None
    QTest.keyClicks(grid.editor.focusProxy(), "Revisor")
    QTest.keyClick(grid.editor.focusProxy(), Key.Key_Return)
    roles = grid.matrix.role_order()
    assert [r.name for r in roles][3] == "Revisor"
    assert roles[3].group == "line"


def test_alt_and_arrows_move_rows_and_columns_across_sections_and_groups(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("a3", "board")
    hands.press(Key.Key_Down, Mod.AltModifier)
    assert grid.matrix.activities["a3"].section == "run"
    assert [a.id for a in grid.matrix.activity_order()] == ["a1", "a2", "a3", "b1", "b2", "b3"]
    hands.press(Key.Key_Down, Mod.AltModifier)
    assert [a.id for a in grid.matrix.activity_order()] == ["a1", "a2", "b1", "a3", "b2", "b3"]
    hands.press(Key.Key_Right, Mod.AltModifier)
    assert grid.matrix.roles["board"].group == "ops"
    hands.press(Key.Key_Left, Mod.AltModifier)
    assert grid.matrix.roles["board"].group == "line"
    assert grid.current_cell() == ("a3", "board")
    while grid.document.undo_stack.canUndo():
        grid.document.undo_stack.undo()
    assert [a.id for a in grid.matrix.activity_order()] == ["a1", "a2", "a3", "b1", "b2", "b3"]


def test_f2_edits_the_cell_with_its_note_and_veto(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "board")
    hands.press(Key.Key_F2)
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.letters, "k, i")
    editor.veto.setChecked(True)
    editor.note.setPlainText("Kun ved\nstore ændringer")
    QTest.keyClick(editor.note, Key.Key_Return)
    assert grid.matrix.assignments["a1", "board"] == Assignment(
        ("K", "I"), veto=True, note="Kun ved\nstore ændringer"
    )
    assert grid.editor is None
    assert grid.document.undo_stack.count() == 1


def test_f2_keeps_the_editor_open_for_what_is_no_letter(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "board")
    hands.press(Key.Key_F2)
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.letters, "måske")
    QTest.keyClick(editor.letters, Key.Key_Return)
    assert grid.editor is editor
    assert grid.cell_line.news
    QTest.keyClick(editor.letters, Key.Key_Escape)
    assert hands.letters("a1", "board") == "K"


def test_f2_on_a_chosen_heading_edits_its_name(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a2", "head")
    hands.press(Key.Key_Space, Mod.ShiftModifier)
    hands.press(Key.Key_F2)
    editor = grid.editor
    assert editor is not None
    QTest.keyClicks(editor.name, "Arkivere")
    QTest.keyClick(editor.name, Key.Key_Return)
    assert grid.matrix.activities["a2"].name == "Arkivere"
    hands.press(Key.Key_Space, Mod.ControlModifier)
    hands.press(Key.Key_F2)
    assert grid.editor is not None
    QTest.keyClicks(grid.editor.name, "Afsnitschef")
    QTest.keyClick(grid.editor.name, Key.Key_Return)
    assert grid.matrix.roles["head"].name == "Afsnitschef"


def test_letters_of_two_characters_are_typed_sign_by_sign(grid: MatrixGrid, hands: Hands) -> None:
    scheme = Scheme("own", (Letter("S"), Letter("MV"), Letter("SO")), own=True)
    grid.document.do(Edit(Label("scheme"), (SetScheme(scheme),)))
    grid.go_to("b3", "chief")
    hands.type("m")
    assert hands.letters("b3", "chief") == ""
    hands.type("v")
    assert hands.letters("b3", "chief") == "MV"
    steps = grid.document.undo_stack.count()
    hands.type("s")
    assert hands.letters("b3", "chief") == "S"
    hands.type("o")
    assert hands.letters("b3", "chief") == "SO"
    assert grid.document.undo_stack.count() == steps + 1


def test_moving_between_two_signs_begins_a_new_letter(grid: MatrixGrid, hands: Hands) -> None:
    scheme = Scheme("own", (Letter("V"), Letter("MV")), own=True)
    grid.document.do(Edit(Label("scheme"), (SetScheme(scheme),)))
    grid.go_to("b3", "chief")
    hands.type("m")
    hands.press(Key.Key_Right)
    hands.type("v")
    assert hands.letters("b3", "head") == "V"


def test_a_read_only_document_says_no(grid: MatrixGrid, hands: Hands) -> None:
    grid.document.read_only = True
    told: list[None] = []
    grid.document.refused.connect(lambda: told.append(None))
    hands.type("k")
    hands.press(Key.Key_Delete)
    hands.press(Key.Key_Insert)
    assert len(told) == 3
    assert hands.letters("a1", "chief") == "H/U"
    assert grid.editor is None


def test_control_z_and_y_undo_and_redo_and_the_cursor_follows(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("b3", "chief")
    hands.type("h")
    grid.go_to("a1", "owner")
    hands.press(Key.Key_Z, Mod.ControlModifier)
    assert hands.letters("b3", "chief") == ""
    assert grid.current_cell() == ("b3", "chief")
    assert grid.view.glow.strength(("b3", "chief")) == 1.0
    grid.go_to("a1", "owner")
    hands.press(Key.Key_Y, Mod.ControlModifier)
    assert grid.current_cell() == ("b3", "chief")


def test_a_sign_of_another_layout_is_taken_as_text(grid: MatrixGrid) -> None:
    """On a Greek or Dvorak layout the key's code and the sign differ: the sign counts."""
    grid.go_to("a1", "head")
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_T, Mod.NoModifier, "k")
    QApplication.sendEvent(grid.view, event)
    assert grid.matrix.letters("a1", "head") == ("K",)


@pytest.mark.parametrize(
    ("kind", "thing"),
    [("activity", "a1"), ("role", "chief"), ("section", "plan"), ("group", "line")],
)
def test_naming_what_was_taken_away_meanwhile_ends_quietly(
    grid: MatrixGrid, kind: str, thing: str
) -> None:
    grid.edit_name(kind, thing)
    editor = grid.editor
    assert editor is not None
    removed = {
        "activity": lambda: remove_activities(grid.matrix, [thing]),
        "role": lambda: remove_roles(grid.matrix, [thing]),
        "section": lambda: remove_section(grid.matrix, thing),
        "group": lambda: remove_group(grid.matrix, thing),
    }
    grid.do(removed[kind]())
    editor.keep()
    assert grid.editor is None
    assert grid.document.undo_stack.index() == 1


def test_a_cell_taken_away_while_written_ends_quietly(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    hands.press(Key.Key_F2)
    editor = grid.editor
    assert editor is not None
    editor.letters.setText("U")
    grid.do(remove_activities(grid.matrix, ["a1"]))
    editor.keep()
    assert grid.editor is None
    assert ("a1", "chief") not in grid.matrix.assignments


def test_ctrl_shift_equal_adds_though_it_is_ctrl_plus_on_some_keyboards(grid: MatrixGrid) -> None:
    def taken(modifiers: Qt.KeyboardModifier) -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_Plus, modifiers, "+")
        event.ignore()
        QApplication.sendEvent(grid.view, event)
        return event.isAccepted()

    assert taken(Mod.ControlModifier | Mod.ShiftModifier)
    assert not taken(Mod.ControlModifier)  # zooms
