"""The load, the heat and the network as pictures of their own: for a file, a slide, a page.

page = network_page(found, matrix)
write_picture(page, inks, title, path)      # .pdf, .svg or .png
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QPainter

from bhuki.errors import FileProblem
from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.devices import png_bytes, svg_bytes, write_pdf
from bhuki.exports.painting.load_picture import heat_size, load_height, paint_heat, paint_load
from bhuki.exports.painting.network_picture import network_picture, paint_network
from bhuki.exports.painting.paper import Booklet, Page
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import NO_PAGES
from bhuki.reports.load import Heat, Limit, Load
from bhuki.reports.network import Network

PIXEL = 7.5  # units of the page in a pixel: 96 pixels to the inch
MARGIN = 180.0
LOAD_WIDTH = 760.0


@dataclass(frozen=True)
class Picture:
    """Something painted in pixels, as an item of a page."""

    x: float
    y: float
    scale: float
    draw: Callable[[QPainter, Inks], None]

    def paint(self, painter: QPainter, inks: Inks) -> None:
        painter.save()
        painter.translate(self.x, self.y)
        painter.scale(self.scale, self.scale)
        self.draw(painter, inks)
        painter.restore()


def picture_page(width: float, height: float, draw: Callable[[QPainter, Inks], None]) -> Page:
    """Make a page of a picture's own size (in pixels), with a margin."""
    page = Page(width * PIXEL + 2 * MARGIN, height * PIXEL + 2 * MARGIN)
    page.add(Picture(MARGIN, MARGIN, PIXEL, draw))
    return page


def load_page(rows: Sequence[Load], limits: Sequence[Limit] = ()) -> Page:
    """Make a page of the bars of the load."""

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_load(painter, LOAD_WIDTH, rows, inks, limits=limits)

    return picture_page(LOAD_WIDTH, load_height(rows), draw)


def heat_page(warm: Heat, *, letter: str | None = None) -> Page:
    """Make a page of the heat of sections × roles."""

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_heat(painter, warm, inks, letter=letter)

    return picture_page(*heat_size(warm), draw)


def network_page(found: Network, matrix: Matrix) -> Page:
    """Make a page of the network of roles."""
    picture = network_picture(found)

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_network(painter, picture, matrix, inks)

    return picture_page(picture.width, picture.height, draw)


def write_picture(page: Page, inks: Inks, title: str, path: Path) -> None:
    """Write a picture's page to a .pdf, .svg or .png file."""
    match path.suffix.lower():
        case ".pdf":
            write_pdf(Booklet(title, "da", inks, [page]), path)
        case ".svg":
            write_atomically(path, svg_bytes(page, inks, title))
        case ".png":
            write_atomically(path, png_bytes(page, inks))
        case _other:
            raise FileProblem(path, NO_PAGES)
