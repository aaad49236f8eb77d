"""The files that were used last, each with a small picture and what is open in it.

    recents.remember(path, matrix, judge.findings)     # when a file was opened or saved
    for recent in recents.entries(): ...

They are kept in the program's own folder for state; the files themselves are not read for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from bhuki.desktop.start.miniature import Miniature, miniature_of
from bhuki.errors import BhukiError
from bhuki.files.atomic import write_atomically
from bhuki.files.places import state_folder

if TYPE_CHECKING:
    from bhuki.matrix.matrix import Matrix
    from bhuki.rules.finding import Finding

MOST = 30


class Recent(Struct, frozen=True, omit_defaults=True):
    """One file: where it is, what it is called, when it was used, and what is open in it."""

    path: str
    title: str = ""
    used: datetime | None = None
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    parked: int = 0
    small: Miniature = Miniature()

    @property
    def exists(self) -> bool:
        """Whether the file still is there."""
        try:
            return Path(self.path).is_file()
        except OSError:
            return False


class Recents(QObject):
    """The list, the last used first."""

    changed = Signal()

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()
        self._file = file

    @property
    def file(self) -> Path:
        """Where the list is kept."""
        return self._file or state_folder("recent") / "recent.json"

    def entries(self) -> list[Recent]:
        """Give the files, the last used first; a list that can't be read is an empty one."""
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=list[Recent])
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return []

    def remember(self, path: Path, matrix: Matrix, findings: Iterable[Finding]) -> None:
        """Put a file first, with its picture and counts as they are now."""
        made = recent_of(path, matrix, findings)
        rest = [each for each in self.entries() if each.path != made.path]
        self._keep([made, *rest][:MOST])

    def forget(self, path: str) -> None:
        """Take a file off the list; the file itself stays."""
        self._keep([each for each in self.entries() if each.path != path])

    def _keep(self, entries: list[Recent]) -> None:
        try:
            write_atomically(self.file, msgspec.json.encode(entries))
        except (BhukiError, OSError):
            return  # a list that can't be kept must stop nobody from working
        self.changed.emit()


def recent_of(path: Path, matrix: Matrix, findings: Iterable[Finding]) -> Recent:
    """Say of a file what its card shows."""
    from bhuki.rules.finding import Severity  # noqa: PLC0415 - not for the start page

    counts = dict.fromkeys(Severity, 0)
    parked = 0
    for finding in findings:
        if finding.accepted is not None:
            continue
        if finding.parked is not None:
            parked += 1
        else:
            counts[finding.severity] += 1
    return Recent(
        str(path.absolute()),
        matrix.about.title.strip() or path.stem,
        datetime.now(),
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.ADVICE],
        parked,
        miniature_of(matrix),
    )


recents = Recents()
