"""The frame of every dialog: a title, a line that explains it, its content, and its buttons.

Dialogs stay beside the window and can be left open while working; Escape closes them. Changes of
the matrix count when they are made, each one undo step, so that there is nothing to lose.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.pieces import button, label, line


class ExplainedDialog(QDialog):
    """A dialog that says what it is for. Subclasses build `content` and set words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.title = label("", "title")
        self.explanation = label("", "secondary", wrap=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(8)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addStretch(1)
        self.close_button = button("primary", on_click=self.close)
        self.foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.explanation)
        column.addSpacing(4)
        column.addLayout(self.content, 1)
        column.addWidget(line())
        column.addLayout(self.foot)

    def start(self) -> None:
        """Set all words, now and whenever the language changes; called when all is built."""
        self._put_buttons_last()
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def _put_buttons_last(self) -> None:
        """Let Tab come to the foot's buttons after all else: they were made before it."""
        for n in range(self.foot.count()):
            item = self.foot.itemAt(n)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
                widget.setParent(self)
                self.foot.insertWidget(n, widget)

    def retranslate(self) -> None:
        """Set all words; subclasses do theirs and call this."""
        self.close_button.setText(_("Close"))
        self.setWindowTitle(self.title.text())

    def show_part(self, part: str) -> None:
        """Show one of several things that the dialog is about; most are about one only."""

    def say(self, title: str, explanation: str) -> None:
        """Set title and explanation."""
        self.title.setText(title)
        self.explanation.setText(explanation)
        self.setWindowTitle(title)

    def add_button(self, made: QPushButton) -> None:
        """Put a button at the left of the foot."""
        self.foot.insertWidget(self.foot.count() - 2, made)


def scrolled(widget: QWidget) -> QScrollArea:
    """Put a widget into an area that scrolls upright only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setProperty("framed", "true")  # so that it is seen where the focus is
    return area
