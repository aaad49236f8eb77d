"""Every cell that is not empty ends in exactly one place of the answer, whatever the sheet."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.sheets.corrections import Corrections
from bhuki.sheets.found import Orientation
from bhuki.sheets.grid import Cell, FileKind, Grid, Merge, RawFile, address
from bhuki.sheets.reading_files import read_raw
from tests.sheets import collected
from tests.sheets.accounting import places
from tests.sheets.building import STYLES, sheet

TEXTS = st.one_of(
    st.sampled_from(["R", "A", "C", "I", "r/a", "RA", "x", "-", "N/A", "H/U", "B", "S", "R\nA"]),
    st.sampled_from(["R (Build)", "tbd", "7", "1.1", "Total", "Notes", "Legal; IT", "Owns/Helps"]),
    st.sampled_from(["Task", "Role", "RACI", "Manager", "Plan the work", "Responsible"]),
    st.sampled_from(["Informed", "R = Responsible", "A: Accountable"]),
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Sheets of anything that sheets are made of, in any order."""
    width, height = draw(st.integers(1, 7)), draw(st.integers(1, 9))
    cells = []
    for row in range(1, height + 1):
        for column in range(1, width + 1):
            if draw(st.integers(0, 9)) < 7:
                style = draw(st.integers(0, 3))
                cells.append(Cell(row, column, draw(TEXTS), style=style))
    box = st.tuples(
        st.integers(1, height), st.integers(1, width), st.integers(0, 2), st.integers(0, 2)
    )
    merges = [
        Merge(r, c, r + down, c + across)
        for r, c, down, across in draw(st.lists(box, max_size=3))
        if down or across
    ]
    return Grid("Sheet1", cells, styles=STYLES, merges=merges)


def check(raw: RawFile, corrections: Corrections | None = None) -> None:
    """Assert that each cell of a file is in one place."""
    told = {grid.name: corrections for grid in raw.grids} if corrections else None
    said = read_raw(raw, Path("roles.xlsx"), corrections=told).to_json()
    for grid in raw.grids:
        counted = places(said, grid.name)
        cells = {address(cell.row, cell.column): cell.text for cell in grid.cells}
        wrong = {at: (counted[at], text) for at, text in cells.items() if counted[at] != 1}
        assert not wrong


@settings(max_examples=120, deadline=None)
@given(grids())
def test_each_cell_of_any_sheet_is_in_one_place(grid: Grid) -> None:
    check(RawFile(FileKind.XLSX, [grid]))


@settings(max_examples=50, deadline=None)
@given(
    grids(),
    st.builds(
        Corrections,
        orientation=st.sampled_from([None, *Orientation]),
        heading_rows=st.lists(st.integers(1, 4), max_size=2).map(tuple),
        role_columns=st.lists(st.integers(1, 6), max_size=3, unique=True).map(sorted),
        activity_column=st.one_of(st.none(), st.integers(1, 6)),
        section_rows=st.lists(st.integers(1, 9), max_size=2).map(tuple),
        scheme=st.sampled_from([None, "RACI", "BHUKI", "own"]),
        letters=st.dictionaries(
            st.sampled_from(["x", "tbd", "R"]), st.sampled_from(["A", "", "R/A"])
        ),
        ignored=st.sampled_from([(), ("B2",), ("A1:C3",)]),
    ),
)
def test_corrections_lose_no_cell_either(grid: Grid, corrections: Corrections) -> None:
    check(RawFile(FileKind.XLSX, [grid]), corrections)


def test_a_real_matrix_is_accounted_for() -> None:
    grid = sheet(
        """
        Roles and duties | | | | | 14/3
        No | Task | Manager | Analyst | Clerk | Comments
        A | Prepare | | | |
        1 | Plan | A | R | I | soon
        2 | Count | tbd | R/A | C |
        Number of A | | 1 | 1 | 0 |
         | | | | |
        Call the office
        """
    )
    check(RawFile(FileKind.XLSX, [grid]))


@collected.needed
@pytest.mark.parametrize("path", collected.paths(), ids=lambda path: path.name)
def test_collected_sheets_are_accounted_for(path: Path) -> None:
    reading = read_raw(collected.raw(path), path)
    said = reading.to_json()
    for one in reading.sheets:
        counted = places(said, one.view.grid.name)
        cells = [address(cell.row, cell.column) for cell in one.view.grid.cells]
        assert not {at: counted[at] for at in cells if counted[at] != 1}


def test_a_letter_of_one_matrix_names_no_activity_of_another() -> None:
    grid = sheet(
        """
        R | Task | |
         | | RACI | Task
         | R | | R
         | R | | R
        R | Informed | | R
        A | Task | R |
        R = Responsible | | R | tbd
        """
    )
    check(RawFile(FileKind.XLSX, [grid]))
