"""A print preview: pages as they will be, with choices that count at once.

Each kind of pages makes a `Preview` of its own that lays them out and adds its choices.
"""

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.reports.pages_view import PagesView
from bhuki.desktop.reports.report_window import ReportWindow, spring
from bhuki.exports.painting.devices import Cancelled, Progress, print_pages, write_pdf
from bhuki.exports.painting.paper import Booklet

_SLOW = 12  # pages from which a progress bar shows


class Preview(ReportWindow):
    """Pages in a window, with printing and PDF."""

    kinds: ClassVar[dict[str, str]] = {"pdf": "PDF"}

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(1100, 860)
        self.pages = PagesView()
        self.count = label("", "secondary")
        self.save = button(on_click=self.save_pages)
        self.print = button("primary", "print", on_click=self.print_pages)
        self.pages.page_changed.connect(self._say_page)
        self.add_choices()
        spring(self.tools)
        self.tools.addWidget(self.count)
        self.tools.addWidget(self.save)
        self.tools.addWidget(self.print)
        self.column.addWidget(self.pages, 1)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self.print_pages)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save_pages)
        QShortcut(QKeySequence("Ctrl+0"), self).activated.connect(self._fit)
        QShortcut(QKeySequence("Ctrl++"), self).activated.connect(self._larger)
        QShortcut(QKeySequence("Ctrl+-"), self).activated.connect(self._smaller)
        self.retranslate()
        self.pages.setFocus()

    def add_choices(self) -> None:
        """Add what can be chosen to the tools."""

    def make(self) -> Booklet:
        """Lay the pages out as chosen."""
        raise NotImplementedError

    def what(self) -> str:
        """Give a name for the file."""
        return self.title.text()

    def write(self, path: Path) -> None:
        """Write the pages to a file of one of `kinds`."""
        write_pdf(self.make(), path, self._progress())

    def refresh(self) -> None:
        self.pages.show_booklet(self.make())

    def retranslate(self) -> None:
        self.save.setText(_("Save as …"))
        self.print.setText(_("Print …"))
        super().retranslate()

    def save_pages(self) -> None:
        """Ask where to, and write the pages there."""
        try:
            self.save_as(self.what(), self.kinds, self.write)
        except Cancelled:
            self.message.say(_("Stopped. Nothing was written."))

    def print_pages(self) -> None:
        """Ask for a printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.what())
        dialog = QPrintDialog(printer, self)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        try:
            print_pages(self.make(), printer, self._progress())
        except Cancelled:
            self.message.say(_("Stopped."))

    def _progress(self) -> Progress:
        """Show how far it has come, and let it be stopped, where there are many pages."""
        booklet = self.pages.booklet
        if booklet is None or len(booklet.pages) < _SLOW:
            return lambda _done, _total: True
        bar = QProgressDialog(_("Making the pages …"), _("Stop"), 0, len(booklet.pages), self)
        bar.setMinimumDuration(400)

        def told(done: int, _total: int) -> bool:
            bar.setValue(done)
            QApplication.processEvents()
            return not bar.wasCanceled()

        return told

    def _say_page(self, place: int, total: int) -> None:
        self.count.setText(_("Page {place} of {total}", place=place, total=total) if total else "")

    def _fit(self) -> None:
        self.pages.set_zoom(None)

    def _larger(self) -> None:
        self.pages.set_zoom(self.pages.zoom * 1.2)

    def _smaller(self) -> None:
        self.pages.set_zoom(self.pages.zoom / 1.2)
