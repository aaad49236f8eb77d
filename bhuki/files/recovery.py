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
from bhuki.files.format import encode
from bhuki.files.journal import LeftBehind, discard, left_behind, seal
from bhuki.files.store import read
from bhuki.matrix.difference import extra_steps, steps_between
from bhuki.matrix.edits import Edit, Label, SetAbout
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_


class Recovery(NamedTuple):
    """What can be restored. `data` are the file's bytes where it is still the same, else None."""

    matrix: Matrix
    edits: tuple[Edit, ...]
    path: Path | None
    data: bytes | None
    file_changed: bool

    @property
    def result(self) -> Matrix:
        """The matrix with all edits done."""
        done = self.matrix.copy()
        for edit in self.edits:
            edit.apply(done)
        return done


def prepare(journal: LeftBehind) -> Recovery:
    """Make ready what a journal holds; raises `FileProblem` where its matrix can't be had."""
    now = _bytes_now(journal.path)
    same = now is not None and seal(now) == journal.seal
    name = journal.path or journal.journal
    if journal.base is None and (not same or journal.folded):
        raise FileProblem(
            name,
            N_(
                "The unsaved changes to {file} are damaged, and the file has changed since, so "
                "they can't be restored. Earlier versions of it may hold some of them."
            ),
        )
    begun = journal.base
    if same and (begun is None or not journal.folded):
        begun = now
    assert begun is not None
    matrix, edits = read(name, begun).matrix, journal.edits
    if journal.folded and same and now is not None:
        saved = read(name, now).matrix
        steps = (*steps_between(saved, matrix), *extra_steps(saved, matrix))
        folded = Edit(Label("restore", {"n": journal.folded}), steps)
        matrix, edits = saved, (folded, *edits)
    elif journal.folded:
        edits = (Edit(Label("restore", {"n": journal.folded}), (SetAbout(matrix.about),)), *edits)
    changed = journal.path is not None and now is not None and not same
    return Recovery(
        matrix,
        edits,
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


def unsaved(folder: Path) -> list[LeftBehind]:
    """Give what was left behind and is in no file; what its file holds after all is tidied.

    A process may end after its file was written and before its journal was dropped.
    """
    return [journal for journal in left_behind(folder) if not _tidied(journal)]


def _tidied(journal: LeftBehind) -> bool:
    now = _bytes_now(journal.path)
    if now is None or seal(now) == journal.seal or journal.lost_lines:
        return False
    try:
        if encode(prepare(journal).result) != now:
            return False
    except FileProblem:
        return False
    discard(journal)
    return True
