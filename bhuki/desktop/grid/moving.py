"""Move rows and columns a step, or to where they were dropped; give the edit.

    move_activities_step(matrix, ids, -1)      # up; at its section's top into the one before
    drop_activities(matrix, ids, before=..., after=..., section=...)

All is said in ids, so that it holds whatever is hidden just now.
"""

from collections.abc import Sequence

from bhuki.matrix.changes import (
    move_activities,
    move_group,
    move_roles,
    move_section,
)
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.matrix import Matrix

NOTHING = Edit(Label("move"))


def move_activities_step(matrix: Matrix, ids: Sequence[str], step: int) -> Edit:
    """Move activities up (-1) or down (1), into the next section at the end of their own."""
    order = matrix.activity_order()
    moving = [activity for activity in order if activity.id in set(ids)]
    if not moving:
        return NOTHING
    edge = moving[0] if step < 0 else moving[-1]
    home = _home(edge.section, matrix.sections)
    inside = [a.id for a in order if _home(a.section, matrix.sections) == home]
    spot = _step_inside(inside, [a.id for a in moving], edge.id, step)
    names = [activity.id for activity in moving]
    if spot is not None:
        return move_activities(matrix, names, home, spot[0])
    there = _neighbour(_activity_homes(matrix, home), home, step)
    if there is False:
        return NOTHING
    others = [a.id for a in order if _home(a.section, matrix.sections) == there]
    after = others[-1] if step < 0 and others else None
    return move_activities(matrix, names, there, after)  # type: ignore[arg-type]


def move_roles_step(matrix: Matrix, ids: Sequence[str], step: int) -> Edit:
    """Move roles left (-1) or right (1), into the next group at the end of their own."""
    order = matrix.role_order()
    moving = [role for role in order if role.id in set(ids)]
    if not moving:
        return NOTHING
    edge = moving[0] if step < 0 else moving[-1]
    home = _home(edge.group, matrix.groups)
    inside = [r.id for r in order if _home(r.group, matrix.groups) == home]
    spot = _step_inside(inside, [r.id for r in moving], edge.id, step)
    names = [role.id for role in moving]
    if spot is not None:
        return move_roles(matrix, names, home, spot[0])
    loose: list[str | None] = [None] if home is None or not order[0].group else []
    there = _neighbour([*loose, *matrix.groups], home, step)
    if there is False:
        return NOTHING
    others = [r.id for r in order if _home(r.group, matrix.groups) == there]
    after = others[-1] if step < 0 and others else None
    return move_roles(matrix, names, there, after)  # type: ignore[arg-type]


def move_section_step(matrix: Matrix, section_id: str, step: int) -> Edit:
    """Move a section up or down among those beside it; at the end into its parent's neighbour."""
    rows = matrix.section_order()
    section = matrix.sections[section_id]
    parent = _home(section.parent, matrix.sections)
    beside = [r.section.id for r in rows if _home(r.section.parent, matrix.sections) == parent]
    place = beside.index(section_id)
    target = place + step
    if 0 <= target < len(beside):
        after = beside[target] if step > 0 else (beside[target - 1] if target else None)
        return move_section(matrix, section_id, parent, after)
    if parent is None:
        return NOTHING
    uncles = _beside(matrix, parent)
    other = uncles.index(parent) + step
    if not 0 <= other < len(uncles):
        return NOTHING
    cousins = [r.section.id for r in rows if r.section.parent == uncles[other]]
    after = cousins[-1] if step < 0 and cousins else None
    return move_section(matrix, section_id, uncles[other], after)


def move_group_step(matrix: Matrix, group_id: str, step: int) -> Edit:
    """Move a role group left or right."""
    groups = list(matrix.groups)
    target = groups.index(group_id) + step
    if not 0 <= target < len(groups):
        return NOTHING
    after = groups[target] if step > 0 else (groups[target - 1] if target else None)
    return move_group(matrix, group_id, after)


def drop_activities(
    matrix: Matrix, ids: Sequence[str], section: str | None, before: str | None
) -> Edit:
    """Put activities into a section, before an activity there or (None) at its end."""
    moving = set(ids)
    order = matrix.activity_order()
    inside = [
        a.id for a in order if _home(a.section, matrix.sections) == section and a.id not in moving
    ]
    names = [a.id for a in order if a.id in moving]
    edit = move_activities(matrix, names, section, _predecessor(inside, before))
    return edit if _moves(edit, matrix, "activities") else NOTHING


def drop_roles(matrix: Matrix, ids: Sequence[str], group: str | None, before: str | None) -> Edit:
    """Put roles into a group, before a role there or (None) at its end."""
    moving = set(ids)
    order = matrix.role_order()
    inside = [r.id for r in order if _home(r.group, matrix.groups) == group and r.id not in moving]
    names = [r.id for r in order if r.id in moving]
    edit = move_roles(matrix, names, group, _predecessor(inside, before))
    return edit if _moves(edit, matrix, "roles") else NOTHING


def drop_group(matrix: Matrix, group_id: str, before: str | None) -> Edit:
    """Put a role group before another, or (None) last."""
    others = [g for g in matrix.groups if g != group_id]
    edit = move_group(matrix, group_id, _predecessor(others, before))
    return edit if _moves(edit, matrix, "groups") else NOTHING


def drop_section(matrix: Matrix, section_id: str, parent: str | None, before: str | None) -> Edit:
    """Put a section into another (None: the top), before a section there or at the end."""
    if parent is not None and any(s.id == section_id for s in matrix.section_path(parent)):
        return NOTHING  # a section can't lie in itself
    rows = matrix.section_order()
    beside = [
        r.section.id
        for r in rows
        if _home(r.section.parent, matrix.sections) == parent and r.section.id != section_id
    ]
    edit = move_section(matrix, section_id, parent, _predecessor(beside, before))
    return edit if _moves(edit, matrix, "sections") else NOTHING


def _moves(edit: Edit, matrix: Matrix, table: str) -> bool:
    """Say whether an edit puts anything elsewhere; dropping a thing on itself is no edit."""
    after = matrix.copy()
    edit.apply(after)
    mine, other = getattr(matrix, table), getattr(after, table)
    return list(mine) != list(other) or mine != other


def _predecessor(inside: list[str], before: str | None) -> str | None:
    if before is None or before not in inside:
        return inside[-1] if inside else None
    place = inside.index(before)
    return inside[place - 1] if place else None


def _step_inside(
    inside: list[str], moving: list[str], edge: str, step: int
) -> tuple[str | None] | None:
    """Give what a thing comes after when it takes a step among its own; None at the end."""
    place = inside.index(edge)
    target = place + step
    while 0 <= target < len(inside) and inside[target] in moving:
        target += step
    if not 0 <= target < len(inside):
        return None
    if step > 0:
        return (inside[target],)
    rest = [i for i in inside[:target] if i not in moving]
    return (rest[-1] if rest else None,)


def _activity_homes(matrix: Matrix, home: str | None) -> list[str | None]:
    """Give where activities live: not in sections that only hold other sections."""
    used = {_home(a.section, matrix.sections) for a in matrix.activities.values()}
    parents = {section.parent for section in matrix.sections.values()}
    homes: list[str | None] = [None] if home is None or None in used else []
    for row in matrix.section_order():
        if row.section.id in used or row.section.id not in parents:
            homes.append(row.section.id)
    return homes


def _neighbour(homes: list[str | None], home: str | None, step: int) -> str | bool | None:
    """Give the home before or after one; False where there is none."""
    place = homes.index(home) + step
    return homes[place] if 0 <= place < len(homes) else False


def _beside(matrix: Matrix, section_id: str) -> list[str]:
    parent = _home(matrix.sections[section_id].parent, matrix.sections)
    return [
        row.section.id
        for row in matrix.section_order()
        if _home(row.section.parent, matrix.sections) == parent
    ]


def _home(home: str | None, homes: object) -> str | None:
    return home if home in homes else None  # type: ignore[operator]
