"""One worksheet that is to be marked or changed: its part, its outline, its relations."""

from bhuki.sheets.package.book import Book, SheetEntry, relation_prefix
from bhuki.sheets.package.elements import SHEET_ORDER, outline
from bhuki.sheets.package.relations import Relations
from bhuki.sheets.problems import UnreadableError


class Sheet:
    """A worksheet's part."""

    def __init__(self, book: Book, entry: SheetEntry) -> None:
        if entry.part is None:
            raise UnreadableError("damaged")
        self.book = book
        self.entry = entry
        self.part = book.changes.part(entry.part)
        self.root = outline(self.part.data, 2, utf8=bool(self.part.wide))
        if self.root.child("sheetData") is None:
            raise UnreadableError("damaged")
        self.relations = Relations(book.changes, entry.part)

    @property
    def p(self) -> str:
        """The prefix of the part's elements."""
        return self.root.prefix

    def put(self, name: str, text: str) -> None:
        """Put an element in where the schema wants it, before others of its name."""
        self.part.insert(self.root.place_for(name, SHEET_ORDER), text)

    def relate(self, element: str, relation_id: str) -> None:
        """Put in an element that names a relation."""
        prefix, declared = relation_prefix(self.root, self.relations.strict or self.book.strict)
        self.put(element, f'<{self.p}{element}{declared} {prefix}:id="{relation_id}"/>')
