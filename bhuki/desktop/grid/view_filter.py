"""What of a matrix is shown: the rows and columns that a filter lets through, in order.

    lines = visible_lines(matrix, ViewFilter(text="politik"), collapsed, worst)
    columns = visible_columns(matrix, ViewFilter(only_role=role.id), lines)

A filter hides; it never changes the document, and sorting is for the eye alone.
"""

from collections.abc import Callable, Collection
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from bhuki.matrix.entities import Activity, Role, Section
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty


class Order(StrEnum):
    """The order in which a view shows what lies together in a section or a group."""

    DOCUMENT = "document"
    NAME = "name"
    NUMBER = "number"
    FINDINGS = "findings"  # the worst first
    LETTERS = "letters"  # the most first


class ViewFilter(Struct, frozen=True):
    """What to show. Empty sets and texts let everything through; all conditions must hold."""

    text: str = ""
    sections: frozenset[str] = frozenset()  # with all that lies in them
    groups: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()  # activities in which one of these stands
    findings_only: bool = False
    no_answer: bool = False  # activities that nobody answers for
    only_role: str | None = None  # one role's activities
    hide_empty_roles: bool = False  # roles without letters in the activities shown
    activity_order: Order = Order.DOCUMENT
    role_order: Order = Order.DOCUMENT

    @property
    def narrows_activities(self) -> bool:
        """Whether some activities may be hidden."""
        return bool(
            self.text
            or self.sections
            or self.letters
            or self.findings_only
            or self.no_answer
            or self.only_role
        )

    @property
    def keeps_order(self) -> bool:
        """Whether all stands in the document's own order."""
        return self.activity_order is self.role_order is Order.DOCUMENT

    @property
    def narrows(self) -> bool:
        """Whether anything may be hidden."""
        return bool(self.narrows_activities or self.groups or self.roles or self.hide_empty_roles)


class Line(NamedTuple):
    """A row: an activity, or a section that is folded or has none (`activity` None)."""

    activity: Activity | None
    path: tuple[Section, ...]  # the sections it lies in, the outermost first
    folded: bool = False
    size: int = 0  # the activities in a folded section

    @property
    def key(self) -> tuple[str, str]:
        """What the row is known by."""
        if self.activity is not None:
            return ("activity", self.activity.id)
        return ("section", self.path[-1].id)


class Column(NamedTuple):
    """A column: a role, or a group that has none yet (`role` None)."""

    role: Role | None
    group: str | None

    @property
    def key(self) -> tuple[str, str]:
        """What the column is known by."""
        return ("role", self.role.id) if self.role is not None else ("group", self.group or "")


Weight = Callable[[str], float]  # of an activity or a role, by id; more comes first
NameKey = Callable[[str], object]


def visible_lines(
    matrix: Matrix,
    view: ViewFilter,
    folded: Collection[str] = (),
    *,
    worst: Weight = lambda _id: 0.0,
    name_key: NameKey = str.casefold,
    pinned: Collection[str] = (),
) -> list[Line]:
    """Give the rows that a view shows; `pinned` activities are shown whatever the filter says."""
    shown = [
        activity
        for activity in matrix.activity_order()
        if activity.id in pinned or _shows(matrix, view, activity, worst)
    ]
    if view.activity_order is not Order.DOCUMENT:
        shown = _sorted_inside_sections(matrix, shown, view.activity_order, worst, name_key)
    paths: dict[str | None, tuple[Section, ...]] = {}
    by_section: dict[str | None, list[Activity]] = {}
    for activity in shown:
        home = activity.section if activity.section in matrix.sections else None
        by_section.setdefault(home, []).append(activity)
    lines = [Line(activity, ()) for activity in by_section.get(None, [])]
    inside = _counts_inside(matrix, by_section)
    for section, _depth in matrix.section_order():
        paths[section.id] = path = matrix.section_path(section.id)
        if any(outer.id in folded for outer in path[:-1]):
            continue
        if section.id in folded and inside.get(section.id):
            lines.append(Line(None, path, True, inside[section.id]))
        elif section.id in by_section:
            lines += [Line(activity, path) for activity in by_section[section.id]]
        elif not view.narrows_activities and _is_bare(matrix, section.id, inside):
            lines.append(Line(None, path))
    return lines


def visible_columns(
    matrix: Matrix,
    view: ViewFilter,
    lines: list[Line],
    *,
    load: Weight = lambda _id: 0.0,
    name_key: NameKey = str.casefold,
    pinned: Collection[str] = (),
) -> list[Column]:
    """Give the columns that a view shows; `lines` are the rows that it shows."""
    shown = [line.activity.id for line in lines if line.activity is not None]
    roles = [
        role
        for role in matrix.role_order()
        if role.id in pinned
        or (
            _shows_role(view, role) and (not view.hide_empty_roles or _has_any(matrix, role, shown))
        )
    ]
    if view.role_order is not Order.DOCUMENT:
        place = {group: n for n, group in enumerate(matrix.groups)}
        key: Callable[[Role], object] = (
            (lambda role: -load(role.id))
            if view.role_order is Order.LETTERS
            else (lambda role: name_key(role.name))
        )
        roles.sort(key=lambda role: (place.get(role.group or "", -1), key(role)))
    columns = [Column(role, role.group if role.group in matrix.groups else None) for role in roles]
    if view.narrows:
        return columns
    return _with_bare_groups(matrix, columns)


def _shows(matrix: Matrix, view: ViewFilter, activity: Activity, worst: Weight) -> bool:
    if view.sections:
        path = matrix.section_path(activity.section)
        if not any(section.id in view.sections for section in path):
            return False
    if view.only_role and not matrix.letters(activity.id, view.only_role):
        return False
    if view.findings_only and not worst(activity.id):
        return False
    if view.letters and not _has_letter(matrix, activity.id, view.letters):
        return False
    if view.no_answer:
        codes = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
        if _has_letter(matrix, activity.id, codes):
            return False
    return not view.text or _speaks_of(matrix, activity, view.text.casefold())


def _has_letter(matrix: Matrix, activity_id: str, codes: Collection[str]) -> bool:
    get = matrix.assignments.get
    for role_id in matrix.roles:
        found = get((activity_id, role_id))
        if found is not None and any(code in codes for code in found.letters):
            return True
    return False


def _speaks_of(matrix: Matrix, activity: Activity, text: str) -> bool:
    """Say whether a text stands in an activity's names, notes or tags, or in its cells' notes."""
    own = (activity.number, activity.name, activity.note, *activity.tags)
    if any(text in part.casefold() for part in own):
        return True
    if any(text in section.name.casefold() for section in matrix.section_path(activity.section)):
        return True
    return any(
        text in found.note.casefold() for _role, found in matrix.row(activity.id) if found.note
    )


def _shows_role(view: ViewFilter, role: Role) -> bool:
    return (not view.groups or (role.group or "") in view.groups) and (
        not view.roles or role.id in view.roles
    )


def _has_any(matrix: Matrix, role: Role, activity_ids: list[str]) -> bool:
    return any(matrix.letters(activity_id, role.id) for activity_id in activity_ids)


def _sorted_inside_sections(
    matrix: Matrix, shown: list[Activity], order: Order, worst: Weight, name_key: NameKey
) -> list[Activity]:
    if order is Order.FINDINGS:
        return sorted(shown, key=lambda activity: -worst(activity.id))
    if order is Order.NUMBER:
        return sorted(shown, key=lambda activity: _number_key(activity.number))
    if order is Order.LETTERS:
        counts = {a.id: sum(1 for _ in matrix.row(a.id)) for a in shown}
        return sorted(shown, key=lambda activity: -counts[activity.id])
    return sorted(shown, key=lambda activity: name_key(activity.name))  # type: ignore[arg-type,return-value]


def _number_key(number: str) -> list[tuple[int, int, str]]:
    """Sort 2.9 before 2.10 and A2 before A10."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for sign in number + " ":
        if sign.isdecimal():
            digits += sign
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        parts.append((1, 0, sign.casefold()))
    return parts


def _counts_inside(matrix: Matrix, by_section: dict[str | None, list[Activity]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for section_id, activities in by_section.items():
        for section in matrix.section_path(section_id):
            counts[section.id] = counts.get(section.id, 0) + len(activities)
    return counts


def _is_bare(matrix: Matrix, section_id: str, inside: dict[str, int]) -> bool:
    """Say whether nothing lies in a section, so that it needs a row of its own to be seen."""
    if inside.get(section_id):
        return False
    return not any(section.parent == section_id for section in matrix.sections.values())


def _with_bare_groups(matrix: Matrix, columns: list[Column]) -> list[Column]:
    """Give groups without roles a column, each in its place."""
    used = {column.group for column in columns}
    bare = [group for group in matrix.groups if group not in used]
    if not bare:
        return columns
    place = {group: n for n, group in enumerate(matrix.groups)}
    columns = columns + [Column(None, group) for group in bare]
    return sorted(columns, key=lambda column: place.get(column.group or "", -1))
