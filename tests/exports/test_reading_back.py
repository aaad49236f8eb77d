"""Our own workbooks come back whole, and what was changed in them is taken over and listed."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from bhuki.errors import FileProblem
from bhuki.exports.reading_back import ReadBack, is_our_workbook, read_workbook
from bhuki.exports.workbook import workbook_bytes, write_workbook
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.texts import texts
from tests.exports.matrices import matrices

_ = texts("da")
FIRST_ROW, NUMBER, NAME, FIRST_ROLE = 8, 1, 2, 3


@pytest.fixture
def changed(matrix: Matrix, tmp_path: Path) -> Callable[[Callable[[Any], object]], ReadBack]:
    """Export the matrix, change its sheet with a function, and read it back."""

    def change(edit: Callable[[Any], object]) -> ReadBack:
        path = tmp_path / "matrix.xlsx"
        write_workbook(matrix, path)
        book = openpyxl.load_workbook(path)
        edit(book.worksheets[0])
        book.save(path)
        return read_workbook(path)

    return change


def row_of(sheet: Any, name: str) -> int:
    """Find an activity's or a section's row."""
    for row in range(1, sheet.max_row + 1):
        if name in (sheet.cell(row, NUMBER).value, sheet.cell(row, NAME).value):
            return row
    raise AssertionError(name)


def column_of(sheet: Any, role: str) -> int:
    """Find a role's column."""
    for column in range(FIRST_ROLE, sheet.max_column + 1):
        if role in " ".join(str(sheet.cell(7, column).value).split()):
            return column
    raise AssertionError(role)


def test_a_workbook_comes_back_as_the_same_matrix(matrix: Matrix, tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    write_workbook(matrix, path)
    back = read_workbook(path)
    assert back.matrix == matrix
    assert not back.changes
    assert back.told(_) == []
    assert is_our_workbook(path)


@given(matrices())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_matrix_comes_back_the_same(tmp_path_factory, matrix: Matrix) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    path.write_bytes(workbook_bytes(matrix))
    back = read_workbook(path)
    assert back.matrix == matrix
    assert [problem.say(_) for problem in back.problems] == []


def test_saved_by_another_program_it_is_still_the_same(changed, matrix: Matrix) -> None:
    back = changed(lambda _sheet: None)
    assert back.matrix == matrix
    assert back.told(_) == []


def test_changed_letters_win_and_notes_stay(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        row = row_of(sheet, "Udarbejde strategi")
        sheet.cell(row, column_of(sheet, "It-chef")).value = "h"
        sheet.cell(row, column_of(sheet, "Chefgruppen")).value = "k, i"
        sheet.cell(row, column_of(sheet, "Kommunaldirektør")).value = "ZZ"

    back = changed(edit)
    assert back.matrix.letters("a1", "r2") == ("H",)
    assert back.matrix.letters("a1", "r1") == ("ZZ",)
    before = matrix.assignments["a1", "r3"]
    assert back.matrix.assignments["a1", "r3"] == Assignment(("K", "I"), before.veto, before.note)
    assert len(back.matrix.assignments) == len(matrix.assignments) + 1
    assert any("H/U" in line and "It-chef" in line for line in back.told(_))


def test_cleared_letters_are_gone(changed) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "Godkende strategi"), column_of(sheet, "It-chef")).value = None

    assert ("a2", "r2") not in changed(edit).matrix.assignments


def test_new_names_numbers_and_title_are_taken_over(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(1, 1).value = "Nyt navn"
        sheet.cell(row_of(sheet, "Udarbejde strategi"), NAME).value = "Skrive strategi"
        sheet.cell(row_of(sheet, "Godkende strategi"), NUMBER).value = 7
        sheet.cell(row_of(sheet, "Håndbog"), NUMBER).value = "Håndbøger"
        sheet.cell(7, column_of(sheet, "It-chef")).value = "Digitaliseringschef"
        sheet.cell(6, column_of(sheet, "Kommunaldirektør")).value = "Ledelsen"

    back = changed(edit)
    assert back.matrix.about.title == "Nyt navn"
    assert back.matrix.activities["a1"].name == "Skrive strategi"
    assert back.matrix.activities["a2"].number == "7"
    assert back.matrix.sections["s3"].name == "Håndbøger"
    assert back.matrix.roles["r2"].name == "Digitaliseringschef"
    assert back.matrix.roles["r2"].reports_to == "r1"
    assert back.matrix.groups["g1"].name == "Ledelsen"
    assert back.matrix.assignments == matrix.assignments
    assert len(back.told(_)) >= 6


def test_rows_put_in_and_taken_out_are_taken_over(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_rows(row_of(sheet, "Godkende strategi"))
        row = row_of(sheet, "Udarbejde strategi") + 1
        sheet.insert_rows(row)
        sheet.cell(row, NUMBER).value = "1.3"
        sheet.cell(row, NAME).value = "Følge op"
        sheet.cell(row, column_of(sheet, "It-chef")).value = "H/U"

    back = changed(edit)
    assert "a2" not in back.matrix.activities
    new = next(a for a in back.matrix.activities.values() if a.name == "Følge op")
    assert (new.number, new.section) == ("1.3", "s1")
    assert back.matrix.letters(new.id, "r2") == ("H", "U")
    order = [activity.id for activity in back.matrix.activity_order()]
    assert order == ["a0", "a1", new.id, "a3", "a4"]


def test_a_section_put_in_takes_the_rows_under_it(changed) -> None:
    def edit(sheet: Any) -> None:
        row = row_of(sheet, "Godkende strategi")
        sheet.insert_rows(row)
        sheet.cell(row, NUMBER).value = "Politik"

    back = changed(edit)
    new = next(s for s in back.matrix.sections.values() if s.name == "Politik")
    assert new.parent is None
    assert back.matrix.activities["a2"].section == new.id
    assert back.matrix.activities["a1"].section == "s1"


def test_columns_put_in_and_taken_out_are_taken_over(changed) -> None:
    def edit(sheet: Any) -> None:
        column = column_of(sheet, "It-chef")
        sheet.insert_cols(column)
        sheet.cell(7, column).value = "Økonomichef"
        sheet.cell(row_of(sheet, "Udarbejde strategi"), column).value = "K"
        sheet.delete_cols(column_of(sheet, "Projektstyregruppe"))

    back = changed(edit)
    new = next(r for r in back.matrix.roles.values() if r.name == "Økonomichef")
    assert back.matrix.letters("a1", new.id) == ("K",)
    assert "r4" not in back.matrix.roles
    assert back.matrix.letters("a1", "r2") == ("H", "U")


def test_sorted_rows_keep_what_is_theirs(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:  # the whole rows change places, the ids with them
        one, other = row_of(sheet, "Udarbejde strategi"), row_of(sheet, "Godkende strategi")
        for column in range(1, sheet.max_column + 1):
            a, b = sheet.cell(one, column), sheet.cell(other, column)
            a.value, b.value = b.value, a.value
            a.comment, b.comment = (c and c.__copy__() for c in (b.comment, a.comment))

    back = changed(edit)
    order = [activity.id for activity in back.matrix.activity_order()]
    assert order == ["a0", "a2", "a1", "a3", "a4"]
    assert back.matrix.assignments == matrix.assignments
    assert back.matrix.activities["a2"].note == "Hvert fjerde år"


def test_rows_sorted_without_their_ids_are_known_by_their_names(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        one, other = row_of(sheet, "Udarbejde strategi"), row_of(sheet, "Godkende strategi")
        for column in range(1, FIRST_ROLE + len(matrix.roles)):
            a, b = sheet.cell(one, column), sheet.cell(other, column)
            a.value, b.value = b.value, a.value
            a.comment, b.comment = (c and c.__copy__() for c in (b.comment, a.comment))

    back = changed(edit)
    assert [a.id for a in back.matrix.activity_order()] == ["a0", "a2", "a1", "a3", "a4"]
    assert back.matrix.assignments == matrix.assignments


def test_rows_of_one_name_are_told_apart_by_their_numbers(matrix: Matrix, tmp_path) -> None:
    for activity_id in ("a1", "a2"):
        known = matrix.activities[activity_id]
        matrix.activities[activity_id] = msgspec.structs.replace(known, name="Følge op", note="")
    matrix.assignments = {("a1", "r1"): Assignment(("H",)), ("a2", "r2"): Assignment(("U",))}
    path = tmp_path / "matrix.xlsx"
    write_workbook(matrix, path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    one = row_of(sheet, "1.1")
    for column in range(1, FIRST_ROLE + len(matrix.roles)):
        a, b = sheet.cell(one, column), sheet.cell(one + 1, column)
        a.value, b.value = b.value, a.value
    book.save(path)
    back = read_workbook(path)
    assert [a.id for a in back.matrix.activity_order()] == ["a0", "a2", "a1", "a3", "a4"]
    assert back.matrix.assignments == matrix.assignments


def test_a_copied_row_is_a_new_activity(changed) -> None:
    def edit(sheet: Any) -> None:
        row = row_of(sheet, "Udarbejde strategi")
        sheet.insert_rows(row + 1)
        for column in range(1, sheet.max_column + 1):
            sheet.cell(row + 1, column).value = sheet.cell(row, column).value
        sheet.cell(row + 1, NAME).value = "Udarbejde strategi igen"

    back = changed(edit)
    new = next(a for a in back.matrix.activities.values() if a.name.endswith("igen"))
    assert new.id != "a1"
    assert back.matrix.letters(new.id, "r2") == ("H", "U")
    assert back.matrix.activities["a1"].name == "Udarbejde strategi"


def test_changed_comments_are_taken_over(changed) -> None:
    def edit(sheet: Any) -> None:
        row = row_of(sheet, "Udarbejde strategi")
        sheet.cell(row, column_of(sheet, "Chefgruppen")).comment.text = "Altid"
        sheet.cell(row_of(sheet, "Godkende strategi"), NAME).comment.text = "Hvert år"

    back = changed(edit)
    assert back.matrix.assignments["a1", "r3"] == Assignment(("K",), False, "Altid")
    assert back.matrix.activities["a2"].note == "Hvert år"


def test_lost_comments_are_no_change(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.has_style and cell.comment:
                    cell.comment = None

    back = changed(edit)
    assert back.matrix == matrix
    assert any("noter" in line for line in back.told(_))


@pytest.mark.parametrize("damage", ["gone", "torn", "newer"])
def test_without_the_hidden_copy_the_visible_sheet_is_read(
    matrix: Matrix, tmp_path: Path, damage: str
) -> None:
    path = tmp_path / "matrix.xlsx"
    write_workbook(matrix, path)
    book = openpyxl.load_workbook(path)
    hidden = book["_bhuki"]
    if damage == "gone":
        del book["_bhuki"]
    elif damage == "torn":
        hidden["A4"].value = hidden["A4"].value[:-9]
    else:
        hidden["A2"].value = "version 99"
    book.save(path)
    assert is_our_workbook(path)
    back = read_workbook(path)
    assert len(back.problems) == 1
    assert "matrix.xlsx" in back.told(_)[0]
    assert back.matrix.about.title == matrix.about.title
    assert back.matrix.scheme.id == "BHUKI"
    assert list(back.matrix.activities) == ["a0", "a1", "a2", "a3", "a4"]
    assert back.matrix.assignments == matrix.assignments
    assert [s.depth for s in back.matrix.section_order()] == [0, 0, 1, 2]
    assert back.matrix.group_of(back.matrix.roles["r4"]).name == "Projektorganisation"


def test_without_ids_the_headings_are_found_by_their_words(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_cols(sheet.max_column)
        for cell in sheet[4]:
            cell.value = None

    back = changed(edit)
    assert back.matrix.roles == matrix.roles
    assert back.matrix.activities == matrix.activities
    assert back.matrix.assignments == matrix.assignments


def test_what_stands_under_the_matrix_is_told(changed, matrix: Matrix) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(sheet.max_row + 2, NAME).value = "Husk at spørge Bo"

    back = changed(edit)
    assert back.matrix == matrix
    assert any("Husk at spørge Bo" in line for line in back.told(_))


def test_a_row_written_right_under_the_grid_is_taken_in(changed) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "@cmd") + 1, NAME).value = "Ny sidste"

    back = changed(edit)
    assert [a.name for a in back.matrix.activity_order()][-1] == "Ny sidste"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no package", b"text" * 100])
def test_what_is_no_workbook_is_refused_in_one_line(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "no.xlsx"
    path.write_bytes(data)
    assert not is_our_workbook(path)
    with pytest.raises(FileProblem, match=r"no\.xlsx"):
        read_workbook(path)


def test_another_programs_workbook_is_not_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"].value = "Hello"
    written = io.BytesIO()
    book.save(written)
    path = tmp_path / "other.xlsx"
    path.write_bytes(written.getvalue())
    assert not is_our_workbook(path)
    with pytest.raises(FileProblem, match="no matrix"):
        read_workbook(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert not is_our_workbook(tmp_path / "none.xlsx")
    with pytest.raises(FileProblem, match=r"none\.xlsx"):
        read_workbook(tmp_path / "none.xlsx")
