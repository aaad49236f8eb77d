"""The matrices of a file, read aside so that the window stays alive meanwhile.

reader = MatrixReader(path)
reader.read.connect(session.add)          # a list of Source
reader.failed.connect(say)                # a BhukiError
reader.start()
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QThread, Signal

from bhuki.desktop.language import speech
from bhuki.desktop.reading.remembered import recall
from bhuki.desktop.reading.what_is_there import name_of
from bhuki.errors import BhukiError, FileProblem
from bhuki.files.store import load
from bhuki.intake import FileIs, what_is
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.corrections import fingerprint
from bhuki.sheets.opening import open_file
from bhuki.sheets.reading_files import read_raw
from bhuki.sheets.to_matrix import to_matrix
from bhuki.sheets.view import Place
from bhuki.texts import N_

_under_way: set["MatrixReader"] = set()  # Qt ends with the program that a running thread dies in


@dataclass(eq=False)
class Source:
    """A matrix that can be joined: of a sheet, a file, or the one that is open."""

    matrix: Matrix
    path: Path | None = None
    sheet: str = ""
    place: tuple[str, frozenset[Place]] | None = None  # the sheet and the cells it takes up
    hidden: bool = False
    chosen: bool = True

    @property
    def name(self) -> str:
        """What it is called among the others: its sheet, its file, or its title."""
        if self.sheet:
            return self.sheet
        return self.path.name if self.path is not None else self.matrix.about.title


def matrices_in(path: Path, language: str) -> list[Source]:
    """Read all matrices of a file; raises `FileProblem` where there are none."""
    match what_is(path):
        case FileIs.MATRIX:
            return [Source(load(path).matrix, path)]
        case FileIs.OUR_WORKBOOK:
            from bhuki.exports.reading_back import read_workbook  # noqa: PLC0415 - loads openpyxl

            return [Source(read_workbook(path).matrix, path)]
        case FileIs.SHEET:
            return _on_sheets(path, language)


def _on_sheets(path: Path, language: str) -> list[Source]:
    """Read a foreign file's matrices, as sheets of their layout were corrected before."""
    raw = open_file(path)
    known = {grid.name: recall(fingerprint(grid)) for grid in raw.grids}
    corrections = {name: said for name, said in known.items() if said is not None}
    found = []
    for sheet, one in read_raw(raw, path, None, language, corrections).matrices:
        grid, matrix = sheet.view.grid, to_matrix(sheet, one, title=path.stem).matrix
        name = grid.name
        if len(sheet.found) > 1:
            name = f"{grid.name}, {name_of(sheet, one)}"
        found.append(
            Source(matrix, path, name, (grid.name, one.taken), grid.hidden, not grid.hidden)
        )
    if not found:
        raise FileProblem(path, N_("{file} holds no responsibility matrix that could be found."))
    return found


class MatrixReader(QThread):
    """Reads one file; then `read` carries its sources, or `failed` the problem."""

    read = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self._language = speech.language
        self._found: list[Source] | None = None
        self._problem: BhukiError | None = None
        self.finished.connect(self._tell)
        _under_way.add(self)

    def run(self) -> None:
        """Read the file."""
        try:
            self._found = matrices_in(self.path, self._language)
        except BhukiError as problem:
            self._problem = problem

    def _tell(self) -> None:
        _under_way.discard(self)
        if self._found is not None:
            self.read.emit(self._found)
        elif self._problem is not None:
            self.failed.emit(self._problem)
