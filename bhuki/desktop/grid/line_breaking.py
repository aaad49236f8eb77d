"""Break names into lines of even length, and long Danish compounds at their joints.

    lines_of("Godkende fælles it-arkitektur", room=200, measure=metrics.horizontalAdvance)

Headings and bands are narrow and Danish words are long, so a word may be divided, but only where
two words were put together, never "it-" from what follows.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from bhuki.exports.compounds import pieces

_LONGEST = 400  # characters of a label that lines are made of; the painter shortens it anyway
_ATOMIC = ("it", "e", "ad", "u", "co", "ikt")  # prefixes with a hyphen that never stand alone


class Piece(NamedTuple):
    """A run of text that is never divided. `joint` says how it meets the one before:

    " " with a space between, "" directly (after a hyphen or slash), "-" as a divided compound.
    """

    text: str
    joint: str


def lines_of(
    text: str,
    room: float,
    measure: Callable[[str], float],
    *,
    most: int = 2,
    compounds: bool = False,
) -> list[str]:
    """Break a text into the fewest lines that fit a room, of even length.

    Where even `most` lines are too few, the last one holds all the rest, for the painter to
    shorten. With `compounds` words may be divided at their joints.
    """
    text = _evenly_spaced(text[: 2 * _LONGEST])[:_LONGEST]
    if not text or measure(text) <= room:
        return [text] if text else []
    row = _pieces_of(text, compounds=False)
    if compounds and max(measure(piece.text) for piece in row) > room:
        row = _pieces_of(text, compounds=True)
    for count in range(2, most + 1):
        lines = _balanced(row, count, measure)
        if max(measure(line) for line in lines) <= room:
            return lines
    return _filled(row, room, measure, most)


def widest(text: str, measure: Callable[[str], float], most: int = 2) -> float:
    """Give the least room that a text needs when it may be broken into some lines."""
    text = _evenly_spaced(text[: 2 * _LONGEST])[:_LONGEST]
    lines = _balanced(_pieces_of(text, compounds=False), most, measure)
    return min(measure(text), max((measure(line) for line in lines), default=0.0))


def _evenly_spaced(text: str) -> str:
    """Give a text with one space between words; spaces that forbid a break stay in them."""
    return " ".join(word for word in re.split("[ \t\r\n]+", text) if word)


def _pieces_of(text: str, *, compounds: bool) -> list[Piece]:
    found: list[Piece] = []
    for word in text.split(" "):
        joint = " "
        for part in _at_signs(word):
            core = part.rstrip("/-,.;:)*")
            cut = pieces(core) if compounds else (core,)
            for n, piece in enumerate(cut):
                last = n == len(cut) - 1
                found.append(Piece(piece + (part[len(core) :] if last else ""), joint))
                joint = "-"
            joint = ""
    return found


def _at_signs(word: str) -> list[str]:
    """Divide a word after its slashes and hyphens, but never "it-" from its word."""
    parts: list[str] = []
    start = 0
    for n, sign in enumerate(word[:-1]):
        if sign not in "/-" or n == start:
            continue
        before = word[start:n].lower()
        if sign == "-" and (before in _ATOMIC or len(before) < 3 or word[n + 1] in "/,. "):
            continue
        if len(word) - n - 1 < 3:
            continue
        parts.append(word[start : n + 1])
        start = n + 1
    return [*parts, word[start:]]


def _said(row: list[Piece], start: int, end: int) -> str:
    """Give the line that pieces make, with a hyphen where it ends inside a compound."""
    text = "".join(
        piece.text if n == start or piece.joint != " " else " " + piece.text
        for n, piece in enumerate(row[start:end], start)
    )
    return text + "-" if end < len(row) and row[end].joint == "-" else text


def _balanced(row: list[Piece], count: int, measure: Callable[[str], float]) -> list[str]:
    """Break a row into at most some lines so that the widest is as narrow as can be."""
    if count <= 1 or len(row) < 2:
        return [_said(row, 0, len(row))]
    if count == 2:
        return _halved(row, measure)
    best: dict[int, tuple[float, list[str]]] = {0: (0.0, [])}
    for _line in range(count):
        longer = dict(best)
        for start, (width, lines) in best.items():
            for end in range(start + 1, len(row) + 1):
                said = _said(row, start, end)
                worst = max(width, measure(said))
                if end not in longer or worst < longer[end][0]:
                    longer[end] = (worst, [*lines, said])
        best = longer
    return best[len(row)][1]


def _halved(row: list[Piece], measure: Callable[[str], float]) -> list[str]:
    """Break a row in two, by the widths of its pieces: this is asked for every row on a page."""
    space = measure(" ")
    widths = [measure(piece.text) + (space if piece.joint == " " else 0.0) for piece in row]
    whole = sum(widths)
    left = 0.0
    best, least = 1, float("inf")
    for cut in range(1, len(row)):
        left += widths[cut - 1]
        hyphen = space if row[cut].joint == "-" else 0.0
        worst = max(left + hyphen, whole - left)
        if worst < least:
            best, least = cut, worst
    return [_said(row, 0, best), _said(row, best, len(row))]


def _filled(row: list[Piece], room: float, measure: Callable[[str], float], most: int) -> list[str]:
    """Fill line after line; the last holds the rest."""
    lines: list[str] = []
    start = 0
    while start < len(row) and len(lines) < most - 1:
        end = start + 1
        while end < len(row) and measure(_said(row, start, end + 1)) <= room:
            end += 1
        lines.append(_said(row, start, end))
        start = end
    if start < len(row):
        lines.append(_said(row, start, len(row)))
    return lines
