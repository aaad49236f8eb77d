"""Lay out one role's pages.

    add_role(booklet, overview, _)      # a page, or as many as it takes

Open points come first, then the role's activities by the weight of its letters, then what was
agreed, who holds the role where, and a line to sign.
"""

from collections.abc import Sequence

from bhuki.exports.painting.blocks import BLOCK_GAP, put_block
from bhuki.exports.painting.breaking import Placed, balanced, lines
from bhuki.exports.painting.cursor import Cursor, RoleLayout, notes_of
from bhuki.exports.painting.overview_page import (
    BODY,
    HEADING,
    LEAD,
    LEFT,
    NAME,
    NOTE,
    NUMBER,
    RIGHT,
    TITLE,
    cut,
    end,
    paragraph,
    put_line,
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
    width_of,
)
from bhuki.reports import page_words as words
from bhuki.reports.role_overview import Fact, RoleOverview
from bhuki.reports.said import Run, Weight, plain
from bhuki.texts import Texts

LABEL = Face(73)
POINTS_SIDE = LEFT + 1480.0  # where the points' own texts stand


def add_role(booklet: Booklet, overview: RoleOverview, _: Texts, *, sign: bool = True) -> None:
    """Add one role's pages to a booklet."""
    first = len(booklet.pages)
    booklet.bookmarks.append(Bookmark(overview.name, first, 1))
    cursor = Cursor(RoleLayout(booklet, overview, _, first))
    _put_head(cursor, overview)
    _put_points(cursor, overview, _)
    for n, block in enumerate(overview.blocks):
        put_block(cursor, block, _, first=n == 0)
    if not overview.blocks:
        _put_paragraph(cursor, words.no_letters(_), LEFT, RIGHT - LEFT)
        cursor.y += BLOCK_GAP
    _put_agreed(cursor, overview, _)
    _put_holdings(cursor, overview, _)
    _put_ending(cursor, overview, _, sign=sign)
    _put_feet(cursor, overview, first, _)


def _put_feet(cursor: Cursor, overview: RoleOverview, first: int, _: Texts) -> None:
    for n, page in enumerate(cursor.pages):
        name = cut(overview.name, NOTE, 800)
        label = words.page_of(name, n + 1, len(cursor.pages), _)
        in_booklet = words.booklet_page(first + n + 1, _) if first else ""
        end(page, notes_of(overview, cursor.notes[n]), label, in_booklet)


def _put_head(cursor: Cursor, overview: RoleOverview) -> None:
    page, width = cursor.page, RIGHT - LEFT
    face = TITLE
    title = balanced(overview.name, face, width)
    while len(title) > 2 and face.size > 160:
        face = Face(face.size - 20, 600, tight=True)
        title = balanced(overview.name, face, width)
    for line in title:
        page.add(Text(LEFT, cursor.y, line, face))
        cursor.y += face.size * 1.15
    cursor.y += 210 - face.size * 1.15 + 40 if len(title) == 1 else 0
    cursor.y -= 20
    _put_facts(cursor, overview)
    if overview.description:
        cursor.y += 60
        _put_paragraph(cursor, overview.description, LEFT, width * 0.8)
    if overview.changed:
        cursor.y += 30
        _put_paragraph(cursor, overview.changed, LEFT, width, face=NAME)


def _put_facts(cursor: Cursor, overview: RoleOverview) -> None:
    """Put the small labels with their values beside each other; long ones take more lines."""
    page, y = cursor.page, cursor.y
    facts: tuple[Fact, ...] = overview.facts
    wanted = [max(width_of(f.label, LABEL), width_of(f.value, BODY)) for f in facts]
    gap = 260.0
    free = RIGHT - LEFT - gap * (len(facts) - 1)
    share = _shares(wanted, free)
    x, lowest = LEFT, 0
    for fact, width in zip(facts, share, strict=True):
        page.add(Text(x, y, fact.label, LABEL, GREY))
        said = lines(fact.value, BODY, width + 5)
        for n, line in enumerate(said):
            page.add(Text(x, y + 108 + n * LEAD, line, BODY))
        lowest = max(lowest, len(said))
        x += width + gap
    cursor.y = y + 108 + (lowest - 1) * LEAD + 150


def _shares(wanted: Sequence[float], free: float) -> list[float]:
    """Divide a width: who wants less than an even share gets it all, the others share the rest."""
    shares = [0.0] * len(wanted)
    left = sorted(range(len(wanted)), key=lambda n: wanted[n])
    for done, n in enumerate(left):
        shares[n] = min(wanted[n], free / (len(left) - done))
        free -= shares[n]
    return shares


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


def _put_paragraph(
    cursor: Cursor, text: str, x: float, width: float, *, face: Face = BODY, colour: str = BLACK
) -> None:
    for line in lines(text, face, width):
        cursor.need(LEAD)
        cursor.page.add(Text(x, cursor.y, line, face, colour))
        cursor.y += LEAD


def _put_heading(cursor: Cursor, text: str, height: float) -> None:
    """Put a rule with a heading, with room for what follows."""
    cursor.need(height)
    cursor.page.add(
        Line(LEFT, cursor.y, RIGHT, cursor.y, 10), Text(LEFT, cursor.y + 165, text, HEADING)
    )
    cursor.y += 300


def _put_agreed(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    if not overview.agreed:
        return
    _put_heading(cursor, words.agreed_heading(_), 620)
    for agreed in overview.agreed:
        _put_paragraph(cursor, agreed.text, LEFT, RIGHT - LEFT, face=NAME)
        reason = " – ".join(part for part in (agreed.reason, agreed.by) if part)
        if reason:
            _put_paragraph(cursor, reason, LEFT, RIGHT - LEFT)
        cursor.y += 60
    cursor.y += BLOCK_GAP - 120


def _put_holdings(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    """Say who holds a role in each project or system, in two columns' width."""
    holdings = [holding for holding in overview.holdings if holding.instance]
    if not holdings:
        return
    _put_heading(cursor, words.holders_heading(_), 560)
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
