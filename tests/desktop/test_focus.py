"""The keys are where a user expects them: back in the grid after an answer, and F6 goes round."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.editor import EditorPage
from bhuki.desktop.settings import YOUR_NAME, settings
from bhuki.desktop.window import Window
from bhuki.matrix.edits import Edit, Label, SetScheme
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme


@pytest.fixture
def page(window: Window, matrix: Matrix, qtbot: QtBot) -> EditorPage:
    window.show_matrix(matrix)
    window.resize(1280, 760)
    with qtbot.waitActive(window):
        window.activateWindow()
    assert window.editor is not None
    window.editor.grid.setFocus()
    settings.set(YOUR_NAME, "Mette")
    return window.editor


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _pick_in_walk(page: EditorPage) -> None:
    page.start_walk()
    page.walk_bar.pick_role()
    press(Qt.Key.Key_Return)


def _leave_pick(page: EditorPage) -> None:
    page.start_walk()
    page.walk_bar.pick_role()
    press(Qt.Key.Key_Escape)


def _accept_in_walk(page: EditorPage) -> None:
    page.start_walk()
    page.walk_bar.ask_reason()
    QTest.keyClicks(QApplication.focusWidget(), "aftalt")
    press(Qt.Key.Key_Return)


def _leave_accepting(page: EditorPage) -> None:
    page.start_walk()
    page.walk_bar.ask_reason()
    press(Qt.Key.Key_Escape)


def _click_an_answer(page: EditorPage) -> None:
    assert page.findings.card is not None
    click(page.findings.card.buttons[0])


def _click_park(page: EditorPage) -> None:
    assert page.findings.card is not None
    click(page.findings.card.park_button)


def _accept_in_panel(page: EditorPage) -> None:
    assert page.findings.card is not None
    click(page.findings.card.accept_button)
    QTest.keyClicks(QApplication.focusWidget(), "aftalt")
    press(Qt.Key.Key_Return)


def _close_history(page: EditorPage) -> None:
    page.show_side("history")
    page.history.view.setFocus()
    assert page.history.heading.closer is not None
    click(page.history.heading.closer)


def _park_the_last(page: EditorPage) -> None:
    page.findings.list.setFocus()
    while page.findings.stack.currentWidget() is page.findings.list:
        page.findings.open_first()
        press(Qt.Key.Key_P)
        page.findings.refresh()


def _filter(page: EditorPage) -> None:
    page.toolbar.filter.setFocus()
    QTest.keyClicks(page.toolbar.filter, "drift")
    press(Qt.Key.Key_Return)


def _escape_from_a_field(page: EditorPage) -> None:
    page.show_side("notes")
    page.notes.search.setFocus()
    press(Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    "act",
    [
        _pick_in_walk,
        _leave_pick,
        _accept_in_walk,
        _leave_accepting,
        _click_an_answer,
        _click_park,
        _accept_in_panel,
        _close_history,
        _park_the_last,
        _filter,
        _escape_from_a_field,
    ],
)
def test_after_it_the_grid_has_the_keys(
    page: EditorPage, qtbot: QtBot, act: Callable[[EditorPage], None]
) -> None:
    act(page)
    qtbot.waitUntil(page.grid.view.hasFocus)


def test_what_asks_further_keeps_the_keys(page: EditorPage, qtbot: QtBot) -> None:
    page.start_walk()
    page.walk_bar.cards[0].setFocus()
    page.walk_bar.pick_role()  # hides what had the keys
    with qtbot.waitSignal(page.grid.cursor_moved, timeout=50, raising=False):
        pass
    assert QApplication.focusWidget() is getattr(page.walk_bar.asking, "entry", None)


def test_a_key_goes_from_part_to_part(window: Window, page: EditorPage, qtbot: QtBot) -> None:
    def part() -> str:
        widget = QApplication.focusWidget()
        names = ("toolbar", "walk_bar", "grid", "findings", "notes")
        return next(n for n in names if getattr(page, n).isAncestorOf(widget))

    round_ = []
    for _turn in range(3):
        window.menus["next-part"].trigger()
        round_.append(part())
    assert round_ == ["findings", "toolbar", "grid"]
    page.start_walk()
    qtbot.waitUntil(page.walk_bar.cards[0].isVisible)
    window.menus["part-before"].trigger()
    assert part() == "walk_bar"
    assert QApplication.focusWidget() is page.walk_bar.cards[0]
    page.walk_bar.end()
    page.show_side("notes")
    window.menus["next-part"].trigger()
    assert QApplication.focusWidget() is page.notes.search  # not the cross that closes


def test_a_panel_that_takes_another_s_place_takes_its_keys(page: EditorPage) -> None:
    page.findings.list.setFocus()
    page.show_side("history")
    assert page.history.view.hasFocus()


def test_a_letter_in_the_list_of_points_goes_to_the_matrix(page: EditorPage) -> None:
    page.findings.open_finding(("no-main-responsible", "a2", ""))
    page.findings.list.setFocus()
    cell = page.grid.current_cell()
    assert cell is not None
    QTest.keyClicks(page.findings.list, "h")
    assert page.document.matrix.letters(*cell) == ("H",)
    assert page.grid.view.hasFocus()
    page.findings.list.setFocus()
    QTest.keyClick(page.findings.list, Qt.Key.Key_U, Qt.KeyboardModifier.ShiftModifier)
    assert page.document.matrix.letters(*cell) == ("H", "U")


def test_a_letter_of_the_scheme_is_no_key_of_the_list(page: EditorPage) -> None:
    matrix = page.document.matrix
    page.document.do(Edit(Label("x"), (SetScheme(shipped_scheme("RACI")),)))
    page.findings.refresh()
    page.findings.open_first()
    page.findings.list.setFocus()
    QTest.keyClicks(page.findings.list, "a")
    assert page.findings.card is None or page.findings.card.form is None
    page.findings.open_first()
    page.findings.list.setFocus()
    QTest.keyClick(page.findings.list, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert page.findings.card is not None
    assert page.findings.card.form is not None
    assert matrix is page.document.matrix


def test_a_click_on_a_tool_of_a_panel_leaves_the_keys_in_the_grid(page: EditorPage) -> None:
    page.show_settled("parked")
    assert page.findings.settled is not None
    grouping = page.findings.grouping_button
    grouping.clicked.disconnect()  # its menu would wait
    for button in (page.findings.settled.take_up_button, page.findings.parked_button, grouping):
        page.grid.setFocus()
        click(button)
        assert page.grid.view.hasFocus()
