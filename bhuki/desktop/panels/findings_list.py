"""The list in the findings panel, and which of its keys belong in the matrix."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView

from bhuki.matrix.scheme import Scheme


class FindingsList(QListView):
    """The rows; keys that mean something to the panel go there first."""

    key_pressed = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


def is_letter(event: QKeyEvent, scheme: Scheme) -> bool:
    """Say whether a key is a letter of the scheme, which belongs in the matrix."""
    if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier or not event.text():
        return False
    typed = event.text().casefold()
    return any(letter.code.casefold().startswith(typed) for letter in scheme.letters)
