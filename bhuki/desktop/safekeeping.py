"""Keep an open document safe: journal, note beside the file, watch for changes by others.

    keeping = Safekeeping(document)          # from now on every edit is on the disk before it shows
    keeping.changed_on_disk.connect(…)       # another program wrote the file
    keeping.take_file(path, data)            # after a load or save
    keeping.end()                            # the document closes and nothing is unsaved

The window decides what to say and ask; here is only what must never be forgotten.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

from bhuki.desktop.document import Document
from bhuki.desktop.settings import AUTOSAVE, settings
from bhuki.errors import BhukiError
from bhuki.files.atomic import sign_as
from bhuki.files.format import encode
from bhuki.files.hold import HeldBy, Hold, holder_of, own_session, take_hold
from bhuki.files.journal import Journal, LeftBehind, journal_folder, seal
from bhuki.files.recovery import prepare
from bhuki.files.store import read
from bhuki.files.tidying import tidy
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix

_SYNC_EVERY = 1000  # ms
_LIFE_EVERY = 60_000
_LOOK_EVERY = 5000  # for the one before us to go
_SETTLE = 300  # ms: a program that saves touches a folder several times
_AUTOSAVE_AFTER = 10_000  # ms without an edit


class Safekeeping(QObject):
    """Journal, hold and watch of one document."""

    changed_on_disk = Signal()
    trouble = Signal(object)  # OSError: the journal can't be written
    free_again = Signal()  # the one who had the file open has gone
    autosave_due = Signal()

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._known = b""  # the file as it was last read or written
        self._seal = ""
        self._told_seal = ""  # of what on disk was already told
        self._hold = Hold(None)
        self._told_of_trouble = False
        sign_as(own_session())
        self.journal = Journal(journal_folder(), lambda: encode(document.matrix))
        document.write_ahead = self._write_ahead
        document.file_changed.connect(self._tidy_when_clean)
        self._settling = self._timer(_SETTLE, self._look_at_file, once=True)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._settling.start())
        self._syncing = self._timer(_SYNC_EVERY, self.sync)
        self._living = self._timer(_LIFE_EVERY, self._give_sign_of_life)
        self._waiting = self._timer(_LOOK_EVERY, self.look_for_holder)
        self._autosaving = self._timer(_AUTOSAVE_AFTER, self._ask_for_autosave, once=True)
        self._compacting = self._timer(0, self.compact, once=True)
        self._syncing.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            # Bound methods: they let go when this object does.
            app.applicationStateChanged.connect(self._sync_when_left)
            app.commitDataRequest.connect(self._sync_at_end_of_session)
            app.aboutToQuit.connect(self.sync)

    def take_file(self, path: Path | None, data: bytes | None) -> HeldBy | None:
        """Take note that a file holds the document; say who else has that open, if one has."""
        self._know(data)
        self.journal.restart(path, self._seal)
        return self._watch(path)

    def belong_to(self, path: Path, data: bytes) -> HeldBy | None:
        """Take note that the document holds all that a file does, and more that is unsaved."""
        self._know(data)
        self.journal.belongs_to(path, self._seal)
        return self._watch(path)

    @property
    def base(self) -> Matrix | None:
        """The matrix as it was when the file was last read or saved."""
        return read(self._document.path or "", self._known).matrix if self._known else None

    def file_is_as_known(self) -> bool:
        """Say whether the file on disk is still what was last read or saved.

        One that was gone when a journal was restored, and has come back since, is not.
        """
        path = self._document.path
        if path is None or not self._seal:
            return path is None or not path.exists()
        try:
            return seal(path.read_bytes()) == self._seal
        except OSError:
            return False

    def sync(self) -> None:
        """Bring all that was done to the disk itself."""
        self.journal.sync()
        self._tell_of_trouble()

    def compact(self) -> None:
        """Let a journal that has grown long start from the matrix as it is now."""
        self.journal.compact()
        self._tell_of_trouble()

    def doubted(self) -> LeftBehind | None:
        """Give what was really done where the document on the screen is not that; else None.

        The journal is done again from its beginning, and what comes of it is compared.
        """
        document = self._document
        written = self.journal.read()
        if written is None:
            return None
        try:
            recovery = prepare(written)
        except BhukiError:
            return None
        matrix, good = recovery.matrix, list[Edit]()
        for edit in recovery.edits:
            twin = matrix.copy()
            try:
                edit.apply(twin)
            except Exception:  # noqa: BLE001 - the edit that brought us here
                continue
            matrix = twin
            good.append(edit)
        if matrix == document.matrix and not document.in_doubt:
            return None
        start = recovery.edits[: len(recovery.edits) - len(written.edits)]
        return msgspec.structs.replace(written, edits=tuple(good[len(start) :]))

    def look_for_holder(self) -> None:
        """Look whether the one who had the file open has gone."""
        path = self._document.path
        if path is not None and holder_of(path) is None:
            self._waiting.stop()
            self.free_again.emit()

    def end(self, *, keep_journal: bool = False) -> None:
        """Let go of the file; drop the journal, or leave it for the next start to find."""
        for timer in self.findChildren(QTimer):
            timer.stop()
        self._document.write_ahead = None
        self._hold.release()
        if keep_journal:
            self.journal.leave()
        else:
            self.journal.close()

    def _know(self, data: bytes | None) -> None:
        self._known = data or b""
        self._seal = seal(data) if data is not None else ""
        self._told_seal = ""

    def _watch(self, path: Path | None) -> HeldBy | None:
        """Watch a file and hold it; one that we hold already is never let go of in between."""
        self._waiting.stop()
        self._watch_folder(path.parent if path is not None else None)
        if path is not None and self._hold.is_on(path):
            return None
        self._hold.release()
        self._hold = Hold(None)
        if path is None:
            return None
        tidy(path.parent)
        held = take_hold(path)
        if isinstance(held, HeldBy):
            self._waiting.start()
            return held
        self._hold = held
        self._living.start()
        return None

    def _watch_folder(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None else []
        watched = self._watcher.directories()
        if watched == wanted:
            return
        if watched:
            self._watcher.removePaths(watched)
        if wanted:
            self._watcher.addPaths(wanted)

    def _write_ahead(self, edit: Edit) -> None:
        self.journal.write(edit)
        if settings.get(AUTOSAVE):
            self._autosaving.start()
        self._tell_of_trouble()
        if self.journal.wants_compacting:
            self._compacting.start()

    def _tell_of_trouble(self) -> None:
        """Tell once that the journal can't be written, until it can again."""
        trouble = self.journal.trouble
        if trouble is not None and not self._told_of_trouble:
            self.trouble.emit(trouble)
        self._told_of_trouble = trouble is not None

    def _ask_for_autosave(self) -> None:
        document = self._document
        wanted = settings.get(AUTOSAVE) and document.path is not None and not document.read_only
        if wanted and not document.is_clean and self.file_is_as_known():
            self.autosave_due.emit()

    def _tidy_when_clean(self) -> None:
        """Undone back to what is saved: there is nothing left to restore."""
        if self._document.is_clean:
            self.journal.restart(self._document.path, self._seal)

    def _sync_when_left(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.sync()

    def _sync_at_end_of_session(self, _manager: QSessionManager) -> None:
        self.sync()

    def _give_sign_of_life(self) -> None:
        self._hold.refresh()

    def _look_at_file(self) -> None:
        """Tell once of each state that another program left the file in."""
        path = self._document.path
        try:
            now = seal(path.read_bytes()) if path is not None and self._seal else self._seal
        except OSError:
            return  # gone, or just being written: what is on the screen stays
        if now not in (self._seal, self._told_seal):
            self._told_seal = now
            self.changed_on_disk.emit()

    def _timer(self, milliseconds: int, run: Callable[[], object], *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(once)
        timer.timeout.connect(run)
        return timer
