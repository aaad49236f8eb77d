"""Blocks of cells as they travel: tab-separated text, HTML tables, and our own with notes.

    block_from_text("H\\t\\r\\nr / a\\t")
    block_from_html(mime.html())
    text_of(rows), html_of(rows, colours)

A block is rows of texts. Excel and LibreOffice give both forms; HTML says for certain where one
cell ends and the next begins, so it goes first where there is a table in it.
"""

import csv
import html
import io
from collections.abc import Callable, Sequence

import msgspec
from msgspec import Struct

from bhuki.matrix.entities import Assignment
from bhuki.sheets.patient_html import PatientHtml

OWN_FORMAT = "application/x-bhuki-cells"
MOST_CELLS = 2_000_000  # more than any matrix has; a span of a billion must not fill the memory

Block = list[list[str]]


class OwnBlock(Struct, frozen=True):
    """A block copied in Bhuki: whole assignments, and the letters' scheme."""

    scheme: str
    rows: tuple[tuple[Assignment | None, ...], ...]


def write_own(block: OwnBlock) -> bytes:
    """Write a block of ours for the clipboard."""
    return msgspec.json.encode(block)


def read_own(data: bytes) -> OwnBlock | None:
    """Read a block of ours; None where it is none."""
    try:
        block = msgspec.json.decode(data, type=OwnBlock)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return block if len({len(row) for row in block.rows}) == 1 else None


def block_from_text(text: str) -> Block:
    """Read tab-separated text, with quoted cells as Excel writes them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.endswith("\n"):
        text = text[:-1]
    if not text:
        return []
    if '"' not in text:
        return _even([line.split("\t") for line in text.split("\n")])
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    return _even([list(row) or [""] for row in rows])


def block_from_html(source: str) -> Block:
    """Read the first table of a page; empty where it has none. Spans repeat nothing."""
    if "<t" not in source.lower():
        return []
    parser = _TableParser()
    parser.feed(source)
    parser.close()
    return _even(parser.rows)


def text_of(rows: Sequence[Sequence[str]]) -> str:
    """Write a block as tab-separated text."""
    return "\n".join("\t".join(_quoted(cell) for cell in row) for row in rows)


def html_of(rows: Sequence[Sequence[str]], colours: Callable[[str], tuple[str, str] | None]) -> str:
    """Write a block as an HTML table; `colours` gives a cell's ground and text."""
    lines: list[str] = []
    for row in rows:
        cells: list[str] = []
        for cell in row:
            pair = colours(cell)
            style = "text-align:center"
            if pair is not None:
                style += f";background:{pair[0]};color:{pair[1]};font-weight:bold"
            cells.append(f'<td style="{style}">{html.escape(cell)}</td>')
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return (
        '<html><head><meta charset="utf-8"></head><body><table>'
        + "".join(lines)
        + "</table></body></html>"
    )


def _quoted(cell: str) -> str:
    if any(sign in cell for sign in '\t\n"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _even(rows: Block) -> Block:
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


class _TableParser(PatientHtml):
    """Collects the cells of a page's first table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Block = []
        self._depth = 0
        self._done = False
        self._cell: list[str] | None = None
        self._span = 1
        self._hanging: dict[int, int] = {}  # column → rows that a cell above still covers
        self._rowspan = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._done:
            return
        if tag == "table":
            self._depth += 1
        elif tag == "tr" and self._depth == 1:
            self._close_cell()
            self.rows.append([])
            self._skip_hanging()
        elif tag in ("td", "th") and self._depth == 1:
            self._close_cell()
            if not self.rows:
                self.rows.append([])
            self._cell = []
            values = dict(attrs)
            self._span = _span(values.get("colspan"))
            self._rowspan = _span(values.get("rowspan"))
        elif tag in ("br", "p", "div") and self._cell:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._done:
            return
        if tag in ("td", "th", "tr") and self._depth == 1:
            self._close_cell()
        elif tag == "table":
            self._close_cell()
            self._depth -= 1
            self._done = self._depth <= 0

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        row = self.rows[-1]
        start = len(row)
        if len(self.rows) * (start + self._span) < MOST_CELLS:
            row.append(" ".join("".join(self._cell).split()))
            row.extend([""] * (self._span - 1))
        if self._rowspan > 1:
            for column in range(start, len(row)):
                self._hanging[column] = self._rowspan - 1
        self._cell = None
        self._skip_hanging()

    def _skip_hanging(self) -> None:
        row = self.rows[-1]
        while self._hanging.get(len(row), 0) > 0:
            self._hanging[len(row)] -= 1
            row.append("")


def _span(value: str | None) -> int:
    return min(int(value), 16384) if value and value.isdecimal() and int(value) > 0 else 1
