"""Formats for our marks: put at the ends of the workbook's lists, so that no number changes.

styles = Styles(book)
number = styles.differential(styles.fill("FFF3D4D2"), "FF1A1E23", "FFB3261E")
bold = styles.cell_format(font=styles.font(bold=True))
styles.finish()
"""

import re

from bhuki.sheets.package.book import Book
from bhuki.sheets.package.elements import STYLES_ORDER, Element, outline
from bhuki.sheets.package.relations import put_last

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_COUNT = re.compile(rb"\scount\s*=\s*([\"'])\s*\d*\s*\1")
_NEW = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{namespace}">'
    "{fonts}{fills}{borders}"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    "{cellXfs}"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "{dxfs}</styleSheet>"
)
# What must stand first in a list that was missing, so that our own entries are not the default.
_FIRST = {
    "fonts": ['<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>'],
    "fills": [
        '<{p}fill><{p}patternFill patternType="none"/></{p}fill>',
        '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "borders": ["<{p}border/>"],
    "cellXfs": ['<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
    "dxfs": [],
}


class Styles:
    """The styles part of a workbook, with what is added to it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        relation = book.relations.first("styles")
        self._part = book.changes.part(relation.target) if relation else None
        self._root: Element | None = None
        if self._part is not None:
            self._root = outline(self._part.data, 2, utf8=bool(self._part.wide))
        self._added: dict[str, list[str]] = {}
        self._known: dict[tuple[str, str], int] = {}

    @property
    def p(self) -> str:
        """The prefix of the part's elements."""
        return self._root.prefix if self._root else ""

    def _list(self, name: str) -> Element | None:
        return self._root.child(name) if self._root else None

    def _append(self, name: str, text: str) -> int:
        known = self._known.get((name, text))
        if known is not None:
            return known
        listed = self._list(name)
        if listed is None and name not in self._added:
            self._added[name] = [first.format(p=self.p) for first in _FIRST[name]]
        added = self._added.setdefault(name, [])
        number = (len(listed.children) if listed else 0) + len(added)
        added.append(text)
        self._known[name, text] = number
        return number

    def font(self, colour: str, size: int, *, bold: bool = False, line: bool = False) -> int:
        """Add a font."""
        p = self.p
        said = (f"<{p}b/>" if bold else "") + (f"<{p}u/>" if line else "")
        said += f'<{p}sz val="{size}"/><{p}color rgb="{colour}"/><{p}name val="Calibri"/>'
        return self._append("fonts", f'<{p}font>{said}<{p}family val="2"/></{p}font>')

    def fill(self, colour: str) -> int:
        """Add a ground of one colour."""
        p = self.p
        said = f'<{p}fgColor rgb="{colour}"/><{p}bgColor indexed="64"/>'
        whole = f'<{p}fill><{p}patternFill patternType="solid">{said}</{p}patternFill></{p}fill>'
        return self._append("fills", whole)

    def cell_format(self, font: int, fill: int = 0, *, wrap: bool = True) -> int:
        """Add a format for cells: text at the top, in several lines unless told otherwise."""
        p = self.p
        parent = ' xfId="0"' if self._root is None or self._list("cellStyleXfs") else ""
        ground = ' applyFill="1"' if fill else ""
        said = f'numFmtId="0" fontId="{font}" fillId="{fill}" borderId="0"{parent}'
        lines = ' wrapText="1"' if wrap else ""
        place = f'<{p}alignment vertical="top"{lines}/>'
        whole = f'<{p}xf {said} applyFont="1"{ground} applyAlignment="1">{place}</{p}xf>'
        return self._append("cellXfs", whole)

    def differential(self, ground: str, text: str, edge: str) -> int:
        """Add a format for a condition: ground, text and a thin edge."""
        p = self.p
        sides = "".join(
            f'<{p}{side} style="thin"><{p}color rgb="{edge}"/></{p}{side}>'
            for side in ("left", "right", "top", "bottom")
        )
        said = (
            f'<{p}font><{p}color rgb="{text}"/></{p}font>'
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{ground}"/>'
            f'<{p}bgColor rgb="{ground}"/></{p}patternFill></{p}fill>'
            f"<{p}border>{sides}</{p}border>"
        )
        return self._append("dxfs", f"<{p}dxf>{said}</{p}dxf>")

    def finish(self) -> None:
        """Write what was added."""
        if self._part is None or self._root is None:
            self._write_new()
            return
        part, root = self._part, self._root
        for name, texts in self._added.items():
            listed = self._list(name)
            if listed is None:
                p = self.p
                count = f'count="{len(texts)}"'
                whole = f"<{p}{name} {count}>{''.join(texts)}</{p}{name}>"
                part.insert(root.place_for(name, STYLES_ORDER), whole)
                continue
            put_last(part, listed, "".join(texts))
            hit = _COUNT.search(part.data, listed.start, listed.opened)
            if hit:
                total = len(listed.children) + len(texts)
                part.cut(hit.start(), hit.end(), f' count="{total}"')

    def _write_new(self) -> None:
        if not self._added:
            return
        lists = {name: [text.format(p="") for text in first] for name, first in _FIRST.items()}
        lists.update(self._added)
        written = {
            name: f'<{name} count="{len(texts)}">{"".join(texts)}</{name}>'
            for name, texts in lists.items()
        }
        folder = self._book.name.rpartition("/")[0]
        name = self._book.changes.package.free_name(folder, "styles", ".xml")
        text = _NEW.format(namespace=self._book.namespace, **written)
        self._book.changes.add(name, text)
        self._book.relations.add("styles", name, strict=self._book.strict)
        self._book.types.add(name, _TYPE)
