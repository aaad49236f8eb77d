"""What changed since a session began, or since any snapshot: by activity, and for each role."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QTreeWidgetItem,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.prompts import prompts
from bhuki.desktop.reports.lines_tree import LinesTree
from bhuki.desktop.reports.report_window import ReportWindow, choice, fill
from bhuki.desktop.reports.sessions import said_of, times
from bhuki.errors import BhukiError
from bhuki.exports.painting.list_pages import Table, list_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import Changes, RoleChange
from bhuki.reports.comparison_words import activity_line, cell_words, headline, role_line, said
from bhuki.reports.snapshots import (
    bring_back,
    changes_since,
    look_at,
    remove_snapshot,
    rename_snapshot,
    snapshots,
    take_snapshot,
)

_PLACE = Qt.ItemDataRole.UserRole  # where a line is in the matrix: activity id and role id


class ChangesWindow(ReportWindow):
    """A tree of changes, and the snapshots they are measured from."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(860, 680)
        self.since = choice(self.tools, self.refresh)
        self.print = button("", "print", on_click=self.print_changes)
        self.deeds.addWidget(self.print)
        self.summary = label("", "heading", wrap=True)
        self.summary.setContentsMargins(24, 0, 24, 8)
        self.tree = LinesTree()
        self.tree.setProperty("framed", "true")
        self.tree.itemActivated.connect(self._go_there)
        self.column.addWidget(self.summary)
        self.column.addWidget(self.tree, 1)
        self.column.addLayout(self._foot())
        self.retranslate()

    @property
    def snapshot(self) -> str:
        """The id of the snapshot that is chosen, "" where there is none."""
        return self.since.currentData() or ""

    def changes(self) -> Changes | None:
        """Give what changed since the snapshot that is chosen."""
        try:
            return changes_since(self.document.matrix, self.snapshot) if self.snapshot else None
        except BhukiError as problem:
            self.message.say(problem.say(speech.texts), problem=True)
            return None

    def refresh(self) -> None:
        since = times(self.document.matrix)
        fill(self.since, _("Since when"), since)
        known = bool(since)
        self.since.setVisible(known)
        for made in (self.rename, self.remove, self.look, self.back, self.print):
            made.setEnabled(known)
        self.tree.clear()
        found = self.changes()
        if found is None:
            self.summary.setText(_("There is no snapshot yet to measure from. Take one."))
            return
        self.summary.setText(headline(found, speech.texts))
        self._show(found)
        first = self.tree.topLevelItem(0)
        if first is not None:
            self.tree.setCurrentItem(first)

    def retranslate(self) -> None:
        self.title.setText(_("What has changed"))
        self.print.setText(_("Print …"))
        self.take.setText(_("Take a snapshot …"))
        self.rename.setText(_("Name it …"))
        self.remove.setText(_("Remove"))
        self.look.setText(_("Look at it"))
        self.back.setText(_("Bring it back"))
        self.tree.setAccessibleName(_("What has changed"))
        super().retranslate()

    def take_one(self) -> None:
        """Ask for a name, and keep the matrix as it stands now."""
        name = prompts.ask_text(self, _("Take a snapshot"), _("What shall it be called?"))
        if name is not None:
            now = datetime.now().astimezone()
            self.document.do(take_snapshot(self.document.matrix, name.strip(), now))
            self.since.setCurrentIndex(-1)
            self.refresh()

    def rename_one(self) -> None:
        """Ask for another name for the snapshot that is chosen."""
        name = prompts.ask_text(self, _("Name the snapshot"), _("What shall it be called?"))
        if name and name.strip():
            self.document.do(rename_snapshot(self.document.matrix, self.snapshot, name.strip()))

    def print_changes(self) -> None:
        """Print what is shown."""
        found = self.changes()
        if found is not None:
            printing.show(self, self.title.text(), changes_as_page(found, self.document.matrix))

    def _foot(self) -> QHBoxLayout:
        self.take = button("", "plus", on_click=self.take_one)
        self.rename = button("quiet", "edit", on_click=self.rename_one)
        self.remove = button("quiet", "delete", on_click=self._remove)
        self.look = button("quiet", on_click=self._look)
        self.back = button("quiet", "reset", on_click=self._bring_back)
        row = QHBoxLayout()
        row.setContentsMargins(20, 10, 20, 12)
        row.setSpacing(8)
        for made in (self.take, self.rename, self.remove, self.look, self.back):
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _show(self, found: Changes) -> None:
        _said = speech.texts
        activities = {activity_line(change, _said): change for change in found.activities}
        roles = {role_line(change, _said): change for change in found.roles}
        for heading, lines in said(found, _said):
            top = self._item(None, heading, strong=True)
            for line in lines:
                item = self._item(top, line)
                if line in activities:
                    item.setData(0, _PLACE, (activities[line].activity.id, ""))
                elif line in roles:
                    self._show_cells(item, roles[line])
            top.setExpanded(True)

    def _show_cells(self, item: QTreeWidgetItem, change: RoleChange) -> None:
        """Show under a role what changed for it, activity by activity."""
        item.setData(0, _PLACE, ("", change.role.id))
        for cell in change.cells:
            words = f"{cell.activity.title}: {cell_words(cell, speech.texts)}"
            below = self._item(item, words)
            below.setData(0, _PLACE, (cell.activity.id, cell.role.id))

    def _go_there(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        place = item.data(0, _PLACE)
        if place is not None:
            self.go_to_requested.emit(*place)

    def _item(
        self, parent: QTreeWidgetItem | None, text: str, *, strong: bool = False
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([text])
        item.setToolTip(0, "")
        if strong:
            font = self.tree.font()
            font.setBold(True)
            item.setFont(0, font)
        if parent is None:
            self.tree.addTopLevelItem(item)
        else:
            parent.addChild(item)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        return item

    def _remove(self) -> None:
        self.document.do(remove_snapshot(self.document.matrix, self.snapshot))

    def _look(self) -> None:
        try:
            matrix = look_at(self.document.matrix, self.snapshot)
        except BhukiError as problem:
            self.message.say(problem.say(speech.texts), problem=True)
            return
        shot = next(one for one in snapshots(self.document.matrix) if one.id == self.snapshot)
        self.look_requested.emit(matrix, said_of(shot))

    def _bring_back(self) -> None:
        try:
            edit = bring_back(self.document.matrix, self.snapshot)
        except BhukiError as problem:
            self.message.say(problem.say(speech.texts), problem=True)
            return
        if self.document.do(edit):
            self.message.say(_("The matrix is as it was then. Undo takes it back."))
        else:
            self.message.say(_("The matrix is as it was then already."))


def changes_as_page(found: Changes, matrix: Matrix) -> Booklet:
    """Give the changes as pages, what changed for each role activity by activity."""
    _said = speech.texts
    roles = {role_line(change, _said): change for change in found.roles}
    tables: list[Table] = []
    for heading, lines in said(found, _said):
        if any(line in roles for line in lines):
            rows = [(line, _cells(roles[line])) for line in lines if line in roles]
            tables.append(Table(("", ""), rows, (0.35, 0.65), heading))
        else:
            tables.append(Table(("",), [(line,) for line in lines], (1.0,), heading))
    lead = headline(found, _said)
    return list_booklet(matrix, _("What has changed"), lead, tables, _said)


def _cells(change: RoleChange) -> str:
    return "\n".join(
        f"{cell.activity.title}: {cell_words(cell, speech.texts)}" for cell in change.cells
    )
