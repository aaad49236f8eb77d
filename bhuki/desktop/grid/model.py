"""The matrix as Qt sees it: rows and columns of what the view shows, cells asked for one by one.

    model = GridModel(document)
    model.cell(index)               # (activity id, role id), None on a folded section's row
    model.index_of(activity_id, role_id)

Rows and columns follow the document by themselves, with the smallest notice that tells the truth:
one `dataChanged` for an edit of cells, rows coming and going where it is that, else a new layout.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from bhuki.desktop.document import Document
from bhuki.desktop.grid.counts import Counts
from bhuki.desktop.grid.letter_text import NotLettersError, letters_in
from bhuki.desktop.grid.marks import Marks
from bhuki.desktop.grid.view_filter import (
    Column,
    Line,
    Order,
    ViewFilter,
    visible_columns,
    visible_lines,
)
from bhuki.desktop.grid.wording import (
    activity_in_full,
    cell_facts,
    cell_in_full,
    cell_sentence,
    plain,
    role_in_full,
)
from bhuki.desktop.language import _, for_screen, speech
from bhuki.matrix.changes import assign
from bhuki.matrix.edits import Edit, Touched
from bhuki.matrix.entities import CellKey, Section
from bhuki.matrix.matrix import Matrix

Index = QModelIndex | QPersistentModelIndex
_FEW_RUNS = 8  # more places than this coming and going at once are told as a new layout
_NO_INDEX = QModelIndex()


class GridModel(QAbstractTableModel):
    """What a view shows of a document."""

    structure_changed = Signal()  # rows or columns came, went, moved or have other names
    widened = Signal(object)  # set of role ids whose letters need another width
    touched = Signal(object)  # Touched, after the model has followed an edit

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.view = ViewFilter()
        self.folded: set[str] = set()
        self.counts = Counts(document.matrix)
        self.marks = Marks(document.judge)
        self.lines: list[Line] = []
        self.columns: list[Column] = []
        self._pinned_activities: set[str] = set()
        self._pinned_roles: set[str] = set()
        self._row_of: dict[tuple[str, str], int] = {}
        self._column_of: dict[tuple[str, str], int] = {}
        self._set(self._wanted_lines(), None)
        self._set(None, self._wanted_columns())
        document.edited.connect(self._follow)

    @property
    def matrix(self) -> Matrix:
        """The document's matrix."""
        return self.document.matrix

    # What is where

    def cell(self, index: Index) -> CellKey | None:
        """Give the cell at an index; None where no activity or no role stands."""
        return self.cell_at(index.row(), index.column()) if index.isValid() else None

    def cell_at(self, row: int, column: int) -> CellKey | None:
        """Give the cell in a row and column of the view."""
        if not (0 <= row < len(self.lines) and 0 <= column < len(self.columns)):
            return None
        activity, role = self.lines[row].activity, self.columns[column].role
        return (activity.id, role.id) if activity is not None and role is not None else None

    def row_at(self, key: tuple[str, str]) -> int:
        """Give the row known by a key, -1 where it isn't shown."""
        return self._row_of.get(key, -1)

    def column_at(self, key: tuple[str, str]) -> int:
        """Give the column known by a key, -1 where it isn't shown."""
        return self._column_of.get(key, -1)

    def row_of(self, activity_id: str) -> int:
        """Give an activity's row, -1 where it isn't shown."""
        return self._row_of.get(("activity", activity_id), -1)

    def row_of_section(self, section_id: str) -> int:
        """Give the row of a section that is folded or empty, else of the first in it; or -1."""
        own = self._row_of.get(("section", section_id))
        if own is not None:
            return own
        for row, line in enumerate(self.lines):
            if any(section.id == section_id for section in line.path):
                return row
        return -1

    def column_of(self, role_id: str) -> int:
        """Give a role's column, -1 where it isn't shown."""
        return self._column_of.get(("role", role_id), -1)

    def index_of(self, activity_id: str, role_id: str) -> QModelIndex:
        """Give a cell's index, invalid where it isn't shown."""
        return self.index(self.row_of(activity_id), self.column_of(role_id))

    def only_section(self) -> Section | None:
        """Give the section that all rows lie in, none of them folded; None where there is none."""
        first = self.lines[0].path if self.lines else ()
        together = all(line.path == first and not line.folded for line in self.lines)
        return first[-1] if first and together else None

    def section_counts(self, section_id: str) -> dict[str, int]:
        """Give how many letters each role has in a section with all that lies in it."""
        counts: dict[str, int] = {}
        inside = [
            activity.id
            for activity in self.matrix.activity_order()
            if any(s.id == section_id for s in self.matrix.section_path(activity.section))
        ]
        get = self.matrix.assignments.get
        for column in self.columns:
            if column.role is not None:
                found = (get((activity_id, column.role.id)) for activity_id in inside)
                counts[column.role.id] = sum(len(one.letters) for one in found if one is not None)
        return counts

    # What Qt asks

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.cell(index) is not None and not self.document.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.cell(index)
        if cell is None:
            return self._beside_cells(index, role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            found = self.matrix.assignments.get(cell)
            return found.text if found is not None else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell_in_full(self.matrix, cell, self.marks.open_at(cell))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{plain(cell_sentence(self.matrix, cell))}. {cell_facts(self.matrix, cell)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < (len(self.columns) if across else len(self.lines)):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._column_name(section) if across else self._row_name(section)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._column_in_full(section) if across else self._row_in_full(section)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write letters into a cell as a person would; anything else is refused."""
        cell = self.cell(index)
        if cell is None or role != Qt.ItemDataRole.EditRole:
            return False
        try:
            letters = letters_in(str(value), self.matrix.scheme, self.matrix.letters(*cell))
        except NotLettersError:
            return False
        self.document.do(assign(self.matrix, [cell], letters))
        return True

    # What is shown

    def set_view(self, view: ViewFilter) -> None:
        """Show what a filter lets through."""
        self.view = view
        self._pinned_activities.clear()
        self._pinned_roles.clear()
        self._rearrange()

    def set_folded(self, section_ids: set[str]) -> None:
        """Fold these sections and unfold all others."""
        self.folded = set(section_ids)
        self._rearrange()

    def _follow(self, edit: Edit) -> None:
        touched = edit.touched()
        wider = self.counts.follow(edit, self.document.inverse)
        if touched.all:
            self.marks = Marks(self.document.judge)
        if touched.structure or touched.all:
            self._pin(touched)
            self._rearrange(touched)
        elif wider:
            self.widened.emit(wider)
        self._tell_cells(touched)
        self.touched.emit(touched)

    def _pin(self, touched: Touched) -> None:
        """Keep what is seen and what is new: nothing vanishes under the hands of who types."""
        if self.view.narrows:
            self._pinned_activities |= {line.activity.id for line in self.lines if line.activity}
            self._pinned_activities |= touched.activities
            self._pinned_roles |= {column.role.id for column in self.columns if column.role}
            self._pinned_roles |= touched.roles

    def _tell_cells(self, touched: Touched) -> None:
        rows: set[int] = set()
        columns: set[int] = set()
        for activity_id, role_id in touched.cells:
            row, column = self.row_of(activity_id), self.column_of(role_id)
            if row >= 0 and column >= 0:
                rows.add(row)
                columns.add(column)
        if rows:
            self.dataChanged.emit(
                self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
            )

    @property
    def shown_activities(self) -> int:
        """How many activities are shown, those in folded sections too."""
        return sum(line.size if line.activity is None else 1 for line in self.lines)

    def activities_in_order(self) -> list[str]:
        """Give all activities, the hidden ones too, in the order that the view asks for."""
        view = ViewFilter(activity_order=self.view.activity_order)
        lines = visible_lines(self.matrix, view, worst=self.marks.weight, name_key=_sort_key())
        return [line.activity.id for line in lines if line.activity is not None]

    def roles_in_order(self) -> list[str]:
        """Give all roles, the hidden ones too, in the order that the view asks for."""
        view = ViewFilter(role_order=self.view.role_order)
        columns = visible_columns(self.matrix, view, [], load=self._load, name_key=_sort_key())
        return [column.role.id for column in columns if column.role is not None]

    def _load(self, role_id: str) -> float:
        return sum(self.counts.of_role(role_id).values())

    def _wanted_lines(self) -> list[Line]:
        return visible_lines(
            self.matrix,
            self.view,
            self.folded,
            worst=self.marks.weight,
            name_key=_sort_key(),
            pinned=self._pinned_activities,
        )

    def _wanted_columns(self) -> list[Column]:
        return visible_columns(
            self.matrix,
            self.view,
            self.lines,
            load=self._load,
            name_key=_sort_key(),
            pinned=self._pinned_roles,
        )

    def _rearrange(self, touched: Touched | None = None) -> None:
        if touched is not None and self._keeps_rows(touched):
            self._rearrange_columns()
            self.structure_changed.emit()
            return
        lines = self._wanted_lines()
        whole = not self._change_axis(
            [line.key for line in self.lines], [line.key for line in lines], lines, rows=True
        )
        if whole:
            self._begin_anew(lines)
        self._rearrange_columns()
        self.structure_changed.emit()

    def _keeps_rows(self, touched: Touched) -> bool:
        """Say whether an edit leaves the rows as they are: it is of roles or their groups alone."""
        others = touched.all or touched.cells or touched.activities or touched.sections
        return not others and self.view.activity_order is Order.DOCUMENT and not self.view.narrows

    def _rearrange_columns(self) -> None:
        columns = self._wanted_columns()
        if not self._change_axis(
            [c.key for c in self.columns], [c.key for c in columns], columns, rows=False
        ):
            self.beginResetModel()
            self._set(None, columns)
            self.endResetModel()

    def _begin_anew(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self._set(lines, None)
        self.endResetModel()

    def _set(self, lines: list[Line] | None, columns: list[Column] | None) -> None:
        if lines is not None:
            self.lines = lines
            self._row_of = {line.key: n for n, line in enumerate(lines)}
        if columns is not None:
            self.columns = columns
            self._column_of = {column.key: n for n, column in enumerate(columns)}

    def _change_axis(
        self,
        old: list[tuple[str, str]],
        new: list[tuple[str, str]],
        values: Sequence[Any],
        *,
        rows: bool,
    ) -> bool:
        """Tell the smallest change that makes the old keys the new ones; false: too much for it."""
        put: Callable[[Any], None] = (
            (lambda v: self._set(list(v), None)) if rows else (lambda v: self._set(None, list(v)))
        )
        if old == new:
            put(values)
            if new:
                way = Qt.Orientation.Vertical if rows else Qt.Orientation.Horizontal
                self.headerDataChanged.emit(way, 0, len(new) - 1)
            return True
        going, coming = set(old) - set(new), set(new) - set(old)
        kept = [key for key in old if key not in going]
        if kept != [key for key in new if key not in coming]:
            if going or coming:
                return False
            self._permute(old, new, values, put, rows=rows)
            return True
        gone, come = _runs(old, going), _runs(new, coming)
        if len(gone) + len(come) > _FEW_RUNS:
            return False
        self._take_out(gone, rows=rows)
        self._put_in(come, values, put, rows=rows)
        return True

    def _take_out(self, runs: list[tuple[int, int]], *, rows: bool) -> None:
        begin, end = (
            (self.beginRemoveRows, self.endRemoveRows)
            if rows
            else (self.beginRemoveColumns, self.endRemoveColumns)
        )
        for first, last in reversed(runs):
            begin(QModelIndex(), first, last)
            if rows:
                self._set(self.lines[:first] + self.lines[last + 1 :], None)
            else:
                self._set(None, self.columns[:first] + self.columns[last + 1 :])
            end()

    def _put_in(
        self,
        runs: list[tuple[int, int]],
        values: Sequence[Any],
        put: Callable[[Any], None],
        *,
        rows: bool,
    ) -> None:
        begin, end = (
            (self.beginInsertRows, self.endInsertRows)
            if rows
            else (self.beginInsertColumns, self.endInsertColumns)
        )
        for first, last in runs:
            begin(QModelIndex(), first, last)
            now: list[Any] = list(self.lines if rows else self.columns)
            put(now[:first] + list(values[first : last + 1]) + now[first:])
            end()
        put(values)

    def _permute(
        self,
        old: list[tuple[str, str]],
        new: list[tuple[str, str]],
        values: Sequence[Any],
        put: Callable[[Any], None],
        *,
        rows: bool,
    ) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {key: n for n, key in enumerate(new)}
        before = self.persistentIndexList()
        put(values)
        after = [
            self.index(place[old[index.row()]], index.column())
            if rows
            else self.index(index.row(), place[old[index.column()]])
            for index in before
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # Names

    def _column_name(self, column: int) -> str:
        role = self.columns[column].role
        return for_screen(role.name) if role is not None else ""

    def _row_name(self, row: int) -> str:
        line = self.lines[row]
        return for_screen(line.activity.title if line.activity is not None else line.path[-1].name)

    def _column_in_full(self, column: int) -> str:
        role, group = self.columns[column]
        if role is not None:
            return role_in_full(self.matrix, role)
        return _("Group {group}, no roles yet", group=self.matrix.groups[group or ""].name)

    def _row_in_full(self, row: int) -> str:
        line = self.lines[row]
        if line.activity is not None:
            points = self.marks.open_in(line.activity.id)
            return activity_in_full(self.matrix, line.activity, points)
        name = line.path[-1].name
        if not line.folded:
            return _("Section {section}, no activities yet", section=name)
        return _.plural(
            "Section {section}, folded, {n} activity",
            "Section {section}, folded, {n} activities",
            n=line.size,
            section=name,
        )

    def _beside_cells(self, index: Index, role: int) -> Any:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ""
        return f"{self._row_in_full(index.row())}; {self._column_in_full(index.column())}"


def _runs(keys: list[tuple[str, str]], chosen: set[tuple[str, str]]) -> list[tuple[int, int]]:
    """Give where runs of chosen keys begin and end."""
    runs: list[tuple[int, int]] = []
    for n, key in enumerate(keys):
        if key not in chosen:
            continue
        if runs and runs[-1][1] == n - 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs


def _sort_key() -> Callable[[str], Any]:
    """Sort names as the language spoken does: å last in Danish."""
    collator = QCollator(QLocale(speech.language))
    collator.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    collator.setNumericMode(True)
    return collator.sortKey
