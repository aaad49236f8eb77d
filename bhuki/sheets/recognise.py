"""Recognise the matrices of a sheet, and follow what the user said of it.

    reading = recognise(grid, context)                    # as the sheet speaks for itself
    reading = recognise(grid, context, corrections)       # as the user said it is

A correction that no matrix can be read with is left out and named: the matrix must not vanish.
"""

import msgspec

from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.grid import Grid
from bhuki.sheets.leaving_out import leave_out, says, touches
from bhuki.sheets.sheet_reader import SheetReader
from bhuki.sheets.sheet_reading import Context, SheetReading

_LEAST_FIRST = (
    "role_columns",
    "heading_rows",
    "orientation",
    "activity_column",
    "section_rows",
    "letters",
    "scheme",
)


def recognise(
    grid: Grid, context: Context | None = None, corrections: Corrections = NO_CORRECTIONS
) -> SheetReading:
    """Read one sheet."""
    context = context or Context()
    reading = SheetReader(grid, context, corrections).read()
    if corrections == NO_CORRECTIONS or not grid.cells:
        return reading
    if corrections.ignored:
        reading = _without_ignored(grid, context, corrections, reading)
    if reading.found:
        return reading
    return _with_what_can_be_followed(grid, context, corrections) or reading


def _without_ignored(
    grid: Grid, context: Context, corrections: Corrections, again: SheetReading
) -> SheetReading:
    """Take what is to be ignored out of what was read whole; nothing else may change by it.

    `again` was read without these cells. It stands where names would be torn from their letters,
    and where the cells were no part of a matrix: they may have kept something from being seen.
    """
    fewer = msgspec.structs.replace(corrections, ignored=())
    whole = recognise(grid, context, fewer)
    ignored = {
        (cell.row, cell.column) for cell in grid.cells if corrections.ignores(cell.row, cell.column)
    }
    left = leave_out(whole, ignored)
    if left is None or not left.found:
        return again
    if touches(whole.found, ignored):
        return left
    return again if len(says(again.found)) >= len(says(left.found)) else left


def _with_what_can_be_followed(
    grid: Grid, context: Context, corrections: Corrections
) -> SheetReading | None:
    """Read again without the corrections that a matrix can't be read with: it must not vanish."""
    told = [name for name in _LEAST_FIRST if getattr(corrections, name)]
    for left_out in [*((name,) for name in told), *([tuple(told)] if len(told) > 1 else [])]:
        fewer = msgspec.structs.replace(
            corrections, **{name: getattr(NO_CORRECTIONS, name) for name in left_out}
        )
        reading = SheetReader(grid, context, fewer).read()
        if reading.found:
            reading.not_followed = left_out
            return reading
    reading = SheetReader(grid, context, NO_CORRECTIONS).read()
    cells = [place for found in reading.found for place in found.cell_places()]
    aside = corrections.told_places(reading.view.cells)
    if not cells or sum(place in aside for place in cells) > len(cells) / 2:
        return None  # most of the letters are to be left out
    reading.not_followed = (*told, *(n for n in ("ignored", "remarks") if getattr(corrections, n)))
    return reading
