"""Paint letters: the chips that the grid, the pages and the pictures show.

    inks = Inks(matrix.scheme, Palette.LIGHT)
    paint_letters(painter, cell_rect, ("H", "U"), inks, scale=1.5)
    chip_size(("H", "U"), inks, scale=1.5)

Several letters of a cell stand joined in one chip. Its left side has the shape of the first
letter, its right side that of the last, so that the letters are told apart without colour.
A painter that paints many cells paints a chip once into a pixmap and keeps it: it depends on
nothing but these arguments.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from bhuki.exports.look import DARK, LIGHT, LetterLook, Shape, Tone, letter_looks
from bhuki.exports.painting.typeface import typeface
from bhuki.matrix.scheme import Scheme

HEIGHT = 20.0  # at 100 %, as all sizes here
WIDTH = 22.0
HEXAGON_WIDTH = 26.0
PART = 16.0  # one letter of several
LETTER = 12.0
_RADIUS = 3.0
_POINT = 6.0  # how far a hexagon's point stands out
_CUT = 5.0


class Palette(StrEnum):
    """What the letters stand on."""

    LIGHT = "light"
    DARK = "dark"
    PAPER = "paper"  # black only


class Inks:
    """The looks of a scheme's letters on one ground; make one and keep it."""

    def __init__(self, scheme: Scheme, palette: Palette = Palette.LIGHT) -> None:
        self.palette = palette
        self.looks = letter_looks(scheme)
        tokens = DARK if palette == Palette.DARK else LIGHT
        self.surface = "#FFFFFF" if palette == Palette.PAPER else tokens.surface
        self.error = "#000000" if palette == Palette.PAPER else tokens.error
        self._unknown = Tone(self.surface, tokens.text, tokens.strong)

    def tone(self, code: str) -> Tone:
        """Give fill, text and edge of a letter; one that the scheme lacks is bare."""
        look = self.looks.get(code)
        if look is None:
            return self._unknown
        tone: Tone = getattr(look, self.palette.value)
        return tone

    def shape(self, code: str) -> Shape:
        """Give the outline of a letter's chip."""
        look: LetterLook | None = self.looks.get(code)
        return look.shape if look else Shape.SQUARE

    def knows(self, code: str) -> bool:
        """Say whether the scheme has a letter."""
        return code in self.looks


def chip_size(letters: Sequence[str], inks: Inks, *, scale: float = 1.0) -> QSizeF:
    """Give the size of the chip that letters are painted as."""
    if len(letters) == 1:
        width = HEXAGON_WIDTH if inks.shape(letters[0]) == Shape.HEXAGON else WIDTH
        width += 6.0 * (len(letters[0]) - 1)
    else:
        width = sum(_part_width(code, inks) for code in letters)
    return QSizeF(width * scale, HEIGHT * scale)


def paint_letters(
    painter: QPainter,
    rect: QRectF,
    letters: Sequence[str],
    inks: Inks,
    *,
    scale: float = 1.0,
    veto: bool = False,
    font: QFont | None = None,
) -> None:
    """Paint letters in the middle of a rectangle, smaller where they would not fit its width."""
    if not letters:
        return
    size = chip_size(letters, inks, scale=scale)
    room = min(1.0, rect.width() / size.width(), rect.height() / size.height())
    if room < 1.0:
        size, scale = size * room, scale * room
    at = rect.center() - QPointF(size.width() / 2, size.height() / 2)
    chip = QRectF(at, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_grounds(painter, chip, letters, inks, scale)
    face = font or typeface(round(LETTER * scale), 700)
    for code, part in zip(letters, _parts(chip, letters, inks), strict=True):
        _paint_code(painter, part, code, inks=inks, face=face, scale=scale)
        if veto:
            _paint_veto(painter, part, inks.tone(code), scale)
    painter.restore()


def outline(rect: QRectF, left: Shape, right: Shape, scale: float) -> QPainterPath:
    """Give a chip's outline with the left side of one shape and the right side of another."""
    path = QPainterPath()
    path.moveTo(rect.center().x(), rect.top())
    _right_side(path, rect, right, scale)
    path.lineTo(rect.center().x(), rect.bottom())
    _left_side(path, rect, left, scale)
    path.closeSubpath()
    return path


def _part_width(code: str, inks: Inks) -> float:
    wide = 2.0 if inks.shape(code) == Shape.HEXAGON else 0.0
    return PART + wide + 6.0 * (len(code) - 1)


def _parts(chip: QRectF, letters: Sequence[str], inks: Inks) -> list[QRectF]:
    """Divide a chip among its letters."""
    widths = [_part_width(code, inks) for code in letters]
    unit = chip.width() / sum(widths)
    parts: list[QRectF] = []
    left = chip.left()
    for width in widths:
        parts.append(QRectF(left, chip.top(), width * unit, chip.height()))
        left += width * unit
    return parts


def _paint_grounds(
    painter: QPainter, chip: QRectF, letters: Sequence[str], inks: Inks, scale: float
) -> None:
    line = scale
    inner = chip.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    whole = outline(inner, inks.shape(letters[0]), inks.shape(letters[-1]), scale)
    parts = _parts(chip, letters, inks)
    for n, (code, part) in enumerate(zip(letters, parts, strict=True)):
        tone = inks.tone(code)
        left = chip.left() - line if n == 0 else part.left()
        right = chip.right() + line if n == len(parts) - 1 else part.right()
        strip = QRectF(left, chip.top() - line, right - left, chip.height() + 2 * line)
        painter.save()
        painter.setClipRect(strip, Qt.ClipOperation.IntersectClip)
        pen = QPen(QColor(tone.edge), line)
        if inks.shape(code) == Shape.DASHED_PILL:
            pen.setDashPattern([2.4, 1.8])
        painter.setPen(pen)
        painter.setBrush(QColor(tone.fill))
        painter.drawPath(whole)
        painter.restore()
        if n:
            _divide(painter, part, inks.tone(letters[n - 1]), tone, line)


def _divide(painter: QPainter, part: QRectF, before: Tone, after: Tone, line: float) -> None:
    """Draw the line between two letters of one ground, which would flow together."""
    if before.fill == after.fill:
        painter.setPen(QPen(QColor(after.edge), line))
        inset = line
        painter.drawLine(
            QPointF(part.left(), part.top() + inset), QPointF(part.left(), part.bottom() - inset)
        )


def _paint_code(
    painter: QPainter, part: QRectF, code: str, *, inks: Inks, face: QFont, scale: float
) -> None:
    measures = QFontMetricsF(face)
    width = measures.horizontalAdvance(code)
    room = part.width() - 4 * scale
    if width > room:
        face = QFont(face)
        face.setPixelSize(max(1, int(face.pixelSize() * room / width)))
        measures = QFontMetricsF(face)
        width = measures.horizontalAdvance(code)
    baseline = part.center().y() + measures.capHeight() / 2
    painter.setFont(face)
    painter.setPen(QColor(inks.tone(code).text))
    painter.drawText(QPointF(part.center().x() - width / 2, baseline), code)
    if not inks.knows(code):
        _paint_wave(painter, part.center().x(), baseline + 2.5 * scale, inks.error, scale)


def _paint_wave(painter: QPainter, middle: float, top: float, colour: str, scale: float) -> None:
    step = 1.5 * scale
    wave = QPainterPath(QPointF(middle - 4 * step, top))
    for n in range(8):
        wave.lineTo(middle + (n - 3) * step, top + (step if n % 2 == 0 else 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), scale))
    painter.drawPath(wave)


def _paint_veto(painter: QPainter, part: QRectF, tone: Tone, scale: float) -> None:
    """Lay a bar under a letter: who has it can say no."""
    bar = QRectF(0, 0, 10 * scale, 2 * scale)
    bar.moveCenter(QPointF(part.center().x(), part.bottom() - 3 * scale))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tone.text))
    painter.drawRect(bar)


def _right_side(path: QPainterPath, rect: QRectF, shape: Shape, scale: float) -> None:
    right, top, bottom = rect.right(), rect.top(), rect.bottom()
    match shape:
        case Shape.HEXAGON:
            path.lineTo(right - _POINT * scale, top)
            path.lineTo(right, rect.center().y())
            path.lineTo(right - _POINT * scale, bottom)
        case Shape.PILL | Shape.DASHED_PILL:
            round_ = min(rect.height(), rect.width())
            path.lineTo(right - round_ / 2, top)
            path.arcTo(QRectF(right - round_, top, round_, rect.height()), 90, -180)
        case Shape.CUT:
            path.lineTo(right - _CUT * scale, top)
            path.lineTo(right, top + _CUT * scale)
            path.lineTo(right, bottom)
        case _square:
            corner = 2 * _RADIUS * scale
            path.lineTo(right - corner / 2, top)
            path.arcTo(QRectF(right - corner, top, corner, corner), 90, -90)
            path.arcTo(QRectF(right - corner, bottom - corner, corner, corner), 0, -90)


def _left_side(path: QPainterPath, rect: QRectF, shape: Shape, scale: float) -> None:
    left, top, bottom = rect.left(), rect.top(), rect.bottom()
    match shape:
        case Shape.HEXAGON:
            path.lineTo(left + _POINT * scale, bottom)
            path.lineTo(left, rect.center().y())
            path.lineTo(left + _POINT * scale, top)
        case Shape.PILL | Shape.DASHED_PILL:
            round_ = min(rect.height(), rect.width())
            path.lineTo(left + round_ / 2, bottom)
            path.arcTo(QRectF(left, top, round_, rect.height()), 270, -180)
        case Shape.CUT:
            path.lineTo(left, bottom)
            path.lineTo(left, top)
        case _square:
            corner = 2 * _RADIUS * scale
            path.lineTo(left + corner / 2, bottom)
            path.arcTo(QRectF(left, bottom - corner, corner, corner), 270, -90)
            path.arcTo(QRectF(left, top, corner, corner), 180, -90)
