"""The window: every command is there and does what it says, files come and go safely."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bhuki.catalogues import TemplateKind, templates
from bhuki.desktop.actions import ACTIONS, MENUS, Needs
from bhuki.desktop.application import Windows
from bhuki.desktop.grid.headings import Heading
from bhuki.desktop.language import speech
from bhuki.desktop.prompts import Unsaved
from bhuki.desktop.window import Window, first_size
from bhuki.files.hold import note_beside
from bhuki.files.journal import journal_folder, left_behind
from bhuki.files.store import load, save
from bhuki.files.versions import versions_of
from bhuki.matrix.changes import assign, change_about
from bhuki.matrix.matrix import Matrix
from bhuki.rules.accept import parking_edit
from tests.desktop.conftest import Answers


def write_letter(window: Window, letter: str) -> None:
    assert window.document is not None
    matrix = window.document.matrix
    cell = (next(iter(matrix.activities)), next(iter(matrix.roles)))
    window.document.do(assign(matrix, [cell], [letter]))


def test_no_two_commands_share_a_key() -> None:
    keys = [QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys]
    assert all(keys)
    assert sorted(keys) == sorted(set(keys))


def test_every_menu_has_something_to_do(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    assert {spec.menu for spec in ACTIONS} == set(MENUS)
    shown = [a.isVisible() for spec, a in window.menus.items() if spec.needs is not Needs.SHEET]
    assert all(shown)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_example_is_shown_in_either_language(window: Window, language: str) -> None:
    speech.speak(language)
    example = next(each for each in templates() if each.kind is TemplateKind.EXAMPLE)
    window.new(example.id)
    assert window.document is not None


def test_the_start_page_has_only_what_makes_sense(window: Window) -> None:
    assert not window.menus["save"].isVisible()
    assert window.menus["open"].isVisible()


def test_menus_speak_the_language_at_once(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    speech.speak("da")
    assert window.menus["undo"].text() == "Fortryd"
    assert window.menus["walk"].text() == "Gå punkterne igennem"


def test_undo_says_what_it_undoes(window: Window, matrix: Matrix) -> None:
    document = window.show_matrix(matrix)
    write_letter(window, "I")
    assert window.menus["undo"].text() == "Undo: I in 1 cell"
    speech.speak("da")
    assert window.menus["undo"].text() == "Fortryd: I i 1 celle"
    window.menus["undo"].trigger()
    assert document.is_clean
    assert not window.menus["undo"].isEnabled()
    assert window.menus["redo"].isEnabled()


def test_the_name_in_the_menu_bar_is_seen_whole(window: Window, matrix: Matrix) -> None:
    window.show()
    window.show_matrix(matrix)
    write_letter(window, "I")
    corner = window.menuBar().cornerWidget()
    assert "not saved" in [label.text() for label in corner.findChildren(QLabel)]
    assert corner.width() >= corner.sizeHint().width()


def test_saving_writes_the_file_and_says_so(
    window: Window, matrix: Matrix, answers: Answers, tmp_path: Path
) -> None:
    window.show_matrix(matrix)
    answers.path = tmp_path / "drift"
    write_letter(window, "I")
    window.menus["save"].trigger()
    assert load(tmp_path / "drift.bhuki").matrix == matrix
    assert not window.isWindowModified()
    assert window.windowTitle().startswith("drift.bhuki")


def test_saving_over_keeps_the_version_before(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    before = path.read_bytes()
    window.open(path)
    write_letter(window, "I")
    assert window.files.save()
    assert versions_of(path)[0].path.read_bytes() == before


def test_a_save_that_fails_says_why_and_keeps_the_edits(
    window: Window, matrix: Matrix, answers: Answers, tmp_path: Path
) -> None:
    document = window.show_matrix(matrix)
    answers.path = tmp_path / "not" / "there.bhuki"
    write_letter(window, "I")
    window.menus["save"].trigger()
    assert window.editor is not None
    assert "there.bhuki" in window.editor.message.text
    assert not document.is_clean


def test_a_file_that_cannot_be_read_gets_one_line(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "broken.bhuki"
    path.write_bytes(b"\x00\x01")
    window.open(path)
    assert "broken.bhuki" in window.start_page.message.text
    assert window.document is None


def test_unsaved_changes_are_asked_about(window: Window, matrix: Matrix, answers: Answers) -> None:
    answers.about_unsaved = Unsaved.CANCEL
    window.show_matrix(matrix)
    write_letter(window, "I")
    assert not window.close()
    assert answers.asked_unsaved == 1
    assert list(journal_folder().glob("*.journal"))
    answers.about_unsaved = Unsaved.DISCARD
    assert window.close()
    assert left_behind(journal_folder()) == []


def test_nothing_unsaved_is_asked_about_after_undo(
    window: Window, matrix: Matrix, answers: Answers
) -> None:
    document = window.show_matrix(matrix)
    write_letter(window, "I")
    document.undo_stack.undo()
    assert window.close()
    assert answers.asked_unsaved == 0


def test_a_dropped_file_opens(window: Window, matrix: Matrix, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(10, 10).toPointF(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.document is not None)
    assert window.document is not None
    assert window.document.matrix == matrix


def test_a_second_matrix_wants_a_window_of_its_own(
    window: Window, matrix: Matrix, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_matrix(matrix)
    path = tmp_path / "other.bhuki"
    save(Matrix(), path)
    with qtbot.waitSignal(window.another_requested) as asked:
        window.open(path)
    assert asked.args == [path]


def test_the_file_is_held_while_it_is_open(window: Window, matrix: Matrix, tmp_path: Path) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    window.open(path)
    assert note_beside(path).exists()
    window.close()
    assert not note_beside(path).exists()


def test_a_change_by_another_program_is_told(
    window: Window, matrix: Matrix, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    window.open(path)
    theirs = matrix.copy()
    change_about(theirs, title="Theirs").apply(theirs)
    save(theirs, path)
    editor = window.editor
    assert editor is not None
    qtbot.waitUntil(lambda: "drift.bhuki" in editor.message.text, timeout=5000)


def test_our_own_save_is_no_change_by_another(
    window: Window, matrix: Matrix, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    window.open(path)
    write_letter(window, "I")
    assert window.files.save()
    assert window.keeping is not None
    assert window.keeping.file_is_as_known()


def test_projector_mode_shows_only_the_matrix(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    window.menus["projector"].trigger()
    assert window.menuBar().isHidden()
    assert window.status.isHidden()
    assert window.editor is not None
    assert window.editor.toolbar.isHidden()
    window.menus["projector"].trigger()
    assert not window.menuBar().isHidden()


def test_find_goes_from_hit_to_hit(window: Window, matrix: Matrix, qtbot: QtBot) -> None:
    window.show_matrix(matrix)
    editor = window.editor
    assert editor is not None
    window.menus["find"].trigger()
    qtbot.keyClicks(editor.find_bar.field, "driftsm")
    first = editor.grid.current_cell()
    qtbot.keyClick(editor.find_bar.field, Qt.Key.Key_Return)
    second = editor.grid.current_cell()
    assert first is not None
    assert second is not None
    assert (first[0], second[0]) == ("b2", "b3")
    qtbot.keyClick(editor.find_bar.field, Qt.Key.Key_Escape)
    assert editor.find_bar.isHidden()


def test_filters_hide_and_show_everything_again(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    editor = window.editor
    assert editor is not None
    window.menus["only-no-answer"].trigger()
    shown = {line.activity.id for line in editor.grid.model.lines if line.activity}
    assert shown == {"a2", "b3"}
    assert window.menus["only-no-answer"].isChecked()
    window.menus["show-all"].trigger()
    assert len([line for line in editor.grid.model.lines if line.activity]) == 6
    assert not window.menus["only-no-answer"].isChecked()


def test_the_menu_over_a_cell_writes_letters(window: Window, matrix: Matrix) -> None:
    document = window.show_matrix(matrix)
    editor = window.editor
    assert editor is not None
    editor.grid.go_to("a2", "head")
    menu = editor.open_menu("cell", ("a2", "head"), QPoint())
    next(action for action in menu.actions() if action.data() == "U").trigger()
    assert document.matrix.letters("a2", "head") == ("U",)


@pytest.mark.parametrize("kind", ["cell", "activity", "section", "role", "group", "corner"])
def test_every_place_in_the_grid_has_a_menu(window: Window, matrix: Matrix, kind: str) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    menu = window.editor.open_menu(kind, None, QPoint())
    assert [action for action in menu.actions() if action.text()]


def test_menus_over_headings_say_what_they_do_there(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    grid = window.editor.grid
    grid.choose(Heading("role", "head"))
    menu = window.editor.open_menu("role", "head", QPoint())
    said = {action.objectName(): action.text().split("\t") for action in menu.actions()}
    assert said["edit-cell"] == ["Edit the name", "F2"]
    assert said["remove"] == ["Remove the role", "Ctrl+Del"]
    next(action for action in menu.actions() if action.objectName() == "remove").trigger()
    assert "head" not in matrix.roles
    assert window.editor.open_menu("cell", None, QPoint()).actions()[0].data() == "B"


def test_delete_in_a_list_takes_up_the_point_and_clears_no_cell(
    window: Window, matrix: Matrix, qtbot: QtBot
) -> None:
    document = window.show_matrix(matrix)
    assert window.editor is not None
    finding = document.judge.findings[0]
    document.do(parking_edit(matrix, finding, ""))
    cells = dict(matrix.assignments)
    window.activateWindow()
    window.editor.show_settled("parked")
    entries = window.editor.findings.settled.list
    entries.setCurrentIndex(entries.model().index(0, 0))
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Delete)
    assert matrix.assignments == cells
    assert document.judge.find(finding.key).parked is None


def test_escape_in_the_grid_lets_go_of_the_letter_at_the_tools(
    window: Window, matrix: Matrix, qtbot: QtBot
) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    letters = window.editor.toolbar.palette_of_letters
    letters.paint_with("K")
    assert window.editor.grid.view.brushing
    qtbot.keyClick(window.editor.grid.view, Qt.Key.Key_Escape)
    assert not window.editor.grid.view.brushing
    assert not letters.buttons["K"].isChecked()
    assert letters.painting == ""


@pytest.mark.parametrize(("width", "short"), [(1500, False), (1000, True)])
def test_letters_are_named_at_the_tools_where_there_is_room_for_all(
    window: Window, matrix: Matrix, width: int, short: bool, qtbot: QtBot
) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    window.resize(width, 700)
    letters = window.editor.toolbar.palette_of_letters

    def fits() -> bool:
        widths = [each.width() == each.sizeHint().width() for each in letters.buttons.values()]
        return all(widths) and (letters.width() < letters.full_width()) == short

    qtbot.waitUntil(fits)


def test_new_in_a_taken_window_opens_another_with_a_matrix(
    window: Window, matrix: Matrix, qtbot: QtBot
) -> None:
    window.show_matrix(matrix)
    with qtbot.waitSignal(window.new_requested) as asked:
        window.menus["new"].trigger()
    assert isinstance(asked.args[0], Matrix)
    assert window.document is not None
    assert window.document.matrix is matrix


def test_a_file_that_is_open_comes_forward_by_whatever_path(
    matrix: Matrix, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    windows = Windows()
    first = windows.open(path)
    first.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(first)
    first.another_requested.emit(tmp_path / "." / ".." / tmp_path.name / "drift.bhuki")
    assert windows.open_windows == [first]


def test_the_first_window_has_room_on_a_projector_s_screen() -> None:
    assert first_size(QSize(1920, 1050)) == QSize(1440, 900)
    assert first_size(QSize(1280, 690)) == QSize(1280, 690)
    assert first_size(QSize(800, 800)) == QSize(1440, 900)


def test_after_an_answer_the_keys_are_the_grid_s_again(
    qtbot: QtBot, window: Window, matrix: Matrix
) -> None:
    window.show_matrix(matrix)
    editor = window.editor
    assert editor is not None
    window.activateWindow()
    qtbot.waitUntil(editor.grid.view.hasFocus)  # given at first, which must not pass for again
    editor.message.ask("Changed by another program.", [("Keep mine", lambda: None)])
    button = editor.message.answers["Keep mine"]
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    with qtbot.waitSignal(editor.message.left, timeout=2000):
        button.click()
    qtbot.waitUntil(editor.grid.view.hasFocus)
