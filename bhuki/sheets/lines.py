"""Go down the rows beside a block: which are activities, which are sections over them.

A row with letters is an activity. A row without any may be a section, the rest of the activity
above it, or an activity that nobody has a letter for; looks, numbers and place tell.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from bhuki.sheets.grid import Cell, Style
from bhuki.sheets.side import Side, is_number_label
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import vocabulary, words_of

_DOTTED = re.compile(r"\(?(\d+(?:\.\d+)+\.?|\d+[.)])(?:\s*[-–—:]\s*|\s+)(?=\S)")
_LOOSE_NUMBER = re.compile(r"(\d+)(?:\s*[-–—:]\s*|\s+)(?=[^\W\d_])")
_BULLET = re.compile(r"^(?:[-–—•*·▪➢>]+\s+)+")
_BETWEEN_LEVELS = " › "
_PATH = "path"
_DEPTH = re.compile(r"\d+")


@dataclass
class Line:
    """An activity: the cell that names it, and the rows that are its."""

    place: Place
    name: str
    number: str | None
    sections: list[str]
    rows: list[int]


@dataclass
class Lines:
    """All activities of a block, and what the other cells beside it were taken for."""

    found: list[Line] = field(default_factory=list)
    claims: dict[Place, str] = field(default_factory=dict)
    doubtful: bool = False  # a plain row was taken for a section that may be an activity


@dataclass
class _Row:
    """One row beside a block, before it is known what it is."""

    number: int
    has_letters: bool
    cell: Cell | None  # the one that names it
    text: str = ""
    numbering: str = ""
    indent: int = 0
    style: Style = field(default_factory=Style)
    wide: bool = False


@dataclass
class _Usual:
    """How the rows with letters look, to tell others apart."""

    bold: bool
    fill: str
    least_indent: int
    numbered: float
    depth: int
    upper: bool
    identifiers: float
    share: float  # of rows with letters among all


class LineReader:
    """Reads the lines of one block; `section_rows` are sections because the user says so.

    `noted_rows` have a status, a date or the like, as activities have.
    """

    def __init__(
        self,
        view: View,
        side: Side,
        code_columns: list[int],
        section_rows: frozenset[int] = frozenset(),
        noted_rows: frozenset[int] = frozenset(),
        *,
        roles: bool = False,
    ) -> None:
        self._roles = roles
        self._view = view
        self._side = side
        self._code_columns = code_columns
        self._told_sections = section_rows
        self._noted = noted_rows
        self._lines = Lines()
        self._stack: list[tuple[tuple[object, ...], str]] = []  # section rows that are open
        self._carried: dict[int, str] = {}  # section columns' last values

    def read(self, body: list[int], with_letters: set[int]) -> Lines:
        """Go through the rows of a body, of which some have letters."""
        made = (self._row(number, number in with_letters) for number in body)
        rows = [row for row in made if row is not None]
        self._usual = self._measure([row for row in rows if row.has_letters], len(rows))
        self._marked = self._sections_are_marked(rows)
        lone = self._is_lone_section(rows)
        strip, plain = self._strips_numbers(rows), 0
        self._dotted = self._have_dotted_numbers(rows)
        for place, row in enumerate(rows):
            if self._continues(row):
                continue
            if row.has_letters or not self._is_section(rows, place):
                self._add_activity(row, strip=strip)
            else:
                self._open_section(row)
                self._lines.doubtful = lone
                plain += not self._is_marked(row) and row.number not in self._told_sections
        filled = sum(row.has_letters for row in rows)
        # Plain rows over one activity each may as well be activities that nobody has letters for.
        self._lines.doubtful |= plain > 1 and filled < 2 * plain
        return self._lines

    def _row(self, number: int, has_letters: bool) -> _Row | None:
        cell = self._naming_cell(number, has_letters)
        if cell is None and not has_letters:
            self._claim_numbers(number)  # a line that was numbered and never filled in
            return None
        row = _Row(number, has_letters, cell)
        if cell is not None:
            row.text = label(cell.text)
            row.style = self._view.style(cell)
            row.indent = _indent(cell.text) + 2 * row.style.indent
            merge = self._view.spans.get((cell.row, cell.column))
            row.wide = bool(merge and merge.last_column >= self._code_columns[0])
        own_number = "" if cell and cell.column in self._side.numbers else self._numbering(number)
        row.numbering = own_number or _leading_number(row.text)
        return row

    def _naming_cell(self, row: int, has_letters: bool) -> Cell | None:
        """The cell of the activities' column, or the one that stands in for it."""
        cell = self._view.at(row, self._side.activity)
        if cell is not None and has_letters and cell.column in self._code_columns:
            cell = None  # letters that are merged over the name's place
        if cell is not None and (cell.row == row or has_letters):
            return cell
        stand_ins = sorted(self._side.sections, key=lambda c: abs(c - self._side.activity))
        for column in stand_ins:
            if own := self._view.own(row, column):
                return own
        if has_letters:
            return None
        for column in self._side.numbers:  # a section's name before the rows it numbers
            if self._view.own(row, column) and self._names_section(row, column):
                return self._view.own(row, column)
        columns = [*self._side.others, *self._code_columns]
        lone = [c for column in columns if (c := self._view.own(row, column))]
        return lone[0] if len(lone) == 1 and self._view.has_words(row, lone[0].column) else None

    def _names_section(self, row: int, column: int) -> bool:
        """Whether a cell among the numbers is a name: it has words, and is no number itself."""
        return self._view.has_words(row, column) and (
            not is_number_label(self._view.label(row, column))
            or self._view.width(self._view.cells[row, column]) > 1
        )

    def _numbering(self, row: int) -> str:
        found = (self._view.own(row, column) for column in self._side.numbers)
        return next((label(cell.text).rstrip(".") for cell in found if cell), "")

    def _measure(self, rows: list[_Row], total: int) -> _Usual:
        count = max(1, len(rows))
        fills = Counter(row.style.fill for row in rows)
        depths = Counter(_depth(row.numbering) for row in rows if row.numbering)
        return _Usual(
            bold=sum(row.style.bold for row in rows) > count / 2,
            fill=fills.most_common(1)[0][0] if fills else "",
            least_indent=min((row.indent for row in rows), default=0),
            numbered=sum(bool(row.numbering) for row in rows) / count,
            depth=depths.most_common(1)[0][0] if depths else 0,
            upper=sum(row.text.isupper() for row in rows) > count / 2,
            identifiers=sum(is_number_label(row.text) for row in rows) / count,
            share=len(rows) / max(1, total),
        )

    def _strips_numbers(self, rows: list[_Row]) -> bool:
        """Whether bare numbers before names are numbers: most rows have one."""
        named = [row for row in rows if row.text]
        hits = sum(bool(_LOOSE_NUMBER.match(row.text)) for row in named)
        return hits >= 2 and hits >= 0.5 * len(named)

    def _have_dotted_numbers(self, rows: list[_Row]) -> bool:
        """Whether most names begin with a number such as `1.2`, whatever stands beside them."""
        named = [row for row in rows if row.text and row.has_letters]
        hits = sum("." in (split_number(row.text)[0] or "") for row in named)
        return hits >= 2 and hits >= 0.6 * len(named)

    def _continues(self, row: _Row) -> bool:
        """Take a row whose letters are merged with the row above as more of that activity."""
        if not self._lines.found:
            return False
        last = self._lines.found[-1]
        if row.has_letters:
            same = row.cell is not None and (row.cell.row, row.cell.column) == last.place
            if same or (row.cell is None and not self._clashes(last, row.number)):
                last.rows.append(row.number)
                self._claim_row(row)
                return True
            return False
        if row.number - 1 not in last.rows or row.cell is None:
            return False
        covered = sum((row.number, c) in self._view.anchors for c in self._code_columns)
        if covered < 0.5 * len(self._code_columns) or row.wide:
            return False
        last.name = f"{last.name} {row.text}"
        last.rows.append(row.number)
        self._lines.claims[row.cell.row, row.cell.column] = "activity"
        self._claim_row(row)
        return True

    def _clashes(self, line: Line, row: int) -> bool:
        """Whether an unnamed row has letters where the activity above has some too."""
        if row - max(line.rows) > 1:
            return True
        return any(
            (row, c) in self._view.cells and any((r, c) in self._view.cells for r in line.rows)
            for c in self._code_columns
        )

    def _is_section(self, rows: list[_Row], place: int) -> bool:
        row = rows[place]
        if row.number in self._told_sections:
            return True
        if self._roles:
            return self._stands_out(row) > 0.5
        if self._is_described(row) and self._stands_out(row) < 1:
            return False
        if row.cell is not None and row.cell.column == self._side.activity:
            beside = (self._view.own(row.number, column) for column in self._side.sections)
            if any(cell is not None for cell in beside):
                return False  # its section stands in a column of its own
        following = rows[place + 1 : place + 4]
        leads = next((n for n, other in enumerate(following) if other.has_letters), None)
        if leads is None or (self._marked and not self._is_marked(row)):
            return self._is_marked(row)
        child = following[leads]
        score = 0.6 + self._stands_out(row)
        score += self._by_number(row, child)
        score += 1.0 if row.indent < child.indent else 0.0
        score += 1.0 if row.cell and row.cell.column < self._side.activity else 0.0
        score += 0.5 if row.text.endswith(":") else 0.0
        score -= 0.5 * leads  # the farther from letters, the less a heading over them
        score -= 1.0 if self._usual.share < 0.4 and not self._stands_out(row) else 0.0
        if self._usual.identifiers > 0.7 and is_number_label(row.text):
            score -= 2.0
        return score > 0

    def _is_described(self, row: _Row) -> bool:
        """Whether a row has a status, a date or a description, as activities have."""
        columns = [c for c, kind in self._side.others.items() if kind == "description"]
        return row.number in self._noted or any(self._view.own(row.number, c) for c in columns)

    def _is_marked(self, row: _Row) -> bool:
        """Whether anything tells a row without letters from an activity nobody has letters for."""
        left = row.cell is not None and row.cell.column < self._side.activity
        higher = self._usual.numbered >= 0.6 and (
            0 < _depth(row.numbering) < self._usual.depth or not row.numbering
        )
        colon = row.text.endswith(":") or row.indent < self._usual.least_indent
        return self._stands_out(row) > 0.5 or left or higher or colon

    def _sections_are_marked(self, rows: list[_Row]) -> bool:
        """Whether sections have looks of their own here, so that plain rows are none.

        Sections begin at the top: where letters stand before any of these rows, a plain one is an
        activity too. Where plain rows are many they are sections under sections.
        """
        first = next((n for n, row in enumerate(rows) if row.has_letters), 0)
        bare = [row for row in rows if not row.has_letters]
        marked = sum(self._is_marked(row) for row in bare)
        if not marked:
            return first == 0 and len(bare) <= 0.25 * len(rows)
        if self._has_two_levels(rows):
            return False
        return len(bare) - marked <= marked + 1

    def _has_two_levels(self, rows: list[_Row]) -> bool:
        """Whether a plain row without letters stands right under each one that is marked."""
        under = [
            below
            for above, below in pairwise(rows)
            if not above.has_letters and self._is_marked(above)
        ]
        return len(under) > 1 and all(
            not row.has_letters and not self._is_marked(row) for row in under
        )

    def _is_lone_section(self, rows: list[_Row]) -> bool:
        """Whether the only row without letters is a plain one over all others.

        It may be a section of everything, or an activity that nobody has letters for.
        """
        bare = [row for row in rows if not row.has_letters]
        return (
            len(rows) > 2
            and [row.number for row in bare] == [rows[0].number]
            and bare[0].number not in self._told_sections
            and not self._is_marked(bare[0])
            and bare[0].indent >= self._usual.least_indent
        )

    def _stands_out(self, row: _Row) -> float:
        """How much a row looks unlike those with letters."""
        usual = self._usual
        score = 1.0 if row.style.bold and not usual.bold else 0.0
        score += 1.0 if row.style.fill and row.style.fill != usual.fill else 0.0
        score += 1.0 if row.wide else 0.0
        score += 0.6 if row.text.isupper() and not usual.upper and len(row.text) > 3 else 0.0
        return score

    def _by_number(self, row: _Row, child: _Row) -> float:
        if self._usual.numbered < 0.6:
            return 0.4 if row.numbering and not child.numbering else 0.0
        if not row.numbering:
            return 0.8
        mine, theirs = _depth(row.numbering), _depth(child.numbering)
        return 1.2 if mine < theirs else (-1.6 if mine == theirs else -0.5)

    def _open_section(self, row: _Row) -> None:
        assert row.cell is not None
        key: tuple[object, ...] = (
            _depth(row.numbering) if row.numbering else 0,
            row.cell.column,
            row.indent,
            row.style.bold,
            row.style.fill,
            _in_capitals(row.text),
            row.wide,
        )
        known = [place for place, (other, _) in enumerate(self._stack) if other == key]
        path = row.text.split(_BETWEEN_LEVELS)
        if len(path) > 1 and self._stack and path[0] == self._stack[0][1]:
            # Each level is said again: "Planning › Budget".
            self._stack = [((_PATH, level), text) for level, text in enumerate(path[:-1])]
            key, row.text = (_PATH, len(path)), path[-1]
        elif self._stack and self._stack[0][0][0] == _PATH:
            self._stack.clear()
        elif known:
            del self._stack[known[0] :]
        elif self._stack and self._outranks(key):
            self._stack.clear()
        self._stack.append((key, row.text))
        self._carried.clear()
        self._lines.claims[row.cell.row, row.cell.column] = "section"
        self._claim_row(row)

    def _outranks(self, key: tuple[object, ...]) -> bool:
        """Whether a section of a new sort stands above those open: by number, place or indent."""
        last = self._stack[-1][0]
        mine, theirs = key[:3], last[:3]
        return any(
            isinstance(m, int) and isinstance(t, int) and m < t
            for m, t in zip(mine, theirs, strict=True)
        )

    def _add_activity(self, row: _Row, *, strip: bool) -> None:
        cell = row.cell
        sections = [text for _, text in self._stack] + self._column_sections(row)
        number, name = row.numbering or None, row.text
        if cell is not None and (self._dotted or not self._numbering(row.number)):
            own, name = split_number(name, loose=strip)
            number = own or number
        place = (cell.row, cell.column) if cell else (row.number, self._side.activity)
        name = _BULLET.sub("", name)
        self._lines.found.append(Line(place, name, number, sections, [row.number]))
        if cell is not None:
            self._lines.claims[place] = "activity"
        self._claim_row(row)

    def _column_sections(self, row: _Row) -> list[str]:
        """Give the values of the columns of sections, the last ones where they are left empty."""
        values = []
        for column in sorted(self._side.sections):
            cell = self._view.at(row.number, column)
            if cell is not None and cell is not row.cell:
                text = label(cell.text)
                if self._carried.get(column) != text:
                    for inner in self._side.sections:
                        if inner > column:
                            self._carried.pop(inner, None)
                self._carried[column] = text
            if column in self._carried and cell is not row.cell:
                values.append(self._carried[column])
        return values

    def _claim_row(self, row: _Row) -> None:
        """Say what the other cells beside the block in this row are."""
        self._claim_numbers(row.number)
        for column in self._side.sections:
            if (row.number, column) in self._view.cells:
                self._lines.claims.setdefault((row.number, column), "section")
        for column, kind in self._side.others.items():
            if (row.number, column) in self._view.cells:
                self._lines.claims.setdefault((row.number, column), kind)
        if (row.number, self._side.activity) in self._view.cells:
            self._lines.claims.setdefault((row.number, self._side.activity), "section")

    def _claim_numbers(self, row: int) -> None:
        for column in self._side.numbers:
            if (row, column) in self._view.cells:
                self._lines.claims.setdefault((row, column), "number")


def split_number(name: str, *, loose: bool = False) -> tuple[str | None, str]:
    """Take the number off a name: `1.1 Draft` is `1.1` and `Draft`."""
    hit = _DOTTED.match(name) or (_LOOSE_NUMBER.match(name) if loose else None)
    if not hit:
        return None, name
    return hit[1].strip("().").rstrip("."), name[hit.end() :]


def _leading_number(text: str) -> str:
    return split_number(text)[0] or ""


def _depth(numbering: str) -> int:
    parts = _DEPTH.findall(numbering)
    if len(parts) > 1 and re.fullmatch(r"0+", parts[-1]):
        parts.pop()  # 1.0 stands over 1.1
    return len(parts)


def _in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, and not only an abbreviation: `IT`, `GDPR`."""
    return text.isupper() and max(map(len, words_of(text)), default=0) > 4


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" \u00a0\t\u3000"))


def is_total(text: str) -> bool:
    """Say whether a row's label says that it counts or sums."""
    return vocabulary().total_words.find(text) == 0
