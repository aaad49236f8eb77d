"""Whatever the user says of a sheet, and however the sheet is laid out, a matrix stays a matrix."""

import pytest

from bhuki.sheets.corrections import Corrections
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import address, column_letters
from tests.sheets.building import leftover, only, read

PLAIN = """
Task | Manager | Analyst | Clerk
Plan the work | A | R | C
Count the money | A | R | I
Pay the bills | I | A | R
"""
NUMBERED = """
No. | Activity | Notes | Manager | Analyst | Clerk
1 | Plan the work | soon | A | R | C
2 | Count the money | | A | R | I
3 | Pay the bills | | I | A | R
"""
GROUPED = """
RACI for the office | | | |
 | Inside | | Outside |
Task | Manager | Analyst | Client | Auditor
Begin | | | |
Plan the work | A | R | C | I
Count the money | A | R | I | I
End | | | |
Pay the bills | I | A | R | C
"""
WITH_LEGEND = """
Task | Manager | Analyst | Clerk | | R = Responsible
Plan the work | A | R | C | | A = Accountable
Count the money | A | R | I | | C = Consulted
Pay the bills | I | A | R | | I = Informed
"""
DANISH = """
Nr | Opgave | Leder | Chef | Udvalg
Strategi | | | |
1 | Udarbejde strategi | H | U | K
2 | Godkende strategi | U | H | B
Drift | | | |
3 | Holde driften | | H / U |
4 | Måle driften | K | H | U
"""
TURNED = """
Role | Plan the work | Count the money | Pay the bills | Close the books
Manager | A | A | I | A
Analyst | R | R | A | C
Clerk | C | I | R | R
"""
DUTIES = """
Task | Responsible | Accountable | Consulted | Informed
Plan the work | Analyst | Manager | Clerk | Auditor
Count the money | Clerk | Manager | Analyst | Auditor
Pay the bills | Clerk | Analyst | Manager | Auditor
"""
LIST = """
Task | Role | RACI
Plan the work | Manager | A
Plan the work | Analyst | R
Count the money | Manager | A
Count the money | Clerk | R
Pay the bills | Analyst | A
Pay the bills | Clerk | R
"""
WORDS = """
Task | Manager | Analyst | Clerk
Plan the work | Accountable | Responsible | Consulted
Count the money | Accountable | Responsible | Informed
Pay the bills | Informed | Accountable | Responsible
"""
LAYOUTS = {
    "plain": PLAIN,
    "numbered": NUMBERED,
    "grouped": GROUPED,
    "with a legend": WITH_LEGEND,
    "danish": DANISH,
    "turned": TURNED,
    "duties": DUTIES,
    "list": LIST,
    "words": WORDS,
}
each_layout = pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())


def _places(found: Found) -> set[tuple[int, int]]:
    return {cell.place for cell in found.cells}


@each_layout
def test_leaving_out_one_column_of_letters_leaves_the_others(text: str) -> None:
    before = _places(only(read(text)))
    if len({column for _, column in before}) < 2:
        pytest.skip("a list has its letters in one column")
    for column in sorted({column for _, column in before}):
        letters = column_letters(column)
        for last in (10, 1048576):
            told = Corrections(ignored=(f"{letters}1:{letters}{last}",))
            reading = read(text, corrections=told)
            kept = {place for found in reading.found for place in _places(found)}
            assert kept == {place for place in before if place[1] != column}, letters
            assert leftover(reading) == []


@each_layout
def test_leaving_out_one_row_of_letters_leaves_the_others(text: str) -> None:
    before = _places(only(read(text)))
    for row in sorted({row for row, _ in before}):
        reading = read(text, corrections=Corrections(ignored=(f"A{row}:Z{row}",)))
        kept = {place for found in reading.found for place in _places(found)}
        assert kept == {place for place in before if place[0] != row}, row


@each_layout
def test_leaving_out_any_one_cell_keeps_a_matrix(text: str) -> None:
    for place in sorted(read(text).view.cells):
        reading = read(text, corrections=Corrections(ignored=(address(*place),)))
        assert reading.found, address(*place)


@each_layout
@pytest.mark.parametrize("scheme", ["RACI", "RASCI", "BHUKI", "DACI", "own", "no such scheme"])
def test_another_scheme_keeps_the_matrix(text: str, scheme: str) -> None:
    assert read(text, corrections=Corrections(scheme=scheme)).found


@each_layout
@pytest.mark.parametrize("orientation", [o.value for o in Orientation])
def test_another_orientation_keeps_the_matrix(text: str, orientation: str) -> None:
    assert read(text, corrections=Corrections(orientation=orientation)).found


@each_layout
def test_another_column_of_activities_keeps_the_matrix(text: str) -> None:
    for column in range(1, 8):
        assert read(text, corrections=Corrections(activity_column=column)).found, column


@each_layout
def test_other_heading_rows_keep_the_matrix(text: str) -> None:
    for rows in ((1,), (2,), (1, 2), (3,), (2, 3), (50,)):
        assert read(text, corrections=Corrections(heading_rows=rows)).found, rows


@each_layout
def test_other_role_columns_keep_the_matrix(text: str) -> None:
    for columns in ([2], [2, 3], [3, 4], [1], [1, 2, 3, 4], [40]):
        assert read(text, corrections=Corrections(role_columns=columns)).found, columns


@each_layout
def test_other_sections_keep_the_matrix(text: str) -> None:
    for rows in ((1,), (2,), (3,), (2, 3), (4,)):
        assert read(text, corrections=Corrections(section_rows=rows)).found, rows


@each_layout
def test_other_letters_keep_the_matrix(text: str) -> None:
    for letters in ({"A": ""}, {"R": "A"}, {"H": "U"}, {"Plan the work": "R"}, {"Manager": ""}):
        assert read(text, corrections=Corrections(letters=letters)).found, letters
