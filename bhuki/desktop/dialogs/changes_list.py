"""A list of changes in words, under headings: what differs, what two people changed at once."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from bhuki.desktop.dialogs.frame import ExplainedDialog

_BESIDE = 8  # px around a line
_MOST = 2000  # lines; more is no reading

_Index = QModelIndex | QPersistentModelIndex


class _WholeLines(QStyledItemDelegate):
    """Gives a long line the height it needs: the style gives every line the same."""

    def __init__(self, tree: QTreeWidget) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hint = super().sizeHint(option, index)
        depth = 2 if index.parent().isValid() else 1
        room = self._tree.viewport().width() - depth * self._tree.indentation() - 2 * _BESIDE
        wrapped = self._tree.fontMetrics().boundingRect(
            QRect(0, 0, max(room, 1), 10_000), Qt.TextFlag.TextWordWrap, str(index.data() or "")
        )
        return hint.expandedTo(QSize(0, wrapped.height() + _BESIDE))


class ChangesList(ExplainedDialog):
    """Headings with their lines; it only tells."""

    def __init__(
        self,
        title: str,
        explanation: str,
        parts: Sequence[tuple[str, Sequence[str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = (title, explanation)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("framed", "true")
        self.tree.setWordWrap(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.tree.setItemDelegate(_WholeLines(self.tree))
        self.tree.header().sectionResized.connect(self._measure_anew)
        self.tree.setRootIsDecorated(any(heading for heading, _lines in parts))
        self.tree.setAccessibleName(title)
        for heading, lines in parts:
            above: QTreeWidget | QTreeWidgetItem = self.tree
            if heading:
                above = QTreeWidgetItem(self.tree, [heading])
            for line in lines[:_MOST]:
                QTreeWidgetItem(above, [line])
        self.tree.expandAll()
        self.content.addWidget(self.tree, 1)
        self.resize(620, 440)
        self.start()

    def _measure_anew(self) -> None:
        self.tree.scheduleDelayedItemsLayout()

    def retranslate(self) -> None:
        self.say(*self._said)
        super().retranslate()
