"""The table that ends the judging of several files: the worst first, and how many of each kind.

rows = [Row("a.xlsx", errors=1, warnings=4, advice=0), Row("b.xls", unreadable=True)]
for line in table(rows, _): ...
total(rows, _)           # “2 files: 0 without errors, 1 with errors, 1 unreadable.”
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bhuki.texts import Texts

_LISTED = 40
_WIDEST = 60  # of a file's name; the end tells more than the folders before it


class Row(NamedTuple):
    """What came out for one file, all its matrices together."""

    file: str
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    unreadable: bool = False


def table(rows: Sequence[Row], _: Texts) -> Iterator[str]:
    """Give the lines of the table: first what could not be read, then the most errors."""
    heads = (_("Errors"), _("Warnings"), _("Advice"))
    listed = sorted(rows, key=_badness)[:_LISTED]
    name = _("File")
    width = max(len(name), *(len(_shortened(row.file)) for row in listed))
    yield f"{name.ljust(width)}  {'  '.join(heads)}"
    for row in listed:
        if row.unreadable:
            said = _("could not be read")
        else:
            counts = (row.errors, row.warnings, row.advice)
            said = "  ".join(str(n).rjust(len(head)) for n, head in zip(counts, heads, strict=True))
        yield f"{_shortened(row.file).ljust(width)}  {said}"
    rest = len(rows) - len(listed)
    if rest:
        yield _.plural("And {n} more.", "And {n} more.", n=rest)


def total(rows: Sequence[Row], _: Texts) -> str:
    """Say in one line how many files are without errors, with errors, and unreadable."""
    unreadable = sum(row.unreadable for row in rows)
    found = sum(row.errors > 0 for row in rows)
    return _(
        "{files}: {clean} without errors, {found} with errors, {unreadable} unreadable.",
        files=_.plural("{n} file", "{n} files", n=len(rows)),
        clean=len(rows) - found - unreadable,
        found=found,
        unreadable=unreadable,
    )


def _badness(row: Row) -> tuple[bool, int, int, int]:
    return (not row.unreadable, -row.errors, -row.warnings, -row.advice)


def _shortened(file: str) -> str:
    return file if len(file) <= _WIDEST else f"…{file[1 - _WIDEST :]}"
