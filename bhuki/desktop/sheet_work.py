"""What the window does with the sheet a matrix was read from: write back, hand out marked.

    work = SheetWork(window)
    work.write_back()          # letters and names, into the user's own workbook, nothing else
    work.mark_copy()           # a copy of it with the findings as notes on the cells

The user's file is touched by `write_back` alone, and never where it has changed meanwhile without
being asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.prompts import prompts
from bhuki.errors import BhukiError
from bhuki.exports.marking import Judged, mark_copy
from bhuki.files.journal import seal as seal_of
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.changed_cells import changes_of
from bhuki.sheets.found import Found
from bhuki.sheets.left_out import left_out
from bhuki.sheets.meanwhile import Fitting, still_fitting
from bhuki.sheets.opening import open_file
from bhuki.sheets.reading import Message
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.to_matrix import Places
from bhuki.sheets.writing_back import ChangedMeanwhile, read_workbook_bytes, write_back

if TYPE_CHECKING:
    from bhuki.desktop.file_work import FileWork

WRITABLE = (".xlsx", ".xlsm")


class SheetSource(NamedTuple):
    """Where a matrix was read: the file with its seal then, the sheet, and what stood where."""

    path: Path
    seal: str
    sheet: SheetReading
    found: Found
    places: Places
    as_read: Matrix  # the matrix as it was then
    written: Mapping[tuple[str, str], str] = {}  # what was written back since then

    @property
    def can_be_written(self) -> bool:
        """Whether letters can be put back into the file itself."""
        return self.path.suffix.lower() in WRITABLE


class SheetHost(Protocol):
    """What sheet work needs of a window."""

    document: Document | None

    def as_widget(self) -> QWidget: ...

    @property
    def files(self) -> FileWork: ...

    def say(self, text: str, *, problem: bool = False) -> None: ...

    def ask(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        problem: bool = False,
    ) -> None: ...

    def open(self, path: Path | None = None) -> None: ...


class SheetWork:
    """The work with the sheet that one window's matrix came from."""

    def __init__(self, host: SheetHost) -> None:
        self._host = host

    def write_back(self, *, as_it_is_now: bool = False) -> bool:
        """Write changed letters and names into the user's workbook; say whether all are there.

        With `as_it_is_now` the file is written although it has changed since it was read.
        """
        document = self._host.document
        source = document.source if document is not None else None
        if document is None or source is None:
            return False
        if not source.can_be_written:
            self._host.say(
                _("Letters can be written back into .xlsx and .xlsm files only."), problem=True
            )
            return False
        sheet, found, places = source.sheet, source.found, source.places
        planned = changes_of(sheet, found, places, document.matrix, source.written)
        try:
            seal, changes, moved = source.seal, planned.changes, list[Message]()
            if as_it_is_now:
                seal, (changes, moved) = self._still_fitting(source, changes)
            back = write_back(source.path, changes, expected=seal)
        except ChangedMeanwhile as problem:
            self._ask_about_change(source.path, problem)
            return False
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return False
        new = {cell: t for cell, t in changes.items() if cell not in back.left_cells}
        document.source = source._replace(seal=back.seal, written={**source.written, **new})
        told = [*moved, *planned.left, *back.left, *left_out(source.as_read, document.matrix)]
        left = [message.say(speech.texts) for message in told]
        self._say_written(source.path, back.done, left)
        if not left:
            document.undo_stack.setClean()
            document.file_changed.emit()
        return not left

    def mark_copy(self) -> Path | None:
        """Ask where to, and write a copy of the user's file with the findings marked."""
        document = self._host.document
        source = document.source if document is not None else None
        if document is None or source is None:
            return None
        suffix = source.path.suffix.lower() if source.can_be_written else ".xlsx"
        name = _("{name}, marked", name=source.path.stem)
        path = prompts.save_file(
            self._host.as_widget(),
            _("Save the marked copy"),
            str(source.path.with_name(f"{name}{suffix}")),
            f"Excel (*{suffix})",
        )
        if path is None:
            return None
        path = path if path.suffix else path.with_suffix(suffix)
        judged = Judged(
            document.matrix,
            source.places.sheet,
            [f for f in document.judge.findings if f.parked is None],
            lambda finding: source.places.still_of(finding, document.matrix),
        )
        try:
            told = mark_copy(source.path, [judged], path, speech.language)
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return None
        said = _("{file} is written, with the points marked.", file=path.name)
        planned = changes_of(
            source.sheet, source.found, source.places, document.matrix, source.written
        )
        if planned.changes or planned.left:
            told.append(_("Changes that are not in your file are not in the copy either."))
        self._host.say(" ".join([said, *told]))
        return path

    def _still_fitting(
        self, source: SheetSource, changes: Mapping[tuple[str, str], str]
    ) -> tuple[str, Fitting]:
        """Look at the file as it is now: what may be written into it, and what is another cell."""
        now = seal_of(read_workbook_bytes(source.path))
        grids = open_file(source.path).grids
        grid = next((one for one in grids if one.name == source.places.sheet), None)
        return now, still_fitting(source.sheet, source.places, changes, source.written, grid)

    def _ask_about_change(self, path: Path, problem: ChangedMeanwhile) -> None:
        write_all_the_same = (_("Write into it as it is now"), self._write_as_it_is_now)
        read_anew = (_("Read it anew"), lambda: self._host.open(path))
        answers = [write_all_the_same, read_anew, self._keeping_it()]
        self._host.ask(problem.say(speech.texts), answers)

    def _keeping_it(self) -> tuple[str, Callable[[], object]]:
        return _("Keep as a matrix …"), self._host.files.save_as

    def _write_as_it_is_now(self) -> None:
        self.write_back(as_it_is_now=True)

    def _say_written(self, path: Path, done: int, left: list[str]) -> None:
        said = _.plural(
            "{n} cell is written in {file}; everything else in it is as it was.",
            "{n} cells are written in {file}; everything else in it is as it was.",
            n=done,
            file=path.name,
        )
        if left:
            kept = _.plural(
                "{n} change has no cell there, so keep the matrix as a file too: {first}",
                "{n} changes have no cell there, so keep the matrix as a file too: {first}",
                n=len(left),
                first=left[0],
            )
            self._host.ask(f"{said} {kept}", [self._keeping_it()], problem=True)
            return
        self._host.say(said)
