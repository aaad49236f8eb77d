"""What stands where the grid has nothing to show: what to do next, with its keys.

hint = EmptyHint(parent)
hint.command_wished.connect(...)        # the name of a command in `bhuki.desktop.actions`
hint.tell(model, room)                  # shows itself in the room, or hides
"""

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bhuki.desktop.actions import BY_COMMAND
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.pieces import button, label
from bhuki.texts import N_

_WIDTH = 420
_ACTS = {
    "add-activity": N_("Add an activity"),
    "add-role": N_("Add a role"),
    "add-from-catalogue": N_("Choose activities from a list …"),
    "show-all": N_("Show everything"),
}
# What is missing, in words, and what helps.
_NOTHING = (
    N_("Nothing here yet"),
    N_("Activities stand down the left, roles along the top. You write letters where they meet."),
    ("add-activity", "add-role", "add-from-catalogue"),
)
_NO_ACTIVITIES = (
    N_("No activities yet"),
    N_("Write what is to be done, one thing in each row, or choose from a list."),
    ("add-activity", "add-from-catalogue"),
)
_NO_ROLES = (
    N_("No roles yet"),
    N_("Write who takes part: one role in each column."),
    ("add-role",),
)
_HIDDEN = (
    N_("The filter hides everything"),
    N_("The matrix is as it was; only the view is narrowed."),
    ("show-all",),
)


class EmptyHint(QWidget):
    """A few words and the buttons that help, in the middle of what is empty."""

    command_wished = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said: tuple[str, str, tuple[str, ...]] | None = None
        self._title = label("", "title")
        self._words = label("", "secondary", wrap=True)
        self.buttons = {name: self._button(name) for name in _ACTS}
        self._keys: dict[str, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addSpacing(8)
        for name, made in self.buttons.items():
            self._keys[name] = label("", "key")
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(made)
            row.addWidget(self._keys[name])
            row.addStretch()
            column.addLayout(row)
        self.hide()
        speech.changed.connect(self._retranslate)

    def tell(self, model: GridModel, room: QRect) -> None:
        """Say what is missing, in the middle of the room there is; hide where nothing is."""
        said = _missing(model)
        if said is not self._said:
            self._said = said
            self._retranslate()
        self.setVisible(said is not None and room.width() >= _WIDTH // 2)
        if said is None:
            return
        width = min(grown(_WIDTH), room.width())
        height = min(self.heightForWidth(width), room.height())
        left = room.left() + (room.width() - width) // 2
        self.setGeometry(left, room.top() + (room.height() - height) // 3, width, height)
        self.raise_()

    def _button(self, name: str) -> QPushButton:
        made = button(on_click=lambda: self.command_wished.emit(name))
        made.setMinimumWidth(grown(210))
        return made

    def _retranslate(self, _language: str = "") -> None:
        if self._said is None:
            return
        title, words, acts = self._said
        self._title.setText(_(title))
        self._words.setText(_(words))
        self.setAccessibleName(f"{_(title)}. {_(words)}")
        for name, made in self.buttons.items():
            made.setText(_(_ACTS[name]))
            made.setVisible(name in acts)
            made.setProperty("kind", "primary" if name == acts[0] else "")
            made.style().polish(made)
            keys = BY_COMMAND[name].keys[:1]
            shown = [QKeySequence(k).toString(QKeySequence.SequenceFormat.NativeText) for k in keys]
            self._keys[name].setText("".join(shown))
            self._keys[name].setVisible(name in acts and bool(shown))


def _missing(model: GridModel) -> tuple[str, str, tuple[str, ...]] | None:
    """Say what the grid lacks to have any cell."""
    matrix = model.matrix
    if model.rowCount() and model.columnCount():
        return None
    if not matrix.activities and not matrix.roles:
        return _NOTHING
    if not matrix.activities:
        return _NO_ACTIVITIES
    return _NO_ROLES if not matrix.roles else _HIDDEN
