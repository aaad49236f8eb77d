"""The minutes on paper: the chapters, the load, the network, and the matrix itself at the end."""

from bhuki.exports.painting.breaking import lines
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.devices import Progress, go_on, no_progress
from bhuki.exports.painting.load_pages import HEAT_HEADING, put_bars, put_heat
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.network_pages import (
    NETWORK_HEIGHT,
    SMALLEST,
    add_large_network,
    fits_among,
    network_size,
    put_network,
)
from bhuki.exports.painting.network_picture import network_picture
from bhuki.exports.painting.overview_page import (
    BODY,
    HEADING,
    LEAD,
    LEFT,
    NAME,
    NUMBER,
    RIGHT,
    end,
    foot_label,
)
from bhuki.exports.painting.page_parts import (
    HEAD_DOWN,
    put_facts,
    put_paragraph,
    put_title,
)
from bhuki.exports.painting.paper import GREY, Booklet, Bookmark, Line, Text, width_of
from bhuki.exports.painting.print_choices import PrintChoices, Sheet
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.load import heat, limits
from bhuki.reports.minutes import Chapter, Minutes
from bhuki.reports.minutes import Line as Said
from bhuki.reports.network import network
from bhuki.reports.network_layout import NetworkPicture
from bhuki.texts import Texts

NUMBERS, NUMBER_GAP = 170.0, 60.0  # the least room for numbers, and what is left after them
LEAST_OF_NETWORK = 0.6  # of its picture's usual size, where it then has room beside its words
ABOUT_GAP = 130.0  # between what a line is about and what is said
SIDE = 1000.0  # where the lines begin, what they are about at their left


def minutes_booklet(
    matrix: Matrix,
    said: Minutes,
    _: Texts,
    *,
    choices: PrintChoices | None = None,
    progress: Progress = no_progress,
) -> Booklet:
    """Lay out the minutes, with the matrix after them; raises `Cancelled` if asked to stop."""
    inks = Inks(matrix.scheme, Palette.LIGHT)
    booklet = Booklet(f"{said.heading}: {said.title}", _.language, inks, author=matrix.about.owner)
    booklet.bookmarks.append(Bookmark(said.heading, 0))
    cursor = Cursor(booklet, lambda _first: said.heading, said.title)
    put_title(cursor, said.title)
    put_facts(cursor, said.facts)
    cursor.y += 60
    picture = network_picture(network(matrix))
    for n, chapter in enumerate(said.chapters):
        go_on(progress, n, len(said.chapters))
        if chapter.id == "network":  # its words and its picture belong on one page
            cursor.need(min(_height(chapter) + _least_network(picture), cursor.whole))
        _put_chapter(cursor, booklet, chapter)
        if chapter.id == "load":
            put_bars(cursor, said.load, limits(matrix))
            if len(matrix.sections) > 1:
                _put_heat(cursor, matrix, _)
        if chapter.id == "network":
            put_network(cursor, matrix, picture, most=_network_room(cursor, picture))
        cursor.y += 120
    for n, page in enumerate(cursor.pages):
        end(page, [], foot_label(said.heading, n + 1, len(cursor.pages), _))
    add_large_network(booklet, matrix, picture, words.network_heading(_))
    _add_matrix(booklet, matrix, choices or PrintChoices(sheet=Sheet.A4), _)
    return booklet


def _least_network(picture: NetworkPicture) -> float:
    """Give the height that a network's picture must have; one that stands alone takes none."""
    if not fits_among(picture):
        return 0.0
    return max(network_size(picture)[1] * LEAST_OF_NETWORK, SMALLEST * picture.height)


def _network_room(cursor: Cursor, picture: NetworkPicture) -> float:
    """Give the height for a network: what is left of the page where it can be read there."""
    enough = cursor.room >= _least_network(picture)
    return min(cursor.room, NETWORK_HEIGHT) if enough else NETWORK_HEIGHT


def _put_heat(cursor: Cursor, matrix: Matrix, _: Texts) -> None:
    cursor.need(HEAT_HEADING)
    cursor.page.add(Text(LEFT, cursor.y + 100, words.heat_heading(_), NAME))
    cursor.y += 20  # the names of the roles stand beside the heading, not under it
    put_heat(cursor, heat(matrix))


def _put_chapter(cursor: Cursor, booklet: Booklet, chapter: Chapter) -> None:
    cursor.need(900)
    booklet.bookmarks.append(Bookmark(chapter.heading, len(booklet.pages) - 1, 1))
    page, y = cursor.page, cursor.y
    page.add(Line(LEFT, y, RIGHT, y, 10), Text(LEFT, y + 165, chapter.heading, HEADING))
    cursor.y += 300 if chapter.lead else HEAD_DOWN
    if chapter.lead:
        put_paragraph(cursor, chapter.lead, RIGHT - LEFT, colour=GREY)
        cursor.y += 50
    before = ""
    longest = f"{len(chapter.lines)}."
    indent = max(NUMBERS, width_of(longest, NUMBER) + NUMBER_GAP) if chapter.numbered else 0.0
    for n, line in enumerate(chapter.lines, start=1):
        number = f"{n}." if chapter.numbered else ""
        same = not chapter.numbered and line.lead == before
        _put_line(cursor, line, number, indent, same=same)
        before = line.lead


def _put_line(cursor: Cursor, line: Said, number: str, indent: float, *, same: bool) -> None:
    """Put what a line is about at the left and what is said at its right."""
    width = RIGHT - LEFT - SIDE
    text, more = lines(line.text, BODY, width), lines(line.more, BODY, width) if line.more else []
    about_width = SIDE - ABOUT_GAP - indent
    about = [] if same else lines(line.lead, NAME, about_width) if line.lead else []
    cursor.need(max(len(text) + len(more), len(about)) * LEAD + 40)
    page, y = cursor.page, cursor.y
    left = LEFT + indent
    if number:
        page.add(Text(LEFT, y, number, NUMBER, GREY))
    for n, said in enumerate(about):
        page.add(Text(left, y + n * LEAD, said, NAME))
    for n, said in enumerate(text):
        page.add(Text(LEFT + SIDE, y + n * LEAD, said, BODY))
    for n, said in enumerate(more, start=len(text)):
        page.add(Text(LEFT + SIDE, y + n * LEAD, said, BODY, GREY))
    cursor.y += max(len(text) + len(more), len(about)) * LEAD + 40


def _height(chapter: Chapter) -> float:
    """Give the height that the words of a chapter without numbers take."""
    height = HEAD_DOWN
    for line in chapter.lines:
        text = lines(line.text, BODY, RIGHT - LEFT - SIDE)
        about = lines(line.lead, NAME, SIDE - ABOUT_GAP)
        height += max(len(text), len(about)) * LEAD + 40
    return height


def _add_matrix(booklet: Booklet, matrix: Matrix, choices: PrintChoices, _: Texts) -> None:
    first = len(booklet.pages)
    pages = matrix_booklet(matrix, choices, _)
    booklet.bookmarks.append(Bookmark(words.matrix_heading(_), first, 1))
    booklet.pages += pages.pages
