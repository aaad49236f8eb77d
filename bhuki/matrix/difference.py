"""What makes one matrix into another, as steps of an edit.

    Edit(Label("bring-back", {"name": "…"}), steps_between(now, then)).apply(now)

What a file carries beside the matrix (snapshots, unread fields) is a step of its own.
"""

from collections.abc import Mapping
from typing import Any

from bhuki.matrix.changes import set_cells
from bhuki.matrix.edits import (
    Placed,
    PutActivities,
    PutGroups,
    PutInstances,
    PutRoles,
    PutSections,
    SetAbout,
    SetAccepted,
    SetExtra,
    SetHolders,
    SetOwnSchemes,
    SetParked,
    SetRules,
    SetScheme,
    Step,
)
from bhuki.matrix.matrix import Matrix


def steps_between(now: Matrix, then: Matrix) -> tuple[Step, ...]:
    """Give the steps that make one matrix into another, `extra` left as it is."""
    steps: list[Step] = []
    if now.about != then.about:
        steps.append(SetAbout(then.about))
    own = _set(now.own_schemes, then.own_schemes)
    if own:
        steps.append(SetOwnSchemes(own))
    if now.scheme != then.scheme:
        steps.append(SetScheme(then.scheme))
    tables: list[tuple[Any, str]] = [
        (PutGroups, "groups"),
        (PutRoles, "roles"),
        (PutSections, "sections"),
        (PutActivities, "activities"),
        (PutInstances, "instances"),
    ]
    for put, name in tables:
        mine, theirs = getattr(now, name), getattr(then, name)
        if mine != theirs or list(mine) != list(theirs):
            steps.append(put(_in_order(theirs), tuple(i for i in mine if i not in theirs)))
    cells = dict.fromkeys(now.assignments) | then.assignments
    steps += set_cells(now, cells).steps
    maps: list[tuple[Any, str]] = [
        (SetHolders, "holders"),
        (SetAccepted, "accepted"),
        (SetParked, "parked"),
        (SetRules, "rules"),
    ]
    for set_, name in maps:
        changed = _set(getattr(now, name), getattr(then, name))
        if changed:
            steps.append(set_(changed))
    return tuple(steps)


def extra_steps(now: Matrix, then: Matrix) -> tuple[Step, ...]:
    """Give the step that gives a matrix what another carries beside itself; none if it has it."""
    there = then.extra.items()
    changed = tuple((k, v) for k, v in there if k not in now.extra or now.extra[k] != v)
    gone = tuple(k for k in now.extra if k not in then.extra)
    return (SetExtra(changed, gone),) if changed or gone else ()


def _in_order(table: Mapping[str, Any]) -> tuple[Placed[Any], ...]:
    """Place all of a table's values one after another."""
    before = [None, *table]
    return tuple(Placed(value, after) for value, after in zip(table.values(), before, strict=False))


def _set(now: Mapping[Any, Any], then: Mapping[Any, Any]) -> tuple[tuple[Any, Any], ...]:
    """Give the keys whose values differ, with what they become; None removes."""
    return tuple((key, then.get(key)) for key in {**now, **then} if now.get(key) != then.get(key))
