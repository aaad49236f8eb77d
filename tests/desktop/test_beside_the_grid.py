"""The panels, the walk and the dialogs in the window: they and the grid lead to each other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.actions import BY_COMMAND
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.dialogs.rules import RulesDialog
from bhuki.desktop.editor import EditorPage
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.settings import ZOOM, settings
from bhuki.desktop.window import Window
from bhuki.exports.painting.paper import Booklet
from bhuki.matrix.matrix import Matrix

NO_H = ("no-main-responsible", "a2", "")
DIALOGS = ("settings", "about", "shortcuts", "details", "scheme", "rules", "appointments")


@pytest.fixture
def page(window: Window, matrix: Matrix, qtbot: QtBot) -> EditorPage:
    window.show_matrix(matrix)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    assert window.editor is not None
    return window.editor


@pytest.fixture(autouse=True)
def _no_dialogs_left(window: Window) -> Iterator[None]:
    yield
    for dialog in window.findChildren(ExplainedDialog):
        dialog.close()


@pytest.mark.parametrize("command", [*DIALOGS, "add-from-catalogue"])
def test_every_dialog_has_a_command(window: Window, page: EditorPage, command: str) -> None:
    assert command in BY_COMMAND
    window.menus[command].trigger()
    (dialog,) = window.findChildren(ExplainedDialog)
    assert dialog.isVisible()


def test_history_and_notes_stand_at_the_side_and_go_again(window: Window, page: EditorPage) -> None:
    for command in ("history", "notes", "properties"):
        window.menus[command].trigger()
        assert page.side == command
        assert window.menus[command].isChecked()
    window.menus["properties"].trigger()
    assert page.side == ""


def test_the_side_panel_shows_what_is_chosen_as_soon_as_it_opens(page: EditorPage) -> None:
    page.grid.go_to("b2", "head")
    page.show_side("properties")
    assert page.properties.kind == "activities"
    assert page.properties.ids == ("b2",)


def test_an_opened_finding_takes_the_cursor_to_its_first_answer(page: EditorPage) -> None:
    page.findings.open_finding(NO_H)
    assert page.findings.card is not None
    assert page.grid.current_cell() == ("a2", page.findings.card.fixes[0].role)


def test_the_rule_of_a_finding_opens_in_the_rules(window: Window, page: EditorPage) -> None:
    page.findings.rule_requested.emit("many-doers")
    (dialog,) = window.findChildren(RulesDialog)
    assert dialog.page.rule is not None
    assert dialog.page.rule.id == "many-doers"


def test_answers_are_lit_only_while_the_cursor_is_at_the_question(page: EditorPage) -> None:
    page.walk_bar.show()
    page.walk_bar.start(NO_H)
    roles = [fix.role for fix in page.walk_bar.fixes]
    assert list(page.grid.view.candidates) == roles
    page.grid.go_to("b2", "head")
    assert not page.grid.view.candidates
    page.grid.go_to("a2", "chief")
    assert list(page.grid.view.candidates) == roles
    page.walk_bar.end()
    assert not page.grid.view.candidates


def test_for_a_room_only_the_question_s_section_is_shown(window: Window, page: EditorPage) -> None:
    before = page.grid.view_filter
    window.set_projector(True)
    page.start_walk()
    page.walk_bar.start(NO_H)
    assert page.grid.view_filter.sections == {"plan"}
    assert not page.grid.view_filter.hide_empty_roles  # all four have room
    assert page.grid.current_cell() is not None
    window.set_projector(False)
    assert page.grid.view_filter == before
    page.walk_bar.end()


def test_the_projector_s_zoom_is_not_remembered(window: Window, page: EditorPage) -> None:
    settings.set(ZOOM, 1.0)
    window.set_projector(True)
    window.set_projector(False)
    assert settings.get(ZOOM) == 1.0


def test_lists_are_printed(qtbot: QtBot, page: EditorPage, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[str] = []

    def keep(_parent: QWidget, title: str, booklet: Booklet) -> bool:
        assert title in booklet.pages[0].words()
        printed.append(title)
        return True

    monkeypatch.setattr(printing, "show", keep)
    page.walk_bar.print_parked_requested.emit()
    page.notes.print_requested.emit()
    page.findings.print_requested.emit("accepted")
    assert printed == ["Parked points", "Notes", "Accepted points"]


def test_dialogs_go_with_the_matrix_they_are_about(
    window: Window, page: EditorPage, qtbot: QtBot
) -> None:
    window.menus["details"].trigger()
    (dialog,) = window.findChildren(ExplainedDialog)
    with qtbot.waitSignal(dialog.destroyed):
        window.let_go()
    window.show_start()


def test_keys_of_the_walk_reach_it_from_the_grid(page: EditorPage, qtbot: QtBot) -> None:
    page.start_walk()
    page.walk_bar.start(NO_H)
    qtbot.keyClick(page.grid.view, Qt.Key.Key_P)
    assert NO_H in page.document.matrix.parked
    page.walk_bar.end()


def test_a_new_message_takes_the_answers_of_the_one_before_away(
    window: Window, matrix: Matrix
) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    line = window.editor.message
    line.ask("Changed elsewhere.", [("Merge both", lambda: None)])
    asked = line.answers["Merge both"]
    line.say("Exported.")
    assert asked.isHidden()
    assert line.answers == {}
