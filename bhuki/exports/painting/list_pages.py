"""Lists on paper: parked points, notes, what changed – any rows under any heads.

    table = Table(("Where", "Question"), [("A2", "Who answers …?")], (0.3, 0.7))
    list_booklet(matrix, "Parked points", "", [table], _)

The heads stand on every page; a row goes on over a page only where it is taller than one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bhuki.exports.painting.breaking import lines
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import (
    BODY,
    HEADING,
    LEAD,
    LEFT,
    NAME,
    RIGHT,
    SECTION,
    end,
)
from bhuki.exports.painting.page_parts import put_facts, put_paragraph, put_title
from bhuki.exports.painting.paper import GREY, HAIRLINE, Booklet, Bookmark, Face, Line, Text
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.edition import edition, title_of
from bhuki.reports.role_overview import Fact
from bhuki.texts import Texts

GAP = 160.0  # between columns
PAD = 60.0  # over and under the words of a row
HEADS = 175.0
NAMED = 190.0  # a table's own heading
FEWEST = 400.0  # of the rows that stand under heads


@dataclass(frozen=True)
class Table:
    """Heads, rows of as many texts, and the share of the width that each column has."""

    heads: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    shares: tuple[float, ...]
    heading: str = ""

    def columns(self) -> list[tuple[float, float]]:
        """Give where each column begins, and its width."""
        free = RIGHT - LEFT - GAP * (len(self.shares) - 1)
        places: list[tuple[float, float]] = []
        x = LEFT
        for share in self.shares:
            places.append((x, free * share))
            x += free * share + GAP
        return places


def list_booklet(
    matrix: Matrix, title: str, lead: str, tables: Sequence[Table], _: Texts
) -> Booklet:
    """Lay out tables under one title."""
    inks = Inks(matrix.scheme, Palette.LIGHT)
    whose = title_of(matrix, _)
    booklet = Booklet(f"{title}: {whose}", _.language, inks, author=matrix.about.owner)
    booklet.bookmarks.append(Bookmark(title, 0))
    cursor = Cursor(booklet, lambda _first: title, whose)
    put_title(cursor, title)
    facts = [
        Fact(words.owner_label(_), matrix.about.owner),
        Fact(words.edition_label(_), edition(matrix, _)),
    ]
    put_facts(cursor, [fact for fact in facts if fact.value])
    cursor.y += 40
    if lead:
        put_paragraph(cursor, lead, RIGHT - LEFT)
        cursor.y += 60
    for table in tables:
        _put_table(cursor, table)
        cursor.y += 200
    for n, page in enumerate(cursor.pages):
        end(page, [], [words.plain_page_of(n + 1, len(cursor.pages), _)])
    return booklet


def _put_table(cursor: Cursor, table: Table) -> None:
    cursor.need(HEADS + NAMED + FEWEST)
    if table.heading:
        cursor.page.add(Text(LEFT, cursor.y + 60, table.heading, HEADING))
        cursor.y += NAMED
    _put_heads(cursor, table)
    for row in table.rows:
        _put_row(cursor, table, row)


def _put_heads(cursor: Cursor, table: Table) -> None:
    if any(table.heads):
        for (x, _width), head in zip(table.columns(), table.heads, strict=True):
            cursor.page.add(Text(x, cursor.y, head, SECTION, GREY))
        cursor.y += 50
    cursor.page.add(Line(LEFT, cursor.y, RIGHT, cursor.y, 10))
    cursor.y += HEADS - 50


def _put_row(cursor: Cursor, table: Table, row: Sequence[str]) -> None:
    said = [
        [line for part in text.split("\n") for line in lines(part, _face(n, table), width)]
        for n, (text, (_x, width)) in enumerate(zip(row, table.columns(), strict=True))
    ]
    tallest = max(len(cell) for cell in said)
    if cursor.room < min(tallest * LEAD + PAD, cursor.whole - HEADS):
        cursor.turn()
        _put_heads(cursor, table)
    done = 0
    while done < tallest:
        room = max(1, int((cursor.room - PAD) // LEAD))
        for n, (cell, (x, _width)) in enumerate(zip(said, table.columns(), strict=True)):
            for k, line in enumerate(cell[done : done + room]):
                cursor.page.add(Text(x, cursor.y + k * LEAD, line, _face(n, table)))
        cursor.y += min(room, tallest - done) * LEAD
        done += room
        if done < tallest:
            cursor.turn()
            _put_heads(cursor, table)
    y = cursor.y - LEAD + PAD
    cursor.page.add(Line(LEFT, y, RIGHT, y, 4, HAIRLINE))
    cursor.y += PAD + 60


def _face(column: int, table: Table) -> Face:
    """What a row is about stands out; a list of one column doesn't."""
    return NAME if column == 0 and len(table.shares) > 1 else BODY
