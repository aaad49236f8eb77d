"""Merge what two people made of one matrix: what each of them changed, in one edit.

    merged = merge(base, mine, theirs)
    merged.edit.apply(mine)             # one undo step; mine is then what both of them want
    merged.conflicts                    # what both changed, each in another way: mine stands

`base` is what both started from. Where only one changed something, that counts, field by field.
Where both did, mine stands and is named. What one removed and the other changed stays, with what
it stands in. `bhuki.matrix.merging_words` says the conflicts.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct

from bhuki.matrix.difference import extra_steps, steps_between
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix

_ENTITIES = ("groups", "roles", "sections", "activities", "instances")
_MAPS = ("own_schemes", "rules", "accepted", "parked", "holders")


class What(StrEnum):
    """What was changed twice."""

    CELL = "cell"
    CHANGED = "changed"  # an activity, a role …
    REMOVED = "removed"  # by one, and changed by the other
    ABOUT = "about"
    SCHEME = "scheme"
    OTHER = "other"


class Conflict(Struct, frozen=True):
    """Something that both changed, each in another way; what was mine stands."""

    what: What
    name: str = ""  # of the activity, role, section …
    role: str = ""  # of a cell
    mine: str = ""
    theirs: str = ""


class Merge(Struct, frozen=True):
    """What comes of both: the matrix, the edit that makes mine into it, what both changed."""

    matrix: Matrix
    edit: Edit
    conflicts: tuple[Conflict, ...]


def merge(base: Matrix, mine: Matrix, theirs: Matrix) -> Merge:
    """Merge two matrices that started as one."""
    made = _Merging(base, mine, theirs)
    merged = made.run()
    steps = (*steps_between(mine, merged), *extra_steps(mine, merged))
    return Merge(merged, Edit(Label("merge"), steps), tuple(made.conflicts))


class _Merging:
    def __init__(self, base: Matrix, mine: Matrix, theirs: Matrix) -> None:
        self.base, self.mine, self.theirs = base, mine, theirs
        self.conflicts: list[Conflict] = []

    def run(self) -> Matrix:
        base, mine, theirs = self.base, self.mine, self.theirs
        merged = Matrix()
        merged.about, both = _fields(base.about, mine.about, theirs.about)
        self.conflicts += [Conflict(What.ABOUT, name) for name in both]
        merged.scheme = self._one(base.scheme, mine.scheme, theirs.scheme, What.SCHEME)
        for name in _ENTITIES:
            setattr(merged, name, self._entities(name))
        merged.assignments = self._cells(merged)
        for name in _MAPS:
            tables = (getattr(each, name) for each in (base, mine, theirs))
            setattr(merged, name, self._map(*tables))
        merged.extra = self._extra()
        self._keep_what_is_pointed_to(merged)
        return merged

    def _one(self, base: Any, mine: Any, theirs: Any, what: What) -> Any:
        if mine in (base, theirs):
            return theirs
        if theirs != base:
            self.conflicts.append(Conflict(what))
        return mine

    def _entities(self, name: str) -> dict[str, Any]:
        base, mine, theirs = (getattr(m, name) for m in (self.base, self.mine, self.theirs))
        kept: dict[str, Any] = {}
        for key in dict.fromkeys((*mine, *theirs, *base)):
            value = self._entity(name, key, base.get(key), mine.get(key), theirs.get(key))
            if value is not None:
                kept[key] = value
        return {key: kept[key] for key in _order(list(base), list(mine), list(theirs), kept)}

    def _entity(self, table: str, key: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine is not None and theirs is not None:
            made, both = _fields(base, mine, theirs)
            if both:
                self.conflicts.append(Conflict(What.CHANGED, _name(mine)))
            return made
        here = mine if mine is not None else theirs
        if here is None or base is None:
            return here
        keeper = self.mine if mine is not None else self.theirs
        if here == base and not _cells_differ(table, key, self.base, keeper):
            return None
        self.conflicts.append(Conflict(What.REMOVED, _name(here)))
        return here

    def _cells(self, merged: Matrix) -> dict[Any, Assignment]:
        base, mine, theirs = (m.assignments for m in (self.base, self.mine, self.theirs))
        made: dict[Any, Assignment] = {}
        for key in dict.fromkeys((*mine, *theirs)):
            b, m, t = base.get(key), mine.get(key), theirs.get(key)
            value = m if t in (m, b) else t if m == b else self._cell(key, b, m, t)
            if value is None and self._taken_along(key, merged):
                value = m or t  # it went with its row or column, which stays
            if value:
                made[key] = value
        return made

    def _taken_along(self, key: tuple[str, str], merged: Matrix) -> bool:
        activity, role = key
        if activity not in merged.activities or role not in merged.roles:
            return False
        sides = (self.mine, self.theirs)
        return any(activity not in m.activities or role not in m.roles for m in sides)

    def _cell(
        self,
        key: tuple[str, str],
        base: Assignment | None,
        mine: Assignment | None,
        theirs: Assignment | None,
    ) -> Assignment | None:
        empty = Assignment()
        made, both = _fields(base or empty, mine or empty, theirs or empty)
        if both:
            activities = {**self.theirs.activities, **self.mine.activities}
            roles = {**self.theirs.roles, **self.mine.roles}
            activity, role = activities.get(key[0]), roles.get(key[1])
            name, of = (activity.title if activity else key[0]), (role.name if role else key[1])
            said = [each.text if each else "" for each in (mine, theirs)]
            self.conflicts.append(Conflict(What.CELL, name, of, *said))
        return made or None

    def _map(self, base: Any, mine: Any, theirs: Any) -> dict[Any, Any]:
        made: dict[Any, Any] = {}
        for key in dict.fromkeys((*mine, *theirs)):
            b, m, t = base.get(key), mine.get(key), theirs.get(key)
            if m in (t, b):
                value = t
            elif t == b:
                value = m
            else:
                value = m if m is not None else t
                self.conflicts.append(Conflict(What.OTHER, key if isinstance(key, str) else key[0]))
            if value is not None:
                made[key] = value
        return made

    def _extra(self) -> dict[str, Any]:
        base, mine, theirs = self.base.extra, self.mine.extra, self.theirs.extra
        made: dict[str, Any] = {}
        for key in dict.fromkeys((*mine, *theirs)):
            here = [side for side in (mine, theirs) if key in side]
            b, m, t = (side.get(key) for side in (base, mine, theirs))
            if len(here) == 2:
                made[key] = t if m == b else m if t in (b, m) else _joined(m, t)
            elif key not in base or here[0][key] != b:
                made[key] = here[0][key]
        return made

    def _keep_what_is_pointed_to(self, merged: Matrix) -> None:
        """Keep a section or group that one removed and the other put something in."""
        pointers = (
            ("groups", "roles", "group"),
            ("roles", "roles", "reports_to"),
            ("sections", "activities", "section"),
            ("sections", "sections", "parent"),
        )
        for table, users, field in pointers:
            there = getattr(merged, table)
            known = {**getattr(self.theirs, table), **getattr(self.mine, table)}
            waiting = [getattr(user, field) for user in getattr(merged, users).values()]
            while waiting:
                key = waiting.pop()
                if key is not None and key not in there and key in known:
                    there[key] = known[key]
                    self.conflicts.append(Conflict(What.REMOVED, _name(known[key])))
                    if table == "sections":
                        waiting.append(known[key].parent)


def _fields(base: Any, mine: Any, theirs: Any) -> tuple[Any, list[str]]:
    """Merge a value field by field; give it, and the fields that both changed."""
    changed: dict[str, Any] = {}
    both: list[str] = []
    for field in mine.__struct_fields__:
        m, t = getattr(mine, field), getattr(theirs, field)
        b = getattr(base, field) if base is not None else None
        if m == t:
            continue
        if base is not None and m == b:
            changed[field] = t
        elif base is None or t != b:
            both.append(field)
    return (msgspec.structs.replace(mine, **changed) if changed else mine), both


def _order(base: list[str], mine: list[str], theirs: list[str], kept: Iterable[str]) -> list[str]:
    """Order what is kept as the one who moved things has it, with the other's own put in."""
    wanted = set(kept)
    common = wanted.intersection(base, mine, theirs)
    moved_by_me = [k for k in mine if k in common] != [k for k in base if k in common]
    spine, other = (mine, theirs) if moved_by_me else (theirs, mine)
    placed = [key for key in spine if key in wanted]
    inside = set(placed)
    previous: str | None = None
    for key in other:
        if key in wanted and key not in inside:
            placed.insert(placed.index(previous) + 1 if previous is not None else 0, key)
            inside.add(key)
        if key in inside:
            previous = key
    return placed


def _cells_differ(table: str, key: str, base: Matrix, now: Matrix) -> bool:
    """Say whether cells of a row or column are others than they were."""
    place = {"activities": 0, "roles": 1}.get(table)
    if place is None:
        return False
    before, after = (
        {cell: value for cell, value in m.assignments.items() if cell[place] == key}
        for m in (base, now)
    )
    return any(value != before.get(cell) for cell, value in after.items())


def _joined(mine: Any, theirs: Any) -> Any:
    """Keep what stands in either of two lists of things with ids, as the snapshots are."""
    both = (*mine, *theirs) if isinstance(mine, list) and isinstance(theirs, list) else ()
    if not both or not all(isinstance(one, dict) and "id" in one for one in both):
        return mine
    return list({str(one["id"]): one for one in (*theirs, *mine)}.values())


def _name(entity: Any) -> str:
    name: str | Mapping[str, str] = getattr(entity, "title", None) or entity.name
    return str(name)
