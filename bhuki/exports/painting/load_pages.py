"""The load on paper: bars and heat map, on as many pages as they take.

    put_bars(cursor, rows, limits)          # into pages that hold other things too
    put_heat(cursor, heat(matrix))
    load_booklet(matrix, rows, limits, warm, _)

What goes on over pages keeps one scale, and has its headings on each of them.
"""

from collections.abc import Iterator, Sequence

import msgspec
from PySide6.QtGui import QPainter

from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.load_picture import (
    CELL,
    HEAT_NAME,
    ROW,
    TOP,
    drawn_limits,
    heat_size,
    heat_turn,
    load_height,
    paint_heat,
    paint_load,
)
from bhuki.exports.painting.overview_page import LEFT, NOTE, RIGHT, end
from bhuki.exports.painting.page_parts import put_facts, put_heading, put_paragraph, put_title
from bhuki.exports.painting.paper import GREY, Booklet, Bookmark
from bhuki.exports.painting.picture_pages import Picture
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.edition import edition, title_of
from bhuki.reports.load import Heat, Limit, Load
from bhuki.reports.role_overview import Fact
from bhuki.texts import Texts

LOAD_SCALE = 7.2
SMALLEST_HEAT = 4.4
HEAT_HEADING = 1900.0  # a heading with the map's own heads and a few rows under it
FEWEST = 3  # rows that begin on a page where there are more


def load_booklet(
    matrix: Matrix, rows: Sequence[Load], limits: Sequence[Limit], warm: Heat | None, _: Texts
) -> Booklet:
    """Lay out bars and heat map as pages of their own; either may be left out."""
    heading, title = words.load_heading(_), title_of(matrix, _)
    inks = Inks(matrix.scheme, Palette.LIGHT)
    booklet = Booklet(f"{heading}: {title}", _.language, inks, author=matrix.about.owner)
    booklet.bookmarks.append(Bookmark(heading, 0))
    cursor = Cursor(booklet, lambda _first: heading, title)
    put_title(cursor, heading)
    size = words.size(len(matrix.activities), len(matrix.roles), _)
    put_facts(
        cursor,
        [Fact(words.size_label(_), size), Fact(words.edition_label(_), edition(matrix, _))],
    )
    cursor.y += 60
    if drawn_limits(rows, limits):
        put_paragraph(cursor, words.limits_note(_), RIGHT - LEFT, face=NOTE, colour=GREY)
        cursor.y += 40
    put_bars(cursor, rows, limits)
    if warm is not None and len(warm.sections) > 1:
        put_heading(cursor, words.heat_heading(_), HEAT_HEADING)
        put_heat(cursor, warm)
    for n, page in enumerate(cursor.pages):
        end(page, [], [words.plain_page_of(n + 1, len(cursor.pages), _)])
    return booklet


def put_bars(cursor: Cursor, rows: Sequence[Load], limits: Sequence[Limit]) -> None:
    """Put the bars, as many a page as there is room for."""
    done = 0
    while done < len(rows):
        cursor.need(load_height(rows[done : done + FEWEST]) * LOAD_SCALE)
        room = max(1, int((cursor.room / LOAD_SCALE - TOP - 8) // ROW))
        left = len(rows) - done
        if room < left < room + FEWEST and room > 2 * FEWEST:
            room = left - FEWEST  # no row alone on the next page
        part = rows[done : done + room]
        cursor.page.add(_bars(cursor.y - 60, part, rows, limits))
        cursor.y += load_height(part) * LOAD_SCALE
        done += len(part)


def _bars(y: float, part: Sequence[Load], rows: Sequence[Load], limits: Sequence[Limit]) -> Picture:
    def draw(painter: QPainter, inks: Inks) -> None:
        width = (RIGHT - LEFT) / LOAD_SCALE
        paint_load(painter, width, part, inks, limits=limits, among=rows)

    return Picture(LEFT, y, LOAD_SCALE, draw)


def put_heat(cursor: Cursor, warm: Heat, *, letter: str | None = None) -> None:
    """Put the heat map as wide as the page, in parts where it would be too small to read."""
    if not warm.sections or not warm.roles:
        return
    for part in maps_of(warm):
        scale = min((RIGHT - LEFT) / heat_size(part)[0], LOAD_SCALE)
        turn, done = heat_turn(part), 0
        while done < len(part.sections):
            cursor.need(min((turn + FEWEST * CELL) * scale, cursor.whole))
            left = len(part.sections) - done
            room = min(left, max(1, int((cursor.room / scale - turn) // CELL)))
            if left - room == 1 and room > FEWEST:
                room -= 1  # no section alone on the next page
            piece = _sections(part, done, done + room)
            cursor.page.add(_map(cursor.y, scale, piece, letter))
            cursor.y += heat_size(piece)[1] * scale
            done += room


def maps_of(warm: Heat) -> Iterator[Heat]:
    """Divide the roles evenly among maps that can be read on a page's width."""
    most = int(((RIGHT - LEFT) / SMALLEST_HEAT - HEAT_NAME) // CELL)
    pages = -(-len(warm.roles) // most)
    each = -(-len(warm.roles) // pages)
    for start in range(0, len(warm.roles), each):
        yield msgspec.structs.replace(warm, roles=warm.roles[start : start + each])


def _sections(warm: Heat, start: int, stop: int) -> Heat:
    return msgspec.structs.replace(
        warm, sections=warm.sections[start:stop], sizes=warm.sizes[start:stop]
    )


def _map(y: float, scale: float, warm: Heat, letter: str | None) -> Picture:
    def draw(painter: QPainter, inks: Inks) -> None:
        paint_heat(painter, warm, inks, letter=letter)

    return Picture(LEFT, y, scale, draw)
