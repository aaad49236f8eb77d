"""Excel out: a workbook to read, print, write in and read back.

    write_workbook(matrix, path)

Five sheets in the matrix's language: the matrix with live checks, the roles, the activities, the
open points and the letters; and a very hidden one with the whole matrix, for
`bhuki.exports.reading_back`. Text is always written as text, whatever it begins with.
"""

import gc
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import xlsxwriter

from bhuki.errors import FileProblem
from bhuki.exports.cell_text import one_line
from bhuki.exports.content import Content
from bhuki.exports.hidden_copy import SHEET_NAME, write_copy
from bhuki.exports.list_sheets import write_activities, write_letters, write_roles
from bhuki.exports.matrix_sheet import MatrixSheet
from bhuki.exports.points_sheet import write_points
from bhuki.exports.sheet_formats import Formats
from bhuki.exports.sheet_plan import MOST_COLUMNS, MOST_ROWS, SheetPlan
from bhuki.files.atomic import write_atomically
from bhuki.files.format import encode
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_, Texts

_ROWS_AROUND, _COLUMNS_AROUND = 40, 40  # title, headings, checks, totals, footnotes
_LARGE = 2_000_000  # cells; above this rows go to disk as they are written, for a third more time


def write_workbook(matrix: Matrix, path: Path | str) -> None:
    """Write a matrix as a workbook; raises `FileProblem` with an old file untouched."""
    path = Path(path)
    _check_size(matrix, path)
    with _no_collecting():
        data = workbook_bytes(matrix)
    write_atomically(path, data)


def workbook_bytes(matrix: Matrix) -> bytes:
    """Make the bytes of the workbook."""
    cells = len(matrix.activities) * len(matrix.roles)
    written = io.BytesIO()
    options = {"constant_memory": cells > _LARGE, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(written, options)
    content, plan, formats = Content(matrix), SheetPlan(matrix), Formats(workbook)
    workbook.set_properties(_properties(content))
    workbook.set_calc_mode("auto")
    names = sheet_names(content._)
    sheets = [workbook.add_worksheet(name) for name in names]
    MatrixSheet(sheets[0], plan, content, formats).write()
    write_roles(sheets[1], content, formats)
    write_activities(sheets[2], content, formats)
    write_points(sheets[3], content, formats, plan, names[0])
    write_letters(sheets[4], content, formats)
    write_copy(workbook.add_worksheet(SHEET_NAME), encode(matrix))
    sheets[0].activate()
    workbook.close()
    return written.getvalue()


def sheet_names(_: Texts) -> list[str]:
    """Give the names of the visible sheets, the matrix first."""
    return [_("Matrix"), _("Roles"), _("Activities"), _("Open points"), _("Letters")]


def _check_size(matrix: Matrix, path: Path) -> None:
    rows = len(matrix.activities) + len(matrix.sections) + _ROWS_AROUND
    if rows > MOST_ROWS:
        raise FileProblem(
            path,
            N_(
                "{file} was not written: a sheet has room for {most} rows, and the matrix needs"
                " {n}. Split it, or export it as CSV."
            ),
            most=MOST_ROWS,
            n=rows,
        )
    columns = len(matrix.roles) + len(matrix.scheme.letters) + _COLUMNS_AROUND
    if columns > MOST_COLUMNS:
        raise FileProblem(
            path,
            N_(
                "{file} was not written: a sheet has room for {most} columns, and the matrix"
                " needs {n}. Split it, or export it as CSV."
            ),
            most=MOST_COLUMNS,
            n=columns,
        )


def _properties(content: Content) -> dict[str, str]:
    about = content.matrix.about
    said = {
        "title": content.title,
        "subject": about.scope,
        "author": about.owner,
        "comments": about.credit,
    }
    return {name: one_line(text)[:255] for name, text in said.items() if text}


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep the garbage collector from going through millions of cells again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
