"""Lay out one person's pages: the roles held and where, then each role's own pages."""

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
PLACE_WIDTH = 1950.0


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
        cursor.y += 60
    else:
        put_paragraph(cursor, words.holds_nothing(_), RIGHT - LEFT)
    for held in person.held:
        _put_held(cursor, held, _)
    for n, page in enumerate(cursor.pages):
        label = foot_label(person.name, n + 1, len(cursor.pages), _)
        end(page, [], label, words.booklet_page(first + n + 1, _) if first else "")
    for overview in person.roles:
        add_role(booklet, overview, _, sign=sign)


def _put_held(cursor: Cursor, held: Held, _: Texts) -> None:
    """Put one role: its name, where it is held and with whom, and how many letters it has."""
    name = lines(held.role.name, NAME, ROLE_WIDTH)
    places = listed(held.places, _.language)
    if held.together_with:
        places += ", " + words.together_with(listed(held.together_with, _.language), _)
    said = lines(places, BODY, PLACE_WIDTH)
    height = max(len(name), len(said)) * LEAD + 90
    cursor.need(height)
    page, y = cursor.page, cursor.y
    for n, line in enumerate(name):
        page.add(Text(LEFT, y + n * LEAD, line, NAME))
    for n, line in enumerate(said):
        page.add(Text(LEFT + ROLE_WIDTH + 150, y + n * LEAD, line, BODY, GREY))
    x = LEFT + ROLE_WIDTH + PLACE_WIDTH + 300
    for code, count in held.letters:
        size = chip_size((code,), cursor.inks, scale=CHIP)
        page.add(Chips(x, y - 86, size.width(), size.height(), (code,), CHIP))
        page.add(Text(x + 165, y, str(count), NUMBER))
        x += 330
    cursor.y += height
    page.add(Line(LEFT, cursor.y - 140, RIGHT, cursor.y - 140, 3, HAIRLINE))
