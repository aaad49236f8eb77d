"""Make small sheets for tests, and say what was read of them in short form."""

from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.found import Found
from bhuki.sheets.grid import Cell, CellKind, Grid, Merge, Style, address, area
from bhuki.sheets.recognise import recognise
from bhuki.sheets.sheet_reading import Context, SheetReading

BOLD, FILLED, INDENTED = 1, 2, 3
STYLES = [Style(), Style(bold=True), Style(fill="rgb=FFDDDDDD", bold=True), Style(indent=1)]


def sheet(
    text: str,
    *,
    merges: tuple[str, ...] = (),
    styles: dict[str, int] | None = None,
    name: str = "Sheet1",
) -> Grid:
    """Make a grid of lines with `|` between cells; `styles` maps addresses or rows to a style.

    A dot stands for a blank at a cell's start, where it matters; other blanks are taken off.
    """
    looks = styles or {}
    cells: list[Cell] = []
    for row, line in enumerate(text.strip("\n").split("\n"), 1):
        for column, value in enumerate(line.split("|"), 1):
            said = value.strip(" ").replace("~", "\u00a0").replace("\\n", "\n")
            if not said.strip():
                continue
            style = looks.get(address(row, column), looks.get(str(row), 0))
            kind = CellKind.NUMBER if said.replace(".", "", 1).isdecimal() else CellKind.TEXT
            cells.append(Cell(row, column, said, kind, style))
    spans = [Merge(*box) for text in merges if (box := area(text))]
    return Grid(name, cells, styles=STYLES, merges=spans)


def read(
    text: str,
    *,
    merges: tuple[str, ...] = (),
    styles: dict[str, int] | None = None,
    name: str = "Sheet1",
    file: str = "",
    corrections: Corrections = NO_CORRECTIONS,
) -> SheetReading:
    """Recognise a sheet made of text; see `sheet`."""
    grid = sheet(text, merges=merges, styles=styles, name=name)
    return recognise(grid, Context(file), corrections)


def only(reading: SheetReading) -> Found:
    """Give the one matrix that was found."""
    assert len(reading.found) == 1, [f.roles for f in reading.found]
    return reading.found[0]


def roles(found: Found) -> list[str]:
    """Give the roles' names."""
    return [role.name for role in found.roles]


def activities(found: Found) -> list[str]:
    """Give the activities' names."""
    return [activity.name for activity in found.activities]


def sections(found: Found) -> list[list[str]]:
    """Give each activity's sections."""
    return [activity.sections for activity in found.activities]


def letters(found: Found) -> dict[str, str]:
    """Give the letters by address: `{"B2": "R/A"}`."""
    return {address(*cell.place): "/".join(cell.codes) for cell in found.cells}


def used(reading: SheetReading, kind: str) -> list[str]:
    """Give the addresses that were taken for a thing."""
    return [address(*place) for place in reading.ledger.of_kind(kind)]


def leftover(reading: SheetReading) -> list[str]:
    """Give the addresses of what was not understood."""
    return [address(*place) for place in reading.ledger.rest()]
