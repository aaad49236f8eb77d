"""Tags as small buttons that are pressed to take them away, and a menu of those to add.

Some rules ask for tags, so the known ones are offered with what they mean; others are typed.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from bhuki.desktop.language import _
from bhuki.desktop.panels.flow import FlowLayout
from bhuki.desktop.panels.pieces import button, name_it


class TagField(QWidget):
    """The tags of one or several things; what only some of them have is said so.

    `added` and `taken` carry one tag, so that things with different tags keep their others.
    """

    added = Signal(str)
    taken = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: dict[str, str] = {}
        self._shown: set[str] = set()
        self.flow = FlowLayout(spacing=4)
        self.entry = QLineEdit()
        self.entry.setVisible(False)
        self.entry.returnPressed.connect(self._give_typed)
        self.entry.editingFinished.connect(self._give_typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.flow)
        column.addWidget(self.entry)
        self.adder = button("quiet", "plus")
        self.flow.addWidget(self.adder)
        self.adder.clicked.connect(self._offer_tags)

    def offer(self, known: Sequence[tuple[str, str]]) -> None:
        """Set the known tags: (tag, its words)."""
        self._known = dict(known)

    def show_values(self, values: Sequence[tuple[str, ...]]) -> None:
        """Show the tags of one or several things."""
        self._clear()
        tags = list(dict.fromkeys(tag for tags in values for tag in tags))
        self._shown = set(tags)
        for tag in tags:
            everywhere = all(tag in tags for tags in values)
            self._add_tag(tag, everywhere)
        self.adder.setText(_("Tag"))
        name_it(self.adder, _("Add a tag"))
        self.flow.addWidget(self.adder)
        self.entry.setPlaceholderText(_("Your own tag"))
        self.entry.setAccessibleName(_("Your own tag"))

    def give(self) -> None:
        """Say a tag that was typed but not yet given."""
        self._give_typed()

    def menu(self) -> QMenu:
        """Make the menu of tags that can be added."""
        menu = QMenu(self)
        for tag, words in self._known.items():
            if tag not in self._shown:
                action = menu.addAction(words)
                action.triggered.connect(lambda _on=False, tag=tag: self.added.emit(tag))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(_("Your own tag …"), self._type_tag)
        return menu

    def _clear(self) -> None:
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.adder:
                widget.hide()
                widget.deleteLater()

    def _add_tag(self, tag: str, everywhere: bool) -> None:
        words = self._known.get(tag, tag)
        shown = words if everywhere else _("{tag} (some)", tag=words)
        made = button("", "close", on_click=lambda: self.taken.emit(tag))
        made.setText(shown)
        made.setProperty("kind", "tag")
        name_it(made, _("Take away the tag “{tag}”", tag=words))
        self.flow.addWidget(made)

    def _offer_tags(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.adder.mapToGlobal(self.adder.rect().bottomLeft()))

    def _type_tag(self) -> None:
        self.entry.setVisible(True)
        self.entry.setFocus()

    def _give_typed(self) -> None:
        tag = self.entry.text().strip()
        self.entry.clear()
        self.entry.setVisible(False)
        if tag:
            self.added.emit(tag)
