"""Carry a joining out: the joined matrix, or the edit that makes the first one into it.

    matrix = carry_out(planned, Choices(rule=Settle.BOTH))
    joining_edit(planned).apply(first)          # one undo step
    left_behind(planned)                        # what the others keep to themselves

Taken over are roles, groups, activities, sections, letters, notes, who reports to whom, projects,
systems and who holds what. What was accepted or parked, snapshots, and own rules are about the
matrix as it was, and stay behind.
"""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from bhuki.matrix.changes import (
    add_activities,
    add_group,
    add_instances,
    add_roles,
    add_section,
    appoint,
    change_activities,
    change_roles,
    set_cells,
)
from bhuki.matrix.edits import Edit, Label, merged
from bhuki.matrix.entities import Activity, Assignment, CellKey, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.joining import Choices, JoiningPlan, Match, Member, Reading, Settle
from bhuki.sheets.vocabulary import fold

_SNAPSHOTS = "snapshots"  # what a file keeps them under


class LeftBehind(NamedTuple):
    """How much of the later matrices is not taken over."""

    accepted: int = 0
    parked: int = 0
    snapshots: int = 0
    rules: int = 0


def carry_out(planned: JoiningPlan, choices: Choices | None = None) -> Matrix:
    """Make the joined matrix; those it is made of stay as they are."""
    joined = planned.matrices[0].copy()
    joining_edit(planned, choices).apply(joined)
    return joined


def joining_edit(planned: JoiningPlan, choices: Choices | None = None) -> Edit:
    """Give the edit that joins the others into the first matrix."""
    return _Joiner(planned, choices or Choices()).edit()


def left_behind(planned: JoiningPlan) -> LeftBehind:
    """Count what is not taken over from the later matrices."""
    others = planned.matrices[1:]
    kept = [matrix.extra.get(_SNAPSHOTS) for matrix in others]
    return LeftBehind(
        sum(len(matrix.accepted) for matrix in others),
        sum(len(matrix.parked) for matrix in others),
        sum(len(one) for one in kept if isinstance(one, list)),
        sum(len(matrix.rules) for matrix in others),
    )


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
        for number, matrix in enumerate(self._plan.matrices[1:], 1):
            self._join_reporting(number, matrix)
            self._join_holders(number, matrix)
        return merged(Label("join", {"n": len(self._plan.matrices)}), self._edits)

    def _do(self, edit: Edit) -> None:
        if edit:
            edit.apply(self._matrix)
            self._edits.append(edit)

    def _new_id(self) -> str:
        matrix = self._matrix
        tables = (matrix.roles, matrix.groups, matrix.activities, matrix.sections, matrix.instances)
        return new_id({key for table in tables for key in table})

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
        if group is None and not self._matrix.groups:
            return None
        if group is None:
            group = RoleGroup("")  # a nameless one, or it would stand before all others
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
        if not path and not self._matrix.sections:
            return None
        path = path or (Section(""),)  # a nameless one, or it would stand before all others
        key = tuple(fold(section.name) for section in path)
        if key not in self._sections:
            parent = self._section(source, path[:-1]) if len(path) > 1 else None
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

    def _join_reporting(self, number: int, source: Matrix) -> None:
        """Let roles report as they did, where the first matrix says nothing and none goes round."""
        for role in source.roles.values():
            mine = self._ids.get(Member(number, role.id))
            theirs = self._ids.get(Member(number, role.reports_to or ""))
            if not (mine and theirs) or self._is_over(mine, theirs):
                continue
            if self._matrix.roles[mine].reports_to is None:
                self._do(change_roles(self._matrix, [mine], reports_to=theirs))

    def _is_over(self, upper: str, lower: str) -> bool:
        """Say whether a role is another, or one that it reports to in the end."""
        seen: set[str] = set()
        at: str | None = lower
        while at is not None and at not in seen:
            if at == upper:
                return True
            seen.add(at)
            role = self._matrix.roles.get(at)
            at = role.reports_to if role is not None else None
        return False

    def _join_holders(self, number: int, source: Matrix) -> None:
        """Take over projects, systems and holders; where both name holders, all of them stay."""
        matrix = self._matrix
        known = {(one.kind, fold(one.name)): one.id for one in matrix.instances.values()}
        of = {"": ""}
        for one in source.instances.values():
            key = (one.kind, fold(one.name))
            if key not in known:
                made = replace(one, id=self._new_id())
                self._do(add_instances(matrix, [made]))
                known[key] = made.id
            of[one.id] = known[key]
        for (instance, role), names in source.holders.items():
            mine = self._ids.get(Member(number, role))
            if mine is None or instance not in of:
                continue
            held = matrix.holders.get((of[instance], mine), ())
            joined = tuple(dict.fromkeys((*held, *names)))
            if joined != held:
                self._do(appoint(matrix, of[instance], mine, joined))

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
