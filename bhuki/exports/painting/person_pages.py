"""Lay out one person's pages: the roles held and where, then each role's own pages."""

from collections.abc import Sequence
from typing import NamedTuple

from bhuki.exports.painting.breaking import lines
from bhuki.exports.painting.chips import chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import (
    BODY,
    LEAD,
    LEFT,
    NAME,
    NUMBER,
    RIGHT,
    end,
    foot_label,
)
from bhuki.exports.painting.page_parts import put_facts, put_heading, put_paragraph, put_title
from bhuki.exports.painting.paper import GREY, HAIRLINE, Booklet, Bookmark, Chips, Line, Text
from bhuki.exports.painting.role_pages import add_role
from bhuki.reports import page_words as words
from bhuki.reports.grammar import listed
from bhuki.reports.person_overview import Held, PersonOverview
from bhuki.texts import Texts

CHIP = 5.4
ROLE_WIDTH = 1500.0
PLACE = LEFT + ROLE_WIDTH + 150.0  # where it is held
LETTERS_GAP = 150.0
LETTER_WIDTH, LETTER_ROW = 330.0, 140.0
MOST_ACROSS = 5  # letters beside each other
COMPANY = 6  # roles that stand together at the end of a long list


def add_person(booklet: Booklet, person: PersonOverview, _: Texts, *, sign: bool = True) -> None:
    """Add one person's pages to a booklet."""
    first = len(booklet.pages)
    booklet.bookmarks.append(Bookmark(person.name, first, 0))
    cursor = Cursor(
        booklet, lambda first: words.person_head(person.name, _, first=first), person.title
    )
    put_title(cursor, person.name)
    put_facts(cursor, person.facts)
    cursor.y += 60
    if person.held:
        put_heading(cursor, words.holds_heading(_), 700)
    else:
        put_paragraph(cursor, words.holds_nothing(_), RIGHT - LEFT)
    across = min(MOST_ACROSS, max((len(held.letters) for held in person.held), default=1) or 1)
    rows = [_set(held, across, _) for held in person.held]
    for n, row in enumerate(rows):
        together = rows[n:] if n == len(rows) - COMPANY else [row]  # the last aren't left alone
        cursor.need(sum(one.height for one in together))
        _put_row(cursor, row, across)
    for n, page in enumerate(cursor.pages):
        bound = words.booklet_page(first + n + 1, _) if first else ""
        end(page, [], foot_label(person.name, n + 1, len(cursor.pages), _, bound=bound))
    for overview in person.roles:
        add_role(booklet, overview, _, sign=sign)


class _Row(NamedTuple):
    """A role in the list, set in lines."""

    name: list[str]
    places: list[str]
    letters: Sequence[tuple[str, int]]
    height: float


def _set(held: Held, across: int, _: Texts) -> _Row:
    """Set a role's name, where it is held and with whom, and how many letters it has."""
    name = lines(held.role.name, NAME, ROLE_WIDTH)
    places = listed(held.places, _.language)
    if held.together_with:
        places += ", " + words.together_with(listed(held.together_with, _.language), _)
    said = lines(places, BODY, _side(across) - LETTERS_GAP - PLACE)
    high = -(-len(held.letters) // across) * LETTER_ROW
    return _Row(name, said, held.letters, max(max(len(name), len(said)) * LEAD, high) + 90)


def _side(across: int) -> float:
    """Give where the letters begin, where so many stand beside each other."""
    return RIGHT - across * LETTER_WIDTH


def _put_row(cursor: Cursor, row: _Row, across: int) -> None:
    page, y = cursor.page, cursor.y
    for n, line in enumerate(row.name):
        page.add(Text(LEFT, y + n * LEAD, line, NAME))
    for n, line in enumerate(row.places):
        page.add(Text(PLACE, y + n * LEAD, line, BODY, GREY))
    for n, (code, count) in enumerate(row.letters):
        x, top = _side(across) + n % across * LETTER_WIDTH, y + n // across * LETTER_ROW
        size = chip_size((code,), cursor.inks, scale=CHIP)
        page.add(Chips(x, top - 86, size.width(), size.height(), (code,), CHIP))
        page.add(Text(x + 165, top, str(count), NUMBER))
    cursor.y += row.height
    page.add(Line(LEFT, cursor.y - 140, RIGHT, cursor.y - 140, 3, HAIRLINE))
