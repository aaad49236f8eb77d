"""A matrix so small that only its shape is left: which rows, which columns, which duties.

small = miniature_of(matrix)            # plain data, kept with the recent files
paint_miniature(painter, rect, small)   # in the colours of the theme that is on
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from bhuki.desktop.look.theme import theme
from bhuki.exports.tokens import DARK, LIGHT

if TYPE_CHECKING:
    from bhuki.exports.painting.chips import Inks
    from bhuki.matrix.matrix import Matrix

MOST_ROWS, MOST_COLUMNS = 22, 26


class Miniature(NamedTuple):
    """What is painted: the columns of each group, each row's length, and the filled cells.

    `cells` are (row, column, fill on light, fill on dark); a cell of two letters is there twice,
    as a left and a right half (`half` 1 and 2).
    """

    groups: tuple[int, ...] = ()
    lengths: tuple[float, ...] = ()
    cells: tuple[tuple[int, int, str, str, int], ...] = ()


def miniature_of(matrix: Matrix) -> Miniature:
    """Make a matrix small, its first rows and columns."""
    from bhuki.exports.painting.chips import Inks, Palette  # noqa: PLC0415 - not for the start page

    roles = matrix.role_order()[:MOST_COLUMNS]
    rows = matrix.activity_order()[:MOST_ROWS]
    columns = {role.id: n for n, role in enumerate(roles)}
    groups = tuple(len(list(some)) for _, some in groupby(roles, key=lambda role: role.group))
    longest = max((len(a.name) for a in rows), default=1) or 1
    lengths = tuple(round(max(0.25, len(a.name) / longest), 2) for a in rows)
    light, dark = Inks(matrix.scheme, Palette.LIGHT), Inks(matrix.scheme, Palette.DARK)
    cells: list[tuple[int, int, str, str, int]] = []
    for n, activity in enumerate(rows):
        for role, assignment in matrix.row(activity.id):
            if role.id not in columns or not assignment.letters:
                continue
            codes = assignment.letters[:2]
            for half, code in enumerate(codes, 1):
                colours = (_seen(light, code), _seen(dark, code))
                cells.append((n, columns[role.id], *colours, half if len(codes) > 1 else 0))
    return Miniature(groups, lengths, tuple(cells))


def _seen(inks: Inks, code: str) -> str:
    """Give the colour that a letter is seen by from afar: its fill, or its edge if that is pale."""
    tone = inks.tone(code)
    pale = tone.fill in (LIGHT.surface, DARK.surface, "#EAE6F6", "#322C4C")
    return tone.edge if pale else tone.fill


def paint_miniature(painter: QPainter, rect: QRectF, small: Miniature) -> None:
    """Paint it into a rectangle: names left, groups and turned names over the cells."""
    painter.fillRect(rect, theme.token("surface"))
    names = min(58.0, rect.width() * 0.26)
    top = 18.0
    painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), top), theme.token("head"))
    painter.fillRect(QRectF(rect.left(), rect.top(), names, rect.height()), theme.token("head"))
    columns = max(1, sum(small.groups))
    wide = min(12.0, (rect.width() - names - 12) / max(columns, 9))
    high = min(6.2, (rect.height() - top - 6) / max(len(small.lengths), 1))
    left, below = rect.left() + names + 6, rect.top() + top + 4
    _paint_groups(painter, small, left, rect.top(), wide)
    for n, length in enumerate(small.lengths):
        line = QRectF(rect.left() + 8, below + n * high + 1, (names - 12) * length, 1.6)
        painter.fillRect(line, theme.token("strong"))
    bar = max(1.5, high * 0.55)
    for row, column, light, dark, half in small.cells:
        x, y = left + column * wide, below + row * high
        width = wide - 2
        if half:
            width = width / 2 - 0.4
            x += (wide - 2) / 2 + 0.4 if half == 2 else 0
        painter.fillRect(QRectF(x, y, width, bar), QColor(dark if theme.dark else light))


def _paint_groups(
    painter: QPainter, small: Miniature, left: float, top: float, wide: float
) -> None:
    at = left
    stub = theme.token("border")
    for n, columns in enumerate(small.groups):
        painter.fillRect(QRectF(at, top, columns * wide - 1.5, 2.5), theme.group(n))
        for column in range(columns):
            painter.fillRect(QRectF(at + column * wide + wide * 0.2, top + 6, wide * 0.45, 9), stub)
        at += columns * wide
