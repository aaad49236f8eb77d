"""Paint laid-out pages on what there is: PDF, printer, SVG, PNG.

    write_pdf(booklet, path)
    print_pages(booklet, printer)
    image(page, inks, dots_per_inch=96)

`progress(done, total)` is called after every page; it stops the work by returning False, and then
nothing is written.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.outline import with_outline
from bhuki.exports.painting.paper import POINT, Booklet, Page
from bhuki.exports.painting.svg_words import with_lengths
from bhuki.files.atomic import write_atomically

RESOLUTION = round(72 * POINT)  # a device unit is then a unit of the layout
Progress = Callable[[int, int], bool]


class Cancelled(Exception):  # noqa: N818 - it is the user's wish, no error
    """Raised when the progress callback asked to stop; nothing was written."""


def no_progress(_done: int, _total: int) -> bool:
    """Go on."""
    return True


def go_on(progress: Progress, done: int, total: int) -> None:
    """Tell how far the work has come; raises `Cancelled` where it shall stop."""
    if not progress(done, total):
        raise Cancelled


def page_size(page: Page) -> QPageSize:
    """Give a page's size as Qt knows it; A4 is recognised as such."""
    size = QSizeF(page.width / POINT, page.height / POINT)
    return QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)


def set_page(device: QPagedPaintDevice, page: Page) -> None:
    """Make the device's next page of the page's size, without margins of its own."""
    standing = page.height >= page.width
    size = QSizeF(page.width / POINT, page.height / POINT)
    if not standing:
        size.transpose()
    orientation = (
        QPageLayout.Orientation.Portrait if standing else QPageLayout.Orientation.Landscape
    )
    paper = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(paper, orientation, QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    layout.setMode(QPageLayout.Mode.FullPageMode)  # a printer would else add margins of its own
    device.setPageLayout(layout)


def pdf_bytes(booklet: Booklet, progress: Progress = no_progress) -> bytes:
    """Give the pages as a PDF with its title, language and outline."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(booklet.title)
    writer.setCreator("Bhuki")
    _paint_all(booklet, writer, progress)
    return with_outline(bytes(buffer.data().data()), booklet)


def write_pdf(booklet: Booklet, path: Path, progress: Progress = no_progress) -> None:
    """Write the pages to a PDF file, whole or not at all."""
    write_atomically(path, pdf_bytes(booklet, progress))


def print_pages(
    booklet: Booklet, printer: QPagedPaintDevice, progress: Progress = no_progress
) -> None:
    """Print the pages, each on a sheet of its own size."""
    _paint_all(booklet, printer, progress)


def _paint_all(booklet: Booklet, device: QPagedPaintDevice, progress: Progress) -> None:
    painter = QPainter()
    for n, page in enumerate(booklet.pages):
        set_page(device, page)
        if n == 0:
            painter.begin(device)
        else:
            device.newPage()
        with _in_units(painter, device):
            page.paint(painter, booklet.inks)
        if not progress(n + 1, len(booklet.pages)):
            painter.end()
            raise Cancelled
    painter.end()


@contextmanager
def _in_units(painter: QPainter, device: QPagedPaintDevice) -> Iterator[None]:
    """Let the painter's units be the layout's, whatever the device's resolution."""
    painter.save()
    scale = device.logicalDpiX() / RESOLUTION
    painter.scale(scale, scale)
    yield
    painter.restore()


def image(page: Page, inks: Inks, *, dots_per_inch: float = 96.0) -> QImage:
    """Give a page as a picture on white."""
    scale = dots_per_inch / RESOLUTION
    size = QSize(max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    picture.setDotsPerMeterX(round(dots_per_inch / 0.0254))
    picture.setDotsPerMeterY(round(dots_per_inch / 0.0254))
    painter = QPainter(picture)
    painter.scale(scale, scale)
    page.paint(painter, inks)
    painter.end()
    return picture


def png_bytes(page: Page, inks: Inks, *, dots_per_inch: float = 144.0) -> bytes:
    """Give a page as a PNG picture."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(page, inks, dots_per_inch=dots_per_inch).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


def svg_bytes(page: Page, inks: Inks, title: str) -> bytes:
    """Give a page as an SVG drawing; its words stay words."""
    from PySide6.QtSvg import QSvgGenerator  # noqa: PLC0415 - loaded only when it is asked for

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(RESOLUTION)
    generator.setSize(QSize(round(page.width), round(page.height)))
    generator.setViewBox(QRectF(0, 0, page.width, page.height))
    generator.setTitle(title)
    painter = QPainter(generator)
    page.paint(painter, inks)
    painter.end()
    return with_lengths(bytes(buffer.data().data()))
