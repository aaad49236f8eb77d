"""Read the cell styles of an OpenDocument sheet, as far as they tell headings from the rest."""

import re
from dataclasses import dataclass, field
from typing import Any

from msgspec import structs

from bhuki.sheets.grid import Style
from bhuki.sheets.package_xml import Attributes, local

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(mm|cm|in|pt|px|pc)")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "px": 0.75, "pc": 12.0}
_STEP = 10.0  # points of one indent: LibreOffice's own button makes them so
_NO_FILL = frozenset({"", "transparent", "#ffffff"})
_DEEPEST = 20


@dataclass
class _Made:
    parent: str
    told: dict[str, Any] = field(default_factory=dict)  # what the style itself says


class OpenDocumentStyles:
    """Collects styles while a part is parsed, and gives each its place in `styles`."""

    def __init__(self) -> None:
        self.styles: list[Style] = [Style()]
        self._made: dict[str, _Made] = {}
        self._places: dict[str, int] = {}
        self._by_style: dict[Style, int] = {Style(): 0}
        self._hidden_tables: set[str] = set()
        self._open: _Made | None = None
        self._name = ""

    def start(self, element: str, attributes: Attributes) -> None:
        """Take in what an element says of the style it stands in."""
        name = local(element)
        said = {local(key): value for key, value in attributes.items()}
        if name == "style":
            self._name = said.get("name", "")
            self._open = None
            if said.get("family") == "table-cell":
                self._open = _Made(said.get("parent-style-name", ""))
                self._made[self._name] = self._open
        elif name == "table-properties" and said.get("display") == "false":
            self._hidden_tables.add(self._name)
        elif self._open is not None:
            self._take(self._open, name, said)

    def hides(self, table_style: str) -> bool:
        """Say whether tables of this style are hidden."""
        return table_style in self._hidden_tables

    def place(self, name: str) -> int:
        """Give the place in `styles` of the cell style with this name."""
        found = self._places.get(name)
        if found is None:
            style = self._style(name, 0)
            found = self._by_style.setdefault(style, len(self.styles))
            if found == len(self.styles):
                self.styles.append(style)
            self._places[name] = found
        return found

    def fill(self, name: str) -> str:
        """Give the fill of the cell style with this name."""
        return self.styles[self.place(name)].fill if name else ""

    def _take(self, made: _Made, name: str, said: dict[str, str]) -> None:
        told: dict[str, Any] = {}
        if name == "text-properties":
            if weight := said.get("font-weight"):
                told["bold"] = weight == "bold" or (weight.isdecimal() and int(weight) >= 600)
            if slant := said.get("font-style"):
                told["italic"] = slant in ("italic", "oblique")
        elif name == "table-cell-properties":
            if (colour := said.get("background-color")) is not None:
                told["fill"] = "" if colour.lower() in _NO_FILL else colour.lower()
            if angle := said.get("rotation-angle"):
                told["turned"] = angle.removesuffix("deg") not in ("0", "180", "360")
        elif name == "paragraph-properties" and (margin := said.get("margin-left")):
            told["indent"] = _indent(margin)
        made.told |= told

    def _style(self, name: str, depth: int) -> Style:
        made = self._made.get(name)
        if made is None or depth > _DEEPEST:
            return Style()
        inherited = self._style(made.parent, depth + 1) if made.parent else Style()
        return structs.replace(inherited, **made.told)


def _indent(margin: str) -> int:
    hit = _LENGTH.fullmatch(margin)
    return round(float(hit[1]) * _POINTS[hit[2]] / _STEP) if hit else 0
