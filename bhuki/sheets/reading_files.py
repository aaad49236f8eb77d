"""Read a foreign file from end to end: open it safely, recognise each sheet, put it together."""

import dataclasses
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from bhuki.sheets.colours import with_colours
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.grid import FileKind, Grid, RawFile
from bhuki.sheets.legend import Legend, find_legend, legend_of_prose
from bhuki.sheets.neighbour_scheme import may_be_told_by, surest_scheme
from bhuki.sheets.opening import Opening
from bhuki.sheets.our_own import as_written, shown_again, tell_groups
from bhuki.sheets.problems import SheetProblem
from bhuki.sheets.reading import FileReading
from bhuki.sheets.recognise import recognise
from bhuki.sheets.sheet_reading import Context, SheetReading, nothing_on
from bhuki.sheets.view import View

_BY_COLOUR = 0.7  # nobody typed a letter
_SMALL_SHEET = 4000  # a legend alone on a sheet is small; large sheets keep theirs to themselves


def finish_reading(
    opening: Opening,
    sheet: str | None = None,
    language: str = "en",
    corrections: Mapping[str, Corrections] | None = None,
) -> FileReading:
    """Recognise the sheets of a file that was opened; see `bhuki.sheets.read_file`."""
    with _no_collecting():
        return read_raw(opening.grids(), opening.path, sheet, language, corrections)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for rubbish while a million small things are made that all stay.

    It would look through them again and again: a quarter of the time for a large sheet.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_raw(
    raw: RawFile,
    path: Path,
    sheet: str | None = None,
    language: str = "en",
    corrections: Mapping[str, Corrections] | None = None,
) -> FileReading:
    """Recognise what was opened already; for reading again with corrections."""
    raw = as_written(raw)
    if any(grid.coloured for grid in raw.grids):
        raw = replace(raw, grids=[with_colours(grid) for grid in raw.grids])
    aside = shown_again(raw)
    grids = [grid for grid in raw.grids if sheet is None or grid.name == sheet]
    if sheet is not None and not grids:
        names = ", ".join(grid.name for grid in raw.grids[:20])
        raise SheetProblem(path, "no-sheet", sheet=sheet, sheets=names)
    context = Context(path.stem, _shared_legend(raw), raw.prose)
    told = corrections or {}

    def read(grid: Grid, context: Context) -> SheetReading:
        if grid.name in aside:
            return nothing_on(grid)
        return recognise(grid, context, told.get(grid.name, NO_CORRECTIONS))

    readings = [read(grid, context) for grid in grids]
    neighbour = surest_scheme(found for reading in readings for found in reading.found)
    context = dataclasses.replace(context, neighbour=neighbour)
    for number, reading in enumerate(readings):
        if any(may_be_told_by(found, neighbour) for found in reading.found):
            readings[number] = read(grids[number], context)
    for found in (found for reading in readings for found in reading.found):
        if raw.kind is FileKind.MARKDOWN:
            tell_groups(found, raw.prose)
    for reading in readings:
        for found in reading.found if reading.view.grid.by_colour else ():
            found.certainty = min(found.certainty, _BY_COLOUR)
    # An outline in a document is looked at, and forgotten where it is no matrix.
    kept = [reading for reading in readings if reading.found or not reading.view.grid.nested]
    return FileReading(path.name, raw, kept, language)


def _shared_legend(raw: RawFile) -> Legend:
    """Give the legend of the text around tables, or the fullest one of any sheet."""
    legend = legend_of_prose(raw.prose)
    if legend.sure >= 2:
        return legend
    small = [grid for grid in raw.grids if len(grid.cells) <= _SMALL_SHEET and not grid.nested]
    if len(raw.grids) > 1:
        found = [find_legend(View(grid)) for grid in small]
        fullest = max(found, key=lambda other: other.sure, default=Legend())
        if fullest.sure < 2:
            return legend  # it may explain other letters than a matrix's
        legend.add(Legend(fullest.meanings, set(), fullest.sure))  # its cells are of that sheet
    return legend
