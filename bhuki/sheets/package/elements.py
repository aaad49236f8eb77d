"""What stands where in a part's XML: its root, the root's children, and theirs, with offsets.

    tree = outline(part.data)
    tree.child("sheetData").end
    tree.place_for("conditionalFormatting", SHEET_ORDER)      # where such an element goes in

Names are given without prefix; `tree.prefix` is what our own elements must carry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from bhuki.sheets.package_xml import local
from bhuki.sheets.problems import UnreadableError

_TAG = re.compile(rb"<[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>")
_HUGE = frozenset({"sheetData"})


@dataclass
class Element:
    """An element: `start` to `opened` is its start tag, `closing` to `end` its end tag.

    One without content (`<a/>`) has all of its tag at the start: opened, closing and end are one.
    """

    name: str
    raw: str
    attributes: dict[str, str]
    start: int
    opened: int
    closing: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The prefix of the element's name with its colon, or nothing."""
        return self.raw[: -len(self.name)]

    @property
    def empty(self) -> bool:
        """Whether it is written without content, as `<a/>`."""
        return self.opened == self.end

    def child(self, name: str) -> "Element | None":
        """Give the first child of a name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> Iterator["Element"]:
        """Give all children of a name."""
        return (child for child in self.children if child.name == name)

    def place_for(self, name: str, order: tuple[str, ...]) -> int:
        """Give the offset where a child of that name goes in, by the order the schema wants."""
        rank = order.index(name)
        before = [
            child
            for child in self.children
            if child.name in order and order.index(child.name) < rank
        ]
        return max((child.end for child in before), default=self.opened)


def start_tag_end(data: bytes, start: int) -> int:
    """Give the offset after the start tag that begins at an offset."""
    hit = _TAG.match(data, start)
    if hit is None:
        raise UnreadableError("damaged")
    return hit.end()


def outline(data: bytes, depth: int = 2, *, utf8: bool = False) -> Element:
    """Give the root with its descendants down to a depth; a sheet's rows are passed over."""
    reader = _Outliner(data, depth, utf8=utf8)
    return reader.read()


class _Outliner:
    def __init__(self, data: bytes, depth: int, *, utf8: bool) -> None:
        self._data = data
        self._depth = depth
        self._open: list[Element] = []
        self._level = 0
        self._root: Element | None = None
        self._parser = expat.ParserCreate("utf-8" if utf8 else None)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse

    def read(self) -> Element:
        try:
            self._parser.Parse(self._data, True)
        except (expat.ExpatError, ValueError, LookupError) as problem:
            raise UnreadableError("damaged") from problem
        if self._root is None:
            raise UnreadableError("damaged")
        return self._root

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        self._level += 1
        if self._level > self._depth + 1:
            return
        start = self._parser.CurrentByteIndex
        opened = start_tag_end(self._data, start)
        element = Element(local(raw), raw, attributes, start, opened)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        if element.name in _HUGE and self._level == 2 and not self._is_empty(element):
            self._parser.StartElementHandler = None
            self._parser.EndElementHandler = self._end_huge

    def _end(self, _raw: str) -> None:
        self._level -= 1
        if self._level > self._depth:
            return
        element = self._open.pop()
        if self._is_empty(element):
            element.closing = element.end = element.opened
            return
        element.closing = self._parser.CurrentByteIndex
        element.end = self._data.index(b">", element.closing) + 1

    def _end_huge(self, raw: str) -> None:
        if raw == self._open[-1].raw:
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = self._end
            self._end(raw)

    def _is_empty(self, element: Element) -> bool:
        return self._data[element.opened - 2 : element.opened] == b"/>"


def _refuse(*_: object) -> None:
    raise UnreadableError("doctype")


SHEET_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects"),
    *("controls", "webPublishItems", "tableParts", "extLst"),
)
BOOK_ORDER = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets"),
    *("functionGroups", "externalReferences", "definedNames", "calcPr", "oleSize"),
    *("customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes", "webPublishing"),
    *("fileRecoveryPr", "webPublishObjects", "extLst"),
)
STYLES_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"),
    *("tableStyles", "colors", "extLst"),
)
