"""The sheet of findings that is put at the end of a marked workbook, each with a link to its cell.

page = FindingsPage(styles, look)
page.title("Bhuki – points"), page.heading([...]), page.line([...], link="'RACI'!D4")
page.xml(namespace)
"""

from typing import NamedTuple

from bhuki.sheets.grid import address
from bhuki.sheets.package.styles import Styles
from bhuki.sheets.package.xml_part import attribute, content

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 32_000
MOST_LINES = 65_000  # Excel takes 65,530 links on a sheet
_LINE_POINTS = 13.2
_TALLEST = 400


class PageLook(NamedTuple):
    """The colours of the sheet, as RRGGBB."""

    text: str
    quiet: str
    link: str
    band: str


class FindingsPage:
    """Gathers the lines of the sheet; all its texts are plain text, never formulas."""

    def __init__(self, styles: Styles, look: PageLook, widths: tuple[int, ...]) -> None:
        self._styles = styles
        self._widths = widths
        self._rows: list[str] = []
        self._links: list[str] = []
        text, quiet, link = f"FF{look.text}", f"FF{look.quiet}", f"FF{look.link}"
        band = styles.fill(f"FF{look.band}")
        self._title = styles.cell_format(styles.font(text, 16, bold=True), wrap=False)
        self._plain = styles.cell_format(styles.font(text, 10))
        self._quiet = styles.cell_format(styles.font(quiet, 10), wrap=False)
        self._link = styles.cell_format(styles.font(link, 10, line=True))
        self._heading = styles.cell_format(styles.font(text, 10, bold=True), band)
        self._frozen = 0

    def coloured(self, colour: str) -> int:
        """Give the format of a word in a colour of its own."""
        return self._styles.cell_format(self._styles.font(f"FF{colour}", 10, bold=True))

    def title(self, text: str, below: str) -> None:
        """Add the title and a quiet line."""
        self._add([text], [self._title], wraps=False)
        self._add([below], [self._quiet], wraps=False)
        self._add([], [])

    def heading(self, texts: list[str], *, freeze: bool = False) -> None:
        """Add a line of headings; what stands above it may stay on the screen."""
        filled = [*texts, *[""] * (len(self._widths) - len(texts))]
        self._add(filled, [self._heading] * len(filled), wraps=False)
        if freeze:
            self._frozen = len(self._rows)

    def blank(self) -> None:
        """Add an empty line."""
        self._add([], [])

    def line(self, texts: list[str], first: int, link: str | None) -> None:
        """Add a line; its first text has a format of its own, its second the link."""
        linked = self._link if link else self._plain
        row = len(self._rows) + 1
        if link:
            where = address(row, 2)
            self._links.append(f'<hyperlink ref="{where}" location={attribute(link)}/>')
        texts = texts[: len(self._widths)]
        self._add(texts, [first, linked, *[self._plain] * (len(texts) - 2)])

    def _add(self, texts: list[str], formats: list[int], *, wraps: bool = True) -> None:
        row = len(self._rows) + 1
        cells = "".join(
            _cell(address(row, column), text, number)
            for column, (text, number) in enumerate(zip(texts, formats, strict=True), 1)
        )
        lines = 1
        if wraps:
            pairs = zip(texts, self._widths, strict=False)
            lines = max((_lines(text, width) for text, width in pairs), default=1)
        height = min(_TALLEST, lines * _LINE_POINTS + 2) if wraps and lines > 1 else 0
        tall = f' ht="{height:g}" customHeight="1"' if height else ""
        self._rows.append(f'<row r="{row}"{tall}>{cells}</row>')

    def xml(self, namespace: str) -> str:
        """Give the whole part."""
        frozen, columns = "", ""
        if self._frozen:
            corner = f"A{self._frozen + 1}"
            frozen = (
                f'<pane ySplit="{self._frozen}" topLeftCell="{corner}" activePane="bottomLeft" '
                f'state="frozen"/><selection pane="bottomLeft" activeCell="{corner}" '
                f'sqref="{corner}"/>'
            )
        for number, width in enumerate(self._widths, 1):
            columns += f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        links = f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else ""
        return (
            f'{_HEAD}<worksheet xmlns="{namespace}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            f'<sheetViews><sheetView showGridLines="0" workbookViewId="0">{frozen}</sheetView>'
            f'</sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
            f"<sheetData>{''.join(self._rows)}</sheetData>{links}"
            '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
            '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
        )


def _cell(where: str, text: str, number: int) -> str:
    if not text:
        return f'<c r="{where}" s="{number}"/>'
    said = content(text[:_LONGEST])
    return (
        f'<c r="{where}" s="{number}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    )


def _lines(text: str, width: int) -> int:
    """Reckon how many lines a text takes in a column."""
    return sum(1 + len(line) // max(1, int(width * 1.05)) for line in text.split("\n"))
