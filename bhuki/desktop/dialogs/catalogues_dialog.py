"""Add activities from the lists to the open matrix; what it has already can't be ticked again."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from bhuki.catalogues import add_from_catalogue
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button
from bhuki.desktop.start.catalogue_tree import CatalogueTree
from bhuki.matrix.edits import Edit, Label, merged


class CataloguesDialog(ExplainedDialog):
    """The lists to tick, and one button that adds what is ticked as one undo step."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.tree = CatalogueTree()
        self.with_roles = QCheckBox()
        self.add = button("primary", on_click=self.add_chosen)
        self.close_button.setProperty("kind", "")
        self.foot.addWidget(self.add)
        self.search.textChanged.connect(self.tree.search)
        self.tree.chosen_changed.connect(self._count)
        for part in (self.search, self.tree, self.with_roles):
            self.content.addWidget(part)
        self.resize(480, 640)
        document.edited.connect(self._follow)
        self.start()
        self.tree.mark_there(document.matrix)

    def add_chosen(self) -> None:
        """Add what is ticked."""
        lists = {each.id: each for each in self.tree.lists()}
        # Each edit is made for the matrix as the one before leaves it.
        trial = self.document.matrix.copy()
        edits: list[Edit] = []
        for key, numbers in self.tree.chosen().items():
            with_roles = self.with_roles.isChecked()
            edit = add_from_catalogue(trial, lists[key], numbers, with_roles=with_roles)
            edit.apply(trial)
            edits.append(edit)
        n = sum(int(edit.label.values.get("n", 0)) for edit in edits)
        self.document.do(merged(Label("add-activities", {"n": n}), edits))
        self.tree.clear_chosen()

    def retranslate(self) -> None:
        self.say(
            _("Activities from a list"),
            _("Tick a whole list, a section, or single activities. They come last in the matrix."),
        )
        self.search.setPlaceholderText(_("Search the activities"))
        self.search.setAccessibleName(_("Search the activities"))
        self.with_roles.setText(_("Add the roles that the lists suggest too"))
        super().retranslate()
        self._count(sum(len(numbers) for numbers in self.tree.chosen().values()))

    def _count(self, n: int) -> None:
        self.add.setText(_.plural("Add {n} activity", "Add {n} activities", n=n))
        self.add.setEnabled(n > 0)

    def _follow(self, edit: Edit) -> None:
        if edit.touched().structure:
            self.tree.refill()
            self.tree.mark_there(self.document.matrix)
