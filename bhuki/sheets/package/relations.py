"""Relations between parts, and the content types that say what each part is.

relations = Relations(package, "xl/workbook.xml")
relations.by_id["rId1"]                       # Relation(id, kind, target part)
relations.add("worksheet", "xl/worksheets/sheet9.xml")      # gives the new id
"""

import posixpath
from typing import NamedTuple

from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.elements import Element, outline
from bhuki.sheets.package.xml_part import XmlPart, attribute
from bhuki.sheets.package_xml import local

TYPES = "[Content_Types].xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class Relation(NamedTuple):
    """A relation inside the package: its kind is the last word of its type."""

    id: str
    kind: str
    target: str


def relations_part(part: str) -> str:
    """Give the name of the part with a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", name + ".rels")


class Relations:
    """The relations of one part."""

    def __init__(self, changes: Changes, part: str) -> None:
        self._changes = changes
        self._folder = posixpath.dirname(part)
        wanted = relations_part(part)
        found = changes.package.find(wanted)
        self.name = found or wanted
        self._exists = found is not None
        self._ids: set[str] = set()
        self.by_id: dict[str, Relation] = {}
        self.strict = False
        self._elements: dict[str, Element] = {}
        if self._exists:
            self._read()

    def _read(self) -> None:
        self._part = self._changes.part(self.name)
        self._root = outline(self._part.data, 1, utf8=bool(self._part.wide))
        for element in self._root.all("Relationship"):
            said = {local(name): value for name, value in element.attributes.items()}
            relation_id, kind = said.get("Id", ""), said.get("Type", "")
            self._ids.add(relation_id)
            self.strict |= kind.startswith(STRICT)
            if said.get("TargetMode") != "External":
                target = self._resolve(said.get("Target", ""))
                relation = Relation(relation_id, kind.rpartition("/")[2], target)
                self.by_id[relation_id] = relation
                self._elements[relation_id] = element

    def _resolve(self, target: str) -> str:
        target = target.replace("\\", "/")
        if not target.startswith("/"):
            target = posixpath.join("/", self._folder, target)
        return posixpath.normpath(target).lstrip("/")

    def first(self, kind: str) -> Relation | None:
        """Give the first relation of a kind whose part is there."""
        for relation in self.by_id.values():
            if relation.kind == kind and (actual := self._changes.package.find(relation.target)):
                return relation._replace(target=actual)
        return None

    def add(self, kind: str, target: str, *, strict: bool = False) -> str:
        """Relate to a part; gives the new relation's id."""
        number = 1
        while (relation_id := f"rIdBhuki{number}") in self._ids:
            number += 1
        self._ids.add(relation_id)
        where = posixpath.relpath("/" + target, "/" + self._folder)
        base = STRICT if strict or self.strict else TRANSITIONAL
        written = f'Id="{relation_id}" Type="{base}/{kind}" Target={attribute(where)}'
        if self._exists:
            prefix = self._root.prefix
            put_last(self._part, self._root, f"<{prefix}Relationship {written}/>")
        else:
            self._changes.grow(
                self.name,
                f'{_HEAD}<Relationships xmlns="{_PACKAGE_RELATIONS}">',
                f"<Relationship {written}/>",
                "</Relationships>",
            )
        self.by_id[relation_id] = Relation(relation_id, kind, target)
        return relation_id

    def cut(self, relation_id: str) -> None:
        """Take a relation out."""
        element = self._elements[relation_id]
        self._part.cut(element.start, element.end)
        del self.by_id[relation_id]


class ContentTypes:
    """What each part is, by its suffix or by its name."""

    def __init__(self, changes: Changes) -> None:
        self._part: XmlPart = changes.part(changes.package.find(TYPES) or TYPES)
        self._root = outline(self._part.data, 1, utf8=bool(self._part.wide))
        self._known = {
            element.attributes.get("Extension", "").lower() for element in self._root.all("Default")
        }

    def add(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        said = f'PartName={attribute("/" + part)} ContentType="{content_type}"'
        put_last(self._part, self._root, f"<{self._root.prefix}Override {said}/>")

    def add_suffix(self, suffix: str, content_type: str) -> None:
        """Say what parts with a suffix are, where nothing says so yet."""
        if suffix in self._known:
            return
        self._known.add(suffix)
        said = f'Extension="{suffix}" ContentType="{content_type}"'
        # Before the rest: some readers want the suffixes first.
        put_first(self._part, self._root, f"<{self._root.prefix}Default {said}/>")

    def add_relations(self) -> None:
        """Say what parts with relations are, where nothing says so yet."""
        self.add_suffix("rels", _RELATIONS_TYPE)

    def cut(self, part: str) -> None:
        """Take out what is said of one part."""
        for element in self._root.all("Override"):
            if element.attributes.get("PartName", "").lstrip("/").lower() == part.lower():
                self._part.cut(element.start, element.end)


def put_last(part: XmlPart, parent: Element, text: str) -> None:
    """Put text at the end of an element, opening it if it was written without content."""
    part.fill(parent.start, parent.opened, parent.closing, parent.raw, text)


def put_first(part: XmlPart, parent: Element, text: str) -> None:
    """Put text at the beginning of an element; it must have content already."""
    if parent.empty:
        put_last(part, parent, text)
    else:
        part.insert(parent.opened, text)
