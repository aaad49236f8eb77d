"""What is done to rows and columns: added, named, moved, dropped elsewhere, removed.

A new thing is named where it stands, at once; that it was added and how it was named is one step
to undo.
"""

import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from bhuki.desktop.grid.editors import NameEditor
from bhuki.desktop.grid.headings import ACTIVITY, GROUP, ROLE, SECTION, Drop, Heading
from bhuki.desktop.grid.moving import (
    drop_activities,
    drop_group,
    drop_roles,
    drop_section,
    move_activities_step,
    move_group_step,
    move_roles_step,
    move_section_step,
)
from bhuki.desktop.grid.view_filter import Order
from bhuki.desktop.language import _
from bhuki.matrix.changes import (
    add_activities,
    add_group,
    add_roles,
    add_section,
    change_activities,
    change_group,
    change_roles,
    change_section,
    order_activities,
    order_roles,
    remove_activities,
    remove_group,
    remove_roles,
    remove_section,
)
from bhuki.matrix.edits import Edit, merged
from bhuki.matrix.entities import Activity, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid

Adding = Callable[[str, str], Edit]  # (name, number) → the edit that adds it so named


class StructureVerbs:
    """The verbs of rows and columns."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid

    def keep_order(self) -> None:
        """Put activities and roles in the order that the view asks for."""
        model, matrix = self._grid.model, self._grid.matrix
        edits: list[Edit] = []
        if model.view.activity_order is not Order.DOCUMENT:
            edits.append(order_activities(matrix, model.activities_in_order()))
        if model.view.role_order is not Order.DOCUMENT:
            edits.append(order_roles(matrix, model.roles_in_order()))
        self._grid.do(merged(edits[0].label, edits))

    # Adding

    def add(self) -> None:
        """Add a role where a role is chosen, else an activity."""
        heading = self._grid.heading
        if heading is not None and heading.kind in (ROLE, GROUP):
            self.add_role()
        else:
            self.add_activity()

    def add_activity(self) -> None:
        """Add an activity below the cursor's, and name it."""
        grid = self._grid
        matrix = grid.matrix
        section, after = self._place_of_activity()
        made_id = new_id(matrix.activities)
        number = next_number(grid.matrix.activity_order(), section)

        def adding(name: str, number: str) -> Edit:
            made = Activity(made_id, name, number, section)
            return add_activities(grid.matrix, [made], after)

        if grid.do(adding("", number)):
            grid.unfold(section)
            grid.go_to(made_id, None)
            self._name_new(Heading(ACTIVITY, made_id), "", number, adding)

    def _place_of_activity(self) -> tuple[str | None, str | UnsetType | None]:
        grid = self._grid
        if grid.heading is not None and grid.heading.kind == SECTION:
            return grid.heading.id, UNSET
        line = grid.current_line()
        if line is None:
            return None, UNSET
        section = line.path[-1].id if line.path else None
        return section, line.activity.id if line.activity is not None else UNSET

    def add_role(self) -> None:
        """Add a role right of the cursor's, and name it."""
        grid = self._grid
        column = grid.current_column()
        group = column.group if column is not None else None
        after: str | UnsetType = UNSET
        if column is not None and column.role is not None:
            after = column.role.id
        if grid.heading is not None and grid.heading.kind == GROUP:
            group, after = grid.heading.id, UNSET
        made_id = new_id(grid.matrix.roles)

        def adding(name: str, _number: str) -> Edit:
            return add_roles(grid.matrix, [Role(made_id, name, group)], after)

        if grid.do(adding("", "")):
            grid.go_to(None, made_id)
            self._name_new(Heading(ROLE, made_id), "", None, adding)

    def add_section(self) -> None:
        """Add a section after the cursor's, beside it, and name it."""
        grid = self._grid
        matrix = grid.matrix
        line = grid.current_line()
        beside = line.path[-1] if line is not None and line.path else None
        if grid.heading is not None and grid.heading.kind == SECTION:
            beside = matrix.sections.get(grid.heading.id)
        made_id = new_id(matrix.sections)
        after: str | UnsetType = beside.id if beside is not None else UNSET

        def adding(name: str, _number: str) -> Edit:
            made = Section(made_id, name, beside.parent if beside is not None else None)
            return add_section(grid.matrix, made, after)

        if grid.do(adding("", "")):
            grid.go_to_section(made_id)
            self._name_new(Heading(SECTION, made_id), "", None, adding)

    def add_group(self) -> None:
        """Add a role group after the cursor's, and name it."""
        grid = self._grid
        column = grid.current_column()
        after: str | UnsetType = UNSET
        if column is not None and column.group is not None:
            after = column.group
        made_id = new_id(grid.matrix.groups)

        def adding(name: str, _number: str) -> Edit:
            return add_group(grid.matrix, RoleGroup(made_id, name), after)

        if grid.do(adding("", "")):
            grid.go_to_group(made_id)
            self._name_new(Heading(GROUP, made_id), "", None, adding)

    def _name_new(self, heading: Heading, name: str, number: str | None, adding: Adding) -> None:
        """Name what was just added; without a name it was never there."""
        grid = self._grid
        stack = grid.document.undo_stack
        place = stack.index()

        def forget() -> None:
            if stack.index() == place:
                grid.undo_for_good()

        def keep(editor: NameEditor) -> None:
            said, numbered = _said(editor)
            grid.close_editor(editor)
            if not said:
                forget()
                return
            if stack.index() == place:
                grid.undo_for_good()
            if self._is_there(heading):  # something else was done meanwhile: named on top of it
                grid.do(self._naming(heading, said, numbered))
            else:
                grid.do(adding(said, numbered))
            grid.go_to_heading(heading)

        def drop(editor: NameEditor) -> None:
            grid.close_editor(editor)
            forget()

        self._open(heading, name, number, keep, drop)

    # Naming

    def edit_name(self, heading: Heading) -> None:
        """Name a thing anew, where it stands."""
        grid = self._grid
        name, number = self._name_of(heading)

        def keep(editor: NameEditor) -> None:
            said, numbered = _said(editor)
            grid.close_editor(editor)
            if self._is_there(heading):
                grid.do(self._naming(heading, said, numbered))
            elif (said, numbered) != (name, number or ""):  # undone, or read anew, meanwhile
                gone = _("What was to be called “{name}” is no longer there.", name=said)
                grid.refused.emit(gone)

        self._open(heading, name, number, keep, grid.close_editor)

    def _naming(self, heading: Heading, name: str, number: str) -> Edit:
        matrix = self._grid.matrix
        if heading.kind == ACTIVITY:
            return change_activities(matrix, [heading.id], name=name, number=number)
        if heading.kind == ROLE:
            return change_roles(matrix, [heading.id], name=name)
        if heading.kind == SECTION:
            return change_section(matrix, heading.id, name=name)
        return change_group(matrix, heading.id, name=name)

    def _is_there(self, heading: Heading) -> bool:
        matrix = self._grid.matrix
        things: dict[str, Collection[str]] = {
            ACTIVITY: matrix.activities,
            ROLE: matrix.roles,
            SECTION: matrix.sections,
            GROUP: matrix.groups,
        }
        return heading.id in things[heading.kind]

    def _name_of(self, heading: Heading) -> tuple[str, str | None]:
        matrix = self._grid.matrix
        if heading.kind == ACTIVITY:
            activity = matrix.activities[heading.id]
            return activity.name, activity.number
        if heading.kind == ROLE:
            return matrix.roles[heading.id].name, None
        if heading.kind == SECTION:
            return matrix.sections[heading.id].name, None
        return matrix.groups[heading.id].name, None

    def _open(
        self,
        heading: Heading,
        name: str,
        number: str | None,
        keep: Callable[[NameEditor], None],
        drop: Callable[[NameEditor], None],
    ) -> None:
        grid = self._grid
        if grid.document.read_only:
            grid.document.refused.emit()
            return
        rect = grid.heading_rect(heading)
        if rect is None:
            return
        editor = NameEditor(name, number, grid)
        editor.kept.connect(lambda: keep(editor))
        editor.dropped.connect(lambda: drop(editor))
        grid.show_editor(editor, rect)

    # Moving

    def move_step(self, direction: str) -> None:
        """Move what is chosen a step: rows `up` or `down`, columns `left` or `right`."""
        grid = self._grid
        matrix, heading = grid.matrix, grid.heading
        step = -1 if direction in ("up", "left") else 1
        if direction in ("up", "down"):
            if heading is not None and heading.kind == SECTION:
                grid.do(move_section_step(matrix, heading.id, step))
            else:
                grid.do(move_activities_step(matrix, grid.selected_activities(), step))
        elif heading is not None and heading.kind == GROUP:
            grid.do(move_group_step(matrix, heading.id, step))
        else:
            grid.do(move_roles_step(matrix, grid.selected_roles(), step))

    def drop(self, heading: Heading, drop: Drop) -> None:
        """Put a dragged heading, and what is selected with it, where it was let go."""
        grid = self._grid
        matrix = grid.matrix
        if heading.kind == ACTIVITY:
            ids = _with_selected(heading.id, grid.selected_activities())
            edit = drop_activities(
                matrix, ids, drop.home, _not_in(drop.before, ids, self._after_row)
            )
        elif heading.kind == ROLE:
            ids = _with_selected(heading.id, grid.selected_roles())
            before = _not_in(drop.before, ids, self._after_role)
            edit = drop_roles(matrix, ids, drop.home, before)
        elif heading.kind == GROUP:
            if drop.before == heading.id:
                return
            edit = drop_group(matrix, heading.id, drop.before)
        else:
            if drop.before == heading.id:
                return
            edit = drop_section(matrix, heading.id, drop.home, drop.before)
        grid.do(edit)

    def _after_row(self, activity_id: str) -> str | None:
        order = self._grid.matrix.activity_order()
        home = self._grid.matrix.activities[activity_id].section
        beside = [a.id for a in order if a.section == home]
        place = beside.index(activity_id) + 1
        return beside[place] if place < len(beside) else None

    def _after_role(self, role_id: str) -> str | None:
        order = self._grid.matrix.role_order()
        home = self._grid.matrix.roles[role_id].group
        beside = [r.id for r in order if r.group == home]
        place = beside.index(role_id) + 1
        return beside[place] if place < len(beside) else None

    # Removing

    def remove(self) -> None:
        """Remove what is chosen: roles, a section or a group, else the activities selected."""
        grid = self._grid
        matrix, heading = grid.matrix, grid.heading
        if heading is not None and heading.kind == ROLE:
            grid.do(remove_roles(matrix, grid.selected_roles()))
        elif heading is not None and heading.kind == SECTION:
            grid.do(remove_section(matrix, heading.id))
        elif heading is not None and heading.kind == GROUP:
            grid.do(remove_group(matrix, heading.id))
        else:
            self.remove_activities()

    def remove_activities(self) -> None:
        """Remove the activities in which something is selected."""
        grid = self._grid
        ids = grid.selected_activities()
        if ids:
            grid.do(remove_activities(grid.matrix, ids))
            return
        line = grid.current_line()
        if line is not None and not line.folded:
            grid.do(remove_section(grid.matrix, line.path[-1].id))

    def remove_roles(self) -> None:
        """Remove the roles in which something is selected."""
        ids = self._grid.selected_roles()
        if ids:
            self._grid.do(remove_roles(self._grid.matrix, ids))


def next_number(order: list[Activity], section: str | None) -> str:
    """Give the number that follows the last one of a section, or nothing where none counts."""
    numbers = [a.number for a in order if a.section == section and a.number]
    if not numbers:
        return ""
    last = re.fullmatch(r"(.*?)(\d+)", numbers[-1])
    if last is None:
        return ""
    stem, digits = last[1], last[2]
    taken = {activity.number for activity in order}
    n = int(digits) + 1
    while f"{stem}{n:0{len(digits)}}" in taken:
        n += 1
    return f"{stem}{n:0{len(digits)}}"


def _said(editor: NameEditor) -> tuple[str, str]:
    number = editor.number.text() if editor.number is not None else ""
    return " ".join(editor.name.text().split()), " ".join(number.split())


def _with_selected(dragged: str, selected: list[str]) -> list[str]:
    """Give what is dragged: all that is selected where the heading is among it."""
    return selected if dragged in selected else [dragged]


def _not_in(before: str | None, ids: list[str], after: Callable[[str], str | None]) -> str | None:
    """Give the first thing from a place on that isn't itself dragged."""
    while before is not None and before in ids:
        before = after(before)
    return before
