"""Edits: every change to a matrix, as a value that knows its inverse.

    edit = Edit(Label("assign", {"letters": "H", "n": 1}), (SetAssignments(((cell, value),)),))
    inverse = edit.apply(matrix)
    inverse.apply(matrix)               # as it was before, exactly

An edit is one undo step, one journal line and one notice to the views, whatever its size. Its
steps carry absolute new values and stable ids, so it can be written down, read again and applied
elsewhere. Steps never fail: what points nowhere is set all the same, and the rules speak of it.
The verbs in `bhuki.matrix.changes` make edits; few places build one by hand.
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from bhuki.matrix.characters import whole_characters
from bhuki.matrix.entities import (
    About,
    Acceptance,
    Activity,
    Assignment,
    CellKey,
    FindingKey,
    HolderKey,
    Instance,
    Parked,
    Role,
    RoleGroup,
    RuleSetting,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme

Entity = TypeVar("Entity", RoleGroup, Role, Section, Activity, Instance)
Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Label(Struct, frozen=True, omit_defaults=True):
    """What an edit does, in a code and values; `bhuki.matrix.labels` says it in words."""

    code: str
    values: dict[str, str | int] = {}


class Touched(Struct):
    """What an edit touched, for those who judge, count or paint only that.

    `structure` is true when rows or columns came, went or moved; `all` when nothing that is
    derived from the matrix can be trusted (another scheme, another profile).
    """

    cells: set[CellKey] = set()
    activities: set[str] = set()
    roles: set[str] = set()
    sections: set[str] = set()
    groups: set[str] = set()
    findings: set[FindingKey] = set()
    structure: bool = False
    about: bool = False
    appointments: bool = False
    all: bool = False


class SetAssignments(Struct, frozen=True, tag="assignments"):
    """Set cells to assignments; None, or one that says nothing, empties a cell."""

    cells: tuple[tuple[str, str, Assignment | None], ...]

    def apply(self, matrix: Matrix) -> "SetAssignments":
        table = matrix.assignments
        before: list[tuple[str, str, Assignment | None]] = []
        for activity_id, role_id, value in self.cells:
            key = (activity_id, role_id)
            before.append((activity_id, role_id, table.get(key)))
            if value:
                table[key] = value
            else:
                table.pop(key, None)
        before.reverse()
        return SetAssignments(tuple(before))

    def touch(self, touched: Touched) -> None:
        touched.cells.update((activity_id, role_id) for activity_id, role_id, _ in self.cells)


class Placed(Struct, Generic[Entity], frozen=True, omit_defaults=True):
    """An entity and the id it comes after in its table: None is first, unset stays where it is.

    A new entity with no place goes last.
    """

    value: Entity
    after: str | UnsetType | None = UNSET


def _put(
    table: dict[str, Entity], put: tuple[Placed[Entity], ...], remove: tuple[str, ...]
) -> tuple[tuple[Placed[Entity], ...], tuple[str, ...]]:
    """Change a table in place; give what restores it: placed values, and ids to remove."""
    moved = {p.value.id for p in put if p.after is not UNSET}
    gone = set(remove) | moved
    changed = gone | {p.value.id for p in put}
    restore: list[Placed[Entity]] = []
    previous: str | None = None
    for entity_id, value in table.items():
        if entity_id in gone:
            restore.append(Placed(value, previous))
        elif entity_id in changed:
            restore.append(Placed(value))
        previous = entity_id
    new = tuple(dict.fromkeys(p.value.id for p in put if p.value.id not in table))
    if gone & table.keys() or moved:
        kept = {k: v for k, v in table.items() if k not in gone}
        table.clear()
        table.update(_woven(kept, put))
    else:
        table.update((p.value.id, p.value) for p in put)
    return tuple(restore), new


def _woven(kept: dict[str, Entity], put: tuple[Placed[Entity], ...]) -> dict[str, Entity]:
    """Put entities in their places among those that stay, each after the one it names."""
    following: dict[str | None, list[Entity]] = {}
    loose: dict[str, Entity] = {}
    for placed in put:
        if placed.after is UNSET:
            if placed.value.id in kept:
                kept[placed.value.id] = placed.value
            else:
                loose[placed.value.id] = placed.value
        else:
            following.setdefault(placed.after, []).append(placed.value)
    woven: dict[str, Entity] = {}

    def follow(anchor: str | None) -> None:
        waiting = list(reversed(following.pop(anchor, [])))
        while waiting:
            value = waiting.pop()
            woven[value.id] = value
            waiting += reversed(following.pop(value.id, []))

    follow(None)
    for entity_id, value in kept.items():
        woven[entity_id] = value
        follow(entity_id)
    for value in loose.values():
        woven[value.id] = value
        follow(value.id)
    for anchor in list(following):  # places that are nowhere: last, none lost
        follow(anchor)
    return woven


class PutGroups(Struct, frozen=True, tag="groups", omit_defaults=True):
    """Add, change, place and remove role groups."""

    put: tuple[Placed[RoleGroup], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "PutGroups":
        matrix.forget_orders()
        return PutGroups(*_put(matrix.groups, self.put, self.remove))

    def touch(self, touched: Touched) -> None:
        touched.structure = True
        touched.groups.update(_ids(self))


class PutRoles(Struct, frozen=True, tag="roles", omit_defaults=True):
    """Add, change, place and remove roles; their cells are another step."""

    put: tuple[Placed[Role], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "PutRoles":
        matrix.forget_orders()
        return PutRoles(*_put(matrix.roles, self.put, self.remove))

    def touch(self, touched: Touched) -> None:
        touched.structure = True
        touched.roles.update(_ids(self))


class PutSections(Struct, frozen=True, tag="sections", omit_defaults=True):
    """Add, change, place and remove sections."""

    put: tuple[Placed[Section], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "PutSections":
        matrix.forget_orders()
        return PutSections(*_put(matrix.sections, self.put, self.remove))

    def touch(self, touched: Touched) -> None:
        touched.structure = True
        touched.sections.update(_ids(self))


class PutActivities(Struct, frozen=True, tag="activities", omit_defaults=True):
    """Add, change, place and remove activities; their cells are another step."""

    put: tuple[Placed[Activity], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "PutActivities":
        matrix.forget_orders()
        return PutActivities(*_put(matrix.activities, self.put, self.remove))

    def touch(self, touched: Touched) -> None:
        touched.structure = True
        touched.activities.update(_ids(self))


class PutInstances(Struct, frozen=True, tag="instances", omit_defaults=True):
    """Add, change, place and remove projects and systems."""

    put: tuple[Placed[Instance], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "PutInstances":
        return PutInstances(*_put(matrix.instances, self.put, self.remove))

    def touch(self, touched: Touched) -> None:
        touched.appointments = True


def _ids(step: Any) -> Iterable[str]:
    return [placed.value.id for placed in step.put] + list(step.remove)


def _set(table: dict[Key, Value], values: Iterable[tuple[Key, Value | None]]) -> Any:
    """Set or remove (None) values in a table; give what restores it."""
    before: list[tuple[Key, Value | None]] = []
    for key, value in values:
        before.append((key, table.get(key)))
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    return tuple(reversed(before))


class SetHolders(Struct, frozen=True, tag="holders"):
    """Say who holds roles; the key is (instance id or "", role id), None clears."""

    holders: tuple[tuple[HolderKey, tuple[str, ...] | None], ...]

    def apply(self, matrix: Matrix) -> "SetHolders":
        return SetHolders(_set(matrix.holders, self.holders))

    def touch(self, touched: Touched) -> None:
        touched.appointments = True
        touched.roles.update(role_id for (_, role_id), _ in self.holders)


class SetAccepted(Struct, frozen=True, tag="accepted"):
    """Accept findings, or take the acceptance back (None)."""

    accepted: tuple[tuple[FindingKey, Acceptance | None], ...]

    def apply(self, matrix: Matrix) -> "SetAccepted":
        return SetAccepted(_set(matrix.accepted, self.accepted))

    def touch(self, touched: Touched) -> None:
        touched.findings.update(key for key, _ in self.accepted)


class SetParked(Struct, frozen=True, tag="parked"):
    """Park findings for later, or take them up again (None)."""

    parked: tuple[tuple[FindingKey, Parked | None], ...]

    def apply(self, matrix: Matrix) -> "SetParked":
        return SetParked(_set(matrix.parked, self.parked))

    def touch(self, touched: Touched) -> None:
        touched.findings.update(key for key, _ in self.parked)


class SetRules(Struct, frozen=True, tag="rules"):
    """Switch rules on and off, set their severity and numbers; None restores the default."""

    rules: tuple[tuple[str, RuleSetting | None], ...]

    def apply(self, matrix: Matrix) -> "SetRules":
        return SetRules(_set(matrix.rules, self.rules))

    def touch(self, touched: Touched) -> None:
        touched.all = True


class SetAbout(Struct, frozen=True, tag="about"):
    """Set title, scope, owner, dates, language and profile."""

    about: About

    def apply(self, matrix: Matrix) -> "SetAbout":
        before, matrix.about = matrix.about, self.about
        return SetAbout(before)

    def touch(self, touched: Touched) -> None:
        touched.about = True
        touched.all = True


class SetScheme(Struct, frozen=True, tag="scheme"):
    """Judge and write by another scheme; the letters in the cells are another step."""

    scheme: Scheme

    def apply(self, matrix: Matrix) -> "SetScheme":
        before, matrix.scheme = matrix.scheme, self.scheme
        return SetScheme(before)

    def touch(self, touched: Touched) -> None:
        touched.all = True


class SetOwnSchemes(Struct, frozen=True, tag="own-schemes"):
    """Define schemes of the matrix's own, or drop them (None)."""

    schemes: tuple[tuple[str, Scheme | None], ...]

    def apply(self, matrix: Matrix) -> "SetOwnSchemes":
        return SetOwnSchemes(_set(matrix.own_schemes, self.schemes))

    def touch(self, touched: Touched) -> None:
        touched.all = True


class SetExtra(Struct, frozen=True, tag="extra", omit_defaults=True):
    """Set what the file carries beside the matrix (snapshots, unknown fields), or remove it."""

    values: tuple[tuple[str, Any], ...] = ()
    remove: tuple[str, ...] = ()

    def apply(self, matrix: Matrix) -> "SetExtra":
        # None is a value here: a file may say null, and must be given it back.
        before = dict(matrix.extra)
        for name in self.remove:
            matrix.extra.pop(name, None)
        matrix.extra.update(self.values)
        changed = dict.fromkeys((*self.remove, *(name for name, _ in self.values)))
        return SetExtra(
            tuple((name, before[name]) for name in changed if name in before),
            tuple(name for name in changed if name not in before),
        )

    def touch(self, touched: Touched) -> None:
        """Nothing that is judged or painted changes."""


Step = (
    SetAssignments
    | PutGroups
    | PutRoles
    | PutSections
    | PutActivities
    | PutInstances
    | SetHolders
    | SetAccepted
    | SetParked
    | SetRules
    | SetAbout
    | SetScheme
    | SetOwnSchemes
    | SetExtra
)


class Edit(Struct, frozen=True, omit_defaults=True):
    """One change in words and steps: one undo step, however large."""

    label: Label
    steps: tuple[Step, ...] = ()

    def apply(self, matrix: Matrix) -> "Edit":
        """Change the matrix; give the edit that restores it exactly."""
        return Edit(self.label, tuple(step.apply(matrix) for step in self.steps)[::-1])

    def touched(self) -> Touched:
        """Say what this edit touches, the same before and after it is applied."""
        touched = Touched()
        for step in self.steps:
            step.touch(touched)
        return touched

    def __bool__(self) -> bool:
        return bool(self.steps)


_encoder = msgspec.json.Encoder()


@cache
def _decoder() -> msgspec.json.Decoder[Edit]:
    """Make the decoder when an edit is read: it takes longer than judging a small matrix."""
    return msgspec.json.Decoder(Edit)


def write_edit(edit: Edit) -> bytes:
    """Write an edit as one line of JSON, without the line's end."""
    try:
        return _encoder.encode(edit)
    except UnicodeEncodeError:
        return _encoder.encode(whole_characters(msgspec.to_builtins(edit)))


def read_edit(line: bytes) -> Edit:
    """Read an edit from its line; raises `msgspec.MsgspecError` where it is none."""
    return _decoder().decode(line)


def merged(label: Label, edits: Iterable[Edit]) -> Edit:
    """Make several edits, each made for the matrix as the one before leaves it, into one."""
    return Edit(label, tuple(step for edit in edits for step in edit.steps))


def as_cells(values: Mapping[CellKey, Assignment | None]) -> SetAssignments:
    """Make a step that sets many cells; an empty assignment empties its cell."""
    return SetAssignments(tuple((a, r, value or None) for (a, r), value in values.items()))
