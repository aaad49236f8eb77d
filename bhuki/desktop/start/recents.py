"""The files that were used last, each with a small picture and what is open in it.

    recents.remember(path, matrix, judge.findings)     # when a file was opened or saved
    for recent in recents.entries(): ...

They are kept in the program's own folder for state; the files themselves are not read for it. The
first window waits for this list, so it is read with what Python has loaded anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from bhuki.desktop.start.miniature import MOST_COLUMNS, MOST_ROWS, Miniature, miniature_of
from bhuki.errors import BhukiError
from bhuki.files.places import state_folder

if TYPE_CHECKING:
    from bhuki.matrix.matrix import Matrix
    from bhuki.rules.finding import Finding

MOST = 30
_SENSELESS = (
    *(OSError, ValueError, TypeError, KeyError, AttributeError),
    *(OverflowError, RecursionError),
)
Kept = TypeVar("Kept", int, str)


class Recent(NamedTuple):
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
            return [_recent(kept) for kept in json.loads(self.file.read_bytes())]
        except _SENSELESS:
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
        from bhuki.files.atomic import write_atomically  # noqa: PLC0415 - not for the first window

        try:
            write_atomically(self.file, json.dumps([_kept(each) for each in entries]).encode())
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


def _kept(recent: Recent) -> dict[str, Any]:
    """Give an entry as it is kept."""
    used = recent.used.isoformat() if recent.used is not None else None
    return {**recent._asdict(), "used": used, "small": recent.small._asdict()}


def _recent(kept: dict[str, Any]) -> Recent:
    """Read an entry; raises one of `_SENSELESS` on any other data."""
    errors, warnings, advice, parked = (
        _of(int, kept.get(name, 0)) for name in ("errors", "warnings", "advice", "parked")
    )
    used, small = kept.get("used"), kept.get("small", {})
    return Recent(
        _of(str, kept["path"]),
        _of(str, kept.get("title", "")),
        datetime.fromisoformat(used) if used else None,
        errors,
        warnings,
        advice,
        parked,
        Miniature(
            tuple(_within(MOST_COLUMNS, columns) for columns in small.get("groups", ())),
            tuple(min(max(float(length), 0.0), 1.0) for length in small.get("lengths", ())),
            tuple(_cell(cell) for cell in small.get("cells", ())),
        ),
    )


def _cell(kept: list[Any]) -> tuple[int, int, str, str, int]:
    row, column, light, dark, half = kept
    place = _within(MOST_ROWS, row), _within(MOST_COLUMNS, column)
    return *place, _of(str, light), _of(str, dark), _within(2, half)


def _within(most: int, value: object) -> int:
    """Give a whole number up to some other; raises TypeError or ValueError on anything else."""
    number = _of(int, value)
    if not 0 <= number <= most:
        raise ValueError(number)
    return number


def _of(kind: type[Kept], value: object) -> Kept:
    """Give a value that is of a kind; raises TypeError on any other."""
    if type(value) is not kind:
        raise TypeError(value)
    return value


recents = Recents()
