"""What was not saved when Bhuki last ended: offered at the next start, in words.

    offer = RecoveryOffer(left_behind(journal_folder()), windows)
    offer.restore_requested.connect(windows.restore)      # LeftBehind
    offer.show()

Nothing is restored by itself, and nothing is thrown away without being asked for twice. A journal
that is left lies there for the next start.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.language import _, say_date, say_time, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.pieces import button, label, plain_tip
from bhuki.files.journal import LeftBehind, discard
from bhuki.files.recovery_words import said_edits

_MOST_ROWS = 8  # of a list before it scrolls


class RecoveryOffer(QDialog):
    """A list of what can be restored; it stops nobody from working."""

    restore_requested = Signal(object)  # LeftBehind

    def __init__(self, journals: Sequence[LeftBehind], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(_("Unsaved changes"))
        self.cards = [RecoveryCard(journal) for journal in journals]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for card in self.cards:
            card.restore_requested.connect(self._restore)
            card.gone.connect(self._one_less)
            card.grown.connect(self._make_room)
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        later = button(on_click=self.reject)
        later.setText(_("Leave them for now"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(later)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(_("Some changes were not saved"), "title"))
        explained = _(
            "Bhuki ended before these were saved. Restore them, look at them first, or leave them: "
            "they are kept until you decide."
        )
        layout.addWidget(label(explained, "secondary", wrap=True))
        layout.addWidget(area, 1)
        layout.addLayout(foot)
        # As many as three are seen whole; fewer take no more room than they need.
        self.ensurePolished()
        width, cards = grown(560), sum(card.sizeHint().height() + 12 for card in self.cards[:3])
        around = layout.totalHeightForWidth(width) - area.sizeHint().height()
        self.resize(width, around + cards)
        if self.cards:
            self.cards[0].restore.setFocus()  # else the keys would be at leaving them

    def _restore(self, journal: LeftBehind) -> None:
        self.restore_requested.emit(journal)

    def _make_room(self, more: int) -> None:
        self.resize(self.width(), max(self.height(), min(self.height() + more, grown(560))))

    def _one_less(self) -> None:
        if all(card.isHidden() for card in self.cards):
            self.accept()


class RecoveryCard(QFrame):
    """One matrix with unsaved changes."""

    restore_requested = Signal(object)  # LeftBehind
    gone = Signal()
    grown = Signal(int)  # by how much, when what was done is looked at

    def __init__(self, journal: LeftBehind) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.journal = journal
        self.restore = button("primary", on_click=self._restore)
        self.restore.setText(_("Restore"))
        self.look = button(on_click=self._look)
        self.look.setText(_("Look at them"))
        self.throw_away = button("quiet", on_click=self._throw_away)
        self.throw_away.setText(_("Throw away …"))
        self.edits = QListWidget()
        self.edits.setAccessibleName(_("What was done"))
        self.edits.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.edits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.edits.hide()
        row = QHBoxLayout()
        row.addWidget(self.restore)
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.throw_away)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        name = journal.path.name if journal.path else _("A matrix that was never saved")
        column.addWidget(label(name, "heading", wrap=True))
        column.addWidget(label(say_what_is_unsaved(journal), wrap=True))
        column.addLayout(row)
        column.addWidget(self.edits)

    def _restore(self) -> None:
        self.restore_requested.emit(self.journal)
        self._leave()

    def _look(self) -> None:
        if not self.edits.count():
            for text in said_edits(self.journal, speech.texts):
                item = QListWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.edits.addItem(item)
            rows = min(self.edits.count(), _MOST_ROWS) * self.edits.sizeHintForRow(0)
            self.edits.setFixedHeight(rows + 2 * self.edits.frameWidth() + 4)
        self.edits.setVisible(self.edits.isHidden())
        if self.edits.isVisible():
            self.grown.emit(self.edits.height() + 8)
        self.look.setText(_("Look at them") if self.edits.isHidden() else _("Hide them"))

    def _throw_away(self) -> None:
        if self.throw_away.property("sure"):
            discard(self.journal)
            self._leave()
            return
        self.throw_away.setProperty("sure", True)
        n = self.journal.count
        self.throw_away.setText(
            _.plural("Throw {n} change away for good", "Throw {n} changes away for good", n=n)
        )

    def _leave(self) -> None:
        self.hide()
        self.gone.emit()


def say_what_is_unsaved(journal: LeftBehind) -> str:
    """Say how many changes there are and since when: 12 changes after the last save at 14.32."""
    n = journal.count
    saved = _saved_at(journal)
    if saved is None:
        said = _.plural("{n} change that is in no file.", "{n} changes that are in no file.", n=n)
    else:
        said = _.plural(
            "{n} change after the last save, {date} at {time}.",
            "{n} changes after the last save, {date} at {time}.",
            n=n,
            date=say_date(saved.date()),
            time=say_time(saved),
        )
    if journal.lost_lines:
        lost = _.plural(
            "{n} change is damaged and can't be restored.",
            "{n} changes are damaged and can't be restored.",
            n=journal.lost_lines,
        )
        said = f"{said} {lost}"
    return said


def _saved_at(journal: LeftBehind) -> datetime | None:
    if journal.path is None:
        return None
    try:
        return datetime.fromtimestamp(journal.path.stat().st_mtime)
    except OSError:
        return None
