"""Fields for one or several things at once: one value is shown, several are said to be several.

    field = TextField()
    field.show_values(["It-chef", "Systemejer"])    # empty, with “Several values” in grey
    field.chosen.connect(...)                       # the new value, once it is given for good

A field speaks only when the user changed something; showing values says nothing.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from bhuki.desktop.language import _

SEVERAL = object()  # what a field holds while its things differ


def shared(values: Sequence[Any]) -> Any:
    """Give the value that all have, or SEVERAL."""
    first = values[0] if values else None
    return first if all(value == first for value in values) else SEVERAL


class TextField(QLineEdit):
    """One line of text; it counts when the field is left or Return is pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self.give)

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value of one or several things."""
        value = shared(values)
        several = value is SEVERAL
        self._shown = "" if several else str(value or "")
        self.setPlaceholderText(_("Several values") if several else "")
        if self.text() != self._shown:
            self.setText(self._shown)

    def give(self) -> None:
        """Say the value now if it is another than the one shown."""
        if self.text() != self._shown:
            self._shown = self.text()
            self.chosen.emit(self._shown.strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.setText(self._shown)
            return
        super().keyPressEvent(event)


class ProseField(QPlainTextEdit):
    """Several lines of text; they count when the field is left or at Ctrl+Return."""

    chosen = Signal(object)

    def __init__(self, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(
            super().sizeHint().width(), self.fontMetrics().lineSpacing() * self._lines + 20
        )

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value of one or several things."""
        value = shared(values)
        several = value is SEVERAL
        self._shown = "" if several else str(value or "")
        self.setPlaceholderText(_("Several values") if several else "")
        if self.toPlainText() != self._shown:
            self.setPlainText(self._shown)

    def give(self) -> None:
        """Say the value now if it is another than the one shown."""
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.chosen.emit(self._shown.strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.give()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        returned = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if returned and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.give()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._shown:
            self.setPlainText(self._shown)
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One of some values, each with its words; with `searchable`, typing finds it."""

    chosen = Signal(object)

    def __init__(self, *, searchable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._several = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)
        self.installEventFilter(self)
        if searchable:
            self._make_searchable()
        self.activated.connect(self._give)

    def offer(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Set what can be chosen: (value, words)."""
        current = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            self._several = False
            for value, words in choices:
                self.addItem(words, value)
            self.setCurrentIndex(self.findData(current))

    def show_values(self, values: Sequence[Any]) -> None:
        """Show the value of one or several things."""
        value = shared(values)
        with QSignalBlocker(self):
            if self._several:
                self.removeItem(0)
            self._several = value is SEVERAL
            if self._several:
                self.insertItem(0, _("Several values"), SEVERAL)
                self.setCurrentIndex(0)
            else:
                self.setCurrentIndex(self._place_of(value))
            if self.isEditable():
                self._restore_text()

    def give(self) -> None:
        """Nothing waits: a choice counts at once."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A wheel over a form scrolls the form; it must not change a value unseen.
        if event.type() == QEvent.Type.Wheel and not self.view().isVisible():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _place_of(self, value: Any) -> int:
        # findData compares as QVariants, which knows neither None nor our enums.
        for place in range(self.count()):
            if self.itemData(place) == value:
                return place
        return -1

    def _make_searchable(self) -> None:
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer, entry = self.completer(), self.lineEdit()
        assert completer is not None
        assert entry is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        entry.editingFinished.connect(self._restore_text)

    def _restore_text(self) -> None:
        self.setEditText(self.itemText(self.currentIndex()))
        if (entry := self.lineEdit()) is not None:
            entry.setCursorPosition(0)

    def _give(self, place: int) -> None:
        value = self.itemData(place)
        if value is not SEVERAL:
            self.chosen.emit(value)
