"""The matrix's name and whether it is saved, at the right end of a window's menu bar."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMenuBar, QWidget


class NameCorner(QWidget):
    """Two labels in the corner of a menu bar, as wide as what they say."""

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._name, self._state = QLabel(textFormat=Qt.TextFormat.PlainText), QLabel()
        self._name.setProperty("role", "strong")
        self._state.setProperty("role", "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 12, 0)
        row.addWidget(self._name)
        row.addWidget(self._state)
        bar.setCornerWidget(self)
        self.show()  # the bar may be on the screen already

    def say(self, name: str, state: str) -> None:
        """Say a matrix's name and the state of its file."""
        self._name.setText(name)
        self._state.setText(state)
        self.adjustSize()
        # A menu bar measures its corner only when that is shown.
        QApplication.sendEvent(self, QEvent(QEvent.Type.ShowToParent))
