"""A list of changes in words, under headings: what differs, what two people changed at once."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from bhuki.desktop.dialogs.frame import ExplainedDialog

_MOST = 2000  # lines; more is no reading


class ChangesList(ExplainedDialog):
    """Headings with their lines; it only tells."""

    def __init__(
        self,
        title: str,
        explanation: str,
        parts: Sequence[tuple[str, Sequence[str]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._said = (title, explanation)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setProperty("framed", "true")
        self.tree.setWordWrap(True)
        self.tree.setRootIsDecorated(any(heading for heading, _lines in parts))
        self.tree.setAccessibleName(title)
        for heading, lines in parts:
            above: QTreeWidget | QTreeWidgetItem = self.tree
            if heading:
                above = QTreeWidgetItem(self.tree, [heading])
            for line in lines[:_MOST]:
                QTreeWidgetItem(above, [line])
        self.tree.expandAll()
        self.content.addWidget(self.tree, 1)
        self.resize(620, 440)
        self.start()

    def retranslate(self) -> None:
        self.say(*self._said)
        super().retranslate()
