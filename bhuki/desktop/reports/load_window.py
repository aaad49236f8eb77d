"""Who carries how much, in a window of its own."""

from PySide6.QtWidgets import QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.reports.load_view import LoadView
from bhuki.desktop.reports.report_window import ReportWindow
from bhuki.exports.painting.load_pages import load_booklet
from bhuki.exports.painting.paper import Booklet, Page
from bhuki.exports.painting.picture_pages import heat_page, load_page, write_picture
from bhuki.texts import texts


class LoadWindow(ReportWindow):
    """Bars and heat map with their choices, to be saved and printed."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(940, 720)
        document.edited.disconnect(self._soon.start)  # the view follows by itself, and sooner
        self.view = LoadView(document)
        for made in (self.view.by, self.view.order, self.view.letter):
            self.tools.addWidget(made)
        self.save = button(on_click=self.save_picture)
        self.print = button("primary", "print", on_click=self.print_load)
        self.deeds.addWidget(self.save)
        self.deeds.addWidget(self.print)
        self.column.addWidget(self.view, 1)
        self.retranslate()
        self.view.tabs.setFocus()

    @property
    def is_fresh(self) -> bool:
        return self.view.is_fresh

    def refresh(self) -> None:
        self.view.refresh()

    def retranslate(self) -> None:
        self.title.setText(_("Who carries how much"))
        self.save.setText(_("Save as …"))
        self.print.setText(_("Print …"))
        self.view.retranslate()
        super().retranslate()

    def save_picture(self) -> None:
        """Ask where to, and write what is shown: to be printed, or put on a slide."""
        kinds = {"pdf": "PDF", "png": "PNG", "svg": "SVG"}
        page, title = self._page(), self.title.text()
        self.save_as(title, kinds, lambda path: write_picture(page, self.paper_inks(), title, path))

    def print_load(self) -> None:
        """Ask for a printer, and print the bars and the heat map as they are chosen."""
        printing.show(self, self.title.text(), load_on_paper(self.view))

    def _page(self) -> Page:
        view = self.view
        if view.shows_bars:
            return load_page(view.rows, view.limits)
        return heat_page(view.warm, letter=view.letter.currentData() or None)


def load_on_paper(view: LoadView) -> Booklet:
    """Lay out what a view shows, in the matrix's own language."""
    matrix = view.document.matrix
    language = texts(matrix.language)
    return load_booklet(matrix, view.rows, view.limits, view.warm, language)
