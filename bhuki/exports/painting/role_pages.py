"""Lay out one role's pages.

    add_role(booklet, overview, _)      # a page, or as many as it takes

Open points come first, then the role's activities by the weight of its letters, then what was
agreed, who holds the role where, and a line to sign.
"""

from bhuki.exports.painting.blocks import BLOCK_GAP, put_block
from bhuki.exports.painting.breaking import Placed
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
    note_lines,
    paragraph,
    put_line,
    superscript,
)
from bhuki.exports.painting.page_parts import put_facts, put_paragraph, put_title
from bhuki.exports.painting.paper import BLACK, Booklet, Bookmark, Box, Face, Text
from bhuki.exports.painting.role_ending import (
    Ending,
    agreed_height,
    holders_height,
    put_agreed,
    put_holders,
)
from bhuki.reports import page_words as words
from bhuki.reports.role_overview import RoleOverview
from bhuki.reports.said import Run, Weight, plain
from bhuki.texts import Texts

POINTS_SIDE = LEFT + 1480.0  # where the points' own texts stand
CLOSER = 0.5  # of the usual air, where that saves a page
HARDLY_ANYTHING = 1500.0  # the height of an ending with a line or two over it


def add_role(booklet: Booklet, overview: RoleOverview, _: Texts, *, sign: bool = True) -> None:
    """Add one role's pages to a booklet; what little is left over is not left on a page alone."""
    first = len(booklet.pages)
    booklet.bookmarks.append(Bookmark(overview.name, first, 1))
    cursor = _laid_out(booklet, overview, _, sign=sign)
    if _nearly_empty(cursor):
        closer = _laid_out(booklet, overview, _, sign=sign, first=first, air=CLOSER)
        if len(closer.pages) < len(cursor.pages):
            cursor = closer
        else:
            cursor = _laid_out(booklet, overview, _, sign=sign, first=first, company=True)
    _put_feet(cursor, overview, first, _)


def _nearly_empty(cursor: Cursor) -> bool:
    """Whether the last of several pages has hardly anything on it."""
    return len(cursor.pages) > 1 and cursor.whole - cursor.room < HARDLY_ANYTHING


def _laid_out(
    booklet: Booklet,
    overview: RoleOverview,
    _: Texts,
    *,
    sign: bool,
    first: int | None = None,
    air: float = 1.0,
    company: bool = False,
) -> Cursor:
    """Lay out a role's pages, in place of those from `first` on.

    `company` takes care that the ending has something over it on its page.
    """
    if first is not None:
        del booklet.pages[first:]
    cursor = Cursor(
        booklet,
        lambda first: words.role_head(overview.name, _, first=first),
        overview.title,
        note_lines=max(
            len(note_lines(_notes(overview, None))),
            len(foot_label(overview.name, 9, 9, _, bound=words.booklet_page(999, _))),
        ),
        air=air,
    )
    put_title(cursor, overview.name)
    put_facts(cursor, overview.facts)
    for text, face in ((overview.description, BODY), (overview.changed, NAME)):
        if text:
            cursor.y += 10
            put_paragraph(cursor, text, (RIGHT - LEFT) * 0.8, face=face)
            cursor.y += 60
    _put_points(cursor, overview, _)
    ending = Ending(overview, _, sign=sign)
    holders = holders_height(overview, _)
    agreed = agreed_height(overview)
    alone = not holders and not agreed
    for n, block in enumerate(overview.blocks):
        last = company and alone and n == len(overview.blocks) - 1
        put_block(cursor, block, _, first=n == 0, company=ending.height if last else 0.0)
    if not overview.blocks:
        put_paragraph(cursor, words.no_letters(_), RIGHT - LEFT)
        cursor.y += BLOCK_GAP * air
    if company:
        _turn_with(cursor, agreed + holders, ending.height)
    put_agreed(cursor, overview, _)
    if company:
        _turn_with(cursor, holders, ending.height)
    put_holders(cursor, overview, _)
    ending.put(cursor)
    return cursor


def _turn_with(cursor: Cursor, height: float, ending: float) -> None:
    """Turn the page where something fits on this one but not the ending after it."""
    if height and height + ending > cursor.room and height + ending <= cursor.whole:
        cursor.turn()


def _put_feet(cursor: Cursor, overview: RoleOverview, first: int, _: Texts) -> None:
    for n, page in enumerate(cursor.pages):
        bound = words.booklet_page(first + n + 1, _) if first else ""
        label = foot_label(overview.name, n + 1, len(cursor.pages), _, bound=bound)
        end(page, _notes(overview, cursor.notes[n]), label)


def _notes(overview: RoleOverview, used: set[int] | None) -> list[str]:
    """Give the definitions that a page refers to (all: None), and what the asterisks mean."""
    numbered = [
        f"{superscript([n])}\u00a0{note}"
        for n, note in enumerate(overview.footnotes, start=1)
        if used is None or n in used
    ]
    return numbered + (list(overview.marks) if used is None or used else [])


def _put_points(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    """Put the open points in a frame, first of all."""
    if not overview.points:
        return
    width = RIGHT - POINTS_SIDE - 130
    set_points: list[list[list[Placed]]] = []
    for point in overview.points:
        bold = (Run(point.where, Weight.BOLD), Run(f": {point.text}")) if point.where else ()
        set_points.append(paragraph([bold or plain(point.text)], width))
    start = 0
    while start < len(set_points):
        cursor.need(300)
        start = _put_frame(cursor, set_points, start, _)
    cursor.y += 10


def _put_frame(cursor: Cursor, points: list[list[list[Placed]]], start: int, _: Texts) -> int:
    """Put as many points as fit in one frame; give the number of the next one."""
    page, top, side = cursor.page, cursor.y, POINTS_SIDE
    y = top + 165
    n = start
    while n < len(points) and (n == start or y + len(points[n]) * LEAD < cursor.bottom):
        page.add(Text(side - 70, y, f"{n + 1}.", NUMBER, align=1))
        for line in points[n]:
            put_line(page, side, y, line)
            y += LEAD
        y += 15
        n += 1
    height = y - top - 20
    page.add(Box(LEFT, top, RIGHT - LEFT, height, None, BLACK, 10, 30))
    title = words.open_points(_, first=start == 0)
    page.add(Text(LEFT + 110, top + 165, title, Face(98, 600)))
    cursor.y = top + height + BLOCK_GAP * cursor.air
    return n
