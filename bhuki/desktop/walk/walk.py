"""Walk the open findings, one question after the other.

    walk = Walk(document)
    walk.changed.connect(bar.refresh)
    walk.start()
    walk.finding                     # the one that is asked about, None when all are through

A finding that is settled, by an answer here or by a letter typed in the grid, gives way to the
next one by itself.
"""

from PySide6.QtCore import QObject, QTimer, Signal

from bhuki.desktop.document import Document
from bhuki.matrix.entities import FindingKey
from bhuki.rules.finding import Finding
from bhuki.rules.judge import open_findings


class Walk(QObject):
    """Where the walk has come to."""

    changed = Signal()
    ended = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.active = False
        self.finding: Finding | None = None
        self.answered = 0
        self._place = 0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._take_note)
        document.findings_changed.connect(self._follow)

    @property
    def waiting(self) -> list[Finding]:
        """The findings that still are open, in their order."""
        return open_findings(self.document.judge.findings)

    @property
    def number(self) -> int:
        """The number of the question, counting those that were answered."""
        return self.answered + self._place + 1

    @property
    def total(self) -> int:
        """How many there are in all, answered ones included."""
        return self.answered + len(self.waiting)

    @property
    def parked(self) -> int:
        """How many findings are parked."""
        return sum(1 for f in self.document.judge.findings if f.parked and not f.accepted)

    def start(self, key: FindingKey | None = None) -> None:
        """Begin, at the first open finding or at one that is given."""
        self.active = True
        self.answered = 0
        self._place = 0
        if key is not None:
            keys = [f.key for f in self.waiting]
            self._place = keys.index(key) if key in keys else 0
        self._ask()

    def end(self) -> None:
        """Stop walking; what was answered stays answered."""
        if self.active:
            self.active = False
            self.finding = None
            self.ended.emit()

    def go(self, steps: int) -> None:
        """Go to a later or an earlier question without answering this one."""
        n = len(self.waiting)
        if n:
            self._place = (self._place + steps) % n
            self._ask()

    def _ask(self) -> None:
        waiting = self.waiting
        if self._place >= len(waiting):
            self._place = 0  # those that were passed over
        self.finding = waiting[self._place] if waiting else None
        self.changed.emit()

    def _follow(self, _change: object) -> None:
        if self.active:
            self._soon.start()

    def _take_note(self) -> None:
        """Go on if the finding was settled; show it anew if it only changed."""
        if not self.active:
            return
        waiting = self.waiting
        keys = [f.key for f in waiting]
        if self.finding is not None and self.finding.key in keys:
            self._place = keys.index(self.finding.key)
            self._ask()
            return
        if self.finding is not None:
            self.answered += 1
        self._ask()
