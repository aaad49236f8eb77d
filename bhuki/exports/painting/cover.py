"""Lay out a booklet's first pages: what it is, what the letters mean, and what is where.

    pages = cover_pages(...)

The contents are laid out twice: first to know how many pages they take, then with the numbers.
"""

from collections.abc import Sequence
from typing import NamedTuple

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.chips import chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.flow import Piece, spread
from bhuki.exports.painting.overview_page import (
    BODY,
    COLUMN,
    GUTTER,
    LEAD,
    LEFT,
    NAME,
    RIGHT,
    SECTION,
    cut,
    end,
)
from bhuki.exports.painting.page_parts import put_facts, put_heading
from bhuki.exports.painting.paper import GREY, HAIRLINE, Booklet, Chips, Face, Line, Text
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.duties import meaning
from bhuki.reports.edition import edition, said_date, title_of
from bhuki.reports.role_overview import Fact
from bhuki.texts import Texts

TITLE = Face(360, 600, tight=True)
SCOPE = Face(120)
PAGE_NUMBER = Face(90)
CHIP = 6.6
ROW = 150.0
GROUP_ROW = 160.0


class Content(NamedTuple):
    """A line of the contents: what, under which heading, on which page (0 is the first)."""

    name: str
    group: str
    page: int


def add_cover(
    booklet: Booklet, matrix: Matrix, head: str, contents: Sequence[Content], dated: str, _: Texts
) -> None:
    """Put the cover and the contents at the booklet's end, where its other pages will follow."""
    cursor = Cursor(booklet, lambda _first: head, title_of(matrix, _))
    _put_name(cursor, matrix, dated, _)
    _put_letters(cursor, matrix, _)
    _put_contents(cursor, contents, _)
    for n, page in enumerate(cursor.pages):
        credit = [matrix.about.credit] if matrix.about.credit and n == 0 else []
        end(page, credit, [words.booklet_page(cursor.first + n + 1, _)])


def _put_name(cursor: Cursor, matrix: Matrix, dated: str, _: Texts) -> None:
    cursor.y += 420
    for line in balanced(title_of(matrix, _), TITLE, (RIGHT - LEFT) * 0.9):
        cursor.page.add(Text(LEFT, cursor.y, line, TITLE))
        cursor.y += 420
    cursor.y -= 150
    for line in balanced(matrix.about.scope, SCOPE, (RIGHT - LEFT) * 0.8):
        cursor.page.add(Text(LEFT, cursor.y, line, SCOPE, GREY))
        cursor.y += 160
    cursor.y += 180
    about = matrix.about
    facts = [
        Fact(words.owner_label(_), about.owner),
        Fact(words.edition_label(_), dated or edition(matrix, _)),
        Fact(words.size_label(_), words.size(len(matrix.activities), len(matrix.roles), _)),
        Fact(words.agreed_label(_), said_date(about.agreed, _.language) if about.agreed else ""),
        Fact(words.review_label(_), said_date(about.review, _.language) if about.review else ""),
    ]
    put_facts(cursor, [fact for fact in facts if fact.value])
    cursor.y += 180


def _put_letters(cursor: Cursor, matrix: Matrix, _: Texts) -> None:
    """Put each letter with its name and meaning."""
    scheme = matrix.scheme
    if not scheme.letters:
        return
    put_heading(cursor, words.letters_heading(_), 800)
    cursor.y += 40
    side, width = LEFT + 1500, RIGHT - LEFT - 1500
    for letter in scheme.letters:
        said = lines(meaning(letter, _), BODY, width)
        name = lines(letter.name(_.language), NAME, 1140)
        height = max(len(said), len(name)) * LEAD + 90
        cursor.need(height)
        size = chip_size((letter.code,), cursor.inks, scale=CHIP)
        chip = Chips(LEFT, cursor.y - 98, size.width(), size.height(), (letter.code,), CHIP)
        cursor.page.add(chip)
        for n, line in enumerate(name):
            cursor.page.add(Text(LEFT + 300, cursor.y + n * LEAD, line, NAME))
        for n, line in enumerate(said):
            cursor.page.add(Text(side, cursor.y + n * LEAD, line, BODY))
        cursor.y += height
    cursor.y += 130


_MOST_LINES = 4  # of a name in the contents


def _put_contents(cursor: Cursor, contents: Sequence[Content], _: Texts) -> None:
    """Put the contents in two columns, by group, on as many pages as they take."""
    pieces = [
        Piece(
            ROW + LEAD * (len(_name_lines(content)) - 1),
            content.group,
            GROUP_ROW + 60 if content.group else 60,
            GROUP_ROW if content.group else 0,
        )
        for content in contents
    ]
    start = 0
    while start < len(pieces):
        put_heading(cursor, words.contents_heading(_), 900)
        cursor.y -= 60
        both = spread(pieces, start, cursor.room)
        _put_column(cursor, contents, both.left, LEFT, _)
        _put_column(cursor, contents, both.right, LEFT + COLUMN + GUTTER, _)
        start = both.right.stop if both.right else both.left.stop
        cursor.y += both.height
        if start < len(pieces):
            cursor.turn()


def _name_lines(content: Content) -> list[str]:
    """Give a name's lines; a very long one stands whole on its own page, not here too."""
    said = lines(content.name, BODY, COLUMN - 320)
    if len(said) <= _MOST_LINES:
        return said
    rest = " ".join(said[_MOST_LINES - 1 :])
    return [*said[: _MOST_LINES - 1], cut(rest, BODY, COLUMN - 320)]


def _put_column(
    cursor: Cursor, contents: Sequence[Content], places: range, x: float, _: Texts
) -> None:
    page, y = cursor.page, cursor.y
    for n in places:
        content = contents[n]
        if n == places.start or content.group != contents[n - 1].group:
            if n > places.start:
                y += 60
            if content.group:
                group = cut(content.group, SECTION, COLUMN)
                page.add(Text(x, y + 90, group, SECTION, GREY))
                y += GROUP_ROW
        said = _name_lines(content)
        for row, line in enumerate(said):
            page.add(Text(x, y + 90 + row * LEAD, line, BODY))
        below = y + 90 + (len(said) - 1) * LEAD
        page.add(Text(x + COLUMN, below, str(content.page + 1), PAGE_NUMBER, align=1))
        page.add(Line(x, below + 42, x + COLUMN, below + 42, 3, HAIRLINE))
        y += ROW + LEAD * (len(said) - 1)
