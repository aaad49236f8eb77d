"""The workbook's own part: which sheets there are, in which parts, and a place for one more."""

from dataclasses import dataclass

from bhuki.sheets.package import relations
from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.elements import BOOK_ORDER, Element, outline
from bhuki.sheets.package.relations import ContentTypes, Relations, put_last
from bhuki.sheets.package.xml_part import attribute
from bhuki.sheets.package_xml import local
from bhuki.sheets.problems import UnreadableError

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_LONGEST_NAME = 31
_LARGEST_SHEET_ID = 65534


@dataclass
class SheetEntry:
    """A sheet as the workbook lists it; `part` is None where it is no worksheet or missing."""

    name: str
    sheet_id: str
    part: str | None
    relation: str
    element: Element


class Book:
    """The workbook of a package."""

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.name = _workbook_part(changes)
        self.part = changes.part(self.name)
        self.root = outline(self.part.data, 2, utf8=bool(self.part.wide))
        self.relations = Relations(changes, self.name)
        self.types = ContentTypes(changes)
        self.sheets = list(self._sheets())

    @property
    def strict(self) -> bool:
        """Whether the workbook keeps to the strict form of the standard."""
        return STRICT in self.root.attributes.values()

    @property
    def namespace(self) -> str:
        """The namespace of the workbook's elements."""
        return STRICT if self.strict else TRANSITIONAL

    def sheet(self, name: str) -> SheetEntry | None:
        """Give a sheet by its name, whatever its case, as Excel does."""
        wanted = name.casefold()
        return next((s for s in self.sheets if s.name.casefold() == wanted), None)

    def _sheets(self) -> list[SheetEntry]:
        listed = self.root.child("sheets")
        found = []
        for element in listed.all("sheet") if listed else ():
            relation_id = next(
                (v for k, v in element.attributes.items() if k != "id" and local(k) == "id"), ""
            )
            relation = self.relations.by_id.get(relation_id)
            part = None
            if relation is not None and relation.kind == "worksheet":
                part = self.changes.package.find(relation.target)
            said = element.attributes
            sheet_id, name = said.get("sheetId", ""), said.get("name", "")
            found.append(SheetEntry(name, sheet_id, part, relation_id, element))
        return found

    def free_sheet_name(self, wanted: str) -> str:
        """Give a name for a new sheet that no other has, as near to the wanted one as may be."""
        wanted = "".join(" " if letter in "[]:*?/\\" else letter for letter in wanted).strip("' ")
        taken = {sheet.name.casefold() for sheet in self.sheets}
        name, number = wanted[:_LONGEST_NAME], 1
        while name.casefold() in taken:
            number += 1
            tail = f" ({number})"
            name = wanted[: _LONGEST_NAME - len(tail)] + tail
        return name

    def add_sheet(self, name: str, part: str) -> None:
        """List a new sheet as the last, so that no other changes its number."""
        listed = self.root.child("sheets")
        if listed is None:
            raise UnreadableError("damaged")
        relation_id = self.relations.add("worksheet", part, strict=self.strict)
        self.types.add(part, _SHEET_TYPE)
        taken = {int(s.sheet_id) for s in self.sheets if s.sheet_id.isdecimal()}
        number = max(taken, default=0) + 1
        if number > _LARGEST_SHEET_ID:
            number = next(n for n in range(1, _LARGEST_SHEET_ID) if n not in taken)
        prefix, declared = relation_prefix(self.root, self.relations.strict or self.strict)
        said = f'name={attribute(name)} sheetId="{number}"{declared} {prefix}:id="{relation_id}"'
        put_last(self.part, listed, f"<{listed.prefix}sheet {said}/>")

    def add_name(self, name: str, formula: str) -> None:
        """Add a defined name that is not shown."""
        prefix = self.root.prefix
        said = f'<{prefix}definedName name={attribute(name)} hidden="1">'
        whole = f"{said}{_escape(formula)}</{prefix}definedName>"
        names = self.root.child("definedNames")
        if names is not None:
            put_last(self.part, names, whole)
            return
        place = self.root.place_for("definedNames", BOOK_ORDER)
        self.part.insert(place, f"<{prefix}definedNames>{whole}</{prefix}definedNames>")


def _escape(formula: str) -> str:
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(sheet: str) -> str:
    """Give a sheet's name as formulas and links want it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def relation_prefix(root: Element, strict: bool) -> tuple[str, str]:
    """Give the prefix for relation ids under a root, and its declaration where it has none."""
    wanted = relations.STRICT if strict else relations.TRANSITIONAL
    for name, value in root.attributes.items():
        if value == wanted and name.startswith("xmlns:"):
            return name.removeprefix("xmlns:"), ""
    return "r", f' xmlns:r="{wanted}"'


def _workbook_part(changes: Changes) -> str:
    relation = Relations(changes, "").first("officeDocument")
    part = relation.target if relation else changes.package.find("xl/workbook.xml")
    if part is None:
        raise UnreadableError("damaged")
    return part
