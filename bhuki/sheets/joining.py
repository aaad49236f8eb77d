"""Join several matrices into one: of several sheets, or of several files.

    planned = plan_joining([first, second])
    planned.suggestions                        # pairs of names that may mean the same
    planned = planned.with_same(planned.suggestions)
    planned.conflicts                          # cells with two readings
    matrix = carry_out(planned, Choices(rule=Settle.BOTH))

The first matrix is the one that the others are joined into: its letters, its order and its ids
stay. Roles and activities with the same name are the same; for others that are alike there are
suggestions, and the user says which are the same. Nothing is changed until `carry_out`, or until
the edit of `joining_edit` is applied to the first matrix.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from msgspec.structs import replace

from bhuki.matrix.changes import (
    add_activities,
    add_group,
    add_roles,
    add_section,
    change_activities,
    change_roles,
    set_cells,
)
from bhuki.matrix.conversion import ConversionPlan
from bhuki.matrix.conversion import plan as plan_conversion
from bhuki.matrix.edits import Edit, Label, merged
from bhuki.matrix.entities import Activity, Assignment, CellKey, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.same_names import Likeness, Why, pairs_alike
from bhuki.sheets.vocabulary import fold, words_of

_TELLS_ALONE = 3  # words from which a name means the same in any section


class Sort(StrEnum):
    """What a name is the name of."""

    ROLE = "role"
    ACTIVITY = "activity"


class Settle(StrEnum):
    """A rule that settles conflicts."""

    FIRST = "first"
    LAST = "last"
    BOTH = "both"  # all letters of all readings


class Member(NamedTuple):
    """A role or an activity of one of the matrices, by the matrix's place in the list."""

    matrix: int
    id: str


@dataclass
class Match:
    """A role or an activity of the joined matrix, and those it is made of, in order."""

    sort: Sort
    name: str
    members: list[Member]


@dataclass(frozen=True)
class Suggestion:
    """Two that may be the same: the later one is asked to be the earlier one."""

    sort: Sort
    one: Member
    other: Member
    names: tuple[str, str]
    why: Why
    share: float


class Reading(NamedTuple):
    """What one matrix says in a cell."""

    matrix: int
    assignment: Assignment


@dataclass(frozen=True)
class Conflict:
    """A cell in which matrices say different letters; `key` is what it is settled by."""

    key: tuple[Member, Member]  # the first activity's and the first role's
    activity: str
    role: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Choices:
    """How conflicts are settled: one by one by letters, the others by a rule."""

    rule: Settle = Settle.FIRST
    settled: dict[tuple[Member, Member], tuple[str, ...]] = field(default_factory=dict)


@dataclass
class JoiningPlan:
    """What joining would do. `conversions` tell how other schemes' letters were changed."""

    matrices: list[Matrix]
    roles: list[Match]
    activities: list[Match]
    suggestions: list[Suggestion]
    conflicts: list[Conflict]
    conversions: dict[int, ConversionPlan]
    same: tuple[Suggestion, ...] = ()

    def with_same(self, same: Iterable[Suggestion]) -> "JoiningPlan":
        """Plan again with suggestions that the user has said are right."""
        return _plan(self.matrices, (*self.same, *same), self.conversions)


def plan_joining(matrices: Sequence[Matrix]) -> JoiningPlan:
    """Plan to join matrices into the first; letters of other schemes become the first's."""
    target = matrices[0].scheme
    ready, conversions = [matrices[0]], {}
    for number, matrix in enumerate(matrices[1:], 1):
        if matrix.scheme != target:
            matrix = matrix.copy()  # noqa: PLW2901 - the given one stays as it is
            conversions[number] = plan_conversion(matrix, target)
            conversions[number].edit.apply(matrix)
        ready.append(matrix)
    return _plan(ready, (), conversions)


def carry_out(planned: JoiningPlan, choices: Choices | None = None) -> Matrix:
    """Make the joined matrix; those it is made of stay as they are."""
    joined = planned.matrices[0].copy()
    joining_edit(planned, choices).apply(joined)
    return joined


def joining_edit(planned: JoiningPlan, choices: Choices | None = None) -> Edit:
    """Give the edit that joins the others into the first matrix."""
    return _Joiner(planned, choices or Choices()).edit()


def _plan(
    matrices: list[Matrix], same: tuple[Suggestion, ...], conversions: dict[int, ConversionPlan]
) -> JoiningPlan:
    roles = _match(Sort.ROLE, matrices, same)
    activities = _match(Sort.ACTIVITY, matrices, same)
    suggestions = [
        *_suggest(Sort.ROLE, matrices, roles),
        *_suggest(Sort.ACTIVITY, matrices, activities),
    ]
    conflicts = _conflicts(matrices, roles, activities)
    return JoiningPlan(matrices, roles, activities, suggestions, conflicts, conversions, same)


class _Item(NamedTuple):
    member: Member
    name: str
    place: tuple[str, ...]  # the group, or the sections from the outermost


def _items(sort: Sort, number: int, matrix: Matrix) -> list[_Item]:
    if sort is Sort.ROLE:
        groups = [(role, matrix.group_of(role)) for role in matrix.role_order()]
        return [
            _Item(Member(number, role.id), role.name, (fold(group.name),) if group else ())
            for role, group in groups
        ]
    return [
        _Item(
            Member(number, activity.id),
            activity.name,
            tuple(fold(section.name) for section in matrix.section_path(activity.section)),
        )
        for activity in matrix.activity_order()
    ]


def _match(sort: Sort, matrices: list[Matrix], same: tuple[Suggestion, ...]) -> list[Match]:
    """Put what has the same name together, and what the user says is the same."""
    told = {s.other: s.one for s in same if s.sort is sort}
    matches: list[Match] = []
    of: dict[Member, Match] = {}
    by_place: dict[tuple[str, tuple[str, ...]], list[Match]] = {}
    by_name: dict[str, list[Match]] = {}
    for number, matrix in enumerate(matrices):
        items = _items(sort, number, matrix)
        often = {fold(item.name) for item in items}
        counts = dict.fromkeys(often, 0)
        for item in items:
            counts[fold(item.name)] += 1
        fresh: list[tuple[_Item, Match]] = []
        for item in items:
            name = fold(item.name)
            known = [of[told[item.member]]] if told.get(item.member) in of else []
            known += by_place.get((name, item.place), []) if name else []
            if name and counts[name] == 1 and _same_anywhere(sort, item):
                known += by_name.get(name, [])
            free = (m for m in known if all(member.matrix != number for member in m.members))
            match = next(free, None)
            if match is None:
                match = Match(sort, item.name, [])
                matches.append(match)
            match.members.append(item.member)
            of[item.member] = match
            fresh.append((item, match))
        for item, match in fresh:
            by_place.setdefault((fold(item.name), item.place), []).append(match)
            by_name.setdefault(fold(item.name), []).append(match)
    return matches


def _same_anywhere(sort: Sort, item: _Item) -> bool:
    """Whether a name means the same in another group or section: `Approve` alone does not."""
    return sort is Sort.ROLE or not item.place or len(words_of(item.name)) >= _TELLS_ALONE


def _suggest(sort: Sort, matrices: list[Matrix], matches: list[Match]) -> list[Suggestion]:
    """Pair what stands in one matrix only with what is alike in those before it."""
    found: list[Suggestion] = []
    for number in range(1, len(matrices)):
        alone = [m for m in matches if m.members[0].matrix == number and m.name.strip()]
        before = [
            m
            for m in matches
            if m.members[0].matrix < number
            and all(member.matrix != number for member in m.members)
            and m.name.strip()
        ]
        for mine, theirs, like in pairs_alike([m.name for m in alone], [m.name for m in before]):
            one, other = before[theirs], alone[mine]
            if fold(one.name) == fold(other.name):
                like = Likeness(Why.PLACE, like.share)  # noqa: PLW2901
            names = (one.name, other.name)
            found.append(Suggestion(sort, one.members[0], other.members[0], names, *like))
    return found


def _conflicts(
    matrices: list[Matrix], roles: list[Match], activities: list[Match]
) -> list[Conflict]:
    role_of = {member: match for match in roles for member in match.members}
    activity_of = {member: match for match in activities for member in match.members}
    said: dict[tuple[Member, Member], list[Reading]] = {}
    for number, matrix in enumerate(matrices):
        for (activity_id, role_id), assignment in matrix.assignments.items():
            activity = activity_of.get(Member(number, activity_id))
            role = role_of.get(Member(number, role_id))
            if activity and role and assignment.letters:
                key = (activity.members[0], role.members[0])
                said.setdefault(key, []).append(Reading(number, assignment))
    names = {match.members[0]: match.name for match in (*roles, *activities)}
    return [
        Conflict(key, names[key[0]], names[key[1]], tuple(readings))
        for key, readings in said.items()
        if len({(reading.assignment.letters, reading.assignment.veto) for reading in readings}) > 1
    ]


class _Joiner:
    """Makes the edit, step by step, on a copy of the first matrix."""

    def __init__(self, planned: JoiningPlan, choices: Choices) -> None:
        self._plan = planned
        self._choices = choices
        self._matrix = planned.matrices[0].copy()
        self._edits: list[Edit] = []
        self._ids: dict[Member, str] = {}
        self._groups = {fold(group.name): group.id for group in self._matrix.groups.values()}
        self._sections = {
            tuple(fold(s.name) for s in self._matrix.section_path(row.section.id)): row.section.id
            for row in self._matrix.section_order()
        }

    def edit(self) -> Edit:
        for match in self._plan.roles:
            self._join_role(match)
        for match in self._plan.activities:
            self._join_activity(match)
        self._join_cells()
        return merged(Label("join", {"n": len(self._plan.matrices)}), self._edits)

    def _do(self, edit: Edit) -> None:
        if edit:
            edit.apply(self._matrix)
            self._edits.append(edit)

    def _new_id(self) -> str:
        matrix = self._matrix
        taken = {*matrix.roles, *matrix.groups, *matrix.activities, *matrix.sections}
        return new_id(taken)

    def _join_role(self, match: Match) -> None:
        first, *rest = match.members
        kept = first.id
        if first.matrix:
            source = self._plan.matrices[first.matrix]
            role = source.roles[first.id]
            kept = self._new_id()
            made = replace(role, id=kept, group=self._group(source, role), reports_to=None)
            self._do(add_roles(self._matrix, [made]))
        for member in match.members:
            self._ids[member] = kept
        others = [self._plan.matrices[m.matrix].roles[m.id] for m in rest]
        mine = self._matrix.roles[kept]
        missing = _filled(mine, others, ("description", "note"))
        if missing:
            self._do(change_roles(self._matrix, [kept], **missing))

    def _group(self, source: Matrix, role: Role) -> str | None:
        group = source.group_of(role)
        if group is None:
            return None
        key = fold(group.name)
        if key not in self._groups:
            made: RoleGroup = replace(group, id=self._new_id())
            self._do(add_group(self._matrix, made))
            self._groups[key] = made.id
        return self._groups[key]

    def _join_activity(self, match: Match) -> None:
        first, *rest = match.members
        kept = first.id
        if first.matrix:
            source = self._plan.matrices[first.matrix]
            activity = source.activities[first.id]
            kept = self._new_id()
            section = self._section(source, source.section_path(activity.section))
            made = replace(activity, id=kept, section=section)
            self._do(add_activities(self._matrix, [made]))
        for member in match.members:
            self._ids[member] = kept
        others = [self._plan.matrices[m.matrix].activities[m.id] for m in rest]
        missing = _filled(self._matrix.activities[kept], others, ("number", "note"))
        if missing:
            self._do(change_activities(self._matrix, [kept], **missing))

    def _section(self, source: Matrix, path: tuple[Section, ...]) -> str | None:
        if not path:
            return None
        key = tuple(fold(section.name) for section in path)
        if key not in self._sections:
            parent = self._section(source, path[:-1])
            made: Section = replace(path[-1], id=self._new_id(), parent=parent)
            self._do(add_section(self._matrix, made))
            self._sections[key] = made.id
        return self._sections[key]

    def _join_cells(self) -> None:
        said: dict[CellKey, list[Reading]] = {}
        for number, matrix in enumerate(self._plan.matrices):
            for (activity_id, role_id), assignment in matrix.assignments.items():
                activity = self._ids.get(Member(number, activity_id))
                role = self._ids.get(Member(number, role_id))
                if activity and role:
                    said.setdefault((activity, role), []).append(Reading(number, assignment))
        settled = {
            (self._ids[activity], self._ids[role]): letters
            for (activity, role), letters in self._choices.settled.items()
        }
        values = {key: self._settle(readings, settled.get(key)) for key, readings in said.items()}
        self._do(set_cells(self._matrix, values))

    def _settle(self, readings: list[Reading], told: tuple[str, ...] | None) -> Assignment:
        """Give a cell's letters, by the rule or as told; all notes stay."""
        lettered = [r.assignment for r in readings if r.assignment.letters]
        chosen = lettered or [r.assignment for r in readings]
        rule = self._choices.rule
        base = chosen[-1] if rule is Settle.LAST else chosen[0]
        letters = base.letters if told is None else told
        veto = base.veto
        if rule is Settle.BOTH and told is None:
            letters = tuple(code for one in chosen for code in one.letters)
            veto = any(one.veto for one in chosen)
        notes = dict.fromkeys(r.assignment.note for r in readings if r.assignment.note)
        return replace(
            base, letters=self._matrix.scheme.sort(letters), veto=veto, note="\n".join(notes)
        )


def _filled(
    mine: Role | Activity, others: Sequence[Role | Activity], fields: tuple[str, ...]
) -> dict[str, str]:
    """Give what the first leaves empty and another says; notes are put together."""
    found: dict[str, str] = {}
    for name in fields:
        own = getattr(mine, name)
        said = [text for other in others if (text := getattr(other, name))]
        value = "\n".join(dict.fromkeys([*filter(None, [own]), *said])) if name == "note" else own
        value = value or next(iter(said), "")
        if value != own:
            found[name] = value
    return found
