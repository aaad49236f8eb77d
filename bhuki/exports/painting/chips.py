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
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

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


class _Ground(NamedTuple):
    """A letter's part of a chip's outline, in its colours."""

    path: QPainterPath
    pen: QPen
    fill: QColor


class _Letter(NamedTuple):
    """One letter on its baseline."""

    at: QPointF
    code: str
    face: QFont
    colour: QColor


@dataclass
class _Chip:
    """A chip worked out, its corner at 0, 0; painted again and again."""

    grounds: list[_Ground]
    lines: list[tuple[QPainterPath, QPen]] = field(default_factory=list)
    letters: list[_Letter] = field(default_factory=list)
    bars: list[tuple[QRectF, QColor]] = field(default_factory=list)

    def paint(self, painter: QPainter) -> None:
        """Paint it at the painter's origin; pen, brush and font are left changed."""
        for ground in self.grounds:
            painter.setPen(ground.pen)
            painter.setBrush(ground.fill)
            painter.drawPath(ground.path)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path, pen in self.lines:
            painter.setPen(pen)
            painter.drawPath(path)
        for letter in self.letters:
            painter.setFont(letter.face)
            painter.setPen(letter.colour)
            painter.drawText(letter.at, letter.code)
        for bar, colour in self.bars:
            painter.fillRect(bar, colour)


class Inks:
    """The looks of a scheme's letters on one ground; make one and keep it."""

    def __init__(self, scheme: Scheme, palette: Palette = Palette.LIGHT) -> None:
        self.palette = palette
        self.looks = letter_looks(scheme)
        tokens = DARK if palette == Palette.DARK else LIGHT
        self.surface = "#FFFFFF" if palette == Palette.PAPER else tokens.surface
        self.error = "#000000" if palette == Palette.PAPER else tokens.error
        self.scheme = scheme
        self._chips: dict[tuple[tuple[str, ...], float, bool, str], _Chip] = {}
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

    def chip(
        self, letters: tuple[str, ...], scale: float, *, veto: bool, font: QFont | None
    ) -> _Chip:
        """Give a chip worked out; asked again, it is remembered."""
        key = (letters, scale, veto, font.key() if font else "")
        if key not in self._chips:
            if len(self._chips) > 2000:  # a drag of the zoom makes many sizes
                self._chips.clear()
            self._chips[key] = _made(letters, self, scale, veto=veto, font=font)
        return self._chips[key]

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
    chip = inks.chip(tuple(letters), scale, veto=veto, font=font)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = rect.center()
    painter.translate(at.x() - size.width() / 2, at.y() - size.height() / 2)
    chip.paint(painter)
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


def _made(
    letters: tuple[str, ...], inks: Inks, scale: float, *, veto: bool, font: QFont | None
) -> _Chip:
    """Work out a chip: grounds, lines and letters."""
    whole = QRectF(QPointF(0, 0), chip_size(letters, inks, scale=scale))
    parts = _parts(whole, letters, inks)
    chip = _Chip(_grounds(whole, parts, letters, inks, scale=scale))
    face = font or typeface(round(LETTER * scale), 700)
    before: Tone | None = None
    for code, part in zip(letters, parts, strict=True):
        tone = inks.tone(code)
        if before is not None and before.fill == tone.fill:
            chip.lines.append((_divider(part, scale), QPen(QColor(tone.edge), scale)))
        baseline = _letter(chip, part, code, face, tone=tone, scale=scale)
        if not inks.knows(code):
            wave = _wave(part.center().x(), baseline + 2.5 * scale, scale)
            chip.lines.append((wave, QPen(QColor(inks.error), scale)))
        if veto:
            chip.bars.append((_veto_bar(part, scale), QColor(tone.text)))
        before = tone
    return chip


def _grounds(
    whole: QRectF, parts: Sequence[QRectF], letters: Sequence[str], inks: Inks, *, scale: float
) -> list[_Ground]:
    """Give each letter its part of the whole outline."""
    line = scale
    inner = whole.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    path = outline(inner, inks.shape(letters[0]), inks.shape(letters[-1]), scale)
    grounds: list[_Ground] = []
    for n, (code, part) in enumerate(zip(letters, parts, strict=True)):
        tone = inks.tone(code)
        left = whole.left() - line if n == 0 else part.left()
        right = whole.right() + line if n == len(parts) - 1 else part.right()
        own = QPainterPath()
        own.addRect(QRectF(left, whole.top() - line, right - left, whole.height() + 2 * line))
        pen = QPen(QColor(tone.edge), line)
        if inks.shape(code) == Shape.DASHED_PILL:
            pen.setDashPattern([2.4, 1.8])
        mine = path.intersected(own) if len(parts) > 1 else path  # SVG would lose a clip
        grounds.append(_Ground(mine, pen, QColor(tone.fill)))
    return grounds


def _divider(part: QRectF, line: float) -> QPainterPath:
    """Give the line between two letters of one ground, which would flow together."""
    path = QPainterPath(QPointF(part.left(), part.top() + line))
    path.lineTo(part.left(), part.bottom() - line)
    return path


def _letter(
    chip: _Chip, part: QRectF, code: str, face: QFont, *, tone: Tone, scale: float
) -> float:
    """Add a letter in the middle of its part, smaller where it must; give its baseline."""
    measures = QFontMetricsF(face)
    width = measures.horizontalAdvance(code)
    room = part.width() - 4 * scale
    if width > room:
        face = QFont(face)
        face.setPixelSize(max(1, int(face.pixelSize() * room / width)))
        measures = QFontMetricsF(face)
        width = measures.horizontalAdvance(code)
    baseline = part.center().y() + measures.capHeight() / 2
    at = QPointF(part.center().x() - width / 2, baseline)
    chip.letters.append(_Letter(at, code, face, QColor(tone.text)))
    return baseline


def _wave(middle: float, top: float, scale: float) -> QPainterPath:
    step = 1.5 * scale
    wave = QPainterPath(QPointF(middle - 4 * step, top))
    for n in range(8):
        wave.lineTo(middle + (n - 3) * step, top + (step if n % 2 == 0 else 0))
    return wave


def _veto_bar(part: QRectF, scale: float) -> QRectF:
    """Give the bar that lies under a letter: who has it can say no."""
    bar = QRectF(0, 0, 10 * scale, 2 * scale)
    bar.moveCenter(QPointF(part.center().x(), part.bottom() - 3 * scale))
    return bar


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
