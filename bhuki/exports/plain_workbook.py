"""A plain workbook with the texts of a file that is none: the same sheets, cells and merges.

    data, names = plain_workbook(open_file(Path("raci.csv")), "raci")
    names[""]                   # what the sheet of a nameless table is called: "raci"

Everything is written as text, so that a text that begins with "=" stays one.
"""

from contextlib import suppress
from io import BytesIO

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bhuki.exports.look import LIGHT
from bhuki.exports.sheet_formats import FONT
from bhuki.sheets.grid import CellKind, Grid, Merge, RawFile

_LONGEST_NAME = 31
_WIDEST, _NARROWEST = 60, 6


def plain_workbook(raw: RawFile, title: str) -> tuple[bytes, dict[str, str]]:
    """Write the grids of a file as a workbook; gives also the sheet's name for each grid's."""
    out = BytesIO()
    names: dict[str, str] = {}
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        common = {"font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"}
        plain = book.add_format({**common, "font_color": LIGHT.text})
        bold = book.add_format({**common, "font_color": LIGHT.text, "bold": True})
        for grid in raw.grids:
            if grid.nested:
                continue
            taken = {name.casefold() for name in names.values()}
            names[grid.name] = _sheet_name(grid.name or title, taken)
            sheet = book.add_worksheet(names[grid.name])
            _write(sheet, grid, plain, bold)
            if grid.hidden and len(names) > 1:
                sheet.hide()
    return out.getvalue(), names


def _sheet_name(name: str, taken: set[str]) -> str:
    """Give a sheet's name that Excel takes and that is not taken (in small letters)."""
    clean = "".join(" " if letter in "[]:*?/\\" else letter for letter in name).strip("' ")
    clean = clean[:_LONGEST_NAME].rstrip("' ") or "1"
    number, free = 1, clean
    while free.casefold() in taken:
        number += 1
        tail = f" ({number})"
        free = clean[: _LONGEST_NAME - len(tail)] + tail
    return free


def _write(sheet: Worksheet, grid: Grid, plain: Format, bold: Format) -> None:
    widths: dict[int, int] = {}
    for merge in grid.merges:
        _merge(sheet, merge, plain)
    for cell in grid.cells:
        look = bold if grid.styles[cell.style].bold else plain
        row, column = cell.row - 1, cell.column - 1
        if cell.kind is CellKind.NUMBER and _is_plain_number(cell.text):
            sheet.write_number(row, column, float(cell.text), look)
        else:
            sheet.write_string(row, column, cell.text, look)
        longest = max(map(len, cell.text.split("\n")))
        widths[column] = max(widths.get(column, 0), longest)
    for column, width in widths.items():
        sheet.set_column(column, column, min(_WIDEST, max(_NARROWEST, width + 2)))
    for comment in grid.comments:
        sheet.write_comment(comment.row - 1, comment.column - 1, comment.text)


def _is_plain_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 15 and not text.startswith("0")


def _merge(sheet: Worksheet, merge: Merge, look: Format) -> None:
    """Merge cells; the text of the first is written afterwards."""
    corners = (merge.first_row - 1, merge.first_column - 1, merge.last_row - 1)
    with suppress(XlsxWriterException):  # ranges that overlap, in a file that was damaged
        sheet.merge_range(*corners, merge.last_column - 1, "", look)
