"""Write letters and names back into the workbook they were read from, and nothing else.

    planned = changes_of(sheet, found, made.places, matrix)      # bhuki.sheets.changed_cells
    planned.changes, planned.left                      # {(sheet, "D4"): "H/U"}, lines to tell
    back = write_back(path, planned.changes, expected=seal)
    back.seal, back.left

`expected` is the seal of the file as it was read (bhuki.files.journal.seal of its bytes). Where the
file has changed on the disk since, ChangedMeanwhile is raised and nothing is written: the caller
asks, and calls again with `expected=None` to write into the file as it is now.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
from bhuki.files.journal import seal
from bhuki.files.trouble import reading_trouble
from bhuki.sheets.grid import FileKind, position
from bhuki.sheets.package.cells import Left
from bhuki.sheets.probe import probe
from bhuki.sheets.problems import SheetProblem, UnreadableError
from bhuki.sheets.reading import Message
from bhuki.texts import N_

Cell = tuple[str, str]

_CHANGED = N_("{file} has changed on the disk since it was read. Read it again, or save a copy.")
_NO_WORKBOOK = N_("{file} is no .xlsx or .xlsm, so letters can't be written into it. Export it.")
_LEFT = {
    Left.FORMULA: N_("{sheet} {at} holds a formula, so it was left as it is."),
    Left.NO_SHEET: N_("{sheet} {at} was not written, as there is no such sheet."),
}


class ChangedMeanwhile(FileProblem):
    """Raised when the file on the disk is not the one that was read; nothing was written."""


class WrittenBack(Struct, frozen=True):
    """What was written: how many cells, what was left, and the seal of the file as it is now."""

    path: Path
    done: int
    seal: str
    left: list[Message]
    left_cells: frozenset[Cell] = frozenset()


def write_back(
    path: Path | str,
    changes: Mapping[Cell, str],
    out: Path | str | None = None,
    *,
    expected: str | None = None,
) -> WrittenBack:
    """Write texts into cells of a workbook, into it or a copy; raises FileProblem."""
    path = Path(path)
    data = read_workbook_bytes(path)
    if expected is not None and seal(data) != expected:
        raise ChangedMeanwhile(path, _CHANGED)
    from bhuki.sheets.package.rewriting import rewrite  # noqa: PLC0415 - only when it is wanted

    texts: dict[str, dict[tuple[int, int], str]] = {}
    for (sheet, where), text in changes.items():
        place = position(where)
        if place is not None:
            texts.setdefault(sheet, {})[place] = text
    try:
        done = rewrite(data, texts)
    except UnreadableError as problem:
        raise SheetProblem(path, problem.code) from None
    target = Path(out) if out is not None else path
    if done.done or target != path:
        write_atomically(target, done.data)
    left = [
        Message(_LEFT[why], {"sheet": sheet, "at": where})
        for (sheet, where), why in done.left.items()
    ]
    return WrittenBack(target, done.done, seal(done.data), left, frozenset(done.left))


def read_workbook_bytes(path: Path) -> bytes:
    """Give the bytes of an .xlsx or .xlsm that is safe to take apart; raises FileProblem."""
    try:
        kind = probe(path)
    except UnreadableError as problem:
        raise SheetProblem(path, problem.code) from None
    if kind is not FileKind.XLSX:
        raise FileProblem(path, _NO_WORKBOOK)
    try:
        return path.read_bytes()
    except OSError as error:
        raise reading_trouble(path, error) from error
