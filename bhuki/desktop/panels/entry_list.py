"""A list of entries in two lines each: what it is, and what is said of it.

    entries = EntryList()
    entries.show_entries([Entry(key, "note", "text2", "It-chef", "Efter aftale …")])
    entries.chosen.connect(...)          # an entry was clicked, or Return pressed on it

Text is wrapped to as many lines as it takes, so nothing that was said is cut off but by
`for_screen`.
"""

from collections.abc import Hashable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from bhuki.desktop.language import for_screen
from bhuki.desktop.look.fonts import sized
from bhuki.desktop.look.icons import paint_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.row_painting import paint_ground

AnyIndex = QModelIndex | QPersistentModelIndex
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_LEFT, _RIGHT, _EDGE = 44, 16, 7


class Entry(NamedTuple):
    """One entry: its key, its icon and the icon's colour token, and its two texts."""

    key: Hashable
    icon: str
    token: str
    title: str
    detail: str = ""


class EntryModel(QAbstractListModel):
    """Entries for a Qt view."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}. {entry.detail}" if entry.detail else entry.title
        return entry if role == Qt.ItemDataRole.UserRole else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other entries."""
        shown = [
            entry._replace(title=for_screen(entry.title), detail=for_screen(entry.detail))
            for entry in entries
        ]
        if shown != self.entries:
            self.beginResetModel()
            self.entries = shown
            self.endResetModel()


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 260
        title, detail = _texts(entry, max(60, width - _LEFT - _RIGHT))
        return QSize(100, title.height() + detail.height() + 2 * _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        paint_ground(painter, option)
        rect = option.rect
        place = QRectF(rect.left() + 16, rect.top() + _EDGE, 16, 16)
        paint_icon(painter, place, entry.icon, entry.token)
        title, detail = _texts(entry, max(60, rect.width() - _LEFT - _RIGHT))
        title.translate(rect.left() + _LEFT, rect.top() + _EDGE)
        detail.translate(rect.left() + _LEFT, title.bottom() + 1)
        painter.setFont(sized(13, 500))
        painter.setPen(theme.token("text"))
        painter.drawText(title, _WRAP, entry.title)
        painter.setFont(sized(12))
        painter.setPen(theme.token("text2"))
        painter.drawText(detail, _WRAP, entry.detail)
        painter.restore()


def _texts(entry: Entry, width: int) -> tuple[QRect, QRect]:
    """Give the room that an entry's two texts take."""
    room = QRect(0, 0, width, 10_000)
    title = QFontMetrics(sized(13, 500)).boundingRect(room, _WRAP, entry.title or " ")
    if not entry.detail:
        return title, QRect(0, 0, width, 0)
    detail = QFontMetrics(sized(12)).boundingRect(room, _WRAP, entry.detail)
    # The bounds are of the words; drawing in them exactly would wrap a last letter.
    return QRect(0, 0, width, title.height()), QRect(0, 0, width, detail.height())


class EntryList(QListView):
    """The list itself."""

    chosen = Signal(object)  # an entry's key
    removal_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entries = EntryModel()
        self._delegate = EntryDelegate()
        self.setModel(self.entries)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setProperty("ground", "window")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(self.key_at(index)))
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show other entries, the same one staying chosen if it is still there."""
        key = self.current_key()
        self.entries.show(entries)
        place = next((n for n, entry in enumerate(entries) if entry.key == key), -1)
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))
        self.updateGeometry()

    def current_key(self) -> Any:
        """Give the key of the entry that is chosen, or None."""
        index = self.currentIndex()
        return self.key_at(index) if index.isValid() else None

    def key_at(self, index: AnyIndex) -> Any:
        """Give the key of an entry."""
        return self.entries.entries[index.row()].key

    def sizeHint(self) -> QSize:
        """Be as high as the entries are, so that a short list takes little room."""
        rows = range(min(len(self.entries.entries), 40))
        height = sum(self.sizeHintForRow(row) for row in rows)
        return QSize(super().sizeHint().width(), max(40, height + 2 * self.frameWidth()))

    def event(self, event: QEvent) -> bool:
        # Else the window's own Delete would clear cells in the grid.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            removes = event.key() == Qt.Key.Key_Delete and self.current_key() is not None
            if removes:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = self.current_key()
        if key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(key)
        elif key is not None and event.key() == Qt.Key.Key_Delete:
            self.removal_requested.emit(key)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
