"""What a user said of a sheet that was read otherwise: a small value, kept with the layout.

The same recogniser runs again with it. Empty means that nothing was said.
"""

import hashlib
from collections.abc import Iterable

from msgspec import Struct

from bhuki.sheets.grid import Grid, area
from bhuki.sheets.vocabulary import fold

_ROWS_LOOKED_AT = 12


class Corrections(Struct, frozen=True, omit_defaults=True):
    """Corrections of one sheet's reading. Rows and columns count from 1.

    `letters` maps a cell's text to letters (`{"x": "I", "ja": "H/U"}`); an empty value means
    "not involved". `ignored` are addresses and ranges that are left out; `remarks` are those that
    are no letters but something said about their row.
    """

    orientation: str | None = None
    heading_rows: tuple[int, ...] = ()
    role_columns: list[int] = []
    activity_column: int | None = None
    section_rows: tuple[int, ...] = ()
    scheme: str | None = None
    letters: dict[str, str] = {}
    ignored: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    def ignores(self, row: int, column: int) -> bool:
        """Say whether a cell was told to be left out."""
        return _in_one(self.ignored, row, column)

    def is_remark(self, row: int, column: int) -> bool:
        """Say whether a cell was told to be a remark."""
        return _in_one(self.remarks, row, column)

    def told_places(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """Give those cells that the user says are remarks, or not to be read."""
        told: dict[tuple[int, int], str] = {}
        if self.ignored or self.remarks:
            for place in places:
                if self.ignores(*place):
                    told[place] = "ignored"
                elif self.is_remark(*place):
                    told[place] = "notes"
        return told

    def letter_map(self) -> dict[str, str]:
        """Give the letters by what stands in cells, folded."""
        return {fold(text) or text.casefold(): codes for text, codes in self.letters.items()}


def _in_one(addresses: tuple[str, ...], row: int, column: int) -> bool:
    boxes = (area(text) for text in addresses)
    return any(b and b[0] <= row <= b[2] and b[1] <= column <= b[3] for b in boxes)


NO_CORRECTIONS = Corrections()


def fingerprint(grid: Grid) -> str:
    """Name a sheet's layout: the texts of its first rows and where they stand.

    The cells below may change from week to week; the heading is what makes a layout.
    """
    rows = sorted({cell.row for cell in grid.cells})[:_ROWS_LOOKED_AT]
    if not rows:
        return ""
    counts = dict.fromkeys(rows, 0)
    for cell in grid.cells:
        if cell.row in counts and len(cell.text.strip()) > 3:
            counts[cell.row] += 1
    heading = max(rows, key=lambda row: counts[row])
    parts = [
        f"{cell.row}:{cell.column}:{fold(cell.text)}" for cell in grid.cells if cell.row == heading
    ]
    return hashlib.sha256("\n".join(sorted(parts)).encode()).hexdigest()[:24]
