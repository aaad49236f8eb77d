"""Pages as values: what stands where, before anything is painted.

    page = Page(A4.width, A4.height)
    page.add(Text(at_x, baseline, "Hello", Face(90)))

Everything is measured in tenths of a point, so that sizes are whole numbers and fonts are
measured finely. Pages are laid out first and painted after: the number of pages is known when
the footers are made, and one layout serves PDF, printer, preview and picture.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from bhuki.exports.painting.chips import Inks, paint_letters
from bhuki.exports.painting.typeface import per_thread, typeface

POINT = 10.0  # units in a point
MM = 72 / 25.4 * POINT

BLACK = "#101214"
GREY = "#555B63"  # second text: labels, explanations
RULE = "#1A1E23"
HAIRLINE = "#C9C5BC"


class Paper(NamedTuple):
    """A sheet of paper in units, standing."""

    name: str
    width: float
    height: float

    def turned(self) -> "Paper":
        """Give the sheet lying."""
        return Paper(self.name, self.height, self.width)


A4 = Paper("A4", 210 * MM, 297 * MM)
A3 = Paper("A3", 297 * MM, 420 * MM)
A1 = Paper("A1", 594 * MM, 841 * MM)


class Face(NamedTuple):
    """A font: height in units, weight, slant; `tight` for titles."""

    size: int
    weight: int = 400
    italic: bool = False
    tight: bool = False

    @property
    def font(self) -> QFont:
        """Qt's font for it."""
        return typeface(self.size, self.weight, italic=self.italic, tight=self.tight)

    @property
    def line(self) -> float:
        """The distance from one baseline to the next."""
        return round(self.size * 1.29)


_LONGEST_KEPT = 500  # characters of a text whose width is remembered
_widths: dict[tuple[Face, str], float] = {}


def width_of(text: str, face: Face) -> float:
    """Give the width of a text on one line; asked again, it is remembered."""
    if len(text) > _LONGEST_KEPT:
        return measures(face).horizontalAdvance(text)
    found = _widths.get((face, text))
    if found is None:
        if len(_widths) > 200_000:
            _widths.clear()
        found = _widths[face, text] = measures(face).horizontalAdvance(text)
    return found


@per_thread
def measures(face: Face) -> QFontMetricsF:
    """Give the measures of a font."""
    return QFontMetricsF(face.font)


class Text(NamedTuple):
    """Words on a baseline; `align` is where `x` is: 0 at their left, 1 at their right."""

    x: float
    y: float
    text: str
    face: Face
    colour: str = BLACK
    align: float = 0.0
    turned: bool = False  # reading upwards; x is the baseline then, y where the words begin

    def paint(self, painter: QPainter, _inks: Inks) -> None:
        painter.setFont(self.face.font)
        painter.setPen(QColor(self.colour))
        back = self.align * width_of(self.text, self.face) if self.align else 0.0
        if not self.turned:
            painter.drawText(QPointF(self.x - back, self.y), self.text)
            return
        painter.save()
        painter.translate(self.x, self.y)
        painter.rotate(-90)
        painter.drawText(QPointF(-back, 0), self.text)
        painter.restore()


class Line(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = 10.0
    colour: str = RULE
    dots: bool = False

    def paint(self, painter: QPainter, _inks: Inks) -> None:
        pen = QPen(QColor(self.colour), self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dots:
            pen.setDashPattern([1.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(self.x1, self.y1), QPointF(self.x2, self.y2))


class Box(NamedTuple):
    """A rectangle, filled or outlined or both."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    line: float = 10.0
    radius: float = 0.0

    def paint(self, painter: QPainter, _inks: Inks) -> None:
        painter.setBrush(QColor(self.fill) if self.fill else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.edge), self.line) if self.edge else Qt.PenStyle.NoPen)
        rect = QRectF(self.x, self.y, self.width, self.height)
        if self.radius:
            painter.drawRoundedRect(rect, self.radius, self.radius)
        else:
            painter.drawRect(rect)


class Chips(NamedTuple):
    """Letters in the middle of a rectangle."""

    x: float
    y: float
    width: float
    height: float
    letters: tuple[str, ...]
    scale: float
    veto: bool = False

    def paint(self, painter: QPainter, inks: Inks) -> None:
        rect = QRectF(self.x, self.y, self.width, self.height)
        paint_letters(painter, rect, self.letters, inks, scale=self.scale, veto=self.veto)


@dataclass(frozen=True)
class Scaled:
    """Things set smaller or larger as a whole, from a corner on."""

    x: float
    y: float
    scale: float
    items: "list[Item]"

    def paint(self, painter: QPainter, inks: Inks) -> None:
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(self.scale, self.scale)
        for item in self.items:
            item.paint(painter, inks)
        painter.restore()


class Item(Protocol):
    """Anything that can stand on a page."""

    def paint(self, painter: QPainter, inks: Inks, /) -> None: ...


@dataclass
class Page:
    """One page with what stands on it, in the order of painting."""

    width: float
    height: float
    items: list[Item] = field(default_factory=list)

    def add(self, *items: Item) -> None:
        """Put things on the page."""
        self.items.extend(items)

    def paint(self, painter: QPainter, inks: Inks) -> None:
        """Paint the page; the painter's units must be tenths of a point."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        for item in self.items:
            item.paint(painter, inks)

    def words(self) -> list[str]:
        """Give all texts on the page, in the order of painting."""
        return _words_of(self.items)


def _words_of(items: "list[Item]") -> list[str]:
    words: list[str] = []
    for item in items:
        if isinstance(item, Text):
            words.append(item.text)
        elif isinstance(item, Scaled):
            words += _words_of(item.items)
    return words


class Bookmark(NamedTuple):
    """An entry in a document's outline."""

    title: str
    page: int
    level: int = 0


@dataclass
class Booklet:
    """Pages that belong together, with what a PDF says about itself."""

    title: str
    language: str
    inks: Inks
    pages: list[Page] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    author: str = ""
