"""What stands after a role's activities: what was agreed, who holds the role, a line to sign."""

from typing import NamedTuple

from bhuki.exports.painting.blocks import BLOCK_GAP
from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import BODY, LEAD, LEFT, NAME, RIGHT, cut
from bhuki.exports.painting.page_parts import HEAD_DOWN, LABEL, put_heading, put_paragraph
from bhuki.exports.painting.paper import BLACK, GREY, Face, Line, Text
from bhuki.reports import page_words as words
from bhuki.reports.role_overview import RoleOverview
from bhuki.texts import Texts

AGREED_GAP = 60.0
NAMES = LEFT + 1700.0  # where the holders' names stand
SIGN = LEFT + 3310.0  # where the lines to sign begin
SIGN_NAME = SIGN + 660.0
SMALL_HEADING = Face(106, 600)


def put_agreed(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    """Say which exceptions were agreed, why and by whom."""
    if not overview.agreed:
        return
    put_heading(cursor, words.agreed_heading(_), 620)
    for agreed in overview.agreed:
        put_paragraph(cursor, agreed.text, RIGHT - LEFT, face=NAME)
        if agreed.because:
            put_paragraph(cursor, agreed.because, RIGHT - LEFT)
        cursor.y += AGREED_GAP
    cursor.y += BLOCK_GAP * cursor.air - 2 * AGREED_GAP


def agreed_height(overview: RoleOverview) -> float:
    """Give about the height that the agreed exceptions take; 0 where there are none."""
    if not overview.agreed:
        return 0.0
    height = HEAD_DOWN + BLOCK_GAP
    for agreed in overview.agreed:
        said = lines(agreed.text, NAME, RIGHT - LEFT)
        why = lines(agreed.because, BODY, RIGHT - LEFT) if agreed.because else []
        height += (len(said) + len(why)) * LEAD + AGREED_GAP
    return height


class _Row(NamedTuple):
    """A project or system with those who hold the role in it, set in lines."""

    place: list[str]
    names: list[str]
    colour: str

    @property
    def height(self) -> float:
        return max(len(self.place), len(self.names)) * LEAD + 40


def _holder_rows(overview: RoleOverview, _: Texts) -> list[_Row]:
    rows: list[_Row] = []
    for holding in overview.holdings:
        if holding.instance:
            names = lines(", ".join(holding.names) or words.not_appointed(_), BODY, 3300)
            place = lines(holding.instance, NAME, 1500)
            rows.append(_Row(place, names, BLACK if holding.names else GREY))
    return rows


def holders_height(overview: RoleOverview, _: Texts) -> float:
    """Give the height that the list of holders takes; 0 where there is none."""
    rows = _holder_rows(overview, _)
    return HEAD_DOWN + BLOCK_GAP + sum(row.height for row in rows) if rows else 0.0


def put_holders(cursor: Cursor, overview: RoleOverview, _: Texts) -> None:
    """Say who holds a role in each project or system, in two columns' width."""
    rows = _holder_rows(overview, _)
    if not rows:
        return
    put_heading(cursor, words.holders_heading(_), HEAD_DOWN + sum(row.height for row in rows[:2]))
    for n, row in enumerate(rows):
        last_two = n == len(rows) - 2  # the last one isn't left alone on the next page
        cursor.need(row.height + (rows[-1].height if last_two else 0))
        for k, line in enumerate(row.place):
            cursor.page.add(Text(LEFT, cursor.y + k * LEAD, line, NAME))
        for k, line in enumerate(row.names):
            cursor.page.add(Text(NAMES, cursor.y + k * LEAD, line, BODY, row.colour))
        cursor.y += row.height
    cursor.y += BLOCK_GAP * cursor.air - 60


class Ending:
    """What to do with the page, and a line to sign."""

    def __init__(self, overview: RoleOverview, _: Texts, *, sign: bool) -> None:
        self._told = lines(words.tell_owner(overview.owner, _), BODY, 2750)
        self._words = (words.use_heading(_), words.gone_through(_), words.date_label(_))
        self._signed = _signed(overview.name) if sign else []
        signs = 330 + max(0, len(self._signed) - 1) * LABEL.line if sign else 0.0
        self.height = 330 + max(len(self._told) * LEAD, signs)

    def put(self, cursor: Cursor) -> None:
        """Put it on the page, or on the next where it has no room."""
        cursor.need(self.height)
        page, y = cursor.page, cursor.y
        use, through, dated = self._words
        page.add(Line(LEFT, y, RIGHT, y, 10))
        page.add(Text(LEFT, y + 165, use, SMALL_HEADING))
        for n, line in enumerate(self._told):
            page.add(Text(LEFT, y + 300 + n * LEAD, line, BODY))
        if self._signed:
            page.add(
                Text(SIGN, y + 165, through, SMALL_HEADING),
                Line(SIGN, y + 520, SIGN + 575, y + 520, 7),
                Text(SIGN, y + 620, dated, LABEL, GREY),
                Line(SIGN_NAME, y + 520, RIGHT, y + 520, 7),
            )
            for n, line in enumerate(self._signed):
                page.add(Text(SIGN_NAME, y + 620 + n * LABEL.line, line, LABEL, GREY))
        cursor.y = y + self.height


def _signed(name: str) -> list[str]:
    """Set whose signature it is, in two lines where it must; it stands whole over the page."""
    said = balanced(name, LABEL, RIGHT - SIGN_NAME)
    if len(said) > 2:
        return [said[0], cut(" ".join(said[1:]), LABEL, RIGHT - SIGN_NAME)]
    return said
