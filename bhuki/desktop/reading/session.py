"""One foreign file on its way to become a matrix: what was read, and what the user said of it.

    session = ReadingSession(path, raw)
    session.correct(msgspec.structs.replace(session.corrections, scheme="BHUKI"))
    session.changed.connect(view.refresh)

Each correction reads the sheet again at once and can be undone. What was corrected is remembered
for sheets of the same layout.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from bhuki.desktop.language import speech
from bhuki.desktop.reading.remembered import recall, remember
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections, fingerprint
from bhuki.sheets.found import Found
from bhuki.sheets.grid import Grid, RawFile
from bhuki.sheets.reading import FileReading
from bhuki.sheets.reading_files import read_raw
from bhuki.sheets.sheet_reading import SheetReading


class ReadingSession(QObject):
    """A file's reading with the corrections made so far."""

    changed = Signal()

    def __init__(self, path: Path, raw: RawFile, sealed: str = "") -> None:
        super().__init__()
        self.path = path
        self.raw = raw
        self.chosen = 0  # of the matrices on the sheet that is shown
        self.seal = sealed  # of the file as it was read
        self._corrections: dict[str, Corrections] = {}
        self._before: list[tuple[str, Corrections]] = []
        for grid in raw.grids:
            known = recall(fingerprint(grid))
            if known is not None:
                self._corrections[grid.name] = known
        self.reading: FileReading = self._read()
        self.sheet_name: str | None = self._best_sheet()  # "" is the sheet of a .csv

    @property
    def sheets(self) -> list[Grid]:
        """The sheets that can be shown, in the file's order; outlines that are no matrix aside."""
        read = {sheet.view.grid.name for sheet in self.reading.sheets}
        return [grid for grid in self.raw.grids if grid.name in read]

    @property
    def sheet(self) -> SheetReading:
        """The reading of the sheet that is shown."""
        return next(s for s in self.reading.sheets if s.view.grid.name == self.sheet_name)

    @property
    def found(self) -> Found:
        """The matrix that is to be used: the first of the sheet, or the one that was chosen."""
        found = self.sheet.found
        return found[min(self.chosen, len(found) - 1)]

    @property
    def corrections(self) -> Corrections:
        """What was said of the sheet that is shown."""
        return self._corrections.get(self.sheet_name or "", NO_CORRECTIONS)

    @property
    def was_recalled(self) -> bool:
        """Whether corrections of an earlier sheet of this layout are at work, unchanged."""
        return not self._before and self.corrections != NO_CORRECTIONS

    @property
    def can_undo(self) -> bool:
        """Whether a correction can be taken back."""
        return bool(self._before)

    def show_sheet(self, name: str) -> None:
        """Show another sheet."""
        self.sheet_name, self.chosen = name, 0
        self.changed.emit()

    def choose(self, number: int) -> None:
        """Choose which of the sheet's matrices is to be used."""
        self.chosen = number
        self.changed.emit()

    def correct(self, corrections: Corrections) -> None:
        """Read the sheet that is shown anew, as the user says it is."""
        if self.sheet_name is not None and corrections != self.corrections:
            self._before.append((self.sheet_name, self.corrections))
            self._put(self.sheet_name, corrections)

    def undo(self) -> None:
        """Take the last correction back."""
        if self._before:
            name, before = self._before.pop()
            self.sheet_name = name
            self._put(name, before)

    def remember(self) -> None:
        """Keep the corrections for sheets of the same layout."""
        for grid in self.raw.grids:
            if grid.name in self._corrections:
                remember(fingerprint(grid), self._corrections[grid.name])

    def _put(self, name: str, corrections: Corrections) -> None:
        self._corrections[name] = corrections
        self.reading = self._read()
        self.changed.emit()

    def _read(self) -> FileReading:
        return read_raw(
            self.raw, self.path, language=speech.language, corrections=self._corrections
        )

    def _best_sheet(self) -> str | None:
        """Give the sheet with the most letters, the first of several; one that shows before one
        that is hidden."""
        sheets = self.reading.sheets
        if not sheets:
            return None

        def worth(sheet: SheetReading) -> tuple[bool, int]:
            return not sheet.view.grid.hidden, sum(len(found.cells) for found in sheet.found)

        return max(sheets, key=worth).view.grid.name
