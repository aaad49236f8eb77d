"""A fix as a button: its letter, what it does, the evidence for it, and its key."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bhuki.desktop.panels.chip import Chip
from bhuki.desktop.panels.pieces import IconLabel, label
from bhuki.matrix.scheme import Scheme

_THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents


class FixButton(QPushButton):
    """Two lines between a chip and a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAutoDefault(False)
        # Not fixed: the height that its width asks for may be more than the hint of a wider one.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._row.setSpacing(8)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self.text_label = QLabel()
        self.text_label.setWordWrap(True)
        self.text_label.setProperty("role", "fix")
        self.reason_label = label("", "small", wrap=True)
        self.key_label = label("", "key")
        self._words.addWidget(self.text_label)
        self._words.addWidget(self.reason_label)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.key_label, 0, Qt.AlignmentFlag.AlignVCenter)
        for part in (self.text_label, self.reason_label, self.key_label):
            part.setAttribute(_THROUGH)

    def show_words(self, text: str, strong: str = "", reason: str = "", key: str = "") -> None:
        """Show what the fix does, with one part of it strong, the evidence, and the key."""
        self.text_label.setTextFormat(Qt.TextFormat.RichText)
        self.text_label.setText(_marked(text, strong))
        self.reason_label.setText(reason)
        self.reason_label.setVisible(bool(reason))
        self.key_label.setText(key)
        self.key_label.setVisible(bool(key))
        spoken = f"{text}. {reason}" if reason else text
        self.setAccessibleName(f"{key}: {spoken}" if key else spoken)

    def show_letters(self, letters: tuple[str, ...], scheme: Scheme) -> None:
        """Show the letters that the fix gives, before the words."""
        chip = Chip()
        chip.show_letters(letters, scheme)
        self._put_first(chip)

    def show_icon(self, name: str) -> None:
        """Show an icon before the words, where the fix gives no letter."""
        self._put_first(IconLabel(name, "text2"))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(38, self._row.heightForWidth(width))

    def sizeHint(self) -> QSize:
        width = self._row.sizeHint().width()
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 38)

    def _put_first(self, widget: QWidget) -> None:
        widget.setAttribute(_THROUGH)
        self._row.insertWidget(0, widget, 0, Qt.AlignmentFlag.AlignVCenter)


def _marked(text: str, strong: str) -> str:
    """Give a text as markup with the first of some words in it strong; all else is escaped."""
    if not strong or strong not in text:
        return f"<span style='font-weight:500'>{escape(text)}</span>"
    before, after = text.split(strong, 1)
    return f"{escape(before)}<span style='font-weight:600'>{escape(strong)}</span>{escape(after)}"
