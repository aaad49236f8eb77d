"""Accept a finding, inline: why, and who says so. The name is remembered for the next one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.settings import YOUR_NAME, settings


class AcceptForm(QWidget):
    """Two fields and a button; it can be accepted once a reason is given."""

    accepted = Signal(str, str)  # reason, name
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("Why is it right as it is?"))
        self.reason.setAccessibleName(_("Reason"))
        self.by = QLineEdit(settings.get(YOUR_NAME))
        self.by.setPlaceholderText(_("Your name"))
        self.by.setAccessibleName(_("Your name"))
        self.button = button("primary", on_click=self.accept)
        self.button.setText(_("Accept"))
        self.cancel = button("quiet", on_click=self.left.emit)
        self.cancel.setText(_("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("It comes back if the row changes."), "secondary", wrap=True))
        column.addWidget(self.reason)
        column.addWidget(self.by)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column.addLayout(row)
        self.reason.textChanged.connect(self._check)
        self.by.textChanged.connect(self._check)
        self.reason.returnPressed.connect(self._next)
        self.by.returnPressed.connect(self.accept)
        self._check()

    def accept(self) -> None:
        """Accept, if reason and name are given."""
        reason, by = self.reason.text().strip(), self.by.text().strip()
        if reason and by:
            settings.set(YOUR_NAME, by)
            self.accepted.emit(reason, by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def _next(self) -> None:
        if self.by.text().strip():
            self.accept()
        else:
            self.by.setFocus()

    def _check(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip() and self.by.text().strip()))
