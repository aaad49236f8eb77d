"""What is the same: each role and activity of the later matrices, and what it is taken for.

Proposals come first, with how sure they are; a tick takes one. Any row can be said to be the same
as another, or new, by its list (F2, Enter or a click).
"""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from bhuki.desktop.joining.session import JoiningSession, NameRow, Thing
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.sheets.joining import Sort
from bhuki.sheets.joining_words import say_why

NAME, SAME_AS, WHY, SOURCE = range(4)
Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_PART = Qt.ItemDataRole.UserRole + 1
_SHOWN = 400  # rows in a part; what is more is counted


class NamesTable(QTreeWidget):
    """Proposals, what has the same name, and what is new."""

    def __init__(self, session: JoiningSession) -> None:
        super().__init__()
        self.session = session
        self.setColumnCount(4)
        self.setProperty("framed", "true")
        self.setUniformRowHeights(True)
        self.setItemDelegateForColumn(SAME_AS, _SameAs(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemChanged.connect(self._ticked)
        self.itemClicked.connect(self._clicked)
        self.itemActivated.connect(self._edit_row)
        self.header().setStretchLastSection(False)
        for column, mode in (
            (NAME, QHeaderView.ResizeMode.Stretch),
            (SAME_AS, QHeaderView.ResizeMode.Stretch),
            (WHY, QHeaderView.ResizeMode.Interactive),
            (SOURCE, QHeaderView.ResizeMode.Interactive),
        ):
            self.header().setSectionResizeMode(column, mode)
        self.setColumnWidth(WHY, 240)
        self.setColumnWidth(SOURCE, 150)
        session.changed.connect(self.refresh)
        speech.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """List everything anew; the row that is looked at stays."""
        here, scroll = self.currentItem(), self.verticalScrollBar().value()
        key = here.data(NAME, _ROW).thing if here is not None and here.parent() else None
        closed = {p.data(NAME, _PART) for p in self._parts() if not p.isExpanded()}
        self.blockSignals(True)
        self.clear()
        self.setHeaderLabels([_("Name"), _("Is the same as"), _("How sure"), _("From")])
        rows = self.session.rows()
        proposed = [row for row in rows if row.proposed is not None]
        others = [row for row in rows if row.proposed is None]
        same = [row for row in others if row.same_as is not None]
        new = [row for row in others if row.same_as is None]
        proposed.sort(key=lambda row: -(row.proposed.share if row.proposed else 0))
        parts = ((_("Proposals"), proposed), (_("The same"), same), (_("New ones"), new))
        for words, part in parts:
            if part:
                self._add_part(words, part).setExpanded(words not in closed)
        self.blockSignals(False)
        self._go_to(key)
        self.verticalScrollBar().setValue(scroll)

    def row_of(self, item: QTreeWidgetItem | None) -> NameRow | None:
        """Give what an item stands for; None for a part's heading."""
        row = item.data(NAME, _ROW) if item is not None else None
        return row if isinstance(row, NameRow) else None

    def say_same(self, row: NameRow, other: Thing | None) -> None:
        """Say what a row is the same as, once the list or the tick is done with its item."""
        QTimer.singleShot(0, self, lambda: self.session.say_same(row.thing, other))

    def _parts(self) -> list[QTreeWidgetItem]:
        parts = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [part for part in parts if part is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_F2 and item is not None:
            self._edit_row(item, SAME_AS)
            return
        super().keyPressEvent(event)

    def _add_part(self, words: str, rows: list[NameRow]) -> QTreeWidgetItem:
        part = QTreeWidgetItem([f"{words} · {len(rows)}"])
        part.setData(NAME, _PART, words)
        part.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.font()
        font.setBold(True)
        part.setFont(NAME, font)
        self.addTopLevelItem(part)
        part.setFirstColumnSpanned(True)
        for row in rows[:_SHOWN]:
            part.addChild(self._item(row))
        rest = len(rows) - _SHOWN
        if rest > 0:
            more = QTreeWidgetItem([_.plural("And {n} more.", "And {n} more.", n=rest)])
            more.setFlags(Qt.ItemFlag.ItemIsEnabled)
            part.addChild(more)
        return part

    def _item(self, row: NameRow) -> QTreeWidgetItem:
        same = self._name_of(row)
        item = QTreeWidgetItem([row.name, same, self._why(row), row.source])
        for column, text in ((NAME, row.name), (SAME_AS, same), (SOURCE, row.source)):
            item.setToolTip(column, plain_tip(text))
        item.setIcon(NAME, icon("role" if row.sort is Sort.ROLE else "activity", "text2"))
        item.setData(NAME, _ROW, row)
        flags = item.flags() | Qt.ItemFlag.ItemIsEditable
        if row.proposed is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
            taken = Qt.CheckState.Checked if row.same_as else Qt.CheckState.Unchecked
            item.setCheckState(NAME, taken)
        item.setFlags(flags)
        return item

    def _name_of(self, row: NameRow) -> str:
        if row.same_as is None:
            if row.proposed is not None and not row.said:
                return _("{name}?", name=row.proposed.names[0])
            return _("– a new one –")
        return row.same_name

    def _why(self, row: NameRow) -> str:
        proposed = row.proposed
        if proposed is not None:
            percent = _("{n} %", n=round(100 * proposed.share))
            return f"{percent} · {say_why(proposed, speech.texts)}"
        if row.said:
            return _("you said so")
        return _("the same name") if row.same_as is not None else ""

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        row = self.row_of(item)
        if row is None or row.proposed is None or column != NAME:
            return
        on = item.checkState(NAME) == Qt.CheckState.Checked
        if on != (row.same_as is not None):
            self.say_same(row, self.session.proposal_for(row) if on else None)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == SAME_AS:
            self._edit_row(item, column)

    def _edit_row(self, item: QTreeWidgetItem, _column: int) -> None:
        if self.row_of(item) is not None:
            self.editItem(item, SAME_AS)

    def _go_to(self, key: Thing | None) -> None:
        for part in self._parts():
            for item in map(part.child, range(part.childCount())):
                row = self.row_of(item)
                if item is not None and row is not None and row.thing == key:
                    self.setCurrentItem(item)
                    return


class _SameAs(QStyledItemDelegate):
    """Lets a row's other half be chosen from a list."""

    def __init__(self, table: NamesTable) -> None:
        super().__init__(table)
        self._table = table

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: Index,
    ) -> QWidget:
        row = self._row(index)
        chooser = QComboBox(parent)
        chooser.addItem(_("– a new one –"), None)
        for thing, name in self._table.session.earlier(row) if row is not None else []:
            chooser.addItem(name, thing)
        chooser.setAccessibleName(_("Is the same as"))

        def choose(_place: int) -> None:
            if row is not None:
                self._table.say_same(row, chooser.currentData())
            self.closeEditor.emit(chooser)

        chooser.activated.connect(choose)
        return chooser

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        row = self._row(index)
        assert isinstance(editor, QComboBox)
        if row is not None:
            wanted = row.same_as or self._table.session.proposal_for(row)
            things = [editor.itemData(n) for n in range(editor.count())]
            editor.setCurrentIndex(things.index(wanted) if wanted in things else 0)
        editor.showPopup()

    def setModelData(
        self,
        editor: QWidget,
        _model: QAbstractItemModel,
        index: Index,
    ) -> None:
        """Leave it: only what is chosen counts, not what the list showed when it was left."""

    def _row(self, index: Index) -> NameRow | None:
        return self._table.row_of(self._table.itemFromIndex(index))
