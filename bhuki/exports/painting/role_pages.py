"""Lay out one role's pages.

    add_role(booklet, overview, _)      # a page, or as many as it takes

Open points come first, then the role's activities by the weight of its letters, then what was
agreed, who holds the role where, and a line to sign.
"""

from bhuki.exports.painting.blocks import BLOCK_GAP, put_block
from bhuki.exports.painting.breaking import Placed, lines
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import (
    BODY,
    LEAD,
    LEFT,
    NAME,
    NUMBER,
    RIGHT,
    cut,
    end,
    foot_label,
    note_lines,
    paragraph,
    put_line,
    superscript,
)
from bhuki.exports.painting.page_parts import (
    LABEL,
    put_facts,
    put_heading,
    put_paragraph,
    put_title,
)
from bhuki.exports.painting.paper import (
    BLACK,
    GREY,
    Booklet,
    Bookmark,
    Box,
    Face,
    Line,
    Text,
)
from bhuki.reports import page_words as words
from bhuki.reports.role_overview import RoleOverview
from bhuki.reports.said import Run, Weight, plain
from bhuki.texts import Texts

POINTS_SIDE = LEFT + 1480.0  # where the points' own texts stand


def add_role(booklet: Booklet, overview: RoleOverview, _: Texts, *, sign: bool = True) -> None:
    """Add one role's pages to a booklet."""
    first = len(booklet.pages)
    booklet.bookmarks.append(Bookmark(overview.name, first, 1))
    cursor = Cursor(
        booklet,
        lambda first: words.role_head(overview.name, _, first=first),
        overview.title,
        note_lines=len(note_lines(_notes(overview, None))),
    )
    put_title(cursor, overview.name)
    put_facts(cursor, overview.facts)
    for text, face in ((overview.description, BODY), (overview.changed, NAME)):
        if text:
            cursor.y += 10
            put_paragraph(cursor, text, (RIGHT - LEFT) * 0.8, face=face)
            cursor.y += 60
    _put_points(cursor, overview, _)
    for n, block in enumerate(overview.blocks):
        put_block(cursor, block, _, first=n == 0)
    if not overview.blocks:
        put_paragraph(cursor, words.no_letters(_), RIGHT - LEFT)
        cursor.y += BLOCK_GAP
    _put_agreed(cursor, overview, _)
    _put_holdings(cursor, overview, _)
    _put_ending(cursor, overview, _, sign=sign)
    _put_feet(cursor, overview, first, _)


def _put_feet(cursor: Cursor, overview: RoleOverview, first: int, _: Texts) -> None:
    for n, page in enumerate(cursor.pages):
        label = foot_label(overview.name, n + 1, len(cursor.pages), _)
        in_booklet = words.booklet_page(first + n + 1, _) if first else ""
        end(page, _notes(overview, cursor.notes[n]), label, in_booklet)


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
    cursor.y = top + height + BLOCK_GAP
    return n


def _put_agreed(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    if not overview.agreed:
        return
    put_heading(cursor, words.agreed_heading(_), 620)
    for agreed in overview.agreed:
        put_paragraph(cursor, agreed.text, RIGHT - LEFT, face=NAME)
        reason = " – ".join(part for part in (agreed.reason, agreed.by) if part)
        if reason:
            put_paragraph(cursor, reason, RIGHT - LEFT)
        cursor.y += 60
    cursor.y += BLOCK_GAP - 120


def _put_holdings(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    """Say who holds a role in each project or system, in two columns' width."""
    holdings = [holding for holding in overview.holdings if holding.instance]
    if not holdings:
        return
    put_heading(cursor, words.holders_heading(_), 560)
    for holding in holdings:
        said = lines(", ".join(holding.names) or words.not_appointed(_), BODY, 3300)
        name = lines(holding.instance, NAME, 1500)
        height = max(len(said), len(name)) * LEAD + 40
        cursor.need(height)
        for n, line in enumerate(name):
            cursor.page.add(Text(LEFT, cursor.y + n * LEAD, line, NAME))
        for n, line in enumerate(said):
            colour = BLACK if holding.names else GREY
            cursor.page.add(Text(LEFT + 1700, cursor.y + n * LEAD, line, BODY, colour))
        cursor.y += height
    cursor.y += BLOCK_GAP - 60


def _put_ending(cursor: Cursor, overview: RoleOverview, _: Texts, *, sign: bool) -> None:
    """Say what to do with the page, and leave a line to sign."""
    told = lines(words.tell_owner(overview.owner, _), BODY, 2750)
    cursor.need(330 + max(len(told) * LEAD, 330 if sign else 0))
    page, y = cursor.page, cursor.y
    page.add(Line(LEFT, y, RIGHT, y, 10))
    page.add(Text(LEFT, y + 165, words.use_heading(_), Face(106, 600)))
    for n, line in enumerate(told):
        page.add(Text(LEFT, y + 300 + n * LEAD, line, BODY))
    if sign:
        side = LEFT + 3310
        page.add(
            Text(side, y + 165, words.gone_through(_), Face(106, 600)),
            Line(side, y + 520, side + 575, y + 520, 7),
            Text(side, y + 620, words.date_label(_), LABEL, GREY),
            Line(side + 660, y + 520, RIGHT, y + 520, 7),
            Text(side + 660, y + 620, cut(overview.name, LABEL, RIGHT - side - 660), LABEL, GREY),
        )
    cursor.y = y + 620
