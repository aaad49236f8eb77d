"""Read laid-out pages for flaws that an eye would find: cut, overlapping, orphaned, lonely.

    for flaw in flaws(booklet): print(flaw)

A page is painted by a painter that takes down every text, line and ground with where it stands on
the paper, however it was turned and scaled: what is read is what is painted.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen

from bhuki.exports.painting.overview_page import BOTTOM, HEADING, LEFT, RIGHT, SECTION
from bhuki.exports.painting.paper import A1, A3, A4, MM, Booklet, Page

PAPERS = [{paper.width, paper.height} for paper in (A4, A3, A1)]
EDGE = 10 * MM  # nothing is printed nearer to the paper's edge
TOUCH = 4.0  # units in which neighbours may meet
FEWEST_LINES = 6  # a line to sign with its heading takes five
BODY_TOP = 520.0  # under the running head of a page of text


class Printed(NamedTuple):
    """A text as it stands on the paper: the box of its ink, its size there and its weight."""

    text: str
    box: QRectF
    size: float
    weight: int
    turned: bool


class Ruled(NamedTuple):
    """A line on the paper."""

    box: QRectF
    after: int  # how many texts were painted before it


class Flaw(NamedTuple):
    """What is wrong, on which page (1 is the first), with which words."""

    page: int
    kind: str
    words: str


class Reader(QPainter):
    """A painter that takes down what is painted through it."""

    def __init__(self, device: QImage) -> None:
        super().__init__(device)
        self.texts: list[Printed] = []
        self.lines: list[Ruled] = []
        self.grounds: list[Ruled] = []

    def drawText(self, at: QPointF, text: str) -> None:  # type: ignore[override]
        measures = QFontMetricsF(self.font())
        width = measures.horizontalAdvance(text)
        ink = QRectF(at.x(), at.y() - measures.capHeight(), width, measures.capHeight())
        shape = self.combinedTransform()
        turned = abs(shape.m12()) > 1e-6
        size = self.font().pixelSize() * (abs(shape.m12()) if turned else shape.m11())
        box = shape.mapRect(ink)
        self.texts.append(Printed(text, box, size, self.font().weight(), turned))

    def drawLine(self, one: QPointF, other: QPointF) -> None:  # type: ignore[override]
        box = self.combinedTransform().mapRect(QRectF(one, other).normalized())
        self.lines.append(Ruled(box, len(self.texts)))

    def drawRect(self, rect: QRectF) -> None:  # type: ignore[override]
        if self.brush().style():
            box = self.combinedTransform().mapRect(rect)
            self.grounds.append(Ruled(box, len(self.texts)))

    def fillRect(self, rect: QRectF, *_colour: Any) -> None:  # type: ignore[override]
        self.grounds.append(Ruled(self.combinedTransform().mapRect(rect), len(self.texts)))

    def drawPath(self, *_: Any) -> None:
        """Chips and arrows: their letters are taken down, their grounds hold nothing else."""

    drawRoundedRect = drawPolygon = drawPath  # noqa: N815


def read(page: Page, booklet: Booklet) -> Reader:
    """Take down a page."""
    device = QImage(8, 8, QImage.Format.Format_RGB32)
    reader = Reader(device)
    reader.setPen(QPen())
    page.paint(reader, booklet.inks)
    reader.end()
    return reader


def flaws(booklet: Booklet) -> Iterator[Flaw]:
    """Give everything that is wrong in a booklet, page by page."""
    for number, page in enumerate(booklet.pages, start=1):
        found = read(page, booklet)
        for look in (_outside, _overlapping, _struck, _hidden, _orphaned, _lonely):
            for words in look(page, found):
                yield Flaw(number, look.__name__.strip("_"), words)


def _of_text(page: Page) -> bool:
    """Whether it is a page of the overviews' kind: standing A4 with a running head."""
    return page.width == A4.width and any(
        getattr(item, "y1", None) == BOTTOM for item in page.items
    )


def _outside(page: Page, found: Reader) -> Iterator[str]:
    edge = EDGE if {page.width, page.height} in PAPERS else 0.0  # a picture has no edge to spare
    left, right = (LEFT, RIGHT) if _of_text(page) else (edge, page.width - edge)
    room = QRectF(left - TOUCH, edge, right - left + 2 * TOUCH, page.height - 2 * edge)
    for one in found.texts:
        if one.text.strip() and not room.contains(one.box):
            yield one.text


def _overlapping(_page: Page, found: Reader) -> Iterator[str]:
    for one, other in _pairs([t for t in found.texts if t.text.strip()], lambda t: t.box):
        both = one.box.intersected(other.box)
        if both.width() > TOUCH and both.height() > TOUCH:
            yield f"{one.text} × {other.text}"


def _struck(_page: Page, found: Reader) -> Iterator[str]:
    """A line through the middle of a text; one under it or over it is a rule."""
    for one in found.texts:
        grow = one.box.height() if not one.turned else one.box.width()
        ink = one.box.adjusted(*(grow * 0.12 * k for k in (1, 1, -1, -1)))
        for line in found.lines:
            if _meet(ink, line.box):
                yield one.text


def _hidden(_page: Page, found: Reader) -> Iterator[str]:
    """A text that a ground was painted over."""
    for ground in found.grounds:
        for one in found.texts[: ground.after]:
            both = one.box.intersected(ground.box)
            if both.width() > TOUCH and both.height() > TOUCH:
                yield one.text


def _meet(ink: QRectF, line: QRectF) -> bool:
    return (
        line.left() < ink.right()
        and line.right() > ink.left()
        and line.top() < ink.bottom()
        and line.bottom() > ink.top()
    )


def _orphaned(page: Page, found: Reader) -> Iterator[str]:
    """A heading with nothing of its own under it on the page."""
    if not _of_text(page):
        return
    body = _body(found)
    for one in body:
        if _heads(one) and not any(_stands_under(other, one) for other in body):
            yield one.text


def _heads(one: Printed) -> bool:
    return one.weight >= 600 and round(one.size) in (SECTION.size, HEADING.size)


def _stands_under(other: Printed, one: Printed) -> bool:
    wide = round(one.size) == HEADING.size
    beside = wide or abs(other.box.left() - one.box.left()) < 1200
    return beside and one.box.bottom() < other.box.top() and not _heads(other)


def _lonely(page: Page, found: Reader) -> Iterator[str]:
    """A page of text with hardly anything on it."""
    if _of_text(page):
        lines = {round(one.box.bottom()) for one in _body(found)}
        pictures = any(hasattr(item, "draw") for item in page.items)
        if len(lines) < FEWEST_LINES and not pictures:
            yield f"{len(lines)} lines"


def _body(found: Reader) -> list[Printed]:
    return [t for t in found.texts if t.box.top() > BODY_TOP and t.box.bottom() < BOTTOM]


def _pairs(
    texts: Sequence[Printed], box: Callable[[Printed], QRectF]
) -> Iterator[tuple[Printed, Printed]]:
    """Give those that may meet: neighbours in a sweep from the top."""
    waiting: list[Printed] = []
    for one in sorted(texts, key=lambda t: box(t).top()):
        waiting = [other for other in waiting if box(other).bottom() > box(one).top()]
        for other in waiting:
            yield other, one
        waiting.append(one)
