"""Parts that all overview pages are made of: title, facts, paragraphs, headings."""

from collections.abc import Sequence

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import BODY, HEADING, LEAD, LEFT, RIGHT, TITLE
from bhuki.exports.painting.paper import BLACK, GREY, Face, Line, Text, width_of
from bhuki.reports.role_overview import Fact

LABEL = Face(73)
FACT_GAP = 260.0


def put_title(cursor: Cursor, name: str) -> None:
    """Put a page's title; a long one takes two lines and is set smaller where it must."""
    width = RIGHT - LEFT
    face = TITLE
    title = balanced(name, face, width)
    while len(title) > 2 and face.size > 160:
        face = Face(face.size - 20, 600, tight=True)
        title = balanced(name, face, width)
    for n, line in enumerate(title):
        cursor.page.add(Text(LEFT, cursor.y + n * face.size * 1.12, line, face))
    cursor.y += (len(title) - 1) * face.size * 1.12 + 230


def put_facts(cursor: Cursor, facts: Sequence[Fact]) -> None:
    """Put the small labels with their values beside each other; long ones take more lines."""
    page, y = cursor.page, cursor.y
    wanted = [max(width_of(f.label, LABEL), width_of(f.value, BODY)) for f in facts]
    free = RIGHT - LEFT - FACT_GAP * (len(facts) - 1)
    share = _shares(wanted, free)
    x, lowest = LEFT, 0
    for fact, width in zip(facts, share, strict=True):
        page.add(Text(x, y, fact.label, LABEL, GREY))
        said = lines(fact.value, BODY, width + 5)
        for n, line in enumerate(said):
            page.add(Text(x, y + 108 + n * LEAD, line, BODY))
        lowest = max(lowest, len(said))
        x += width + FACT_GAP
    cursor.y = y + 108 + (lowest - 1) * LEAD + 150


def _shares(wanted: Sequence[float], free: float) -> list[float]:
    """Divide a width: who wants less than an even share gets it all, the others share the rest."""
    shares = [0.0] * len(wanted)
    left = sorted(range(len(wanted)), key=lambda n: wanted[n])
    for done, n in enumerate(left):
        shares[n] = min(wanted[n], free / (len(left) - done))
        free -= shares[n]
    return shares


def put_paragraph(
    cursor: Cursor, text: str, width: float, *, face: Face = BODY, colour: str = BLACK
) -> None:
    for line in lines(text, face, width):
        cursor.need(LEAD)
        cursor.page.add(Text(LEFT, cursor.y, line, face, colour))
        cursor.y += LEAD


def put_heading(cursor: Cursor, text: str, height: float) -> None:
    """Put a rule with a heading, with room for what follows."""
    cursor.need(height)
    cursor.page.add(
        Line(LEFT, cursor.y, RIGHT, cursor.y, 10), Text(LEFT, cursor.y + 165, text, HEADING)
    )
    cursor.y += 300
