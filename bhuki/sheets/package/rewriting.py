"""Write other texts into cells of a user's workbook; everything else stays byte for byte.

    done = rewrite(data, {"RACI": {(4, 4): "H/U"}})
    done.data, done.left

A workbook with formulas is asked to reckon them at its next opening, as counts and checks beside
the letters would else show the old state.
"""

from msgspec import Struct

from bhuki.sheets.grid import address
from bhuki.sheets.package.book import Book
from bhuki.sheets.package.calculation import ask_for_reckoning, has_formulas, leave_chain
from bhuki.sheets.package.cells import Left, write_cells
from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.container import Package
from bhuki.sheets.package.sheet import Sheet

Place = tuple[int, int]


class Rewritten(Struct, frozen=True):
    """The changed workbook, how many cells were written, and which were not and why."""

    data: bytes
    done: int
    left: dict[tuple[str, str], Left]


def rewrite(data: bytes, texts: dict[str, dict[Place, str]]) -> Rewritten:
    """Put texts into cells, by sheet and place."""
    package = Package(data)
    book = Book(Changes(package))
    done = 0
    left: dict[tuple[str, str], Left] = {}
    unchained: set[tuple[str, str]] = set()
    for name, wanted in texts.items():
        entry = book.sheet(name)
        if entry is None or entry.part is None:
            left.update({(name, address(*place)): Left.NO_SHEET for place in wanted})
            continue
        written = write_cells(Sheet(book, entry), wanted)
        done += written.done
        left.update({(name, address(*place)): why for place, why in written.left.items()})
        gone = (address(*place) for place in written.formulas_gone)
        unchained |= {(entry.sheet_id, where) for where in gone}
    if not done:
        return Rewritten(data, 0, left)
    leave_chain(book, unchained)
    if has_formulas(book):
        ask_for_reckoning(book)
    book.changes.finish()
    return Rewritten(package.to_bytes(), done, left)
