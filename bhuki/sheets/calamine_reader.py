"""Read workbooks with calamine: .xls, .xlsb, and .xlsx and .ods that our own readers can't parse.

It gives values, merges and what is hidden, no styles and no notes, and says so in `missed`.
"""

import datetime
from pathlib import Path
from typing import Any

import python_calamine as calamine

from bhuki.sheets import limits
from bhuki.sheets.grid import Cell, CellKind, FileKind, Grid, Merge, RawFile
from bhuki.sheets.numbers import say_number
from bhuki.sheets.problems import UnreadableError


def read_with_calamine(path: Path, kind: FileKind) -> RawFile:
    """Read a workbook's values."""
    try:
        workbook = calamine.CalamineWorkbook.from_path(str(path))
        sheets = workbook.sheets_metadata
        if len(sheets) > limits.SHEETS:
            raise UnreadableError("too-many-sheets")
        grids: list[Grid] = []
        room = limits.CELLS
        for sheet in sheets:
            if "WorkSheet" not in str(sheet.typ):
                continue
            hidden = "Visible" not in str(sheet.visible)
            grid = _read_sheet(workbook.get_sheet_by_name(sheet.name), sheet.name, hidden, room)
            room -= len(grid.cells)
            grids.append(grid)
    except calamine.PasswordError:
        raise UnreadableError("encrypted") from None
    except (calamine.CalamineError, OSError, ValueError):
        raise UnreadableError("damaged") from None
    return RawFile(kind, grids, missed=["styles", "comments"])


def _read_sheet(sheet: Any, name: str, hidden: bool, room: int) -> Grid:
    cells: list[Cell] = []
    first_row, first_column = sheet.start or (0, 0)
    width = (sheet.end[1] - first_column + 1) if sheet.end else 0
    if width * (sheet.total_height or 0) > limits.ELEMENTS:
        raise UnreadableError("too-big")
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), first_row + 1):
        for column, value in enumerate(values, first_column + 1):
            if value is None or value == "":
                continue
            text, kind = _say(value)
            if text.strip():
                cells.append(Cell(row, column, text, kind))
        if len(cells) > room:
            raise UnreadableError("too-big")
    merges = [
        Merge(start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
        for start, end in (sheet.merged_cell_ranges or [])[: limits.MERGES]
    ]
    return Grid(name, cells, hidden, merges=merges)


def _say(value: Any) -> tuple[str, CellKind]:
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), CellKind.TRUTH
    if isinstance(value, int | float):
        return say_number(value), CellKind.NUMBER
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat(), CellKind.DATE
    if isinstance(value, datetime.timedelta):
        return str(value), CellKind.DATE
    text = str(value)
    return text[: limits.CELL_TEXT], (CellKind.FAULT if text.startswith("#") else CellKind.TEXT)
