"""Read a workbook's styles, as far as they tell headings and sections from the rest."""

import zipfile
from dataclasses import dataclass, field

from bhuki.sheets.grid import Style
from bhuki.sheets.numbers import decimals_of, is_date_format
from bhuki.sheets.package_xml import Attributes, local, parse

_NO_FILL = ("", "none")


@dataclass
class Looks:
    """Styles by the number that cells name them with.

    `of_cell` gives a cell style's place in `styles`; `formats` its number format's id.
    """

    styles: list[Style] = field(default_factory=lambda: [Style()])
    of_cell: list[int] = field(default_factory=lambda: [0])
    formats: list[int] = field(default_factory=lambda: [0])
    codes: dict[int, str] = field(default_factory=dict)
    from_1904: bool = False
    _known: dict[int, tuple[bool, int]] = field(default_factory=dict)

    def number_format(self, style: int) -> tuple[bool, int]:
        """Say whether a cell style shows dates, and how many decimals it always shows."""
        found = self._known.get(style)
        if found is None:
            number = self.formats[style] if style < len(self.formats) else 0
            code = self.codes.get(number, "")
            found = (is_date_format(number, code), decimals_of(number, code))
            self._known[style] = found
        return found


@dataclass
class _Font:
    bold: bool = False
    italic: bool = False


class _StylesParser:
    def __init__(self) -> None:
        self.fonts: list[_Font] = []
        self.fills: list[str] = []
        self.formats: list[tuple[int, int, int]] = []  # font, fill, number format
        self.alignments: dict[int, Attributes] = {}
        self.codes: dict[int, str] = {}
        self._path: list[str] = []

    def start(self, element: str, attributes: Attributes) -> None:
        name = local(element)
        inside = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "font" and inside == "fonts":
            self.fonts.append(_Font())
        elif inside == "font" and name in ("b", "i") and self.fonts and "fonts" in self._path:
            on = attributes.get("val", "1") not in ("0", "false")
            setattr(self.fonts[-1], "bold" if name == "b" else "italic", on)
        elif name == "fill" and inside == "fills":
            self.fills.append("")
        elif "fills" in self._path:
            self._fill(name, attributes)
        elif name == "xf" and inside == "cellXfs":
            ids = ("fontId", "fillId", "numFmtId")
            font, fill, number = (_number(attributes.get(i)) for i in ids)
            self.formats.append((font, fill, number))
        elif name == "alignment" and "cellXfs" in self._path:
            self.alignments[len(self.formats) - 1] = attributes
        elif name == "numFmt" and inside == "numFmts":
            self.codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")

    def end(self, _element: str) -> None:
        self._path.pop()

    def _fill(self, name: str, attributes: Attributes) -> None:
        if not self.fills:
            return
        if name == "patternFill" and attributes.get("patternType") in _NO_FILL:
            self.fills[-1] = ""
        elif name == "fgColor":
            self.fills[-1] = " ".join(f"{k}={v}" for k, v in sorted(attributes.items()))
        elif name == "gradientFill":
            self.fills[-1] = "gradient"


def read_looks(package: zipfile.ZipFile, part: str | None, *, from_1904: bool) -> Looks:
    """Read the styles part; without one, every cell looks alike."""
    if part is None:
        return Looks(from_1904=from_1904)
    parser = _StylesParser()
    parse(package, part, parser.start, parser.end)
    looks = Looks([Style()], [], [], parser.codes, from_1904)
    places = {Style(): 0}
    for number, (font, fill, code) in enumerate(parser.formats):
        style = _style(parser, number, font, fill)
        if style not in places:
            places[style] = len(looks.styles)
            looks.styles.append(style)
        looks.of_cell.append(places[style])
        looks.formats.append(code)
    return looks


def _style(parser: _StylesParser, number: int, font: int, fill: int) -> Style:
    written = parser.fonts[font] if font < len(parser.fonts) else _Font()
    alignment = parser.alignments.get(number, {})
    return Style(
        bold=written.bold,
        italic=written.italic,
        indent=_number(alignment.get("indent")),
        fill=_plain_fill(parser.fills[fill] if fill < len(parser.fills) else ""),
        turned=_number(alignment.get("textRotation")) not in (0, 180),
    )


def _plain_fill(fill: str) -> str:
    """White and automatic are no fill."""
    white = ("FFFFFFFF", "00FFFFFF", "indexed=9", "indexed=64", "theme=0")
    return "" if any(fill in (w, f"rgb={w}") for w in white) else fill


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
