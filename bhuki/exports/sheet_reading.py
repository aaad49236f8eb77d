"""Read what stands on the matrix sheet of one of our workbooks, as somebody may have left it.

    seen = SheetReader(worksheet).read()     # raises NoMatrixSheet

Rows and columns may have been put in, taken out, moved or sorted: the hidden row and column of ids
moved with them. Where those were deleted, the headings are found by their words.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bhuki.errors import BhukiError
from bhuki.exports import sheet_plan as at
from bhuki.exports.content import Content
from bhuki.exports.sheet_comments import comment_text
from bhuki.exports.sheet_plan import SheetPlan
from bhuki.matrix.entities import Assignment, Section
from bhuki.texts import LANGUAGES, N_, texts

_SEARCHED_ROWS = 60  # how far down the headings are looked for
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class NoMatrixSheet(Exception):  # noqa: N818 - a state of the file, met and handled by the reader
    """Raised when a sheet is none that we wrote."""


class SeenCell(NamedTuple):
    """A filled cell: its letters and its comment."""

    text: str
    note: str


@dataclass
class SeenRole:
    """A role's column: its id where there is one, its heading, its group's heading, its comment."""

    id: str | None
    heading: str
    group: str
    note: str = ""
    group_note: str = ""
    column: int = field(default=0, compare=False)


@dataclass
class SeenRow:
    """A row: a section's band, or an activity with its filled cells by the column's place."""

    id: str | None
    is_section: bool
    number: str
    name: str
    note: str = ""
    depth: int | None = None
    cells: dict[int, SeenCell] = field(default_factory=dict)
    row: int = field(default=0, compare=False)

    @property
    def words(self) -> tuple[bool, str, str]:
        """What the row says, to be known by where it has no id."""
        return (self.is_section, self.number, self.name)


@dataclass
class SeenSheet:
    """A matrix sheet: what it says, what could not be read, and where it stands."""

    title: str
    roles: list[SeenRole]
    rows: list[SeenRow]
    problems: list[BhukiError] = field(default_factory=list)
    name: str = ""
    role_row: int = 0
    name_column: int = 0

    @property
    def has_notes(self) -> bool:
        """Whether any comment is there; programs that drop one drop all."""
        return any(
            row.note or any(cell.note for cell in row.cells.values()) for row in self.rows
        ) or any(role.note or role.group_note for role in self.roles)


def as_written(plan: SheetPlan, content: Content) -> SeenSheet:
    """Give what a plan's sheet says when nobody has changed it."""
    roles = []
    for band in plan.bands:
        for column in range(band.first, band.last + 1):
            role = plan.roles[column - at.FIRST_ROLE_COLUMN]
            heading = plan.headings[column - at.FIRST_ROLE_COLUMN]
            note = band.group.note if band.group else ""
            roles.append(
                SeenRole(role.id, heading, band.text.strip(), _note(role.note), _note(note))
            )
    rows = []
    for row in plan.rows:
        value = row.value
        if isinstance(value, Section):
            text = plan.section_text(value).strip()
            rows.append(SeenRow(value.id, True, "", text, _note(value.note), row.depth))
            continue
        cells = {
            place: cell
            for place, role in enumerate(plan.roles)
            if (found := plan.matrix.assignments.get((value.id, role.id)))
            and any(cell := _as_written(plan, found, content))
        }
        number, name = plan.number_text(value), plan.name_text(value).strip()
        rows.append(SeenRow(value.id, False, number, name, _note(value.note), None, cells))
    return SeenSheet(plan.title_text, roles, rows)


def _as_written(plan: SheetPlan, found: Assignment, content: Content) -> SeenCell:
    return SeenCell(plan.letters_text(found).strip(), _note(content.cell_note(found)))


def _note(text: str) -> str:
    return comment_text(text) if text else ""


class SheetReader:
    """Reads one worksheet of openpyxl's."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        # The cells that are there. Asking the sheet for a cell would make it, and a sheet whose
        # last row was formatted has a million rows.
        self._cells: dict[tuple[int, int], Any] = sheet._cells
        self._rows: dict[int, list[int]] = {}
        for row, column in sorted(self._cells):
            self._rows.setdefault(row, []).append(column)
        self._problems: list[BhukiError] = []

    def read(self) -> SeenSheet:
        """Read the sheet; raises `NoMatrixSheet` where it has neither our ids nor our headings."""
        self._find_marks()
        columns = self._role_columns()
        roles = [self._role(column) for column in columns]
        rows = list(self._read_rows(columns))
        where = (self._sheet.title, self._role_row, self._name_column)
        return SeenSheet(self._title(), roles, rows, self._problems, *where)

    # Where things stand

    def _find_marks(self) -> None:
        self._ids_row, self._ids_column = 0, 0
        for row in list(self._rows)[:_SEARCHED_ROWS]:
            for column in self._rows[row]:
                if self._text(row, column) == at.IDS_MARK:
                    self._ids_row, self._ids_column = row, column
        marked_rows = {self._row_mark(row): row for row in self._rows if self._row_mark(row)}
        marked_columns = {
            mark: column
            for column in self._rows.get(self._ids_row, ())
            if (mark := self._column_mark(column))
        }
        head = self._find_heading()
        self._role_row = marked_rows.get(at.ROW_MARKS[at.ROLE_ROW]) or (head[0] if head else 0)
        self._number_column = marked_columns.get(at.NUMBER_MARK) or (head[1] if head else 0)
        self._name_column = marked_columns.get(at.NAME_MARK) or (head[1] + 1 if head else 0)
        if not self._role_row or not self._name_column:
            raise NoMatrixSheet
        self._group_row = marked_rows.get(at.ROW_MARKS[at.GROUP_ROW]) or self._role_row - 1
        self._title_row = marked_rows.get(at.ROW_MARKS[at.TITLE_ROW]) or next(iter(self._rows))

    def _find_heading(self) -> tuple[int, int] | None:
        """Find the headings of number and name by their words: row and first column."""
        wanted = {(texts(lang)("No."), texts(lang)("Activity")) for lang in LANGUAGES}
        for row in list(self._rows)[:_SEARCHED_ROWS]:
            for column in self._rows[row]:
                if (self._text(row, column), self._text(row, column + 1)) in wanted:
                    return row, column
        return None

    def _role_columns(self) -> list[int]:
        """Give the roles' columns: those with an id, and new ones among them with a heading."""
        columns = sorted({column for row in self._rows.values() for column in row})
        chosen: list[int] = []
        for column in columns:
            if column <= self._name_column or column == self._ids_column:
                continue
            mark = self._column_mark(column)
            if mark.startswith(at.ROLE_PREFIX):
                chosen.append(column)
            elif mark or (not self._ids_row and self._is_check(column)):
                break
            elif self._text(self._role_row, column):
                chosen.append(column)
            elif self._is_filled(column):
                self._problems.append(
                    BhukiError(
                        N_("Column {column} has no heading in the sheet, and is left out."),
                        column=self._letter(column),
                    )
                )
        return chosen

    def _is_check(self, column: int) -> bool:
        """Say by its heading whether a column is one of the checks beside the grid."""
        heading = self._text(self._role_row, column)
        checks = {texts(lang)("Check") for lang in LANGUAGES}
        counts = tuple(texts(lang)("Number of {letter}", letter="") for lang in LANGUAGES)
        return heading in checks or heading.startswith(counts)

    def _is_filled(self, column: int) -> bool:
        return any(self._text(row, column) for row in self._rows if row > self._role_row)

    # What stands there

    def _title(self) -> str:
        columns = self._rows.get(self._title_row, ())
        texts_there = (
            self._text(self._title_row, column) for column in columns if column != self._ids_column
        )
        return next((text for text in texts_there if text), "")

    def _role(self, column: int) -> SeenRole:
        mark = self._column_mark(column)
        role_id = mark.removeprefix(at.ROLE_PREFIX) if mark.startswith(at.ROLE_PREFIX) else None
        band = self._band_column(column)
        return SeenRole(
            role_id,
            self._text(self._role_row, column),
            self._text(self._group_row, band),
            self._comment(self._role_row, column),
            self._comment(self._group_row, band),
            column,
        )

    def _band_column(self, column: int) -> int:
        """Give the column in which the group heading over a column stands."""
        for area in self._sheet.merged_cells.ranges:
            if area.min_row <= self._group_row <= area.max_row and (
                area.min_col <= column <= area.max_col
            ):
                return int(area.min_col)
        return column

    def _read_rows(self, columns: list[int]) -> Iterable[SeenRow]:
        below = False
        for number in self._rows:
            if number <= self._role_row or number == self._ids_row:
                continue
            mark = self._row_mark(number)
            if mark.startswith(at.NOT_READ) and mark != at.END_MARK:
                below = True
                continue
            if not self._ids_column and self._is_foot(number):
                below = True
                continue
            row = self._row(number, mark, columns)
            if row is None:
                continue
            row.row = number
            if below and not row.cells and not mark.startswith(at.ACTIVITY_PREFIX):
                self._say_left_out(number, row)
                continue
            yield row

    def _row(self, number: int, mark: str, columns: list[int]) -> SeenRow | None:
        cells = {
            place: cell
            for place, column in enumerate(columns)
            if any(cell := SeenCell(self._text(number, column), self._comment(number, column)))
        }
        first = self._text(number, self._number_column)
        name = self._text(number, self._name_column)
        if mark.startswith(at.SECTION_PREFIX) or (
            not mark.startswith(at.ACTIVITY_PREFIX) and first and not name and not cells
        ):
            note = self._comment(number, self._number_column)
            is_known = mark.startswith(at.SECTION_PREFIX)
            known = mark.removeprefix(at.SECTION_PREFIX) if is_known else None
            text = " ".join(filter(None, [first, name]))
            return SeenRow(known, True, "", text, note, self._indent(number))
        if mark.startswith(at.ACTIVITY_PREFIX):
            known = mark.removeprefix(at.ACTIVITY_PREFIX)
        elif first or name or cells:
            known = None
        else:
            return None
        note = self._comment(number, self._name_column)
        return SeenRow(known, False, first, name, note, None, cells)

    def _is_foot(self, number: int) -> bool:
        """Say by its words whether a row is one of the totals or footnotes under the grid."""
        if self._text(number, self._number_column):
            return False
        name = self._text(number, self._name_column)
        counts = tuple(texts(lang)("Number of {letter}", letter="") for lang in LANGUAGES)
        return name.startswith((*counts, "* ", "** "))

    def _say_left_out(self, number: int, row: SeenRow) -> None:
        text = " ".join(filter(None, [row.number, row.name]))
        if text:
            self._problems.append(
                BhukiError(
                    N_("Row {row} stands under the matrix and is left out: “{words}”."),
                    row=number,
                    words=text,
                )
            )

    def _indent(self, number: int) -> int:
        cell = self._cells.get((number, self._number_column))
        return int(cell.alignment.indent) if cell is not None and cell.alignment else 0

    # Cells

    def _row_mark(self, row: int) -> str:
        return self._text(row, self._ids_column) if self._ids_column else ""

    def _column_mark(self, column: int) -> str:
        return self._text(self._ids_row, column) if self._ids_row else ""

    def _text(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        if cell is None or cell.value is None:
            return ""
        value = cell.value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()

    def _comment(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        if cell is None or cell.comment is None:
            return ""
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell.comment.text or "")
        return text.replace("\r\n", "\n").strip()

    def _letter(self, column: int) -> str:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - loaded by who has a sheet

        return get_column_letter(column)
