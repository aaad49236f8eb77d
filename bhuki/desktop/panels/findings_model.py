"""The rows of the findings panel as a Qt model that changes only where they do."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from bhuki.desktop.panels.findings_rows import Row, RowKind
from bhuki.desktop.panels.findings_words import FindingsWords
from bhuki.desktop.panels.pieces import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


class FindingsModel(QAbstractListModel):
    """Rows with their words, made when they are asked for."""

    def __init__(self, words: FindingsWords) -> None:
        super().__init__()
        self.words = words
        self.rows: list[Row] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.words.title(row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.words.tooltip(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.words.spoken(row)
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        row = self.rows[index.row()]
        if row.kind is RowKind.HEADING:
            return flags
        return flags | Qt.ItemFlag.ItemIsSelectable

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, keeping those at the start and the end that are the same."""
        old, new = [_name(r) for r in self.rows], [_name(r) for r in rows]
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        before, after = len(old) - tail, len(new) - tail
        if before > head:
            self.beginRemoveRows(QModelIndex(), head, before - 1)
            del self.rows[head:before]
            self.endRemoveRows()
        if after > head:
            self.beginInsertRows(QModelIndex(), head, after - 1)
            self.rows[head:head] = rows[head:after]
            self.endInsertRows()
        self._take_changed(rows)

    def row_of(self, name: tuple[RowKind, str]) -> int:
        """Give the place of a row of a kind and key, or -1."""
        return next((n for n, row in enumerate(self.rows) if _name(row) == name), -1)

    def retranslate(self) -> None:
        """Say that all words are others."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def _take_changed(self, rows: Sequence[Row]) -> None:
        """Take over rows whose content alone is another, and say so once."""
        changed = [
            n for n, (mine, new) in enumerate(zip(self.rows, rows, strict=True)) if mine != new
        ]
        if changed:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))


def _name(row: Row) -> tuple[RowKind, str]:
    return (row.kind, row.key)


def _common(one: Sequence[Any], other: Sequence[Any]) -> int:
    """Give how many values two sequences have in common at their start."""
    n = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        n += 1
    return n
