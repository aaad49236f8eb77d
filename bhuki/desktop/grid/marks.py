"""What the findings say of rows, roles and cells, boiled down to one mark each.

    marks.of_activity(activity.id)      # Mark.ERROR, or None
    paint_mark(painter, rect, Mark.ERROR, style, ratio)

The worst open finding gives the mark; where all are settled, that they are accepted or parked.
"""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter

from bhuki.desktop.language import speech
from bhuki.desktop.look.icons import icon_pixmap
from bhuki.matrix.entities import CellKey
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.live import LiveJudge
from bhuki.rules.wording import headline


class Mark(StrEnum):
    """A sign at a row's end or on a heading, the weightiest first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    PARKED = "parked"
    ACCEPTED = "accepted"


_OF_SEVERITY = {
    Severity.ERROR: Mark.ERROR,
    Severity.WARNING: Mark.WARNING,
    Severity.ADVICE: Mark.ADVICE,
}
_WEIGHT = {mark: n for n, mark in enumerate(Mark)}
_ICONS = {
    Mark.ERROR: ("error", "error"),
    Mark.WARNING: ("warning", "warning"),
    Mark.ADVICE: ("advice", "advice"),
    Mark.PARKED: ("park", "text2"),
    Mark.ACCEPTED: ("check", "text2"),
}


class Marks:
    """The marks of one document."""

    def __init__(self, judge: LiveJudge) -> None:
        self._judge = judge

    def of_activity(self, activity_id: str) -> Mark | None:
        """Give the mark at a row's end."""
        return worst(self._judge.by_activity.get(activity_id, ()))

    def of_role(self, role_id: str) -> Mark | None:
        """Give the mark on a role's heading: of what is about the role as a whole."""
        found = self._judge.by_role.get(role_id, ())
        return worst(finding for finding in found if finding.activity is None)

    def open_at(self, cell: CellKey) -> int:
        """Count the open findings about a cell: those that point at it, or at its row alone."""
        of_row = (f for f in self._judge.by_activity.get(cell[0], ()) if not f.cells)
        found = {f.key for f in (*self._judge.at_cell(cell), *of_row) if is_open(f)}
        return len(found)

    def open_in(self, activity_id: str) -> int:
        """Count the open findings of an activity."""
        return sum(1 for f in self._judge.by_activity.get(activity_id, ()) if is_open(f))

    def told_of(self, activity_id: str, matrix: Matrix) -> str:
        """Say what the open points of an activity are."""
        found = [f for f in self._judge.by_activity.get(activity_id, ()) if is_open(f)]
        found.sort(key=lambda finding: _WEIGHT[mark_of(finding)])
        return " · ".join(headline(finding, matrix, speech.texts) for finding in found)

    def weight(self, activity_id: str) -> float:
        """Say how badly an activity needs a look: 0 not at all, 3 most."""
        mark = self.of_activity(activity_id)
        return max(0.0, 3.0 - _WEIGHT[mark]) if mark is not None else 0.0


def is_open(finding: Finding) -> bool:
    """Say whether a finding is neither accepted nor parked."""
    return finding.accepted is None and finding.parked is None


def mark_of(finding: Finding) -> Mark:
    """Give the mark of one finding."""
    if finding.accepted is not None:
        return Mark.ACCEPTED
    if finding.parked is not None:
        return Mark.PARKED
    return _OF_SEVERITY[Severity(finding.severity)]


def worst(findings: Iterable[Finding]) -> Mark | None:
    """Give the weightiest mark of some findings."""
    return min((mark_of(f) for f in findings), key=_WEIGHT.__getitem__, default=None)


def paint_mark(
    painter: QPainter, rect: QRect, mark: Mark, size: int, *, token: str | None = None
) -> None:
    """Paint a mark in the middle of a rectangle, in its own colour or a token's."""
    name, colour = _ICONS[mark]
    ratio = painter.device().devicePixelRatioF()
    pixmap = icon_pixmap(name, token or colour, size, ratio)
    left = rect.x() + (rect.width() - size) // 2
    top = rect.y() + (rect.height() - size) // 2
    painter.drawPixmap(QPoint(left, top), pixmap)
