"""Print pages that are laid out, through one object that tests replace.

printing.show(window, _("Parked points"), booklet)
"""

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from bhuki.exports.painting.devices import print_pages
from bhuki.exports.painting.paper import Booklet


class Printing:
    """Asks for a printer and prints."""

    def show(self, parent: QWidget, title: str, booklet: Booklet) -> bool:
        """Ask where to print to, and print; say whether it was printed."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, len(booklet.pages))
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        print_pages(booklet, printer)
        return True


printing = Printing()
