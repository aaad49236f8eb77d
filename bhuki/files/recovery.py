"""Bring back what a journal holds: the matrix it starts from, and the edits to do again.

    for journal in left_behind(journal_folder()):
        recovery = prepare(journal)
        # recovery.matrix as it was saved, recovery.edits to be done again, one undo step each

The edits are done again in the editor, through its own new journal; only then is the old one
discarded, so that a crash in the midst of it loses nothing. Where the file was changed by someone
else since, the edits belong to another matrix than the file's: the recovery is then a copy without
a file, and the file is left as it is.
"""

from pathlib import Path
from typing import NamedTuple

from bhuki.errors import FileProblem
from bhuki.files.journal import LeftBehind, seal
from bhuki.files.store import read
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_


class Recovery(NamedTuple):
    """What can be restored. `data` are the file's bytes where it is still the same, else None."""

    matrix: Matrix
    edits: tuple[Edit, ...]
    path: Path | None
    data: bytes | None
    file_changed: bool


def prepare(journal: LeftBehind) -> Recovery:
    """Make ready what a journal holds; raises `FileProblem` where its matrix can't be had."""
    now = _bytes_now(journal.path)
    same = now is not None and seal(now) == journal.seal
    base = now if same else journal.base
    if base is None:
        name = journal.path or journal.journal
        raise FileProblem(
            name,
            N_("The unsaved changes to {file} are damaged; the file has changed since as well."),
        )
    matrix = read(journal.path or journal.journal, base).matrix
    changed = journal.path is not None and now is not None and not same
    return Recovery(
        matrix,
        journal.edits,
        None if changed else journal.path,
        now if same else None,
        changed,
    )


def _bytes_now(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        return None
