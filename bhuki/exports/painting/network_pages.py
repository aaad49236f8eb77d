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
    LEAD,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    end,
    foot_label,
)
from bhuki.exports.painting.page_parts import put_facts, put_paragraph, put_title
from bhuki.exports.painting.paper import GREY, Booklet, Bookmark, Text
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
    put_network(cursor, matrix, picture, most=free if free > NETWORK_HEIGHT else cursor.room)
    cursor.y += 200
    for finding in findings:
        cursor.need(_height(finding))
        cursor.page.add(Text(LEFT, cursor.y, finding.heading, NAME))
        cursor.y += LEAD + 10
        put_paragraph(cursor, finding.text, RIGHT - LEFT)
        cursor.y += 90
    for note in notes:
        put_paragraph(cursor, note, RIGHT - LEFT, face=NOTE, colour=GREY)
    for n, page in enumerate(cursor.pages):
        end(page, [], foot_label(heading, n + 1, len(cursor.pages), _))
    return booklet


def _height(finding: Finding) -> float:
    return (len(lines(finding.text, BODY, RIGHT - LEFT)) + 1) * LEAD + 100


def put_network(
    cursor: Cursor, matrix: Matrix, picture: NetworkPicture, *, most: float = NETWORK_HEIGHT
) -> None:
    """Put the picture of the network as wide as the page, within a height."""
    if not picture.boxes:
        return
    scale, height = network_size(picture, most)
    cursor.need(height)
    x = LEFT + ((RIGHT - LEFT) - picture.width * scale) / 2

    def draw(painter: QPainter, inks: Inks) -> None:
        paint_network(painter, picture, matrix, inks)

    cursor.page.add(Picture(x, cursor.y, scale, draw))
    cursor.y += height


def network_size(picture: NetworkPicture, most: float = NETWORK_HEIGHT) -> tuple[float, float]:
    """Give the scale of the network's picture and the height it then takes."""
    scale = min((RIGHT - LEFT) / picture.width, most / picture.height, LARGEST)
    return scale, picture.height * scale
