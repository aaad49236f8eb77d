"""Who carries how much, beside the grid: it follows every letter.

panel = LoadPanel(document)
panel.large_requested.connect(window.show_load)     # the same in a window of its own
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import PanelHeading, icon_button, name_it
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.reports.load_view import LoadView
from bhuki.desktop.reports.load_window import load_on_paper


class LoadPanel(QWidget):
    """A narrow view of the load."""

    large_requested = Signal()
    close_requested = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("panel", "true")
        self.setMinimumWidth(240)
        self.heading = PanelHeading(closable=True)
        self.heading.close_requested.connect(self.close_requested)
        self.large = icon_button("projector", on_click=self.large_requested.emit)
        self.print = icon_button("print", on_click=self.print_load)
        self.heading.add(self.large)
        self.heading.add(self.print)
        self.view = LoadView(document, narrow=True)
        choices = QHBoxLayout()
        choices.setContentsMargins(16, 0, 16, 8)
        choices.setSpacing(8)
        for made in (self.view.by, self.view.order, self.view.letter):
            choices.addWidget(made, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addLayout(choices)
        column.addWidget(self.view, 1)
        speech.changed.connect(self.retranslate)
        theme.changed.connect(self.view.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words."""
        self.heading.title.setText(_("Load"))
        name_it(self.large, _("Show it in a window"))
        name_it(self.print, _("Print …"))
        if self.heading.closer is not None:
            name_it(self.heading.closer, _("Close"))
        self.view.retranslate()

    def print_load(self) -> None:
        """Ask for a printer, and print the bars and the heat map as they are chosen."""
        printing.show(self, _("Who carries how much"), load_on_paper(self.view))
