"""The walk asks one question after the other, and answers to keys."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bhuki.catalogues import new_matrix
from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.accept_form import AcceptForm
from bhuki.desktop.panels.another_role import answers
from bhuki.desktop.panels.role_picker import RolePicker
from bhuki.desktop.settings import YOUR_NAME, settings
from bhuki.desktop.walk.legend import LegendBar
from bhuki.desktop.walk.walk_bar import PROJECTOR_QUESTION, WalkBar
from bhuki.desktop.walk.walk_keys import walk_keys
from bhuki.desktop.window import Window
from bhuki.matrix.changes import add_roles, assign
from bhuki.matrix.edits import Edit, Label, SetScheme
from bhuki.matrix.entities import Role
from bhuki.matrix.scheme import shipped_scheme

NO_H = ("no-main-responsible", "a2", "")
KEY = Qt.Key


@pytest.fixture
def bar(qtbot: QtBot, document: Document) -> WalkBar:
    bar = WalkBar(document)
    qtbot.addWidget(bar)
    bar.resize(1000, 200)
    bar.show()
    return bar


def next_question(qtbot: QtBot, bar: WalkBar, before: object) -> None:
    qtbot.waitUntil(lambda: bar.walk.finding != before)


def test_it_asks_the_first_open_finding_and_says_how_many_there_are(bar: WalkBar) -> None:
    went: list[tuple[str, str]] = []
    bar.go_to_requested.connect(lambda a, r: went.append((a, r)))
    bar.start()
    assert bar.walk.finding == bar.walk.waiting[0]
    assert bar.progress.text() == f"Point 1 of {len(bar.walk.waiting)}"
    assert bar.question.text().endswith("?")
    assert went[-1][0] == bar.walk.finding.activity


def test_a_number_answers_and_the_next_question_comes(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    assert bar.walk.finding is not None
    before = bar.walk.finding
    role = bar.fixes[0].role
    qtbot.keyClick(bar, KEY.Key_1)
    next_question(qtbot, bar, before)
    assert role is not None
    assert "H" in bar.document.matrix.letters("a2", role)
    assert bar.walk.answered == 1
    assert bar.walk.number == 2


def test_a_letter_typed_in_the_grid_answers_too(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    before = bar.walk.finding
    bar.document.do(assign(bar.document.matrix, [("a2", "owner")], ["H"]))
    next_question(qtbot, bar, before)
    assert bar.walk.answered == 1


def test_candidates_are_told_in_the_order_of_their_keys(bar: WalkBar) -> None:
    lit: list[list[str]] = []
    bar.candidates_changed.connect(lit.append)
    bar.start(NO_H)
    assert lit[-1] == [fix.role or "" for fix in bar.fixes]
    assert [card.key for card in bar.cards] == [str(n + 1) for n in range(len(bar.cards))]
    bar.end()
    assert lit[-1] == []


def test_parking_all_ends_in_words_and_a_way_to_print(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start()
    n = len(bar.walk.waiting)
    for _ in range(n):
        before = bar.walk.finding
        qtbot.keyClick(bar, KEY.Key_P)
        next_question(qtbot, bar, before)
    assert bar.walk.finding is None
    assert bar.question.text() == f"All points have been gone through. {n} are parked."
    with qtbot.waitSignal(bar.print_parked_requested):
        bar.print_button.click()
    speech.speak("da")
    assert bar.question.text() == f"Alle punkter er gennemgået. {n} er parkeret."


def test_accepting_asks_why_and_goes_on(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    before = bar.walk.finding
    qtbot.keyClick(bar, KEY.Key_A)
    form = cast("AcceptForm", bar.asking)
    qtbot.keyClicks(form.reason, "Aftalt P 1 A")  # the keys of the walk are letters here
    qtbot.keyClicks(form.by, "Bo")
    qtbot.mouseClick(form.button, Qt.MouseButton.LeftButton)
    next_question(qtbot, bar, before)
    assert bar.document.matrix.accepted[NO_H].reason == "Aftalt P 1 A"
    assert bar.asking is None


def test_another_role_is_picked_by_name(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    before = bar.walk.finding
    bar.cards[-1].click()
    picker = cast("RolePicker", bar.asking)
    qtbot.keyClicks(picker.entry, "chefgr")
    qtbot.keyClick(picker.entry, KEY.Key_Return)
    next_question(qtbot, bar, before)
    assert bar.document.matrix.letters("a2", "board") == ("H",)


def test_escape_stops(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start()
    with qtbot.waitSignal(bar.ended):
        qtbot.keyClick(bar, KEY.Key_Escape)
    assert not bar.walk.active


def test_questions_can_be_passed_over_and_come_again(bar: WalkBar) -> None:
    bar.start()
    first = bar.walk.finding
    bar.forward.click()
    assert bar.walk.finding != first
    assert bar.walk.number == 2
    bar.back.click()
    assert bar.walk.finding == first


def test_undo_brings_the_question_back(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    before = bar.walk.finding
    bar.cards[0].click()
    next_question(qtbot, bar, before)
    bar.document.undo_stack.undo()
    qtbot.waitUntil(lambda: NO_H in {f.key for f in bar.walk.waiting})


def test_the_keys_count_while_the_grid_has_the_focus(qtbot: QtBot, document: Document) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    bar, grid = WalkBar(document), QPushButton("grid")
    column.addWidget(bar)
    column.addWidget(grid)
    bar.listen_to(grid)
    window.show()
    qtbot.keyClick(grid, KEY.Key_P)
    assert not document.matrix.parked
    bar.start()
    qtbot.keyClick(grid, KEY.Key_P)
    assert len(document.matrix.parked) == 1


def test_keys_give_way_to_the_letters_of_the_scheme() -> None:
    def event(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
        return QKeyEvent(QKeyEvent.Type.KeyPress, key, modifiers)

    plain, alt = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
    bhuki, raci = walk_keys(shipped_scheme("BHUKI")), walk_keys(shipped_scheme("RACI"))
    assert bhuki.meant(event(KEY.Key_A, plain)) == "A"
    assert raci.meant(event(KEY.Key_A, plain)) == ""
    assert raci.meant(event(KEY.Key_A, alt)) == "A"
    assert raci.shown("A") == "Alt+A"
    assert raci.shown("P") == "P"
    assert bhuki.meant(event(KEY.Key_1, Qt.KeyboardModifier.KeypadModifier)) == "1"
    assert bhuki.meant(event(KEY.Key_0, plain)) == ""


def test_on_the_projector_the_question_is_big_and_the_answers_stand_in_a_line(
    bar: WalkBar,
) -> None:
    bar.start(NO_H)
    bar.resize(1280, 260)
    bar.set_projector(True)
    assert bar.question._largest == PROJECTOR_QUESTION
    assert bar.keys.isHidden()
    assert all(card.scale > 1.3 for card in bar.cards)


def test_the_legend_says_the_letters_and_the_keys(qtbot: QtBot, document: Document) -> None:
    legend = LegendBar(document)
    qtbot.addWidget(legend)
    legend.show_keys(True)

    def words() -> list[str]:
        items = (legend.row.itemAt(n) for n in range(legend.row.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [w.text() for w in widgets if w is not None and hasattr(w, "text")]

    assert words() == [
        "decides",
        "has the main responsibility",
        "does it",
        "is asked",
        "is told",
        "P",
        "park",
        "A",
        "accept",
        "Esc",
        "stop",
    ]
    document.do(Edit(Label("convert"), (SetScheme(shipped_scheme("RACI")),)))
    assert "Alt+A" in words()


def test_taking_an_activity_away_is_never_the_first_answer(
    qtbot: QtBot, document: Document
) -> None:
    matrix = document.matrix
    for cell in [cell for cell in matrix.assignments if cell[0] == "b3"]:
        document.do(assign(matrix, [cell], []))
    finding = next(f for f in document.judge.findings if f.rule == "empty-activity")
    offered = answers(finding, matrix, 8)
    assert None in offered
    last = offered[-1]
    assert last is not None
    assert last.code == "remove-activity"
    bar = WalkBar(document)
    qtbot.addWidget(bar)
    bar.start(finding.key)
    qtbot.keyClick(bar, getattr(KEY, f"Key_{offered.index(None) + 1}"))
    assert isinstance(bar.asking, RolePicker)
    bar.asking.picked.emit("owner")
    assert matrix.letters("b3", "owner") == ("H",)


def test_what_is_being_written_is_kept_on_the_projector(qtbot: QtBot, bar: WalkBar) -> None:
    bar.start(NO_H)
    bar.ask_reason()
    form = bar.asking
    assert isinstance(form, AcceptForm)
    qtbot.keyClicks(form.reason, "Aftalt")
    small = form.reason.font().pixelSize()
    bar.set_projector(True)
    assert bar.asking is form
    assert form.reason.text() == "Aftalt"
    qtbot.waitUntil(form.isVisible)
    assert form.reason.font().pixelSize() > small


def test_the_projector_keeps_its_zoom_when_a_setting_changes(
    window: Window, document: Document
) -> None:
    window.show_matrix(document.matrix)
    page = window.editor
    assert page is not None
    page.set_projector(True)
    settings.set(YOUR_NAME, "Anne Holm")
    assert page.grid.zoom == 2.0
    page.set_projector(False)
    assert page.grid.zoom == 1.0


@pytest.mark.parametrize("more", [0, 20])
def test_a_room_sees_all_roles_where_there_is_width_or_nobody_has_a_letter(
    window: Window, document: Document, more: int
) -> None:
    matrix = document.matrix
    if more:
        for cell in [cell for cell in matrix.assignments if cell[0].startswith("a")]:
            assign(matrix, [cell], []).apply(matrix)
        add_roles(matrix, [Role(f"r{n}", f"Rolle {n}") for n in range(more)]).apply(matrix)
    window.show_matrix(matrix)
    page = window.editor
    assert page is not None
    page.set_projector(True)
    page.start_walk()
    finding = next(f for f in page.document.judge.findings if (f.activity or "").startswith("a"))
    page.walk_bar.walk.start(finding.key)
    assert page.grid.model.rowCount() == 3
    assert page.grid.model.columnCount() == 4 + more
    assert page.grid.hint.isHidden()


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_small_projector_shows_answers_in_one_line_and_whole_names(
    window: Window, language: str, qtbot: QtBot
) -> None:
    speech.speak(language)
    window.show_matrix(new_matrix("kl2012-figure-15", "da"))
    page = window.editor
    assert page is not None
    window.resize(1280, 720)
    page.set_projector(True)
    page.start_walk()
    bar = page.walk_bar
    qtbot.waitUntil(lambda: bar.width() == 1280 and bar.cards[-1].isVisible())
    assert len(bar.cards) == 4
    assert len({card.y() for card in bar.cards}) == 1
    layout = page.grid.layout_now
    board = layout.group_lines("Tværgående koordinering", 2 * layout.column_widths[0])
    assert board.lines == ["Tværgående", "koordinering"]


def test_the_question_stays_in_view_while_a_role_is_picked(window: Window, qtbot: QtBot) -> None:
    window.show_matrix(new_matrix("kl2012-figure-15", "da"))
    page = window.editor
    assert page is not None
    window.resize(1280, 800)
    page.set_projector(True)
    page.start_walk()
    qtbot.waitUntil(page.walk_bar.cards[-1].isVisible)
    page.walk_bar.pick_role()
    view = page.grid.view

    def seen() -> bool:
        asking = page.walk_bar.asking
        row = view.visualRect(view.currentIndex())
        shown = view.viewport().rect().contains(row)
        return asking is not None and asking.isVisible() and row.isValid() and shown

    qtbot.waitUntil(seen)
