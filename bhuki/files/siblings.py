"""Copies that a sync program left beside a file because two had changed it at once.

conflict_copies(path)            # the newest first

Known are the names that Dropbox, OneDrive, Google Drive, Nextcloud, Syncthing and browsers give,
in English and Danish: “m (1).bhuki”, “m-DESKTOP-7Q2.bhuki”, “m (Annes konfliktkopi).bhuki”.
"""

import re
from contextlib import suppress
from pathlib import Path

_ADDED = re.compile(
    r"""
    \s?\(\d{1,2}\)                                      # browsers, Google Drive
    | \s?[(\[]?[^()\[\]]*\b(conflict(ed)?([\s_-]copy)?|konflikt(kopi)?|modstridende)\b.*
    | \.sync-conflict-[\w-]+                            # Syncthing
    | -(DESKTOP|LAPTOP|PC|MAC|WIN|IT|KMD|[A-Z]{2,5}\d)[A-Z0-9-]*(-\d+)?    # OneDrive: the machine
    """,
    re.IGNORECASE | re.VERBOSE,
)


def conflict_copies(path: Path) -> list[Path]:
    """Give the copies beside a file that a sync program made of it, the newest first."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for other in path.parent.iterdir():
            if is_conflict_copy(other.name, path):
                with suppress(OSError):
                    found.append((other.stat().st_mtime, other))
    return [other for _when, other in sorted(found, reverse=True)]


def is_conflict_copy(name: str, path: Path) -> bool:
    """Say whether a name is the file's own with what sync programs put before its suffix."""
    if not name.startswith(path.stem) or not name.endswith(path.suffix) or name == path.name:
        return False
    added = name[len(path.stem) : len(name) - len(path.suffix)]
    return _ADDED.fullmatch(added) is not None
