"""Pick a role by typing part of its name: the answer that the fixes don't offer."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bhuki.desktop.language import _, for_screen
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.matrix.matrix import Matrix

_SHOWN = 6
_ID = Qt.ItemDataRole.UserRole


class RolePicker(QWidget):
    """A field and the roles that match; Return takes the chosen one, Escape backs out."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, matrix: Matrix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = matrix
        self._row, self._shown = grown(26), _SHOWN
        self.entry = QLineEdit()
        self.entry.setPlaceholderText(_("Part of the role's name"))
        self.entry.setAccessibleName(_("Part of the role's name"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Roles"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.entry)
        column.addWidget(self.list)
        self.entry.textChanged.connect(self.search)
        self.entry.installEventFilter(self)
        self.list.itemClicked.connect(self._take)
        self.search("")

    def set_row(self, height: int, shown: int = _SHOWN) -> None:
        """Let each role take so much height, and so many be seen at once."""
        self._row, self._shown = height, shown
        self.search(self.entry.text())

    def search(self, text: str) -> None:
        """List the roles whose name or group has all the words of a text."""
        words = text.lower().split()
        self.list.clear()
        for role in self._matrix.role_order():
            group = self._matrix.group_of(role)
            said = f"{role.name} {group.name if group else ''}".lower()
            if all(word in said for word in words):
                item = QListWidgetItem(for_screen(role.name))
                item.setData(_ID, role.id)
                item.setToolTip(plain_tip(for_screen(group.name) if group else ""))
                item.setSizeHint(QSize(40, self._row))
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        rows = max(1, min(self._shown, self.list.count()))
        self.list.setFixedHeight(rows * self._row + 2 * self.list.frameWidth() + 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.entry and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()  # Escape is ours, not some shortcut's
                return True
            if event.type() == QEvent.Type.KeyPress:
                return self._key(event.key())
        return super().eventFilter(watched, event)

    def _key(self, key: int) -> bool:
        place, last = self.list.currentRow(), self.list.count() - 1
        match key:
            case Qt.Key.Key_Down:
                self.list.setCurrentRow(min(place + 1, last))
            case Qt.Key.Key_Up:
                self.list.setCurrentRow(max(place - 1, 0))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if (item := self.list.currentItem()) is not None:
                    self._take(item)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _other:
                return False
        return True

    def _take(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(_ID))
