"""Lay out a block: the activities in which a role has the same letters, in two columns.

A block that fits a page is not divided; one that doesn't begins where there is room for more than
its heading, and says on every further page that it goes on.
"""

from collections.abc import Sequence

from bhuki.exports.painting.breaking import balanced, lines
from bhuki.exports.painting.chips import Inks, chip_size
from bhuki.exports.painting.cursor import Cursor
from bhuki.exports.painting.flow import Piece, Spread, spread, whole_height
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
SECTION_LINE = 128.0
SECTION_GAP = 78.0
BLOCK_GAP = 175.0
BLOCK_HEAD = 412.0  # from the block's rule to its first line


def put_block(cursor: Cursor, block: Block, _: Texts, *, first: bool) -> None:
    """Put a block with its entries in two columns, over as many pages as it takes."""
    pieces = [_piece(entry) for entry in block.entries]
    if not first:
        _turn_for_whole(cursor, pieces)
    start = 0
    while start < len(pieces):
        smallest = BLOCK_HEAD + SECTION_LINE + min(p.height for p in pieces[start : start + 2])
        cursor.need(smallest)
        going_on = start > 0
        top = _put_block_head(cursor, block, _, going_on=going_on)
        page_spread = spread(pieces, start, cursor.bottom - top)
        if not page_spread.left:  # one entry taller than a page: it is put all the same
            page_spread = Spread(range(start, start + 1), range(start + 1, start + 1), 0)
        _put_column(cursor, block, page_spread.left, LEFT, top, _)
        _put_column(cursor, block, page_spread.right, LEFT + COLUMN + GUTTER, top, _)
        start = page_spread.right.stop if page_spread.right else page_spread.left.stop
        cursor.y = top + page_spread.height + BLOCK_GAP
        if start < len(pieces):
            cursor.turn()


def _turn_for_whole(cursor: Cursor, pieces: Sequence[Piece]) -> None:
    """Begin a new page where that keeps a block whole, and wastes less than a third of one."""
    total = sum(piece.height for piece in pieces)
    page_room = cursor.whole
    if total > 2 * page_room:
        return
    height = BLOCK_HEAD + whole_height(pieces)
    if cursor.room < height <= page_room and cursor.room < page_room * 0.3:
        cursor.turn()


def _piece(entry: Entry) -> Piece:
    name = balanced(entry.activity.name, NAME, TEXT)
    said = paragraph(entry.sentences, TEXT)
    notes = [line for note in entry.notes for line in lines(note, NOTE, TEXT)]
    height = len(name) * LEAD + len(said) * LEAD + len(notes) * 98 + ENTRY_GAP
    section = SECTION_LINE if entry.section else 0.0
    opens = SECTION_GAP + section if entry.section else SECTION_GAP
    return Piece(height, entry.section, opens, section)


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
    said = lines(block.explanation, BODY, RIGHT - LEFT - INDENT - 250)
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
    cursor: Cursor, block: Block, places: range, x: float, top: float, _: Texts
) -> None:
    page, y = cursor.page, top
    for n in places:
        entry = block.entries[n]
        follows = n > places.start
        before = block.entries[n - 1].section if n else None
        if not follows or entry.section != before:
            if follows:
                y += SECTION_GAP
            if entry.section:
                resumed = not follows and entry.section == before
                said = continued(entry.section, _) if resumed else entry.section
                page.add(Text(x + INDENT, y + 70, cut(said, SECTION, TEXT), SECTION, GREY))
                y += SECTION_LINE
        y = _put_entry(page, entry, x, y)


def _put_entry(page: Page, entry: Entry, x: float, y: float) -> float:
    y += 82
    number = entry.activity.number
    if number:
        put_number(page, x, y, number)
    for line in balanced(entry.activity.name, NAME, TEXT):
        page.add(Text(x + INDENT, y, line, NAME))
        y += LEAD
    for placed in paragraph(entry.sentences, TEXT):
        put_line(page, x + INDENT, y, placed)
        y += LEAD
    for note in entry.notes:
        for line in lines(note, NOTE, TEXT):
            page.add(Text(x + INDENT, y - 6, line, NOTE, GREY))
            y += 98
    return y - 82 + ENTRY_GAP
