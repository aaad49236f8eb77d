"""Open, save, export and close: what the window does with files.

    work = FileWork(window)
    work.open(path)          # shows it, or one line that says why not
    work.save()              # True when all is in a file
    work.may_close()         # asks about unsaved changes

Problems are said in the window's own line, never in a box; the words are the problem's own.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget

from bhuki.desktop.collecting import until_painted
from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.prompts import Unsaved, prompts
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.safekeeping import Safekeeping
from bhuki.desktop.settings import KEPT_VERSIONS, settings
from bhuki.desktop.sharing import Sharing
from bhuki.desktop.sheet_work import SheetSource, SheetWork
from bhuki.desktop.start.recents import recents
from bhuki.errors import BhukiError
from bhuki.exports import export
from bhuki.files.journal import LeftBehind, discard
from bhuki.files.recovery import Recovery, prepare
from bhuki.files.store import SUFFIX, bytes_of, read, save
from bhuki.files.versions import keep_version
from bhuki.intake import FileIs, what_is
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.to_matrix import to_matrix

OPENABLE = "*.bhuki *.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.md *.markdown *.html *.htm"
EXPORTS = {
    "xlsx": "Excel",
    "pdf": "PDF",
    "html": "HTML",
    "csv": "CSV",
    "md": "Markdown",
    "svg": "SVG",
    "png": "PNG",
}


# Names that Windows keeps for itself, with whatever suffix.
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)}
)


class FileHost(Protocol):
    """What file work needs of a window."""

    document: Document | None
    keeping: Safekeeping | None

    @property
    def sheets(self) -> SheetWork: ...

    def as_widget(self) -> QWidget: ...

    def say(self, text: str, *, problem: bool = False) -> None: ...

    def ask(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        problem: bool = False,
    ) -> None: ...

    def show_matrix(self, matrix: Matrix, path: Path | None = None) -> Document: ...

    def let_go(self, *, keep_journal: bool = False) -> None: ...

    def keep_place(self) -> Callable[[], None]: ...

    def read_sheet(self, path: Path) -> None: ...

    def join(self, paths: Sequence[Path] = ()) -> None: ...


class FileWork:
    """The file work of one window."""

    def __init__(self, host: FileHost) -> None:
        self._host = host
        self.saved_at: datetime | None = None
        self.sharing = Sharing(host, self)

    def choose_and_open(self) -> Path | None:
        """Ask for a file that can be opened; None where the user backs out."""
        filters = ";;".join(
            (
                _("All that Bhuki reads ({patterns})", patterns=OPENABLE),
                _("Matrices ({patterns})", patterns="*.bhuki"),
                _("All files ({patterns})", patterns="*"),
            )
        )
        return prompts.open_file(self._host.as_widget(), self._folder(), filters)

    def open(self, path: Path) -> bool:
        """Show what a file holds; say in one line why not, where it can't be."""
        try:
            match what_is(path):
                case FileIs.MATRIX:
                    with until_painted():
                        self._open_matrix(path)
                case FileIs.OUR_WORKBOOK:
                    self._open_workbook(path)
                case FileIs.SHEET:
                    self._host.read_sheet(path)
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return False
        return True

    def _open_matrix(self, path: Path) -> None:
        data = bytes_of(path)
        loaded = read(path, data)
        document = self._host.show_matrix(loaded.matrix, path)
        document.problems = loaded.problems
        document.read_only = loaded.read_only
        self.saved_at = datetime.fromtimestamp(path.stat().st_mtime)
        self._take_file(document, path, data)
        document.file_changed.emit()
        self._say_problems([problem.say(speech.texts) for problem in loaded.problems])
        if not loaded.problems:
            self.sharing.offer_conflict_copies()
        recents.remember(path, document.matrix, document.judge.findings)

    def _open_workbook(self, path: Path) -> None:
        """Open a workbook that we wrote: its matrix, with what was changed in Excel taken over."""
        from bhuki.exports.reading_back import read_workbook  # noqa: PLC0415 - loads openpyxl

        back = read_workbook(path)
        document = self._host.show_matrix(back.matrix)
        document.origin = path
        told = back.told(speech.texts)
        self._say_problems(told)
        if not told:
            self._host.say(_("Read from {file}. Save keeps it as a matrix.", file=path.name))
        recents.remember(path, document.matrix, document.judge.findings)

    def use_reading(self, session: ReadingSession) -> None:
        """Edit what was read on a sheet; the sheet's file stays as it is."""
        sheet = session.sheet
        made = to_matrix(sheet, session.found, title=session.path.stem)
        document = self._host.show_matrix(made.matrix)
        document.origin = session.path
        found, as_read = session.found, made.matrix.copy()
        source = SheetSource(session.path, session.seal, sheet, found, made.places, as_read)
        document.source = source
        document.file_changed.emit()
        said = _("Read from {file}. Save keeps it as a matrix.", file=session.path.name)
        if source.can_be_written:
            said = _(
                "Read from {file}. Save asks whether letters go back into it or you keep a matrix.",
                file=session.path.name,
            )
        recents.remember(session.path, document.matrix, document.judge.findings)
        more = len(session.reading.matrices) - 1
        if not more:
            self._host.say(said)
            return
        others = _.plural(
            "There is {n} more matrix in the file.",
            "There are {n} more matrices in the file.",
            n=more,
        )
        join = (_("Join them …"), lambda: self._host.join([session.path]))
        self._host.ask(f"{said} {others}", [join])

    def restore(self, journal: LeftBehind) -> bool:
        """Do again what a journal holds, one undo step each; the journal goes when it is safe."""
        try:
            recovery = prepare(journal)
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return False
        document = self._host.show_matrix(recovery.matrix, recovery.path)
        keeping = self._host.keeping
        if recovery.path is not None and recovery.data is not None:
            self._take_file(document, recovery.path, recovery.data)
        held = document.read_only
        if held:  # someone else has the file by now: what was done is restored as a copy
            document.read_only, document.path = False, None
            if keeping is not None:
                keeping.take_file(None, None)
        document.do_again(recovery.edits)
        document.file_changed.emit()
        if keeping is not None and keeping.journal.trouble is None:
            keeping.journal.sync()
            discard(journal)
        self._say_restored(journal, recovery, held=held)
        return True

    def _say_restored(self, journal: LeftBehind, recovery: Recovery, *, held: bool) -> None:
        n = journal.count
        said = _.plural("{n} change is restored.", "{n} changes are restored.", n=n)
        path = journal.path
        if path is None or not (held or recovery.file_changed):
            self._host.say(said)
            return
        if held:
            why = _(
                "Someone else has {file} open, so this is a copy without a file.", file=path.name
            )
        else:
            why = _(
                "{file} was changed by someone else since, so this is a copy without a file. "
                "{file} is as they left it.",
                file=path.name,
            )
        answers: list[tuple[str, Callable[[], object]]] = []
        if not held:
            merge = (_("Merge both"), lambda: self.sharing.merge_with(path, recovery.matrix))
            look = (_("See what differs"), lambda: self._look_at_both(journal, recovery))
            answers = [merge, look]
        self._host.ask(f"{said} {why}", answers, problem=True)

    def _look_at_both(self, journal: LeftBehind, recovery: Recovery) -> None:
        document, path = self._host.document, journal.path
        if document is None or path is None:
            return
        try:
            theirs = read(path, bytes_of(path)).matrix
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return
        self.sharing.show_changes(document.matrix, theirs, path.name)
        self._say_restored(journal, recovery, held=False)

    def mend(self) -> bool:
        """Where the screen may not show what was done, show what the journal says was done."""
        keeping = self._host.keeping
        written = keeping.doubted() if keeping is not None else None
        if written is None:
            return False
        self._host.let_go(keep_journal=True)
        return self.restore(written)

    def save(self) -> bool:
        """Save to the document's own file, or ask for one; say whether all is saved."""
        document = self._host.document
        if document is None:
            return True
        if document.source is not None and document.source.can_be_written:
            return self._save_sheet(document, document.source)
        if document.path is None or document.path.suffix.lower() != SUFFIX or document.read_only:
            return self.save_as()
        keeping = self._host.keeping
        if keeping is not None and not keeping.file_is_as_known() and document.path.exists():
            self.sharing.file_changed_on_disk()  # never over what someone else did, unasked
            return False
        return self._write(document, document.path)

    def _save_sheet(self, document: Document, source: SheetSource) -> bool:
        """Ask where what came from a workbook is to go: back into it, or into a file of its own."""
        name = source.path.name
        chosen = prompts.choose(
            self._host.as_widget(),
            _("Where shall the changes go?"),
            _(
                "“{file}” keeps everything else as it is; only letters and names are written.",
                file=name,
            ),
            [("back", _("Into {file}", file=name)), ("keep", _("Keep as a matrix …"))],
        )
        if chosen == "back":
            return self._host.sheets.write_back()
        return self.save_as() if chosen == "keep" else False

    def save_as(self) -> bool:
        """Ask for a file and save there; say whether all is saved."""
        document = self._host.document
        if document is None:
            return True
        path = prompts.save_file(
            self._host.as_widget(),
            _("Save as"),
            self._suggestion(document, "bhuki"),
            _("Matrices ({patterns})", patterns="*.bhuki"),
        )
        if path is None:
            return False
        if path.suffix.lower() != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        return self._write(document, path)

    def export(self, suffix: str | None = None) -> Path | None:
        """Ask where to and export there; the suffix tells the format. None if nothing was done."""
        document = self._host.document
        if document is None:
            return None
        kinds = [suffix] if suffix else list(EXPORTS)
        path = prompts.save_file(
            self._host.as_widget(),
            _("Export"),
            self._suggestion(document, kinds[0]),
            ";;".join(f"{EXPORTS[kind]} (*.{kind})" for kind in kinds),
        )
        if path is None:
            return None
        if path.suffix.lower().lstrip(".") not in EXPORTS:
            path = path.with_name(f"{path.name}.{kinds[0]}")
        try:
            export(document.matrix, path)
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return None
        self._host.say(_("Exported to {file}", file=path.name))
        return path

    def may_close(self) -> bool:
        """Say whether the document may go: it is saved, or the user let its changes go."""
        document = self._host.document
        if document is None or document.is_clean:
            return True
        answer = prompts.unsaved(self._host.as_widget(), document.name)
        if answer is Unsaved.SAVE:
            return self.save()
        return answer is Unsaved.DISCARD

    def write_anyway(self) -> bool:
        """Save over what another program left in the file; that is kept as a version."""
        document = self._host.document
        if document is None or document.path is None:
            return False
        return self._write(document, document.path)

    def autosave(self) -> None:
        """Save what is in a file already, without a word."""
        document = self._host.document
        if (
            document is not None
            and document.path is not None
            and document.path.suffix.lower() == SUFFIX
        ):
            self._write(document, document.path)

    def _write(self, document: Document, path: Path) -> bool:
        keep_version(path, settings.get(KEPT_VERSIONS))
        try:
            data = save(document.matrix, path)
        except BhukiError as problem:
            self._say_not_saved(problem, document, path)
            return False
        self.saved_at = datetime.now()
        document.read_only = False
        document.source = None  # from now on it is a matrix of its own
        document.marked_saved(path)
        self._take_file(document, path, data)
        recents.remember(path, document.matrix, document.judge.findings)
        return True

    def _say_not_saved(self, problem: BhukiError, document: Document, path: Path) -> None:
        again = (_("Try again"), lambda: self._write(document, path))
        copy = (_("Save a copy …"), self.save_as)
        safe = _("Nothing is lost: your changes are still here.")
        self._host.ask(f"{problem.say(speech.texts)} {safe}", [again, copy], problem=True)

    def _take_file(self, document: Document, path: Path, data: bytes) -> None:
        keeping = self._host.keeping
        held = keeping.take_file(path, data) if keeping is not None else None
        self.sharing.say_held(held)

    def _say_problems(self, problems: Sequence[str]) -> None:
        if problems:
            first = problems[0]
            rest = len(problems) - 1
            more = _.plural("And {n} more.", "And {n} more.", n=rest) if rest else ""
            self._host.say(f"{first} {more}".strip(), problem=True)

    def _folder(self) -> str:
        document = self._host.document
        return str(document.path.parent) if document and document.path else ""

    def _suggestion(self, document: Document, suffix: str) -> str:
        beside = document.path or document.origin
        if beside is not None:
            path = beside.with_suffix(f".{suffix}")
            if path == document.origin:  # what was read stays as it is
                path = path.with_stem(f"{path.stem}, Bhuki")
            return str(path)
        return f"{safe_file_name(document.name)}.{suffix}"


def safe_file_name(text: str) -> str:
    """Make a file name of any text: no path, nothing a file system trips over."""
    kept = "".join(c if c.isalnum() or c in " -_.()" else " " for c in text)
    name = " ".join(kept.split()).strip(". ")[:80].rstrip() or "matrix"
    return f"{name} -" if name.partition(".")[0].upper().strip() in _DEVICES else name
