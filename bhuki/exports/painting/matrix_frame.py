"""Measure a matrix for paper: how wide each column, how high each row and heading.

Natural size is what reads well at arm's length: names of 7.4 points. Pages are set smaller or
larger as a whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.paper import Face, width_of
from bhuki.exports.painting.print_choices import PrintChoices
from bhuki.matrix.entities import Activity, Appointed, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.counterparts import MARKS
from bhuki.reports.page_words import missing_letter
from bhuki.texts import Texts

NAME = Face(74)
NAME_LEAD = 84.0
NUMBER = Face(68)
BOLD = Face(74, 600)
HEAD = Face(74)
GROUP = Face(70, 600)
GROUP_PAD = 20.0
MARK = Face(62, 600)

ROW = 174.0
COLUMN = 254.0
BAND = 140.0
SECTION = 880.0
PAD = 44.0
CHIP = 6.0
GROUP_BAND = 206.0
SHORTEST_HEAD = 420.0
LONGEST_HEAD = 1700.0
NARROWEST_NAME = 1000.0
WIDEST_NAME = 2300.0


@dataclass(frozen=True)
class RoleColumn:
    """A column: its role, the lines of its turned name."""

    role: Role
    name: tuple[str, ...]
    group: str


@dataclass(frozen=True)
class ActivityRow:
    """A row: its activity, the lines of its name, where it stands, and its height."""

    activity: Activity
    name: tuple[str, ...]
    band: str  # the outermost section; empty where there is but one level
    section: str
    height: float
    mark: str = ""


class GroupName(NamedTuple):
    """The lines of a group's name, across its columns or turned like a role's."""

    lines: tuple[str, ...]
    turned: bool


GroupPlace = tuple[str, int]  # a group and how many of its columns stand beside each other


@dataclass(frozen=True)
class Frame:
    """A matrix, measured."""

    matrix: Matrix
    columns: tuple[RoleColumn, ...]
    rows: tuple[ActivityRow, ...]
    groups: dict[GroupPlace, GroupName]
    group_band: float
    head: float
    band: float
    section: float
    number: float
    name: float
    column: float = COLUMN

    def spread_to(self, width: float, columns: int) -> "Frame":
        """Widen the columns, a third at most, to fill pages that so many of them almost fill."""
        free = width - self.left - COLUMN * columns
        if free <= 0 or not columns:
            return self
        return replace(self, column=COLUMN + min(free / columns, COLUMN / 3))

    def on_pages(self, pages: Iterable[tuple[int, int]]) -> "Frame":
        """Set the groups' names anew for pages of some columns: a page may have part of a group."""
        runs = [run for start, stop in pages for run in group_runs(self.columns[start:stop])]
        groups, band = _named_groups(runs)
        return replace(self, groups=self.groups | groups, group_band=max(self.group_band, band))

    @property
    def left(self) -> float:
        """The width of all that stands left of the letters."""
        return self.band + self.section + self.number + self.name

    @property
    def top(self) -> float:
        """The height of all that stands over the rows."""
        return self.group_band + self.head

    @property
    def width(self) -> float:
        """The whole table's width."""
        return self.left + self.column * len(self.columns)

    @property
    def height(self) -> float:
        """The whole table's height."""
        return self.top + sum(row.height for row in self.rows)


def measure(matrix: Matrix, choices: PrintChoices, _: Texts) -> Frame:
    """Measure a whole matrix."""
    columns = _columns(matrix, choices)
    depth = max((len(_path(matrix, a)) for a in matrix.activities.values()), default=0)
    activities = matrix.activity_order()
    numbers = [width_of(a.number, NUMBER) for a in activities if a.number]
    number = min(max(numbers, default=0) + 2.6 * PAD, 700.0) if numbers else PAD
    longest = max((width_of(a.name, NAME) for a in activities), default=0) + 2 * PAD
    name = min(max(longest, NARROWEST_NAME), WIDEST_NAME)
    groups, group_band = _named_groups(group_runs(columns))
    heads = [width_of(line, HEAD) for column in columns for line in column.name]
    return Frame(
        matrix=matrix,
        columns=columns,
        rows=tuple(_row(matrix, a, name, choices, _) for a in activities),
        groups=groups,
        group_band=group_band,
        head=max(SHORTEST_HEAD, max(heads, default=0) + 2 * PAD),
        band=BAND if depth > 1 else 0.0,
        section=SECTION if depth else 0.0,
        number=number,
        name=name,
    )


def _columns(matrix: Matrix, choices: PrintChoices) -> tuple[RoleColumn, ...]:
    roles = matrix.role_order()
    if not choices.empty_roles:
        used = {role_id for (_a, role_id), cell in matrix.assignments.items() if cell.letters}
        roles = [role for role in roles if role.id in used]
    alike = _groups_of_one_kind(matrix)
    halves = [0.54 * width_of(role.name, HEAD) for role in roles]
    whole_words = [width_of(word, HEAD) for role in roles for word in role.name.split()]
    room = min(max([SHORTEST_HEAD, *halves, *whole_words]) + 2, LONGEST_HEAD)
    return tuple(
        RoleColumn(role, tuple(_head_lines(role, alike, room)), _group_label(matrix, role, alike))
        for role in roles
    )


def _groups_of_one_kind(matrix: Matrix) -> dict[str, Appointed]:
    """Give the groups all of whose roles are appointed in the same way: they bear its mark."""
    kinds: dict[str, set[Appointed]] = {}
    for role in matrix.roles.values():
        if role.group in matrix.groups and matrix.groups[role.group].name:
            kinds.setdefault(role.group, set()).add(role.appointed)
    return {group: next(iter(found)) for group, found in kinds.items() if len(found) == 1}


def _head_lines(role: Role, alike: dict[str, Appointed], room: float) -> list[str]:
    """Break a role's name into the two lines that its column has room for."""
    mark = "" if role.group in alike else MARKS.get(role.appointed, "")
    name = f"{role.name} {mark}".strip()
    wide = room
    said = balanced(name, HEAD, wide)
    while len(said) > 2 and wide < 4 * LONGEST_HEAD:
        wide *= 1.15
        said = balanced(name, HEAD, wide)
    return said


def _group_label(matrix: Matrix, role: Role, alike: dict[str, Appointed]) -> str:
    group = matrix.group_of(role)
    if group is None or not group.name:
        return ""
    mark = MARKS.get(alike.get(group.id, Appointed.STANDING), "")
    return f"{group.name} {mark}".strip()


def group_runs(columns: Sequence[RoleColumn]) -> list[tuple[str, int, int]]:
    """Give the groups with the first of their columns and the one after their last."""
    runs: list[tuple[str, int, int]] = []
    for n, column in enumerate(columns):
        if runs and runs[-1][0] == column.group:
            runs[-1] = (column.group, runs[-1][1], n + 1)
        else:
            runs.append((column.group, n, n + 1))
    return runs


def _named_groups(
    runs: Iterable[tuple[str, int, int]],
) -> tuple[dict[GroupPlace, GroupName], float]:
    """Set the groups' names for the columns they have on a page; give the height they take."""
    said: dict[GroupPlace, GroupName] = {}
    height = 0.0
    for label, start, stop in runs:
        if label:
            name = said[label, stop - start] = _group_name(label, stop - start)
            taken = max(width_of(line, GROUP) for line in name.lines) + 2 * PAD
            height = max(height, taken if name.turned else GROUP_BAND)
    return said, height


def _group_name(label: str, columns: int) -> GroupName:
    """Set a group's name across its columns, or turned where they are narrow."""
    width = COLUMN * columns - GROUP_PAD
    across = balanced(label, GROUP, width)
    if len(across) <= 2 and (columns > 1 or not _broken(across)):
        return GroupName(tuple(across), turned=False)
    most = max(1, int(width // NAME_LEAD))
    room = max(700.0, *(width_of(word, GROUP) for word in label.split())) * 1.15
    upright = balanced(label, GROUP, room)
    while len(upright) > most:
        room *= 1.2
        upright = balanced(label, GROUP, room)
    return GroupName(tuple(upright), turned=True)


def _broken(said: Sequence[str]) -> bool:
    """Whether a word had to be broken to fit."""
    return any(line.endswith("\u2010") for line in said)


def _path(matrix: Matrix, activity: Activity) -> list[str]:
    return [section.name for section in matrix.section_path(activity.section)]


def _row(
    matrix: Matrix, activity: Activity, width: float, choices: PrintChoices, _: Texts
) -> ActivityRow:
    mark = _missing_mark(matrix, activity, _) if choices.missing else ""
    room = width - PAD - (width_of(mark, MARK) + 130 if mark else PAD / 2)
    name = tuple(balanced(activity.name, NAME, room))
    path = _path(matrix, activity)
    band = path[0] if len(path) > 1 else ""
    section = " / ".join(path[1:]) if len(path) > 1 else "".join(path)
    height = max(ROW, len(name) * NAME_LEAD + 30)
    return ActivityRow(activity, name, band, section, height, mark)


def _missing_mark(matrix: Matrix, activity: Activity, _: Texts) -> str:
    """Say which letter an activity wants that every activity has: the one that answers."""
    answering = [letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)]
    if not answering:
        return ""
    cells = matrix.row(activity.id)
    if any(code in cell.letters for _role, cell in cells for code in answering):
        return ""
    return missing_letter(answering[0], _)


def section_lines(text: str) -> list[str]:
    """Set a section's name as it stands beside its rows."""
    return lines(text, BOLD, SECTION - 2 * PAD) if text else []
