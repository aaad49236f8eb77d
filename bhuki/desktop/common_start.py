"""What two copies of one file started from, so that merging them brings nothing back.

    start = common_start(path, mine, copy, theirs)     # None where nothing kept shows it
    merge(start or alike(mine, theirs), mine, theirs)
    names_gone(mine, merged.matrix)                    # what a merge takes away is always said

Without a start one can't tell “I added it” from “you removed it”. Kept are the versions from before
each save, and the snapshots that both copies hold. The nearest to the other copy is the start; a
version saved after that copy was written can't be it.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bhuki.errors import BhukiError
from bhuki.files.store import bytes_of, read
from bhuki.files.versions import versions_of
from bhuki.matrix.matrix import Matrix
from bhuki.reports.snapshots import look_at, snapshots

_NAMED = ("activities", "roles", "sections")


def common_start(path: Path, mine: Matrix, copy: Path, theirs: Matrix) -> Matrix | None:
    """Give the matrix that both started from, as far as anything kept shows it."""
    found = [*_versions(path, copy), *_snapshots_of_both(mine, theirs)]
    return min(found, key=lambda start: _distance(start, theirs), default=None)


def alike(mine: Matrix, theirs: Matrix) -> Matrix:
    """Give what two matrices have alike, so that a merge keeps all that either has."""
    common = mine.copy()
    for name in mine.__struct_fields__:
        one, other = getattr(mine, name), getattr(theirs, name)
        if isinstance(one, dict):
            setattr(common, name, {k: v for k, v in one.items() if other.get(k) == v})
    return common


def names_gone(before: Matrix, after: Matrix) -> list[str]:
    """Give the names of the activities, roles and sections that are no longer there."""
    return [
        entity.name
        for table in _NAMED
        for key, entity in getattr(before, table).items()
        if key not in getattr(after, table)
    ]


def _versions(path: Path, copy: Path) -> Iterator[Matrix]:
    try:
        written = datetime.fromtimestamp(copy.stat().st_mtime)
    except OSError:
        written = datetime.max
    for version in versions_of(path):
        if version.saved <= written:
            with suppress(BhukiError):
                yield read(version.path, bytes_of(version.path)).matrix


def _snapshots_of_both(mine: Matrix, theirs: Matrix) -> Iterator[Matrix]:
    here = {snapshot.id for snapshot in snapshots(mine)}
    for snapshot in snapshots(theirs):
        if snapshot.id in here:
            with suppress(BhukiError):
                yield look_at(theirs, snapshot.id)


def _distance(one: Matrix, other: Matrix) -> int:
    here, there = one.assignments, other.assignments
    cells = sum(here.get(cell) != there.get(cell) for cell in here.keys() | there.keys())
    return cells + sum(len(set(getattr(one, t)) ^ set(getattr(other, t))) for t in _NAMED)
