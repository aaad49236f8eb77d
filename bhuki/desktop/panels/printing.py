"""Print a plain page of text, or write it as PDF, through one object that tests replace.

printing.show(window, _("Parked points"), html)
"""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_MARGINS = QMarginsF(18, 16, 18, 16)  # mm


class Printing:
    """Asks for a printer and prints."""

    def show(self, parent: QWidget, title: str, html: str) -> bool:
        """Ask where to print to, and print; say whether it was printed."""
        printer = a4_printer(title)
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(title)
        if dialog.exec() != QPrintDialog.DialogCode.Accepted:
            return False
        print_page(printer, html)
        return True


def a4_printer(title: str) -> QPrinter:
    """Give a printer set to upright A4."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(_MARGINS, QPageLayout.Unit.Millimeter)
    return printer


def print_page(printer: QPrinter, html: str) -> None:
    """Print a page of text; the document's own margins would come on top of the paper's."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setHtml(html)
    area = printer.pageLayout().paintRectPoints().size()
    document.setPageSize(QSizeF(area))
    document.print_(printer)


def write_pdf(path: Path, title: str, html: str) -> None:
    """Write a page of text as a PDF."""
    printer = a4_printer(title)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    print_page(printer, html)


printing = Printing()
