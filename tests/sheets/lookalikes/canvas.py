"""A sheet to write on, cell by cell, that remembers looks, merges and notes."""

from bhuki.sheets.grid import Cell, CellKind, Comment, Grid, Merge, Style, address

PLAIN, BOLD, FILLED, TURNED = 0, 1, 2, 3
INDENTED = 4
STYLES = [
    Style(),
    Style(bold=True),
    Style(bold=True, fill="rgb=FFD9E1F2"),
    Style(bold=True, turned=True),
    Style(indent=1),
]


class Canvas:
    """One sheet. Rows and columns count from 1."""

    def __init__(self, name: str, *, hidden: bool = False) -> None:
        self.name = name
        self.hidden = hidden
        self.cells: dict[tuple[int, int], tuple[str, int]] = {}
        self.merges: list[Merge] = []
        self.comments: list[Comment] = []

    def write(self, row: int, column: int, text: str, style: int = PLAIN) -> None:
        """Write a text; nothing for an empty one."""
        if text:
            self.cells[row, column] = (text, style)

    def merge(self, row: int, column: int, last_row: int, last_column: int) -> None:
        """Merge a range whose text stands in its first cell."""
        if (row, column) != (last_row, last_column):
            self.merges.append(Merge(row, column, last_row, last_column))

    @property
    def last_row(self) -> int:
        """The last row with a text."""
        return max((row for row, _ in self.cells), default=0)

    @property
    def last_column(self) -> int:
        """The last column with a text."""
        return max((column for _, column in self.cells), default=0)

    def grid(self) -> Grid:
        """Give the sheet as a reader would."""
        cells = [
            Cell(row, column, text, _kind(text), style)
            for (row, column), (text, style) in sorted(self.cells.items())
        ]
        return Grid(self.name, cells, self.hidden, STYLES, list(self.merges), list(self.comments))

    def __str__(self) -> str:
        lines = []
        for row in range(1, self.last_row + 1):
            texts = [
                self.cells.get((row, c), ("", 0))[0].replace("\n", "\\n")[:22]
                for c in range(1, self.last_column + 1)
            ]
            lines.append(f"{row:>3} " + " | ".join(texts))
        spans = [
            f"{address(m.first_row, m.first_column)}:{address(m.last_row, m.last_column)}"
            for m in self.merges
        ]
        return "\n".join([f"[{self.name}]", *lines, "merged: " + " ".join(spans)])


def _kind(text: str) -> CellKind:
    if text.replace(".", "", 1).isdecimal():
        return CellKind.NUMBER
    if len(text) == 10 and text[4] == text[7] == "-" and text[:4].isdecimal():
        return CellKind.DATE
    return CellKind.TEXT
