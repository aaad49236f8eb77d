"""Keep an open document safe: journal, note beside the file, watch for changes by others.

    keeping = Safekeeping(document)          # from now on every edit is on the disk before it shows
    keeping.changed_on_disk.connect(…)       # another program wrote the file
    keeping.take_file(path, data)            # after a load or save
    keeping.end()                            # the document closes and nothing is unsaved

The window decides what to say and ask; here is only what must never be forgotten.
"""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from bhuki.desktop.document import Document
from bhuki.files.format import encode
from bhuki.files.hold import HeldBy, Hold, take_hold
from bhuki.files.journal import Journal, journal_folder, seal

_SYNC_EVERY = 1000  # ms
_LIFE_EVERY = 60_000
_SETTLE = 300  # ms: a program that saves touches a folder several times


class Safekeeping(QObject):
    """Journal, hold and watch of one document."""

    changed_on_disk = Signal()
    trouble = Signal(object)  # OSError: the journal can't be written
    held_by_other = Signal(object)  # HeldBy

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self._document = document
        self._seal = ""
        self._hold = Hold(None)
        self._told_of_trouble = False
        self.journal = Journal(journal_folder(), lambda: encode(document.matrix))
        document.write_ahead = self._write_ahead
        document.file_changed.connect(self._tidy_when_clean)
        self._settling = self._timer(_SETTLE, self._look_at_file, once=True)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _folder: self._settling.start())
        self._syncing = self._timer(_SYNC_EVERY, self.journal.sync)
        self._living = self._timer(_LIFE_EVERY, self._give_sign_of_life)
        self._syncing.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._sync_when_left)
            app.commitDataRequest.connect(lambda _manager: self.journal.sync())

    def take_file(self, path: Path | None, data: bytes | None) -> HeldBy | None:
        """Take note that a file holds the document; say who else has that open, if one has."""
        self._seal = seal(data) if data is not None else ""
        self.journal.restart(path, self._seal)
        self._hold.release()
        self._hold = Hold(None)
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        if path is None:
            return None
        self._watcher.addPath(str(path.parent))
        held = take_hold(path)
        if isinstance(held, HeldBy):
            return held
        self._hold = held
        self._living.start()
        return None

    def file_is_as_known(self) -> bool:
        """Say whether the file on disk is still what was last read or saved."""
        path = self._document.path
        if path is None or not self._seal:
            return True
        try:
            return seal(path.read_bytes()) == self._seal
        except OSError:
            return False

    def end(self, *, keep_journal: bool = False) -> None:
        """Let go of the file; drop the journal, or leave it for the next start to find."""
        self._syncing.stop()
        self._living.stop()
        self._settling.stop()
        self._document.write_ahead = None
        self._hold.release()
        if keep_journal:
            self.journal.leave()
        else:
            self.journal.close()

    def _write_ahead(self, edit: object) -> None:
        self.journal.write(edit)  # type: ignore[arg-type]
        if self.journal.trouble is not None and not self._told_of_trouble:
            self._told_of_trouble = True
            self.trouble.emit(self.journal.trouble)
        elif self.journal.wants_compacting:
            QTimer.singleShot(0, self.journal.compact)

    def _tidy_when_clean(self) -> None:
        """Undone back to what is saved: there is nothing left to restore."""
        if self._document.is_clean:
            self.journal.restart(self._document.path, self._seal)

    def _sync_when_left(self, state: Qt.ApplicationState) -> None:
        if state != Qt.ApplicationState.ApplicationActive:
            self.journal.sync()

    def _give_sign_of_life(self) -> None:
        self._hold.refresh()

    def _look_at_file(self) -> None:
        path = self._document.path
        if path is not None and path.exists() and not self.file_is_as_known():
            self.changed_on_disk.emit()

    def _timer(self, milliseconds: int, run: object, *, once: bool = False) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.setSingleShot(once)
        timer.timeout.connect(run)
        return timer
