"""Write a file whole or not at all.

    write_atomically(path, data)
    write_atomically(path, data)

The bytes go to a new file in the same folder, to the disk, are read back and compared, and then
go in the old file's place in one step: whoever looks sees the old file or the new, never half of
one. Every file that Bhuki writes is written here.
"""

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from bhuki.errors import FileProblem
from bhuki.files.places import real_place
from bhuki.files.trouble import (
    IS_A_FOLDER,
    NOT_AS_WRITTEN,
    NOT_ORDINARY,
    READ_ONLY,
    writing_trouble,
)

_PATIENCE = 2.0  # seconds that Windows gets to let go of a file that another program holds
_PAUSE = 0.05
_WINDOWS = os.name == "nt"
_NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


TEMPORARY = ".bhuki-{}-{}.tmp"  # whose it is, and which
_signed = ["0"]


def sign_as(session: str) -> None:
    """Name unfinished files so that they can be told from those of a process that lives."""
    _signed[0] = session


def write_atomically(path: Path | str, data: bytes) -> None:
    """Write a file, in the place of one that may be there.

    A link is followed, and the file it names is replaced; permissions stay as they were. Raises
    `FileProblem` with the old file untouched and nothing left beside it, also where what is read
    back is not what was written.
    """
    path = Path(path)
    try:
        target = real_place(path)
        before = _look_at(path, target)
        _replace(path, target, data, before)
    except (OSError, ValueError) as error:
        raise writing_trouble(path, error) from error


def _look_at(path: Path, target: Path) -> os.stat_result | None:
    """Look at what is to be replaced; refuse what must not be."""
    try:
        found = target.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise FileProblem(path, IS_A_FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise FileProblem(path, NOT_ORDINARY)  # replacing /dev/null would break the machine
    # The system would let us replace a protected file, as only its folder is changed.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise FileProblem(path, READ_ONLY)
    return found


def _replace(path: Path, target: Path, data: bytes, before: os.stat_result | None) -> None:
    temporary = target.with_name(TEMPORARY.format(_signed[0], os.urandom(6).hex()))
    try:
        with open(os.open(temporary, _NEW_FILE, 0o666), "wb") as file:
            file.write(data)
            if before is not None:
                _take_over_rights(file.fileno(), before)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != data:
            raise FileProblem(path, NOT_AS_WRITTEN)
        _move_into_place(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)


def _take_over_rights(descriptor: int, before: os.stat_result) -> None:
    """Give the new file the old one's owner and permissions, as far as the system lets us."""
    if _WINDOWS:
        return  # a file takes its rights from its folder there
    with suppress(OSError):
        os.fchown(descriptor, before.st_uid, before.st_gid)
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(before.st_mode))


def _move_into_place(temporary: Path, target: Path) -> None:
    """Replace the target; on Windows wait for a program that holds it just now."""
    patient_until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(temporary, target)
            return
        except PermissionError as error:
            if not _WINDOWS:
                raise
            if time.monotonic() > patient_until:
                # Windows says "access denied" as often as "sharing violation" here.
                raise OSError(errno.ETXTBSY, error.strerror) from error
            time.sleep(_PAUSE)


def _sync_folder(folder: Path) -> None:
    """Bring the folder's new entry to the disk, where the system can."""
    if _WINDOWS:
        return
    with suppress(OSError):  # the file is in place: a folder that can't be synced is no failure
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
