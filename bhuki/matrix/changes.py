"""The verbs: what a user does to a matrix, each made into one edit.

    edit = assign(matrix, [(activity.id, role.id)], ["H", "U"])

A verb reads the matrix and gives an edit; it changes nothing itself. An edit without steps (false)
means that nothing would change.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutGroups,
    PutInstances,
    PutRoles,
    PutSections,
    SetAbout,
    SetAccepted,
    SetAssignments,
    SetHolders,
    SetParked,
    SetRules,
    Step,
    as_cells,
)
from bhuki.matrix.entities import (
    Acceptance,
    Activity,
    Assignment,
    CellKey,
    FindingKey,
    Instance,
    Parked,
    Role,
    RoleGroup,
    RuleSetting,
    Section,
)
from bhuki.matrix.matrix import Matrix

EMPTY = Assignment()


def assign(matrix: Matrix, cells: Iterable[CellKey], letters: Sequence[str]) -> Edit:
    """Replace the letters in cells; notes and vetoes stay."""
    sorted_letters = matrix.scheme.sort(letters)
    changed = {
        cell: msgspec.structs.replace(before, letters=sorted_letters)
        for cell in cells
        if (before := matrix.assignments.get(cell, EMPTY)).letters != sorted_letters
    }
    return set_cells(matrix, changed, Label("assign", _counted(changed, "/".join(sorted_letters))))


def toggle_letter(matrix: Matrix, cells: Collection[CellKey], code: str) -> Edit:
    """Add a letter to cells, or take it away where all of them have it."""
    have = [code in matrix.letters(*cell) for cell in cells]
    taking = bool(have) and all(have)
    changed: dict[CellKey, Assignment] = {}
    for cell in cells:
        before = matrix.assignments.get(cell, EMPTY)
        letters = [letter for letter in before.letters if letter != code]
        after = matrix.scheme.sort(letters if taking else [*letters, code])
        if after != before.letters:
            changed[cell] = msgspec.structs.replace(before, letters=after)
    return set_cells(matrix, changed, Label("take" if taking else "add", _counted(changed, code)))


def clear(matrix: Matrix, cells: Iterable[CellKey]) -> Edit:
    """Empty cells: letters, vetoes and notes."""
    filled = dict.fromkeys(cell for cell in cells if cell in matrix.assignments)
    return set_cells(matrix, filled, Label("clear", {"n": len(filled)}))


def move_letter_here(matrix: Matrix, cell: CellKey, code: str) -> Edit:
    """Give a cell a letter and take it from every other role of the activity."""
    activity_id, role_id = cell
    changed: dict[CellKey, Assignment] = {}
    for other in matrix.roles:
        before = matrix.assignments.get((activity_id, other))
        if other != role_id and before is not None and code in before.letters:
            rest = tuple(letter for letter in before.letters if letter != code)
            changed[activity_id, other] = msgspec.structs.replace(before, letters=rest)
    here = matrix.assignments.get(cell, EMPTY)
    letters = matrix.scheme.sort([*here.letters, code])
    if letters != here.letters:
        changed[cell] = msgspec.structs.replace(here, letters=letters)
    return set_cells(matrix, changed, Label("move-letter", {"letters": code}))


def set_cells(
    matrix: Matrix, values: Mapping[CellKey, Assignment | None], label: Label | None = None
) -> Edit:
    """Set cells to whole assignments; what is already so is left out of the edit."""
    changed = {
        cell: value
        for cell, value in values.items()
        if (value or None) != matrix.assignments.get(cell)
    }
    steps = (as_cells(changed),) if changed else ()
    return Edit(label or Label("set-cells", {"n": len(changed)}), steps)


def add_activities(
    matrix: Matrix, activities: Sequence[Activity], after: str | UnsetType | None = UNSET
) -> Edit:
    """Add activities one after another, after another activity; None is first, unset last."""
    label = Label("add-activities", {"n": len(activities)})
    return Edit(label, (PutActivities(_in_line(activities, after)),))


def add_roles(matrix: Matrix, roles: Sequence[Role], after: str | UnsetType | None = UNSET) -> Edit:
    """Add roles one after another, after another role; None is first, unset last."""
    return Edit(Label("add-roles", {"n": len(roles)}), (PutRoles(_in_line(roles, after)),))


def add_section(matrix: Matrix, section: Section, after: str | UnsetType | None = UNSET) -> Edit:
    """Add a section after another; None is first, unset last."""
    return Edit(
        Label("add-section", {"name": section.name}), (PutSections((Placed(section, after),)),)
    )


def add_group(matrix: Matrix, group: RoleGroup, after: str | UnsetType | None = UNSET) -> Edit:
    """Add a role group after another; None is first, unset last."""
    return Edit(Label("add-group", {"name": group.name}), (PutGroups((Placed(group, after),)),))


def add_instances(matrix: Matrix, instances: Sequence[Instance]) -> Edit:
    """Add projects or systems at the end of their list."""
    return Edit(
        Label("add-instances", {"n": len(instances)}), (PutInstances(_in_line(instances, UNSET)),)
    )


def remove_activities(matrix: Matrix, ids: Collection[str]) -> Edit:
    """Remove activities with their cells and what was said of their findings."""
    gone = set(ids)
    steps: list[Step] = _cells_gone([c for c in matrix.assignments if c[0] in gone])
    steps += _findings_gone(matrix, lambda key: key[1] in gone)
    steps.append(PutActivities(remove=tuple(ids)))
    return Edit(Label("remove-activities", {"n": len(ids)}), tuple(steps))


def remove_roles(matrix: Matrix, ids: Collection[str]) -> Edit:
    """Remove roles with their cells and holders; who reported to them reports to nobody."""
    gone = set(ids)
    steps: list[Step] = _cells_gone([c for c in matrix.assignments if c[1] in gone])
    steps += _findings_gone(matrix, lambda key: key[2] in gone)
    held = [key for key in matrix.holders if key[1] in gone]
    if held:
        steps.append(SetHolders(tuple((key, None) for key in held)))
    orphans = tuple(
        Placed(msgspec.structs.replace(role, reports_to=None))
        for role in matrix.roles.values()
        if role.reports_to in gone and role.id not in gone
    )
    steps.append(PutRoles(orphans, tuple(ids)))
    return Edit(Label("remove-roles", {"n": len(ids)}), tuple(steps))


def remove_section(matrix: Matrix, section_id: str) -> Edit:
    """Remove a section; what lay in it lies in the section around it."""
    section = matrix.sections[section_id]
    children = tuple(
        Placed(msgspec.structs.replace(child, parent=section.parent))
        for child in matrix.sections.values()
        if child.parent == section_id
    )
    freed = tuple(
        Placed(msgspec.structs.replace(activity, section=section.parent))
        for activity in matrix.activities.values()
        if activity.section == section_id
    )
    steps: list[Step] = [PutActivities(freed)] if freed else []
    steps.append(PutSections(children, (section_id,)))
    return Edit(Label("remove-section", {"name": section.name}), tuple(steps))


def remove_group(matrix: Matrix, group_id: str) -> Edit:
    """Remove a role group; its roles stand without a group."""
    freed = tuple(
        Placed(msgspec.structs.replace(role, group=None))
        for role in matrix.roles.values()
        if role.group == group_id
    )
    steps: list[Step] = [PutRoles(freed)] if freed else []
    steps.append(PutGroups(remove=(group_id,)))
    return Edit(Label("remove-group", {"name": matrix.groups[group_id].name}), tuple(steps))


def remove_instances(matrix: Matrix, ids: Collection[str]) -> Edit:
    """Remove projects or systems with their appointments."""
    gone = set(ids)
    held = [key for key in matrix.holders if key[0] in gone]
    steps: list[Step] = [SetHolders(tuple((key, None) for key in held))] if held else []
    steps.append(PutInstances(remove=tuple(ids)))
    return Edit(Label("remove-instances", {"n": len(ids)}), tuple(steps))


def move_activities(
    matrix: Matrix, ids: Sequence[str], section: str | None, after: str | None
) -> Edit:
    """Move activities into a section, one after another, after an activity (None: first)."""
    moved = [msgspec.structs.replace(matrix.activities[i], section=section) for i in ids]
    return Edit(Label("move-activities", {"n": len(ids)}), (PutActivities(_in_line(moved, after)),))


def move_roles(matrix: Matrix, ids: Sequence[str], group: str | None, after: str | None) -> Edit:
    """Move roles into a group, one after another, after a role (None: first)."""
    moved = [msgspec.structs.replace(matrix.roles[i], group=group) for i in ids]
    return Edit(Label("move-roles", {"n": len(ids)}), (PutRoles(_in_line(moved, after)),))


def order_activities(matrix: Matrix, ids: Sequence[str]) -> Edit:
    """Put activities in an order: one after another, at the top; each stays in its section."""
    ordered = [matrix.activities[i] for i in ids]
    label = Label("order-activities", {"n": len(ids)})
    return Edit(label, (PutActivities(_in_line(ordered, None)),))


def order_roles(matrix: Matrix, ids: Sequence[str]) -> Edit:
    """Put roles in an order: one after another, first of all; each stays in its group."""
    ordered = [matrix.roles[i] for i in ids]
    return Edit(Label("order-roles", {"n": len(ids)}), (PutRoles(_in_line(ordered, None)),))


def move_section(matrix: Matrix, section_id: str, parent: str | None, after: str | None) -> Edit:
    """Move a section with all in it into another section, after one of its own (None: first)."""
    section = msgspec.structs.replace(matrix.sections[section_id], parent=parent)
    return Edit(
        Label("move-section", {"name": section.name}), (PutSections((Placed(section, after),)),)
    )


def move_group(matrix: Matrix, group_id: str, after: str | None) -> Edit:
    """Move a role group with its roles after another group (None: first)."""
    group = matrix.groups[group_id]
    return Edit(Label("move-group", {"name": group.name}), (PutGroups((Placed(group, after),)),))


def change_activities(matrix: Matrix, ids: Iterable[str], **values: Any) -> Edit:
    """Give activities new values in some fields, such as `name`, `number`, `note`, `tags`."""
    put = _changed([matrix.activities[i] for i in ids], values)
    return Edit(Label("change-activities", {"n": len(put)}), (PutActivities(put),) if put else ())


def change_roles(matrix: Matrix, ids: Iterable[str], **values: Any) -> Edit:
    """Give roles new values in some fields, such as `name`, `kind`, `appointed`, `tags`."""
    put = _changed([matrix.roles[i] for i in ids], values)
    return Edit(Label("change-roles", {"n": len(put)}), (PutRoles(put),) if put else ())


def change_section(matrix: Matrix, section_id: str, **values: Any) -> Edit:
    """Give a section a new name or note."""
    put = _changed([matrix.sections[section_id]], values)
    return Edit(Label("change-section"), (PutSections(put),) if put else ())


def change_group(matrix: Matrix, group_id: str, **values: Any) -> Edit:
    """Give a role group a new name or note."""
    put = _changed([matrix.groups[group_id]], values)
    return Edit(Label("change-group"), (PutGroups(put),) if put else ())


def change_instance(matrix: Matrix, instance_id: str, **values: Any) -> Edit:
    """Give a project or system new values in some fields."""
    put = _changed([matrix.instances[instance_id]], values)
    return Edit(Label("change-instance"), (PutInstances(put),) if put else ())


def change_about(matrix: Matrix, **values: Any) -> Edit:
    """Give the matrix a new title, scope, owner, date, language or profile."""
    about = msgspec.structs.replace(matrix.about, **values)
    return Edit(Label("change-about"), (SetAbout(about),) if about != matrix.about else ())


def set_rule(matrix: Matrix, rule_id: str, setting: RuleSetting | None) -> Edit:
    """Set how the matrix differs from a rule's defaults; None is not at all."""
    return Edit(Label("set-rule", {"name": rule_id}), (SetRules(((rule_id, setting),)),))


def appoint(matrix: Matrix, instance_id: str, role_id: str, names: Sequence[str]) -> Edit:
    """Say who holds a role, in a project or system or ("") standing; no names clears."""
    value = tuple(name for name in names if name) or None
    return Edit(Label("appoint"), (SetHolders((((instance_id, role_id), value),)),))


def accept(matrix: Matrix, key: FindingKey, acceptance: Acceptance | None) -> Edit:
    """Accept a finding with a reason, or take that back (None)."""
    steps: list[Step] = [SetAccepted(((key, acceptance),))]
    if acceptance is not None and key in matrix.parked:
        steps.append(SetParked(((key, None),)))
    return Edit(Label("accept" if acceptance else "unaccept"), tuple(steps))


def park(matrix: Matrix, key: FindingKey, parked: Parked | None) -> Edit:
    """Put a finding aside, or take it up again (None)."""
    return Edit(Label("park" if parked else "unpark"), (SetParked(((key, parked),)),))


def _counted(changed: Collection[CellKey], letters: str) -> dict[str, str | int]:
    return {"letters": letters, "n": len(changed)}


def _in_line(values: Sequence[Any], after: str | UnsetType | None) -> tuple[Placed[Any], ...]:
    """Place values one after another, the first after the one given."""
    if after is UNSET:
        return tuple(Placed(value) for value in values)
    anchors = [after, *(value.id for value in values)]
    return tuple(Placed(value, anchor) for value, anchor in zip(values, anchors, strict=False))


def _changed(entities: Iterable[Any], values: dict[str, Any]) -> tuple[Placed[Any], ...]:
    pairs = [(entity, msgspec.structs.replace(entity, **values)) for entity in entities]
    return tuple(Placed(after) for before, after in pairs if before != after)


def _cells_gone(cells: Sequence[CellKey]) -> list[Step]:
    return [SetAssignments(tuple((a, r, None) for a, r in cells))] if cells else []


def _findings_gone(matrix: Matrix, of: Any) -> list[Step]:
    accepted = tuple((key, None) for key in matrix.accepted if of(key))
    parked = tuple((key, None) for key in matrix.parked if of(key))
    steps: list[Step] = [SetAccepted(accepted)] if accepted else []
    return steps + ([SetParked(parked)] if parked else [])
