"""Snapshots: how a matrix stood at some time, kept in the matrix's own file.

    take_snapshot(matrix, "Før workshoppen", now).apply(matrix)
    for snapshot in snapshots(matrix): ...
    before = look_at(matrix, snapshot.id)           # a matrix of its own
    bring_back(matrix, snapshot.id).apply(matrix)   # one edit, one undo
    changes_since(matrix, snapshot.id)

A snapshot is the matrix as its file would hold it, packed: a matrix of 22 × 17 takes two kilobytes.
Snapshots hold no snapshots, and bringing one back keeps them all.
"""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from bhuki.errors import BhukiError, WrongWords
from bhuki.files.format import decode, encode
from bhuki.matrix.difference import steps_between
from bhuki.matrix.edits import Edit, Label, SetExtra
from bhuki.matrix.ids import new_id
from bhuki.matrix.labels import SESSION_START
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import Changes, compare
from bhuki.texts import N_

KEY = "snapshots"
MOST_OWN = 12  # of those taken by the program; named ones stay until they are removed
LARGEST = 400_000_000  # bytes unpacked: no file may blow up in memory

NO_SUCH = N_("The snapshot is not in the matrix any more.")
NONE_NAMED = N_("The matrix has no snapshot “{name}”; it has: {names}.")
BROKEN = N_("The snapshot “{name}” is damaged and can't be looked at.")


class Snapshot(Struct, frozen=True):
    """One snapshot, without its content; `own` where the program took it, not its user."""

    id: str
    name: str
    at: datetime
    own: bool = False


def snapshots(matrix: Matrix) -> list[Snapshot]:
    """Give a matrix's snapshots, the oldest first; what is no snapshot is passed over."""
    found = [snapshot for one in _kept(matrix) if (snapshot := _read(one)) is not None]
    return sorted(found, key=lambda snapshot: snapshot.at.isoformat())


def take_snapshot(matrix: Matrix, name: str, at: datetime, *, own: bool = False) -> Edit:
    """Keep the matrix as it stands now; of the program's own the oldest give way."""
    kept = _kept(matrix)
    taken = {str(one.get("id")) for one in kept}
    made: dict[str, Any] = {"id": new_id(taken), "name": name, "at": at.isoformat()}
    if own:
        made["own"] = True
        ours = [one for one in kept if one.get("own")]
        gone = {id(one) for one in ours[: max(0, len(ours) + 1 - MOST_OWN)]}
        kept = [one for one in kept if id(one) not in gone]
    made["data"] = _pack(matrix)
    label = Label(SESSION_START) if own else Label("snapshot", {"name": name})
    return _kept_edit([*kept, made], label)


def start_of_session(matrix: Matrix, now: datetime) -> Edit | None:
    """Give the snapshot to take when a session starts; None where today has one already."""
    today = [one for one in snapshots(matrix) if one.at.date() == now.date()]
    return None if today else take_snapshot(matrix, "", now, own=True)


def first_of(matrix: Matrix, day: date) -> Snapshot | None:
    """Give a day's first snapshot: how the matrix stood when the day's session began."""
    return next((one for one in snapshots(matrix) if one.at.date() == day), None)


def rename_snapshot(matrix: Matrix, snapshot_id: str, name: str) -> Edit:
    """Give a snapshot a name; it is then the user's own and stays."""
    changed = [
        {**{k: v for k, v in one.items() if k != "own"}, "name": name}
        if one.get("id") == snapshot_id
        else one
        for one in _kept(matrix)
    ]
    return _kept_edit(changed, Label("rename-snapshot", {"name": name}))


def remove_snapshot(matrix: Matrix, snapshot_id: str) -> Edit:
    """Remove a snapshot."""
    kept = [one for one in _kept(matrix) if one.get("id") != snapshot_id]
    return _kept_edit(kept, Label("remove-snapshot"))


def look_at(matrix: Matrix, snapshot_id: str) -> Matrix:
    """Give the matrix as it stood; raises `BhukiError` where that can't be read."""
    found = next((one for one in _kept(matrix) if one.get("id") == snapshot_id), None)
    if found is None:
        raise BhukiError(NO_SUCH)
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(b64decode(str(found.get("data")), validate=True), LARGEST)
        before = decode(data) if unpacker.eof else None
    except (ValueError, zlib.error):
        before = None
    if before is None:
        raise BhukiError(BROKEN, name=str(found.get("name", "")))
    return before


def snapshot_named(matrix: Matrix, name: str) -> Snapshot:
    """Give the snapshot with a name, an id or a day (2026-11-24), the newest of several.

    Raises `WrongWords` where there is none such.
    """
    known = snapshots(matrix)
    wanted = " ".join(name.casefold().split())
    for one in reversed(known):
        if wanted in (" ".join(one.name.casefold().split()), one.id, one.at.date().isoformat()):
            return one
    names = ", ".join(one.name or one.at.date().isoformat() for one in known) or "–"
    raise WrongWords(NONE_NAMED, name=name, names=names)


def changes_since(matrix: Matrix, snapshot_id: str) -> Changes:
    """Say what changed since a snapshot."""
    return compare(look_at(matrix, snapshot_id), matrix)


def changes_on(matrix: Matrix, day: date) -> Changes | None:
    """Say what changed since a day's first snapshot; None where the day has none."""
    first = first_of(matrix, day)
    return changes_since(matrix, first.id) if first is not None else None


def bring_back(matrix: Matrix, snapshot_id: str) -> Edit:
    """Make the matrix what it was in a snapshot, as one edit; the snapshots stay."""
    before = look_at(matrix, snapshot_id)
    name = next((one.name for one in snapshots(matrix) if one.id == snapshot_id), "")
    return Edit(Label("bring-back", {"name": name}), steps_between(matrix, before))


def _pack(matrix: Matrix) -> str:
    bare = matrix.copy()
    bare.extra.pop(KEY, None)
    return b64encode(zlib.compress(encode(bare), 6)).decode("ascii")


def _kept(matrix: Matrix) -> list[dict[str, Any]]:
    """Give what the matrix keeps under the snapshots' name, as far as it looks like snapshots."""
    value = matrix.extra.get(KEY)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _kept_edit(kept: list[dict[str, Any]], label: Label) -> Edit:
    step = SetExtra(((KEY, kept),)) if kept else SetExtra(remove=(KEY,))
    return Edit(label, (step,))


def _read(one: Mapping[str, Any]) -> Snapshot | None:
    try:
        at = datetime.fromisoformat(str(one.get("at")))
    except ValueError:
        return None
    return Snapshot(str(one.get("id")), str(one.get("name", "")), at, bool(one.get("own")))
