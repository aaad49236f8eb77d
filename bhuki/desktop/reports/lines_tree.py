"""A tree of sentences: each stands whole, on as many lines as the width asks for."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeWidget

_AROUND = 8  # px: an item's padding at both sides, over and under
_LEAST = 24


class LinesTree(QTreeWidget):
    """One column without a heading, set anew when its width changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setItemDelegate(_Lines(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def room(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Give the width that the words of an item have."""
        depth = 1
        above = index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return max(1, self.viewport().width() - depth * self.indentation() - _AROUND)


class _Lines(QStyledItemDelegate):
    """Gives each sentence the height of its lines."""

    def __init__(self, tree: LinesTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        self.initStyleOption(option, index)
        room = QRect(0, 0, self._tree.room(index), 0)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, option.text)
        return QSize(words.width(), max(_LEAST, words.height() + _AROUND))
