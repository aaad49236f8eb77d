"""What the matrix is: title, scope, owner, status, dates, language, credit."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from bhuki.desktop.dialogs.date_field import DateField
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.panels.fields import ChoiceField, ProseField, TextField
from bhuki.desktop.panels.pieces import label
from bhuki.matrix.changes import change_about
from bhuki.matrix.edits import Edit

Field = TextField | ProseField | ChoiceField | DateField


class DetailsDialog(ExplainedDialog):
    """The matrix's own details; each change is one undo step."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.fields: dict[str, Field] = {}
        self.captions: dict[str, QLabel] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(4)
        for column in range(3):
            self.grid.setColumnStretch(column, 1)
        self._build()
        self.content.addLayout(self.grid)
        self.content.addStretch(1)
        self.resize(560, 600)
        document.edited.connect(self._follow)
        self.start()

    def refresh(self) -> None:
        """Show the details as they are now."""
        about = self.document.matrix.about
        for name, field in self.fields.items():
            field.show_values([getattr(about, name)])

    def retranslate(self) -> None:
        self.say(
            _("Title, scope and dates"),
            _(
                "It stands on everything that is printed or exported. Say whose matrix it is and "
                "what it covers, so that it can be read without you."
            ),
        )
        words = {
            "title": _("Title"),
            "scope": _("What it covers"),
            "owner": _("Owner"),
            "status": _("Status, in your own words"),
            "version": _("Version"),
            "language": _("The matrix's language"),
            "dated": _("Dated"),
            "agreed": _("Agreed"),
            "review": _("Review at the latest"),
            "credit": _("Credit: where the content comes from"),
            "note": _("Note"),
        }
        for name, text in words.items():
            self.captions[name].setText(text)
            self.fields[name].setAccessibleName(text)
        language = self.fields["language"]
        assert isinstance(language, ChoiceField)
        language.offer([("da", _("Danish")), ("en", _("English"))])
        super().retranslate()
        self.refresh()

    def closeEvent(self, event: Any) -> None:
        for field in self.fields.values():
            if isinstance(field, TextField | ProseField):
                field.give()
        super().closeEvent(event)

    def _build(self) -> None:
        self._add("title", TextField(), 0, 0, 3)
        self._add("scope", ProseField(2), 1, 0, 3)
        self._add("owner", TextField(), 2, 0, 2)
        self._add("version", TextField(), 2, 2, 1)
        self._add("status", TextField(), 3, 0, 2)
        self._add("language", ChoiceField(), 3, 2, 1)
        self._add("dated", DateField(), 4, 0, 1)
        self._add("agreed", DateField(), 4, 1, 1)
        self._add("review", DateField(), 4, 2, 1)
        self._add("credit", ProseField(3), 5, 0, 3)
        self._add("note", ProseField(3), 6, 0, 3)

    def _add(self, name: str, field: Field, row: int, column: int, columns: int) -> None:
        caption = label("", "secondary")
        caption.setBuddy(field)
        caption.setContentsMargins(0, 6, 0, 0)
        self.fields[name], self.captions[name] = field, caption
        self.grid.addWidget(caption, row * 2, column, 1, columns)
        self.grid.addWidget(field, row * 2 + 1, column, 1, columns)
        field.chosen.connect(lambda value, name=name: self._change(name, value))

    def _change(self, name: str, value: Any) -> None:
        self.document.do(change_about(self.document.matrix, **{name: value}))

    def _follow(self, edit: Edit) -> None:
        if edit.touched().about:
            self.refresh()
