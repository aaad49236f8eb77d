"""Join several matrices into one: of several sheets, or of several files.

    planned = plan_joining([first, second])
    planned.suggestions                        # pairs of names that may mean the same
    planned = planned.with_same(planned.suggestions)
    planned.conflicts                          # cells with two readings
    planned = planned.with_told({member: None})    # this one is another, whatever its name
    matrix = carry_out(planned, Choices(rule=Settle.BOTH))      # bhuki.sheets.joining_steps

The first matrix is the one that the others are joined into: its letters, its order and its ids
stay. Roles and activities with the same name are the same; for others that are alike there are
suggestions, and the user says which are the same. Nothing is changed until the joining is carried
out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bhuki.matrix.conversion import ConversionPlan
from bhuki.matrix.conversion import plan as plan_conversion
from bhuki.matrix.entities import Assignment
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
    told: dict[Member, Member | None] = field(default_factory=dict)

    def with_same(self, same: Iterable[Suggestion]) -> "JoiningPlan":
        """Plan again with suggestions that the user has said are right."""
        more = tuple(same)
        told = self.told | {suggestion.other: suggestion.one for suggestion in more}
        return _plan(self.matrices, told, self.conversions, (*self.same, *more))

    def with_told(self, told: Mapping[Member, Member | None]) -> "JoiningPlan":
        """Plan again with what the user says a role or activity is; None is a new one."""
        return _plan(self.matrices, {**self.told, **told}, self.conversions, self.same)


def plan_joining(
    matrices: Sequence[Matrix], told: Mapping[Member, Member | None] | None = None
) -> JoiningPlan:
    """Plan to join matrices into the first; letters of other schemes become the first's.

    `told` is what the user said already, as for `with_told`.
    """
    target = matrices[0].scheme
    ready, conversions = [matrices[0]], {}
    for number, matrix in enumerate(matrices[1:], 1):
        if matrix.scheme != target:
            matrix = matrix.copy()  # noqa: PLW2901 - the given one stays as it is
            conversions[number] = plan_conversion(matrix, target)
            conversions[number].edit.apply(matrix)
        ready.append(matrix)
    return _plan(ready, dict(told or {}), conversions)


def _plan(
    matrices: list[Matrix],
    told: dict[Member, Member | None],
    conversions: dict[int, ConversionPlan],
    same: tuple[Suggestion, ...] = (),
) -> JoiningPlan:
    roles = _match(Sort.ROLE, matrices, told)
    activities = _match(Sort.ACTIVITY, matrices, told)
    suggestions = [
        suggestion
        for suggestion in (
            *_suggest(Sort.ROLE, matrices, roles),
            *_suggest(Sort.ACTIVITY, matrices, activities),
        )
        if suggestion.other not in told
    ]
    conflicts = _conflicts(matrices, roles, activities)
    return JoiningPlan(matrices, roles, activities, suggestions, conflicts, conversions, same, told)


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


def _match(sort: Sort, matrices: list[Matrix], told: Mapping[Member, Member | None]) -> list[Match]:
    """Put what has the same name together, and what the user says is the same."""
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
            said = told.get(item.member)
            known = [of[said]] if said is not None and said in of else []
            if item.member not in told and name:
                known = list(by_place.get((name, item.place), []))
                if counts[name] == 1 and _same_anywhere(sort, item):
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
