"""How our sheets print: A4 or A3 landscape, as wide as the page, headings on every page."""

from xlsxwriter.worksheet import Worksheet

from bhuki.exports.cell_text import one_line
from bhuki.exports.content import Content

_A3, _A4 = 8, 9
# Printable width in pixels at 100 %, landscape with our margins, at 96 to the inch.
_A4_PX, _A3_PX = 1045, 1510
_SMALLEST_SHARE = 0.45  # below this nobody can read it: more pages beside each other instead
_FOOTER_LIMIT = 90  # Excel takes 255 in all for left, centre and right together


def set_up_print(
    sheet: Worksheet,
    content: Content,
    *,
    width: int,
    headings: tuple[int, int] | None = None,
    columns: tuple[int, int] | None = None,
    portrait: bool = False,
    height: int | None = None,
) -> None:
    """Set up a sheet's pages for a content of some width in pixels."""
    large = not portrait and width > _A4_PX / 0.75
    if portrait:
        sheet.set_portrait()
    else:
        sheet.set_landscape()
    sheet.set_paper(_A3 if large else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    beside = 1
    if large:
        beside = max(1, -(-width // round(_A3_PX / _SMALLEST_SHARE)))
    one_page = height is not None and _fits_one_page(width // beside, height, large=large)
    sheet.fit_to_pages(beside, 1 if one_page else 0)
    sheet.center_horizontally()
    if headings is not None:
        sheet.repeat_rows(*headings)
    if columns is not None and beside > 1:
        sheet.repeat_columns(*columns)
    _ = content._
    page = _("Page {page} of {pages}", page="&P", pages="&N")
    sheet.set_footer(f"&L&8{_footer(content.title)}&R&8{page}", {"margin": 0.3})


def _fits_one_page(width: int, height: int, *, large: bool) -> bool:
    """Say whether a content fits on one page, if it is made a little smaller for it."""
    page_width, page_height = (_A3_PX, 1000) if large else (_A4_PX, 680)
    share = min(1.0, page_width / width)
    return height * share <= page_height * 1.2


def _footer(text: str) -> str:
    """Make a text fit for a footer, where & begins a command."""
    short = one_line(text)
    if len(short) > _FOOTER_LIMIT:
        short = short[: _FOOTER_LIMIT - 1] + "…"
    # A digit right after the font size would be read as part of it.
    return " " * short[:1].isdigit() + short.replace("&", "&&")
