"""A process that edits, pastes, undoes, saves and exports until it is killed.

    python -m benchmarks.living_editor FILE LOG SEED

It is the editor without a window: a real document, journal, versions and saves. Before each edit
a line goes to LOG with what the matrix is to become; after each, one with what it then is and
whether that is safe. The one who kills it reads there what may not be lost.
"""

import os
import random
import sys
import zlib
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from bhuki.desktop.document import Document
from bhuki.desktop.safekeeping import Safekeeping
from bhuki.errors import BhukiError
from bhuki.exports.delimited import write_delimited
from bhuki.exports.markdown import write_markdown
from bhuki.files.format import encode
from bhuki.files.store import bytes_of, read, save
from bhuki.files.versions import keep_version
from bhuki.matrix.changes import assign, set_cells
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix

_LETTERS = "HUKIB"


class Session:
    """One sitting with one file."""

    def __init__(self, path: Path, log: Path, seed: int) -> None:
        self._path, self._dice = path, random.Random(seed)
        data = bytes_of(path)
        self._document = Document(read(path, data).matrix, path)
        self._keeping = Safekeeping(self._document)
        self._keeping.take_file(path, data)
        self._keep, self._document.write_ahead = self._document.write_ahead, self._announce
        self._log = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self._tell()

    def step(self) -> None:
        """Do one thing that a user does."""
        dice = self._dice.random()
        if dice < 0.6:
            self._type()
        elif dice < 0.75:
            self._paste()
        elif dice < 0.9:
            self._document.undo_stack.undo()
        elif dice < 0.96:
            self._save()
        else:
            self._export()
        self._tell()

    def _cell(self) -> tuple[str, str]:
        matrix = self._document.matrix
        return self._dice.choice(list(matrix.activities)), self._dice.choice(list(matrix.roles))

    def _type(self) -> None:
        letters = [self._dice.choice(_LETTERS)]
        self._document.do(assign(self._document.matrix, [self._cell()], letters))

    def _paste(self) -> None:
        cells = {self._cell(): Assignment((self._dice.choice(_LETTERS),)) for _n in range(200)}
        self._document.do(set_cells(self._document.matrix, cells))

    def _save(self) -> None:
        keep_version(self._path, 3)
        try:
            data = save(self._document.matrix, self._path)
        except BhukiError:  # a full disk: the edits stay in the journal, or in memory
            return
        self._document.marked_saved(self._path)
        self._keeping.take_file(self._path, data)

    def _export(self) -> None:
        try:
            write_delimited(self._document.matrix, self._path.with_suffix(".csv"))
            write_markdown(self._document.matrix, self._path.with_suffix(".md"))
        except BhukiError:
            return

    def _announce(self, edit: Edit) -> None:
        """Tell what is to come: killed in the midst of it, it may have been done or not."""
        becoming = self._document.matrix.copy()
        edit.apply(becoming)
        self._write(becoming, kept=False)
        if self._keep is not None:
            self._keep(edit)

    def _tell(self) -> None:
        self._write(self._document.matrix, kept=self._keeping.journal.trouble is None)

    def _write(self, matrix: Matrix, *, kept: bool) -> None:
        os.write(self._log, b"%08x %d\n" % (zlib.crc32(encode(matrix)), kept))


def main() -> int:
    """Work until killed."""
    app = QCoreApplication([])
    session = Session(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    timer = QTimer()
    timer.timeout.connect(session.step)
    timer.start(0)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
