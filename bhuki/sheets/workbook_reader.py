"""Read .xlsx and .xlsm: values as last calculated, and the looks that tell what a cell is.

Streams the package's parts through expat: a third of openpyxl's time, in bounded memory, and
without its refusals (a validation range or a filter it does not like). It reads only; workbooks
are marked and changed elsewhere, by splicing.
"""

import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from bhuki.sheets import limits
from bhuki.sheets.grid import Comment, FileKind, Grid, Merge, RawFile, column_number
from bhuki.sheets.package_xml import Attributes, find_part, local, parse, related_parts
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.sheet_part import SheetParser
from bhuki.sheets.workbook_styles import Looks, read_looks

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")


@dataclass
class _SheetEntry:
    name: str
    relation: str
    hidden: bool


@dataclass
class _Workbook:
    entries: list[_SheetEntry] = field(default_factory=list)
    from_1904: bool = False


def read_workbook(path: Path) -> RawFile:
    """Read all worksheets of a workbook."""
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError):
        raise UnreadableError("damaged") from None
    with package:
        part = _workbook_part(package)
        workbook = _read_workbook_part(package, part)
        if len(workbook.entries) > limits.SHEETS:
            raise UnreadableError("too-many-sheets")
        relations = related_parts(package, part)
        strings = _shared_strings(package, relations)
        looks = _looks(package, relations, from_1904=workbook.from_1904)
        reader = _SheetReader(package, strings, looks)
        for entry in workbook.entries:
            kind, target = relations.get(entry.relation, ("", ""))
            actual = find_part(package, target) if kind == "worksheet" else None
            if actual is not None:
                reader.read(entry, actual)
    if not reader.grids:
        raise UnreadableError("damaged")
    return RawFile(FileKind.XLSX, reader.grids)


def _workbook_part(package: zipfile.ZipFile) -> str:
    for kind, target in related_parts(package, "").values():
        if kind == "officeDocument" and (part := find_part(package, target)):
            return part
    part = find_part(package, "xl/workbook.xml")
    if part is None:
        raise UnreadableError("damaged")
    return part


def _read_workbook_part(package: zipfile.ZipFile, part: str) -> _Workbook:
    workbook = _Workbook()

    def start(element: str, attributes: Attributes) -> None:
        name = local(element)
        if name == "sheet" and len(workbook.entries) <= limits.SHEETS:
            relation = next(
                (v for k, v in attributes.items() if local(k) == "id" and k != "id"), ""
            )
            hidden = attributes.get("state", "visible") != "visible"
            workbook.entries.append(_SheetEntry(attributes.get("name", ""), relation, hidden))
        elif name == "workbookPr":
            workbook.from_1904 = attributes.get("date1904") in ("1", "true")

    parse(package, part, start)
    return workbook


def _shared_strings(package: zipfile.ZipFile, relations: dict[str, tuple[str, str]]) -> list[str]:
    target = next((t for kind, t in relations.values() if kind == "sharedStrings"), "")
    part = find_part(package, target)
    if part is None:
        return []
    strings: list[str] = []
    pieces: list[str] = []
    inside = {"t": False, "rPh": False}

    def start(element: str, _: Attributes) -> None:
        name = local(element)
        if name in inside:
            inside[name] = True

    def end(element: str) -> None:
        name = local(element)
        if name == "si":
            strings.append(unescape("".join(pieces)[: limits.CELL_TEXT]))
            pieces.clear()
        elif name in inside:
            inside[name] = False

    def text(data: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(data)

    parse(package, part, start, end, text)
    return strings


def unescape(text: str) -> str:
    """Turn Excel's `_x000D_` back into the character."""
    return _ESCAPE.sub(lambda hit: chr(int(hit[1], 16)), text) if "_x" in text else text


def _looks(
    package: zipfile.ZipFile, relations: dict[str, tuple[str, str]], *, from_1904: bool
) -> Looks:
    target = next((t for kind, t in relations.values() if kind == "styles"), "")
    return read_looks(package, find_part(package, target), from_1904=from_1904)


class _SheetReader:
    """Reads one worksheet part after another, within the limits for the whole file."""

    def __init__(self, package: zipfile.ZipFile, strings: list[str], looks: Looks) -> None:
        self.grids: list[Grid] = []
        self._package = package
        self._strings = strings
        self._looks = looks
        self._cells_left = limits.CELLS
        self._elements_left = limits.ELEMENTS

    def read(self, entry: _SheetEntry, part: str) -> None:
        parser = SheetParser(self._strings, self._looks, self._cells_left, self._elements_left)
        parse(self._package, part, parser.start, parser.end, parser.text)
        self._cells_left -= len(parser.cells)
        self._elements_left -= parser.elements
        merges = [merge for ref in parser.merge_refs if (merge := _merge(ref))]
        comments = self._comments(part)
        self.grids.append(
            Grid(
                entry.name,
                parser.cells,
                entry.hidden,
                self._looks.styles,
                merges,
                comments,
                parser.hidden_rows,
                parser.hidden_columns,
                coloured=parser.coloured,
            )
        )

    def _comments(self, sheet_part: str) -> list[Comment]:
        relations = related_parts(self._package, sheet_part)
        target = next((t for kind, t in relations.values() if kind == "comments"), "")
        part = find_part(self._package, target)
        return [] if part is None else _read_comments(self._package, part)


def _read_comments(package: zipfile.ZipFile, part: str) -> list[Comment]:
    comments: list[Comment] = []
    pieces: list[str] = []
    state = {"ref": "", "text": ""}

    def start(element: str, attributes: Attributes) -> None:
        name = local(element)
        if name == "comment":
            state["ref"] = attributes.get("ref", "")
            pieces.clear()
        state["text"] = name if name == "t" else state["text"]

    def end(element: str) -> None:
        name = local(element)
        if name == "t":
            state["text"] = ""
        elif name == "comment" and (hit := _RANGE.match(state["ref"])):
            text = unescape("".join(pieces)).strip()
            comments.append(Comment(int(hit[2]), column_number(hit[1]), text))

    def text(data: str) -> None:
        if state["text"]:
            pieces.append(data)

    try:
        parse(package, part, start, end, text)
    except UnreadableError:
        return comments
    return comments


def _merge(ref: str) -> Merge | None:
    hit = _RANGE.fullmatch(ref)
    if not hit or not hit[3]:
        return None
    rows, columns = (int(hit[2]), int(hit[4])), (column_number(hit[1]), column_number(hit[3]))
    return Merge(min(rows), min(columns), max(rows), max(columns))
