"""The matrix on paper: the whole of it, however large, on as many sheets as were chosen.

    booklet = matrix_booklet(matrix, PrintChoices(), texts("da"))

Headings, groups and sections stand on every page. Shapes and lines carry all that colour does, so
a black printer loses nothing.
"""

from collections.abc import Iterator

from bhuki.exports.painting.breaking import balanced
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.devices import Progress, go_on, no_progress
from bhuki.exports.painting.matrix_foot import legend_height, put_foot, put_legend
from bhuki.exports.painting.matrix_frame import (
    BOLD,
    CHIP,
    GROUP,
    GROUP_PAD,
    HEAD,
    MARK,
    NAME,
    NAME_LEAD,
    NUMBER,
    PAD,
    ActivityRow,
    Frame,
    group_runs,
    measure,
    section_lines,
)
from bhuki.exports.painting.matrix_paging import (
    LEAST_SHEET,
    MARGIN,
    READABLE,
    Extent,
    Paging,
    band_runs,
    divide,
    fits_turned,
    largest_on,
    section_runs,
)
from bhuki.exports.painting.paper import (
    BLACK,
    GREY,
    Booklet,
    Bookmark,
    Box,
    Chips,
    Face,
    Item,
    Line,
    Page,
    Scaled,
    Text,
    measures,
    width_of,
)
from bhuki.exports.painting.print_choices import Fit, PrintChoices
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.edition import edition, title_of
from bhuki.texts import Texts

STRONG_LINE = "#44474C"
GRID = "#DAD6CD"
BAND = "#EEEDE8"
SECTION_GROUND = "#F7F6F2"


def matrix_booklet(
    matrix: Matrix, choices: PrintChoices, _: Texts, *, progress: Progress = no_progress
) -> Booklet:
    """Lay out a matrix on pages; raises `Cancelled` where `progress` asks to stop."""
    inks = Inks(matrix.scheme, Palette.LIGHT if choices.colour else Palette.PAPER)
    booklet = Booklet(title_of(matrix, _), _.language, inks, author=matrix.about.owner)
    frame = measure(matrix, choices, _)
    legend = 0.0
    if choices.legend:
        legend = legend_height(matrix, _legend_width(frame, choices), _)
    frame, paging = _divided(frame, choices, legend)
    if choices.paper:
        most = max(extent.stop - extent.start for extent in paging.across)
        frame = frame.spread_to((paging.paper.width - 2 * MARGIN) / paging.scale, most)
    for page, down, across in _places(paging):
        booklet.pages.append(page)
        n = len(booklet.pages)
        table = _Table(frame, down, across, inks)
        items = table.items(_corner(matrix, frame, choices, n, _))
        last_row = down.stop == len(frame.rows)
        if choices.legend and last_row and across.start == 0:
            put_legend(items, matrix, _legend_width(frame, choices), table.height, inks=inks, _=_)
        page.add(Scaled(MARGIN, MARGIN, paging.scale, items))
        put_foot(page, matrix, paging, n, choices, _)
        go_on(progress, n, paging.count)
    _bookmark(booklet, frame, paging)
    return booklet


def _divided(frame: Frame, choices: PrintChoices, legend: float) -> tuple[Frame, Paging]:
    """Divide a matrix, with room over it for the names of groups that a page has a part of."""
    paging = divide(frame, choices, legend)
    for _again in range(3):
        fitted = frame.on_pages((extent.start, extent.stop) for extent in paging.across)
        if fitted.group_band == frame.group_band:
            return fitted, paging
        frame, paging = fitted, divide(fitted, choices, legend)
    return frame.on_pages((extent.start, extent.stop) for extent in paging.across), paging


def _legend_width(frame: Frame, choices: PrintChoices) -> float:
    """Give how wide the letters' meanings may stand: no wider than the page, however large it
    is set."""
    if choices.paper is None:
        return max(frame.width, LEAST_SHEET)
    page = choices.paper.width - 2 * MARGIN
    if choices.fit == Fit.SCALE:
        return min(max(frame.width, LEAST_SHEET), page / choices.scale)
    least = page / largest_on(choices.paper)
    on_one_page = least <= frame.width <= page / READABLE or choices.fit != Fit.READABLE
    return max(frame.width, least) if on_one_page else least


def _places(paging: Paging) -> Iterator[tuple[Page, Extent, Extent]]:
    """Go through the pages: all columns of some rows, then the next rows."""
    for down in paging.down:
        for across in paging.across:
            yield Page(paging.paper.width, paging.paper.height), down, across


def _bookmark(booklet: Booklet, frame: Frame, paging: Paging) -> None:
    """Mark the page that each section begins on."""
    seen: set[tuple[str, str]] = set()
    for number, down in enumerate(paging.down):
        for start, _stop in section_runs(frame.rows, down.start, down.stop):
            row = frame.rows[start]
            page = number * len(paging.across)
            if row.band and (row.band, "") not in seen:
                seen.add((row.band, ""))
                booklet.bookmarks.append(Bookmark(row.band, page, 0))
            if row.section and (row.band, row.section) not in seen:
                seen.add((row.band, row.section))
                booklet.bookmarks.append(Bookmark(row.section, page, 1 if row.band else 0))


def _corner(
    matrix: Matrix, frame: Frame, choices: PrintChoices, number: int, _: Texts
) -> list[Item]:
    """Put the title into the corner that the turned headings leave; smaller from page two on."""
    about = matrix.about
    width = frame.left - 200
    size = 196 if number == 1 else 110
    face = Face(size, 600, tight=True)
    title = balanced(title_of(matrix, _), face, width)
    while size > 90 and len(title) * size * 1.15 > frame.top - 420:
        size -= 10
        face = Face(size, 600, tight=True)
        title = balanced(title_of(matrix, _), face, width)
    y = measures(face).capHeight() + 10
    items: list[Item] = []
    for line in title:
        items.append(Text(0, y, line, face))
        y += size * 1.15
    said = balanced(about.scope, NAME, width) if number == 1 else []
    owner = words.whose(about.owner, _) if about.owner else ""
    dated = edition(matrix, _, choices.today)
    y += 40
    facts = [line for text in (owner, dated) if text for line in balanced(text, NAME, width)]
    for n, line in enumerate([*said, *facts]):
        if y < frame.top - 50:
            y += 60 if said and n == len(said) else 0
            items.append(Text(0, y, line, NAME, GREY))
            y += 96
    return items


class _Table:
    """One page's part of the table, its corner at 0, 0."""

    def __init__(self, frame: Frame, down: Extent, across: Extent, inks: Inks) -> None:
        self.frame, self.inks = frame, inks
        self.rows = frame.rows[down.start : down.stop]
        self.columns = frame.columns[across.start : across.stop]
        self.down, self.across = down, across
        self.heights = down.heights
        self.tops = [frame.top]
        for height in down.heights:
            self.tops.append(self.tops[-1] + height)
        self.width = frame.left + frame.column * len(self.columns)
        self.height = self.tops[-1]

    def items(self, corner: list[Item]) -> list[Item]:
        """Give all that is painted, the grounds first."""
        return [
            *corner,
            *self._group_bands(),
            *self._bands(),
            *self._sections(),
            *self._grid(),
            *self._heads(),
            *self._names(),
            *self._letters(),
        ]

    def _x(self, column: int) -> float:
        return self.frame.left + column * self.frame.column

    def _group_bands(self) -> list[Item]:
        items: list[Item] = []
        height = self.frame.group_band
        for label, start, stop in group_runs(self.columns):
            x, width = self._x(start), self.frame.column * (stop - start)
            if not label:
                continue
            items.append(Box(x, 0, width, height, BAND))
            said, turned = self.frame.groups[label, stop - start]
            if turned:
                items += _turned(said, GROUP, x + width / 2, height - PAD)
                continue
            said = tuple(balanced(label, GROUP, width - GROUP_PAD)) if len(said) > 1 else said
            items += _centred(said, GROUP, x + width / 2, height / 2)
        return items

    def _bands(self) -> list[Item]:
        """Put the outermost sections along the left side, turned."""
        items: list[Item] = []
        frame = self.frame
        if not frame.band:
            return items
        for start, stop in band_runs(frame.rows, self.down.start, self.down.stop):
            top, bottom = self._span(start, stop)
            band = frame.rows[start].band
            items.append(Box(0, top, frame.band, bottom - top, BAND))
            if band and fits_turned(band, bottom - top):
                middle = (top + bottom) / 2 + width_of(band, BOLD) / 2
                items += _turned((band,), BOLD, frame.band / 2, middle)
        return items

    def _sections(self) -> list[Item]:
        items: list[Item] = []
        frame = self.frame
        if not frame.section:
            return items
        for start, stop in section_runs(frame.rows, self.down.start, self.down.stop):
            top, bottom = self._span(start, stop)
            items.append(Box(frame.band, top, frame.section, bottom - top, SECTION_GROUND))
            y = top + 112
            for line in section_lines(frame.rows[start].section):
                items.append(Text(frame.band + PAD, y, line, BOLD))
                y += NAME_LEAD
        return items

    def _span(self, start: int, stop: int) -> tuple[float, float]:
        """Give where some rows begin and end on this page."""
        return self.tops[start - self.down.start], self.tops[stop - self.down.start]

    def _grid(self) -> list[Item]:
        frame = self.frame
        items: list[Item] = []
        light = [*self.tops[1:-1]]
        numbers = frame.band + frame.section
        items += [Line(numbers, y, self.width, y, 5, GRID) for y in light]
        for n in range(1, len(self.columns)):
            items.append(Line(self._x(n), frame.group_band, self._x(n), self.height, 5, GRID))
        lines = [
            Line(frame.band if start_of_section else 0, y, self.width, y, 8, STRONG_LINE)
            for y, start_of_section in self._section_tops()
        ]
        items += lines
        items += [
            Line(x, frame.top, x, self.height, 8, STRONG_LINE)
            for x in sorted({frame.band, numbers} - {0.0})
        ]
        for _label, start, _stop in group_runs(self.columns):
            items.append(Line(self._x(start), 0, self._x(start), self.height, 8, STRONG_LINE))
        items += [
            Line(0, frame.top, self.width, frame.top, 10, STRONG_LINE),
            Line(0, self.height, self.width, self.height, 10, STRONG_LINE),
            Line(0, frame.top, 0, self.height, 10, STRONG_LINE),
            Line(self.width, 0, self.width, self.height, 10, STRONG_LINE),
            Line(frame.left, 0, self.width, 0, 10, STRONG_LINE),
        ]
        return items

    def _section_tops(self) -> list[tuple[float, bool]]:
        """Give where sections begin, and whether it is within the same outermost one."""
        rows, first = self.frame.rows, self.down.start
        runs = section_runs(rows, first, self.down.stop)
        return [
            (self.tops[start - first], rows[start].band == rows[start - 1].band)
            for start, _stop in runs[1:]
        ]

    def _heads(self) -> list[Item]:
        items: list[Item] = []
        for n, column in enumerate(self.columns):
            middle = self._x(n) + self.frame.column / 2
            items += _turned(column.name, HEAD, middle, self.frame.top - PAD)
        return items

    def _names(self) -> list[Item]:
        items: list[Item] = []
        frame = self.frame
        left = frame.band + frame.section
        for row, top, height in zip(self.rows, self.tops, self.heights, strict=False):
            middle = top + height / 2
            if row.activity.number:
                y = middle + measures(NUMBER).capHeight() / 2
                items.append(Text(left + PAD, y, row.activity.number, NUMBER, GREY))
            items += _stacked(row.name, NAME, left + frame.number, middle)
            items += self._mark(row, middle)
        return items

    def _mark(self, row: ActivityRow, middle: float) -> list[Item]:
        if not row.mark:
            return []
        width = width_of(row.mark, MARK) + 70
        x = self.frame.left - width - 50
        baseline = middle + measures(MARK).capHeight() / 2
        return [
            Box(x, middle - 52, width, 104, "#FFFFFF", BLACK, 7, 15),
            Text(x + 35, baseline, row.mark, MARK),
        ]

    def _letters(self) -> list[Item]:
        items: list[Item] = []
        cells = self.frame.matrix.assignments
        size = self.frame.column - 20
        for row, top, height in zip(self.rows, self.tops, self.heights, strict=False):
            for n, column in enumerate(self.columns):
                cell = cells.get((row.activity.id, column.role.id))
                if cell is not None and cell.letters:
                    x, y = self._x(n) + 10, top + (height - 150) / 2
                    items.append(Chips(x, y, size, 150, cell.letters, CHIP, cell.veto))
        return items


def _turned(lines: tuple[str, ...], face: Face, x: float, y: float) -> list[Item]:
    """Put lines that read upwards, side by side around a middle."""
    cap = measures(face).capHeight()
    first = x - (len(lines) - 1) * NAME_LEAD / 2 + cap / 2
    return [Text(first + n * NAME_LEAD, y, line, face, turned=True) for n, line in enumerate(lines)]


def _centred(lines: tuple[str, ...], face: Face, x: float, y: float) -> list[Item]:
    cap = measures(face).capHeight()
    first = y - (len(lines) - 1) * NAME_LEAD / 2 + cap / 2
    return [
        Text(x - width_of(line, face) / 2, first + n * NAME_LEAD, line, face)
        for n, line in enumerate(lines)
    ]


def _stacked(lines: tuple[str, ...], face: Face, x: float, y: float) -> list[Item]:
    cap = measures(face).capHeight()
    first = y - (len(lines) - 1) * NAME_LEAD / 2 + cap / 2
    return [Text(x, first + n * NAME_LEAD, line, face) for n, line in enumerate(lines)]
