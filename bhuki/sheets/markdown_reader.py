"""Read the tables of a Markdown document, with the headings and the text around them.

The document's structure comes from markdown-it; a table's own lines are split here, because
Markdown drops the cells that a row has more than its header, and people's tables have such rows.
HTML tables in the document are read too, and nested lists become grids of their own.
"""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bhuki.sheets import limits
from bhuki.sheets.grid import Cell, CellKind, FileKind, Grid, RawFile
from bhuki.sheets.html_reader import BOLD_STYLE, STYLES, HtmlTables, name_grids, parse_html, tidy
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.text_encoding import decode

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)
_HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.DOTALL | re.IGNORECASE)
_PLACEHOLDER = re.compile(r"HTMLTABLE(\d+)ELBATLMTH")
_RULE = re.compile(r"^[\s|:+=-]*-[\s|:+=-]*$")
_TABLE_RULE = re.compile(r"^[ ]{0,3}\|?[ ]*:?-{2,}:?[ ]*\|", re.MULTILINE)
_BARE_RULE = re.compile(r"^[ ]{0,3}:?-{2,}:?[ ]*(?:\|[ ]*:?-{2,}:?[ ]*)+$", re.MULTILINE)
_MARKUP = re.compile(r"[*_`<&\\!\[~]")
_PREFIX = re.compile(r"^[\s>]*")


def read_markdown(path: Path) -> RawFile:
    """Read all tables of a Markdown file."""
    text = decode(path.read_bytes())
    if text is None:
        raise UnreadableError("not-a-sheet")
    document = _Document(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    document.read()
    name_grids(document.grids)
    return RawFile(FileKind.MARKDOWN, document.grids, document.prose)


class _Document:
    def __init__(self, text: str) -> None:
        self.grids: list[Grid] = []
        self.prose: list[str] = []
        self._heading = ""
        self._cells = 0
        self._html: list[HtmlTables] = []
        if sum(1 for _ in _TABLE_RULE.finditer(text)) > limits.SHEETS:
            raise UnreadableError("too-many-sheets")
        text = _with_outer_pipes(_FRONT_MATTER.sub("", text, count=1))
        self._text = _HTML_TABLE.sub(self._set_aside, text)
        self._lines = self._text.split("\n")
        self._parser = MarkdownIt("commonmark", {"html": True}).enable("table")

    def _set_aside(self, hit: re.Match[str]) -> str:
        """Put a mark where an HTML table stands: Markdown would cut it at its empty lines."""
        self._html.append(parse_html(hit[0]))
        return f"\n\nHTMLTABLE{len(self._html) - 1}ELBATLMTH\n\n"

    def read(self) -> None:
        tokens = self._parser.parse(self._text)
        at = 0
        while at < len(tokens):
            at = self._take(tokens, at)

    def _take(self, tokens: list[Token], at: int) -> int:
        """Take one block and give the place of the next."""
        token = tokens[at]
        if token.type == "heading_open":
            self._heading = self.plain(tokens[at + 1].content)[0]
            self.prose.append(self._heading)
        elif token.type == "table_open" and token.map:
            self._add_table(self._lines[token.map[0] : token.map[1]])
            return _after(tokens, at, "table_close")
        elif token.type in ("bullet_list_open", "ordered_list_open") and token.level == 0:
            # The tokens inside are gone through as well: a list may hold tables.
            self._add_list(tokens[at : _after(tokens, at, token.type.replace("open", "close"))])
        elif token.type == "inline" and tokens[at - 1].type == "paragraph_open":
            self._add_paragraph(token.content)
        elif token.type in ("fence", "code_block"):
            self._add_paragraph(token.content, only_tables=True)
        elif token.type == "html_block":
            self.prose += parse_html(token.content).prose
        return at + 1

    def _add_paragraph(self, content: str, *, only_tables: bool = False) -> None:
        if hit := _PLACEHOLDER.search(content):
            self._add_html(self._html[int(hit[1])])
            return
        lines = content.split("\n")
        piped = [line for line in lines if line.count("|") >= 2]
        if len(piped) >= 3 and len(piped) >= len(lines) - 1:
            self._add_table(piped)
        elif not only_tables:
            text = tidy(self.plain(content)[0])
            if text:
                self.prose.append(text)

    def _add_html(self, page: HtmlTables) -> None:
        for grid in page.grids:
            grid.heading = grid.heading or self._heading
            self.grids.append(grid)
        self.prose += page.prose

    def _add_table(self, lines: list[str]) -> None:
        cells: list[Cell] = []
        row = 0
        for line in lines:
            if _RULE.match(line) and "-" in line:
                continue
            row += 1
            for column, raw in enumerate(split_row(line), 1):
                text, bold = self.plain(raw)
                if text:
                    style = BOLD_STYLE if bold else 0
                    cells.append(Cell(row, column, text, CellKind.TEXT, style))
        self._cells += len(cells)
        if self._cells > limits.CELLS:
            raise UnreadableError("too-big")
        if cells:
            self.grids.append(Grid("", cells, styles=STYLES, heading=self._heading, table=True))

    def _add_list(self, tokens: list[Token]) -> None:
        """Make a grid of a list that has lists in it: a row an item, a column a depth."""
        cells: list[Cell] = []
        depth, row = 0, 0
        for token in tokens:
            if token.type.endswith("list_open"):
                depth += 1
            elif token.type.endswith("list_close"):
                depth -= 1
            elif token.type == "inline":
                text, bold = self.plain(token.content)
                if text:
                    row += 1
                    style = BOLD_STYLE if bold else 0
                    cells.append(Cell(row, depth, text, CellKind.TEXT, style))
        if any(cell.column > 1 for cell in cells):
            grid = Grid("", cells, styles=STYLES, heading=self._heading, nested=True)
            self.grids.append(grid)

    def plain(self, source: str) -> tuple[str, bool]:
        """Give a piece of Markdown as the text a reader sees, and whether all of it is bold."""
        source = source.strip()
        if not _MARKUP.search(source):
            return source, False
        children = self._parser.parseInline(source)[0].children or []
        pieces: list[str] = []
        strong, bold = 0, []
        for child in children:
            strong += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
            text = _inline_text(child)
            pieces.append(text)
            if text.strip():
                bold.append(strong > 0)
        text = tidy("".join(pieces).replace("~~", ""))
        return text, bool(bold) and all(bold)


def _with_outer_pipes(text: str) -> str:
    """Begin the rows of tables without outer pipes with one: `1. Plan | R` would be a list."""
    if not _BARE_RULE.search(text):
        return text
    lines = text.split("\n")
    inside = False
    for place, line in enumerate(lines):
        if _BARE_RULE.fullmatch(line) and place and "|" in lines[place - 1]:
            inside = True
            lines[place - 1] = "| " + lines[place - 1]
        inside = inside and "|" in line
        if inside:
            lines[place] = "| " + line
    return "\n".join(lines)


def _inline_text(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content.lower().startswith("<br") else ""
    return token.content


def _after(tokens: list[Token], at: int, closing: str) -> int:
    level = tokens[at].level
    for place in range(at + 1, len(tokens)):
        if tokens[place].type == closing and tokens[place].level == level:
            return place + 1
    return len(tokens)


def split_row(line: str) -> list[str]:
    """Split a table's line at its pipes, but not at escaped ones nor inside code or links."""
    line = _PREFIX.sub("", line).rstrip()
    line = line.removeprefix("|")
    parts: list[str] = []
    piece: list[str] = []
    in_code = False
    escaped = False
    for place, character in enumerate(line):
        if escaped:
            piece.append(character if character == "|" else "\\" + character)
            escaped = False
        elif character == "\\":
            escaped = True
        elif character == "`" and (in_code or "`" in line[place + 1 :].partition("|")[0]):
            in_code = not in_code
            piece.append(character)
        elif character == "|" and not in_code:
            parts.append("".join(piece))
            piece = []
        else:
            piece.append(character)
    if "".join(piece).strip():
        parts.append("".join(piece))
    return parts
