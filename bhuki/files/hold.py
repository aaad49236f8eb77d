"""Who has a file open: a small note beside it, seen on this machine and on a shared folder.

    hold = take_hold(path)           # a Hold, or HeldBy where someone else has it
    hold.refresh()                   # at least once a minute while the file is open
    hold.release()

The note says who, where and since when. It is stale, and taken over, when its process is gone: on
this machine that is certain, for the process holds a lock that dies with it; from another machine
the note must have been left unrefreshed for some minutes. Where no note can be written the file is
opened all the same: the check for changes on disk still stands.
"""

import getpass
import os
import platform
from contextlib import suppress
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from bhuki.files.places import state_folder
from bhuki.matrix.ids import new_id

STALE_AFTER = 300.0  # seconds without a sign of life from another machine
_LARGEST_NOTE = 4096


class HeldBy(Struct, frozen=True):
    """What the note beside a file says of the one who has it open."""

    who: str
    host: str
    session: str
    since: datetime


class Hold:
    """Our own note beside a file; without one (`note` None) it does nothing."""

    def __init__(self, note: Path | None) -> None:
        self._note = note

    def is_on(self, path: Path) -> bool:
        """Say whether it is a note of ours beside a certain file, and still lies there."""
        return self._note == note_beside(path) and _is_ours(self._note)

    def refresh(self) -> None:
        """Give a sign of life."""
        if self._note is not None:
            with suppress(OSError):
                os.utime(self._note)

    def release(self) -> None:
        """Take the note away."""
        if self._note is not None and _is_ours(self._note):
            with suppress(OSError):
                self._note.unlink()
        self._note = None


def take_hold(path: Path) -> Hold | HeldBy:
    """Put a note beside a file, unless someone who lives has one there."""
    note = note_beside(path)
    for _again in range(2):
        try:
            _write_note(note)
            return Hold(note)
        except FileExistsError:
            held = _read_note(note)
            if held is not None and _lives(held, note):
                return held
            with suppress(OSError):
                note.unlink()
        except OSError:
            return Hold(None)
    return Hold(None)


def note_beside(path: Path) -> Path:
    """Give where the note on a file lies."""
    return path.with_name(f".{path.name}.held")


def _write_note(note: Path) -> None:
    held = HeldBy(_user(), platform.node(), own_session(), datetime.now().astimezone())
    descriptor = os.open(note, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        with open(descriptor, "wb") as file:
            file.write(msgspec.json.encode(held))
    except OSError:  # half a note says nothing, and nobody would take it away
        with suppress(OSError):
            note.unlink()
        raise


def _read_note(note: Path) -> HeldBy | None:
    try:
        with note.open("rb") as file:
            return msgspec.json.decode(file.read(_LARGEST_NOTE), type=HeldBy)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _lives(held: HeldBy, note: Path) -> bool:
    """Say whether the one who wrote a note still has the file open."""
    if held.host == platform.node():
        return held.session != own_session() and _session_lives(held.session)
    try:
        unseen = _now_of_folder(note) - note.stat().st_mtime
    except OSError:
        return False
    return unseen < STALE_AFTER


def _now_of_folder(note: Path) -> float:
    """Give the time as the folder's own machine has it; clocks differ on shared folders."""
    probe = note.with_name(f".{new_id()}.now")
    try:
        probe.touch()
        return probe.stat().st_mtime
    except OSError:
        return datetime.now().timestamp()
    finally:
        with suppress(OSError):
            probe.unlink()


def _is_ours(note: Path) -> bool:
    held = _read_note(note)
    return held is not None and held.session == own_session()


@cache
def own_session() -> str:
    """Give this process's own session, under a lock that dies with it."""
    name = new_id(length=12)
    lock = FileLock(_session_lock(name))
    lock.acquire(timeout=0)
    _held_locks.append(lock)
    return name


def _session_lives(session: str) -> bool:
    if not session.isalnum():
        return False
    name = _session_lock(session)
    if not os.path.exists(name):
        return False
    try:
        with FileLock(name, timeout=0):
            pass
    except (Timeout, OSError):
        return True
    return False


def is_dead_session(session: str) -> bool:
    """Say whether a session was one of this machine's, and its process is gone."""
    if not session.isalnum() or session == own_session():
        return False
    return os.path.exists(_session_lock(session)) and not _session_lives(session)


def note_is_dead(note: Path) -> bool:
    """Say whether the one who left a note is surely gone."""
    held = _read_note(note)
    return held is not None and held.session != own_session() and not _lives(held, note)


def drop_dead_sessions() -> None:
    """Forget the sessions of this machine whose process is gone."""
    for lock in state_folder("sessions").glob("*.lock"):
        if is_dead_session(lock.stem):
            with suppress(OSError):
                lock.unlink()


def holder_of(path: Path) -> HeldBy | None:
    """Say who has a file open, other than this process; None where nobody has."""
    note = note_beside(path)
    held = _read_note(note)
    return held if held is not None and _lives(held, note) else None


def _session_lock(session: str) -> str:
    return str(state_folder("sessions") / f"{session}.lock")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


_held_locks: list[FileLock] = []
