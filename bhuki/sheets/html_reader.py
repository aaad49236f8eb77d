"""Read the tables of an HTML page, with the headings and the text around them.

Each table counts its rows and columns from 1. Spans become merges; a cell's text keeps the line
breaks a reader would see. Scripts are not run: a table that a script fills is empty here.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from bhuki.sheets import limits
from bhuki.sheets.grid import GENERATOR, Cell, CellKind, FileKind, Grid, Merge, RawFile, Style
from bhuki.sheets.patient_html import PatientHtml
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.text_encoding import decode

BOLD_STYLE = 1
_DEEPEST = 4
STYLES = [Style(bold, indent=depth) for depth in range(_DEEPEST + 1) for bold in (False, True)]
_DEPTH_CLASS = re.compile(r"(?:indent|depth|level|lvl)[-_]?(\d)\b", re.IGNORECASE)
_PADDING = re.compile(r"(?:padding|margin)-left\s*:\s*(\d+(?:\.\d+)?)\s*(px|r?em|pt)")

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "nav",
        "dd",
        "dt",
        "dl",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "address",
        "hr",
        "title",
        "caption",
        "option",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_SILENT = frozenset({"script", "style", "template", "noscript"})
_BOLD = frozenset({"b", "strong", "th"})
_UNSEEN = re.compile(r"(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text)(?:\s|$)")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LONGEST_SPAN = 1000


def read_html(path: Path) -> RawFile:
    """Read all tables of an HTML file."""
    text = decode(path.read_bytes())
    if text is None:
        raise UnreadableError("not-a-sheet")
    page = parse_html(text)
    name_grids(page.grids)
    details = {GENERATOR: page.generator} if page.generator else {}
    return RawFile(FileKind.HTML, page.grids, page.prose, details=details)


def name_grids(grids: list[Grid]) -> None:
    """Call each table by the heading over it where no other has the same, else by its number."""
    headings = [grid.heading for grid in grids if not grid.nested]
    counts = {"table": 0, "list": 0}
    for grid in grids:
        sort = "list" if grid.nested else "table"
        counts[sort] += 1
        alone = grid.heading and not grid.nested and headings.count(grid.heading) == 1
        grid.name = grid.heading if alone else f"{sort} {counts[sort]}"


@dataclass
class _Table:
    heading: str
    cells: list[Cell] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    column: int = 0
    depth: int = 0  # how far the row is indented


@dataclass
class _OpenCell:
    pieces: list[str]
    bold: list[bool]
    rows: int
    columns: int
    depth: int = 0
    unseen: list[str] = field(default_factory=list)  # said only to those who hear the page


class HtmlTables(PatientHtml):
    """Collects tables, headings and text; use `parse_html`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self.prose: list[str] = []
        self.heading = ""
        self.generator = ""
        self._tables: list[_Table] = []
        self._open: list[_OpenCell | None] = []
        self._line: list[str] = []
        self._in_heading = False
        self._silent = 0
        self._unseen: list[str] = []  # open elements of the same sort, inside one that is not seen
        self._bold = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self._note_generator(dict(attrs))
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._flush()
            if len(self._tables) + len(self.grids) >= limits.SHEETS:
                raise UnreadableError("too-many-sheets")
            self._tables.append(_Table(self.heading))
            self._open.append(None)
        elif tag == "tr" and self._tables:
            self._close_cell()
            self._tables[-1].row += 1
            self._tables[-1].column = 0
            self._tables[-1].depth = _indent_of(dict(attrs))
        elif tag in ("td", "th") and self._tables:
            self._open_cell(tag, dict(attrs))
        elif tag == "br":
            self._add("\n")
        elif tag == "small":
            self._add(" ")  # a remark under a name, set apart by its looks
        elif tag == "img":
            self._add(dict(attrs).get("alt") or "")
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._break_block(tag)
        if tag in _BOLD:
            self._bold += 1
        if self._unseen[:1] == [tag] or (
            not self._unseen and tag == "span" and _UNSEEN.search(dict(attrs).get("class") or "")
        ):
            self._unseen.append(tag)

    def _note_generator(self, attributes: dict[str, str | None]) -> None:
        if attributes.get("name") == GENERATOR:
            self.generator = attributes.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BOLD:
            self._bold = max(0, self._bold - 1)
        if self._unseen[:1] == [tag]:
            self._unseen.pop()
        if tag in ("td", "th", "tr") and self._tables:
            self._close_cell()
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in _HEADINGS and self._in_heading and not self._in_cell():
            self._in_heading = False
            self.heading = self._flush() or self.heading
            if tag == "caption" and self._tables:
                self._tables[-1].heading = self.heading
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._break_block("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._add(_SPACES.sub(" ", data))

    def close(self) -> None:
        super().close()
        while self._tables:
            self._close_table()
        self._flush()

    def _in_cell(self) -> bool:
        return bool(self._open) and self._open[-1] is not None

    def _add(self, text: str) -> None:
        cell = self._open[-1] if self._open else None
        if cell is None:
            self._line.append(text)
            return
        if self._unseen:
            cell.unseen.append(text)
            return
        cell.pieces.append(text)
        if text.strip():
            cell.bold.append(self._bold > 0)

    def _break_block(self, tag: str) -> None:
        if self._in_cell():
            self._add("\n")
            return
        self._flush()
        self._in_heading = tag in _HEADINGS

    def _flush(self) -> str:
        text = tidy("".join(self._line))
        self._line.clear()
        if text:
            self.prose.append(text)
        return text

    def _open_cell(self, tag: str, attributes: dict[str, str | None]) -> None:
        self._close_cell()
        self._unseen.clear()
        if tag == "th":
            self._bold = 0
        table = self._tables[-1]
        table.row = table.row or 1
        rows, columns = _span(attributes.get("rowspan")), _span(attributes.get("colspan"))
        self._open[-1] = _OpenCell([], [], rows, columns, _indent_of(attributes))

    def _close_cell(self) -> None:
        cell = self._open[-1]
        if cell is None:
            return
        self._open[-1] = None
        table = self._tables[-1]
        table.column += 1
        while (table.row, table.column) in table.taken:
            table.taken.discard((table.row, table.column))
            table.column += 1
        row, column = table.row, table.column
        if cell.rows > 1 or cell.columns > 1:
            table.merges.append(Merge(row, column, row + cell.rows - 1, column + cell.columns - 1))
            below = range(row + 1, row + cell.rows)
            table.taken.update((r, column + c) for r in below for c in range(cell.columns))
        text = tidy("".join(cell.pieces)) or tidy("".join(cell.unseen))
        if text:
            self._cells += 1
            if self._cells > limits.CELLS:
                raise UnreadableError("too-big")
            bold = BOLD_STYLE if cell.bold and all(cell.bold) else 0
            bold += 2 * min(_DEEPEST, max(cell.depth, table.depth))
            table.cells.append(Cell(row, column, text, CellKind.TEXT, bold))
        table.column += cell.columns - 1

    def _close_table(self) -> None:
        self._close_cell()
        table = self._tables.pop()
        self._open.pop()
        self.grids.append(
            Grid(
                "",
                table.cells,
                styles=STYLES,
                merges=table.merges,
                heading=table.heading,
                table=True,
            )
        )


def _indent_of(attributes: dict[str, str | None]) -> int:
    """Say how far a row or a cell is indented, by its class or its style."""
    if hit := _DEPTH_CLASS.search(attributes.get("class") or ""):
        return int(hit[1])
    hit = _PADDING.search(attributes.get("style") or "")
    if hit is None:
        return 0
    width = float(hit[1]) * (1.0 if hit[2] in ("px", "pt") else 12.0)
    return int(width // 12)


def parse_html(text: str) -> HtmlTables:
    """Parse a page or a piece of one."""
    page = HtmlTables()
    page.feed(text)
    page.close()
    return page


def tidy(text: str) -> str:
    """Collapse blanks within lines and drop empty lines."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _span(text: str | None) -> int:
    return min(max(1, int(text)), _LONGEST_SPAN) if text and text.strip().isdecimal() else 1
