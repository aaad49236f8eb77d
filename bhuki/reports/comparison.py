"""Compare two matrices: what came, went, was renamed, moved, renumbered, and whose letters changed.

    changes = compare(old, new)
    changes.activities                  # what changed, in the order of the rows
    changes.roles                       # the same seen from each role, with its tally
    as_json(changes)                    # for `bhuki compare --json`

Both views hold the same changed cells. `bhuki.reports.comparison_words` says them.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from msgspec import Struct

from bhuki.matrix.entities import Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix
from bhuki.reports.matching import Pairing

EMPTY = Assignment()


class Change(StrEnum):
    """What can have happened to an activity or a role."""

    NEW = "new"
    GONE = "gone"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    LETTERS = "letters"
    DETAILS = "details"  # a note, a tag, how it is appointed


class CellChange(Struct, frozen=True):
    """One cell before and after; the activity and the role as they are now, or as they were."""

    activity: Activity
    role: Role
    before: Assignment = EMPTY
    after: Assignment = EMPTY

    @property
    def came(self) -> bool:
        """Whether letters stand where none stood."""
        return bool(self.after.letters) and not self.before.letters

    @property
    def went(self) -> bool:
        """Whether no letters stand where some stood."""
        return bool(self.before.letters) and not self.after.letters


class ActivityChange(Struct, frozen=True):
    """What changed in one activity, and where it stood and stands (names of its sections)."""

    kinds: tuple[Change, ...]
    old: Activity | None
    new: Activity | None
    old_sections: tuple[str, ...] = ()
    new_sections: tuple[str, ...] = ()
    cells: tuple[CellChange, ...] = ()

    @property
    def activity(self) -> Activity:
        """The activity as it is now, or as it was before it went."""
        found = self.new or self.old
        assert found is not None
        return found


class RoleChange(Struct, frozen=True):
    """What changed for one role."""

    kinds: tuple[Change, ...]
    old: Role | None
    new: Role | None
    cells: tuple[CellChange, ...] = ()

    @property
    def role(self) -> Role:
        """The role as it is now, or as it was before it went."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def came(self) -> tuple[CellChange, ...]:
        """What is new for the role."""
        return tuple(cell for cell in self.cells if cell.came)

    @property
    def went(self) -> tuple[CellChange, ...]:
        """What the role no longer has a part in."""
        return tuple(cell for cell in self.cells if cell.went)

    @property
    def changed(self) -> tuple[CellChange, ...]:
        """What the role has another part in than before."""
        return tuple(cell for cell in self.cells if not cell.came and not cell.went)


class NameChange(Struct, frozen=True):
    """A section, a group or a detail of the matrix before and after; empty where absent."""

    what: str
    before: str
    after: str


class HolderChange(Struct, frozen=True):
    """Who held a role, and who holds it now; `instance` is a project's or system's name."""

    role: str
    instance: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Changes(Struct, frozen=True):
    """All that differs between two matrices; false where nothing does."""

    about: tuple[NameChange, ...] = ()
    sections: tuple[NameChange, ...] = ()
    groups: tuple[NameChange, ...] = ()
    activities: tuple[ActivityChange, ...] = ()
    roles: tuple[RoleChange, ...] = ()
    holders: tuple[HolderChange, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__struct_fields__)

    def for_role(self, role_id: str) -> RoleChange | None:
        """Give what changed for a role (its id in the new matrix), or None."""
        found = (change for change in self.roles if change.new and change.new.id == role_id)
        return next(found, None)


def compare(old: Matrix, new: Matrix) -> Changes:
    """Say what differs in `new` from `old`, whether versions of one matrix or two files."""
    same = Pairing.of(old, new)
    cells = _changed_cells(old, new, same)
    return Changes(
        about=_about_changes(old, new),
        sections=_name_changes(old.sections, new.sections, same.sections),
        groups=_name_changes(old.groups, new.groups, same.groups),
        activities=_activity_changes(old, new, same, cells),
        roles=_role_changes(old, new, same, cells),
        holders=_holder_changes(old, new, same),
    )


def as_json(changes: Changes) -> dict[str, Any]:
    """Give the changes as `bhuki compare --json` writes them."""
    return {
        "same": not changes,
        "about": [_named(change) for change in changes.about],
        "sections": [_named(change) for change in changes.sections],
        "groups": [_named(change) for change in changes.groups],
        "activities": [_activity_json(change) for change in changes.activities],
        "roles": [_role_json(change) for change in changes.roles],
        "holders": [
            {
                "role": change.role,
                "instance": change.instance or None,
                "before": list(change.before),
                "after": list(change.after),
            }
            for change in changes.holders
        ],
    }


def _changed_cells(old: Matrix, new: Matrix, same: Pairing) -> list[CellChange]:
    back = {after: before for before, after in same.activities.items()}
    back_roles = {after: before for before, after in same.roles.items()}
    changes: list[CellChange] = []
    for (activity_id, role_id), after in new.assignments.items():
        key = (back.get(activity_id, ""), back_roles.get(role_id, ""))
        before = old.assignments.get(key, EMPTY)
        if _said(before) != _said(after) and activity_id in new.activities and role_id in new.roles:
            changes.append(
                CellChange(new.activities[activity_id], new.roles[role_id], before, after)
            )
    for (activity_id, role_id), before in old.assignments.items():
        key = (same.activities.get(activity_id, ""), same.roles.get(role_id, ""))
        if key in new.assignments or activity_id not in old.activities or role_id not in old.roles:
            continue
        activity = new.activities.get(key[0], old.activities[activity_id])
        changes.append(CellChange(activity, new.roles.get(key[1], old.roles[role_id]), before))
    return changes


def _said(cell: Assignment) -> tuple[tuple[str, ...], bool, str]:
    return cell.letters, cell.veto, cell.note


def _activity_changes(
    old: Matrix, new: Matrix, same: Pairing, cells: Sequence[CellChange]
) -> tuple[ActivityChange, ...]:
    by_id: dict[int, list[CellChange]] = {}
    for cell in cells:
        by_id.setdefault(id(cell.activity), []).append(cell)
    back = {after: before for before, after in same.activities.items()}
    moved = _moved(
        [a.id for a in old.activity_order()], [back.get(a.id) for a in new.activity_order()]
    )
    places = {role.id: n for n, role in enumerate([*old.role_order(), *new.role_order()])}
    changes: list[ActivityChange] = []
    for activity in new.activity_order():
        before = old.activities.get(back.get(activity.id, ""))
        own = sorted(by_id.get(id(activity), ()), key=lambda cell: places[cell.role.id])
        kinds = _activity_kinds(before, activity, same, before is not None and before.id in moved)
        if kinds or own:
            change = _activity_change(old, new, before, activity, kinds=kinds, cells=own)
            changes.append(change)
    for gone in old.activity_order():
        if gone.id not in same.activities:
            own = by_id.get(id(gone), [])
            change = _activity_change(old, new, gone, None, kinds=(Change.GONE,), cells=own)
            changes.append(change)
    return tuple(changes)


def _activity_change(
    old: Matrix,
    new: Matrix,
    before: Activity | None,
    after: Activity | None,
    *,
    kinds: tuple[Change, ...],
    cells: Sequence[CellChange],
) -> ActivityChange:
    only_cells = cells and not {Change.NEW, Change.GONE} & set(kinds)
    return ActivityChange(
        (*kinds, Change.LETTERS) if only_cells else kinds,
        before,
        after,
        _section_names(old, before),
        _section_names(new, after),
        tuple(cells),
    )


def _section_names(matrix: Matrix, activity: Activity | None) -> tuple[str, ...]:
    path = matrix.section_path(activity.section) if activity else ()
    return tuple(section.name for section in path)


def _activity_kinds(
    before: Activity | None, after: Activity, same: Pairing, moved: bool
) -> tuple[Change, ...]:
    if before is None:
        return (Change.NEW,)
    section = same.sections.get(before.section or "") if before.section else None
    found = {
        Change.RENAMED: before.name != after.name,
        Change.RENUMBERED: before.number != after.number,
        Change.MOVED: moved or section != after.section,
        Change.DETAILS: (before.note, before.tags) != (after.note, after.tags),
    }
    return tuple(kind for kind, so in found.items() if so)


def _role_changes(
    old: Matrix, new: Matrix, same: Pairing, cells: Sequence[CellChange]
) -> tuple[RoleChange, ...]:
    by_id: dict[int, list[CellChange]] = {}
    for cell in cells:
        by_id.setdefault(id(cell.role), []).append(cell)
    back = {after: before for before, after in same.roles.items()}
    rows = [*new.activity_order(), *old.activity_order()]
    places = {id(activity): n for n, activity in enumerate(rows)}
    moved = _moved([r.id for r in old.role_order()], [back.get(r.id) for r in new.role_order()])
    changes: list[RoleChange] = []
    for role in new.role_order():
        before = old.roles.get(back.get(role.id, ""))
        own = sorted(by_id.get(id(role), ()), key=lambda cell: places[id(cell.activity)])
        kinds = _role_kinds(before, role, same, before is not None and before.id in moved)
        if own and Change.NEW not in kinds:
            kinds = (*kinds, Change.LETTERS)
        if kinds:
            changes.append(RoleChange(kinds, before, role, tuple(own)))
    for gone in old.role_order():
        if gone.id not in same.roles:
            own = sorted(by_id.get(id(gone), ()), key=lambda cell: places[id(cell.activity)])
            changes.append(RoleChange((Change.GONE,), gone, None, tuple(own)))
    return tuple(changes)


def _role_kinds(before: Role | None, after: Role, same: Pairing, moved: bool) -> tuple[Change, ...]:
    if before is None:
        return (Change.NEW,)
    group = same.groups.get(before.group or "") if before.group else None
    reports_to = same.roles.get(before.reports_to or "") if before.reports_to else None
    found = {
        Change.RENAMED: before.name != after.name,
        Change.MOVED: moved or group != after.group,
        Change.DETAILS: (
            (before.kind, before.appointed, before.note, before.description, before.tags)
            != (after.kind, after.appointed, after.note, after.description, after.tags)
            or reports_to != after.reports_to
        ),
    }
    return tuple(kind for kind, so in found.items() if so)


def _moved(old: Sequence[str], new: Sequence[str | None]) -> set[str]:
    """Give the fewest ids whose move explains the new order: all but the longest line in order."""
    place = {entity_id: n for n, entity_id in enumerate(old)}
    common = [entity_id for entity_id in new if entity_id is not None and entity_id in place]
    tails: list[int] = []  # the smallest end of a line of each length
    ends: list[str] = []
    before: dict[str, str | None] = {}
    for entity_id in common:
        at = bisect_left(tails, place[entity_id])
        before[entity_id] = ends[at - 1] if at else None
        tails[at : at + 1] = [place[entity_id]]
        ends[at : at + 1] = [entity_id]
    staying: set[str] = set()
    last = ends[-1] if ends else None
    while last is not None:
        staying.add(last)
        last = before[last]
    return set(common) - staying


def _name_changes(
    old: Mapping[str, Any], new: Mapping[str, Any], same: Mapping[str, str]
) -> tuple[NameChange, ...]:
    back = {after: before for before, after in same.items()}
    changes: list[NameChange] = []
    for entity in new.values():
        before = old.get(back.get(entity.id, ""))
        if before is None:
            changes.append(NameChange(Change.NEW, "", entity.name))
        elif before.name != entity.name:
            changes.append(NameChange(Change.RENAMED, before.name, entity.name))
    gone = [entity for entity in old.values() if entity.id not in same]
    return tuple(changes) + tuple(NameChange(Change.GONE, entity.name, "") for entity in gone)


_ABOUT = ("title", "scope", "owner", "status", "version", "dated", "agreed", "review", "note")


def _about_changes(old: Matrix, new: Matrix) -> tuple[NameChange, ...]:
    pairs = [(name, getattr(old.about, name), getattr(new.about, name)) for name in _ABOUT]
    pairs.append(("scheme", old.scheme.id, new.scheme.id))
    return tuple(
        NameChange(name, str(before or ""), str(after or ""))
        for name, before, after in pairs
        if before != after
    )


def _holder_changes(old: Matrix, new: Matrix, same: Pairing) -> tuple[HolderChange, ...]:
    before = {
        (same.instances.get(instance, instance), same.roles.get(role, role)): (key, names)
        for key, names in old.holders.items()
        for instance, role in [key]
    }
    changes: list[HolderChange] = []
    for key in dict.fromkeys([*before, *new.holders]):
        old_key, was = before.get(key, (key, ()))
        now = new.holders.get(key, ())
        if was != now:
            instance = new.instances.get(key[0]) or old.instances.get(old_key[0])
            role = new.roles.get(key[1]) or old.roles.get(old_key[1])
            if role is not None:
                name = instance.name if instance else ""
                changes.append(HolderChange(role.name, name, was, now))
    return tuple(changes)


def _named(change: NameChange) -> dict[str, str | None]:
    return {
        "change": change.what,
        "before": change.before or None,
        "after": change.after or None,
    }


def _activity_json(change: ActivityChange) -> dict[str, Any]:
    return {
        "change": list(change.kinds),
        "old": _where(change.old, change.old_sections),
        "new": _where(change.new, change.new_sections),
        "cells": [{"role": cell.role.name, **_cell_json(cell)} for cell in change.cells],
    }


def _where(activity: Activity | None, sections: tuple[str, ...]) -> dict[str, Any] | None:
    if activity is None:
        return None
    return {"number": activity.number, "name": activity.name, "sections": list(sections)}


def _role_json(change: RoleChange) -> dict[str, Any]:
    return {
        "change": list(change.kinds),
        "old": change.old.name if change.old else None,
        "new": change.new.name if change.new else None,
        "counts": {
            "new": len(change.came),
            "gone": len(change.went),
            "changed": len(change.changed),
        },
        "cells": [{"activity": cell.activity.title, **_cell_json(cell)} for cell in change.cells],
    }


def _cell_json(cell: CellChange) -> dict[str, Any]:
    both = {"before": list(cell.before.letters), "after": list(cell.after.letters)}
    beside = {
        "veto": (cell.before.veto, cell.after.veto),
        "note": (cell.before.note, cell.after.note),
    }
    return both | {
        name: {"before": was, "after": now} for name, (was, now) in beside.items() if was != now
    }
