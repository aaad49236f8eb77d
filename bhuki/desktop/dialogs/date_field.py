"""A date that may be absent: a field to type or pick it, and a cross that takes it away."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QStackedLayout, QWidget

from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button, icon_button, name_it


class DateField(QWidget):
    """Shows a date, or a button that sets it to today."""

    chosen = Signal(object)  # datetime.date or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: date | None = None
        self.edit = QDateEdit()
        self.edit.setCalendarPopup(True)
        self.edit.setKeyboardTracking(False)
        self.edit.dateChanged.connect(self._give)
        self.remover = icon_button("close", on_click=lambda: self._choose(None))
        self.setter = button("quiet", "plus", on_click=lambda: self._choose(date.today()))
        self.setFocusProxy(self.edit)
        self.stack = QStackedLayout(self)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.stack.addWidget(self.setter)
        dated = QWidget()
        row = QHBoxLayout(dated)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.remover)
        self.stack.addWidget(dated)

    def show_values(self, values: list[Any]) -> None:
        """Show a date, or None."""
        self._shown = values[0]
        self.setter.setText(_("Set a date"))
        name_it(self.remover, _("Take the date away"))
        self.edit.setDisplayFormat(self.edit.locale().dateFormat())
        self.edit.blockSignals(True)
        if self._shown is not None:
            self.edit.setDate(QDate(self._shown.year, self._shown.month, self._shown.day))
        self.edit.blockSignals(False)
        self.stack.setCurrentIndex(0 if self._shown is None else 1)

    def setAccessibleName(self, name: str) -> None:
        """Name the field, and the parts of it that are seen."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def _choose(self, value: date | None) -> None:
        self.chosen.emit(value)

    def _give(self, value: QDate) -> None:
        given = date(value.year(), value.month(), value.day())
        if given != self._shown:
            self.chosen.emit(given)
