"""What the user says to ignore goes, and nothing else of the reading changes."""

from pathlib import Path

import pytest

from bhuki.sheets.corrections import Corrections
from bhuki.sheets.found import Found
from bhuki.sheets.grid import column_letters
from bhuki.sheets.reading_files import read_raw
from bhuki.sheets.recognise import recognise
from bhuki.sheets.sheet_reading import Context, SheetReading
from bhuki.sheets.view import Place
from tests.sheets import collected
from tests.sheets.lookalikes.making import LAYOUTS, make

Said = set[tuple[Place, str, tuple[str, ...], str, tuple[str, ...]]]


def _said(found: list[Found]) -> Said:
    return {
        (
            cell.place,
            matrix.activities[cell.activity].name,
            tuple(matrix.activities[cell.activity].sections),
            matrix.roles[cell.role].name,
            cell.codes,
        )
        for matrix in found
        for cell in matrix.cells
    }


def _check(whole: SheetReading, again: SheetReading, what: str, side: int, line: int) -> None:
    expected = {cell for cell in _said(whole.found) if cell[0][side] != line}
    assert _said(again.found) == expected, what
    assert set(again.ledger.rest()) <= set(whole.ledger.rest()), what
    merged = {role.place for found in again.found for role in found.roles}
    for place in whole.view.cells:
        if place[side] == line and not (place in merged and place in whole.view.spans):
            assert again.ledger.kind(place) == "ignored", (what, place)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in ("decoy", "list")])
def test_leaving_out_a_column_of_any_sheet_takes_only_it(layout: str) -> None:
    for seed in range(300, 303):
        grid = make(seed, layout).grids[0]
        whole = recognise(grid, Context("raci"))
        columns = {cell.place[1] for found in whole.found for cell in found.cells}
        for column in columns if len(columns) > 1 else ():
            letters = column_letters(column)
            told = Corrections(ignored=(f"{letters}1:{letters}1048576",))
            again = recognise(grid, Context("raci"), told)
            _check(whole, again, f"{layout} {seed} {letters}", 1, column)


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name != "decoy"])
def test_leaving_out_a_row_of_any_sheet_takes_only_it(layout: str) -> None:
    for seed in range(310, 312):
        grid = make(seed, layout).grids[0]
        whole = recognise(grid, Context("raci"))
        named = {a.place[0] for found in whole.found for a in found.activities}
        rows = {cell.place[0] for found in whole.found for cell in found.cells}
        for row in rows & named if layout not in ("list", "turned") else ():
            told = Corrections(ignored=(f"A{row}:XFD{row}",))
            _check(whole, recognise(grid, Context("raci"), told), f"{layout} {seed} {row}", 0, row)


@collected.needed
@pytest.mark.parametrize("path", collected.paths(), ids=lambda path: path.name)
def test_leaving_out_a_column_of_a_collected_sheet_takes_only_it(path: Path) -> None:
    raw = collected.raw(path)
    whole = read_raw(raw, path)
    for sheet in whole.sheets:
        columns = sorted({cell.place[1] for found in sheet.found for cell in found.cells})
        for column in columns[1::6]:
            letters, name = column_letters(column), sheet.view.grid.name
            told = {name: Corrections(ignored=(f"{letters}1:{letters}1048576",))}
            reread = read_raw(raw, path, corrections=told)
            again = next(s for s in reread.sheets if s.view.grid.name == name)
            _check(sheet, again, f"{name} {letters}", 1, column)
