"""Read a foreign sheet in a thread of its own, so that the window stays alive meanwhile."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from bhuki.desktop.reading.session import ReadingSession
from bhuki.errors import BhukiError
from bhuki.files.journal import seal
from bhuki.sheets.grid import RawFile
from bhuki.sheets.opening import open_file


class SheetReader(QThread):
    """Opens one file; then `read` carries a ReadingSession, or `failed` the problem."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._seal = ""
        self._raw: RawFile | None = None
        self._problem: BhukiError | None = None
        self.finished.connect(self._tell)

    def run(self) -> None:
        """Open the file; what is recognised in it is quick, and done where the widgets are."""
        try:
            with suppress(OSError):  # what can't be read is said by the one who opens it
                self._seal = seal(self._path.read_bytes())
            self._raw = open_file(self._path)
        except BhukiError as problem:
            self._problem = problem

    def _tell(self) -> None:
        if self._raw is not None:
            self.read.emit(ReadingSession(self._path, self._raw, self._seal))
        elif self._problem is not None:
            self.failed.emit(self._problem)
