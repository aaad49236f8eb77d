"""Find in names, notes and letters: a line over the grid that goes from hit to hit."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.look.icons import icon
from bhuki.matrix.matrix import Matrix


def hits(matrix: Matrix, wanted: str) -> Iterator[tuple[str, str]]:
    """Give what a text is found in, row by row, as (activity id, role id), "" for a heading.

    Letters are found when they are all there is to a cell's text (`H`, `H/U`), names and notes
    when the text is a part of them. A group or section is found at its first role or activity.
    Case makes no difference.
    """
    text = wanted.casefold().strip()
    if not text:
        return
    roles = matrix.role_order()
    headings: set[str] = set()  # groups and sections that were met
    for role in roles:
        group = matrix.group_of(role)
        in_group = group is not None and group.id not in headings and _has(group.name, text)
        if in_group or _has(f"{role.name}\n{role.description}\n{role.note}", text):
            yield "", role.id
        headings.add(role.group or "")
    for activity in matrix.activity_order():
        path = [s for s in matrix.section_path(activity.section) if s.id not in headings]
        in_section = any(_has(section.name, text) for section in path)
        if in_section or _has(f"{activity.title}\n{activity.note}", text):
            yield activity.id, ""
        headings.update(section.id for section in path)
        for role in roles:
            found = matrix.assignments.get((activity.id, role.id))
            if found and (text == found.text.casefold() or text in found.note.casefold()):
                yield activity.id, role.id


def _has(said: str, text: str) -> bool:
    return text in said.casefold()


class FindBar(QFrame):
    """Type, and the grid goes to the first hit; Enter goes on, Shift+Enter back, Esc leaves."""

    go_to_requested = Signal(str, str)
    left = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-line")
        self._document = document
        self._hits: list[tuple[str, str]] = []
        self._place = 0
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(grown(360))
        self.field.addAction(icon("find", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._look)
        self._said = QLabel()
        self._said.setProperty("role", "secondary")
        self._close = QPushButton()
        self._close.setProperty("kind", "quiet")
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.leave)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._close)
        speech.changed.connect(self.retranslate)
        document.edited.connect(self._forget)
        self.retranslate()
        self.hide()

    def open(self) -> None:
        """Show the bar, ready to type; what was last looked for is still there."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def go_on(self, step: int = 1) -> None:
        """Go to the next hit, or (-1) to the one before."""
        if not self._hits:
            self._hits = list(hits(self._document.matrix, self.field.text()))
            self._place = -1 if step > 0 else 0
        if self._hits:
            self._place = (self._place + step) % len(self._hits)
            self.go_to_requested.emit(*self._hits[self._place])
        self._say()

    def leave(self) -> None:
        """Hide the bar and give the grid the keys back."""
        self.hide()
        self.left.emit()

    def retranslate(self) -> None:
        """Set all words."""
        self.field.setPlaceholderText(_("Find in names, notes and letters"))
        self.field.setAccessibleName(_("Find in names, notes and letters"))
        self._close.setAccessibleName(_("Close"))
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_on(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _look(self, _text: str) -> None:
        self._hits = []
        self.go_on()

    def _forget(self) -> None:
        self._hits = []

    def _say(self) -> None:
        if not self.field.text().strip():
            self._said.clear()
        elif not self._hits:
            self._said.setText(_("Nothing found"))
        else:
            self._said.setText(_("{place} of {n}", place=self._place + 1, n=len(self._hits)))
