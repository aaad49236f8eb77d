"""Everything that stops the user with a question goes through one object, `prompts`.

Tests put another in its place, so that no test meets a modal box. All boxes are few and plain:
where an inline edit or a line in the window will do, there is none.
"""

import re
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QPushButton, QWidget

from bhuki.desktop.language import _


class Unsaved(Enum):
    """What to do with changes that are in no file."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Prompts:
    """The questions that the editor may ask."""

    def unsaved(self, parent: QWidget, name: str) -> Unsaved:
        """Ask what to do with unsaved changes before something closes."""
        box = self._box(parent, _("Save the changes to “{name}”?", name=name))
        box.setInformativeText(_("They are in no file yet."))
        save = box.addButton(_("Save"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(_("Don't save"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        clicked = box.clickedButton()
        if clicked is save:
            return Unsaved.SAVE
        return Unsaved.DISCARD if clicked is discard else Unsaved.CANCEL

    def choose(
        self, parent: QWidget, text: str, detail: str, choices: list[tuple[str, str]]
    ) -> str | None:
        """Ask to choose one of some (code, words); None where the user backs out."""
        box = self._box(parent, text)
        box.setInformativeText(detail)
        buttons: dict[QPushButton, str] = {}
        for code, words in choices:
            buttons[box.addButton(words, QMessageBox.ButtonRole.AcceptRole)] = code
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        clicked = box.clickedButton()
        return buttons.get(clicked) if isinstance(clicked, QPushButton) else None

    def ask_text(self, parent: QWidget, title: str, text: str) -> str | None:
        """Ask for a line of text; None where the user backs out."""
        said, given = QInputDialog.getText(parent, title, text)
        return said if given else None

    def tell(self, parent: QWidget, text: str, detail: str = "") -> None:
        """Say something that must be seen before going on."""
        box = self._box(parent, text)
        box.setInformativeText(detail)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()

    def open_file(self, parent: QWidget, folder: str, filters: str) -> Path | None:
        """Ask for a file to open."""
        dialog = _file_dialog(parent, _("Open"), folder, filters)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None

    def save_file(self, parent: QWidget, title: str, suggestion: str, filters: str) -> Path | None:
        """Ask for a file to write; its name ends as a filter says, and none is replaced unasked."""
        dialog = _file_dialog(parent, title, "", filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.selectFile(suggestion)
        _end_as(dialog, dialog.selectedNameFilter())
        dialog.filterSelected.connect(lambda chosen: _end_as(dialog, chosen))
        if not dialog.exec():
            return None
        path = Path(dialog.selectedFiles()[0])
        if path.suffix.lower() in _suffixes(filters):
            return path
        # The dialog takes what follows any dot for a suffix, as in “Plan v1.2”.
        path = path.with_name(f"{path.name}.{dialog.defaultSuffix()}")
        return path if not path.exists() or self._may_replace(parent, path) else None

    def _may_replace(self, parent: QWidget, path: Path) -> bool:
        box = self._box(parent, _("{file} is there already.", file=path.name))
        replace = box.addButton(_("Replace it"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is replace

    def _box(self, parent: QWidget, text: str) -> QMessageBox:
        box = QMessageBox(parent)
        box.setWindowTitle("Bhuki")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box


def _file_dialog(parent: QWidget, title: str, folder: str, filters: str) -> QFileDialog:
    """Make a file dialog that says all in the editor's language: Qt's Danish lacks two words."""
    dialog = QFileDialog(parent, title, folder, filters)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("&Look in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Files of &type:"))
    return dialog


def _suffixes(filters: str) -> list[str]:
    return re.findall(r"\*(\.\w+)", filters)


def _end_as(dialog: QFileDialog, chosen: str) -> None:
    """Let the name in a dialog end as the filter that is chosen says."""
    suffix = _suffixes(chosen)[0]
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles()[:1]:
        path = Path(name)
        if path.suffix.lower() in _suffixes(";;".join(dialog.nameFilters())):
            dialog.selectFile(path.with_suffix(suffix).name)


prompts = Prompts()
