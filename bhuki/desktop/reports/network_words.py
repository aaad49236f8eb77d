"""The column beside the network: what it shows in words, how to read it, and the groups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import label, line
from bhuki.reports.network_findings import Finding

WIDTH = 304


class NetworkWords(QScrollArea):
    """Findings first, the key at the foot; it scrolls where there is much to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setProperty("framed", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(220)
        self._show(QWidget())

    def say(self, findings: Sequence[Finding], notes: Sequence[str], groups: Sequence[str]) -> None:
        """Say the findings, the notes on how to read the picture, and name the groups."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(4)
        for n, finding in enumerate(findings):
            role = "title" if n == 0 else "strong-small"
            column.addWidget(label(finding.heading, role, wrap=True))
            column.addWidget(label(_whole_words(finding.text), wrap=True))
            column.addSpacing(12)
        column.addStretch(1)
        column.addWidget(line())
        column.addSpacing(8)
        for note in notes:
            column.addWidget(label(note, "secondary", wrap=True))
        column.addSpacing(8)
        for n, name in enumerate(groups):
            if name:
                column.addWidget(_group(n, name))
        self._show(inside)

    def _show(self, inside: QWidget) -> None:
        inside.setProperty("panel", "true")
        self.setWidget(inside)


def _whole_words(text: str) -> str:
    """Let no line end after a hyphen: "It-" alone is no word."""
    return text.replace("-", "\N{NON-BREAKING HYPHEN}")


class _Swatch(QWidget):
    """A group's colour, as at the side of its roles' boxes."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        self.setFixedSize(6, 14)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.group(self._place))
        painter.end()


def _group(place: int, name: str) -> QWidget:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 2, 0, 2)
    across.setSpacing(8)
    across.addWidget(_Swatch(place), 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label(name, wrap=True), 1)
    return row
