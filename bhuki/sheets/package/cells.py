"""Put other texts into cells of a sheet, and nothing else: format, neighbours and order stay.

    write_cells(sheet, {(4, 4): "H/U"}).left     # the cells that were not written, and why

A cell that isn't there is put in, in its order, with the looks the sheet gives an empty cell there.
A formula is replaced only where it is a constant text; any other is left: who made it relies on it.
"""

import re
from enum import StrEnum
from xml.parsers import expat

from msgspec import Struct

from bhuki.sheets.grid import address, area, column_letters, position
from bhuki.sheets.package.elements import Element, start_tag_end
from bhuki.sheets.package.sheet import Sheet
from bhuki.sheets.package.xml_part import attribute, content
from bhuki.sheets.problems import UnreadableError

_CONSTANT = re.compile(r'\s*"[^"]*"\s*')
_SPANS = re.compile(rb"\sspans\s*=\s*[\"'](\d+):(\d+)[\"']")
_REFERENCE = re.compile(rb"\sref\s*=\s*[\"'][^\"']*[\"']")
Place = tuple[int, int]


class Left(StrEnum):
    """Why a cell was not written."""

    FORMULA = "formula"
    NO_SHEET = "no-sheet"


class Written(Struct):
    """What became of the changes to one sheet."""

    done: int = 0
    left: dict[Place, Left] = {}
    formulas_gone: list[Place] = []


class _Cell(Struct):
    column: int
    attributes: dict[str, str]
    start: int
    end: int = 0
    formula: str | None = None
    formula_kind: str = ""
    text: str = ""


class _Row(Struct):
    number: int
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    cells: list[_Cell] = []


def write_cells(sheet: Sheet, texts: dict[Place, str]) -> Written:
    """Put texts into cells; an empty one leaves a cell's format."""
    return _Writer(sheet, texts).write()


class _Writer:
    def __init__(self, sheet: Sheet, texts: dict[Place, str]) -> None:
        self.sheet = sheet
        self.part = sheet.part
        self.texts = texts
        self.by_row: dict[int, dict[int, str]] = {}
        for (row, column), text in texts.items():
            self.by_row.setdefault(row, {})[column] = text
        self.written = Written()

    def write(self) -> Written:
        data = self.sheet.root.child("sheetData")
        if data is None:
            raise UnreadableError("damaged")
        rows = _RowFinder(self.sheet, set(self.by_row)).find()
        for number in sorted(self.by_row):
            row = rows.known.get(number)
            if row is None:
                self._add_row(number, data, rows.after.get(number))
            else:
                self._change_row(row)
        self._widen_dimension()
        return self.written

    def _add_row(self, number: int, data: Element, before: int | None) -> None:
        wanted = {c: t for c, t in sorted(self.by_row[number].items()) if t}
        if not wanted:
            return
        p = self.sheet.p
        cells = "".join(self._cell(number, column, text, None) for column, text in wanted.items())
        text = f'<{p}row r="{number}">{cells}</{p}row>'
        self.written.done += len(wanted)
        if before is not None:
            self.part.insert(before, text)
        else:
            self.part.fill(data.start, data.opened, data.closing, data.raw, text)

    def _change_row(self, row: _Row) -> None:
        known = {cell.column: cell for cell in row.cells}
        wanted = self.by_row[row.number]
        for column in sorted(wanted):
            text, cell = wanted[column], known.get(column)
            if cell is not None:
                self._change_cell(row.number, cell, text)
            elif text:
                self._put_cell(row, column, text)
        self._widen_spans(row, [c for c in wanted if c not in known and wanted[c]])

    def _put_cell(self, row: _Row, column: int, text: str) -> None:
        """Put in a cell before the first one to its right."""
        self.written.done += 1
        new = self._cell(row.number, column, text, row)
        place = next((cell.start for cell in row.cells if cell.column > column), None)
        if place is not None:
            self.part.insert(place, new)
        else:
            raw = f"{self.sheet.p}row"
            self.part.fill(row.start, row.opened, row.closing, raw, new)

    def _change_cell(self, row: int, cell: _Cell, text: str) -> None:
        place = (row, cell.column)
        if cell.formula is not None:
            if cell.formula_kind or not _CONSTANT.fullmatch(cell.formula.lstrip("=")):
                self.written.left[place] = Left.FORMULA
                return
            self.written.formulas_gone.append(place)
        if cell.attributes.get("t") == "inlineStr" and cell.text == text:
            return
        kept = "".join(
            f" {name}={attribute(cell.attributes[name])}"
            for name in ("s", "ph")
            if name in cell.attributes
        )
        self.part.cut(cell.start, cell.end, _written(self.sheet.p, row, cell.column, text, kept))
        self.written.done += 1

    def _cell(self, row: int, column: int, text: str, there: _Row | None) -> str:
        style = ""
        if there is not None and there.attributes.get("customFormat") in ("1", "true"):
            style = there.attributes.get("s", "")
        style = style or self._column_style(column)
        kept = f" s={attribute(style)}" if style and style != "0" else ""
        return _written(self.sheet.p, row, column, text, kept)

    def _column_style(self, column: int) -> str:
        columns = self.sheet.root.child("cols")
        for one in columns.all("col") if columns else ():
            first, last = one.attributes.get("min", ""), one.attributes.get("max", "")
            if first.isdecimal() and last.isdecimal() and int(first) <= column <= int(last):
                return one.attributes.get("style", "")
        return ""

    def _widen_spans(self, row: _Row, added: list[int]) -> None:
        hit = _SPANS.search(self.part.data, row.start, row.opened)
        if not hit or not added:
            return
        first, last = int(hit[1]), int(hit[2])
        if min(added) < first or max(added) > last:
            wide = f' spans="{min(first, *added)}:{max(last, *added)}"'
            self.part.cut(hit.start(), hit.end(), wide)

    def _widen_dimension(self) -> None:
        element = self.sheet.root.child("dimension")
        known = area(element.attributes.get("ref", "")) if element else None
        filled = [place for place, text in self.texts.items() if text]
        if element is None or known is None or not filled:
            return
        top, left, bottom, right = known
        rows, columns = [row for row, _ in filled], [column for _, column in filled]
        wide = (min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns))
        hit = _REFERENCE.search(self.part.data, element.start, element.opened)
        if wide != known and hit:
            said = f"{address(*wide[:2])}:{column_letters(wide[3])}{wide[2]}"
            self.part.cut(hit.start(), hit.end(), f' ref="{said}"')


def _written(p: str, row: int, column: int, text: str, kept: str) -> str:
    where = f'<{p}c r="{address(row, column)}"{kept}'
    if not text:
        return f"{where}/>"
    said = f'<{p}t xml:space="preserve">{content(text)}</{p}t>'
    return f'{where} t="inlineStr"><{p}is>{said}</{p}is></{p}c>'


class _Rows(Struct):
    """The rows that were asked for, and for those not there the offset of the next row."""

    known: dict[int, _Row] = {}
    after: dict[int, int] = {}


class _RowFinder:
    """Streams a sheet's rows; only those asked for are looked into."""

    def __init__(self, sheet: Sheet, wanted: set[int]) -> None:
        self._data = sheet.part.data
        # Places of drawings have rows too, under a prefix of their own.
        self._names = {f"{sheet.p}{name}": name for name in ("row", "c", "f", "v", "t")}
        self._wanted = wanted
        self._missing = sorted(wanted, reverse=True)
        self._found = _Rows()
        self._number = 0
        self._row: _Row | None = None
        self._cell: _Cell | None = None
        self._collect: list[str] | None = None
        self._parser = expat.ParserCreate("utf-8" if sheet.part.wide else None)
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def find(self) -> _Rows:
        try:
            self._parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError) as problem:
            raise UnreadableError("damaged") from problem
        return self._found

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        name = self._names.get(raw)
        if name == "row":
            self._start_row(attributes)
        elif self._row is None:
            return
        elif name == "c":
            self._start_cell(attributes)
        elif name in ("f", "v", "t") and self._cell is not None:
            self._collect = []
            if name == "f":
                self._cell.formula_kind = attributes.get("t", "").replace("normal", "")

    def _start_row(self, attributes: dict[str, str]) -> None:
        said = attributes.get("r", "")
        self._number = int(said) if said.isdecimal() else self._number + 1
        start = self._parser.CurrentByteIndex
        while self._missing and self._missing[-1] < self._number:
            number = self._missing.pop()
            if number not in self._found.known:
                self._found.after[number] = start
        if self._number in self._wanted and self._number not in self._found.known:
            opened = start_tag_end(self._data, start)
            self._row = _Row(self._number, attributes, start, opened)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        row = self._row
        assert row is not None
        place = position(attributes.get("r", ""))
        column = place[1] if place else (row.cells[-1].column + 1 if row.cells else 1)
        self._cell = _Cell(column, attributes, self._parser.CurrentByteIndex)
        row.cells.append(self._cell)

    def _text(self, data: str) -> None:
        if self._collect is not None:
            self._collect.append(data)

    def _end(self, raw: str) -> None:
        if self._row is None:
            return
        name = self._names.get(raw)
        if name == "c" and self._cell is not None:
            self._cell.end = self._closed(self._cell.start)
            self._cell = None
        elif name == "row":
            self._row.end = self._closed(self._row.start)
            empty = self._row.end == self._row.opened
            self._row.closing = self._row.opened if empty else self._parser.CurrentByteIndex
            self._found.known[self._row.number] = self._row
            self._row = None
        elif self._collect is not None and self._cell is not None and name in ("f", "v", "t"):
            said = "".join(self._collect)
            if name == "f":
                self._cell.formula = said
            else:
                self._cell.text += said
            self._collect = None

    def _closed(self, start: int) -> int:
        """Give the offset after an element, be it written with content or without."""
        opened = start_tag_end(self._data, start)
        if self._data[opened - 2 : opened] == b"/>":
            return opened
        return self._data.index(b">", self._parser.CurrentByteIndex) + 1
