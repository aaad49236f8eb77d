"""CSV out: one row an activity, with its sections, number and name, and a column for each role.

    write_delimited(matrix, path)

Written so that Excel opens it rightly by a double click: in UTF-8 with its mark, with semicolons
where Danish is spoken. A text that begins as a formula would is led by an apostrophe, as
spreadsheets would run it otherwise; `unguarded` takes it away again.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bhuki.exports.cell_text import one_line
from bhuki.exports.content import Content
from bhuki.files.atomic import write_atomically
from bhuki.files.formula_guard import guarded, unguarded
from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix

__all__ = ["delimited", "guarded", "unguarded", "write_delimited"]

_SEMICOLON_LANGUAGES = ("da", "no", "nb", "sv", "de", "fr", "nl", "fi")


def write_delimited(matrix: Matrix, path: Path | str) -> None:
    """Write a matrix as CSV."""
    write_atomically(path, delimited(matrix).encode("utf-8-sig", "replace"))


def delimited(matrix: Matrix) -> str:
    """Make the text of the CSV."""
    delimiter = ";" if matrix.language in _SEMICOLON_LANGUAGES else ","
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    for row in _rows(Content(matrix)):
        writer.writerow([guarded(one_line(text)) for text in row])
    return written.getvalue()


def _rows(content: Content) -> Iterator[list[str]]:
    matrix, _ = content.matrix, content._
    roles = matrix.role_order()
    levels = max((row.depth + 1 for row in matrix.section_order()), default=0)
    has_notes = any(activity.note for activity in matrix.activities.values())
    groups = [group.name if (group := matrix.group_of(role)) else "" for role in roles]
    if any(groups):
        yield [*[""] * (levels + 2), *groups, *[""] * has_notes]
    sections = [_("Section") if n == 0 else f"{_('Section')} {n + 1}" for n in range(levels)]
    names = [role.name for role in roles]
    yield [*sections, _("No."), _("Activity"), *names, *[_("Note")] * has_notes]
    for activity in matrix.activity_order():
        letters = [
            found.text if (found := matrix.assignments.get((activity.id, role.id))) else ""
            for role in roles
        ]
        path = _path(matrix, activity, levels)
        notes = [activity.note] * has_notes
        yield [*path, activity.number, activity.name, *letters, *notes]


def _path(matrix: Matrix, activity: Activity, levels: int) -> list[str]:
    names = [section.name for section in matrix.section_path(activity.section)][:levels]
    return [*names, *[""] * (levels - len(names))]
