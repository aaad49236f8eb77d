"""Where everything stands on the workbook's matrix sheet: rows, columns, and the words in them.

    plan = SheetPlan(matrix)
    plan.rows, plan.roles, plan.bands

The writer paints a plan. The reader makes the plan of the matrix that the workbook carries and
compares it with what it finds, so that only what somebody changed is taken for a change.

Above the grid stand the title, a line about the matrix and the legend; then a hidden row with the
roles' ids, so that they move with their columns; group headings and role names; and to the right
of the grid the checks, with a hidden column of the rows' ids, so that they move with their rows.
"""

from functools import cached_property, lru_cache
from typing import NamedTuple

from xlsxwriter.utility import xl_pixel_width

from bhuki.exports.cell_text import cell_text, letters_text, one_line
from bhuki.exports.content import MARKS, Content
from bhuki.exports.line_breaks import balanced, wrapped
from bhuki.exports.look import letters_by_weight
from bhuki.matrix.entities import Activity, Assignment, Role, RoleGroup, Section
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter

TITLE_ROW, ABOUT_ROW, LEGEND_ROW, IDS_ROW, GAP_ROW, GROUP_ROW, ROLE_ROW, FIRST_ROW = range(8)
NUMBER_COLUMN, NAME_COLUMN, FIRST_ROLE_COLUMN = range(3)

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

# What stands in the hidden row and column. Ids are prefixed, so that none is taken for another.
IDS_MARK = "bhuki-ids"
ROLE_PREFIX, SECTION_PREFIX, ACTIVITY_PREFIX = "r:", "s:", "a:"
NOT_READ = "-"
END_MARK = "-end"
ROW_MARKS = {
    TITLE_ROW: "-title",
    ABOUT_ROW: "-about",
    LEGEND_ROW: "-legend",
    GAP_ROW: "-gap",
    GROUP_ROW: "-groups",
    ROLE_ROW: "-roles",
}
NUMBER_MARK, NAME_MARK = "-number", "-name"

ROLE_COLUMN_PX = 40
NO_BREAK = "\N{NO-BREAK SPACE}"
_HEADING_LINE_PX = 14
_LONGEST_HEADING_PX = 260


class Row(NamedTuple):
    """A row of the grid: a section's band or an activity."""

    value: Section | Activity
    depth: int

    @property
    def mark(self) -> str:
        """What the hidden column says of the row."""
        prefix = SECTION_PREFIX if isinstance(self.value, Section) else ACTIVITY_PREFIX
        return cell_text(prefix + self.value.id)


class Band(NamedTuple):
    """A group heading over columns `first` to `last`; no text where the group has no name."""

    group: RoleGroup | None
    first: int
    last: int
    text: str
    lines: int


class SheetPlan:
    """The matrix sheet of one matrix."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.roles = matrix.role_order()
        self.end_of_roles = FIRST_ROLE_COLUMN + len(self.roles)

    @cached_property
    def rows(self) -> list[Row]:
        """The rows in order: activities without a section, then each section with its own."""
        inside: dict[str, list[Activity]] = {}
        sections = self.matrix.sections
        loose: list[Activity] = []
        for activity in self.matrix.activity_order():
            if activity.section in sections:
                inside.setdefault(activity.section or "", []).append(activity)
            else:
                loose.append(activity)
        rows = [Row(activity, 0) for activity in loose]
        for section, depth in self.matrix.section_order():
            rows.append(Row(section, depth))
            rows += [Row(activity, depth) for activity in inside.get(section.id, ())]
        return rows

    @cached_property
    def row_of(self) -> dict[str, int]:
        """The sheet's row of each activity, by id."""
        places = enumerate(self.rows, FIRST_ROW)
        return {row.value.id: n for n, row in places if isinstance(row.value, Activity)}

    @cached_property
    def column_of(self) -> dict[str, int]:
        """The sheet's column of each role, by id."""
        return {role.id: n for n, role in enumerate(self.roles, FIRST_ROLE_COLUMN)}

    @property
    def end_of_rows(self) -> int:
        """The first row below the grid; formulas reach into it, so that rows can be put in."""
        return FIRST_ROW + len(self.rows)

    @cached_property
    def counted(self) -> list[Letter]:
        """The letters whose number in a row matters: those with limits, and who does it."""
        scheme = self.matrix.scheme
        doer = scheme.code_for(Duty.DOES)
        return [
            letter
            for letter in sorted(
                letters_by_weight(scheme), key=lambda letter: not _has_limit(letter)
            )
            if _has_limit(letter) or letter.code == doer
        ]

    @property
    def limited(self) -> list[Letter]:
        """The letters that a row can have too few or too many of."""
        return [letter for letter in self.counted if _has_limit(letter)]

    @property
    def check_column(self) -> int | None:
        """The column of the checks, None where the scheme asks for nothing to be checked."""
        return self.end_of_roles if self.limited else None

    @property
    def first_count_column(self) -> int:
        """The first of the columns with the number of each counted letter."""
        return self.end_of_roles + (1 if self.limited else 0)

    @property
    def ids_column(self) -> int:
        """The hidden column of the rows' ids."""
        return self.first_count_column + len(self.counted)

    @cached_property
    def bands(self) -> list[Band]:
        """The group headings, a group's columns together."""
        spans: list[tuple[RoleGroup | None, int, int]] = []
        for column, role in enumerate(self.roles, FIRST_ROLE_COLUMN):
            group = self.matrix.group_of(role)
            if spans and spans[-1][0] == group:
                spans[-1] = (group, spans[-1][1], column)
            else:
                spans.append((group, column, column))
        return [self._band(*span) for span in spans]

    @cached_property
    def role_px(self) -> int:
        """The width of a role's column: wider where there are few, or headings of many lines."""
        most_lines = max((text.count("\n") + 1 for text in self.headings), default=1)
        few = 64 if len(self.roles) <= 6 else 48 if len(self.roles) <= 10 else ROLE_COLUMN_PX
        return max(few, 12 + _HEADING_LINE_PX * most_lines)

    @cached_property
    def headings(self) -> list[str]:
        """The role names as they stand over the columns, in lines of like length."""
        return [self._heading(role) for role in self.roles]

    @cached_property
    def heading_px(self) -> int:
        """The height of the turned headings: the longest line and some air."""
        lines = [line for text in self.headings for line in text.split("\n")]
        longest = max((width_px(line) for line in lines), default=0)
        return round(min(max(longest + 16, 72), 540))

    def section_text(self, section: Section) -> str:
        """The words on a section's band."""
        return one_line(section.name)

    def number_text(self, activity: Activity) -> str:
        """An activity's number as it stands in its cell."""
        return one_line(activity.number)

    def name_text(self, activity: Activity) -> str:
        """An activity's name as it stands in its cell."""
        return cell_text(activity.name)

    @property
    def title_text(self) -> str:
        """The title as it stands in its cell."""
        return one_line(Content(self.matrix).title)

    def letters_text(self, assignment: Assignment | None) -> str:
        """A cell's letters as they stand in it."""
        return letters_text(assignment.letters) if assignment else ""

    def _band(self, group: RoleGroup | None, first: int, last: int) -> Band:
        if group is None or not group.name.strip():
            return Band(group, first, last, "", 0)
        roles = self.roles[first - FIRST_ROLE_COLUMN : last - FIRST_ROLE_COLUMN + 1]
        name = one_line(group.name) + self._shared_mark(roles)
        room = (last - first + 1) * self.role_px - 8
        lines = wrapped(name, room, lambda text: width_px(text, bold=True))
        return Band(group, first, last, cell_text("\n".join(lines)), len(lines))

    def _heading(self, role: Role) -> str:
        mark = MARKS.get(role.appointed, "")
        if mark and self._mark_is_on_group(role):
            mark = ""
        name = one_line(role.name) + (NO_BREAK + mark if mark else "")
        lines = balanced(name, 2, width_px) if width_px(name) > 110 else [name]
        if max(map(width_px, lines), default=0) > _LONGEST_HEADING_PX:
            lines = balanced(name, 4, width_px)
        return cell_text("\n".join(lines))

    def _mark_is_on_group(self, role: Role) -> bool:
        group = self.matrix.group_of(role)
        return group is not None and bool(group.name.strip()) and bool(self._group_marks[group.id])

    @cached_property
    def _group_marks(self) -> dict[str, str]:
        """The mark on each group's heading, empty where its roles differ."""
        members: dict[str, list[Role]] = {}
        for role in self.roles:
            members.setdefault(role.group or "", []).append(role)
        return {group_id: self._shared_mark(roles) for group_id, roles in members.items()}

    @staticmethod
    def _shared_mark(roles: list[Role]) -> str:
        appointed = {role.appointed for role in roles}
        if len(appointed) == 1 and (mark := MARKS.get(appointed.pop(), "")):
            return f"{NO_BREAK}{mark}"
        return ""


def plain(text: str) -> str:
    """Give a heading's text on one line, its broken compounds and marks taken away."""
    text = " ".join(text.replace("-\n", "").split())
    return text.removesuffix(" **").removesuffix(" *")


def width_px(text: str, *, size: float = 10, bold: bool = False) -> float:
    """Give a text's width in Calibri, in pixels, from the widths Excel goes by."""
    width: int = xl_pixel_width(text)
    return width * size / 11 * (1.06 if bold else 1.0)


@lru_cache(maxsize=65_536)  # an activity stands in the lists of many roles
def lines_in(text: str, column_px: int) -> int:
    """Give how many lines a text takes in a column; programs measure a little differently."""
    room = column_px - 10
    if len(text) * 9 < room and "\n" not in text:  # only capitals are wider than that
        return 1
    return sum(_lines_of(part, room) for part in text.split("\n"))


def _lines_of(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        wide = _word_px(word)
        if used and used + _SPACE_PX + wide > room:
            lines += 1
            used = wide
        else:
            used += wide + (_SPACE_PX if used else 0)
        while used > room:  # a word that is too long is torn
            lines += 1
            used -= room
    return lines


@lru_cache(maxsize=65_536)
def _word_px(word: str) -> float:
    return width_px(word) * 1.02


_SPACE_PX = 2.8


def _has_limit(letter: Letter) -> bool:
    return letter.least > 0 or letter.most is not None
