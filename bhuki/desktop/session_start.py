"""How the matrix stood when the session began, kept before its first edit of the day.

    start = SessionStart(document)      # held as long as the document is shown

Opening a matrix changes nothing: no step to undo, no unsaved look, no journal. What it was is
packed while nothing else is asked, and goes into the matrix just ahead of the first edit, so that
"what changed today" can be said.
"""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from bhuki.desktop.document import Document
from bhuki.matrix.edits import Edit
from bhuki.reports.snapshots import start_of_session

_IDLE = 1500  # ms after opening: the window is painted and the first keys are read


class SessionStart(QObject):
    """Keeps one snapshot a day, of the matrix as it was opened."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._kept: Edit | None = None
        self._ready = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare)
        self._idle.start(_IDLE)
        document.before_first_edit = self._take

    def _prepare(self) -> None:
        """Pack the matrix ahead: with a large one the first key shall not wait for it."""
        if not self._ready and not self._document.read_only:
            self._kept = start_of_session(self._document.matrix, datetime.now().astimezone())
            self._ready = True

    def _take(self) -> Edit | None:
        self._idle.stop()
        self._prepare()
        return self._kept
