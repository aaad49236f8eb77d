"""A print preview: pages as they will be, with choices that count at once.

Each kind of pages makes a `Preview` of its own that lays them out and adds its choices. A large
matrix is laid out aside: the pages shown stay until the new ones are there, and it can be stopped.
"""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QProgressDialog, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.reports.aside import Aside, is_large
from bhuki.desktop.reports.page_choice import PageChoice, only
from bhuki.desktop.reports.pages_view import PagesView
from bhuki.desktop.reports.report_window import ReportWindow
from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.devices import Cancelled, Progress, print_pages, write_pdf
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.picture_files import write_pictures
from bhuki.matrix.matrix import Matrix

_FIRST_SIZE = QSize(1360, 860)  # where the choices stand on one line
_SLOW = 12  # pages from which a progress bar shows
_BREATH = 250  # ms: pages are laid out when the typing pauses


class Preview(ReportWindow):
    """Pages in a window, with printing and PDF."""

    kinds: ClassVar[dict[str, str]] = {"pdf": "PDF"}
    breath = _BREATH

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(_FIRST_SIZE.boundedTo(self.screen().availableSize()))
        self.pages = PagesView()
        self.which = PageChoice()
        self.count = label("", "secondary")
        self.save = button(on_click=self.save_pages)
        self.print = button("primary", "print", on_click=self.print_pages)
        self.aside = Aside(self)
        self.pages.page_changed.connect(self._say_page)
        self.add_choices()
        for widget in (self.count, self.which, self.save, self.print):
            self.deeds.addWidget(widget)
        self.column.addLayout(self._waiting())
        self.column.addWidget(self.pages, 1)
        self._add_keys()
        self.retranslate()
        self.pages.setFocus()

    def add_choices(self) -> None:
        """Add what can be chosen to the tools."""

    def make(self, matrix: Matrix, progress: Progress) -> Booklet:
        """Lay the pages out as chosen; widgets are not touched here, it may be done aside."""
        raise NotImplementedError

    def read_choices(self) -> None:
        """Read what is chosen, ahead of `make`."""

    def is_large(self) -> bool:
        """Say whether the pages are better laid out aside."""
        return is_large(self.document.matrix)

    @property
    def is_fresh(self) -> bool:
        return super().is_fresh and not self.aside.busy

    def what(self) -> str:
        """Give a name for the file."""
        return self.title.text()

    def write(self, path: Path) -> list[Path] | None:
        """Write the pages to a file of one of `kinds`; give the files where they are several."""
        if path.suffix.lower() in (".svg", ".png"):
            return write_pictures(self.chosen_pages(), path, self._progress())
        write_pdf(self.chosen_pages(), path, self._progress())
        return None

    def chosen_pages(self) -> Booklet:
        """Give the pages shown, only those that are asked for."""
        booklet = self.pages.booklet
        assert booklet is not None
        return self.which.of(booklet)

    def refresh(self) -> None:
        self.read_choices()
        large = self.is_large()
        matrix = self.document.matrix.copy() if large else self.document.matrix
        self.aside.start(lambda progress: self.make(matrix, progress), large=large)

    def retranslate(self) -> None:
        self.save.setText(_("Save as …"))
        self.print.setText(_("Print …"))
        self.halt.setText(_("Stop"))
        self.doing.setText(_("Making the pages …"))
        self.bar.setAccessibleName(_("Making the pages …"))
        self.which.retranslate()
        super().retranslate()

    def save_pages(self) -> None:
        """Ask where to, and write the pages there."""
        if self.pages.booklet is None:
            return
        try:
            self.save_as(self.what(), self.kinds, self.write)
        except Cancelled:
            self.message.say(_("Stopped. Nothing was written."))

    def print_pages(self) -> None:
        """Ask for a printer and which pages, and print."""
        if self.pages.booklet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.what())
        dialog = QPrintDialog(printer, self)
        option = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(option.PrintPageRange)
        dialog.setMinMax(1, len(self.pages.booklet.pages))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return
        self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that are asked for, here or in the printer's own dialog."""
        booklet, whole = self.chosen_pages(), self.pages.booklet
        first, last = printer.fromPage(), printer.toPage()
        if first and whole is not None:  # the dialog's own choice is the later one
            booklet = only(whole, range(first - 1, min(last or first, len(whole.pages))))
        try:
            print_pages(booklet, printer, self._progress())
        except Cancelled:
            self.message.say(_("Stopped."))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.aside.stop()
        super().closeEvent(event)

    def _waiting(self) -> QHBoxLayout:
        """Make the line that tells how far the pages are laid out."""
        self.doing, self.bar = label("", "secondary"), QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(6)
        self.halt = button("quiet", on_click=self.aside.stop)
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 8)
        row.setSpacing(12)
        row.addWidget(self.doing)
        row.addWidget(self.bar, 1)
        row.addWidget(self.halt)
        self.aside.started.connect(lambda: self._show_waiting(True))
        self.aside.progressed.connect(self._show_progress)
        self.aside.done.connect(self._show_made)
        self.aside.stopped.connect(self._say_stopped)
        self._show_waiting(False)
        return row

    def _show_waiting(self, on: bool) -> None:
        self.bar.setRange(0, 0)
        for widget in (self.doing, self.bar, self.halt):
            widget.setVisible(on)

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_made(self, booklet: Booklet) -> None:
        self._show_waiting(False)
        booklet.inks = Inks(booklet.inks.scheme, booklet.inks.palette)  # its fonts are of here
        self.pages.show_booklet(booklet)

    def _say_stopped(self) -> None:
        self._show_waiting(False)
        self.message.say(_("Stopped. The pages are as they were."))

    def _add_keys(self) -> None:
        for keys, run in (
            ("Ctrl+P", self.print_pages),
            ("Ctrl+S", self.save_pages),
            ("Ctrl+0", lambda: self.pages.set_zoom(None)),
            ("Ctrl++", lambda: self.pages.set_zoom(self.pages.zoom * 1.2)),
            ("Ctrl+-", lambda: self.pages.set_zoom(self.pages.zoom / 1.2)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)

    def _progress(self) -> Progress:
        """Show how far it has come, and let it be stopped, where there are many pages."""
        booklet = self.pages.booklet
        if booklet is None or len(booklet.pages) < _SLOW:
            return lambda _done, _total: True
        bar = QProgressDialog(_("Making the pages …"), _("Stop"), 0, 0, self)
        bar.setWindowModality(Qt.WindowModality.WindowModal)
        bar.setMinimumDuration(400)

        def told(done: int, total: int) -> bool:
            bar.setMaximum(total)
            bar.setValue(done)
            QApplication.processEvents()
            return not bar.wasCanceled()

        return told

    def _say_page(self, place: int, total: int) -> None:
        self.count.setText(_("Page {place} of {total}", place=place, total=total) if total else "")
