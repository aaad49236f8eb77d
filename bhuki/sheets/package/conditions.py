"""The colour of marked cells: a condition that always holds, first on its sheet.

The cells' own formats stay as they are; who takes the condition away has the sheet as it was.
The condition's formula names us, so that it is found again after another program saved the file.
"""

from collections.abc import Iterable, Iterator

from bhuki.sheets.grid import address, column_letters
from bhuki.sheets.package.sheet import Sheet

OUR_FORMULA = 'LEN("Bhuki")>0'
_RANGES = 500  # in one list; readers differ in how long a list they take
Place = tuple[int, int]


def colour(sheet: Sheet, cells: dict[int, list[Place]]) -> None:
    """Colour cells; they are given by the number of their conditional format."""
    p = sheet.p
    formula = OUR_FORMULA.replace(">", "&gt;")
    for number, places in cells.items():
        for ranges in _parts(list(in_ranges(places))):
            rule = (
                f'<{p}cfRule type="expression" dxfId="{number}" priority="1">'
                f"<{p}formula>{formula}</{p}formula></{p}cfRule>"
            )
            where = " ".join(ranges)
            whole = f'<{p}conditionalFormatting sqref="{where}">{rule}</{p}conditionalFormatting>'
            sheet.put("conditionalFormatting", whole)


def _parts(ranges: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ranges), _RANGES):
        yield ranges[start : start + _RANGES]


def in_ranges(places: Iterable[Place]) -> Iterator[str]:
    """Give cells as ranges: those under each other in a column go together."""
    by_column = sorted(set(places), key=lambda place: (place[1], place[0]))
    at = 0
    while at < len(by_column):
        row, column = by_column[at]
        last = at
        while last + 1 < len(by_column) and by_column[last + 1] == (
            row + last + 1 - at,
            column,
        ):
            last += 1
        first = address(row, column)
        yield first if last == at else f"{first}:{column_letters(column)}{row + last - at}"
        at = last + 1
