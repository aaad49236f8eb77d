"""Read delimited text: CSV, TSV and their relatives, whatever the delimiter and encoding."""

import csv
import io
from collections import Counter
from pathlib import Path

from bhuki.files.formula_guard import unguarded
from bhuki.sheets import limits
from bhuki.sheets.grid import Cell, CellKind, FileKind, Grid, RawFile
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.text_encoding import find_encoding

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 60


def read_delimited(path: Path) -> RawFile:
    """Read a delimited text file as one grid; the grid has no name."""
    data = path.read_bytes()
    encoding = find_encoding(data)
    if encoding is None:
        raise UnreadableError("not-a-sheet")
    text = data.decode(encoding, errors="replace").lstrip("\ufeff").replace("\0", "")
    declared, text = _declared_delimiter(text)
    delimiter = declared or find_delimiter(text)
    cells = _cells(text, delimiter)
    details = {"encoding": encoding, "delimiter": delimiter}
    return RawFile(FileKind.DELIMITED, [Grid("", cells)], details=details)


def _declared_delimiter(text: str) -> tuple[str | None, str]:
    """Take off Excel's first line `sep=;`, keeping an empty line so that rows keep their number."""
    first, newline, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], newline + rest
    return None, text


def find_delimiter(text: str) -> str:
    """Name the delimiter under which most rows have the same number of cells, and many."""
    sample = text[: 200 * 1024]
    return max(_DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> float:
    widths: list[int] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if row:
                widths.append(len(row))
            if len(widths) >= _SAMPLE_LINES:
                break
    except csv.Error:
        return -1.0
    split = [width for width in widths if width > 1]
    if not split:
        return 0.0
    commonest, times = Counter(split).most_common(1)[0]
    return (times / len(widths)) * (1 + min(commonest, 12) / 12) + len(split) / len(widths)


def _cells(text: str, delimiter: str) -> list[Cell]:
    csv.field_size_limit(limits.TEXT_BYTES)
    cells: list[Cell] = []
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for row, values in enumerate(reader, 1):
            for column, value in enumerate(values, 1):
                if value and not value.isspace():
                    said = unguarded(value) if value[0] == "'" else value
                    cells.append(Cell(row, column, said[: limits.CELL_TEXT], _kind(value)))
            if len(cells) > limits.CELLS or len(values) > limits.COLUMNS:
                raise UnreadableError("too-big")
    except csv.Error:
        raise UnreadableError("damaged") from None
    return cells


def _kind(value: str) -> CellKind:
    plain = value.strip().replace(",", ".").replace(" ", "").replace("%", "")
    if not plain or plain[-1] not in "0123456789.":
        return CellKind.TEXT
    try:
        float(plain)
    except ValueError:
        return CellKind.TEXT
    return CellKind.NUMBER
