"""The letters' meanings under a matrix, and the line at the foot of each of its pages."""

from bhuki.exports.painting.breaking import lines
from bhuki.exports.painting.chips import Inks, chip_size
from bhuki.exports.painting.matrix_paging import FOOT, MARGIN, Paging
from bhuki.exports.painting.overview_page import cut
from bhuki.exports.painting.paper import (
    BLACK,
    GREY,
    HAIRLINE,
    Box,
    Chips,
    Face,
    Item,
    Line,
    Page,
    Text,
    width_of,
)
from bhuki.exports.painting.print_choices import PrintChoices
from bhuki.matrix.entities import Appointed
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.duties import meaning
from bhuki.reports.edition import edition
from bhuki.texts import Texts

NAME = Face(74, 600)
TEXT = Face(68)
FOOT_TEXT = Face(68)
FOOT_LEAD = 80.0
LEAD = 84.0
CHIP = 6.0
CHIP_ROOM = 205.0
CELL_GAP = 130.0
NARROWEST = 1350.0
MAP_BOX = (44.0, 30.0)
MAP_GAP = 150.0  # beside the map of the pages
MOST_LINES = 3  # of the foot; a longer credit is shortened


def _cells(matrix: Matrix, width: float) -> tuple[int, float]:
    """Give how many letters stand beside each other, and how wide each may be."""
    count = max(1, len(matrix.scheme.letters))
    across = max(1, min(count, int((width + CELL_GAP) // (NARROWEST + CELL_GAP))))
    rows = -(-count // across)
    across = -(-count // rows)
    return across, (width - CELL_GAP * (across - 1)) / across


def _said(matrix: Matrix, width: float, _: Texts) -> list[tuple[str, str, list[str]]]:
    room = min(width - CHIP_ROOM, 2400.0)
    return [
        (letter.code, letter.name(_.language), lines(meaning(letter, _), TEXT, room))
        for letter in matrix.scheme.letters
    ]


def legend_height(matrix: Matrix, width: float, _: Texts) -> float:
    """Give the height of the letters' meanings under a table of a width."""
    if not matrix.scheme.letters:
        return 0.0
    across, cell = _cells(matrix, width)
    said = _said(matrix, cell, _)
    rows = [said[n : n + across] for n in range(0, len(said), across)]
    return 130 + sum(max(len(one[2]) for one in row) * LEAD + LEAD + 90 for row in rows)


def put_legend(
    items: list[Item], matrix: Matrix, width: float, top: float, *, inks: Inks, _: Texts
) -> None:
    """Put each letter with its name and meaning under the table."""
    if not matrix.scheme.letters:
        return
    across, cell = _cells(matrix, width)
    said = _said(matrix, cell, _)
    y = top + 130
    for n in range(0, len(said), across):
        row = said[n : n + across]
        for place, (code, name, meant) in enumerate(row):
            x = place * (cell + CELL_GAP)
            size = chip_size((code,), inks, scale=CHIP)
            items.append(Chips(x, y, size.width(), size.height(), (code,), CHIP))
            items.append(Text(x + CHIP_ROOM, y + 62, name, NAME))
            for number, line in enumerate(meant):
                items.append(Text(x + CHIP_ROOM, y + 62 + LEAD * (number + 1), line, TEXT))
        y += max(len(one[2]) for one in row) * LEAD + LEAD + 90


def put_foot(
    page: Page, matrix: Matrix, paging: Paging, number: int, choices: PrintChoices, _: Texts
) -> None:
    """Put the notes, the credit, the page's number and the map of the pages at its foot."""
    left, right = MARGIN, page.width - MARGIN
    label = words.plain_page_of(number, paging.count, _)
    beside = right - width_of(label, FOOT_TEXT) - MAP_GAP
    mapped = choices.page_map and len(paging.across) > 1
    room = beside - left - (_map_width(paging) + MAP_GAP if mapped else MAP_GAP / 2)
    said = lines(" · ".join(_notes(matrix, choices, _)), FOOT_TEXT, room)
    if len(said) > MOST_LINES:
        rest = " ".join(said[MOST_LINES - 1 :])
        said = [*said[: MOST_LINES - 1], cut(rest, FOOT_TEXT, room)]
    y = page.height - MARGIN - FOOT + 150 - max(0, len(said) - 2) * FOOT_LEAD
    page.add(Line(left, y, right, y, 6, HAIRLINE))
    page.add(Text(right, y + 100, label, FOOT_TEXT, GREY, align=1))
    for n, line in enumerate(said):
        page.add(Text(left, y + 100 + n * FOOT_LEAD, line, FOOT_TEXT, GREY))
    if mapped:
        _put_map(page, paging, number, beside, y)


def _notes(matrix: Matrix, choices: PrintChoices, _: Texts) -> list[str]:
    kinds = {role.appointed for role in matrix.roles.values()}
    notes = [edition(matrix, _, choices.today)]
    if Appointed.PER_PROJECT in kinds:
        notes.append(words.per_project(_))
    if Appointed.PER_SYSTEM in kinds:
        notes.append(words.per_system(_))
    if matrix.about.credit:
        notes.append(" ".join(matrix.about.credit.split()))
    return notes


def _map_width(paging: Paging) -> float:
    return len(paging.across) * (MAP_BOX[0] + 8)


def _put_map(page: Page, paging: Paging, number: int, right: float, y: float) -> None:
    """Draw the pages as they lie beside each other, this one filled."""
    across, down = len(paging.across), len(paging.down)
    wide, high = MAP_BOX
    many = down > 8  # then outlines would run together: the others are grey, this one black
    high = min(high, 190.0 / down)
    gap = min(6.0, high * 0.2)
    for n in range(across * down):
        x = right - _map_width(paging) + (n % across) * (wide + 8)
        top = y + 40 + (n // across) * high
        this = n == number - 1
        fill = BLACK if this else (HAIRLINE if many else None)
        page.add(Box(x, top, wide, high - gap, fill, None if many else GREY, 4))
