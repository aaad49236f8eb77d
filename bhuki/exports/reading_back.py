"""Read one of our own workbooks back: the same matrix, with what was changed in Excel taken over.

    if is_our_workbook(path):
        back = read_workbook(path)      # .matrix, .changes, .problems
        back.told(texts("da"))          # all that there is to say of it, a line each

The very hidden sheet carries the whole matrix. The visible one wins: letters, names, rows and
columns that somebody changed there are taken over and listed. Where the hidden sheet is missing or
damaged, the visible one is read alone, and a line says so.
"""

import io
import re
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bhuki.errors import BhukiError, FileProblem
from bhuki.exports.content import Content
from bhuki.exports.hidden_copy import (
    SHEET_NAME,
    DamagedCopy,
    NewerCopy,
    is_copy,
    read_copy,
)
from bhuki.exports.sheet_adoption import adopt
from bhuki.exports.sheet_plan import IDS_MARK, SheetPlan
from bhuki.exports.sheet_reading import NoMatrixSheet, SeenSheet, SheetReader, as_written
from bhuki.files.store import read as read_matrix
from bhuki.files.trouble import reading_trouble
from bhuki.matrix.entities import About
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme, shipped_schemes
from bhuki.reports.comparison import Changes, compare
from bhuki.texts import LANGUAGES, N_, Texts, texts

_MOST_BYTES = 200 * 1024 * 1024
_MOST_UNPACKED = 400 * 1024 * 1024
_MOST_RATIO = 300
_SMALL = 4 * 1024 * 1024  # parts so small need no ratio: short files pack well


@dataclass(frozen=True)
class Places:
    """Where on its sheet a matrix was read: rows and columns by ids, counted from 1."""

    sheet: str
    role_row: int
    name_column: int
    rows: dict[str, int]
    columns: dict[str, int]

    def address(self, activity_id: str | None, role_id: str | None) -> str | None:
        """Give the address of a cell, or of an activity's or a role's name."""
        row = self.rows.get(activity_id) if activity_id else self.role_row
        column = self.columns.get(role_id) if role_id else self.name_column
        if not row or not column or not (activity_id or role_id):
            return None
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - loaded by who has a sheet

        return f"{get_column_letter(column)}{row}"

    @classmethod
    def of(cls, seen: SeenSheet, role_ids: list[str], row_ids: list[str]) -> "Places":
        """Note where a sheet's roles and activities stand."""
        columns = {i: role.column for i, role in zip(role_ids, seen.roles, strict=True)}
        rows = {i: row.row for i, row in zip(row_ids, seen.rows, strict=True) if not row.is_section}
        return cls(seen.name, seen.role_row, seen.name_column, rows, columns)


@dataclass(frozen=True)
class ReadBack:
    """A matrix from one of our workbooks.

    `stored` is the matrix as it was exported, None where the workbook no longer carries it;
    `changes` are what has been changed in the workbook since.
    """

    matrix: Matrix
    stored: Matrix | None = None
    changes: Changes | None = None
    problems: list[BhukiError] = field(default_factory=list)
    read_only: bool = False
    places: "Places | None" = None

    def told(self, _: Texts) -> list[str]:
        """Say all that there is to say of the reading, a line each."""
        lines = [problem.say(_) for problem in self.problems]
        if self.changes:
            from bhuki.reports.comparison_words import said  # noqa: PLC0415 - seldom needed

            for heading, changed in said(self.changes, _):
                lines += [f"{heading}: {line}" for line in changed]
        return lines


def is_our_workbook(path: Path | str) -> bool:
    """Say whether a file is a workbook that we wrote, without reading it whole; never raises."""
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            book = _start_of(package, "xl/workbook.xml", names)
            if re.search(rb'<(\w+:)?sheet [^>]*name="%s"' % SHEET_NAME.encode(), book):
                return True
            mark = IDS_MARK.encode()
            return any(
                mark in _start_of(package, part, names)
                for part in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
            )
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def read_workbook(path: Path | str) -> ReadBack:
    """Read a workbook that we wrote; raises `FileProblem` where it holds no matrix of ours."""
    path = Path(path)
    workbook = _open(path)
    problems: list[BhukiError] = []
    stored, read_only = _stored_matrix(path, workbook, problems)
    seen = _seen_sheet(workbook)
    if seen is None and stored is None:
        raise FileProblem(path, N_("{file} holds no matrix that was exported by this program."))
    if seen is None:
        assert stored is not None
        problems.append(
            FileProblem(
                path,
                N_("The matrix sheet of {file} is gone: this is the matrix as it was exported."),
            )
        )
        return ReadBack(stored, stored, None, problems, read_only)
    problems += seen.problems
    if stored is None:
        matrix, places = _matrix_of(seen, workbook)
        return ReadBack(matrix, None, None, problems, places=places)
    matrix = stored.copy()
    written = as_written(SheetPlan(stored), Content(stored))
    if written.has_notes and not seen.has_notes:
        problems.append(
            FileProblem(
                path,
                N_("{file} has lost its notes on the way; they are as they were exported."),
            )
        )
    places = Places.of(seen, *adopt(matrix, written, seen))
    return ReadBack(matrix, stored, compare(stored, matrix), problems, read_only, places)


def _open(path: Path) -> Any:
    """Open a workbook with openpyxl, if it is of a size that can be meant."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FileProblem(path, N_("{file} is too large for a matrix."))
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _check_parts(path, package)
    except (OSError, ValueError) as error:
        raise reading_trouble(path, error) from error
    except zipfile.BadZipFile as error:
        raise _not_readable(path) from error
    import openpyxl  # noqa: PLC0415 - heavy, and needed for our own workbooks alone

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts that we don't look at
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception as error:  # damaged parts make openpyxl raise anything
        raise _not_readable(path) from error


def _check_parts(path: Path, package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    unpacked = sum(part.file_size for part in parts)
    bomb = any(
        part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
    if unpacked > _MOST_UNPACKED or bomb:
        raise FileProblem(path, N_("{file} unpacks to more than a matrix can hold."))


def _not_readable(path: Path) -> FileProblem:
    return FileProblem(path, N_("{file} is damaged or no Excel workbook, and can't be read."))


def _start_of(package: zipfile.ZipFile, part: str, names: list[str]) -> bytes:
    if part not in names:
        return b""
    with package.open(part) as opened:
        return opened.read(_SMALL)


def _stored_matrix(
    path: Path, workbook: Any, problems: list[BhukiError]
) -> tuple[Matrix | None, bool]:
    """Read the hidden copy; where that can't be done, say so."""
    for sheet in workbook.worksheets:
        if not is_copy(sheet.cell(1, 1).value):
            continue
        try:
            data = read_copy(row[0] for row in sheet.iter_rows(max_col=1, values_only=True))
            loaded = read_matrix(path, data)
        except NewerCopy:
            said = N_(
                "{file} is from a newer version: only what its sheet shows was read, without"
                " notes on the matrix, holders and accepted points."
            )
        except (DamagedCopy, BhukiError):
            said = N_(
                "The hidden copy in {file} is damaged: only what its sheet shows was read, without"
                " notes on the matrix, holders and accepted points."
            )
        else:
            problems += loaded.problems
            return loaded.matrix, loaded.read_only
        problems.append(FileProblem(path, said))
        return None, False
    said = N_(
        "The hidden copy in {file} is gone: only what its sheet shows was read, without notes on"
        " the matrix, holders and accepted points."
    )
    problems.append(FileProblem(path, said))
    return None, False


def _seen_sheet(workbook: Any) -> SeenSheet | None:
    """Read the first sheet that is a matrix of ours, whatever it is called by now."""
    for sheet in workbook.worksheets:
        try:
            return SheetReader(sheet).read()
        except NoMatrixSheet:
            continue
    return None


def _matrix_of(seen: SeenSheet, workbook: Any) -> tuple[Matrix, Places]:
    """Make a matrix of what a sheet shows alone."""
    titles = set(workbook.sheetnames)
    language = max(LANGUAGES, key=lambda lang: len(titles & _sheet_names(lang)))
    matrix = Matrix(about=About(language=language), scheme=_guessed_scheme(seen, workbook))
    return matrix, Places.of(seen, *adopt(matrix, SeenSheet("", [], []), seen))


def _sheet_names(language: str) -> set[str]:
    from bhuki.exports.workbook import sheet_names  # noqa: PLC0415 - the writer, seldom needed

    return set(sheet_names(texts(language)))


def _guessed_scheme(seen: SeenSheet, workbook: Any) -> Scheme:
    """Find the scheme that has the letters of the letters sheet, or most of those in the cells."""
    from bhuki.exports.cell_text import typed_codes  # noqa: PLC0415 - seldom needed

    listed: set[str] = set()
    for sheet in workbook.worksheets:
        if sheet.title in {texts(language)("Letters") for language in LANGUAGES}:
            listed = {
                str(sheet.cell(row, 1).value).strip()
                for row in range(5, min(sheet.max_row, 60) + 1)
                if sheet.cell(row, 1).value
            }
    used = {
        code for row in seen.rows for cell in row.cells.values() for code in typed_codes(cell.text)
    }

    def likeness(scheme: Scheme) -> tuple[bool, int, int]:
        codes = set(scheme.by_code)
        return (codes == listed, len(codes & (listed or used)), -len(codes))

    return max(shipped_schemes().values(), key=likeness)
