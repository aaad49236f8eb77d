"""Sheets and files become one matrix: proposals are answered, differences settled, all undone."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from bhuki.desktop.dialogs import joining as joining_module
from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.dialogs.joining import CONFLICTS, PREVIEW, JoiningDialog
from bhuki.desktop.joining.names_table import NAME, SAME_AS
from bhuki.desktop.language import speech
from bhuki.desktop.reading.reading_page import ReadingPage
from bhuki.desktop.window import Window
from bhuki.files.store import save
from bhuki.matrix.changes import assign
from bhuki.matrix.entities import Acceptance
from bhuki.matrix.matrix import Matrix
from tests.desktop.conftest import Answers
from tests.messy_sheet import make_messy

SHEET = """Nr;Opgave;It-chef;System-ejer;Sikkerhedskoordinator
A1;Udarbejde it-strategi;H;U;K
A3;Vedligeholde oversigten;K;H;U
;Teste beredskabsplanen;H;U;I
"""
Opened = Callable[..., JoiningDialog]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "afdeling.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def opened(window: Window, matrix: Matrix, sheet: Path, qtbot: QtBot) -> Opened:
    def open_it(*paths: Path, empty: bool = False) -> JoiningDialog:
        if not empty:
            window.show_matrix(matrix)
        window.join(paths or [sheet])
        dialog = show_dialog("joining", window)
        assert isinstance(dialog, JoiningDialog)
        expected = len(paths or [sheet]) + (not empty)
        qtbot.waitUntil(lambda: dialog.list.count() >= expected, timeout=20_000)
        return dialog

    return open_it


def rows(dialog: JoiningDialog) -> dict[str, QTreeWidgetItem]:
    table, found = dialog.names, {}
    for n in range(table.topLevelItemCount()):
        part = table.topLevelItem(n)
        assert part is not None
        for item in map(part.child, range(part.childCount())):
            assert item is not None
            found[item.text(NAME)] = item
    return found


def cells(matrix: Matrix) -> dict[tuple[str, str], str]:
    return {
        (matrix.activities[a].name, matrix.roles[r].name): found.text
        for (a, r), found in matrix.assignments.items()
    }


def test_a_proposal_is_taken_by_its_tick_and_told_with_how_sure_it_is(
    opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened()
    item = rows(dialog)["System-ejer"]
    assert item.text(SAME_AS) == "Systemejer?"
    assert "95 %" in item.text(2)
    item.setCheckState(NAME, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: rows(dialog)["System-ejer"].text(SAME_AS) == "Systemejer")
    assert "Together: 8 activities, 5 roles." in dialog.rest.text()
    rows(dialog)["System-ejer"].setCheckState(NAME, Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: "6 roles" in dialog.rest.text())


def test_any_row_is_said_to_be_another_or_new_by_its_list(opened: Opened, qtbot: QtBot) -> None:
    dialog = opened()
    for name, other, key in (
        ("Sikkerhedskoordinator", "Forvaltningschef", Qt.Key.Key_Return),
        ("It-chef", "– a new one –", Qt.Key.Key_F2),
    ):
        item = rows(dialog)[name]
        dialog.names.setCurrentItem(item)
        qtbot.keyClick(dialog.names, key)
        (chooser,) = dialog.names.viewport().findChildren(QComboBox)
        place = chooser.findText(other)
        assert place >= 0
        chooser.setCurrentIndex(place)
        chooser.activated.emit(place)
        qtbot.waitUntil(lambda name=name, other=other: rows(dialog)[name].text(SAME_AS) == other)
    assert dialog.session.plan is not None
    assert len(dialog.session.plan.roles) == 6


def test_it_joins_into_the_open_matrix_as_one_step_that_undo_takes_back(
    opened: Opened, window: Window
) -> None:
    dialog, document = opened(), window.document
    assert document is not None
    before = cells(document.matrix)
    dialog.session.take_proposals()
    dialog.here_button.click()
    joined = cells(document.matrix)
    assert joined["Teste beredskabsplanen", "Systemejer"] == "U"
    assert joined["Udarbejde it-strategi", "It-chef"] == "H/U"
    assert document.undo_stack.count() == 1
    assert window.editor is not None
    assert "1 matrix is joined into this one" in window.editor.message.text
    document.undo_stack.undo()
    assert cells(document.matrix) == before


def test_a_difference_is_shown_letter_against_letter_and_settled(
    opened: Opened, window: Window
) -> None:
    dialog = opened()
    dialog.tabs.setCurrentIndex(CONFLICTS)
    assert dialog.session.plan is not None
    (conflict,) = dialog.session.plan.conflicts
    group = dialog.conflicts.groups[conflict.key]
    by_letters = {choice.property("letters"): choice for choice in group.buttons()}
    assert set(by_letters) == {"H/U", "H"}
    assert by_letters["H/U"].isChecked()  # the first one counts
    place = dialog.conflicts.rule.findData("last")
    dialog.conflicts.rule.setCurrentIndex(place)
    dialog.conflicts.rule.activated.emit(place)
    assert by_letters["H"].isChecked()
    by_letters["H/U"].click()
    assert window.document is not None
    dialog.here_button.click()
    assert cells(window.document.matrix)["Udarbejde it-strategi", "It-chef"] == "H/U"


def test_a_new_matrix_leaves_the_open_one_alone(opened: Opened, window: Window) -> None:
    dialog, document = opened(), window.document
    made: list[Matrix] = []
    window.new_requested.connect(made.append)
    dialog.new_button.click()
    assert document is not None
    assert document.undo_stack.count() == 0
    assert "Teste beredskabsplanen" in {a.name for a in made[0].activities.values()}


def test_without_an_open_matrix_files_are_dropped_and_become_a_new_one(
    opened: Opened, window: Window, sheet: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = opened(empty=True)
    assert dialog.here_button.isHidden()
    assert not dialog.new_button.isEnabled()
    other = tmp_path / "anden.csv"
    other.write_text(SHEET.replace("It-chef", "Direktør"), "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other)), QUrl.fromLocalFile(str(tmp_path / "no.xlsx"))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    at, none = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(at, action, data, button, none))
    qtbot.waitUntil(lambda: dialog.list.count() == 2 and not dialog._readers, timeout=20_000)
    assert "no.xlsx" in dialog.problem.text()
    dialog.new_button.click()
    assert window.document is not None
    assert {r.name for r in window.document.matrix.roles.values()} >= {"It-chef", "Direktør"}


def test_what_stays_behind_is_said(opened: Opened, matrix: Matrix, tmp_path: Path) -> None:
    other = matrix.copy()
    other.accepted["no-main-responsible", "a2", ""] = Acceptance("aftalt")
    save(other, tmp_path / "anden.bhuki")
    dialog = opened(tmp_path / "anden.bhuki")
    assert "Not taken over from the others: 1 accepted point." in dialog.rest.text()


def test_it_follows_the_open_matrix_and_shows_what_comes_of_it(
    opened: Opened, window: Window
) -> None:
    dialog, document = opened(), window.document
    assert document is not None
    dialog.tabs.setCurrentIndex(PREVIEW)
    assert dialog._grid is not None
    assert len(dialog._grid.document.matrix.activities) == 8
    document.do(assign(document.matrix, [("a1", "chief")], ["H"]))
    assert dialog.session.plan is not None
    assert dialog.session.plan.conflicts == []


def test_another_order_makes_another_first_but_the_open_one_stays(
    opened: Opened, sheet: Path, tmp_path: Path
) -> None:
    other = tmp_path / "anden.csv"
    other.write_text(SHEET, "utf-8")
    dialog = opened(sheet, other)
    last = dialog.session.sources[-1]
    dialog.list.setCurrentRow(2)
    dialog.up.click()
    dialog.up.click()
    assert [source is last for source in dialog.session.sources] == [False, True, False]
    assert dialog.session.into_document
    first = dialog.list.item(0)
    assert first is not None
    first.setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.here_button.isEnabled()
    assert dialog.new_button.isEnabled()


def test_a_workbook_with_several_matrices_offers_to_join_them(
    window: Window, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answers: Answers
) -> None:
    monkeypatch.setattr(joining_module, "prompts", answers)
    book = openpyxl.Workbook()
    for name, sheet in (("Ét", book.active), ("To", book.create_sheet("To"))):
        assert sheet is not None
        sheet.title = name
        for line in SHEET.splitlines():
            sheet.append([cell.replace("strategi", f"strategi {name}") for cell in line.split(";")])
    path = tmp_path / "to.xlsx"
    book.save(path)
    window.open(path)
    qtbot.waitUntil(lambda: window.findChild(ReadingPage) is not None, timeout=20_000)
    page = window.findChild(ReadingPage)
    assert page is not None
    page.use.click()
    assert window.editor is not None
    message = window.editor.message
    assert "There is 1 more matrix in the file." in message.text
    message.answers["Join them …"].click()
    dialog = show_dialog("joining", window)
    assert isinstance(dialog, JoiningDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 3, timeout=20_000)
    assert [source.chosen for source in dialog.session.sources] == [True, False, True]
    dialog.close()


def test_it_speaks_danish(opened: Opened) -> None:
    dialog = opened()
    speech.speak("da")
    assert dialog.here_button.text() == "Saml ind i denne matrix"
    assert dialog.tabs.tabText(CONFLICTS) == "Hvad er forskelligt (1)"


def test_joining_a_workbooks_matrix_lists_its_other_sheets_at_once(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "ark.xlsx"
    make_messy(path)
    window.open(path)
    qtbot.waitUntil(lambda: window.findChild(ReadingPage) is not None, timeout=20_000)
    page = window.findChild(ReadingPage)
    assert page is not None
    page.use.click()
    window.menus["join"].trigger()
    dialog = show_dialog("joining", window)
    assert isinstance(dialog, JoiningDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 4, timeout=20_000)
    chosen = {source.name: source.chosen for source in dialog.session.sources[1:]}
    assert chosen == {"Ark1 (2)": False, "Ark1": True, "Gammel": False}  # it, another, a hidden one
    window.menus["join"].trigger()
    assert dialog.list.count() == 4
    dialog.close()
