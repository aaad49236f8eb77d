"""The last few versions of a file, kept when it is saved over.

    keep_version(path, most=5)       # before a save replaces the file
    versions_of(path)                # the latest first
    version.path                     # an ordinary matrix file that can be opened

They lie in the platform's own folder, not beside the file: a shared folder stays tidy.
"""

import hashlib
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
from bhuki.files.places import real_place, state_folder

_STAMP = "%Y-%m-%d %H.%M.%S.%f"


class Version(NamedTuple):
    """A kept version: where it lies and when its content was saved."""

    path: Path
    saved: datetime


def keep_version(path: Path, most: int) -> None:
    """Keep a copy of a file as it is now, and only the last few; never raises.

    A version that can't be kept must not hinder a save. Nothing is kept where `most` is 0.
    """
    with suppress(OSError, FileProblem):
        saved = datetime.fromtimestamp(path.stat().st_mtime)
        if most > 0:
            copy = _folder_of(path) / f"{saved.strftime(_STAMP)}{path.suffix}"
            if not copy.exists():
                write_atomically(copy, path.read_bytes())
        for version in versions_of(path)[most:]:
            version.path.unlink()


def versions_of(path: Path) -> list[Version]:
    """Give the kept versions of a file, the latest first."""
    try:
        files = list(_folder_of(path).iterdir())
    except OSError:
        return []
    found: list[Version] = []
    for file in files:
        with suppress(ValueError):
            found.append(Version(file, _stamped(file.stem)))
    return sorted(found, key=lambda version: version.saved, reverse=True)


def _stamped(name: str) -> datetime:
    """Give the time a name says; raises ValueError. Saving must not wait for `strptime` to load."""
    day, _space, time = name.partition(" ")
    return datetime.fromisoformat(f"{day} {time.replace('.', ':', 2)}")


def _folder_of(path: Path) -> Path:
    """Give the folder for one file, known by its whole path as the platform compares paths."""
    try:
        place = str(real_place(path))
    except FileNotFoundError:  # its folder is gone, but not what is kept of it
        place = os.path.realpath(path)
    whole = os.path.normcase(place)
    name = hashlib.sha256(whole.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return state_folder("versions", name)
