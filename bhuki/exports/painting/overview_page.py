"""The frame that all overview pages share: running head, rules, footnotes, page number.

Sizes follow the drawing of the page in the hand: nine points to read, seven and a half to look up.
"""

from bisect import bisect_right
from collections.abc import Sequence

from bhuki.exports.painting.breaking import Placed, flowed, lines
from bhuki.exports.painting.paper import (
    A4,
    GREY,
    HAIRLINE,
    Booklet,
    Face,
    Line,
    Page,
    Text,
    width_of,
)
from bhuki.reports.page_words import page_alone, page_of
from bhuki.reports.said import Sentence, Weight
from bhuki.texts import Texts

LEFT = 460.0
RIGHT = A4.width - LEFT
INDENT = 375.0  # from the margin to where texts stand; numbers and letters hang left of it
GUTTER = 160.0
COLUMN = (RIGHT - LEFT - GUTTER) / 2
TOP = 500.0  # the rule under the running head
BOTTOM = 7860.0  # the rule over the footnotes

BODY = Face(90)
NAME = Face(90, 600)
NUMBER = Face(86)
NUMBER_WIDTH = INDENT - 30
SECTION = Face(78, 600)
NOTE = Face(75)
TITLE = Face(260, 600, tight=True)
HEADING = Face(126, 600)
STRONG = Face(90, 500)
MISSING = Face(90, italic=True)
_FACES = {
    Weight.PLAIN: BODY,
    Weight.STRONG: STRONG,
    Weight.BOLD: NAME,
    Weight.MISSING: MISSING,
}
NOTE_LEAD = 97.0
FOOT_LINES = 2  # at the foot, where there are no more
LEAD = 116.0  # from one line of the body to the next


def face_of(weight: Weight) -> Face:
    """Give the face of a run in a sentence."""
    return _FACES[weight]


def put_line(page: Page, x: float, y: float, line: Sequence[Placed]) -> None:
    """Put one set line on a page; what is missing is underlined with dots."""
    for placed in line:
        face = face_of(placed.weight)
        page.add(Text(x + placed.x, y, placed.text, face))
        if placed.weight == Weight.MISSING:
            end = x + placed.x + width_of(placed.text, face)
            page.add(Line(x + placed.x, y + 22, end, y + 22, 5, GREY, dots=True))


def paragraph(sentences: Sequence[Sentence], width: float) -> list[list[Placed]]:
    """Set sentences in lines of a width."""
    return flowed(sentences, width, face_of)


_SUPER = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(numbers: Sequence[int]) -> str:
    """Give footnote numbers as they stand raised behind a text."""
    return " ".join(str(number).translate(_SUPER) for number in numbers)


NOTE_WIDTH = (RIGHT - LEFT) * 0.75
LABEL_WIDTH = (RIGHT - LEFT) * 0.235


def begin(booklet: Booklet, left: str, right: str) -> Page:
    """Begin a page with its running head."""
    page = Page(A4.width, A4.height)
    room = (RIGHT - LEFT) / 2 - 100
    page.add(
        Text(LEFT, TOP - 75, cut(left, Face(82), room), Face(82), GREY),
        Text(RIGHT, TOP - 75, cut(right, Face(82), room), Face(82), GREY, align=1),
        Line(LEFT, TOP, RIGHT, TOP, 7),
    )
    booklet.pages.append(page)
    return page


def end(page: Page, notes: Sequence[str], label: Sequence[str]) -> None:
    """Put the footnotes and the page's own label at its foot; more lines lift the rule."""
    said = note_lines(notes)
    y = BOTTOM - lifted(max(len(said), len(label)))
    page.add(Line(LEFT, y, RIGHT, y, 5, HAIRLINE))
    for n, line in enumerate(said):
        page.add(Text(LEFT, y + 115 + n * NOTE_LEAD, line, NOTE, GREY))
    for n, line in enumerate(label):
        page.add(Text(RIGHT, y + 115 + n * NOTE_LEAD, line, NOTE, GREY, align=1))


def lifted(lines_at_foot: int) -> float:
    """Give how far the rule over the foot is lifted, so that its last line stays where it is."""
    return max(0, lines_at_foot - FOOT_LINES) * NOTE_LEAD


def foot_label(name: str, n: int, total: int, _: Texts, *, bound: str = "") -> list[str]:
    """Give a page's label; `bound` is its number in a booklet. Only a very long name is cut."""
    whole = page_of(name, n, total, _)
    if not bound and width_of(whole, NOTE) <= LABEL_WIDTH:
        return [whole]
    said = lines(name, NOTE, LABEL_WIDTH)
    if len(said) > 2:
        said = [said[0], cut(" ".join(said[1:]), NOTE, LABEL_WIDTH)]
    alone = page_alone(n, total, _)
    together = f"{alone} · {bound}" if bound else alone
    fits = width_of(together, NOTE) <= LABEL_WIDTH
    return [*said, together] if fits else [*said, alone, bound]


def note_lines(notes: Sequence[str]) -> list[str]:
    """Set footnotes as one paragraph, each kept apart from the next by a wider space."""
    whole = [note.replace("* ", "*\u00a0", 1) for note in notes]
    said = lines(" \u2002".join(whole), NOTE, NOTE_WIDTH) if notes else []
    return [line.lstrip("\u2002") for line in said]


def put_number(page: Page, x: float, y: float, number: str) -> None:
    """Put an activity's number into its column; a long one is set smaller, never shortened."""
    wide = width_of(number, NUMBER)
    size = int(NUMBER.size * min(1.0, NUMBER_WIDTH / wide)) if wide else NUMBER.size
    page.add(Text(x, y, number, Face(size), GREY))


def cut(text: str, face: Face, width: float) -> str:
    """Shorten a text to a width with an ellipsis; it stands whole elsewhere on the page."""
    if len(text) <= width and width_of(text, face) <= width:
        return text
    most = range(1, min(len(text), max(1, int(width))) + 1)
    fits = bisect_right(most, width, key=lambda n: width_of(text[:n] + "…", face))
    return text[:fits].rstrip() + "…"
