"""How wide and high everything in the grid is: worked out from the names, once per change.

    layout = GridLayout(model, style, QSize(1152, 772), row_end=24)
    layout.header_width, layout.heads_height
    layout.row_heights[3], layout.column_widths[2]
    layout.name_lines(3)            # ["Fastlægge regler og instrukser", "for aflevering til …"]

Names are measured by their words, each word once, because thousands of activities share them; only
what is painted is broken into lines.
"""

from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from bhuki.desktop.grid.line_breaking import lines_of, widest
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.style import GridStyle
from bhuki.desktop.language import for_screen
from bhuki.exports.painting.chips import chip_size
from bhuki.exports.painting.typeface import typeface
from bhuki.matrix.entities import Role, Section

TURNED = 20  # the width of a band whose name is turned
BAND = 104  # of one whose name is upright
GROUP_BAND = 28
COUNT_STRIP = 24
ROW_END = 24
_NAME_LEAST, _NAME_MOST = 200, 400
_COLUMN_MOST = 46  # columns grow to this where there is room to spare
_HEADS_LEAST, _HEADS_MOST = 64, 210
_PROJECTOR_BAND = 17
_PROJECTOR_SHARE = 0.46
_HEADS_SHARE = 0.36  # of the grid's height at most: the letters are what it is for
_CHEVRON = 18  # what stands before the name in a band
_REFERENCE = 100  # px at which words are measured


_KEPT = 50_000  # measured words and texts


class BandRun(NamedTuple):
    """A section's band beside the rows that lie in it, at one level."""

    section: Section
    level: int
    first: int
    last: int
    folded: bool


class Fitted(NamedTuple):
    """The lines of a label and the size of its type at 100 %."""

    lines: list[str]
    size: int


class WordMeasure:
    """Measures texts by their words, kept at one size and scaled: unhinted type is linear."""

    def __init__(self, weight: int) -> None:
        self._metrics = QFontMetricsF(typeface(_REFERENCE, weight))
        self._space = self._metrics.horizontalAdvance(" ") / _REFERENCE
        self._words: dict[str, float] = {}
        self._texts: dict[str, float] = {}
        self._broken: dict[str, float] = {}

    def __call__(self, text: str) -> float:
        """Give the width of a text per pixel of its size."""
        known = self._texts.get(text)
        if known is None:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            known = self._texts[text] = self._by_words(text)
        return known

    def broken(self, text: str) -> float:
        """Give the width per pixel of a text that is broken into two lines."""
        known = self._broken.get(text)
        if known is None:
            if len(self._broken) > _KEPT:
                self._broken.clear()
            known = self._broken[text] = widest(text, self)
        return known

    def _by_words(self, text: str) -> float:
        words = text.split(" ")
        width = self._space * (len(words) - 1)
        for word in words:
            found = self._words.get(word)
            if found is None:
                found = self._metrics.horizontalAdvance(word) / _REFERENCE
                if len(self._words) > _KEPT:
                    self._words.clear()
                self._words[word] = found
            width += found
        return width

    def at(self, pixels: float, text: str) -> float:
        """Give the width of a text at a size."""
        return self(text) * pixels


_measures: dict[int, WordMeasure] = {}


def word_measure(weight: int) -> WordMeasure:
    """Give the shared measure of a weight."""
    if weight not in _measures:
        _measures[weight] = WordMeasure(weight)
    return _measures[weight]


# What is worked out of the matrix and the style alone, whatever room there is.
_OF_ANY_ROOM = (
    "levels",
    "band_widths",
    "bands_width",
    "number_width",
    "name_left",
    "_name_widths",
    "_base_columns",
    "group_band",
    "count_strip",
    "_highest_head",
    "runs",
    "_lone_rows",
)

# … and of the rows alone, whatever columns there are.
_OF_ANY_COLUMNS = (
    "levels",
    "band_widths",
    "bands_width",
    "number_width",
    "name_left",
    "_name_widths",
    "runs",
    "_lone_rows",
)


class GridLayout:
    """The measures of one view at one zoom in one width."""

    def __init__(self, model: GridModel, style: GridStyle, size: QSize, row_end: int) -> None:
        self._model = model
        self.style = style
        self._width, self._height = size.width(), size.height()
        self.row_end = row_end
        self._rows = model.lines
        self._lines: dict[int, list[str]] = {}
        self._text = word_measure(400)
        self._bold = word_measure(600)

    def in_room(self, size: QSize, row_end: int) -> "GridLayout":
        """Give the layout of the same moment in another room; only what that changes is new."""
        made = GridLayout(self._model, self.style, size, row_end)
        made._keep(self, _OF_ANY_ROOM)
        return made

    def anew(self, style: GridStyle, size: QSize, row_end: int) -> "GridLayout":
        """Give the layout of the matrix as it is now; rows are only measured if they are others."""
        made = GridLayout(self._model, style, size, row_end)
        if self._rows is self._model.lines and self.style is style:
            made._keep(self, _OF_ANY_COLUMNS)
        return made

    def _keep(self, other: "GridLayout", names: tuple[str, ...]) -> None:
        known = other.__dict__
        self.__dict__.update((name, known[name]) for name in names if name in known)

    # Across: bands, number, name, columns

    @cached_property
    def levels(self) -> int:
        """How many levels of bands stand beside the rows.

        On the projector a single section is named in the corner, and needs none.
        """
        if self.style.projector and self._model.only_section() is not None:
            return 0
        return max((len(line.path) for line in self._model.lines), default=0)

    @cached_property
    def band_widths(self) -> list[int]:
        """The width of each level's band; the outer ones are turned, two at most upright."""
        upright = max(1, min(2, self.levels - 1))
        turned = max(0, self.levels - upright)
        px = self.style.px
        return [px(TURNED)] * turned + [px(BAND)] * (self.levels - turned)

    def is_turned(self, level: int) -> bool:
        """Say whether the names of a level's bands are turned."""
        return self.band_widths[level] <= self.style.px(TURNED)

    @cached_property
    def bands_width(self) -> int:
        return sum(self.band_widths[: self.levels])

    @cached_property
    def number_width(self) -> int:
        """The width of the numbers' column; none where no activity has a number."""
        size = self.style.text_px(11)
        numbers = [line.activity.number for line in self._model.lines if line.activity]
        longest = max((self._bold(number) for number in numbers if number), default=0.0)
        if not longest:
            return 0
        return min(round(longest * size) + self.style.px(10), self.style.px(120))

    @cached_property
    def name_left(self) -> int:
        return self.bands_width + self.style.px(8) + self.number_width

    @cached_property
    def header_width(self) -> int:
        """The width of everything left of the letters."""
        px = self.style.px
        fixed = self.name_left + px(10)
        size = self.style.text_px(12)
        longest = max(self._name_widths, default=0.0)
        wanted = min(max(round(longest * size) + 2, px(_NAME_LEAST)), px(_NAME_MOST))
        spare = self._width - self.row_end - fixed - sum(self._base_columns)
        least = min(px(_NAME_LEAST), max(90, self._width // 2 - fixed))
        return fixed + max(least, min(wanted, spare))

    @cached_property
    def _name_widths(self) -> list[float]:
        """The width of each row's name per pixel of its size; 0 where it has none."""
        named = (line.activity for line in self._model.lines)
        return [self._text(for_screen(each.name)) if each is not None else 0.0 for each in named]

    @cached_property
    def name_room(self) -> int:
        return self.header_width - self.name_left - self.style.px(8)

    @cached_property
    def _base_columns(self) -> list[int]:
        style = self.style
        combinations = self._model.counts.combinations
        widths: dict[tuple[str, ...], int] = {}
        columns: list[int] = []
        for column in self._model.columns:
            wide = style.column
            for letters in combinations.get(column.role.id, ()) if column.role else ():
                if len(letters) < 2 and len("".join(letters)) < 2:
                    continue
                if letters not in widths:
                    widths[letters] = self._chip_width(letters) + style.px(4)
                wide = max(wide, widths[letters])
            columns.append(wide)
        return columns

    def _chip_width(self, letters: tuple[str, ...]) -> int:
        return int(chip_size(letters, self.style.inks, scale=self.style.zoom).width() + 0.999)

    @cached_property
    def column_widths(self) -> list[int]:
        """The width of each column: what its letters need, more where there is room to spare."""
        base = self._base_columns
        spare = self._width - self.row_end - self.header_width - sum(base)
        if not base or spare <= 0:
            return base
        more = min(spare // len(base), self.style.px(_COLUMN_MOST) - self.style.column)
        return [width + max(0, more) for width in base]

    # Down the rows and headings

    @cached_property
    def group_band(self) -> int:
        """The height of the groups' band; none where no group has a name."""
        if not any(group.name for group in self._model.matrix.groups.values()):
            return 0
        short = self.style.projector and self._names_fit_one_line()
        return self.style.px(_PROJECTOR_BAND if short else GROUP_BAND)

    def _names_fit_one_line(self) -> bool:
        """Say whether each group's name has room over its columns, as a room wants it: low."""
        measure = partial(self._bold.at, self.style.text_px(10))
        rooms: dict[str, int] = {}
        for column, width in zip(self._model.columns, self.column_widths, strict=True):
            if column.role is not None and column.role.group:
                rooms[column.role.group] = rooms.get(column.role.group, 0) + width
        groups = self._model.matrix.groups
        return all(
            measure(groups[group].name) <= room - self.style.px(2) for group, room in rooms.items()
        )

    @cached_property
    def count_strip(self) -> int:
        """The height of the strip with what each role has; a room asks a question, not for that."""
        return 0 if self.style.projector else self.style.px(COUNT_STRIP)

    @cached_property
    def heads_height(self) -> int:
        """The height of the turned role names, marks and all."""
        px = self.style.px
        share = round(self._height * (_PROJECTOR_SHARE if self.style.projector else _HEADS_SHARE))
        return max(px(_HEADS_LEAST), min(self._highest_head, px(_HEADS_MOST), share))

    @cached_property
    def _highest_head(self) -> int:
        roles = [column.role for column in self._model.columns if column.role is not None]
        return max((self.head_needs(role) for role in roles), default=0)

    def head_needs(self, role: Role) -> int:
        """Give the height that a role's name needs on two lines, with its mark over it."""
        px, model = self.style.px, self._model
        lettered = bool(model.counts.of_role(role.id)) and not self.style.projector
        marked = lettered and model.marks.of_role(role.id) is not None
        width = self._text.broken(role.name) * self.style.text_px(12)
        return round(width) + px(16) + (px(16) if marked else 0)

    @property
    def header_height(self) -> int:
        return self.group_band + self.heads_height + self.count_strip

    def head_lines(self, name: str, room: int) -> list[str]:
        """Break a role's name into the lines it is turned on."""
        size = self.style.text_px(12)
        return lines_of(name, room, lambda t: self._text(t) * size, most=2, compounds=True)

    @cached_property
    def rows_height(self) -> int:
        """The height of all rows together."""
        return sum(self.row_heights)

    @cached_property
    def row_heights(self) -> list[int]:
        """The rows' heights: two lines where a row's name or its section's needs them."""
        low, tall = self.style.row, self.style.tall_row
        room = max(0.0, self.name_room / self.style.text_px(12))
        heights = [tall if width > room else low for width in self._name_widths]
        for row in self._lone_rows:
            if self._model.lines[row].activity is not None:
                heights[row] = tall
        return heights

    @cached_property
    def _lone_rows(self) -> set[int]:
        """Rows that are alone in a section whose name needs two lines."""
        return {
            run.first
            for run in self.runs
            if run.first == run.last
            and not run.folded
            and not self.is_turned(run.level)
            and len(self.band_lines(run.section.name, run.level, 2).lines) > 1
        }

    def name_lines(self, row: int) -> list[str]:
        """Give the lines of a row's name, two at most."""
        found = self._lines.get(row)
        if found is None:
            activity = self._model.lines[row].activity
            name = activity.name if activity is not None else ""
            size = self.style.text_px(12)
            found = lines_of(name, self.name_room, lambda t: self._text(t) * size, compounds=True)
            self._lines[row] = found
        return found

    def shortened(self, line: str, painter: QPainter, room: int) -> str:
        """Give a line of a name, shortened where it is wider than its room; most are not."""
        if self._text(line) * self.style.text_px(12) <= room:
            return line
        return painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)

    # Bands

    @cached_property
    def runs(self) -> list[BandRun]:
        """Give all bands, top to bottom, the outer ones first where they begin together."""
        runs: list[BandRun] = []
        open_runs: list[tuple[Section, int]] = []
        lines = self._model.lines

        def close(level: int, last: int) -> None:
            while len(open_runs) > level:
                section, first = open_runs.pop()
                folded = lines[first].activity is None and lines[first].path[-1].id == section.id
                runs.append(BandRun(section, len(open_runs), first, last, folded))

        if not self.levels:
            return []
        for row, line in enumerate(lines):
            same = 0
            while (
                same < min(len(open_runs), len(line.path))
                and open_runs[same][0].id == line.path[same].id
            ):
                same += 1
            close(same, row - 1)
            open_runs += [(section, row) for section in line.path[same:]]
        close(0, len(lines) - 1)
        return sorted(runs, key=lambda run: (run.first, run.level))

    def band_left(self, level: int) -> int:
        return sum(self.band_widths[:level])

    def band_lines(self, name: str, level: int, most: int) -> Fitted:
        """Break a section's name into the lines its band has room for."""
        px = self.style.px
        room = self.band_widths[level] - px(_CHEVRON) - px(1)
        return self._fitted(name, room, most)

    def group_lines(self, name: str, room: int) -> Fitted:
        """Break a group's name into the lines its band has room for."""
        one = self.group_band == self.style.px(_PROJECTOR_BAND)
        return self._fitted(name, room, 1 if one else 2)

    def _fitted(self, name: str, room: int, most: int) -> Fitted:
        """Break a label into lines; a little smaller before any of it is shortened or torn."""
        lines: list[str] = []
        for size in (11, 10):
            measure = partial(self._bold.at, self.style.text_px(size))
            lines = lines_of(name, room, measure, most=most, compounds=True)
            fits = all(measure(line) <= room for line in lines)
            if fits and not any(len(line) < 2 for line in lines):
                return Fitted(lines, size)
        return Fitted(lines, 10)
