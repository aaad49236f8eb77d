"""The command palette: type a few letters of what you want, press Enter.

It lists all that the menus have, each with its key, and finds words in any order.
"""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.actions import MENUS
from bhuki.desktop.language import _
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.menus import Menus
from bhuki.desktop.panels.pieces import label


class CommandPalette(QFrame):
    """A box over the window that finds and runs commands; it closes when left."""

    def __init__(self, window: QWidget, menus: Menus) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self._menus = menus
        self.setProperty("card", "true")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(_("What do you want to do?"))
        self.search.setAccessibleName(_("What do you want to do?"))
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.found = QListWidget(self)
        self.found.setAccessibleName(_("Commands"))
        self.found.itemActivated.connect(self._run)
        self.found.itemClicked.connect(self._run)
        self.found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.found)
        self._fill("")

    def open(self) -> None:
        """Show the palette at the top of its window, ready to type."""
        window = self._window.window()
        width = min(grown(560), window.width() - 40)
        self.resize(width, min(420, window.height() - 80))
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - width) // 2, corner.y() + 56)
        self.show()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.found.currentRow() + step
                self.found.setCurrentRow(max(0, min(self.found.count() - 1, row)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                item = self.found.currentItem()
                if item is not None:
                    self._run(item)
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        words = typed.casefold().split()
        self.found.clear()
        for spec, action in self._menus.items():
            menu = _(MENUS[spec.menu]).replace("&", "")
            text = action.text().replace("&", "")
            hay = f"{menu} {text}".casefold()
            if action.isEnabled() and action.isVisible() and all(word in hay for word in words):
                self._add(action, menu, text)
        self.found.setCurrentRow(0)

    def _add(self, action: QAction, menu: str, text: str) -> None:
        keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
        item = QListWidgetItem(self.found)
        item.setData(Qt.ItemDataRole.UserRole, action)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {menu}, {keys}")
        row = QWidget()
        row.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(6, 2, 6, 2)
        layout.addWidget(label(text))
        place = QLabel(menu)
        place.setProperty("role", "secondary")
        layout.addWidget(place)
        layout.addStretch()
        if keys:
            key = QLabel(keys)
            key.setProperty("role", "key")
            layout.addWidget(key)
        item.setSizeHint(QSize(0, grown(30)))
        self.found.setItemWidget(item, row)

    def _run(self, item: QListWidgetItem) -> None:
        action = item.data(Qt.ItemDataRole.UserRole)
        self.close()
        if isinstance(action, QAction):
            action.trigger()
