"""Earlier versions of the document's file: look at one, open it as a copy, or bring it back."""

from collections import Counter
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import _, say_date_and_time, speech
from bhuki.desktop.panels.pieces import button, label
from bhuki.errors import BhukiError
from bhuki.files.store import bytes_of, read
from bhuki.files.versions import Version, versions_of
from bhuki.matrix.difference import steps_between
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import compare
from bhuki.reports.comparison_words import headline

_COPY_KEY = "Ctrl+O"


class VersionsDialog(ExplainedDialog):
    """The kept versions, the latest first, each with how it differs from what is here now."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.list = QListWidget()
        self.differs = label("", "secondary", wrap=True)
        self.look = button(on_click=self._look)
        self.copy = button(on_click=self._open_copy)
        self.back = button(on_click=self._bring_back)
        self.content.addWidget(self.list, 1)
        self.content.addWidget(self.differs)
        self.add_button(self.look)
        self.add_button(self.copy)
        self.add_button(self.back)
        QShortcut(QKeySequence(_COPY_KEY), self).activated.connect(self._open_copy)
        self.list.currentRowChanged.connect(lambda _row: self._tell())
        self.list.itemActivated.connect(lambda _item: self._look())
        document.saved.connect(self.refresh)
        self.list.setProperty("framed", "true")
        self.resize(560, 420)
        self.start()
        self.list.setFocus()

    def retranslate(self) -> None:
        self.say(
            _("Earlier versions"),
            _(
                "Each time the file is saved, what it was before is kept here. Bringing a version "
                "back is one step, which Undo takes back."
            ),
        )
        self.look.setText(_("Look at it"))
        self.copy.setText(_("Open as a copy"))
        keys = QKeySequence(_COPY_KEY).toString(QKeySequence.SequenceFormat.NativeText)
        self.copy.setToolTip(
            _("Opens this version as a matrix of its own, in no file yet ({keys})", keys=keys)
        )
        self.back.setText(_("Bring it back"))
        self.list.setAccessibleName(_("Earlier versions"))
        self.refresh()
        super().retranslate()

    def refresh(self, _saved: object = None) -> None:
        """List the versions that are kept now."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        path = self.document.path
        versions = versions_of(path) if path is not None else []
        for version, said in zip(versions, _told_apart(versions), strict=True):
            item = QListWidgetItem(said)
            item.setData(Qt.ItemDataRole.UserRole, (version.path, version.saved))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._tell()

    def _chosen(self) -> tuple[Matrix, datetime] | None:
        if self.list.currentRow() < 0:
            return None
        path, saved = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        try:
            return read(path, bytes_of(Path(path))).matrix, saved
        except BhukiError as problem:
            self.differs.setText(problem.say(speech.texts))
            return None

    def _tell(self) -> None:
        self.differs.setText("" if self.list.count() else _("No earlier version is kept yet."))
        chosen = self._chosen()
        self.look.setEnabled(chosen is not None)
        self.copy.setEnabled(chosen is not None)
        self.back.setEnabled(chosen is not None and not self.document.read_only)
        if chosen is not None:
            changes = compare(chosen[0], self.document.matrix)
            said = headline(changes, speech.texts)
            self.differs.setText(_("Since then: {changes}", changes=said))

    def _look(self) -> None:
        chosen, window = self._chosen(), self.parentWidget()
        look_at = getattr(window, "look_at", None)
        if chosen is not None and look_at is not None:
            look_at(chosen[0], say_when(chosen[1]))

    def _open_copy(self) -> None:
        """Show the version as a matrix in no file, called by when it was, to be told apart."""
        chosen, window = self._chosen(), self.parentWidget()
        take_new = getattr(window, "take_new", None)
        if chosen is None or take_new is None:
            return
        matrix, saved = chosen
        title = matrix.about.title or Path(self.document.path or self.document.name).stem
        named = _("{title}, version of {time}", title=title, time=say_when(saved))
        matrix.about = msgspec.structs.replace(matrix.about, title=named)
        take_new(matrix)

    def _bring_back(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            return
        steps = steps_between(self.document.matrix, chosen[0])
        name = say_when(chosen[1])
        self.document.do(Edit(Label("bring-back-version", {"name": name}), steps))
        self._tell()


def say_when(saved: datetime) -> str:
    """Say when a version was saved."""
    return say_date_and_time(saved)


def _told_apart(versions: list[Version]) -> list[str]:
    """Say when each version was saved; with the seconds where the minute is not enough."""
    said = [say_when(version.saved) for version in versions]
    often = Counter(said)
    return [
        text if often[text] == 1 else say_date_and_time(version.saved, seconds=True)
        for text, version in zip(said, versions, strict=True)
    ]
