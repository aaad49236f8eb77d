"""Paint the network of roles: on the screen, as a picture, on a page.

    picture = network_picture(found)
    paint_network(painter, picture, matrix, inks, marked=arrow)

Boxes carry their group's colour at the side; an arrow's line tells its duty by colour and by
dashes, its strength by width and number.
"""

from math import atan2, cos, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from bhuki.exports.look import DARK, LIGHT, Tokens, group_colour
from bhuki.exports.painting.breaking import balanced
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.paper import Face, measures, width_of
from bhuki.matrix.entities import Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.network import Arrow, Network
from bhuki.reports.network_layout import NetworkPicture, Rect, Way, lay_out

NAME = Face(13, 500)
HUB = Face(13, 600)
LABEL = Face(11, 600)
LEAD = 17.0
WIDEST = 150.0
HEAD = 10.0  # of an arrow
_LINES: dict[Duty, tuple[str, str, tuple[float, float] | None]] = {
    Duty.DECIDES: ("#B8740F", "#F0B75A", None),
    Duty.DOES: ("#2A7A83", "#5DB6C0", None),
    Duty.ASKED: ("#6F66A8", "#A79FE0", (5.0, 3.0)),
    Duty.TOLD: ("#7A8088", "#8C949D", (1.5, 3.0)),
}


def size_of(role: Role) -> tuple[float, float]:
    """Give the size of a role's box."""
    said = name_lines(role)
    width = max(width_of(line, HUB) for line in said)
    return max(70.0, width + 34.0), len(said) * LEAD + 13.0


def name_lines(role: Role) -> list[str]:
    """Set a role's name in its box."""
    return balanced(role.name or "–", HUB, WIDEST)


def network_picture(found: Network) -> NetworkPicture:
    """Lay a network out with the fonts it is painted in."""
    return lay_out(found, size_of)


def line_colour(duty: Duty, palette: Palette) -> str:
    """Give the colour of a duty's arrows."""
    light, dark, _dashes = _LINES[duty]
    if palette == Palette.PAPER:
        return "#000000"
    return dark if palette == Palette.DARK else light


def line_dashes(duty: Duty) -> tuple[float, float] | None:
    """Give the dashes of a duty's arrows; None for a whole line."""
    return _LINES[duty][2]


def paint_network(
    painter: QPainter,
    picture: NetworkPicture,
    matrix: Matrix,
    inks: Inks,
    *,
    marked: Arrow | str | None = None,
) -> None:
    """Paint a network at the painter's origin; the marked arrow or role (its id) stands out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tokens = DARK if inks.palette == Palette.DARK else LIGHT
    shown = picture.ways_at(marked)
    for way in sorted(shown, key=lambda way: _stands_out(way, marked)):
        _paint_way(painter, way, inks, faint=marked is not None and not _stands_out(way, marked))
    groups = {group_id: n for n, group_id in enumerate(matrix.groups)}
    for role_id, box in picture.boxes.items():
        role = matrix.roles[role_id]
        place = groups.get(role.group or "")
        strong = role_id in (picture.hub, marked)
        _paint_box(painter, box, role, place=place, tokens=tokens, strong=strong)
    for way in shown:
        _paint_label(painter, way, inks, tokens, matrix)
    painter.restore()


def _stands_out(way: Way, marked: Arrow | str | None) -> bool:
    if isinstance(marked, str):
        return marked in (way.arrow.source, way.arrow.target)
    return way.arrow == marked


def _width(arrow: Arrow) -> float:
    return 1.4 + min(3.2, 0.38 * (arrow.strength - 1))


def _paint_way(painter: QPainter, way: Way, inks: Inks, *, faint: bool) -> None:
    colour = QColor(line_colour(way.arrow.duty, inks.palette))
    if faint:
        colour.setAlphaF(0.22)
    width = _width(way.arrow)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    dashes = _LINES[way.arrow.duty][2]
    if dashes:
        pen.setDashPattern([part / max(1.0, width * 0.6) for part in dashes])
    tip, direction = way.end, atan2(way.end[1] - way.control[1], way.end[0] - way.control[0])
    size = HEAD + width
    back = (tip[0] - cos(direction) * size * 0.8, tip[1] - sin(direction) * size * 0.8)
    path = QPainterPath(QPointF(*way.start))
    path.quadTo(QPointF(*way.control), QPointF(*back))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    wings = [
        QPointF(tip[0] - cos(direction + turn) * size, tip[1] - sin(direction + turn) * size)
        for turn in (0.42, -0.42)
    ]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(*tip), *wings]))


def _paint_box(
    painter: QPainter, box: Rect, role: Role, *, place: int | None, tokens: Tokens, strong: bool
) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(QPen(QColor(tokens.text if strong else tokens.strong), 2.0 if strong else 1.0))
    painter.setBrush(QColor(tokens.cross if strong else tokens.surface))
    painter.drawRoundedRect(rect, 4, 4)
    if place is not None:
        side = QRectF(box.x + 2, box.y + 5, 6, box.height - 10)
        painter.fillRect(side, QColor(group_colour(place, tokens)))
    face = HUB if strong else NAME
    said = name_lines(role)
    cap = measures(face).capHeight()
    y = box.y + box.height / 2 - (len(said) - 1) * LEAD / 2 + cap / 2
    painter.setFont(face.font)
    painter.setPen(QColor(tokens.text))
    for line in said:
        x = box.x + 4 + (box.width - width_of(line, face)) / 2
        painter.drawText(QPointF(x, y), line)
        y += LEAD


def _paint_label(painter: QPainter, way: Way, inks: Inks, tokens: Tokens, matrix: Matrix) -> None:
    if way.label is None:
        return
    box = way.label
    colour = QColor(line_colour(way.arrow.duty, inks.palette))
    painter.setPen(QPen(colour, 1.0))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height), 4, 4)
    code = matrix.scheme.code_for(way.arrow.duty) or ""
    text = f"{code} {way.arrow.strength}"
    painter.setFont(LABEL.font)
    painter.setPen(colour)
    x = box.x + (box.width - width_of(text, LABEL)) / 2
    y = box.y + box.height / 2 + measures(LABEL).capHeight() / 2
    painter.drawText(QPointF(x, y), text)
