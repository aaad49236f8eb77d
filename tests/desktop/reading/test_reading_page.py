"""“I read it so”: the sheet as it was understood, corrected by a click, used as a matrix."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.dialogs.joining import JoiningDialog
from bhuki.desktop.language import speech
from bhuki.desktop.reading.reading_page import ReadingPage
from bhuki.desktop.reading.remembered import known_layouts, recall, remember
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.reading.sheet_view import KIND_ROLE
from bhuki.desktop.window import Window
from bhuki.sheets.corrections import Corrections, fingerprint
from bhuki.sheets.opening import open_file
from bhuki.sheets.to_matrix import to_matrix
from tests.messy_sheet import make_messy

SHEET = """Nr;Opgave;Leder;Chef;Board
;Strategi;;;
1;Udarbejde strategi;H;U;K
2;Godkende strategi;H;h;B
;Drift;;;
3;Holde driften;x;H / U;
4;Overvåge driften;H;x;
5;Afholde driftsmøde;H;I;B
6;Følge op på driftsmøde;B;H;K
7;Rapportere om driften;H;K;I
"""


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "ansvar.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


@pytest.fixture
def page(sheet: Path, qtbot: QtBot) -> ReadingPage:
    made = ReadingPage(ReadingSession(sheet, open_file(sheet)))
    qtbot.addWidget(made)
    return made


def kinds(page: ReadingPage, row: int) -> list[str | None]:
    model = page.view.sheet_model
    return [model.index(row - 1, column).data(KIND_ROLE) for column in range(5)]


def action(menu: QMenu, text: str) -> QAction:
    found: list[QAction] = []
    for item in menu.actions():
        inner = item.menu()
        found += inner.actions() if isinstance(inner, QMenu) else [item]
    return next(item for item in found if item.text().split("\t")[0] == text)


def said(page: ReadingPage) -> str:
    return "\n".join(
        label.text() for label in page.panel.findChildren(QLabel) if not label.isHidden()
    )


def test_each_cell_shows_what_it_was_taken_for(page: ReadingPage) -> None:
    assert kinds(page, 1) == ["header", "header", "role", "role", "role"]
    assert kinds(page, 2) == [None, "section", None, None, None]
    assert kinds(page, 3) == ["number", "activity", "assignment", "assignment", "assignment"]
    assert kinds(page, 6) == ["number", "activity", "", "assignment", None]


def test_the_model_is_sound(page: ReadingPage) -> None:
    model: QAbstractItemModel = page.view.sheet_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    page.refresh()
    assert model.rowCount() == 11


def test_what_was_not_understood_is_listed_with_its_address(page: ReadingPage) -> None:
    assert "Not understood, 2 cells" in said(page)
    links = [b.text() for b in page.panel.findChildren(QPushButton) if b.property("kind") == "link"]
    assert links[:2] == ["C6", "D7"]


def test_a_letter_said_for_one_cell_holds_for_all_with_its_text(page: ReadingPage) -> None:
    menu = page.asking.about_cell((6, 3), QPoint())
    action(menu, "Letter: I (Informed)").trigger()
    assert kinds(page, 6)[2] == "assignment"
    assert kinds(page, 7)[3] == "assignment"
    (found,) = page.session.sheet.found
    assert {cell.place: cell.codes for cell in found.cells}[(6, 3)] == ("I",)
    assert "Every cell was understood." in said(page)


def test_a_correction_is_undone(page: ReadingPage) -> None:
    assert not page.undo.isEnabled()
    menu = page.asking.about_cell((6, 3), QPoint())
    action(menu, "Not involved").trigger()
    assert kinds(page, 6)[2] == "none"
    page.undo.click()
    assert kinds(page, 6)[2] == ""
    assert not page.undo.isEnabled()


def test_a_row_left_out_is_read_no_more_and_can_be_again(page: ReadingPage) -> None:
    menu = page.asking.about_row(10, QPoint())
    action(menu, "Not to be read").trigger()
    (found,) = page.session.sheet.found
    assert found.activities[-1].name == "Følge op på driftsmøde"
    assert kinds(page, 10)[2] == "ignored"
    menu = page.asking.about_cell((10, 3), QPoint())
    action(menu, "Read it after all").trigger()
    assert kinds(page, 10)[2] == "assignment"


def test_a_cell_can_be_a_remark_and_is_kept_as_a_note(page: ReadingPage) -> None:
    menu = page.asking.about_cell((6, 3), QPoint())
    action(menu, "A remark").trigger()
    assert kinds(page, 6)[2] == "notes"
    (found,) = page.session.sheet.found
    made = to_matrix(page.session.sheet, found).matrix
    noted = {a.name: a.note for a in made.activities.values() if a.note}
    assert noted == {"Holde driften": "x"}
    menu = page.asking.about_cell((6, 3), QPoint())
    action(menu, "Read it after all").trigger()
    assert kinds(page, 6)[2] == ""


def test_a_column_can_be_remarks(page: ReadingPage) -> None:
    menu = page.asking.about_column(5, QPoint())
    action(menu, "Remarks").trigger()
    assert kinds(page, 3)[4] == "notes"
    (found,) = page.session.sheet.found
    assert [role.name for role in found.roles] == ["Leder", "Chef"]
    page.undo.click()
    assert kinds(page, 3)[4] == "assignment"


def test_a_menu_item_is_chosen_by_its_key(page: ReadingPage, qtbot: QtBot) -> None:
    menu = page.asking.about_cell((6, 3), QPoint())
    qtbot.keyClick(menu, Qt.Key.Key_I)
    (found,) = page.session.sheet.found
    assert {cell.place: cell.codes for cell in found.cells}[(6, 3)] == ("I",)
    page.undo.click()
    menu = page.asking.about_cell((6, 3), QPoint())
    qtbot.keyClick(menu, Qt.Key.Key_Delete)
    assert kinds(page, 6)[2] == "ignored"


def test_every_correction_is_made_by_keys_alone_undone_and_remembered(
    page: ReadingPage, sheet: Path, qtbot: QtBot
) -> None:
    page.show()
    page.view.go_to(6, 3)
    before = page.session.corrections
    for path in (
        ("Letter: I (Informed)",),
        ("A remark",),
        ("Don't read it",),
        ("The row is …", "The heading with the roles"),
        ("The row is …", "A section"),
        ("The row is …", "Not to be read"),
        ("The column is …", "The activities"),
        ("The column is …", "A role"),
        ("The column is …", "Remarks"),
    ):
        qtbot.keyClick(page.view, Qt.Key.Key_Return)
        choose(page, path, qtbot)
        said = page.session.corrections
        assert said != before, path
        remember(fingerprint(page.session.sheet.view.grid), said)
        assert ReadingSession(sheet, page.session.raw).corrections == said
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        qtbot.keyClick(page.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert page.session.corrections == before, path
        remember(fingerprint(page.session.sheet.view.grid), before)


def choose(page: ReadingPage, path: tuple[str, ...], qtbot: QtBot) -> None:
    """Go through the open menu by arrow keys to the item of that name, and take it."""
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    for n, name in enumerate(path):
        for _step in range(40):
            active = menu.activeAction()
            if active is not None and active.text().split("\t")[0] == name:
                break
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        active = menu.activeAction()
        assert active is not None
        last = n == len(path) - 1
        qtbot.keyClick(menu, Qt.Key.Key_Return if last else Qt.Key.Key_Right)
        inner = active.menu()
        if isinstance(inner, QMenu) and not last:
            menu = inner


def test_what_could_not_be_followed_and_seen_is_said(page: ReadingPage) -> None:
    page.session.correct(Corrections(role_columns=[1], heading_rows=(10,)))
    assert page.session.sheet.not_followed
    assert "Could not be followed here: which columns are roles" in said(page)
    page.session.raw.missed = ["styles", "comments"]
    page.panel.refresh()
    assert "Read without its looks" in said(page)
    assert "Read without its notes on cells." in said(page)


def test_errors_of_the_sheet_are_listed_with_their_cells(page: ReadingPage) -> None:
    assert "The sheet has 1 error" in said(page)
    assert "“Godkende strategi” has 2 H" in said(page)
    gone: list[tuple[int, int]] = []
    page.panel.go_to_requested.connect(lambda row, column: gone.append((row, column)))
    links = [b for b in page.panel.findChildren(QPushButton) if b.property("kind") == "link"]
    next(link for link in links if link.text() == "C4").click()
    assert gone == [(4, 3)]


def test_a_text_runs_on_over_empty_cells_and_rows_are_fitted_anew(
    tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "messy.xlsx"
    make_messy(path)
    page = ReadingPage(ReadingSession(path, open_file(path)))
    qtbot.addWidget(page)
    assert page.view.columnSpan(0, 0) > 1
    assert page.view.columnSpan(2, 0) == 1
    assert page.view.rowHeight(2) > page.view.rowHeight(3)
    page.tabs.setCurrentIndex(2)
    assert page.view.rowHeight(2) == page.view.rowHeight(3)
    assert page.view.columnSpan(0, 0) == 1


def test_another_scheme_can_be_said(page: ReadingPage) -> None:
    place = page.scheme.findData("HUKI (SE)")
    page.scheme.setCurrentIndex(place)
    page.scheme.activated.emit(place)
    (found,) = page.session.sheet.found
    assert found.choice.id == "HUKI (SE)"


def test_what_makes_no_sense_among_what_is_remembered_is_left_out(tmp_path: Path) -> None:
    file = tmp_path / "sheet-layouts.json"
    file.write_text('{"a": {"orientation": "askew"}, "b": 1, "c": {"scheme": "RACI"}}')
    assert known_layouts(file) == {"c": Corrections(scheme="RACI")}
    file.write_text('{"a": {"new": ' + "[" * 100_000)
    assert known_layouts(file) == {}


def test_corrections_are_remembered_for_the_layout(
    page: ReadingPage, sheet: Path, qtbot: QtBot
) -> None:
    menu = page.asking.about_cell((6, 3), QPoint())
    action(menu, "Letter: I (Informed)").trigger()
    with qtbot.waitSignal(page.used):
        page.use.click()
    grid = page.session.sheet.view.grid
    assert recall(fingerprint(grid)) == page.session.corrections
    again = ReadingSession(sheet, open_file(sheet))
    assert again.was_recalled
    assert again.corrections.letters == {"x": "I"}


def test_it_speaks_danish_at_once(page: ReadingPage) -> None:
    speech.speak("da")
    assert page.title.text() == "Sådan har jeg læst arket"
    assert page.use.text() == "Brug som matrix"
    assert "Ikke forstået, 2 celler" in said(page)


def test_a_sheet_opens_in_the_window_and_becomes_a_matrix(
    window: Window, sheet: Path, qtbot: QtBot
) -> None:
    before = sheet.read_bytes()
    window.open(sheet)
    qtbot.waitUntil(lambda: window.findChild(ReadingPage) is not None, timeout=20_000)
    page = window.findChild(ReadingPage)
    assert page is not None
    assert window.focusWidget() is page.view  # Return must not cancel
    page.use.click()
    document = window.document
    assert document is not None
    assert [role.name for role in document.matrix.role_order()] == ["Leder", "Chef", "Board"]
    assert document.path is None
    assert document.source is not None
    assert sheet.read_bytes() == before


def test_a_file_that_is_no_sheet_gets_one_line(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    window.open(path)
    qtbot.waitUntil(lambda: "picture.xlsx: is not a sheet" in window.start_page.message.text)


def test_the_sheets_own_letters_are_called_so(page: ReadingPage) -> None:
    page.session.correct(Corrections(scheme="own"))
    assert page.session.sheet.found
    assert "the sheet's own letters" in page.scheme.itemText(0)
    speech.speak("da")
    assert "arkets egne bogstaver" in page.scheme.itemText(0)


def test_columns_merged_row_by_row_have_room_for_their_names(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "merged.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    names = ["Opgave", *(f"Udarbejde den lange plan nummer {n}" for n in range(6))]
    for row, name in enumerate(names, 1):
        sheet.cell(row, 1, name)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        for column, text in enumerate(("Leder", "Chef") if row == 1 else ("H", "U"), 4):
            sheet.cell(row, column, text)
    book.save(path)
    page = ReadingPage(ReadingSession(path, open_file(path)))
    qtbot.addWidget(page)
    measures = QFontMetrics(page.view.font())
    room = sum(page.view.columnWidth(column) for column in range(3))
    assert room > measures.horizontalAdvance(names[1])


STACKED = """Opgave;Leder;Chef;Udvalg
Udarbejde strategi;H;U;K
Godkende strategi;H;U;B
Følge op;H;U;I
;;;
;;;
Opgave;Drift;Support;Bruger
Holde driften;H;U;I
Svare på opkald;U;H;K
Lukke driften;H;U;I
"""


def test_one_of_several_matrices_is_chosen_and_the_others_are_offered_to_join(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "to.csv"
    path.write_text(STACKED, "utf-8")
    window.open(path)
    qtbot.waitUntil(lambda: window.findChild(ReadingPage) is not None, timeout=20_000)
    page = window.findChild(ReadingPage)
    assert page is not None
    assert [page.which.itemText(n) for n in range(page.which.count())] == [
        "Matrix 1: A1",
        "Matrix 2: A7",
    ]
    assert not page.which.isHidden()
    page.which.setCurrentIndex(1)
    page.which.activated.emit(1)
    assert page.view.currentIndex().row() == 6
    page.use.click()
    assert window.document is not None
    roles = [role.name for role in window.document.matrix.roles.values()]
    assert roles == ["Drift", "Support", "Bruger"]
    assert window.editor is not None
    window.editor.message.answers["Join them …"].click()
    dialog = show_dialog("joining", window)
    assert isinstance(dialog, JoiningDialog)
    qtbot.waitUntil(lambda: dialog.list.count() == 3, timeout=20_000)
    assert [source.chosen for source in dialog.session.sources] == [True, True, False]
    dialog.close()


def test_a_sheet_with_one_matrix_asks_for_none(page: ReadingPage) -> None:
    assert page.which.isHidden()
