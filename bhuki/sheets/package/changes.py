"""All changes to one package, gathered part by part, written at the end and remembered for undoing.

changes = Changes(package)
changes.part("xl/workbook.xml").insert(...)       # a part that is there
changes.add("xl/comments1.xml", text)             # a new one
changes.finish()
"""

from bhuki.sheets.package.container import Package
from bhuki.sheets.package.xml_part import XmlPart


class Changes:
    """What is to be done to a package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.parts: dict[str, XmlPart] = {}
        self.added: list[str] = []
        self._growing: dict[str, tuple[str, list[str], str]] = {}

    def part(self, name: str) -> XmlPart:
        """Give a part to put splices into."""
        part = self.parts.get(name)
        if part is None:
            part = self.parts[name] = XmlPart(self.package.read(name))
        return part

    def add(self, name: str, text: str) -> None:
        """Add a new part."""
        self.package.add(name, text.encode("utf-8"))
        self.added.append(name)

    def grow(self, name: str, head: str, piece: str, tail: str) -> None:
        """Add a piece to a new part that is written at the end."""
        self._growing.setdefault(name, (head, [], tail))[1].append(piece)

    def finish(self) -> list[str]:
        """Write all changes into the package; gives the names of the parts that were changed."""
        for name, (head, pieces, tail) in self._growing.items():
            self.add(name, head + "".join(pieces) + tail)
        self._growing.clear()
        changed = [name for name, part in self.parts.items() if part.changed]
        for name in changed:
            self.package.replace(name, self.parts[name].bytes())
        return changed
