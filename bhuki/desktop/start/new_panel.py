"""Begin on a new matrix: from an example, blank, or of activities ticked in the lists."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from bhuki.catalogues import (
    Catalogue,
    TemplateKind,
    add_from_catalogue,
    new_matrix,
    templates,
)
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.fix_button import FixButton
from bhuki.desktop.panels.flow import FlowLayout
from bhuki.desktop.panels.pieces import button, label, line
from bhuki.desktop.prompts import prompts
from bhuki.desktop.start.catalogue_tree import CatalogueTree
from bhuki.desktop.start.own_lists import read_and_remember
from bhuki.errors import BhukiError
from bhuki.matrix.changes import change_about
from bhuki.matrix.matrix import Matrix


class NewPanel(QWidget):
    """The right side of the start page."""

    template_requested = Signal(str)
    matrix_requested = Signal(object)  # Matrix
    problem_met = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "true")
        self.title = label("", "title")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("find", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.examples = QVBoxLayout()
        self.blanks = QWidget()
        self.blank_row = FlowLayout(self.blanks, spacing=8)
        self.tree = CatalogueTree()
        self.lists_label = label("", "strong-small")
        self.number_label = label("", "strong-small")
        self.own = button("link", on_click=self.read_own)
        self.count = label("", "secondary")
        self.make = button("primary", on_click=self.make_matrix)
        self.search.textChanged.connect(self.tree.search)
        self.tree.chosen_changed.connect(self._count)
        self._lay_out()
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def read_own(self) -> None:
        """Ask for a list of the user's own, and show it among the others."""
        filters = _("Tables ({patterns})", patterns="*.csv *.tsv *.txt")
        path = prompts.open_file(self, "", filters)
        if path is None:
            return
        try:
            self.tree.add_own(read_and_remember(path))
        except BhukiError as problem:
            self.problem_met.emit(problem.say(speech.texts))

    def make_matrix(self) -> None:
        """Make a matrix of what is ticked."""
        chosen = self.tree.chosen()
        if chosen:
            lists = {each.id: each for each in self.tree.lists()}
            made = matrix_of(chosen, lists)
            self.matrix_requested.emit(made)
            self.tree.clear_chosen()

    def beginnings(self) -> list[QWidget]:
        """Give the buttons of examples and blank matrices, in their order."""
        items = [self.examples.itemAt(n) for n in range(self.examples.count())]
        items += [self.blank_row.itemAt(n) for n in range(self.blank_row.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if widget is not None]

    def retranslate(self) -> None:
        """Set all words."""
        language = speech.language
        self.title.setText(_("Begin a new one"))
        n = self.tree.activity_count()
        self.search.setPlaceholderText(
            _.plural("Search {n} activity", "Search {n} activities", n=n)
        )
        self.search.setAccessibleName(self.search.placeholderText())
        self.lists_label.setText(_("Lists of activities"))
        self.number_label.setText(_.context("heading", "count"))
        self.own.setText(_("A list of your own …"))
        self.make.setText(_("New matrix of them"))
        _empty(self.examples)
        while (item := self.blank_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for each in templates():
            if each.kind is TemplateKind.EXAMPLE:
                card = FixButton()
                card.show_words(
                    each.title(language), each.title(language), each.description(language)
                )
                card.clicked.connect(lambda _on=False, i=each.id: self.template_requested.emit(i))
                self.examples.addWidget(card)
            elif each.kind is TemplateKind.BLANK:
                made = button("link")
                made.clicked.connect(lambda _on=False, i=each.id: self.template_requested.emit(i))
                made.setText(each.title(language))
                self.blank_row.addWidget(made)
        self._count(sum(len(numbers) for numbers in self.tree.chosen().values()))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 36, 24, 24)
        column.setSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addLayout(self.examples)
        column.addWidget(self.blanks)
        heads = QHBoxLayout()
        heads.setContentsMargins(4, 4, 26, 0)
        heads.addWidget(self.lists_label)
        heads.addStretch(1)
        heads.addWidget(self.number_label)
        lists = QVBoxLayout()
        lists.setSpacing(4)
        lists.addLayout(heads)
        lists.addWidget(line())
        lists.addWidget(self.tree, 1)
        column.addLayout(lists, 1)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.make)
        column.addLayout(foot)

    def _count(self, n: int) -> None:
        self.count.setText(_.plural("{n} activity chosen", "{n} activities chosen", n=n))
        self.make.setEnabled(n > 0)


def matrix_of(chosen: dict[str, list[str]], lists: dict[str, Catalogue]) -> Matrix:
    """Make a matrix of some activities of some lists, with the roles that those suggest."""
    language = speech.language
    matrix = new_matrix("blank-bhuki" if language == "da" else "blank-raci", language)
    for key, numbers in chosen.items():
        add_from_catalogue(matrix, lists[key], numbers, with_roles=True).apply(matrix)
    credits = [lists[key].credit(language) for key in chosen]
    title = lists[next(iter(chosen))].title(language) if len(chosen) == 1 else ""
    credit = "\n".join(dict.fromkeys(text for text in credits if text))
    change_about(matrix, title=title, credit=credit).apply(matrix)
    return matrix


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
