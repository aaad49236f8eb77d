"""The bar at the foot of the projector: what the letters mean, and the keys of the walk."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import exactly
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.chip import Chip
from bhuki.desktop.panels.letter_words import full_name, spoken
from bhuki.desktop.panels.pieces import label, plain_tip
from bhuki.desktop.walk.walk_keys import ACCEPT, PARK, walk_keys
from bhuki.matrix.edits import Edit

CHIP_SCALE = 1.35


class LegendBar(QFrame):
    """Letters with their meaning; with `show_keys`, the keys of the walk too."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("legend", "true")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(24, 10, 20, 10)
        self.row.setSpacing(8)
        self._with_keys = False
        document.edited.connect(self._follow)
        speech.changed.connect(self.refresh)
        theme.changed.connect(self.refresh)
        self.refresh()

    def show_keys(self, shown: bool) -> None:
        """Show the keys of the walk while it is on."""
        self._with_keys = shown
        self.refresh()

    def refresh(self) -> None:
        """Show the letters and keys of the scheme as it is now."""
        while (item := self.row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.setAccessibleName(_("What the letters mean"))
        scheme = self.document.matrix.scheme
        many = len(scheme.letters) > 6
        for letter in scheme.letters:
            chip = Chip(1.0 if many else CHIP_SCALE)
            chip.show_letters((letter.code,), scheme)
            self.row.addWidget(chip)
            self._add_words(spoken(letter, scheme), 14 if many else 17, full_name(letter))
            self.row.addSpacing(6 if many else 10)
        self.row.addStretch(1)
        if self._with_keys:
            self._add_keys()

    def _add_keys(self) -> None:
        keys = walk_keys(self.document.matrix.scheme)
        words = {PARK: _("park"), ACCEPT: _("accept"), "Esc": _.context("walk", "stop")}
        for key, said in words.items():
            shown = label(keys.shown(key), "bigkey")
            self.row.addWidget(shown)
            self._add_words(said, 17, "")
            self.row.addSpacing(6)

    def _add_words(self, text: str, size: int, tooltip: str) -> None:
        words = label(text, "legend")
        words.setFont(exactly(size))
        words.setToolTip(plain_tip(tooltip))
        self.row.addWidget(words)

    def _follow(self, edit: Edit) -> None:
        if edit.touched().all:
            self.refresh()
