"""All notes on activities, roles and cells, with what each of them stands on.

panel = NotesPanel(document)
panel.go_to_requested.connect(grid.go_to)     # (activity id or "", role id or "")
"""

from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.entry_list import Entry, EntryList
from bhuki.desktop.panels.pieces import PanelHeading, icon_button, label, name_it
from bhuki.matrix.matrix import Matrix


class NoteEntry(NamedTuple):
    """A note and where it stands; one on an activity has no role, one on a role no activity."""

    activity: str
    role: str
    title: str
    text: str
    kind: str  # activity, role, cell, section or group


def notes_of(matrix: Matrix) -> list[NoteEntry]:
    """Give all notes: row by row with the cells of each, then those on roles."""
    found: list[NoteEntry] = []
    cells: dict[str, list[tuple[str, str]]] = {}
    for (activity_id, role_id), assignment in matrix.assignments.items():
        if assignment.note:
            cells.setdefault(activity_id, []).append((role_id, assignment.note))
    found += [
        NoteEntry("", "", s.name, s.note, "section") for s, _ in matrix.section_order() if s.note
    ]
    places = {role.id: n for n, role in enumerate(matrix.role_order())}
    for activity in matrix.activity_order():
        if activity.note:
            found.append(NoteEntry(activity.id, "", activity.title, activity.note, "activity"))
        here = sorted(cells.get(activity.id, ()), key=lambda cell: places.get(cell[0], -1))
        for role_id, note in here:
            role = matrix.roles.get(role_id)
            number = activity.number or activity.name
            title = f"{number} · {role.name if role else role_id}"
            found.append(NoteEntry(activity.id, role_id, title, note, "cell"))
    found += [NoteEntry("", "", g.name, g.note, "group") for g in matrix.groups.values() if g.note]
    for role in matrix.role_order():
        if role.note:
            found.append(NoteEntry("", role.id, role.name, role.note, "role"))
    return found


_ICONS = {
    "activity": "activity",
    "role": "role",
    "cell": "note",
    "section": "activity",
    "group": "people",
}


class NotesPanel(QWidget):
    """The notes as a list that is searched by typing."""

    go_to_requested = Signal(str, str)
    print_requested = Signal()
    close_requested = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("panel", "true")
        self.setMinimumWidth(grown(240))
        self.heading = PanelHeading(closable=True)
        self.heading.close_requested.connect(self.close_requested)
        self.print_button = icon_button("print", on_click=self.print_requested.emit)
        self.print_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.heading.add(self.print_button)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.refresh)
        self.list = EntryList()
        self.list.chosen.connect(lambda key: self.go_to_requested.emit(*key[:2]))
        self.empty = label("", "secondary", wrap=True)
        self.empty.setContentsMargins(16, 8, 16, 8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        holder = QVBoxLayout()
        holder.setContentsMargins(16, 0, 16, 8)
        holder.addWidget(self.search)
        column.addLayout(holder)
        column.addWidget(self.stack, 1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        document.edited.connect(self._follow)
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def refresh(self) -> None:
        """Show the notes as they are now, those that the search lets through."""
        words = self.search.text().lower().split()
        every = notes_of(self.document.matrix)
        shown = [n for n in every if all(w in f"{n.title} {n.text}".lower() for w in words)]
        self.heading.count.setText(str(len(every)))
        self.list.show_entries(
            [
                Entry((n.activity, n.role, n.title), _ICONS[n.kind], "text2", n.title, n.text)
                for n in shown
            ]
        )
        self.stack.setCurrentWidget(self.list if shown else self.empty)
        self.empty.setText(
            _("No note has these words.")
            if every
            else _("No notes yet. F2 on a cell writes one; so does the side panel.")
        )
        self.print_button.setEnabled(bool(every))

    def retranslate(self) -> None:
        """Set all words."""
        self.heading.title.setText(_("Notes"))
        self.list.setAccessibleName(_("Notes"))
        self.search.setPlaceholderText(_("Search the notes"))
        self.search.setAccessibleName(_("Search the notes"))
        name_it(self.print_button, _("Print the notes"))
        if self.heading.closer is not None:
            name_it(self.heading.closer, _("Close"))
        if self.isVisible():  # else once it is: it looks through all cells
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _follow(self, _edit: object) -> None:
        if self.isVisible():
            self._soon.start()
