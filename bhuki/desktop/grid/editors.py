"""Edit in place: a cell as text with its note and veto, and names where they stand.

Return keeps what was written, Esc does not, and leaving the editor keeps it. What can't be kept
is said, and the editor stays open.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.language import _
from bhuki.desktop.look.fonts import grown
from bhuki.matrix.entities import Assignment


class InlineEditor(QFrame):
    """A frame over the grid that stays until it is left."""

    kept = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("inline-editor")
        self.setProperty("card", "chosen")
        self.setAutoFillBackground(True)
        self._done = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def watch(self, *fields: QWidget) -> None:
        """Take the keys of these fields that end the editing."""
        for field in fields:
            field.installEventFilter(self)

    def put(self, rect: QRect) -> None:
        """Stand over a rectangle of the parent, wholly inside it."""
        size = self.sizeHint()
        width = max(size.width(), rect.width())
        height = max(size.height(), min(rect.height(), size.height() + 8))
        room = self._over.rect()
        left = max(0, min(rect.left(), room.right() - width))
        top = max(0, min(rect.top(), room.bottom() - height))
        self.setGeometry(left, top, min(width, room.width()), height)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and isinstance(
                    watched, QPlainTextEdit
                ):
                    return False
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.drop()
                return True
        return super().eventFilter(watched, event)

    def keep(self) -> None:
        """Keep what was written."""
        if not self._done:
            self.kept.emit()

    def drop(self) -> None:
        """Leave everything as it was."""
        if not self._done:
            self.dropped.emit()

    def finish(self) -> None:
        """Go away."""
        if self._done:
            return
        self._done = True
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.disconnect(self._follow_focus)
        self.hide()
        self.deleteLater()

    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Keep what was written when the focus goes elsewhere in the window."""
        if self._done or now is None or old is None:
            return
        if self.isAncestorOf(old) and not self.isAncestorOf(now):
            QTimer.singleShot(0, self, self.keep)


class CellEditor(InlineEditor):
    """Letters as text, a veto, and a note."""

    def __init__(self, assignment: Assignment, parent: QWidget) -> None:
        super().__init__(parent)
        self.letters = QLineEdit(assignment.text)
        self.letters.setMaximumWidth(grown(96))
        self.letters.setMaxLength(60)
        self.letters.selectAll()
        self.veto = QCheckBox(_("Veto"))
        self.veto.setChecked(assignment.veto)
        self.note = QPlainTextEdit(assignment.note)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(grown(64))
        self.note.setMinimumWidth(grown(260))
        self.letters.setAccessibleName(_("Letters"))
        self.note.setAccessibleName(_("Note"))
        self.letters.setPlaceholderText(_("Letters"))
        self.note.setPlaceholderText(_("Note"))
        top = QHBoxLayout()
        top.addWidget(self.letters)
        top.addWidget(self.veto)
        top.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 8, 8, 8)
        whole.setSpacing(6)
        whole.addLayout(top)
        whole.addWidget(self.note)
        self.watch(self.letters, self.veto, self.note)
        self.setFocusProxy(self.letters)


class NameEditor(InlineEditor):
    """A name, and before it a number where the thing has one."""

    def __init__(self, name: str, number: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QLineEdit(name)
        self.name.setAccessibleName(_("Name"))
        self.name.setPlaceholderText(_("Name"))
        self.name.selectAll()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.setSpacing(4)
        self.number: QLineEdit | None = None
        if number is not None:
            self.number = QLineEdit(number)
            self.number.setAccessibleName(_("Number"))
            self.number.setPlaceholderText(_("No."))
            self.number.setMaximumWidth(grown(72))
            whole.addWidget(self.number)
            self.watch(self.number)
        self.name.setMinimumWidth(grown(180))
        whole.addWidget(self.name)
        self.watch(self.name)
        self.setFocusProxy(self.name)
