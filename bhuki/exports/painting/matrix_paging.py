"""Divide a measured matrix among pages: which rows and which columns go on which.

Rows break between sections where that costs little, and never after a section's first row; columns
are divided evenly, between groups where one is near.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bhuki.exports.painting.matrix_frame import (
    BOLD,
    COLUMN,
    NAME_LEAD,
    PAD,
    ActivityRow,
    Frame,
    group_runs,
    section_lines,
)
from bhuki.exports.painting.paper import A3, MM, Paper, width_of
from bhuki.exports.painting.print_choices import Fit, PrintChoices

MARGIN = 11 * MM
FOOT = 330.0  # for the line at the foot, at its own size whatever the table's
READABLE = 0.72  # smaller than this, names are under 5.4 points
LARGEST = 1.25  # on a desk; on a wall's paper it may grow with the paper
LONGEST_SHEET = 14_300 * 10.0  # PDF knows no longer page
SMALLEST = 0.12
FEW = 3  # a last page with less than this part of the rows of a full one takes some of those
LEAST_SHEET = 5200.0  # a narrower sheet has no room for the letters' meanings


@dataclass(frozen=True)
class Extent:
    """Rows or columns from one up to another, with the heights they have on this page."""

    start: int
    stop: int
    heights: tuple[float, ...] = ()


@dataclass(frozen=True)
class Paging:
    """The whole division: a scale, and the pages as rows of extents."""

    paper: Paper
    scale: float
    across: tuple[Extent, ...]
    down: tuple[Extent, ...]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.across) * len(self.down)


def divide(frame: Frame, choices: PrintChoices, legend: float) -> Paging:
    """Divide a matrix by the choices; `legend` is the height that the letters' meanings take."""
    paper = choices.paper
    if paper is None:
        return _one_sheet(frame, choices, legend)
    width, height = paper.width - 2 * MARGIN, paper.height - 2 * MARGIN - FOOT
    scale = _scale(frame, choices, width, height, legend=legend)
    across = _columns(frame, width / scale)
    down = _rows(frame, height / scale, legend)
    return Paging(paper, scale, tuple(across), tuple(down))


def _one_sheet(frame: Frame, choices: PrintChoices, legend: float) -> Paging:
    scale = choices.scale if choices.fit == Fit.SCALE else 1.0
    whole = _extent(frame, 0, len(frame.rows))
    tall = frame.top + sum(whole.heights) + legend
    wide = max(frame.width, LEAST_SHEET)
    longest = (LONGEST_SHEET - 2 * MARGIN - FOOT) / max(wide, tall)
    scale = min(scale, longest)
    paper = Paper("", wide * scale + 2 * MARGIN, tall * scale + 2 * MARGIN + FOOT)
    return Paging(paper, scale, (Extent(0, len(frame.columns)),), (whole,))


def _scale(
    frame: Frame, choices: PrintChoices, width: float, height: float, *, legend: float
) -> float:
    fits = width / frame.width
    largest = largest_on(choices.paper) if choices.paper else LARGEST
    match choices.fit:
        case Fit.SCALE:
            scale = choices.scale
        case Fit.WIDTH:
            scale = min(fits, largest)
        case Fit.PAGE:
            whole = _extent(frame, 0, len(frame.rows))
            tall = frame.top + sum(whole.heights) + legend
            scale = min(fits, height / tall, largest)
        case Fit.READABLE:
            scale = _readable(frame, width, height, legend, largest)
    most = min(width / (frame.left + COLUMN), height / (frame.top + 400))  # something must fit
    return max(SMALLEST, min(scale, most))


def largest_on(paper: Paper) -> float:
    """Give how large a matrix is set at most on a paper."""
    return LARGEST * max(1.0, max(paper.width, paper.height) / A3.height)


def _readable(frame: Frame, width: float, height: float, legend: float, largest: float) -> float:
    """One page where that can be read, else as few pages beside each other as can be."""
    whole = _extent(frame, 0, len(frame.rows))
    one_page = min(width / frame.width, height / (frame.top + sum(whole.heights) + legend))
    if one_page >= READABLE:
        return min(one_page, largest)
    for pages in range(1, len(frame.columns) + 1):
        slack = 2 if pages > 1 else 0  # so that a page may end where a group does
        columns = -(-len(frame.columns) // pages) + slack
        fits = width / (frame.left + columns * COLUMN)
        if fits >= READABLE:
            return min(fits, LARGEST)
    return READABLE


def _columns(frame: Frame, width: float) -> list[Extent]:
    """Divide the columns evenly, at a group's end where one is near."""
    room = max(1, int((width - frame.left + 1) // COLUMN))
    count = len(frame.columns)
    if count <= room:
        return [Extent(0, count)]
    pages = -(-count // room)
    ends = {stop for _label, _start, stop in group_runs(frame.columns)}
    extents: list[Extent] = []
    start = 0
    while start < count:
        left = pages - len(extents)
        even = start + -(-(count - start) // max(1, left))
        least = count - room * max(0, left - 1)  # fewer, and what is left would not fit
        fitting = range(max(least, start + 1), min(start + room, count) + 1)
        near = [n for n in fitting if n in ends and abs(n - even) <= 3]
        stop = min(near or _not_lonely(fitting, ends), key=lambda n: abs(n - even))
        extents.append(Extent(start, stop))
        start = stop
    return extents


def _not_lonely(places: Sequence[int], ends: Collection[int]) -> Sequence[int]:
    """Keep the places that leave no single column of a group alone on a page, if there are any."""
    good = [n for n in places if n in ends or not {n - 1, n + 1} & {0, *ends}]
    return good or places


def _rows(frame: Frame, height: float, legend: float) -> list[Extent]:
    """Divide the rows; the last page keeps room for the legend where that is asked for."""
    room = height - frame.top
    extents: list[Extent] = []
    start, count = 0, len(frame.rows)
    while start < count:
        stop = _fill(frame, start, room)
        if stop >= count and legend and sum(_extent(frame, start, count).heights) > room - legend:
            stop = max(start + 1, _fill(frame, start, room - legend))
        stop = _better_break(frame.rows, start, stop)
        extents.append(_extent(frame, start, stop))
        start = stop
    return _evened(frame, extents, room - legend) or [Extent(0, 0)]


def _evened(frame: Frame, extents: list[Extent], room: float) -> list[Extent]:
    """Let the last page share the rows of the one before it where it has only a few."""
    if len(extents) < 2:
        return extents
    *before, full, last = extents
    if (last.stop - last.start) * FEW >= full.stop - full.start:
        return extents
    middle = full.start + -(-(last.stop - full.start) // 2)
    cut = _better_break(frame.rows, full.start, middle)
    rest = _extent(frame, cut, last.stop)
    if cut <= full.start or sum(rest.heights) > room:
        return extents
    return [*before, _extent(frame, full.start, cut), rest]


def _fill(frame: Frame, start: int, room: float) -> int:
    """Give the row after the last that fits."""
    stop, used = start, 0.0
    while stop < len(frame.rows):
        used += frame.rows[stop].height
        if used > room:
            break
        stop += 1
    while stop > start + 1 and sum(_extent(frame, start, stop).heights) > room:
        stop -= 1
    return max(stop, start + 1)


def _better_break(rows: Sequence[ActivityRow], start: int, stop: int) -> int:
    """Move a break up so that no section has its first row or its last one alone."""
    if stop >= len(rows):
        return stop

    def key(n: int) -> tuple[str, str]:
        return rows[n].band, rows[n].section

    within = key(stop - 1) == key(stop)
    if not within:
        return stop
    first = stop - 1
    while first > start and key(first - 1) == key(stop):
        first -= 1
    begins_here = first > start or start == 0 or key(start - 1) != key(stop)
    if begins_here and stop - first == 1 and first > start:
        return first
    last = stop
    while last + 1 < len(rows) and key(last + 1) == key(stop):
        last += 1
    if last == stop and stop - first > 2:
        return stop - 1
    return stop


def _extent(frame: Frame, start: int, stop: int) -> Extent:
    """Give rows with their heights: a section's last row grows where its name needs more."""
    heights = [row.height for row in frame.rows[start:stop]]
    for begin, end in section_runs(frame.rows, start, stop):
        wanted = len(section_lines(frame.rows[begin].section)) * NAME_LEAD + PAD
        lacking = wanted - sum(heights[begin - start : end - start])
        if lacking > 0:
            heights[end - start - 1] += lacking
    return Extent(start, stop, tuple(heights))


def section_runs(rows: Sequence[ActivityRow], start: int, stop: int) -> list[tuple[int, int]]:
    """Give the runs of rows of one section within some rows."""
    runs: list[tuple[int, int]] = []
    for n in range(start, stop):
        same = runs and (rows[n].band, rows[n].section) == (rows[n - 1].band, rows[n - 1].section)
        if same:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    return runs


def band_runs(rows: Sequence[ActivityRow], start: int, stop: int) -> list[tuple[int, int]]:
    """Give the runs of rows of one outermost section within some rows."""
    runs: list[tuple[int, int]] = []
    for n in range(start, stop):
        if runs and rows[n].band == rows[n - 1].band:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    return runs


def fits_turned(text: str, height: float) -> bool:
    """Say whether a name fits along the side of its rows."""
    return width_of(text, BOLD) <= height - PAD
