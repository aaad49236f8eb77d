"""Formulas beside changed cells: their chain, and asking for them to be reckoned when next opened.

A count or a check that depends on a changed letter still shows the old result: only a spreadsheet
program can reckon it. Where the workbook has formulas, it is asked to do so at the next opening; a
workbook without any keeps its own part as it is.
"""

import re

from bhuki.sheets.package.book import Book
from bhuki.sheets.package.elements import BOOK_ORDER, outline
from bhuki.sheets.package.xml_part import attribute

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ASKED = re.compile(rb"\sfullCalcOnLoad\s*=\s*[\"'][^\"']*[\"']")


def has_formulas(book: Book) -> bool:
    """Say whether any sheet of a workbook holds a formula."""
    return any(
        _FORMULA.search(book.changes.package.read(entry.part))
        for entry in book.sheets
        if entry.part is not None
    )


def ask_for_reckoning(book: Book) -> None:
    """Ask for all formulas to be reckoned anew when the workbook is opened."""
    part, properties = book.part, book.root.child("calcPr")
    if properties is None:
        place = book.root.place_for("calcPr", BOOK_ORDER)
        part.insert(place, f'<{book.root.prefix}calcPr fullCalcOnLoad="1"/>')
        return
    if properties.attributes.get("fullCalcOnLoad") in ("1", "true"):
        return
    hit = _ASKED.search(part.data, properties.start, properties.opened)
    if hit:
        part.cut(hit.start(), hit.end(), ' fullCalcOnLoad="1"')
    else:
        part.insert(properties.start + 1 + len(properties.raw), ' fullCalcOnLoad="1"')


def leave_chain(book: Book, cells: set[tuple[str, str]]) -> None:
    """Take cells that hold no formula any more out of the chain; they are (sheet's id, address)."""
    relation = book.relations.first("calcChain")
    if relation is None or not cells:
        return
    part = book.changes.part(relation.target)
    tree = outline(part.data, 1, utf8=bool(part.wide))
    links = list(tree.all("c"))
    sheet = written = ""  # an entry without a sheet is of the sheet of the one before it
    kept = 0
    for link in links:
        named = link.attributes.get("i", "")
        sheet = named or sheet
        if (sheet, link.attributes.get("r", "")) in cells:
            part.cut(link.start, link.end)
            continue
        if not named and sheet != written:
            part.insert(link.start + 1 + len(link.raw), f" i={attribute(sheet)}")
        written = sheet
        kept += 1
    if not kept:
        _cut_whole(book, relation.id, relation.target)


def _cut_whole(book: Book, relation_id: str, part: str) -> None:
    """A chain without links is not allowed: it goes as a part."""
    del book.changes.parts[part]
    book.relations.cut(relation_id)
    book.types.cut(part)
    book.changes.package.remove(part)
