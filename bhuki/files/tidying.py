"""Take away what a process that was killed left lying: half-written files, notes, locks.

    tidy(folder)             # when a file in it is opened
    tidy_at_start(folders)   # the folders of the files used last, and our own

Only what surely belongs to nobody goes: a process of this machine holds a lock that dies with it;
what another machine may still be writing must have been left alone for some minutes.
"""

import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bhuki.files.atomic import TEMPORARY
from bhuki.files.hold import drop_dead_sessions, is_dead_session, note_is_dead
from bhuki.files.places import state_folder

_LEFT_ALONE = 600.0  # seconds


def tidy(folder: Path) -> None:
    """Take away what was left in a folder; never raises."""
    with suppress(OSError):
        for path in folder.glob(TEMPORARY.format("*", "*")):
            session = path.name.split("-")[1]
            with suppress(OSError):
                if is_dead_session(session) or time.time() - path.stat().st_mtime > _LEFT_ALONE:
                    path.unlink()
        for note in folder.glob(".*.held"):
            with suppress(OSError):
                if note_is_dead(note):
                    note.unlink()


def tidy_at_start(folders: Iterable[Path]) -> None:
    """Take away what earlier processes left in some folders and in our own."""
    with suppress(OSError):
        own = [state_folder(name) for name in ("journals", "recent", "log")]
        own += [each for each in state_folder("versions").iterdir() if each.is_dir()]
        for folder in {*folders, *own}:
            tidy(folder)
        for lock in state_folder("journals").glob("*.journal.lock"):
            if not lock.with_suffix("").exists():
                lock.unlink()
        drop_dead_sessions()
