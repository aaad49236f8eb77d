"""Lay out a block: its heading above, its lines beside it, its cells; every cell accounted for.

The geometry only: what stands above may be roles and what stands beside activities, or the other
way round. `bhuki.sheets.orientation` decides that afterwards.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from bhuki.sheets.blocks import Block, Guesses, is_heading
from bhuki.sheets.body import LETTERS, Body
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.grid import CellKind
from bhuki.sheets.headings import Head, Heading, find_heading
from bhuki.sheets.letters import Guess, Kind
from bhuki.sheets.lines import LineReader, Lines
from bhuki.sheets.other_columns import OtherColumns, find_other_columns, heads_no_role
from bhuki.sheets.side import Side, find_side
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary


@dataclass(frozen=True)
class Bounds:
    """What belongs to others: the last row above, the first column, the first column right."""

    ceiling: int
    left: int
    right: int


@dataclass
class Layout:
    """A block laid out. `claims` hold all its cells but letters and what was not understood."""

    view: View
    columns: list[int]
    body: list[int]
    heading: Heading
    side: Side
    lines: Lines
    claims: dict[Place, str]
    cells: dict[Place, Guess] = field(default_factory=dict)
    odd: list[Place] = field(default_factory=list)
    letter_row: dict[int, str] | None = None  # for marks: the letter over each column
    block: Block | None = None
    bounds: Bounds | None = None
    unclear_columns: bool = False  # some columns with letters may be roles, or may not

    @property
    def heads(self) -> list[Head]:
        return self.heading.heads

    @property
    def last_row(self) -> int:
        return self.body[-1]

    @cached_property
    def kinds(self) -> Counter[Kind]:
        """How many of the block's cells say what sort of thing."""
        found: Counter[Kind] = Counter()
        for guess, times in self._counted:
            found[guess.kind] += times
        return found

    @cached_property
    def used(self) -> Counter[str]:
        """The letters in the block's cells, counted."""
        found: Counter[str] = Counter()
        for guess, times in self._counted:
            for code in guess.codes:
                found[code] += times
        return found

    @property
    def _counted(self) -> list[tuple[Guess, int]]:
        """Each guess with how often it is made; cells of one text share theirs."""
        by_id = {id(guess): guess for guess in self.cells.values()}
        times = Counter(map(id, self.cells.values()))
        return [(by_id[key], count) for key, count in times.items()]


def lay_out(
    guesses: Guesses,
    block: Block,
    bounds: Bounds,
    corrections: Corrections = NO_CORRECTIONS,
    above: Layout | None = None,
    *,
    roles_beside: bool = False,
) -> Layout | None:
    """Lay out one block; None where nothing names its columns or its rows.

    `above` may lend its heading to a block that has none. With `roles_beside` the lines are
    roles: none of them is a section only because it has no letters.
    """
    return _Builder(guesses, bounds, corrections, roles_beside).build(block, above)


class _Builder:
    def __init__(
        self, guesses: Guesses, bounds: Bounds, corrections: Corrections, roles_beside: bool
    ) -> None:
        self._guesses = guesses
        self._roles_beside = roles_beside
        self._view = guesses.view
        self._bounds = bounds
        self._corrections = corrections
        self._columns: list[int] = []

    def build(self, block: Block, above: Layout | None) -> Layout | None:
        given = block
        letter_row = self._letter_row(block)
        if letter_row:
            block = block.without_row(block.first_row)
        block = self._without_headings(block)
        self._columns = self._corrections.role_columns or self._letter_columns(block)
        if not block.places or not self._columns:
            return None
        heading = self._find_heading(block.first_row, letter_row)
        if heading is None and above is not None and self._goes_on_from(above, block):
            heading = Heading(above.heading.name_row, [], above.heads)
        if heading is None:
            return None
        others = self._without_others(block, heading, letter_row)
        if not self._columns:
            return None
        if others.all and (again := self._find_heading(block.first_row, letter_row)):
            heading = again
        wanted = set(self._columns)
        rows = sorted({row for row, column in block.places if column in wanted})
        side = self._find_side(rows, heading) if rows else None
        if side is None:
            return None
        self._take_unused_columns(heading, side, block)
        right, roles_beside = self._bounds.right, self._roles_beside
        body = Body(self._guesses, self._columns, heading, side, right, roles_beside=roles_beside)
        layout = self._fill(body, body.rows_of(block), heading, side)
        if layout is not None:
            layout.letter_row = letter_row
            layout.block, layout.bounds = given, self._bounds
            more_told = len(others.told) > len(self._columns)
            layout.unclear_columns = bool(others.guessed or others.unclear or more_told)
        return layout

    def _goes_on_from(self, above: Layout, block: Block) -> bool:
        """Whether a block is under the columns of one above, and no words stand between them."""
        words = any(
            self._guesses.kind(row, column) is Kind.TEXT
            for column in self._columns
            for row in self._view.in_column(column, above.last_row + 1, block.first_row - 1)
        )
        return set(self._columns) <= set(above.columns) and not words

    def _without_others(
        self, block: Block, heading: Heading, letter_row: dict[int, str] | None
    ) -> OtherColumns:
        """Take columns off that are no roles: a status, a priority."""
        if letter_row or self._corrections.role_columns:
            return OtherColumns()
        others = find_other_columns(self._guesses, block, self._columns, heading)
        self._columns = [column for column in self._columns if column not in others.all]
        return others

    def _letter_row(self, block: Block) -> dict[int, str] | None:
        """Where marks stand under a row of letters, give the letter over each column."""
        second = block.rows[1] if len(block.rows) > 1 else 0
        if all(self._guesses.kind(second, column) is not Kind.MARK for column in block.columns):
            return None
        top = [place for place in block.places if place[0] == block.first_row]
        rest = [place for place in block.places if place[0] != block.first_row]
        if len(top) < 2 or len(rest) < 3:
            return None
        letters = {column: self._guesses.of[row, column] for row, column in top}
        if any(guess.kind is not Kind.CODE or len(guess.codes) != 1 for guess in letters.values()):
            return None
        marks = sum(self._guesses.of[place].kind is Kind.MARK for place in rest)
        if marks < 0.9 * len(rest):
            return None
        return {column: guess.codes[0] for column, guess in letters.items()}

    def _without_headings(self, block: Block) -> Block:
        """Take rows off the block's top that are headings with a name that looks like letters."""
        columns = block.columns
        while len(block.rows) > 1 and is_heading(
            self._guesses, block.first_row, columns, block.places
        ):
            block = block.without_row(block.first_row)
        return block

    def _letter_columns(self, block: Block) -> list[int]:
        """Give the columns in which letters are what mostly stands."""
        texts = dict.fromkeys(block.columns, 0.0)
        letters = dict.fromkeys(block.columns, 0)
        in_block = set(block.rows)
        for (row, column), guess in self._guesses.of.items():
            if column not in letters or not block.first_row <= row <= block.last_row:
                continue
            kind = guess.kind
            if kind in LETTERS:
                letters[column] += 1
            elif kind is not Kind.NONE and row in in_block:
                texts[column] += 0.5 if kind is Kind.LOOSE else 1
        return [column for column in block.columns if letters[column] >= 0.6 * texts[column]]

    def _find_heading(self, first: int, letter_row: dict[int, str] | None) -> Heading | None:
        told = self._corrections.heading_rows
        if told:
            heading = find_heading(self._guesses, self._columns, max(told) + 1, min(told) - 1)
        else:
            top = first - 1 if letter_row else first
            heading = find_heading(self._guesses, self._columns, top, self._bounds.ceiling)
        if heading is not None and letter_row:
            heading.between = []
            heading.claims.update({(first - 1, column): "header" for column in letter_row})
            heading.rows.append(first - 1)
            _spread_over_letters(heading, letter_row)
        return heading

    def _find_side(self, rows: list[int], heading: Heading) -> Side | None:
        """Tell the columns left of the letters apart; right of them where there are none."""
        between = [row for row in heading.between if not self._reaches_letters(row)]
        heading_rows = [*heading.rows, *between]
        roles = set(self._columns)
        near = range(self._bounds.left, min(self._bounds.right, self._view.last_column + 1))
        beside = [c for c in near if c in self._view.columns and c not in roles]
        beside = [c for c in beside if not (self._is_for_none(c, rows) or self._explains(c, rows))]
        side = None
        for columns in (
            [c for c in beside if c < self._columns[0]],
            [c for c in beside if c > self._columns[-1]],
        ):
            if side is None and columns:
                side = find_side(self._view, columns, rows, heading_rows, roles=self._roles_beside)
        told = self._corrections.activity_column
        return _with_activity(side, told) if told else side

    def _reaches_letters(self, row: int) -> bool:
        """Whether one merged cell stands beside and over the letters: a section, no heading."""
        first = self._columns[0]
        anchor = self._view.anchors.get((row, first))
        return anchor is not None and anchor[1] < first

    def _explains(self, column: int, rows: list[int]) -> bool:
        """Whether a legend, and nothing else, stands in a column beside these rows."""
        view, first, last = self._view, rows[0], rows[-1]
        there = view.in_column(column, first, last)
        said = [row for row in there if (row, column) in self._guesses.of]
        headings = vocabulary().legend_headings
        return len(said) < len(there) and all(headings.is_one(view.label(r, column)) for r in said)

    def _is_for_none(self, column: int, rows: list[int]) -> bool:
        """Whether a column says of each row that it is not involved: a role, not notes."""
        kinds = [kind for row in rows if (kind := self._guesses.kind(row, column)) is not None]
        return len(kinds) > 1 and set(kinds) == {Kind.NONE}

    def _take_unused_columns(self, heading: Heading, side: Side, block: Block) -> None:
        """Take in columns that have a name and no letters: roles that nobody needed yet."""
        first = max(side.activity, *side.numbers, *side.sections, *side.others, 0) + 1
        if first > self._columns[-1]:
            first = self._columns[0]
        last = min(self._bounds.right - 1, self._view.last_column)
        known = set(self._columns)
        for column in range(min(first, self._columns[0]), last + 1):
            if column in known:
                continue
            inside = column < max(known)
            cell = self._view.at(heading.name_row, column)
            place = (cell.row, cell.column) if cell else None
            if place in heading.claims and place != (heading.name_row, column):
                continue  # covered by the merged name of a role that is in already
            filled = self._view.in_column(column, block.first_row, block.last_row)
            empty = all(self._guesses.kind(row, column) is Kind.NONE for row in filled)
            if cell and place in self._guesses.of and empty and _may_be_role(label(cell.text)):
                known.add(column)
                self._add_head(heading, (cell.row, cell.column), column)
            elif not inside:
                break
        heading.heads.sort(key=lambda head: head.columns[0])
        self._columns = sorted(known)

    def _add_head(self, heading: Heading, place: Place, column: int) -> None:
        """Add a role that nobody needed yet, with what stands over and under its name."""
        name = label(self._view.cells[place].text)
        group = self._view.label(heading.group_row, column) if heading.group_row else ""
        if heading.group_row and not group:
            left = [head for head in heading.heads if head.columns[0] < column]
            nearest = max(left, key=lambda head: head.columns[0], default=None)
            group = (nearest.group or "") if nearest and self._is_one_group(heading) else ""
        known = group if group and group != name else None
        heading.heads.append(Head(place, name, [column], known))
        heading.claims[place] = "role"
        for row in heading.rows:
            if (row, column) in self._guesses.of:
                kind = "role group" if row == heading.group_row else "header"
                heading.claims.setdefault((row, column), kind)

    def _is_one_group(self, heading: Heading) -> bool:
        """Whether a group goes on until the next one: its row has no merged cells."""
        row = heading.group_row or 0
        cells = (self._view.cells[row, c] for c in self._view.rows.get(row, ()))
        return all(self._view.width(cell) == 1 for cell in cells)

    def _fill(self, body: Body, rows: list[int], heading: Heading, side: Side) -> Layout | None:
        claims = dict(heading.claims)
        with_letters: set[int] = set()
        lines_body: list[int] = []
        for row in rows:
            sort = body.sort_of_row(row)
            if sort in ("total", "header"):
                for column in [*side.columns, *self._columns]:
                    if (row, column) in self._guesses.of:
                        claims[row, column] = sort
                continue
            if sort == "letters" and row not in self._corrections.section_rows:
                with_letters.add(row)
            lines_body.append(row)
        told = frozenset(self._corrections.section_rows)
        noted = body.noted_rows(lines_body)
        reader = LineReader(self._view, side, self._columns, told, noted, roles=self._roles_beside)
        lines = reader.read(lines_body, with_letters)
        if not lines.found:
            return None
        claims.update(lines.claims)
        layout = Layout(self._view, self._columns, rows, heading, side, lines, claims)
        self._take_cells(layout, with_letters)
        self._claim_around(layout)
        return layout

    def _take_cells(self, layout: Layout, with_letters: set[int]) -> None:
        """Sort the block's own cells: letters, explicit none, not understood."""
        columns, claims, cells = set(layout.columns), layout.claims, layout.cells
        for place, guess in self._guesses.of.items():
            row, column = place
            if row not in with_letters or column not in columns or place in claims:
                continue
            if guess.kind in LETTERS or guess.kind is Kind.LOOSE:
                cells[place] = guess
            elif guess.kind is Kind.NONE:
                claims[place] = "none"
            else:
                layout.odd.append(place)

    def _claim_around(self, layout: Layout) -> None:
        """Say what stands beside and between: headings of columns, notes, totals, status."""
        heading = layout.heading
        heading_rows = {*heading.rows, *heading.between, heading.name_row}
        for row in heading_rows:
            for column in layout.side.columns:
                if (row, column) in self._guesses.of:
                    layout.claims.setdefault((row, column), "header")
        top = min(heading_rows)
        for column in self._columns_right(layout, top):
            for row in self._view.in_column(column, top, layout.last_row):
                if (row, column) not in self._guesses.of or (row, column) in layout.claims:
                    continue
                if row in heading_rows:
                    layout.claims[row, column] = "header"
                elif row >= layout.body[0]:
                    number = self._view.cells[row, column].kind is CellKind.NUMBER
                    layout.claims[row, column] = "total" if number else "notes"

    def _columns_right(self, layout: Layout, top: int) -> list[int]:
        """Give the columns between and right of the roles, up to where two are empty."""
        known = {*layout.columns, *layout.side.columns}
        found, empty = [], 0
        for column in range(layout.columns[0], min(self._bounds.right, self._view.last_column + 1)):
            if column in known:
                continue
            if self._view.in_column(column, top, layout.last_row):
                found.append(column)
                empty = 0
            elif column > layout.columns[-1]:
                empty += 1
                if empty == 2:
                    break
        return found


def _with_activity(side: Side | None, column: int) -> Side:
    """Make a column the one that names the activities, as the user said."""
    if side is None:
        return Side(column)
    if side.activity == column:
        return side
    others = {c: kind for c, kind in side.others.items() if c != column}
    others[side.activity] = "description"
    numbers = [c for c in side.numbers if c != column]
    sections = [c for c in side.sections if c != column]
    return Side(column, numbers, sections, others, side.heading_fits)


def _spread_over_letters(heading: Heading, letter_row: dict[int, str]) -> None:
    """Give each head the columns up to the next one, where each has one for each letter."""
    starts = [head.columns[0] for head in heading.heads]
    covered = {column for head in heading.heads for column in head.columns}
    if not starts or len({letter_row.get(column) for column in starts}) > 1:
        return
    for column in sorted(letter_row.keys() - covered):
        left = [head for head in heading.heads if head.columns[0] < column]
        if left:
            left[-1].columns.append(column)


def _may_be_role(name: str) -> bool:
    """Whether a heading with nothing under it may be a role that has no letters yet."""
    words = vocabulary()
    if not any(map(str.isalpha, name)) or len(name) > 80:
        return False
    return not (
        words.note_headings.is_one(name)
        or heads_no_role(name)
        or words.description_headings.is_one(name)
        or words.activity_headings.is_one(name)
        or words.legend_headings.is_one(name)
        or fold(name) in words.number_headings
    )
