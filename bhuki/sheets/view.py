"""A grid made ready for looking at: by address, by row, by column, with merges resolved."""

import re
from functools import cache

from bhuki.sheets.grid import Cell, CellKind, Grid, Merge, Style
from bhuki.sheets.letters import plain

Place = tuple[int, int]

_TAGS = re.compile(
    r"</?(?:h[1-6]|b|i|u|em|strong|p|span|br|div|font|sup|sub|code)\b[^<>]*/?>", re.IGNORECASE
)
_MARKUP = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|(?<!\w)`|`(?!\w)|~~")
_ESCAPED = re.compile(r"\\([*_#`|~\[\]])")
# A word that was broken to fit its column: “System-⏎ejer”; but not “Projekt-⏎og styregruppe”.
_BROKEN = re.compile(r"(?<=[\w.]-)[^\S\n]*\n\s*(?=\w)(?!(?:og|eller|and|or|und|oder|och)\b)")
_LARGEST_COVER = 300_000


@cache
def label(text: str) -> str:
    """Give a cell's text as one line, without markup that was never rendered."""
    if "<" in text:
        text = _TAGS.sub(" ", text)
    if "*" in text or "`" in text or "_" in text or "~" in text:
        text = _MARKUP.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    if "-" in text and "\n" in text:
        text = _BROKEN.sub("", text)
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


class View:
    """One grid, looked at in many ways. Rows and columns count from 1."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.cells: dict[Place, Cell] = {}
        self.rows: dict[int, list[int]] = {}
        self.columns: dict[int, list[int]] = {}
        columns_in, rows_in = self.rows, self.columns
        for cell in grid.cells:
            row, column = cell.row, cell.column
            self.cells[row, column] = cell
            columns_in.setdefault(row, []).append(column)
            rows_in.setdefault(column, []).append(row)
        for columns in self.rows.values():
            columns.sort()
        for rows in self.columns.values():
            rows.sort()
        self.last_row = max(self.rows, default=0)
        self.last_column = max(self.columns, default=0)
        self.spans: dict[Place, Merge] = {}
        self.anchors: dict[Place, Place] = {}
        self._spread_merges()
        self.comments = {(c.row, c.column): c.text for c in grid.comments}

    def _spread_merges(self) -> None:
        """Note which cells a merged one covers, as far as the sheet is filled."""
        room = _LARGEST_COVER
        for merge in self.grid.merges:
            anchor = (merge.first_row, merge.first_column)
            if anchor not in self.cells:
                continue
            last_row = min(merge.last_row, self.last_row + 1)
            last_column = min(merge.last_column, self.last_column + 1)
            room -= (last_row - merge.first_row + 1) * (last_column - merge.first_column + 1)
            if room < 0:
                return
            self.spans[anchor] = merge
            for row in range(merge.first_row, last_row + 1):
                for column in range(merge.first_column, last_column + 1):
                    if (row, column) not in self.cells:
                        self.anchors[row, column] = anchor

    def at(self, row: int, column: int) -> Cell | None:
        """Give the cell that stands at a place, be it only as the covering merged one."""
        cell = self.cells.get((row, column))
        if cell is None and (anchor := self.anchors.get((row, column))):
            return self.cells[anchor]
        return cell

    def own(self, row: int, column: int) -> Cell | None:
        """Give the cell that begins at a place, or None."""
        return self.cells.get((row, column))

    def label(self, row: int, column: int) -> str:
        """Give the text that stands at a place as one line; empty where there is none."""
        cell = self.at(row, column)
        return label(cell.text) if cell else ""

    def style(self, cell: Cell) -> Style:
        """Give a cell's looks."""
        styles = self.grid.styles
        return styles[cell.style] if cell.style < len(styles) else Style()

    def width(self, cell: Cell) -> int:
        """Give how many columns a cell spans."""
        merge = self.spans.get((cell.row, cell.column))
        return merge.last_column - merge.first_column + 1 if merge else 1

    def in_row(self, row: int, first: int, last: int) -> list[int]:
        """Give the columns from first to last that have a cell of their own in a row."""
        return [column for column in self.rows.get(row, ()) if first <= column <= last]

    def in_column(self, column: int, first: int, last: int) -> list[int]:
        """Give the rows from first to last that have a cell of their own in a column."""
        return [row for row in self.columns.get(column, ()) if first <= row <= last]

    def has_words(self, row: int, column: int) -> bool:
        """Say whether a cell holds a text with letters in it, not a date or a number."""
        cell = self.at(row, column)
        return (
            cell is not None
            and cell.kind is CellKind.TEXT
            and any(map(str.isalpha, plain(cell.text)))
        )
