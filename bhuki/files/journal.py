"""The journal: every edit since the last save, on the disk before the screen shows it.

    journal = Journal(journal_folder(), lambda: encode(matrix))
    journal.restart(path, seal(data))                   # after a load or save: nothing is unsaved
    journal.write(edit)                                 # one line, one write, before it is applied
    journal.sync()                                      # at most every second, and on focus loss
    journal.close()                                     # nothing unsaved: the journal goes

    for found in left_behind(journal_folder()):         # at the next start
        found.edits, found.base, found.path

A journal starts with its first edit: a matrix that is only looked at leaves none. It carries the
matrix it started from, so that it can be restored although the file has changed or gone. Each line
has a checksum: a torn tail or a flipped bit is found, and the lines beside it are kept. Its
process holds a lock on it, which the system lets go of when the process dies, however it dies.
"""

import os
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
from bhuki.files.places import state_folder
from bhuki.matrix.characters import whole_characters
from bhuki.matrix.edits import Edit
from bhuki.matrix.ids import new_id
from bhuki.matrix.labels import SESSION_START

SUFFIX = ".journal"
_LOCK_SUFFIX = ".lock"
_DAMAGED = ".damaged"
COMPACT_AT = 8 * 1024 * 1024  # bytes of edits: some 40,000, more than a long day's


class Start(Struct, frozen=True, tag="start", omit_defaults=True):
    """The first line: which file the edits belong to, and the seal of its state.

    `folded` counts the edits that are not lines any more, but in the base already.
    """

    path: str
    seal: str
    at: datetime
    folded: int = 0


class Base(Struct, frozen=True, tag="base"):
    """The second line: the matrix that the edits start from, in our own file's format."""

    text: str


class Written(Struct, frozen=True, tag="edit"):
    """A line for one edit."""

    at: datetime
    edit: Edit


_Line = Start | Base | Written
_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[_Line] = msgspec.json.Decoder(_Line)


class LeftBehind(Struct, frozen=True):
    """A journal that nobody holds any more: what was done and is in no file.

    `base` are the bytes of the matrix it starts from, None where that line was damaged: then only
    the file itself, if its seal is still the same, will do. `folded` edits are in the base and no
    longer lines. `lost_lines` counts the lines that were torn or damaged and are left out.
    """

    journal: Path
    path: Path | None
    seal: str
    base: bytes | None
    edits: tuple[Edit, ...]
    last: datetime | None
    lost_lines: int
    folded: int = 0
    torn: bool = False  # the last of the lost lines was never written to its end

    @property
    def steps(self) -> list[Edit]:
        """The edits that the user made, without what the program kept by itself."""
        return [edit for edit in self.edits if edit.label.code != SESSION_START]

    @property
    def count(self) -> int:
        """How many edits there are to restore."""
        return self.folded + len(self.steps)


def journal_folder() -> Path:
    """Give the folder that holds the journals of this user on this machine."""
    return state_folder("journals")


def seal(data: bytes) -> str:
    """Give a fingerprint of a file's bytes, to tell whether it is still the same."""
    return f"{len(data)}-{zlib.crc32(data):08x}-{zlib.adler32(data):08x}"


class Journal:
    """The journal of one open matrix. It never raises on the disk's account: see `trouble`."""

    def __init__(self, folder: Path, base: Callable[[], bytes]) -> None:
        """Keep journals in a folder; `base` gives the matrix as it stands, in our own format."""
        self._folder = folder
        self._base = base
        self._path: Path | None = None
        self._seal = ""
        self._file: BinaryIO | None = None
        self._lock: FileLock | None = None
        self._name: Path | None = None
        self._unsynced = False
        self._size = self._base_size = 0
        self._edits = 0
        # Broken off, and still ours: they go when a whole one is written.
        self._superseded: list[tuple[Path, FileLock | None]] = []
        self.trouble: OSError | None = None

    def restart(self, path: Path | None, sealed: str = "") -> None:
        """Begin anew: all is in a file with that seal, or (no path) there is no file yet."""
        self._drop()
        self._path = path
        self._seal = sealed
        self.trouble = None

    def write(self, edit: Edit) -> None:
        """Write an edit, before the screen shows it; the first one makes the file."""
        try:
            if self._file is None:
                self._begin()
            self._put(_line(Written(_now(), edit)))
            self._unsynced = True
        except (
            OSError,
            Timeout,
        ) as error:  # a full disk stops nobody
            self._give_up(error)
        self._edits += edit.label.code != SESSION_START

    def sync(self) -> None:
        """Bring what was written to the disk itself; cheap where there is nothing new."""
        if not self._unsynced or self._file is None:
            return
        try:
            os.fsync(self._file.fileno())
            self._unsynced = False
        except OSError as error:
            self._give_up(error)

    @property
    def wants_compacting(self) -> bool:
        """Whether the journal has grown so long that it had better start from today's matrix."""
        return self._size - self._base_size > COMPACT_AT

    def compact(self) -> None:
        """Start again from the matrix as it is now, still unsaved."""
        if self._file is None or self._name is None:
            return
        start = Start(str(self._path or ""), self._seal, _now(), self._edits)
        beginning = _line(start) + _line(Base(self._base().decode("utf-8")))
        with suppress(OSError):
            self._file.close()
        try:
            write_atomically(self._name, beginning)
            self._size = self._base_size = len(beginning)
        except FileProblem:
            pass  # the old one still stands: go on writing to it
        try:
            self._file = self._name.open("ab", buffering=0)
        except OSError as error:
            self._give_up(error)

    def belongs_to(self, path: Path, sealed: str) -> None:
        """Take note that the file is another, and that the matrix holds all that is in it."""
        self._path, self._seal = path, sealed
        self.compact()

    def _give_up(self, error: OSError | Timeout) -> None:
        """Keep what is written so far, and try anew, with the whole matrix, at the next edit."""
        self.trouble = error if isinstance(error, OSError) else OSError(str(error))
        if self._name is not None:
            self._superseded.append((self._name, self._lock))
            self._lock = None
        self._let_go()

    def read(self) -> LeftBehind | None:
        """Read back what is written so far; None where nothing is."""
        if self._name is None:
            return None
        try:
            return read_journal(self._name)
        except OSError:
            return None

    def close(self) -> None:
        """Remove the journal: nothing is unsaved, or the user let it go."""
        self._drop()

    def leave(self) -> None:
        """Let go of the journal but keep it, for the next start to find."""
        self.sync()
        self._let_go()
        for _old, lock in self._superseded:
            _release(lock)
        self._superseded.clear()

    def _begin(self) -> None:
        name = self._folder / f"{new_id(length=12)}{SUFFIX}"
        self._lock = FileLock(str(name) + _LOCK_SUFFIX)
        self._lock.acquire(timeout=0)
        self._name = name
        self._size = 0
        self._file = name.open("ab", buffering=0)
        start = Start(str(self._path or ""), self._seal, _now(), self._edits)
        try:
            self._put(_line(start) + _line(Base(self._base().decode("utf-8"))))
        except OSError:
            self._let_go()
            _remove(name)  # no edit is in it; what it takes of a full disk is needed
            raise
        self._base_size = self._size
        self._went_well(name)

    def _went_well(self, name: Path) -> None:
        """Forget earlier trouble: a new journal holds the whole matrix, so older ones may go."""
        self.trouble = None
        for old, lock in self._superseded:
            _release(lock)
            if old != name:
                _remove(old)
        self._superseded.clear()

    def _put(self, data: bytes) -> None:
        """Write all of it: the system may take less than it is given."""
        rest = memoryview(data)
        while self._file is not None and rest:
            rest = rest[self._file.write(rest) :]
        self._size += len(data)

    def _drop(self) -> None:
        name = self._name
        self._let_go()
        if name is not None:
            _remove(name)
        for old, lock in self._superseded:
            _release(lock)
            _remove(old)
        self._superseded.clear()
        self._edits = 0

    def _let_go(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.close()
        _release(self._lock)
        self._file = self._lock = self._name = None
        self._unsynced = False


def left_behind(folder: Path) -> list[LeftBehind]:
    """Give the journals whose process is gone, the latest first; the empty ones are tidied.

    A journal of which nothing can be restored is put aside under another name, not deleted.
    """
    found: list[LeftBehind] = []
    for name in folder.glob(f"*{SUFFIX}"):
        lock = FileLock(str(name) + _LOCK_SUFFIX)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue  # its process lives
        try:
            found += _tidied(name)
        finally:
            _release(lock)
    return sorted(found, key=lambda j: j.last.timestamp() if j.last else 0.0, reverse=True)


def _tidied(name: Path) -> list[LeftBehind]:
    """Give a journal if it holds something to restore, else put it out of the way."""
    try:
        journal = read_journal(name)
    except OSError:
        return []
    if journal.count and (journal.base is not None or journal.path is not None):
        return [journal]
    # A line that was never written to its end was never confirmed either.
    if journal.count or journal.lost_lines > journal.torn:
        with suppress(OSError):
            name.rename(name.with_suffix(_DAMAGED))
    else:
        _remove(name)
    return []


def discard(journal: LeftBehind) -> None:
    """Remove a journal that was restored and saved, or that the user let go."""
    _remove(journal.journal)


def read_journal(name: Path) -> LeftBehind:
    """Read a journal, whatever state it is in; raises OSError where it can't be opened."""
    path: Path | None = None
    sealed = ""
    base: bytes | None = None
    last: datetime | None = None
    edits: list[Edit] = []
    lost = folded = 0
    *lines, tail = name.read_bytes().split(b"\n")
    for data in (*lines, tail):
        if not data:
            continue
        match _checked(data):
            case Start() as start:
                path, sealed = (Path(start.path) if start.path else None), start.seal
                folded, last = start.folded, start.at
            case Base(text):
                base = text.encode("utf-8")
            case Written() as line:
                edits.append(line.edit)
                last = line.at
            case None:
                lost += 1
    torn = bool(tail) and lost > 0 and _checked(tail) is None
    return LeftBehind(name, path, sealed, base, tuple(edits), last, lost, folded, torn)


def _now() -> datetime:
    return datetime.now().astimezone()


def journal_line(body: bytes) -> bytes:
    """Put the checksum before what a line says."""
    return b"%08x %s\n" % (zlib.crc32(body), body)


def _line(line: _Line) -> bytes:
    try:
        body = _encoder.encode(line)
    except UnicodeEncodeError:  # half a character, which no file can hold
        body = _encoder.encode(whole_characters(msgspec.to_builtins(line)))
    return journal_line(body)


def _checked(data: bytes) -> _Line | None:
    """Give what a line says, None where its checksum or its form is wrong."""
    checksum, _space, body = data.partition(b" ")
    try:
        if int(checksum, 16) != zlib.crc32(body):
            return None
        return _decoder.decode(body)
    except (ValueError, msgspec.MsgspecError, RecursionError):
        return None


def _release(lock: FileLock | None) -> None:
    if lock is not None:
        with suppress(OSError):
            lock.release()


def _remove(name: Path) -> None:
    """Remove a journal; one that can't be is emptied, so that nothing in it is offered again."""
    try:
        name.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            os.truncate(name, 0)
    with suppress(OSError):
        Path(str(name) + _LOCK_SUFFIX).unlink()
