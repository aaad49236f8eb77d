"""Notes on cells: a comment says what, a shape in an old drawing language shows it.

    Notes(sheet).add({(4, 4): "2 H: …"})

A sheet's notes stand in one part, the shapes in another, together with the shapes of other things
(buttons, pictures in headers). Both may be there or missing; what others put in is not touched.
"""

import re
from collections.abc import Mapping

from bhuki.sheets.grid import address, position
from bhuki.sheets.package.elements import Element, outline
from bhuki.sheets.package.relations import put_last
from bhuki.sheets.package.sheet import Sheet
from bhuki.sheets.package.xml_part import content
from bhuki.sheets.package_xml import local
from bhuki.sheets.problems import UnreadableError

AUTHOR = "Bhuki"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOST_TEXT = 8000
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575
_NAMESPACES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_SHAPE_NUMBER = re.compile(rb"_x0000_s(\d{1,9})\b")
_BLOCKS = re.compile(rb"<o:idmap\b[^>]*\bdata\s*=\s*[\"']([\d,\s]*)[\"']")
_SHAPE_TYPE = re.compile(rb"<v:shapetype\b[^>]*\bid\s*=\s*[\"']_x0000_t202[\"']")
_END = re.compile(rb"</(?:\w+:)?xml\s*>\s*$")
_SHAPE_TYPE_TEXT = (
    '<v:shapetype id="_x0000_t202"{declared} coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
Place = tuple[int, int]


class Notes:
    """The notes of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._comments = sheet.relations.first("comments")
        self._tree: Element | None = None
        if self._comments is not None:
            part = sheet.book.changes.part(self._comments.target)
            self._tree = outline(part.data, 3, utf8=bool(part.wide))

    def taken(self) -> set[Place]:
        """Give the cells that have a note already, of either kind."""
        listed = self._tree.child("commentList") if self._tree else None
        found = (
            {position(c.attributes.get("ref", "")) for c in listed.children} if listed else set()
        )
        package = self.sheet.book.changes.package
        for relation in self.sheet.relations.by_id.values():
            part = package.find(relation.target)
            if relation.kind == "threadedComment" and part is not None:
                found |= _threaded(package.read(part))
        return {place for place in found if place is not None}

    def add(self, notes: Mapping[Place, str]) -> bool:
        """Add notes; False where the sheet's own shapes can't be added to, and nothing is."""
        if not notes:
            return True
        if not self._add_shapes(list(notes)):
            return False
        if self._comments is None or self._tree is None:
            self._add_comments_part(notes)
        else:
            self._add_comments(self._tree, self._comments.target, notes)
        return True

    def _add_comments_part(self, notes: Mapping[Place, str]) -> None:
        book = self.sheet.book
        listed = "".join(_comment("", place, 0, text) for place, text in notes.items())
        name = book.changes.package.free_name(book.name.rpartition("/")[0], "comments", ".xml")
        book.changes.add(
            name,
            f'{_HEAD}<comments xmlns="{book.namespace}"><authors><author>{AUTHOR}</author>'
            f"</authors><commentList>{listed}</commentList></comments>",
        )
        book.types.add(name, _COMMENTS_TYPE)
        book.types.add_relations()
        self.sheet.relations.add("comments", name, strict=book.strict)

    def _add_comments(self, tree: Element, name: str, notes: Mapping[Place, str]) -> None:
        part = self.sheet.book.changes.part(name)
        authors, listed = tree.child("authors"), tree.child("commentList")
        if authors is None or listed is None:
            raise UnreadableError("damaged")
        number, p = len(authors.children), tree.prefix
        put_last(part, authors, f"<{p}author>{AUTHOR}</{p}author>")
        whole = "".join(_comment(p, place, number, text) for place, text in notes.items())
        put_last(part, listed, whole)

    def _add_shapes(self, places: list[Place]) -> bool:
        """Add a shape a note, to the sheet's drawing or to a new one."""
        sheet, package = self.sheet, self.sheet.book.changes.package
        element = sheet.root.child("legacyDrawing")
        named = (
            next((v for k, v in element.attributes.items() if local(k) == "id"), "")
            if (element)
            else ""
        )
        relation = sheet.relations.by_id.get(named)
        part = package.find(relation.target) if relation else None
        if element is not None:
            return part is not None and self._extend(part, places)
        block = self._free_block()
        blocks = range(block, block + (len(places) + 1) // 1024 + 1)
        data = ",".join(map(str, blocks))
        declared = "".join(f' xmlns:{p}="{uri}"' for p, uri in _NAMESPACES.items())
        shapes = _shapes(places, block * 1024 + 1, "")
        name = package.free_name(
            sheet.book.name.rpartition("/")[0] + "/drawings", "vmlDrawing", ".vml"
        )
        sheet.book.changes.add(
            name,
            f'<xml{declared}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{data}"/>'
            f"</o:shapelayout>{_SHAPE_TYPE_TEXT.format(declared='')}{shapes}</xml>",
        )
        sheet.book.types.add_suffix("vml", _VML_TYPE)
        sheet.book.types.add_relations()
        relation_id = sheet.relations.add("vmlDrawing", name, strict=sheet.book.strict)
        sheet.relate("legacyDrawing", relation_id)
        return True

    def _extend(self, name: str, places: list[Place]) -> bool:
        """Put shapes at the end of a drawing; it need not be good XML, as Excel's often isn't."""
        part = self.sheet.book.changes.part(name)
        end = _END.search(part.data)
        if end is None:
            return False
        head = part.data[:4096]
        declared = "".join(
            f' xmlns:{prefix}="{uri}"'
            for prefix, uri in _NAMESPACES.items()
            if f"xmlns:{prefix}=".encode() not in head
        )
        used = [int(number) for number in _SHAPE_NUMBER.findall(part.data)]
        blocks = [
            int(b) for hit in _BLOCKS.findall(part.data) for b in hit.split(b",") if b.strip()
        ]
        first = max([*used, *(1024 * block for block in blocks), 1024]) + 1
        known = _SHAPE_TYPE.search(part.data)
        kind = "" if known else _SHAPE_TYPE_TEXT.format(declared=declared)
        part.insert(end.start(), kind + _shapes(places, first, declared))
        return True

    def _free_block(self) -> int:
        """Give a block of numbers for shapes that no drawing of the workbook uses."""
        package, highest = self.sheet.book.changes.package, 0
        for name in package.names:
            if name.lower().endswith(".vml"):
                for hit in _BLOCKS.findall(package.read(name)):
                    numbers = [int(block) for block in hit.split(b",") if block.strip()]
                    highest = max([highest, *numbers])
        return highest + 1


def _comment(p: str, place: Place, author: int, text: str) -> str:
    looks = f'<{p}sz val="9"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'
    said = content(text[:_MOST_TEXT])
    return (
        f'<{p}comment ref="{address(*place)}" authorId="{author}"><{p}text>'
        f"<{p}r><{p}rPr><{p}b/>{looks}</{p}rPr><{p}t>{AUTHOR}:</{p}t></{p}r>"
        f'<{p}r><{p}rPr>{looks}</{p}rPr><{p}t xml:space="preserve">\n{said}</{p}t></{p}r>'
        f"</{p}text></{p}comment>"
    )


def _shapes(places: list[Place], first: int, declared: str) -> str:
    return "".join(_shape(place, first + number, declared) for number, place in enumerate(places))


def _shape(place: Place, number: int, declared: str) -> str:
    row, column = place[0] - 1, place[1] - 1
    left = column + 1 if column + 5 <= _LAST_COLUMN else max(column - 5, 0)
    top = max(0, min(row - 1, _LAST_ROW - 7))
    anchor = f"{left}, 15, {top}, 10, {left + 4}, 15, {top + 6}, 10"
    return (
        f'<v:shape id="_x0000_s{number}"{declared} type="#_x0000_t202" '
        f'style="position:absolute;width:250pt;height:96pt;z-index:{number % 65000};'
        'visibility:hidden" fillcolor="#FAF8F4" strokecolor="#8B8578" o:insetmode="auto">'
        '<v:fill color2="#FAF8F4"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _threaded(data: bytes) -> set[Place | None]:
    """Give the cells with a thread of comments."""
    tree = outline(data, 1)
    return {position(child.attributes.get("ref", "")) for child in tree.children}
