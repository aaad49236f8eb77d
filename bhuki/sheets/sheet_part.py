"""Take the cells out of a worksheet part, event by event.

The one hot loop of reading: a matrix of 1,000 × 60 sends 300,000 events through it.
"""

import datetime
import math

from bhuki.sheets import limits
from bhuki.sheets.grid import Cell, CellKind, Coloured, column_number
from bhuki.sheets.numbers import say_number
from bhuki.sheets.package_xml import Attributes
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.workbook_styles import Looks

_DIGITS = "0123456789"
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576
_MOST_COLOURED = 20_000


class SheetParser:
    """Collects what one worksheet part holds; give its methods to an XML parser."""

    def __init__(
        self, strings: list[str], looks: Looks, cells_left: int, elements_left: int
    ) -> None:
        self.cells: list[Cell] = []
        self.merge_refs: list[str] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.elements = 0
        self._strings = strings
        self._looks = looks
        self._cells_left = cells_left
        self._elements_left = elements_left
        self.coloured: list[Coloured] = []
        self._filled = _filled_styles(looks)
        self._columns: dict[str, int] = {}
        self._row = 0
        self._column = 0
        self._type = ""
        self._style = 0
        self._style_name = "0"
        self._reference: str | None = None
        self._last_reference: str | None = None  # of a cell without text
        self._cells_in_row = 0
        self._collect = False
        self._in_phonetic = False
        self._pieces: list[str] = []

    def start(self, element: str, attributes: Attributes) -> None:
        name = element.rpartition(":")[2] if ":" in element else element
        if name == "c":
            # Not in a method of its own: this line is passed once a cell.
            self._type = attributes.get("t", "n")
            self._style_name = attributes.get("s", "0")
            self._reference = attributes.get("r")
            self._cells_in_row += 1
        elif name == "v" or name == "t":  # noqa: PLR1714 - a tuple would be built each time
            self._collect = not self._in_phonetic
        elif name == "row":
            self._start_row(attributes)
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "mergeCell":
            if len(self.merge_refs) < limits.MERGES:
                self.merge_refs.append(attributes.get("ref", ""))
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self._hide_columns(attributes)

    def end(self, element: str) -> None:
        name = element.rpartition(":")[2] if ":" in element else element
        if name == "v" or name == "t":  # noqa: PLR1714
            self._collect = False
        elif name == "c":
            if self._pieces:
                self._end_cell()
            elif self._style_name in self._filled:
                self._end_coloured()
            elif self._reference is None:
                self._column += 1
            else:
                self._last_reference = self._reference
        elif name == "rPh":
            self._in_phonetic = False

    def text(self, data: str) -> None:
        if self._collect:
            self._pieces.append(data)

    def _start_row(self, attributes: Attributes) -> None:
        self.elements += 1 + self._cells_in_row
        self._cells_in_row = 0
        if self.elements > self._elements_left or len(self.cells) > self._cells_left:
            raise UnreadableError("too-big")
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._column = 0
        self._last_reference = None
        if attributes.get("hidden") in ("1", "true"):
            self.hidden_rows.append(self._row)

    def _place_column(self) -> int:
        """Give the cell's column: by its reference, or the one after the last cell's."""
        if self._reference is None:
            if self._last_reference:
                self._column = self._column_of(self._last_reference)
                self._last_reference = None
            self._column += 1
        else:
            self._column = self._column_of(self._reference)
            self._last_reference = None
        return self._column

    def _column_of(self, reference: str) -> int:
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = column_number(letters.upper())
        return column

    def _hide_columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal():
            self.hidden_columns += range(int(first), min(int(last), _LAST_COLUMN) + 1)

    def _end_cell(self) -> None:
        pieces = self._pieces
        value = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        column = self._place_column()
        if not (0 < column <= _LAST_COLUMN and 0 < self._row <= _LAST_ROW):
            raise UnreadableError("damaged")
        name = self._style_name
        self._style = int(name) if name.isdecimal() else 0
        text, kind = self._say(value)
        if not text or text.isspace():
            return
        look = self._looks.of_cell[self._style] if self._style < len(self._looks.of_cell) else 0
        self.cells.append(Cell(self._row, column, text, kind, look))

    def _end_coloured(self) -> None:
        """Note a cell that has a fill and no text: some sheets say duties by colour."""
        column = self._place_column()
        if len(self.coloured) < _MOST_COLOURED:
            fill = self._filled[self._style_name]
            self.coloured.append(Coloured(self._row, column, fill))

    def _say(self, value: str) -> tuple[str, CellKind]:
        kind = self._type
        if kind == "s":
            place = int(value) if value.isdecimal() else -1
            known = 0 <= place < len(self._strings)
            return (self._strings[place] if known else ""), CellKind.TEXT
        if kind in ("str", "inlineStr"):
            return value[: limits.CELL_TEXT], CellKind.TEXT
        if kind == "n":
            return self._say_number(value)
        if kind == "b":
            return ("TRUE" if value.strip() in ("1", "true") else "FALSE"), CellKind.TRUTH
        if kind == "e":
            return value, CellKind.FAULT
        return value, (CellKind.DATE if kind == "d" else CellKind.TEXT)

    def _say_number(self, value: str) -> tuple[str, CellKind]:
        try:
            number = float(value)
        except ValueError:
            return value, CellKind.TEXT
        if not math.isfinite(number):
            return value, CellKind.TEXT
        date, decimals = self._looks.number_format(self._style)
        if date and (said := self._say_date(number)):
            return said, CellKind.DATE
        return say_number(number, decimals), CellKind.NUMBER

    def _say_date(self, number: float) -> str | None:
        start = datetime.datetime(1904, 1, 1) if self._looks.from_1904 else _BEFORE_1900
        try:
            moment = start + datetime.timedelta(days=number)
        except OverflowError:
            return None
        if number < 1:
            return moment.time().isoformat("minutes")
        whole = number.is_integer()
        return moment.date().isoformat() if whole else moment.isoformat(" ", "minutes")


# Excel counts from a day that makes its own leap day of 1900 come right.
_BEFORE_1900 = datetime.datetime(1899, 12, 30)


def _filled_styles(looks: Looks) -> dict[str, str]:
    """Give the fills of cell styles that have one, by the number that cells name them with."""
    fills = (looks.styles[place].fill for place in looks.of_cell)
    return {str(number): fill for number, fill in enumerate(fills) if fill}
