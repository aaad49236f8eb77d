"""Take our marks out of a workbook: by the record, or by what they are where it no longer fits."""

import html
import re

from bhuki.sheets.grid import position
from bhuki.sheets.package.book import Book, SheetEntry
from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.conditions import OUR_FORMULA
from bhuki.sheets.package.container import Package
from bhuki.sheets.package.elements import Element, outline
from bhuki.sheets.package.notes import AUTHOR
from bhuki.sheets.package.record import find_record, undo_all
from bhuki.sheets.package.relations import Relations, relations_part
from bhuki.sheets.package.sheet import Sheet
from bhuki.sheets.package.xml_part import XmlPart, attribute
from bhuki.sheets.package_xml import local

OUR_NAME = "_bhuki.findings"
_OUR_FORMULA = OUR_FORMULA.replace(" ", "")
_TAGS = re.compile(rb"<[^>]*>")
_FORMULA = re.compile(rb"<(?:\w+:)?formula[^>]*>(.*?)</", re.DOTALL)
_SHAPE = re.compile(rb"<v:shape\b(?:(?!</v:shape>).)*?</v:shape\s*>", re.DOTALL)
_ROW = re.compile(rb"<x:Row>\s*(\d+)\s*</x:Row>")
_COLUMN = re.compile(rb"<x:Column>\s*(\d+)\s*</x:Column>")
Place = tuple[int, int]


def take_marks_away(package: Package) -> bool:
    """Take our marks away; False where there are none."""
    found = find_record(package)
    if found is not None and found[1] is not None and undo_all(package, found[1]):
        return True
    if found is None and not _may_be_marked(package):
        return False
    return _Cleaner(package).clean(found[0] if found else None)


def _may_be_marked(package: Package) -> bool:
    """Say whether a workbook's own part names our sheet: the rest goes along with it."""
    changes = Changes(package)
    return OUR_NAME.encode() in Book(changes).part.data


class _Cleaner:
    """Takes out what can be told to be ours, in a workbook that another program has saved."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.changes = Changes(package)
        self.book = Book(self.changes)
        self.doomed: list[str] = []

    def clean(self, record: str | None) -> bool:
        ours = self._our_sheet()
        for entry in self.book.sheets:
            if entry is not ours and entry.part is not None:
                self._clean_sheet(Sheet(self.book, entry))
        if ours is not None:
            self._cut_sheet(ours)
        self._clean_names(ours)
        if record is not None:
            self._cut_part(record, self.book.relations)
        done = bool(self.changes.finish())
        for name in self.doomed:
            self.package.remove(name)
        return done or bool(self.doomed)

    def _our_sheet(self) -> SheetEntry | None:
        """Give our sheet of findings, by the hidden name that points to it."""
        for name in self._names():
            if name.attributes.get("name", "").lower() == OUR_NAME:
                formula = _text(self.book.part, name).rpartition("!")[0]
                said = formula.strip("'").replace("''", "'")
                return self.book.sheet(said)
        return None

    def _names(self) -> list[Element]:
        listed = self.book.root.child("definedNames")
        return list(listed.all("definedName")) if listed else []

    def _clean_names(self, ours: SheetEntry | None) -> None:
        """Take out our name, and move the numbers of the sheets that stood after ours."""
        gone = self.book.sheets.index(ours) if ours is not None else None
        cut = []
        for name in self._names():
            scope = name.attributes.get("localSheetId", "")
            number = int(scope) if scope.isdecimal() else None
            if name.attributes.get("name", "").lower() == OUR_NAME or (
                number is not None and number == gone
            ):
                cut.append(name)
            elif gone is not None and number is not None and number > gone:
                self._renumber(name, "localSheetId", number - 1)
        listed = self.book.root.child("definedNames")
        if listed is not None and len(cut) == len(listed.children):
            cut = [listed]
        for element in cut:
            self.book.part.cut(element.start, element.end)
        views = self.book.root.child("bookViews")
        for view in views.children if views and gone is not None else ():
            for key in ("activeTab", "firstSheet"):
                shown = view.attributes.get(key, "")
                if shown.isdecimal() and int(shown) >= max(1, gone or 0):
                    self._renumber(view, key, int(shown) - 1)

    def _renumber(self, element: Element, key: str, number: int) -> None:
        part = self.book.part
        pattern = re.compile(rb"\s%s\s*=\s*[\"'][^\"']*[\"']" % key.encode())
        hit = pattern.search(part.data, element.start, element.opened)
        if hit:
            part.cut(hit.start(), hit.end(), f" {key}={attribute(str(number))}")

    def _cut_sheet(self, ours: SheetEntry) -> None:
        self.book.part.cut(ours.element.start, ours.element.end)
        if ours.part is not None:
            own = relations_part(ours.part)
            if self.package.find(own):
                for relation in Relations(self.changes, ours.part).by_id.values():
                    if relation.kind in ("printerSettings", "drawing", "comments"):
                        self._doom(relation.target)
                self._doom(own)
            self._cut_part(ours.part, self.book.relations)

    def _cut_part(self, part: str, relations: Relations) -> None:
        for relation in list(relations.by_id.values()):
            if relation.target.lower() == part.lower():
                relations.cut(relation.id)
        own = relations_part(part)
        if self.package.find(own):  # an item of custom XML gets properties from Excel
            for relation in Relations(self.changes, part).by_id.values():
                if relation.kind == "customXmlProps":
                    self._doom(relation.target)
            self._doom(own)
        self._doom(part)

    def _doom(self, part: str) -> None:
        actual = self.package.find(part)
        if actual is not None and actual not in self.doomed:
            self.book.types.cut(actual)
            self.doomed.append(actual)

    def _clean_sheet(self, sheet: Sheet) -> None:
        for condition in sheet.root.all("conditionalFormatting"):
            rules = [rule for rule in condition.children if rule.name == "cfRule"]
            ours = [rule for rule in rules if _is_our_rule(sheet.part, rule)]
            for element in [condition] if ours and len(ours) == len(rules) else ours:
                sheet.part.cut(element.start, element.end)
        places = self._clean_comments(sheet)
        if places:
            self._clean_shapes(sheet, places)

    def _clean_comments(self, sheet: Sheet) -> set[Place]:
        relation = sheet.relations.first("comments")
        if relation is None:
            return set()
        part = self.changes.part(relation.target)
        tree = outline(part.data, 3, utf8=bool(part.wide))
        authors, listed = tree.child("authors"), tree.child("commentList")
        if authors is None or listed is None:
            return set()
        numbers = {
            str(number)
            for number, author in enumerate(authors.children)
            if _text(part, author).strip() == AUTHOR
        }
        places = set()
        for comment in listed.children:
            place = position(comment.attributes.get("ref", ""))
            by_us = comment.attributes.get("authorId") in numbers
            if by_us and place and _text(part, comment).lstrip().startswith(f"{AUTHOR}:"):
                part.cut(comment.start, comment.end)
                places.add(place)
        return places

    def _clean_shapes(self, sheet: Sheet, places: set[Place]) -> None:
        element = sheet.root.child("legacyDrawing")
        named = {local(k): v for k, v in element.attributes.items()} if element else {}
        relation = sheet.relations.by_id.get(named.get("id", ""))
        name = self.package.find(relation.target) if relation else None
        if name is None:
            return
        part = self.changes.part(name)
        for hit in _SHAPE.finditer(part.data):
            row, column = _ROW.search(hit[0]), _COLUMN.search(hit[0])
            is_note = re.search(rb"ObjectType\s*=\s*[\"']Note[\"']", hit[0])
            if row and column and is_note and (int(row[1]) + 1, int(column[1]) + 1) in places:
                part.cut(hit.start(), hit.end())


def _is_our_rule(part: XmlPart, rule: Element) -> bool:
    said = part.data[rule.opened : rule.closing].replace(b"&gt;", b">").replace(b"&quot;", b'"')
    hit = _FORMULA.search(said)
    return hit is not None and hit[1].decode("utf-8", "replace").replace(" ", "") == _OUR_FORMULA


def _text(part: XmlPart, element: Element) -> str:
    """Give an element's text with its references resolved."""
    return html.unescape(
        _TAGS.sub(b"", part.data[element.opened : element.closing]).decode("utf-8", "replace")
    )
