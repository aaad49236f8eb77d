"""Read OpenDocument sheets (.ods): values as last calculated, merges, looks, notes, what is hidden.

Streams the package's parts through expat. Cells and rows come repeated: an empty tail of a million
rows is one element, and costs no more than that.
"""

import re
import zipfile
from bisect import bisect_left
from dataclasses import dataclass, field
from pathlib import Path

from bhuki.sheets import limits
from bhuki.sheets.grid import Cell, CellKind, Coloured, Comment, FileKind, Grid, Merge, RawFile
from bhuki.sheets.numbers import say_number
from bhuki.sheets.open_document_styles import OpenDocumentStyles
from bhuki.sheets.package_xml import Attributes, find_part, local, parse
from bhuki.sheets.problems import UnreadableError

_LAST_ROW = 1_048_576
_MOST_COLOURED = 20_000
_MOST_COLOURED_ALIKE = 200  # cells that are coloured as one are a margin, no duties
_SHOWN_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ASIDE = frozenset({"annotation", "shapes", "forms", "frame", "custom-shape", "g", "control"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})
_NUMBERS = frozenset({"float", "currency", "percentage"})


def read_open_document(path: Path) -> RawFile:
    """Read all sheets of an OpenDocument spreadsheet."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise UnreadableError("damaged") from None
    with package:
        content = find_part(package, "content.xml")
        if content is None:
            raise UnreadableError("damaged")
        reader = _Reader()
        if (styles := find_part(package, "styles.xml")) is not None:
            parse(package, styles, reader.styles.start)
        parse(package, content, reader.start, reader.end, reader.text)
    if not reader.grids:
        raise UnreadableError("damaged")
    return RawFile(FileKind.ODS, reader.grids)


@dataclass
class _Open:
    """A cell that is being read."""

    said: dict[str, str]
    covered: bool
    paragraphs: list[list[str]] = field(default_factory=list)
    note: list[list[str]] = field(default_factory=list)


class _Reader:
    """Follows the elements of the content part and makes a grid of each table."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self.styles = OpenDocumentStyles()
        self._grid: Grid | None = None
        self._tables = 0  # open ones: a table in a cell is no sheet
        self._row = 0
        self._rows = 1  # how often the row is repeated
        self._column = 0
        self._columns = 0  # told of so far, by the table's list of columns
        self._runs: list[int] = []  # the last column of each run of columns, and its style
        self._run_styles: list[str] = []
        self._cell: _Open | None = None
        self._in_row: list[tuple[_Open, int, int]] = []  # with the first column, and how many
        self._aside: list[str] = []  # open elements whose text is not the cell's
        self._cells = self._elements = 0

    def start(self, element: str, attributes: Attributes) -> None:
        name = local(element)
        if self._grid is None and name != "table":
            self.styles.start(element, attributes)
            return
        said = {local(key): value for key, value in attributes.items()}
        if name == "table":
            self._tables += 1
            if self._tables == 1:
                self._open_table(said)
        elif self._tables == 1 and name == "table-row":
            self._open_row(said)
        elif self._tables == 1 and name in _CELLS:
            self._cell = _Open(said, covered=name == "covered-table-cell")
        elif name == "table-column" and self._tables == 1:
            self._note_columns(said)
        elif name in _ASIDE:
            self._aside.append(name)
        elif self._cell is not None:
            self._add_to_text(name, said)

    def end(self, element: str) -> None:
        name = local(element)
        if name == "table":
            self._tables = max(0, self._tables - 1)
            if not self._tables:
                self._grid = None
        elif self._aside and self._aside[-1] == name:
            self._aside.pop()
        elif self._tables == 1 and name in _CELLS:
            self._end_cell()
        elif self._tables == 1 and name == "table-row":
            self._end_row()

    def text(self, data: str) -> None:
        into = self._paragraphs()
        if into:
            into[-1].append(data)

    def _paragraphs(self) -> list[list[str]] | None:
        """Give where text goes now: to the cell, to its note, or nowhere."""
        if self._cell is None or self._tables != 1:
            return None
        if not self._aside:
            return self._cell.paragraphs
        return self._cell.note if self._aside == ["annotation"] else None

    def _add_to_text(self, name: str, said: dict[str, str]) -> None:
        into = self._paragraphs()
        if into is None:
            return
        if name == "p":
            into.append([])
        elif into and name == "s":
            into[-1].append(" " * min(_count(said.get("c")), 100))
        elif into and name == "tab":
            into[-1].append("\t")
        elif into and name == "line-break":
            into[-1].append("\n")

    def _open_table(self, said: dict[str, str]) -> None:
        if len(self.grids) >= limits.SHEETS:
            raise UnreadableError("too-many-sheets")
        hidden = self.styles.hides(said.get("style-name", ""))
        self._grid = Grid(said.get("name", ""), [], hidden, self.styles.styles)
        self.grids.append(self._grid)
        for shared in ("merges", "comments", "hidden_rows", "hidden_columns", "coloured"):
            setattr(self._grid, shared, [])
        self._row = self._columns = 0
        self._runs, self._run_styles = [], []

    def _note_columns(self, said: dict[str, str]) -> None:
        first = self._columns + 1
        self._columns = min(
            limits.COLUMNS, self._columns + _count(said.get("number-columns-repeated"))
        )
        self._runs.append(self._columns)
        self._run_styles.append(said.get("default-cell-style-name", ""))
        if said.get("visibility", "visible") != "visible":
            self._sheet.hidden_columns.extend(range(first, self._columns + 1))

    def _style_of_column(self, column: int) -> str:
        run = bisect_left(self._runs, column)
        return self._run_styles[run] if run < len(self._runs) else ""

    def _open_row(self, said: dict[str, str]) -> None:
        self._row += 1
        self._elements += 1
        self._rows = _count(said.get("number-rows-repeated"))
        self._column = 0
        self._in_row.clear()
        if said.get("visibility", "visible") != "visible" and self._row <= _LAST_ROW:
            last = min(self._row + self._rows - 1, self._row + limits.COLUMNS)
            self._sheet.hidden_rows.extend(range(self._row, last + 1))

    def _end_cell(self) -> None:
        cell, self._cell = self._cell, None
        if cell is None:
            return
        self._elements += 1
        if self._elements > limits.ELEMENTS:
            raise UnreadableError("too-big")
        times = _count(cell.said.get("number-columns-repeated"))
        cell.said.setdefault("style-name", self._style_of_column(self._column + 1))
        if cell.paragraphs or cell.note or cell.said["style-name"] or "value-type" in cell.said:
            self._in_row.append((cell, self._column + 1, times))
        self._column += times

    def _end_row(self) -> None:
        told = [item for item in self._in_row if item[1] <= limits.COLUMNS]
        for cell, first, times in told:
            text, kind = _say(cell)
            style = self.styles.place(cell.said["style-name"])
            if text.strip():
                self._add_cells(Cell(self._row, first, text, kind, style), times)
            else:
                self._note_colour(first, times, cell.said["style-name"])
            self._note_span(cell, first)
            note = "\n".join("".join(line) for line in cell.note).strip()
            if note:
                self._sheet.comments.append(Comment(self._row, first, note[: limits.CELL_TEXT]))
        self._row += self._rows - 1

    def _add_cells(self, cell: Cell, times: int) -> None:
        self._cells += times * self._rows
        if self._cells > limits.CELLS:
            raise UnreadableError("too-big")
        last = min(cell.column + times - 1, limits.COLUMNS)
        self._sheet.cells.extend(
            Cell(row, column, cell.text, cell.kind, cell.style)
            for row in range(self._row, min(self._row + self._rows, _LAST_ROW + 1))
            for column in range(cell.column, last + 1)
        )

    def _note_colour(self, first: int, times: int, style: str) -> None:
        fill = self.styles.fill(style)
        cells = times * self._rows
        if not fill or cells > _MOST_COLOURED_ALIKE:
            return
        if len(self._sheet.coloured) + cells > _MOST_COLOURED:
            return
        self._sheet.coloured.extend(
            Coloured(row, column, fill)
            for row in range(self._row, self._row + self._rows)
            for column in range(first, first + times)
        )

    def _note_span(self, cell: _Open, column: int) -> None:
        down = _count(cell.said.get("number-rows-spanned"))
        across = _count(cell.said.get("number-columns-spanned"))
        if (down, across) == (1, 1) or cell.covered or len(self._sheet.merges) >= limits.MERGES:
            return
        last = min(self._row + down - 1, _LAST_ROW), min(column + across - 1, limits.COLUMNS)
        self._sheet.merges.append(Merge(self._row, column, *last))

    @property
    def _sheet(self) -> Grid:
        assert self._grid is not None
        return self._grid


def _say(cell: _Open) -> tuple[str, CellKind]:
    """Say what a cell shows, and of what sort it is."""
    said = cell.said
    shown = "\n".join("".join(line) for line in cell.paragraphs)[: limits.CELL_TEXT]
    sort = said.get("value-type", "")
    if sort in _NUMBERS:
        return _say_number(said.get("value", ""), shown)
    if sort in ("date", "time"):
        return said.get(f"{sort}-value", shown).replace("T00:00:00", ""), CellKind.DATE
    if sort == "boolean":
        return said.get("boolean-value", shown).upper(), CellKind.TRUTH
    text = shown or said.get("string-value", "")
    fault = text.startswith(("#", "Err:")) and len(text) < 10 and "formula" in said
    return text, CellKind.FAULT if fault else CellKind.TEXT


def _say_number(value: str, shown: str) -> tuple[str, CellKind]:
    """Say a number as it is shown where that is plain, `1.10`; else as it is stored."""
    try:
        number = float(value)
    except ValueError:
        return shown, CellKind.TEXT
    if _SHOWN_NUMBER.fullmatch(shown) and float(shown) == number:
        return shown, CellKind.NUMBER
    return (say_number(number) if abs(number) < float("inf") else shown), CellKind.NUMBER


def _count(text: str | None) -> int:
    return max(1, int(text)) if text and text.isdecimal() and len(text) < 12 else 1
