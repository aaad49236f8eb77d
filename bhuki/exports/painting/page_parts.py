"""Parts that all overview pages are made of: title, facts, paragraphs, headings."""

from collections.abc import Sequence

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.overview_page import BODY, HEADING, LEAD, LEFT, RIGHT, TITLE
from bhuki.exports.painting.paper import BLACK, GREY, Face, Line, Text, width_of
from bhuki.reports.role_overview import Fact

LABEL = Face(73)
FACT_ROW = 20.0  # rows stand nearer to each other than to what follows
HEAD_DOWN = 345.0  # from a heading's rule to the baseline of what follows
FACT_GAP, LEAST_FACT_GAP = 260.0, 120.0


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
    """Put the small labels with their values beside each other, in as many rows as they take."""
    for n, row in enumerate(_rows(facts)):
        if n:
            cursor.y -= FACT_ROW
        _put_row(cursor, row)


def _wanted(fact: Fact) -> float:
    return max(width_of(fact.label, LABEL), width_of(fact.value, BODY))


def _rows(facts: Sequence[Fact]) -> list[Sequence[Fact]]:
    """Divide facts evenly among rows; what is too long for a row takes more lines."""
    for count in range(1, len(facts) + 1):
        each = -(-len(facts) // count)
        rows = [facts[n : n + each] for n in range(0, len(facts), each)]
        gaps = LEAST_FACT_GAP * (each - 1)
        if all(sum(map(_wanted, row)) + gaps < RIGHT - LEFT for row in rows) or each <= 2:
            return rows
    return []


def _put_row(cursor: Cursor, facts: Sequence[Fact]) -> None:
    page, y = cursor.page, cursor.y
    wanted = [_wanted(fact) for fact in facts]
    gap = _gap(wanted)
    share = _shares(wanted, RIGHT - LEFT - gap * (len(facts) - 1))
    x, lowest = LEFT, 0
    for fact, width in zip(facts, share, strict=True):
        page.add(Text(x, y, fact.label, LABEL, GREY))
        said = lines(fact.value, BODY, width + 5)
        for n, line in enumerate(said):
            page.add(Text(x, y + 108 + n * LEAD, line, BODY))
        lowest = max(lowest, len(said))
        x += width + gap
    cursor.y = y + 108 + (lowest - 1) * LEAD + 150


def _gap(wanted: Sequence[float]) -> float:
    """Give the space between facts: less where that lets each of them stand on one line."""
    left = RIGHT - LEFT - sum(wanted) - 1
    gap = left / max(1, len(wanted) - 1)
    return min(FACT_GAP, gap) if gap >= LEAST_FACT_GAP else FACT_GAP


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
    cursor.y += HEAD_DOWN
