"""The minutes of a session: what was decided, what is open, and what it adds up to."""

from pathlib import Path
from typing import ClassVar

from bhuki.desktop.language import _
from bhuki.desktop.reports.preview import Preview
from bhuki.desktop.reports.report_window import choice, fill
from bhuki.desktop.reports.sessions import times
from bhuki.errors import BhukiError
from bhuki.exports.minutes import write_minutes
from bhuki.exports.painting.devices import Progress
from bhuki.exports.painting.minutes_pages import minutes_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.matrix.matrix import Matrix
from bhuki.reports.minutes import minutes
from bhuki.reports.snapshots import look_at
from bhuki.texts import texts


class MinutesPreview(Preview):
    """Since when, and as which kind of file."""

    kinds: ClassVar[dict[str, str]] = {"pdf": "PDF", "docx": "Word", "html": "HTML"}

    def add_choices(self) -> None:
        self.since = choice(self.tools, self.refresh)

    def before(self) -> Matrix | None:
        """Give the matrix as it stood when the session began, if that is known."""
        snapshot = self.since.currentData()
        try:
            return look_at(self.document.matrix, snapshot) if snapshot else None
        except BhukiError:
            return None

    def read_choices(self) -> None:
        self._before = self.before()

    def make(self, matrix: Matrix, progress: Progress) -> Booklet:
        language = texts(matrix.language)
        said = minutes(matrix, language, before=self._before)
        return minutes_booklet(matrix, said, language, progress=progress)

    def write(self, path: Path) -> list[Path] | None:
        write_minutes(self.document.matrix, path, before=self.before())
        return None

    def refresh(self) -> None:
        known = times(self.document.matrix)
        fill(self.since, _("The session"), [*known, ("", _("Without what changed"))])
        super().refresh()

    def retranslate(self) -> None:
        self.title.setText(_("Minutes"))
        super().retranslate()
