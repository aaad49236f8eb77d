"""Paint who carries how much: stacked bars, and the heat of sections × roles.

    paint_load(painter, width, load(matrix), inks, limits=limits(matrix))
    load_height(rows)                   # how high that becomes
    paint_heat(painter, heat(matrix), inks); heat_size(heat(matrix))

Each letter keeps its colour and stands in its part of the bar with its number, so that the bars
read in black too. A rule's limit is a line across the bars of the letter that comes first, and a
mark at the others.
"""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bhuki.exports.look import DARK, LIGHT, Tokens, contrast, mix, text_on
from bhuki.exports.painting.breaking import balanced
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.overview_page import cut
from bhuki.exports.painting.paper import Face, measures, width_of
from bhuki.reports.load import Heat, Limit, Load

NAME = Face(12)
NUMBER = Face(11, 600)
SMALL = Face(11)
SMALL_LEAD = 13.0
ROW = 28.0
BAR = 18.0
TOP = 26.0  # for the name of the limit
WIDEST_NAME = 230.0
MOST_FOR_NAMES = 0.42  # of the width: the bars need the rest
TOTAL = 44.0
FAR = 1.5  # times the longest bar: a limit beyond is not drawn
LINE_AIR = 4.0  # between a limit's line and the words beside it

CELL = 26.0
HEAT_NAME = 240.0
SHORTEST_TURN, LONGEST_TURN = 90.0, 230.0  # for the turned names of the roles
TURN_AIR = 14.0


def tokens_of(inks: Inks) -> Tokens:
    """Give the colours of what isn't letters, on the ground of the letters."""
    return DARK if inks.palette == Palette.DARK else LIGHT


def load_height(rows: Sequence[Load]) -> float:
    """Give the height of the bars."""
    return TOP + ROW * len(rows) + 8


def paint_load(
    painter: QPainter,
    width: float,
    rows: Sequence[Load],
    inks: Inks,
    *,
    limits: Sequence[Limit] = (),
    seen: QRectF | None = None,
    among: Sequence[Load] | None = None,
) -> None:
    """Paint one bar a row at the painter's origin, within a width.

    `seen` is the part that shows, where not all does: what lies elsewhere is left out. `among` are
    all the rows where these are but some of them: all are set to one scale.
    """
    every = rows if among is None else among
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = tokens_of(inks)
    name = name_width(every, width)
    crossing = drawn_limits(every, limits)
    unit = (width - name - TOTAL) / max([_longest(every), *(limit.most for limit in crossing)])
    lines = [name + unit * limit.most for limit in crossing]
    first, last = _between(seen.top() - TOP, seen.bottom() - TOP, ROW) if seen else (0, len(rows))
    for n, row in enumerate(rows[first:last], start=first):
        top = TOP + n * ROW
        corner = (name, top + (ROW - BAR) / 2)
        _paint_name(painter, top + ROW / 2, row.name or "–", name - 8, tokens)
        end, words = _paint_bar(painter, corner, unit, row, inks)
        place = _beside(end + 6, width_of(str(row.total), SMALL), lines)
        _write(painter, place, top + ROW / 2, str(row.total), SMALL, colour=tokens.text2)
        _paint_overrun(painter, corner, unit, row, limits=limits, tokens=tokens)
        for at in lines:
            _paint_limit(painter, at, top, words, tokens)
    for limit, at in zip(crossing, lines, strict=True):
        _name_limit(painter, at, limit, tokens)
    painter.restore()


def drawn_limits(rows: Sequence[Load], limits: Sequence[Limit]) -> list[Limit]:
    """Give the limits that are drawn as a line: of the letter that the bars begin with.

    One that nobody comes near would make all bars short, and say nothing.
    """
    first, near = _first(rows), _longest(rows) * FAR
    return [limit for limit in limits if limit.letter == first and limit.most <= near]


def _longest(rows: Sequence[Load]) -> int:
    return max((row.total for row in rows), default=0) or 1


def _paint_name(painter: QPainter, middle: float, name: str, width: float, tokens: Tokens) -> None:
    """Put a name at the left of its row, in two smaller lines where it is long."""
    if width_of(name, NAME) <= width:
        _write(painter, 0, middle, name, NAME, colour=tokens.text)
        return
    said = balanced(name, SMALL, width)
    if len(said) > 2:
        said = [said[0], cut(" ".join(said[1:]), SMALL, width)]
    for n, line in enumerate(said):
        at = middle + (n - (len(said) - 1) / 2) * SMALL_LEAD
        _write(painter, 0, at, line, SMALL, colour=tokens.text)


def name_width(rows: Sequence[Load], width: float) -> float:
    """Give the width that the names take beside their bars."""
    longest = max((width_of(row.name, NAME) for row in rows), default=0) + 12
    return min(longest, WIDEST_NAME, width * MOST_FOR_NAMES)


def _between(start: float, end: float, size: float) -> tuple[int, int]:
    """Give which of some rows or columns of a size lie between two places."""
    return max(0, int(start // size)), max(0, int(end // size) + 1)


def _beside(place: float, width: float, lines: Sequence[float]) -> float:
    """Move a number that a limit's line would strike through to the other side of the line."""
    for at in sorted(lines):
        if place - LINE_AIR < at < place + width + LINE_AIR:
            place = at + LINE_AIR
    return place


def _paint_bar(
    painter: QPainter, corner: tuple[float, float], unit: float, row: Load, inks: Inks
) -> tuple[float, list[tuple[float, float]]]:
    """Paint one bar; give where it ends, and from where to where its words stand."""
    x, y = corner
    words: list[tuple[float, float]] = []
    for code, count in row.counts:
        tone = inks.tone(code)
        rect = QRectF(x, y, unit * count, BAR)
        painter.setPen(QPen(QColor(tone.edge), 0.8))
        painter.setBrush(QColor(tone.fill))
        painter.drawRect(rect)
        text = f"{code} {count}"
        if width_of(text, NUMBER) > rect.width() - 4:
            text = str(count)
        if width_of(text, NUMBER) <= rect.width() - 3:
            left = rect.left() + min(6.0, (rect.width() - width_of(text, NUMBER)) / 2)
            _write(painter, left, rect.center().y(), text, NUMBER, colour=tone.text)
            words.append((left, left + width_of(text, NUMBER)))
        x = rect.right()
    return x, words


def _first(rows: Sequence[Load]) -> str | None:
    """Give the letter that stands first in the bars: the weightiest that anyone has."""
    for row in rows:
        if row.answers and row.counts:
            return row.counts[0][0]
    return None


def _paint_limit(
    painter: QPainter,
    at: float,
    top: float,
    words: Sequence[tuple[float, float]],
    tokens: Tokens,
) -> None:
    """Draw one row's part of a limit's line; where it would strike words it stops at the bar."""
    pen = QPen(QColor(tokens.text), 1.2)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    bar = top + (ROW - BAR) / 2
    struck = any(start - LINE_AIR / 2 < at < end + LINE_AIR / 2 for start, end in words)
    parts = [(top, bar), (bar + BAR, top + ROW)] if struck else [(top, top + ROW)]
    for start, end in parts:
        painter.drawLine(QPointF(at, start), QPointF(at, end))


def _name_limit(painter: QPainter, at: float, limit: Limit, tokens: Tokens) -> None:
    """Say over a limit's line what it is."""
    painter.setPen(QPen(QColor(tokens.text), 1.2))
    painter.drawLine(QPointF(at, TOP - 4), QPointF(at, TOP))
    text = f"{limit.letter} ≤ {limit.most}"
    _write(painter, at - width_of(text, SMALL) / 2, 9, text, SMALL, colour=tokens.text2)


def _paint_overrun(
    painter: QPainter,
    corner: tuple[float, float],
    unit: float,
    row: Load,
    *,
    limits: Sequence[Limit],
    tokens: Tokens,
) -> None:
    """Mark the part of a letter that is over its limit with a line under it."""
    x, y = corner
    most = {limit.letter: limit.most for limit in limits}
    for code, count in row.counts:
        over = count - most.get(code, count)
        if over > 0:
            painter.setPen(QPen(QColor(tokens.error), 2.5))
            start = x + unit * (count - over)
            painter.drawLine(
                QPointF(start, y + BAR + 2.5), QPointF(x + unit * count, y + BAR + 2.5)
            )
        x += unit * count


def heat_size(warm: Heat, names: float = HEAT_NAME) -> tuple[float, float]:
    """Give the width and height of the heat map; `names` is the width of the sections' names."""
    return names + CELL * len(warm.roles) + 4, heat_turn(warm) + CELL * len(warm.sections) + 4


def heat_turn(warm: Heat) -> float:
    """Give the height that the turned names of the roles take."""
    return _heads(warm.roles)[0]


@lru_cache(maxsize=32)
def _heads(roles: tuple[tuple[str, str], ...]) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """Set the names of roles in two lines each; give the height for the longest, and the lines."""
    words = [width_of(word, SMALL) + 2 for _id, name in roles for word in name.split()]
    least = min(max([SHORTEST_TURN - TURN_AIR, *words]), LONGEST_TURN - TURN_AIR)
    lines: list[tuple[str, ...]] = []
    for _id, name in roles:
        room = least
        said = balanced(name, SMALL, room)
        while len(said) > 2 and room < LONGEST_TURN - TURN_AIR:
            room = min(room * 1.15, LONGEST_TURN - TURN_AIR)
            said = balanced(name, SMALL, room)
        if len(said) > 2:
            said = [said[0], cut(" ".join(said[1:]), SMALL, room)]
        lines.append(tuple(said))
    longest = max((width_of(line, SMALL) for said in lines for line in said), default=0.0)
    return max(SHORTEST_TURN, longest + TURN_AIR), tuple(lines)


def heat_cell(warm: Heat, x: float, y: float, names: float = HEAT_NAME) -> tuple[int, int]:
    """Give the section and the role that lie at a place, by number; -1 over or beside them."""
    section, role = int((y - heat_turn(warm)) // CELL), int((x - names) // CELL)
    return max(-1, section), max(-1, role)


def paint_heat(
    painter: QPainter,
    warm: Heat,
    inks: Inks,
    *,
    letter: str | None = None,
    names: float = HEAT_NAME,
    seen: QRectF | None = None,
) -> None:
    """Paint how many of each section's activities each role has a part in, darker for more.

    `letter` takes that letter's colour; every cell has its number, so colour is not alone. `seen`
    is the part that shows, where not all does.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = tokens_of(inks)
    turn, heads = _heads(warm.roles)
    rows, columns = (0, len(warm.sections)), (0, len(warm.roles))
    if seen is not None:
        rows = _between(seen.top() - turn, seen.bottom() - turn, CELL)
        columns = _between(seen.left() - names, seen.right() - names, CELL)
    roles = list(enumerate(warm.roles))[slice(*columns)]
    for m, _role in roles:
        _paint_turned(painter, names + m * CELL + CELL / 2, turn, heads[m], tokens)
    tints = _Tints(letter, inks, tokens)
    for n, (section_id, name) in list(enumerate(warm.sections))[slice(*rows)]:
        y = turn + n * CELL
        _paint_name(painter, y + CELL / 2, name or "–", names - 12, tokens)
        painter.setFont(NUMBER.font)
        for m, (role_id, _name) in roles:
            count = warm.counts.get((section_id, role_id), 0)
            rect = QRectF(names + m * CELL, y, CELL, CELL)
            tints.paint(painter, rect, count, warm.sizes[n])
    painter.restore()


class _Tints:
    """The cells' grounds, darker for more, each mixed once."""

    def __init__(self, letter: str | None, inks: Inks, tokens: Tokens) -> None:
        self._strong = inks.tone(letter).fill if letter else tokens.accent
        if inks.palette == Palette.PAPER:
            self._strong = "#000000"
        self._tokens = tokens
        self._edge = QPen(QColor(tokens.hairline), 1)
        self._known: dict[tuple[int, int], tuple[QColor, QPen]] = {}
        self._lower = measures(NUMBER).capHeight() / 2

    def paint(self, painter: QPainter, rect: QRectF, count: int, size: int) -> None:
        """Paint one cell with its number; the number's font is set."""
        known = self._known.get((count, size))
        if known is None:
            known = self._known[count, size] = self._mixed(count / size if size else 0.0)
        fill, ink = known
        painter.setPen(self._edge)
        painter.setBrush(fill)
        painter.drawRect(rect)
        if count:
            text = str(count)
            painter.setPen(ink)
            middle = rect.center()
            left = middle.x() - width_of(text, NUMBER) / 2
            painter.drawText(QPointF(left, middle.y() + self._lower), text)

    def _mixed(self, share: float) -> tuple[QColor, QPen]:
        tokens = self._tokens
        fill = mix(self._strong, tokens.surface, 0.12 + 0.78 * share) if share else tokens.surface
        ink = tokens.text if contrast(tokens.text, fill) >= 4.5 else text_on(fill)
        return QColor(fill), QPen(QColor(ink))


def _paint_turned(
    painter: QPainter, x: float, turn: float, said: tuple[str, ...], tokens: Tokens
) -> None:
    painter.save()
    painter.translate(x, turn - 8)
    painter.rotate(-90)
    first = measures(SMALL).capHeight() / 2 - (len(said) - 1) * 6
    painter.setFont(SMALL.font)
    painter.setPen(QPen(QColor(tokens.text2)))
    for n, line in enumerate(said):
        painter.drawText(QPointF(0, first + n * 12), line)
    painter.restore()


def _write(
    painter: QPainter, x: float, middle: float, text: str, face: Face, *, colour: str
) -> None:
    painter.setFont(face.font)
    painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.SolidLine))
    painter.drawText(QPointF(x, middle + measures(face).capHeight() / 2), text)
