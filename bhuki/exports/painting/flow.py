"""Put pieces of known height into two columns, even and without loose ends.

    for spread in spreads(pieces, room_of_first_page, room_of_a_page): ...

A piece is never divided. A column that goes on in the middle of a section says so again at its
top, which costs the height of that line.
"""

from collections.abc import Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """Something to place: its height, and the heights its section's line adds before it.

    `opens` is added where it follows another section in the same column, `resumes` at the top.
    """

    height: float
    key: str = ""
    opens: float = 0.0
    resumes: float = 0.0


class Spread(NamedTuple):
    """What goes on one page: the places of the pieces in the left and the right column."""

    left: range
    right: range
    height: float


def column_height(pieces: Sequence[Piece], places: range) -> float:
    """Give the height of pieces that stand under each other in one column."""
    height = 0.0
    for n in places:
        piece = pieces[n]
        if n == places.start:
            height += piece.resumes
        elif piece.key != pieces[n - 1].key:
            height += piece.opens
        height += piece.height
    return height


def fill(pieces: Sequence[Piece], start: int, room: float) -> range:
    """Take as many pieces as a column has room for."""
    end = start
    while end < len(pieces) and column_height(pieces, range(start, end + 1)) <= room:
        end += 1
    return range(start, end)


def spread(pieces: Sequence[Piece], start: int, room: float) -> Spread:
    """Fill the two columns of one page from a piece on; even where all the rest fits."""
    left = fill(pieces, start, room)
    right = fill(pieces, left.stop, room)
    if right.stop == len(pieces):
        left, right = even(pieces, start)
    return _spread_of(pieces, left, right)


def short_spread(pieces: Sequence[Piece], start: int, stop: int) -> Spread:
    """Put the pieces from one up to another into two even columns; others go on elsewhere."""
    return _spread_of(pieces, *even(pieces, start, stop))


def _spread_of(pieces: Sequence[Piece], left: range, right: range) -> Spread:
    height = max(column_height(pieces, left), column_height(pieces, right))
    return Spread(left, right, height)


def even(pieces: Sequence[Piece], start: int, stop: int | None = None) -> tuple[range, range]:
    """Divide the rest so that the taller column is as short as can be, the left one the taller.

    `stop` leaves the pieces from there on to another page.
    """
    stop = len(pieces) if stop is None else stop
    best = min(
        range(start, stop + 1),
        key=lambda cut: (
            max(
                column_height(pieces, range(start, cut)),
                column_height(pieces, range(cut, stop)),
            ),
            -cut,
        ),
        default=stop,
    )
    return range(start, best), range(best, stop)


def whole_height(pieces: Sequence[Piece]) -> float:
    """Give the height of all pieces in two even columns."""
    left, right = even(pieces, 0)
    return max(column_height(pieces, left), column_height(pieces, right))
