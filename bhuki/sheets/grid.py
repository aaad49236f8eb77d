"""Raw grids: what stands in a file before anyone asks what it means.

A reader turns a file into a `RawFile`: one `Grid` for each sheet or table, with the cells that
are not empty, and the lines of text around tables. Rows and columns count from 1.
"""

import re
from enum import StrEnum
from functools import cache

from msgspec import Struct, field

GENERATOR = "generator"
"""Names, in a file's details, the program that a page says it was made with."""


class FileKind(StrEnum):
    """What a file is, by its content."""

    XLSX = "xlsx"  # .xlsx and .xlsm
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    DELIMITED = "delimited"
    MARKDOWN = "markdown"
    HTML = "html"


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    FAULT = "fault"  # #N/A and its like


class Style(Struct, frozen=True, array_like=True):
    """How a cell looks, as far as it says what the cell is."""

    bold: bool = False
    italic: bool = False
    indent: int = 0
    fill: str = ""  # a colour in the workbook's own words; only compared
    turned: bool = False


class Cell(Struct, frozen=True, array_like=True, gc=False):
    """One cell that is not empty. `style` is an index into its grid's styles."""

    row: int
    column: int
    text: str
    kind: CellKind = CellKind.TEXT
    style: int = 0


class Comment(Struct, frozen=True, array_like=True, gc=False):
    """A note on a cell."""

    row: int
    column: int
    text: str


class Merge(Struct, frozen=True, array_like=True, gc=False):
    """A merged range; the text stands in its first cell."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class Coloured(Struct, frozen=True, array_like=True, gc=False):
    """A cell with a fill and no text."""

    row: int
    column: int
    fill: str


class Grid(Struct, array_like=True):
    """One sheet, or one table of a document."""

    name: str
    cells: list[Cell]
    hidden: bool = False
    styles: list[Style] = field(default_factory=lambda: [Style()])
    merges: list[Merge] = []
    comments: list[Comment] = []
    hidden_rows: list[int] = []
    hidden_columns: list[int] = []
    heading: str = ""  # the heading over a table of a document
    nested: bool = False  # made from a list with lists in it
    table: bool = False  # a table of a document, where nothing else stands
    coloured: list[Coloured] = []
    by_colour: bool = False  # texts stand for colours that the sheet explains


class RawFile(Struct, array_like=True):
    """A file as it was read. `missed` holds codes of what the reader could not see."""

    kind: FileKind
    grids: list[Grid]
    prose: list[str] = []
    missed: list[str] = []
    details: dict[str, str] = {}  # what was found out: encoding, delimiter


@cache
def column_letters(column: int) -> str:
    """Give a column's letters: 1 is A, 28 is AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Give a cell's spreadsheet address."""
    return f"{column_letters(column)}{row}"


def column_number(letters: str) -> int:
    """Give the number of a column from its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


def position(text: str) -> tuple[int, int] | None:
    """Give row and column of an address such as D7, or None where it is none."""
    hit = _ADDRESS.fullmatch(text.strip())
    return (int(hit[2]), column_number(hit[1].upper())) if hit else None


def area(text: str) -> tuple[int, int, int, int] | None:
    """Give first row, first column, last row, last column of `B2` or `B2:D7`, or None."""
    first, _, last = text.partition(":")
    start, end = position(first), position(last or first)
    return (*start, *end) if start and end else None
