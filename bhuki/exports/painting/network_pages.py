"""The network of roles on paper: the picture as large as the page, and what it shows in words.

put_network(cursor, matrix, picture)        # into pages that hold other things too
network_booklet(matrix, picture, findings, notes, _)
"""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from bhuki.exports.painting.breaking import lines
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.network_picture import paint_network
from bhuki.exports.painting.overview_page import (
    BODY,
    HEADING,
    LEAD,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    end,
)
from bhuki.exports.painting.page_parts import put_facts, put_paragraph, put_title
from bhuki.exports.painting.paper import A1, A3, A4, GREY, MM, Booklet, Bookmark, Page, Paper, Text
from bhuki.exports.painting.picture_pages import Picture
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.edition import edition, title_of
from bhuki.reports.network_findings import Finding
from bhuki.reports.network_layout import NetworkPicture
from bhuki.reports.role_overview import Fact
from bhuki.texts import Texts

NETWORK_HEIGHT = 3300.0
LARGEST = 7.0
SMALLEST = 4.2  # a smaller picture's names are under 5.5 points
MOST_TOGETHER = 700.0  # of a paragraph that goes on over the page
EDGE = 11 * MM
SHEET_HEAD = 300.0


def network_booklet(
    matrix: Matrix,
    picture: NetworkPicture,
    findings: Sequence[Finding],
    notes: Sequence[str],
    _: Texts,
) -> Booklet:
    """Lay out the picture with its findings under it."""
    heading, title = words.network_heading(_), title_of(matrix, _)
    inks = Inks(matrix.scheme, Palette.LIGHT)
    booklet = Booklet(f"{heading}: {title}", _.language, inks, author=matrix.about.owner)
    booklet.bookmarks.append(Bookmark(heading, 0))
    cursor = Cursor(booklet, lambda _first: heading, title)
    put_title(cursor, heading)
    put_facts(cursor, [Fact(words.edition_label(_), edition(matrix, _))])
    cursor.y += 40
    said = sum(_height(finding) for finding in findings)
    free = cursor.room - said - 400
    put_network(cursor, matrix, picture, most=max(free, NETWORK_HEIGHT))
    cursor.y += 200
    for finding in findings:
        cursor.need(min(_height(finding), MOST_TOGETHER))
        cursor.page.add(Text(LEFT, cursor.y, finding.heading, NAME))
        cursor.y += LEAD + 10
        put_paragraph(cursor, finding.text, RIGHT - LEFT)
        cursor.y += 90
    for note in notes:
        put_paragraph(cursor, note, RIGHT - LEFT, face=NOTE, colour=GREY)
    total = len(cursor.pages) + (bool(picture.boxes) and not fits_among(picture))
    for n, page in enumerate(cursor.pages):
        end(page, [], [words.plain_page_of(n + 1, total, _)])
    add_large_network(booklet, matrix, picture, heading)
    return booklet


def _height(finding: Finding) -> float:
    return (len(lines(finding.text, BODY, RIGHT - LEFT)) + 1) * LEAD + 100


def put_network(
    cursor: Cursor, matrix: Matrix, picture: NetworkPicture, *, most: float = NETWORK_HEIGHT
) -> None:
    """Put the picture of the network as wide as the page, within a height."""
    if not fits_among(picture):
        return
    scale, height = network_size(picture, most)
    cursor.need(height)
    x = LEFT + ((RIGHT - LEFT) - picture.width * scale) / 2

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_network(painter, picture, matrix, inks)

    cursor.page.add(Picture(x, cursor.y, scale, draw))
    cursor.y += height


def fits_among(picture: NetworkPicture) -> bool:
    """Whether a picture can be read on a page with other things; else it has a sheet alone."""
    return bool(picture.boxes) and network_size(picture)[0] >= SMALLEST


def network_size(picture: NetworkPicture, most: float = NETWORK_HEIGHT) -> tuple[float, float]:
    """Give the scale of the network's picture and the height it then takes."""
    scale = min((RIGHT - LEFT) / picture.width, most / picture.height, LARGEST)
    return scale, picture.height * scale


def add_large_network(
    booklet: Booklet, matrix: Matrix, picture: NetworkPicture, heading: str
) -> None:
    """Give a network that is too large for a page among others a sheet of its own, lying."""
    if not picture.boxes or fits_among(picture):
        return
    paper = next((p for p in (A4, A3) if _scale_on(p, picture) >= SMALLEST), A1).turned()
    scale = _scale_on(paper.turned(), picture)
    page = Page(paper.width, paper.height)
    x = (paper.width - picture.width * scale) / 2

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_network(painter, picture, matrix, inks)

    page.add(Text(EDGE, EDGE + 100, heading, HEADING))
    page.add(Picture(x, EDGE + SHEET_HEAD, scale, draw))
    booklet.bookmarks.append(Bookmark(heading, len(booklet.pages), 1))
    booklet.pages.append(page)


def _scale_on(paper: Paper, picture: NetworkPicture) -> float:
    """Give how large a picture can be on a sheet that lies."""
    wide, high = paper.height - 2 * EDGE, paper.width - 2 * EDGE - SHEET_HEAD
    return min(wide / picture.width, high / picture.height, LARGEST)
