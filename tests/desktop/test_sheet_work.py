"""A user's own workbook: letters go back into it, and a copy goes out marked."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from bhuki.desktop import sheet_work
from bhuki.desktop.panels.on_sheet import say_place
from bhuki.desktop.reading.reading_page import ReadingPage
from bhuki.desktop.window import Window
from bhuki.matrix.changes import (
    accept,
    add_activities,
    appoint,
    assign,
    change_about,
    change_activities,
    move_activities,
    remove_activities,
    set_cells,
)
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Acceptance, Activity, Assignment
from bhuki.matrix.matrix import Matrix
from tests.desktop.conftest import Answers

ROWS = (
    ("Nr", "Opgave", "Leder", "Chef", "Board", "Bemærkning"),
    (1, "Udarbejde strategi", "H", "U", "K", "=1+1"),
    (2, "Godkende strategi", "H", "H", "B", "aftalt"),
    (3, "Holde driften", "h", "u", "K", None),
    (4, "Overvåge driften", "H", "U", None, None),
    (5, "Rapportere om driften", "H", "U", "I", None),
)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "ansvar.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ROWS:
        sheet.append(row)
    book.save(path)
    return path


@pytest.fixture
def opened(
    window: Window, workbook: Path, qtbot: QtBot, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Window]:
    monkeypatch.setattr(sheet_work, "prompts", answers)

    def open_it() -> Window:
        window.open(workbook)
        qtbot.waitUntil(lambda: window.findChild(ReadingPage) is not None, timeout=20_000)
        page = window.findChild(ReadingPage)
        assert page is not None
        page.use.click()
        return window

    return open_it


def change_one_letter(window: Window) -> None:
    document = window.document
    assert document is not None
    activity = list(document.matrix.activities)[1]
    role = list(document.matrix.roles)[1]
    document.do(assign(document.matrix, [(activity, role)], ["U"]))


def cells(path: Path) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    return [tuple(cell.value for cell in row) for row in book.active.iter_rows()]


def test_only_the_changed_letter_is_written_back(
    opened: Callable[[], Window], workbook: Path
) -> None:
    window = opened()
    before = cells(workbook)
    change_one_letter(window)
    assert window.sheets.write_back()
    after = cells(workbook)
    changed = [
        (row, column)
        for row, (old, new) in enumerate(zip(before, after, strict=True))
        for column, (one, other) in enumerate(zip(old, new, strict=True))
        if one != other
    ]
    assert changed == [(2, 3)]
    assert after[2][3] == "U"
    assert window.document is not None
    assert window.document.is_clean


def test_saving_asks_where_the_changes_go(
    opened: Callable[[], Window], workbook: Path, answers: Answers, tmp_path: Path
) -> None:
    window = opened()
    change_one_letter(window)
    answers.choice = "back"
    assert window.files.save()
    assert cells(workbook)[2][3] == "U"
    before = workbook.read_bytes()
    change_one_letter(window)
    answers.choice, answers.path = "keep", tmp_path / "ansvar.bhuki"
    assert window.files.save()
    assert answers.path.exists()
    assert workbook.read_bytes() == before


def test_a_workbook_changed_meanwhile_is_asked_about(
    opened: Callable[[], Window], workbook: Path
) -> None:
    window = opened()
    book = openpyxl.load_workbook(workbook)
    assert book.active is not None
    book.active["F4"] = "set af en anden"
    book.save(workbook)
    theirs = workbook.read_bytes()
    change_one_letter(window)
    assert not window.sheets.write_back()
    assert workbook.read_bytes() == theirs
    assert window.editor is not None
    assert "ansvar.xlsx has changed" in window.editor.message.text
    assert window.sheets.write_back(as_it_is_now=True)
    assert cells(workbook)[3][5] == "set af en anden"
    assert cells(workbook)[2][3] == "U"


def test_what_has_no_cell_is_told_and_stays_unsaved(opened: Callable[[], Window]) -> None:
    window = opened()
    document = window.document
    assert document is not None
    document.do(add_activities(document.matrix, [Activity("new", "Evaluere")]))
    assert not window.sheets.write_back()
    assert window.editor is not None
    assert "Evaluere" in window.editor.message.text
    assert not document.is_clean


def test_a_marked_copy_carries_notes_and_leaves_the_sheet_alone(
    opened: Callable[[], Window], workbook: Path, answers: Answers, tmp_path: Path
) -> None:
    window = opened()
    before = workbook.read_bytes()
    answers.path = tmp_path / "mærket.xlsx"
    assert window.sheets.mark_copy() == answers.path
    assert workbook.read_bytes() == before
    book = openpyxl.load_workbook(answers.path)
    sheet = book.worksheets[0]
    assert sheet["C3"].comment is not None or sheet["D3"].comment is not None
    assert len(book.sheetnames) == 2


def test_the_commands_show_only_for_a_users_own_sheet(
    opened: Callable[[], Window],
) -> None:
    window = opened()
    assert window.menus["write-back"].isVisible()
    assert window.menus["mark-copy"].isVisible()
    window.let_go()
    window.new()
    assert not window.menus["mark-copy"].isVisible()


def test_findings_name_their_cells_on_the_sheet_and_stay_right_through_edits(
    opened: Callable[[], Window], answers: Answers, tmp_path: Path
) -> None:
    window = opened()
    document = window.document
    assert document is not None
    ids, roles = list(document.matrix.activities), list(document.matrix.roles)

    def said(rule: str, activity: str) -> str:
        finding = next(
            f for f in document.judge.findings if (f.rule, f.activity) == (rule, activity)
        )
        return say_place(document, finding)

    assert said("several-main-responsible", ids[1]) == "On the sheet “Sheet”: C3, D3"
    document.do(add_activities(document.matrix, [Activity("new", "Evaluere")], None))
    assert said("several-main-responsible", ids[1]) == "On the sheet “Sheet”: C3, D3"
    new = [finding for finding in document.judge.findings if finding.activity == "new"]
    assert new
    assert not any(say_place(document, finding) for finding in new)
    document.do(assign(document.matrix, [(ids[3], roles[2])], ["H"]))  # where the sheet is empty
    assert said("several-main-responsible", ids[3]) == "On the sheet “Sheet”: C5, E5"
    document.do(remove_activities(document.matrix, [ids[1]]))
    document.undo_stack.undo()
    assert said("several-main-responsible", ids[1]) == "On the sheet “Sheet”: C3, D3"
    answers.path = tmp_path / "ansvar.bhuki"
    assert window.files.save_as()
    assert said("several-main-responsible", ids[1]) == ""


def test_the_opened_finding_shows_its_cells_from_the_start(opened: Callable[[], Window]) -> None:
    window = opened()
    assert window.editor is not None
    card = window.editor.findings.card
    assert card is not None
    assert card.where.text() == "On the sheet “Sheet”: C3, D3"
    assert not card.where.isHidden()


def test_a_marked_copy_says_what_it_does_not_have(
    opened: Callable[[], Window], answers: Answers, tmp_path: Path
) -> None:
    window = opened()
    assert window.editor is not None
    answers.path = tmp_path / "mærket.xlsx"
    window.sheets.mark_copy()
    assert "not in the copy" not in window.editor.message.text
    change_one_letter(window)
    window.sheets.mark_copy()
    assert "Changes that are not in your file are not in the copy" in window.editor.message.text


def test_letters_never_go_into_rows_that_moved_meanwhile(
    opened: Callable[[], Window], workbook: Path
) -> None:
    window = opened()
    book = openpyxl.load_workbook(workbook)
    assert book.active is not None
    book.active.insert_rows(3)
    book.active["B3"] = "Ny opgave"
    book.save(workbook)
    theirs = workbook.read_bytes()
    change_one_letter(window)
    assert not window.sheets.write_back()
    assert window.editor is not None
    message = window.editor.message
    assert set(message.answers) == {
        "Write into it as it is now",
        "Read it anew",
        "Keep as a matrix …",
    }
    message.answers["Write into it as it is now"].click()
    assert workbook.read_bytes() == theirs
    assert "Sheet D3 is not what it was when it was read" in message.text
    assert window.document is not None
    assert not window.document.is_clean


def test_what_someone_else_wrote_in_the_cell_meanwhile_stays(
    opened: Callable[[], Window], workbook: Path
) -> None:
    window = opened()
    book = openpyxl.load_workbook(workbook)
    assert book.active is not None
    book.active["D3"] = "K"
    book.save(workbook)
    change_one_letter(window)
    document = window.document
    assert document is not None
    ids, roles = list(document.matrix.activities), list(document.matrix.roles)
    document.do(assign(document.matrix, [(ids[4], roles[2])], ["K"]))
    assert not window.sheets.write_back(as_it_is_now=True)
    assert cells(workbook)[2][3] == "K"
    assert cells(workbook)[5][4] == "K"  # the other change fits


def test_the_changed_file_can_be_read_anew_in_another_window(
    opened: Callable[[], Window], workbook: Path
) -> None:
    window = opened()
    wishes: list[object] = []
    window.another_requested.connect(wishes.append)
    workbook.write_bytes(workbook.read_bytes() + b"\0")
    change_one_letter(window)
    window.sheets.write_back()
    assert window.editor is not None
    window.editor.message.answers["Read it anew"].click()
    assert wishes == [workbook]


def test_what_has_no_cell_can_be_kept_as_a_matrix_at_once(
    opened: Callable[[], Window], answers: Answers, tmp_path: Path
) -> None:
    window = opened()
    document = window.document
    assert document is not None
    document.do(add_activities(document.matrix, [Activity("new", "Evaluere")]))
    window.sheets.write_back()
    answers.path = tmp_path / "ansvar.bhuki"
    assert window.editor is not None
    window.editor.message.answers["Keep as a matrix …"].click()
    assert document.is_clean
    assert answers.path.exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda m: set_cells(m, {next(iter(m.assignments)): Assignment(("H",), note="kun her")}),
            "Notes and vetoes in cells",
        ),
        (lambda m: change_activities(m, [next(iter(m.activities))], number="9"), "Numbers, notes"),
        (lambda m: move_activities(m, [list(m.activities)[3]], None, None), "The order"),
        (lambda m: change_about(m, scope="It-afdelingen"), "Title, scope"),
        (lambda m: accept(m, ("x", "", ""), Acceptance("aftalt")), "Accepted and parked"),
        (lambda m: appoint(m, "", next(iter(m.roles)), ["Anne"]), "Projects, systems"),
    ],
)
def test_what_the_workbook_has_no_place_for_is_told_and_stays_unsaved(
    opened: Callable[[], Window], change: Callable[[Matrix], Edit], told: str
) -> None:
    window = opened()
    document = window.document
    assert document is not None
    document.do(change(document.matrix))
    assert not window.sheets.write_back()
    assert window.editor is not None
    assert told in window.editor.message.text
    assert not document.is_clean
    document.undo_stack.undo()
    change_one_letter(window)
    assert window.sheets.write_back()
    assert document.is_clean
