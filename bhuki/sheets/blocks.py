"""Find blocks: where letters stand close together, in rows and columns of their own.

Letters hang together along a row as long as no other text stands between them, and down a column
likewise. A repeated heading therefore ends a block, and so does a column of text between two
matrices that stand side by side.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bhuki.sheets.letters import Alphabet, Guess, Kind
from bhuki.sheets.view import Place, View

_FOUNDING = (Kind.CODE, Kind.MARK)
_LARGEST_GAP = 14  # rows without letters that a block may bridge: sections, empty rows


@dataclass
class Block:
    """Cells with letters that belong together."""

    places: set[Place] = field(default_factory=set)

    @property
    def rows(self) -> list[int]:
        """The rows that have letters."""
        return sorted({row for row, _ in self.places})

    @property
    def columns(self) -> list[int]:
        """The columns that have letters."""
        return sorted({column for _, column in self.places})

    @property
    def first_row(self) -> int:
        return min(row for row, _ in self.places)

    @property
    def last_row(self) -> int:
        return max(row for row, _ in self.places)


class Guesses:
    """What each cell of a view seems to say under an alphabet; legends say nothing."""

    def __init__(self, view: View, alphabet: Alphabet, outside: AbstractSet[Place]) -> None:
        self.view = view
        self.alphabet = alphabet
        self.of: dict[Place, Guess] = {}
        for place, cell in view.cells.items():
            if place not in outside:
                self.of[place] = alphabet.guess(cell.text, cell.kind)

    def kind(self, row: int, column: int) -> Kind | None:
        """Give what a cell may be; None where it is empty or stands in a legend."""
        guess = self.of.get((row, column))
        return guess.kind if guess else None


def find_blocks(guesses: Guesses) -> list[Block]:
    """Find all blocks of a sheet, from the top."""
    founding = {p for p, guess in guesses.of.items() if guess.kind in _FOUNDING}
    groups = _Groups(founding)
    _join_along_rows(guesses, founding, groups)
    _join_down_columns(guesses, founding, groups)
    blocks = [Block(places) for places in groups.sets()]
    blocks.sort(key=lambda block: (block.first_row, block.columns[0]))
    return _join_torn(guesses, blocks)


class _Groups:
    """Places that are joined step by step."""

    def __init__(self, places: set[Place]) -> None:
        self._parent = {place: place for place in places}

    def root(self, place: Place) -> Place:
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def join(self, one: Place, other: Place) -> None:
        self._parent[self.root(one)] = self.root(other)

    def sets(self) -> list[set[Place]]:
        found: dict[Place, set[Place]] = {}
        for place in self._parent:
            found.setdefault(self.root(place), set()).add(place)
        return list(found.values())


def _parts(kind: Kind | None) -> bool:
    """Whether a cell of this kind keeps its neighbours apart."""
    return kind in (Kind.TEXT, Kind.LOOSE)


def _join_along_rows(guesses: Guesses, founding: set[Place], groups: _Groups) -> None:
    for row, columns in guesses.view.rows.items():
        before: Place | None = None
        for column in columns:
            if (row, column) in founding:
                if before is not None:
                    groups.join(before, (row, column))
                before = (row, column)
            elif _parts(guesses.kind(row, column)):
                before = None


def _join_down_columns(guesses: Guesses, founding: set[Place], groups: _Groups) -> None:
    for column, rows in guesses.view.columns.items():
        before: Place | None = None
        for row in rows:
            if (row, column) in founding:
                if before is not None and row - before[0] <= _LARGEST_GAP:
                    groups.join(before, (row, column))
                before = (row, column)
            elif _parts(guesses.kind(row, column)):
                before = None


def _join_torn(guesses: Guesses, blocks: list[Block]) -> list[Block]:
    """Join blocks that one odd row tore apart: the same columns, and no heading between them."""
    joined: list[Block] = []
    for block in blocks:
        above = next((b for b in reversed(joined[-6:]) if _continues(guesses, b, block)), None)
        if above is None:
            joined.append(block)
        else:
            above.places |= block.places
    return joined


def _continues(guesses: Guesses, above: Block, below: Block) -> bool:
    if not 0 < below.first_row - above.last_row <= _LARGEST_GAP:
        return _is_stray(above, below)
    mine, theirs = set(below.columns), set(above.columns)
    if len(mine & theirs) < 0.5 * min(len(mine), len(theirs)):
        return False
    return not any(
        is_heading(guesses, row, sorted(mine | theirs))
        for row in range(above.last_row + 1, below.first_row)
    )


def _is_stray(above: Block, below: Block) -> bool:
    """Whether a few letters lie wholly among another block's rows and columns."""
    if len(below.places) > 3 or len(above.places) < 8:
        return False
    columns, rows = above.columns, (above.first_row, above.last_row)
    inside = all(rows[0] <= row <= rows[1] for row, _ in below.places)
    return inside and all(columns[0] <= column <= columns[-1] for _, column in below.places)


def is_heading(guesses: Guesses, row: int, columns: list[int]) -> bool:
    """Say whether a row reads like a heading over these columns: names, and no letters."""
    kinds = [guesses.kind(row, column) for column in columns]
    names = sum(kind in (Kind.TEXT, Kind.WEAK) for kind in kinds)
    letters = sum(kind in (Kind.CODE, Kind.MARK) for kind in kinds)
    return names > letters and names >= max(1, 0.5 * len(columns))
