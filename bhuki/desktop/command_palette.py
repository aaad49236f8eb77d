"""The command palette: type a few letters of what you want, press Enter.

It lists all that the menus have, each with its key, and the open windows to go to. Words are found
in any order, and some commands by other words than their own.
"""

from typing import NamedTuple

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

from bhuki.desktop.actions import ALSO, MENUS, SUBMENUS, WINDOW, ActionSpec
from bhuki.desktop.language import _, for_screen
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.menus import Menus
from bhuki.desktop.panels.pieces import label


class Offer(NamedTuple):
    """One line of the palette."""

    action: QAction
    text: str
    place: str  # the menu it lies in
    also: str = ""


class CommandPalette(QFrame):
    """A box over the window that finds and runs commands; it closes when left."""

    def __init__(self, window: QWidget, menus: Menus) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self._offers = offers_of(menus)
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
        self.nothing = label(_("No command is called that."), "secondary")
        self.nothing.setContentsMargins(8, 4, 8, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.search)
        layout.addWidget(self.nothing)
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
        for offer in sorted(self._offers, key=lambda each: _far(each, words)):
            hay = f"{offer.place} {offer.text} {offer.also}".casefold()
            if all(word in hay for word in words):
                self._add(offer)
        self.found.setCurrentRow(0)
        # The list keeps its place, so that the box does not jump while one types.
        self.nothing.setVisible(not self.found.count())

    def _add(self, offer: Offer) -> None:
        action, text, menu = offer.action, offer.text, offer.place
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


def offers_of(menus: Menus) -> list[Offer]:
    """Give all that can be done now, and the other windows."""
    offers = [
        Offer(action, _plain(action.text()), _place(spec), _also(spec))
        for spec, action in menus.items()
        if action.isEnabled() and action.isVisible()
    ]
    window = _plain(_(MENUS[WINDOW]))
    for action, name in menus.windows.others():
        offers.append(Offer(action, for_screen(name), window))
    return offers


def _far(offer: Offer, words: list[str]) -> int:
    """Say how far a command's own name is from what was typed; 0 where it begins with it."""
    name = offer.text.casefold()
    if name.startswith(" ".join(words)):
        return 0
    return 1 if all(word in name for word in words) else 2


def _place(spec: ActionSpec) -> str:
    """Say in which menu a command lies, and in which menu of that."""
    menu = _plain(_(MENUS[spec.menu]))
    return f"{menu} › {_(SUBMENUS[spec.under])}" if spec.under else menu


def _plain(text: str) -> str:
    return text.replace("&", "")


def _also(spec: ActionSpec) -> str:
    words = ALSO.get(spec.command)
    return _(words) if words else ""
