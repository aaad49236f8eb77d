"""Lay out a block: the activities in which a role has the same letters, in two columns.

A block that fits a page is not divided; one that doesn't begins where there is room for more than
its heading, and says on every further page that it goes on.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bhuki.exports.painting.breaking import Placed, balanced, lines
from bhuki.exports.painting.chips import Inks, chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.flow import (
    Piece,
    short_spread,
    spread,
    whole_height,
)
from bhuki.exports.painting.overview_page import (
    BODY,
    COLUMN,
    GUTTER,
    HEADING,
    INDENT,
    LEAD,
    LEFT,
    NAME,
    NOTE,
    RIGHT,
    SECTION,
    cut,
    paragraph,
    put_line,
    put_number,
    superscript,
)
from bhuki.exports.painting.paper import GREY, Chips, Line, Page, Text
from bhuki.reports.page_words import continued
from bhuki.reports.role_overview import Block, Entry
from bhuki.texts import Texts

CHIP = 8.4  # scale: 17 points high
TEXT = COLUMN - INDENT  # the width of an entry's text
ENTRY_GAP = 62.0
NOTE_ROW = 98.0
TALLEST = 0.6  # of a page, for what is not divided
SECTION_LINE = 128.0
SECTION_GAP = 78.0
BLOCK_GAP = 175.0
BLOCK_HEAD = 412.0  # from the block's rule to its first line


class _Row(NamedTuple):
    """One set line of an entry: of its name, of what is said, or of a note."""

    name: str = ""
    said: Sequence[Placed] = ()
    note: str = ""

    @property
    def height(self) -> float:
        return NOTE_ROW if self.note else LEAD


class _Part(NamedTuple):
    """An entry, or as much of it as a page has room for, set in lines."""

    entry: Entry
    rows: Sequence[_Row]
    first: bool = True

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


def put_block(cursor: Cursor, block: Block, _: Texts, *, first: bool, company: float = 0.0) -> None:
    """Put a block with its entries in two columns, over as many pages as it takes.

    `company` is the height of what follows the block and shall not stand alone on a page: where
    it has no room under the block, the block's last entries go over to the next page with it.
    """
    head = BLOCK_HEAD + SECTION_LINE + max(0, len(_explained(block)) - 1) * LEAD
    parts = [part for entry in block.entries for part in _parts(entry, cursor.whole * TALLEST)]
    pieces = [_piece(part, cursor.air) for part in parts]
    if not first:
        _turn_for_whole(cursor, pieces)
    if company and len(pieces) == 1:  # it can't be divided: it keeps what follows company
        cursor.need(head + pieces[0].height + BLOCK_GAP * cursor.air + company)
    start = 0
    while start < len(pieces):
        cursor.need(head + parts[start].height)
        top = _put_block_head(cursor, block, _, going_on=start > 0)
        page_spread = spread(pieces, start, cursor.bottom + ENTRY_GAP * cursor.air - top)
        below = top + page_spread.height + BLOCK_GAP * cursor.air
        if company and page_spread.right.stop == len(pieces) and below + company > cursor.bottom:
            kept = _kept(start, len(pieces))
            page_spread = short_spread(pieces, start, kept) if kept > start else page_spread
        _put_column(cursor, parts, page_spread.left, LEFT, top, _)
        _put_column(cursor, parts, page_spread.right, LEFT + COLUMN + GUTTER, top, _)
        start = page_spread.right.stop if page_spread.right else page_spread.left.stop
        cursor.y = top + page_spread.height + BLOCK_GAP * cursor.air
        if start < len(pieces):
            cursor.turn()


def _kept(start: int, stop: int) -> int:
    """Give how far a block is put where its end shall keep something company on the next page."""
    entries = stop - start
    return stop - (2 if entries > 3 else 1) if entries > 1 else stop


def _turn_for_whole(cursor: Cursor, pieces: Sequence[Piece]) -> None:
    """Begin a new page where that keeps a block whole, and wastes less than a third of one."""
    total = sum(piece.height for piece in pieces)
    page_room = cursor.whole
    if total > 2 * page_room:
        return
    height = BLOCK_HEAD + whole_height(pieces)
    if cursor.room < height <= page_room and cursor.room < page_room * 0.3:
        cursor.turn()


def _parts(entry: Entry, room: float) -> Iterator[_Part]:
    """Set an entry; one that is taller than a page goes on in the next column."""
    rows = [_Row(name=line) for line in balanced(entry.activity.name, NAME, TEXT)]
    rows += [_Row(said=line) for line in paragraph(entry.sentences, TEXT)]
    rows += [_Row(note=line) for note in entry.notes for line in lines(note, NOTE, TEXT)]
    start, height = 0, 0.0
    for n, row in enumerate(rows):
        if height + row.height > room:
            yield _Part(entry, rows[start:n], start == 0)
            start, height = n, 0.0
        height += row.height
    yield _Part(entry, rows[start:], start == 0)


def _piece(part: _Part, air: float) -> Piece:
    section = SECTION_LINE if part.entry.section else 0.0
    opens = SECTION_GAP * air + section
    return Piece(part.height + ENTRY_GAP * air, part.entry.section, opens, section)


def _explained(block: Block) -> list[str]:
    return lines(block.explanation, BODY, RIGHT - LEFT - INDENT - 250)


def _put_block_head(cursor: Cursor, block: Block, _: Texts, *, going_on: bool) -> float:
    """Put a block's letters, heading and explanation; give the first line's top."""
    page, y = cursor.page, cursor.y
    page.add(Line(LEFT, y, RIGHT, y, 10))
    page.add(_chips(block, y, cursor.inks))
    heading = continued(block.heading, _) if going_on else block.heading
    count = str(len(block.entries))
    page.add(Text(LEFT + INDENT, y + 182, heading, HEADING))
    if not going_on:
        page.add(Text(RIGHT, y + 182, count, HEADING, align=1))
    said = _explained(block)
    for n, line in enumerate(said):
        text = line
        if n == len(said) - 1 and block.footnotes:
            text = line + superscript(block.footnotes)
        page.add(Text(LEFT + INDENT, y + 312 + n * LEAD, text, BODY, GREY))
    cursor.notes[-1].update(block.footnotes)
    return y + BLOCK_HEAD + max(0, len(said) - 1) * LEAD


def _chips(block: Block, y: float, inks: Inks) -> Chips:
    """Give a block's letters as they hang at the margin."""
    size = chip_size(block.letters, inks, scale=CHIP)
    width = min(size.width(), INDENT - 30)
    return Chips(LEFT, y + 62, width, size.height(), block.letters, CHIP)


def _put_column(
    cursor: Cursor, parts: Sequence[_Part], places: range, x: float, top: float, _: Texts
) -> None:
    page, y = cursor.page, top
    for n in places:
        section = parts[n].entry.section
        follows = n > places.start
        before = parts[n - 1].entry.section if n else None
        if not follows or section != before:
            if follows:
                y += SECTION_GAP * cursor.air
            if section:
                resumed = not follows and section == before
                said = continued(section, _) if resumed else section
                page.add(Text(x + INDENT, y + 70, cut(said, SECTION, TEXT), SECTION, GREY))
                y += SECTION_LINE
        y = _put_part(page, parts[n], x, y) + ENTRY_GAP * cursor.air


def _put_part(page: Page, part: _Part, x: float, y: float) -> float:
    y += 82
    if part.first and part.entry.activity.number:
        put_number(page, x, y, part.entry.activity.number)
    for row in part.rows:
        if row.note:
            page.add(Text(x + INDENT, y - 6, row.note, NOTE, GREY))
        elif row.said:
            put_line(page, x + INDENT, y, row.said)
        else:
            page.add(Text(x + INDENT, y, row.name, NAME))
        y += row.height
    return y - 82
