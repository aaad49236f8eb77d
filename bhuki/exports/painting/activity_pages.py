"""Lay out the activity overview: every activity with everyone's part, in two columns.

    add_activities(booklet, activity_overview(matrix, _), title, _)

An activity is never divided; a column that begins inside a section says the section again.
"""

from collections.abc import Sequence

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.chips import chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.flow import Piece, Spread, spread
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
from bhuki.exports.painting.paper import GREY, Booklet, Bookmark, Chips, Page, Text
from bhuki.reports import page_words as words
from bhuki.reports.activity_overview import ActivityOverview
from bhuki.texts import Texts

CHIP = 5.4
CHIP_COLUMN = 190.0
TEXT = COLUMN - INDENT
PART_TEXT = TEXT - CHIP_COLUMN
PART_LEAD = 124.0
GAP = 110.0
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
    pieces = [_piece(one, _) for one in activities]
    start = 0
    while start < len(pieces):
        both = spread(pieces, start, cursor.room)
        if not both.left:  # one activity taller than a page is put all the same
            both = Spread(range(start, start + 1), range(start + 1, start + 1), 0)
        _put_column(cursor, activities, both.left, LEFT, _)
        _put_column(cursor, activities, both.right, LEFT + COLUMN + GUTTER, _)
        start = both.right.stop if both.right else both.left.stop
        if start < len(pieces):
            cursor.turn()
    for n, page in enumerate(cursor.pages):
        label = foot_label(words.activities_head(_), n + 1, len(cursor.pages), _)
        end(page, [], label, words.booklet_page(first + n + 1, _) if first else "")


def _piece(one: ActivityOverview, _: Texts) -> Piece:
    section = SECTION_LINE * len(_path_lines(one, _))
    height = len(balanced(one.activity.name, NAME, TEXT)) * LEAD + 20
    for part in one.parts:
        height += len(lines(_names(part.names), BODY, PART_TEXT)) * LEAD + PART_LEAD - LEAD
    height += sum(len(paragraph([said], TEXT)) for said in one.wanting) * LEAD
    height += sum(len(lines(note, NOTE, TEXT)) for note in one.notes) * 98
    height += LEAD if one.open_points else 0
    return Piece(height + GAP, "\n".join(one.sections), SECTION_GAP + section, section)


def _path_lines(one: ActivityOverview, _: Texts) -> list[str]:
    return lines(" / ".join(one.sections) or words.no_section(_), SECTION, COLUMN)


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _put_column(
    cursor: Cursor, activities: Sequence[ActivityOverview], places: range, x: float, _: Texts
) -> None:
    y = cursor.y
    for n in places:
        one = activities[n]
        if n == places.start or one.sections != activities[n - 1].sections:
            if n > places.start:
                y += SECTION_GAP
            going_on = n == places.start and n > 0 and activities[n - 1].sections == one.sections
            for number, line in enumerate(_path_lines(one, _)):
                last = number == len(_path_lines(one, _)) - 1
                said = words.continued(line, _) if going_on and last else line
                cursor.page.add(Text(x, y + 70, cut(said, SECTION, COLUMN), SECTION, GREY))
                y += SECTION_LINE
        y = _put_activity(cursor, one, x, y, _)


def _put_activity(cursor: Cursor, one: ActivityOverview, x: float, y: float, _: Texts) -> float:
    page, top = cursor.page, y
    y += 82
    if one.activity.number:
        put_number(page, x, y, one.activity.number)
    for line in balanced(one.activity.name, NAME, TEXT):
        page.add(Text(x + INDENT, y, line, NAME))
        y += LEAD
    y += 20
    for part in one.parts:
        size = chip_size((part.letter,), cursor.inks, scale=CHIP)
        page.add(Chips(x + INDENT, y - 86, size.width(), size.height(), (part.letter,), CHIP))
        for line in lines(_names(part.names), BODY, PART_TEXT):
            page.add(Text(x + INDENT + CHIP_COLUMN, y, line, BODY))
            y += LEAD
        y += PART_LEAD - LEAD
    for said in one.wanting:
        for placed in paragraph([said], TEXT):
            put_line(page, x + INDENT, y, placed)
            y += LEAD
    y = _put_notes(page, one, x + INDENT, y)
    if one.open_points:
        page.add(Text(x + INDENT, y, words.open_points_count(one.open_points, _), NOTE, GREY))
        y += LEAD
    return max(y - 82, top) + GAP


def _put_notes(page: Page, one: ActivityOverview, x: float, y: float) -> float:
    for note in one.notes:
        for line in lines(note, NOTE, TEXT):
            page.add(Text(x, y - 6, line, NOTE, GREY))
            y += 98
    return y
