"""Who carries how much: letters per role, group and person, and where they are thick.

    rows = load(matrix, By.ROLE)        # counts by letter, with the limits of the rules
    heat(matrix)                        # sections × roles → number of activities

One main responsibility weighs more than being told; so the counts are kept by letter, and sorted
by the weightiest first. What a person carries is what their roles carry, once for every project
and system they hold a role in.
"""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.duties import weight_of
from bhuki.rules.registry import RULES, profile
from bhuki.rules.settings import effective


class By(StrEnum):
    """What the letters are counted by."""

    ROLE = "role"
    GROUP = "group"
    PERSON = "person"


class Order(StrEnum):
    """How the rows are sorted."""

    DOCUMENT = "document"
    ANSWERS = "answers"  # the most main responsibilities first
    ALL = "all"  # the most letters first
    NAME = "name"


class Load(Struct, frozen=True):
    """One bar: who, and how many of each letter, in the order of the scheme."""

    id: str
    name: str
    counts: tuple[tuple[str, int], ...]
    answers: int
    activities: int

    @property
    def total(self) -> int:
        """All letters together."""
        return sum(n for _code, n in self.counts)


def count_letters(matrix: Matrix, role_ids: Iterable[str]) -> dict[str, int]:
    """Count each letter of some roles together, the weightiest letter first."""
    wanted = set(role_ids)
    counted: dict[str, int] = {}
    for (activity_id, role_id), cell in matrix.assignments.items():
        if role_id in wanted and activity_id in matrix.activities:
            for code in cell.letters:
                counted[code] = counted.get(code, 0) + 1
    order = sorted(counted, key=lambda code: weight_of((code,), matrix.scheme))
    return {code: counted[code] for code in order}


def load(
    matrix: Matrix,
    by: By = By.ROLE,
    order: Order = Order.DOCUMENT,
    *,
    counted: dict[str, "Counted"] | None = None,
) -> list[Load]:
    """Give one bar for every role, group or person; `counted` is what is counted already."""
    match by:
        case By.ROLE:
            rows = [(role.id, role.name, [role.id]) for role in matrix.role_order()]
        case By.GROUP:
            rows = _groups(matrix)
        case By.PERSON:
            rows = _people(matrix)
    counts = count_by_role(matrix) if counted is None else counted
    return _sorted([_bar(matrix, counts, *row) for row in rows], order)


def _groups(matrix: Matrix) -> list[tuple[str, str, list[str]]]:
    inside: dict[str, list[str]] = {}
    for role in matrix.role_order():
        group = matrix.group_of(role)
        inside.setdefault(group.id if group else "", []).append(role.id)
    names = {group.id: group.name for group in matrix.groups.values()}
    return [(group_id, names.get(group_id, ""), roles) for group_id, roles in inside.items()]


def _people(matrix: Matrix) -> list[tuple[str, str, list[str]]]:
    """Give each person's roles, a role once for every place it is held in."""
    held: dict[str, tuple[str, list[str]]] = {}
    for (_instance, role_id), names in matrix.holders.items():
        for name in names:
            key = " ".join(name.casefold().split())
            if key and role_id in matrix.roles:
                held.setdefault(key, (name, []))[1].append(role_id)
    return [(key, name, roles) for key, (name, roles) in sorted(held.items())]


class Counted(Struct, frozen=True):
    """A role's letters, and the activities that it has a part in."""

    letters: dict[str, int]
    activities: set[str]


def count_by_role(matrix: Matrix) -> dict[str, Counted]:
    """Count the letters of every role in one go through the cells."""
    counted = {role_id: Counted({}, set()) for role_id in matrix.roles}
    activities = matrix.activities
    for (activity_id, role_id), cell in matrix.assignments.items():
        one = counted.get(role_id)
        if one is not None and cell.letters and activity_id in activities:
            one.activities.add(activity_id)
            letters = one.letters
            for code in cell.letters:
                letters[code] = letters.get(code, 0) + 1
    return counted


def _bar(
    matrix: Matrix, counted: dict[str, Counted], row_id: str, name: str, role_ids: Sequence[str]
) -> Load:
    counts: dict[str, int] = {}
    touched: set[str] = set()
    for role_id in role_ids:
        for code, n in counted[role_id].letters.items():
            counts[code] = counts.get(code, 0) + n
        touched |= counted[role_id].activities
    order = sorted(counts, key=lambda code: (weight_of((code,), matrix.scheme), code))
    answering = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
    answers = sum(n for code, n in counts.items() if code in answering)
    return Load(row_id, name, tuple((c, counts[c]) for c in order), answers, len(touched))


def _sorted(rows: list[Load], order: Order) -> list[Load]:
    keys: dict[Order, Callable[[Load], tuple[int | str, ...]]] = {
        Order.ANSWERS: lambda row: (-row.answers, -row.total),
        Order.ALL: lambda row: (-row.total, -row.answers),
        Order.NAME: lambda row: (row.name.casefold(),),
    }
    return sorted(rows, key=keys[order]) if order in keys else rows


class Limit(Struct, frozen=True):
    """The most of one letter that a rule lets a role have without a finding."""

    rule: str
    letter: str
    most: int


def limits(matrix: Matrix, *, counted: dict[str, Counted] | None = None) -> list[Limit]:
    """Give the limits that the rules of a matrix draw, for a role's load."""
    rules = effective(matrix, RULES, profile(matrix.about.profile).parts, False)
    on = {rule.id for rule in rules.rules}
    counts = count_by_role(matrix) if counted is None else counted
    answering = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
    total = sum(one.letters.get(code, 0) for one in counts.values() for code in answering)
    bases = {
        "role-holds-too-much": (Duty.ANSWERS, total),
        "role-does-too-much": (Duty.DOES, len(matrix.activities)),
    }
    found: list[Limit] = []
    for rule_id, (duty, base) in bases.items():
        code = matrix.scheme.code_for(duty)
        if rule_id in on and code is not None and base:
            numbers = rules.numbers[rule_id]
            most = max(int(numbers["share"] * base), int(numbers["min"]) - 1)
            found.append(Limit(rule_id, code, most))
    return found


class Heat(Struct, frozen=True):
    """Sections × roles: in how many of a section's activities a role has a part."""

    sections: tuple[tuple[str, str], ...]  # id ("" for no section) and name
    roles: tuple[tuple[str, str], ...]  # id and name
    sizes: tuple[int, ...]  # activities in each section
    counts: dict[tuple[str, str], int]  # (section id, role id)


def heat(matrix: Matrix, *, codes: Iterable[str] | None = None) -> Heat:
    """Count, for the innermost sections, how many activities each role has a part in.

    `codes` narrows it to some letters; otherwise any letter counts, once an activity.
    """
    wanted = set(codes) if codes is not None else None
    sizes: dict[str, int] = {}
    section_of: dict[str, str] = {}
    for activity in matrix.activity_order():
        section = activity.section if activity.section in matrix.sections else ""
        section_of[activity.id] = section or ""
        sizes[section or ""] = sizes.get(section or "", 0) + 1
    counts: dict[tuple[str, str], int] = {}
    roles = matrix.roles
    for (activity_id, role_id), cell in matrix.assignments.items():
        part = bool(cell.letters) if wanted is None else not wanted.isdisjoint(cell.letters)
        section_id = section_of.get(activity_id)
        if part and section_id is not None and role_id in roles:
            key = (section_id, role_id)
            counts[key] = counts.get(key, 0) + 1
    names = {section.id: section.name for section in matrix.sections.values()}
    return Heat(
        tuple((section_id, names.get(section_id, "")) for section_id in sizes),
        tuple((role.id, role.name) for role in matrix.role_order()),
        tuple(sizes.values()),
        counts,
    )
