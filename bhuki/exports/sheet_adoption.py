"""Make a matrix say what its sheet says now: what somebody changed in Excel is taken over.

    adopt(matrix, written, seen)        # changes the matrix

`written` is what the sheet said when it was exported. Only what differs from it is a change, so
that what a sheet can't show (control characters, a group without roles) is not lost for it.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

from msgspec.structs import replace

from bhuki.exports.cell_text import read_letters
from bhuki.exports.sheet_plan import plain
from bhuki.exports.sheet_reading import SeenCell, SeenRole, SeenRow, SeenSheet
from bhuki.matrix.changes import (
    change_about,
    remove_activities,
    remove_roles,
    remove_section,
    set_cells,
)
from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutGroups,
    PutRoles,
    PutSections,
)
from bhuki.matrix.entities import Activity, Assignment, CellKey, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.texts import LANGUAGES, texts

Line = TypeVar("Line", SeenRole, SeenRow)


def adopt(matrix: Matrix, written: SeenSheet, seen: SeenSheet) -> tuple[list[str], list[str]]:
    """Change the matrix so that it says what the sheet says; give the ids of columns and rows."""
    return Adoption(matrix, written, seen).carry_out()


class Adoption:
    """One matrix, what its sheet said and what it says."""

    def __init__(self, matrix: Matrix, written: SeenSheet, seen: SeenSheet) -> None:
        self.matrix, self.written, self.seen = matrix, written, seen
        # Programs that don't know comments drop all of them: nobody took the notes away then.
        self._trusts_notes = seen.has_notes or not written.has_notes
        self._roles = _pair(
            written.roles, seen.roles, lambda role: (role.heading, role.group), _role_name
        )
        self._rows = _pair(
            written.rows, seen.rows, lambda row: row.words, lambda row: (row.is_section, row.name)
        )

    def carry_out(self) -> tuple[list[str], list[str]]:
        """Take over the title, the columns, the rows and the cells."""
        if self.seen.title != self.written.title and self.seen.title:
            change_about(self.matrix, title=self.seen.title).apply(self.matrix)
        self._remove()
        role_ids = self._take_roles()
        row_ids = self._take_rows()
        self._take_cells(role_ids, row_ids)
        return role_ids, row_ids

    # What is gone

    def _remove(self) -> None:
        matrix = self.matrix
        kept_roles = {id(line) for line in self._roles.values()}
        gone = [r.id for r in self.written.roles if id(r) not in kept_roles and r.id]
        if gone:
            remove_roles(matrix, gone).apply(matrix)
        kept_rows = {id(line) for line in self._rows.values()}
        lost = [row for row in self.written.rows if id(row) not in kept_rows and row.id]
        activities = [row.id for row in lost if not row.is_section and row.id]
        if activities:
            remove_activities(matrix, activities).apply(matrix)
        for row in lost:
            if row.is_section and row.id:
                remove_section(matrix, row.id).apply(matrix)

    # Columns

    def _take_roles(self) -> list[str]:
        """Take over the roles; give the id of each column's role."""
        matrix = self.matrix
        groups = self._take_groups()
        ids: list[str] = []
        put: list[Role] = []
        for place, line in enumerate(self.seen.roles):
            before = self._roles.get(place)
            known = matrix.roles.get(before.id or "") if before else None
            if before is None or known is None:
                role_id = _id_for(line.id, (*matrix.roles, *ids))
                role = Role(role_id, plain(line.heading), groups[place], note=line.note)
            else:
                role = self._changed_role(known, before, line, groups[place])
            ids.append(role.id)
            put.append(role)
        self._put(PutRoles, put, matrix.roles, self.written.roles, ids)
        return ids

    def _changed_role(self, role: Role, before: SeenRole, now: SeenRole, group: str | None) -> Role:
        if _flat(now.heading) != _flat(before.heading):
            role = replace(role, name=plain(now.heading))
        if _flat(now.group) != _flat(before.group):
            role = replace(role, group=group)
        if self._trusts_notes and now.note != before.note:
            role = replace(role, note=now.note)
        return role

    def _take_groups(self) -> list[str | None]:
        """Take over group headings; give the group's id for each column."""
        matrix = self.matrix
        known = {
            _flat(line.group): group_id
            for line in self.written.roles
            if line.group and (group_id := self._group_of(line))
        }
        named = {plain(text): group_id for text, group_id in known.items()}
        for text, group_id in self._renamed_groups(known).items():
            known[text] = group_id
            group = replace(matrix.groups[group_id], name=plain(text))
            Edit(Label("change-group"), (PutGroups((Placed(group),)),)).apply(matrix)
        ids: list[str | None] = []
        for place, line in enumerate(self.seen.roles):
            text = _flat(line.group)
            if not text:
                ids.append(self._group_without_heading(place, ids))
                continue
            group_id = known.get(text) or named.get(plain(text))
            if group_id is None:
                group = RoleGroup(new_id(matrix.groups), plain(line.group))
                Edit(Label("add-group"), (PutGroups((Placed(group),)),)).apply(matrix)
                group_id = known[text] = group.id
            ids.append(group_id)
        self._order_groups(ids)
        self._take_group_notes(ids)
        return ids

    def _group_of(self, line: SeenRole) -> str | None:
        role = self.matrix.roles.get(line.id or "")
        return role.group if role else None

    def _renamed_groups(self, known: dict[str, str]) -> dict[str, str]:
        """Find headings that are new over exactly the columns of a group whose own is gone."""
        now = {_flat(line.group) for line in self.seen.roles}
        headings: dict[str, set[str]] = {}
        for place, before in self._roles.items():
            text = _flat(before.group)
            if text and text not in now and known.get(text):
                headings.setdefault(known[text], set()).add(_flat(self.seen.roles[place].group))
        renamed: dict[str, str] = {}
        for group_id, texts_now in headings.items():
            text = next(iter(texts_now))
            if len(texts_now) == 1 and text and text not in known and text not in renamed:
                renamed[text] = group_id
        return renamed

    def _group_without_heading(self, place: int, ids: Sequence[str | None]) -> str | None:
        """Give the group of a column with no heading: its own as it was, or a new one's left."""
        before = self._roles.get(place)
        if before is not None:
            role = self.matrix.roles.get(before.id or "")
            return role.group if role and not before.group else None
        left = ids[-1] if ids else None
        later = (self._group_of(line) for n, line in sorted(self._roles.items()) if n > place)
        return left if left is not None and left == next(later, None) else None

    def _order_groups(self, ids: Sequence[str | None]) -> None:
        shown = [group_id for group_id in dict.fromkeys(ids) if group_id in self.matrix.groups]
        stands = [group_id for group_id in self.matrix.groups if group_id in set(shown)]
        if shown != stands:
            rest = [group_id for group_id in self.matrix.groups if group_id not in set(shown)]
            groups = [self.matrix.groups[group_id or ""] for group_id in [*shown, *rest]]
            step = PutGroups(_in_line(groups))
            Edit(Label("move-group"), (step,)).apply(self.matrix)

    def _take_group_notes(self, ids: Sequence[str | None]) -> None:
        if not self._trusts_notes:
            return
        for place, line in enumerate(self.seen.roles):
            before, group = self._roles.get(place), self.matrix.groups.get(ids[place] or "")
            if before and group and line.group and line.group_note != before.group_note:
                changed = replace(group, note=line.group_note)
                Edit(Label("change-group"), (PutGroups((Placed(changed),)),)).apply(self.matrix)

    # Rows

    def _take_rows(self) -> list[str]:
        """Take over sections and activities; give each row's id."""
        matrix = self.matrix
        section_ids = self._take_sections()
        was_in = _sections_by_row(self.written.rows, [row.id or "" for row in self.written.rows])
        is_in = _sections_by_row(self.seen.rows, section_ids)
        was_in_by_id = {row.id: where for row, where in zip(self.written.rows, was_in, strict=True)}
        ids: list[str] = []
        put: list[Activity] = []
        for place, line in enumerate(self.seen.rows):
            if line.is_section:
                ids.append(section_ids[place])
                continue
            before = self._rows.get(place)
            known = matrix.activities.get(before.id or "") if before else None
            section = is_in[place]
            if before is None or known is None:
                activity_id = _id_for(line.id, (*matrix.activities, *ids))
                activity = Activity(activity_id, line.name, line.number, section, line.note)
            else:
                activity = self._changed_activity(known, before, line)
                if section != was_in_by_id[before.id]:
                    activity = replace(activity, section=section)
            ids.append(activity.id)
            put.append(activity)
        written = [row for row in self.written.rows if not row.is_section]
        order = [activity.id for activity in put]
        self._put(PutActivities, put, matrix.activities, written, order)
        return ids

    def _changed_activity(self, activity: Activity, before: SeenRow, now: SeenRow) -> Activity:
        if now.name != before.name:
            activity = replace(activity, name=now.name)
        if now.number != before.number:
            activity = replace(activity, number=now.number)
        if self._trusts_notes and now.note != before.note:
            activity = replace(activity, note=now.note)
        return activity

    def _take_sections(self) -> list[str]:
        """Take over the sections; give the id of each row that is one, "" for the others."""
        matrix = self.matrix
        depths_before = {row.id: row.depth or 0 for row in self.written.rows if row.is_section}
        was_in = _parents(self.written.rows, depths_before)
        ids: list[str] = []
        depths: dict[str | None, int] = {}
        lines: list[SeenRow] = []
        put: list[Section] = []
        for place, line in enumerate(self.seen.rows):
            if not line.is_section:
                ids.append("")
                continue
            before = self._rows.get(place)
            known = matrix.sections.get(before.id or "") if before else None
            if before is None or known is None:
                section = Section(_id_for(line.id, (*matrix.sections, *ids)), line.name)
                section = replace(section, note=line.note)
                depths[section.id] = line.depth or 0
            else:
                section = known
                if line.name != before.name:
                    section = replace(section, name=line.name)
                if self._trusts_notes and line.note != before.note:
                    section = replace(section, note=line.note)
                depths[section.id] = depths_before[before.id]
            ids.append(section.id)
            put.append(section)
            lines.append(SeenRow(section.id, True, "", line.name))
        is_in = _parents(lines, depths)
        put = [
            section
            if section.id in was_in and is_in[section.id] == was_in[section.id]
            else replace(section, parent=is_in[section.id])
            for section in put
        ]
        written = [row for row in self.written.rows if row.is_section]
        order = [section.id for section in put]
        self._put(PutSections, put, matrix.sections, written, order)
        return ids

    # Cells

    def _take_cells(self, role_ids: Sequence[str], row_ids: Sequence[str]) -> None:
        matrix = self.matrix
        columns_before = {role.id: n for n, role in enumerate(self.written.roles)}
        was_at = [columns_before.get(role_id) for role_id in role_ids]
        changed: dict[CellKey, Assignment | None] = {}
        for place, line in enumerate(self.seen.rows):
            if line.is_section:
                continue
            before = self._rows.get(place)
            old_cells = before.cells if before else {}
            for column, role_id in enumerate(role_ids):
                old_place = was_at[column]
                was = old_cells.get(old_place) if old_place is not None else None
                now = line.cells.get(column)
                if was != now:
                    key = (row_ids[place], role_id)
                    changed[key] = self._changed_cell(matrix.assignments.get(key), was, now)
        set_cells(matrix, changed).apply(matrix)

    def _changed_cell(
        self, assignment: Assignment | None, was: SeenCell | None, now: SeenCell | None
    ) -> Assignment:
        assignment, was, now = assignment or Assignment(), was or _EMPTY, now or _EMPTY
        if was.text != now.text:
            letters = read_letters(now.text, self.matrix.scheme)
            assignment = replace(assignment, letters=letters)
        if self._trusts_notes and was.note != now.note:
            veto, note = _parted(now.note)
            assignment = replace(assignment, veto=veto, note=note)
        return assignment

    def _put(
        self,
        step: Callable[..., Any],
        values: Sequence[Any],
        table: dict[str, Any],
        written: Sequence[SeenRole] | Sequence[SeenRow],
        order: Sequence[str],
    ) -> None:
        """Put values in a table; in the sheet's order only where that is not the one it had."""
        kept = set(order)
        if [line.id for line in written if line.id in kept] == list(order):
            put = tuple(Placed(value) for value in values if table.get(value.id) != value)
        else:
            put = _in_line(values)
        if put:
            Edit(Label("change"), (step(put),)).apply(self.matrix)


_EMPTY = SeenCell("", "")


def _pair(
    written: Sequence[Line],
    seen: Sequence[Line],
    words: Callable[[Line], Hashable],
    name: Callable[[Line], Hashable],
) -> dict[int, Line]:
    """Pair what is seen, by place, with what was written.

    An id with its own words is sure. Then words go before ids, as sorting a part of the sheet
    tears names from ids; an id alone is somebody's new name for the same.
    """
    pairs: dict[int, Line] = {}
    free = {id(line): line for line in written}

    def pair_by(old_key: Callable[[Line], Hashable], *, unique: bool) -> None:
        keyed: dict[Hashable, list[Line]] = {}
        for line in free.values():
            keyed.setdefault(old_key(line), []).append(line)
        for place, line in enumerate(seen):
            found = keyed.get(old_key(line), [])
            if place in pairs or not found or (unique and len(found) > 1):
                continue
            pairs[place] = found.pop(0)
            del free[id(pairs[place])]

    pair_by(lambda line: (line.id, words(line)), unique=False)
    pair_by(words, unique=True)
    pair_by(name, unique=True)
    pair_by(lambda line: (line.id, isinstance(line, SeenRow) and line.is_section), unique=False)
    return pairs


def _role_name(role: SeenRole) -> Hashable:
    return plain(role.heading)


def _sections_by_row(rows: Sequence[SeenRow], ids: Sequence[str]) -> list[str | None]:
    """Give for each row the id of the section it stands in."""
    where: str | None = None
    found: list[str | None] = []
    for row, row_id in zip(rows, ids, strict=True):
        if row.is_section:
            where = row_id
        found.append(where)
    return found


def _parents(rows: Sequence[SeenRow], depths: dict[str | None, int]) -> dict[str, str | None]:
    """Give each section's parent: the nearest before it that stands less deep."""
    open_sections: list[tuple[int, str]] = []
    parents: dict[str, str | None] = {}
    for row in rows:
        if not row.is_section or row.id is None:
            continue
        depth = depths[row.id]
        while open_sections and open_sections[-1][0] >= depth:
            open_sections.pop()
        parents[row.id] = open_sections[-1][1] if open_sections else None
        open_sections.append((depth, row.id))
    return parents


def _parted(note: str) -> tuple[bool, str]:
    """Part a cell's comment into its veto and its note."""
    first, _, rest = note.partition("\n")
    if first in {texts(language)("With a veto.") for language in LANGUAGES}:
        return True, rest
    return False, note


def _id_for(wanted: str | None, taken: Sequence[str]) -> str:
    """Give the id that a row or column carries, or a new one where another has it."""
    return wanted if wanted and wanted not in taken else new_id(taken)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _in_line(values: Sequence[Any]) -> tuple[Placed[Any], ...]:
    """Place values one after another from the top."""
    anchors = [None, *(value.id for value in values)]
    return tuple(Placed(v, after) for v, after in zip(values, anchors, strict=False))
