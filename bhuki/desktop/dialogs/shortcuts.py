"""All keys, searchable: those of the menus, and those of the grid and the walk."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from bhuki.desktop.actions import ACTIONS, MENUS
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.language import _
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.start.catalogue_tree import children_of
from bhuki.texts import N_

# Keys that no menu has, because they are of one place alone.
PLACES = (
    (
        N_("In the grid"),
        (
            (N_("A letter of the scheme"), N_("puts it in the selected cells")),
            (N_("Shift + letter"), N_("adds it, or takes it away")),
            (
                N_("Shift + letter, once the cursor has gone on"),
                N_("adds it to the letter just typed, if the cell here is empty"),
            ),
            (N_("Ctrl + arrows"), N_("to the edge of what is filled")),
            (N_("Shift + arrows"), N_("selects more")),
            (N_("Tab, Return"), N_("to the right, down")),
            (N_("Home, End"), N_("to the first or last role; with Ctrl to the corner")),
            (N_("Page Up, Page Down"), N_("a page up or down")),
            (N_("Shift + space"), N_("chooses the activity: its name, its place, its removal")),
            (N_("Ctrl + space"), N_("chooses the role in the same way")),
            (N_("Space"), N_("opens a folded section")),
            (N_("Shift + F10"), N_("the menu of what is chosen")),
            ("Esc", N_("from a panel or the filter back to the grid")),
            (N_("Ctrl + mouse wheel"), N_("zooms")),
        ),
    ),
    (
        N_("In the walk and on an opened point"),
        (
            ("1 – 9", N_("chooses an answer")),
            ("P", N_("parks the point")),
            ("A", N_("accepts it with a reason")),
            ("Esc", N_("stops")),
        ),
    ),
)


class ShortcutsDialog(ExplainedDialog):
    """The keys as a list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget()
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setProperty("framed", "true")
        self.content.addWidget(self.search)
        self.content.addWidget(self.tree, 1)
        self.resize(grown(740), grown(620))
        self.start()

    def retranslate(self) -> None:
        self.say(_("Keys"), _("Everything can be done from the keyboard."))
        self.search.setPlaceholderText(_("Search the keys"))
        self.search.setAccessibleName(_("Search the keys"))
        self.tree.setAccessibleName(_("Keys"))
        self.tree.clear()
        for place, keys in PLACES:
            branch = self._branch(_(place))
            for key, what in keys:
                QTreeWidgetItem(branch, [_(key), _(what)])
        for menu, name in MENUS.items():
            rows = [spec for spec in ACTIONS if spec.menu == menu and spec.keys]
            if not rows:
                continue
            branch = self._branch(_(name).replace("&", ""))
            for spec in rows:
                shown = ", ".join(_shown(key) for key in spec.keys)
                QTreeWidgetItem(branch, [shown, _(spec.text).replace("&", "")])
        self.tree.expandAll()
        self.tree.resizeColumnToContents(0)
        self._filter(self.search.text())
        super().retranslate()

    def _branch(self, name: str) -> QTreeWidgetItem:
        branch = QTreeWidgetItem(self.tree, [name])
        font = branch.font(0)
        font.setBold(True)
        branch.setFont(0, font)
        branch.setFirstColumnSpanned(True)
        return branch

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for branch in children_of(self.tree.invisibleRootItem()):
            shown = 0
            for item in children_of(branch):
                said = f"{item.text(0)} {item.text(1)}".lower()
                hit = all(word in said for word in words)
                item.setHidden(not hit)
                shown += hit
            branch.setHidden(not shown)


def _shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
