"""The window's own line for what must be said without stopping anyone.

    line.say("Exported to ansvar.xlsx")
    line.say(problem.say(texts), problem=True)
    line.ask("The file was changed by another program.", [(_("Reload"), reload), …])

A message goes when it is closed, when another takes its place, or, if it only tells that something
was done, by itself.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from bhuki.desktop.language import _, speech
from bhuki.desktop.look.icons import icon

_GOES_AFTER = 6000  # ms


class MessageLine(QFrame):
    """One line over the matrix with a text, buttons and a close button."""

    left = Signal()  # with the keys on it, which are somebody else's now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-line")
        self._icon = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self.answers: dict[str, QPushButton] = {}
        self._close = QPushButton()
        self._close.setProperty("kind", "quiet")
        self._close.setIcon(icon("close"))
        self._close.clicked.connect(self.leave)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(16, 6, 8, 6)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._text, 1)
        self._layout.addWidget(self._close)
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.timeout.connect(self.hide)
        speech.changed.connect(self.retranslate)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """What is said just now, empty where nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, *, problem: bool = False) -> None:
        """Say something; a problem stays until it is closed."""
        self._show(text, "error" if problem else "check", ())
        if not problem:
            self._going.start(_GOES_AFTER)

    def ask(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        problem: bool = False,
    ) -> None:
        """Say something that needs an answer some time; each answer closes the line."""
        self._show(text, "error" if problem else "info", answers)

    def retranslate(self) -> None:
        """Set the words of the line's own button."""
        self._close.setAccessibleName(_("Close the message"))
        self._close.setToolTip(_("Close the message"))

    def leave(self) -> None:
        """Go, as the user says; the keys don't stay behind on whatever comes next."""
        had_keys = self._close.hasFocus() or any(button.hasFocus() for button in self._buttons)
        self.hide()
        if had_keys:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _show(
        self, text: str, name: str, answers: Sequence[tuple[str, Callable[[], object]]]
    ) -> None:
        self._going.stop()
        token = "error" if name == "error" else "text2"
        self._icon.setPixmap(icon(name, token).pixmap(16, 16))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()  # at once: it would answer another question
            button.deleteLater()
        self._buttons = [self._button(words, run) for words, run in answers]
        self.answers = {button.text(): button for button in self._buttons}
        for place, button in enumerate(self._buttons):
            self._layout.insertWidget(2 + place, button)
        self.show()

    def _button(self, words: str, run: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)

        def answer() -> None:
            self.leave()
            run()

        button.clicked.connect(answer)
        return button
