"""Lay out the activity overview: every activity with everyone's part, in two columns.

    add_activities(booklet, activity_overview(matrix, _), title, _)

An activity is divided only where it is taller than a page; a column that begins inside a section
says the section again.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bhuki.exports.painting.breaking import Placed, balanced, lines
from bhuki.exports.painting.chips import chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.flow import Piece, spread
from bhuki.exports.painting.overview_page import (
    BODY,
    COLUMN,
    GUTTER,
    INDENT,
    LEAD,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    SECTION,
    cut,
    end,
    foot_label,
    paragraph,
    put_line,
    put_number,
)
from bhuki.exports.painting.page_parts import put_paragraph, put_title
from bhuki.exports.painting.paper import GREY, Booklet, Bookmark, Chips, Text
from bhuki.reports import page_words as words
from bhuki.reports.activity_overview import ActivityOverview
from bhuki.texts import Texts

CHIP = 5.4
CHIP_COLUMN = 190.0
TEXT = COLUMN - INDENT
PART_TEXT = TEXT - CHIP_COLUMN
PART_LEAD = 124.0
GAP = 110.0
NOTE_ROW = 98.0
SECTION_GAP = 90.0
SECTION_LINE = 128.0


def add_activities(
    booklet: Booklet, activities: Sequence[ActivityOverview], title: str, _: Texts
) -> None:
    """Add the overview of all activities to a booklet."""
    if not activities:
        return
    first = len(booklet.pages)
    booklet.bookmarks.append(Bookmark(words.activities_head(_), first, 0))
    cursor = Cursor(booklet, lambda _first: words.activities_head(_), title)
    put_title(cursor, words.activities_head(_))
    cursor.y -= 60
    put_paragraph(cursor, words.activities_lead(_), RIGHT - LEFT, colour=GREY)
    cursor.y += 60
    parts = [part for one in activities for part in _parts(one, cursor.room, _)]
    pieces = [_piece(part, _) for part in parts]
    start = 0
    while start < len(pieces):
        cursor.need(pieces[start].resumes + parts[start].height)
        both = spread(pieces, start, cursor.room + GAP)
        _put_column(cursor, parts, both.left, LEFT, _)
        _put_column(cursor, parts, both.right, LEFT + COLUMN + GUTTER, _)
        start = both.right.stop if both.right else both.left.stop
        if start < len(pieces):
            cursor.turn()
    for n, page in enumerate(cursor.pages):
        bound = words.booklet_page(first + n + 1, _) if first else ""
        end(
            page, [], foot_label(words.activities_head(_), n + 1, len(cursor.pages), _, bound=bound)
        )


class _Row(NamedTuple):
    """One set line of an activity: of its name, of who has a letter, of what is said of it."""

    name: str = ""
    letter: str = ""
    people: str = ""
    said: Sequence[Placed] = ()
    note: str = ""
    height: float = LEAD


class _Part(NamedTuple):
    """An activity, or as much of it as a page has room for, set in lines."""

    one: ActivityOverview
    rows: Sequence[_Row]
    first: bool = True

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


def _parts(one: ActivityOverview, room: float, _: Texts) -> Iterator[_Part]:
    """Set an activity; one that is taller than a page goes on in the next column."""
    room -= SECTION_LINE * len(_path_lines(one, _))
    rows = list(_rows(one, _))
    start, height = 0, 0.0
    for n, row in enumerate(rows):
        if height + row.height > room:
            yield _Part(one, rows[start:n], start == 0)
            start, height = n, 0.0
        height += row.height
    yield _Part(one, rows[start:], start == 0)


def _rows(one: ActivityOverview, _: Texts) -> Iterator[_Row]:
    name = balanced(one.activity.name, NAME, TEXT)
    for n, line in enumerate(name):
        yield _Row(name=line, height=LEAD + (20 if n == len(name) - 1 else 0))
    for part in one.parts:
        people = lines(", ".join(part.names), BODY, PART_TEXT)
        for n, line in enumerate(people):
            height = PART_LEAD if n == len(people) - 1 else LEAD
            yield _Row(letter=part.letter if n == 0 else "", people=line, height=height)
    for said in one.wanting:
        yield from (_Row(said=line) for line in paragraph([said], TEXT))
    for note in one.notes:
        yield from (_Row(note=line, height=NOTE_ROW) for line in lines(note, NOTE, TEXT))
    if one.open_points:
        yield _Row(note=words.open_points_count(one.open_points, _))


def _piece(part: _Part, _: Texts) -> Piece:
    section = SECTION_LINE * len(_path_lines(part.one, _))
    key = "\n".join(part.one.sections)
    return Piece(part.height + GAP, key, SECTION_GAP + section, section)


def _path_lines(one: ActivityOverview, _: Texts) -> list[str]:
    return lines(" / ".join(one.sections) or words.no_section(_), SECTION, COLUMN)


def _put_column(cursor: Cursor, parts: Sequence[_Part], places: range, x: float, _: Texts) -> None:
    y = cursor.y
    for n in places:
        one = parts[n].one
        if n == places.start or one.sections != parts[n - 1].one.sections:
            if n > places.start:
                y += SECTION_GAP
            going_on = n == places.start and n > 0 and parts[n - 1].one.sections == one.sections
            path = _path_lines(one, _)
            for number, line in enumerate(path):
                last = number == len(path) - 1
                said = words.continued(line, _) if going_on and last else line
                cursor.page.add(Text(x, y + 70, cut(said, SECTION, COLUMN), SECTION, GREY))
                y += SECTION_LINE
        y = _put_part(cursor, parts[n], x, y) + GAP


def _put_part(cursor: Cursor, part: _Part, x: float, y: float) -> float:
    page, side = cursor.page, x + INDENT
    y += 82
    if part.first and part.one.activity.number:
        put_number(page, x, y, part.one.activity.number)
    for row in part.rows:
        if row.letter:
            size = chip_size((row.letter,), cursor.inks, scale=CHIP)
            page.add(Chips(side, y - 86, size.width(), size.height(), (row.letter,), CHIP))
        if row.name:
            page.add(Text(side, y, row.name, NAME))
        elif row.people:
            page.add(Text(side + CHIP_COLUMN, y, row.people, BODY))
        elif row.note:
            page.add(Text(side, y - 6, row.note, NOTE, GREY))
        else:
            put_line(page, side, y, row.said)
        y += row.height
    return y - 82
