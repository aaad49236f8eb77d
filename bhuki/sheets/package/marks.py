"""Mark a workbook with findings, and take the marks away again.

    marked = mark(data, marks, words, look)      # bytes of the user's workbook in, marked ones out
    unmark(marked.data)                          # the parts as they were, byte for byte

What was changed where is kept in a part of the marked workbook. Where another program saved the
file since, that record no longer fits, and our marks are known by what they are: the author of the
notes, the formula of the conditions, the name of the sheet.
"""

from msgspec import Struct

from bhuki.sheets.grid import address, position
from bhuki.sheets.package.book import Book, quoted
from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.conditions import colour
from bhuki.sheets.package.container import Package
from bhuki.sheets.package.findings_page import MOST_LINES, FindingsPage, PageLook
from bhuki.sheets.package.notes import Notes
from bhuki.sheets.package.record import add_record, write_record
from bhuki.sheets.package.sheet import Sheet
from bhuki.sheets.package.styles import Styles
from bhuki.sheets.package.unmarking import OUR_NAME, take_marks_away

_WIDTHS = (12, 24, 32, 64, 52, 34)
Place = tuple[int, int]


class Mark(Struct, frozen=True):
    """One finding as it is to be shown. One with a remark is settled: it is only listed.

    `weight` is the severity, the least number weighing most; it names it in `Words.weights`.
    """

    sheet: str
    addresses: tuple[str, ...]
    weight: int
    rule: str
    message: str
    fixes: tuple[str, ...] = ()
    remark: str = ""
    settled: bool = False


class Words(Struct, frozen=True):
    """What the marks say, in the reader's language."""

    sheet: str
    title: str
    tally: str
    headings: tuple[str, ...]
    settled: str
    weights: tuple[str, ...]
    none: str
    more: str
    whole: str


class Look(Struct, frozen=True):
    """The colours of the marks as RRGGBB: of each weight its ground and its edge."""

    grounds: tuple[str, ...]
    edges: tuple[str, ...]
    page: PageLook


class Marked(Struct, frozen=True):
    """A marked workbook; on `kept` cells there was a note already, so they have only the colour."""

    data: bytes
    kept: int = 0
    unnoted: int = 0


def mark(data: bytes, marks: list[Mark], words: Words, look: Look) -> Marked:
    """Mark a workbook; earlier marks of ours are replaced."""
    package = Package(data)
    take_marks_away(package)
    book = Book(Changes(package))
    styles = Styles(book)
    marker = _Marker(book, styles, words, look)
    for name in dict.fromkeys(entry.name for entry in book.sheets):
        marker.mark_sheet(name, [m for m in marks if m.sheet.casefold() == name.casefold()])
    marker.add_page(marks)
    styles.finish()
    record = add_record(book)
    changed = book.changes.finish()
    write_record(book.changes, record, changed)
    return Marked(package.to_bytes(), marker.kept, marker.unnoted)


def unmark(data: bytes) -> bytes | None:
    """Take our marks away; None where there are none."""
    package = Package(data)
    return package.to_bytes() if take_marks_away(package) else None


class _Marker:
    def __init__(self, book: Book, styles: Styles, words: Words, look: Look) -> None:
        self.book, self.styles, self.words, self.look = book, styles, words, look
        self.kept = self.unnoted = 0

    def mark_sheet(self, name: str, marks: list[Mark]) -> None:
        """Colour and note the cells of one sheet."""
        entry = self.book.sheet(name)
        on_cells = _by_cell(marks)
        if entry is None or entry.part is None or not on_cells:
            return
        sheet = Sheet(self.book, entry)
        by_weight: dict[int, list[Place]] = {}
        for place, found in on_cells.items():
            by_weight.setdefault(min(one.weight for one in found), []).append(place)
        colour(sheet, {self._format(weight): by_weight[weight] for weight in sorted(by_weight)})
        notes = Notes(sheet)
        taken = notes.taken()
        wanted = {p: self._note(found) for p, found in on_cells.items() if p not in taken}
        self.kept += len(on_cells) - len(wanted)
        if not notes.add(wanted):
            self.unnoted += len(wanted)

    def _format(self, weight: int) -> int:
        ground, edge = self.look.grounds[weight], self.look.edges[weight]
        return self.styles.differential(f"FF{ground}", f"FF{self.look.page.text}", f"FF{edge}")

    def _note(self, found: list[Mark]) -> str:
        said = []
        for one in sorted(found, key=lambda m: m.weight):
            lines = [f"{self.words.weights[one.weight]}: {one.message}"]
            lines += [f"• {fix}" for fix in one.fixes]
            said.append("\n".join(lines))
        return "\n\n".join(said)

    def add_page(self, marks: list[Mark]) -> None:
        """Add the sheet of findings as the workbook's last."""
        words = self.words
        # The last column is for what was said of settled ones.
        shown = len(_WIDTHS) if any(one.remark for one in marks) else len(_WIDTHS) - 1
        page = FindingsPage(self.styles, self.look.page, _WIDTHS[:shown])
        page.title(words.title, words.tally)
        page.heading(list(words.headings[:shown]), freeze=True)
        open_marks = [one for one in marks if not one.settled]
        settled = [one for one in marks if one.settled]
        if not open_marks:
            page.line([words.none, ""], page.coloured(self.look.page.text), None)
        for one in open_marks[:MOST_LINES]:
            self._line(page, one)
        if settled:
            page.blank()
            page.heading([words.settled])
        for one in settled[: max(0, MOST_LINES - len(open_marks))]:
            self._line(page, one)
        if len(marks) > MOST_LINES:
            page.line([words.more.format(n=len(marks) - MOST_LINES), ""], 0, None)
        name = self.book.free_sheet_name(words.sheet)
        folder = self.book.name.rpartition("/")[0]
        part = self.book.changes.package.free_name(f"{folder}/worksheets", "sheet", ".xml")
        self.book.changes.add(part, page.xml(self.book.namespace))
        self.book.add_sheet(name, part)
        self.book.add_name(OUR_NAME, f"{quoted(name)}!$A$1")

    def _line(self, page: FindingsPage, one: Mark) -> None:
        entry = self.book.sheet(one.sheet)
        link = None
        where = self.words.whole
        if one.addresses:
            shown = [*one.addresses[:8], *(["…"] if len(one.addresses) > 8 else [])]
            where = f"{one.sheet}: {', '.join(shown)}"
            link = f"{quoted(entry.name)}!{_span(one.addresses)}" if entry else None
        elif one.sheet:
            where = f"{one.sheet}: {where}"
        fixes = "\n".join(one.fixes)
        texts = [self.words.weights[one.weight], where, one.rule, one.message, fixes, one.remark]
        page.line(texts, page.coloured(self.look.edges[one.weight]), link)


def _span(addresses: tuple[str, ...]) -> str:
    """Give what a link selects: all cells, where they lie in one row or column, else the first."""
    places = [place for text in addresses if (place := position(text))]
    rows, columns = {row for row, _ in places}, {column for _, column in places}
    if len(places) < 2 or (len(rows) > 1 and len(columns) > 1):
        return addresses[0]
    return f"{address(min(rows), min(columns))}:{address(max(rows), max(columns))}"


def _by_cell(marks: list[Mark]) -> dict[Place, list[Mark]]:
    """Give the open findings of each cell, cell by cell in the order of reading."""
    found: dict[Place, list[Mark]] = {}
    for one in marks:
        for text in one.addresses if not one.settled else ():
            place = position(text)
            if place is not None:
                found.setdefault(place, []).append(one)
    return dict(sorted(found.items()))
