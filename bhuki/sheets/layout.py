"""Lay out a block: its heading above, its lines beside it, its cells; every cell accounted for.

The geometry only: what stands above may be roles and what stands beside activities, or the other
way round. `bhuki.sheets.orientation` decides that afterwards.
"""

from collections import Counter
from dataclasses import dataclass, field

from bhuki.sheets.blocks import Block, Guesses, is_heading
from bhuki.sheets.corrections import Corrections
from bhuki.sheets.grid import CellKind
from bhuki.sheets.headings import Head, Heading, find_heading
from bhuki.sheets.letters import Guess, Kind
from bhuki.sheets.lines import Line, LineReader, Lines, is_total
from bhuki.sheets.side import Side, find_side
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary

_LETTERS = (Kind.CODE, Kind.MARK, Kind.WEAK)


@dataclass
class Layout:
    """A block laid out."""

    view: View
    columns: list[int]
    first_row: int
    last_row: int
    heading: Heading
    side: Side
    lines: Lines
    claims: dict[Place, str]  # everything but letters and what was not understood
    cells: dict[Place, Guess] = field(default_factory=dict)
    odd: list[Place] = field(default_factory=list)
    letter_row: dict[int, str] | None = None  # for marks: the letter over each column

    @property
    def heads(self) -> list[Head]:
        return self.heading.heads

    def used(self) -> Counter[str]:
        """Count the letters in the block's cells."""
        return Counter(code for guess in self.cells.values() for code in guess.codes)


def lay_out(
    guesses: Guesses,
    block: Block,
    ceiling: int,
    left_edge: int,
    right_edge: int,
    corrections: Corrections,
    above: Layout | None = None,
) -> Layout | None:
    """Lay out one block; None where nothing names its columns or its rows.

    `ceiling` is the last row of what stands above it; the edges are the columns that its
    neighbours begin and end at. `above` may lend its heading to a block that has none.
    """
    letter_row = _take_letter_row(guesses, block)
    _drop_headings(guesses, block)
    columns = corrections.role_columns or _letter_columns(guesses, block)
    if not block.places or not columns:
        return None
    first, last = block.first_row, block.last_row
    heading = _heading(guesses, columns, first, ceiling, corrections, letter_row)
    if heading is None and above is not None and set(columns) <= set(above.columns):
        heading = Heading(above.heading.name_row, [], above.heads)
    if heading is None:
        return None
    rows = sorted({row for row, column in block.places if column in set(columns)})
    side = _side(guesses, columns, rows, heading, left_edge, right_edge, corrections)
    if side is None:
        return None
    columns = _with_unused(guesses, columns, heading, side, (first, last), right_edge)
    body = _body(guesses, heading, first, last, side, columns)
    return _fill(guesses, columns, body, heading, side, right_edge, corrections, letter_row)


def _take_letter_row(guesses: Guesses, block: Block) -> dict[int, str] | None:
    """Where marks stand under a row of letters, take that row out of the block."""
    first = block.first_row
    top = [place for place in block.places if place[0] == first]
    rest = [place for place in block.places if place[0] != first]
    if len(top) < 2 or len(rest) < 3:
        return None
    letters = {column: guesses.of[row, column] for row, column in top}
    if any(guess.kind is not Kind.CODE or len(guess.codes) != 1 for guess in letters.values()):
        return None
    marks = sum(guesses.of[place].kind is Kind.MARK for place in rest)
    if marks < 0.9 * len(rest):
        return None
    block.places = set(rest)
    return {column: guess.codes[0] for column, guess in letters.items()}


def _drop_headings(guesses: Guesses, block: Block) -> None:
    """Take rows off the block's top that are headings with a name that looks like letters."""
    columns = block.columns
    while block.places and len(block.rows) > 1 and is_heading(guesses, block.first_row, columns):
        first = block.first_row
        block.places = {place for place in block.places if place[0] != first}


def _letter_columns(guesses: Guesses, block: Block) -> list[int]:
    """Give the columns in which letters are what mostly stands."""
    columns = []
    if not block.places:
        return columns
    rows = block.rows
    in_block = set(rows)
    for column in block.columns:
        texts = letters = 0
        for row in guesses.view.in_column(column, rows[0], rows[-1]):
            kind = guesses.kind(row, column)
            letters += kind in _LETTERS
            if row in in_block:
                texts += kind in (Kind.TEXT, Kind.NUMBER) or 0.5 * (kind is Kind.LOOSE)
        if letters >= 0.6 * texts:
            columns.append(column)
    return columns


def _heading(
    guesses: Guesses,
    columns: list[int],
    first: int,
    ceiling: int,
    corrections: Corrections,
    letter_row: dict[int, str] | None,
) -> Heading | None:
    if corrections.heading_rows:
        top, bottom = min(corrections.heading_rows), max(corrections.heading_rows)
        heading = find_heading(guesses, columns, bottom + 1, top - 1)
    else:
        heading = find_heading(guesses, columns, first - bool(letter_row), ceiling)
    if heading is not None and letter_row:
        heading.between = []
        row = first - 1
        for column in letter_row:
            heading.claims[row, column] = "header"
        heading.rows.append(row)
    return heading


def _side(
    guesses: Guesses,
    columns: list[int],
    rows: list[int],
    heading: Heading,
    left_edge: int,
    right_edge: int,
    corrections: Corrections,
) -> Side | None:
    heading_rows = [*heading.rows, *heading.between]
    left = [c for c in guesses.view.columns if left_edge <= c < columns[0]]
    side = find_side(guesses.view, sorted(left), rows, heading_rows) if left else None
    if side is None or corrections.activity_column:
        others = [c for c in guesses.view.columns if left_edge <= c < right_edge]
        others = [c for c in others if c not in set(columns)]
        if side is None:
            right = [c for c in others if c > columns[-1]]
            side = find_side(guesses.view, sorted(right), rows, heading_rows) if right else None
        if corrections.activity_column in others and corrections.activity_column:
            side = _with_activity(side, corrections.activity_column)
    return side


def _with_activity(side: Side | None, column: int) -> Side:
    """Make a column the one that names the activities, as the user said."""
    if side is None:
        return Side(column)
    if side.activity != column:
        others = {c: kind for c, kind in side.others.items() if c != column}
        others[side.activity] = "description"
        numbers = [c for c in side.numbers if c != column]
        sections = [c for c in side.sections if c != column]
        return Side(column, numbers, sections, others, side.heading_fits)
    return side


def _with_unused(
    guesses: Guesses,
    columns: list[int],
    heading: Heading,
    side: Side,
    rows: tuple[int, int],
    right_edge: int,
) -> list[int]:
    """Take in columns that have a name and no letters: roles that nobody needed yet."""
    view = guesses.view
    first = max([side.activity, *side.numbers, *side.sections, *side.others, 0]) + 1
    if first > columns[-1]:
        first = columns[0]
    last = min(right_edge - 1, view.last_column)
    known = set(columns)
    found = list(columns)
    for column in range(min(first, columns[0]), last + 1):
        if column in known:
            continue
        cell = view.at(heading.name_row, column)
        inside = column < columns[-1]
        if cell is None:
            if inside:
                continue
            break
        place, name = (cell.row, cell.column), label(cell.text)
        if place in heading.claims and place != (heading.name_row, column):
            continue  # covered by the merged name of a role that is in already
        filled = [guesses.kind(row, column) for row in view.in_column(column, *rows)]
        empty = all(kind is Kind.NONE for kind in filled)
        if not empty or place not in guesses.of or not _may_be_role(name):
            if inside:
                continue
            break
        found.append(column)
        heading.heads.append(Head(place, name, [column]))
        heading.claims[place] = "role"
    heading.heads.sort(key=lambda head: head.columns[0])
    return sorted(found)


def _may_be_role(name: str) -> bool:
    words = vocabulary()
    if not any(map(str.isalpha, name)) or len(name) > 80:
        return False
    return not (
        words.note_headings.is_one(name)
        or words.description_headings.is_one(name)
        or words.activity_headings.is_one(name)
        or fold(name) in words.number_headings
    )


def _body(
    guesses: Guesses, heading: Heading, first: int, last: int, side: Side, columns: list[int]
) -> list[int]:
    """Give the rows of the body: from under the names to the last letters, and what goes on."""
    view = guesses.view
    between = [row for row in heading.between if not _names_columns(guesses, row, side)]
    rows = sorted(between)
    rows += [row for row in range(first, last + 1) if row in view.rows]
    for row in range(last + 1, last + 4):
        if row not in view.rows or not _goes_on(guesses, row, side, columns):
            break
        rows.append(row)
    return [row for row in rows if not _is_legend_row(guesses, row, side, columns)]


def _names_columns(guesses: Guesses, row: int, side: Side) -> bool:
    """Whether a row under the roles' names says what the columns beside are: `No`, `Activity`."""
    words = vocabulary()
    places = [side.activity, *side.numbers, *side.sections, *side.others]
    texts = [guesses.view.label(row, column) for column in places]
    return any(
        words.activity_headings.is_one(text) or text.casefold() in words.number_headings
        for text in texts
        if text
    )


def _goes_on(guesses: Guesses, row: int, side: Side, columns: list[int]) -> bool:
    """Whether a row under the last letters is one more activity: it has its number in line."""
    view = guesses.view
    if any((row, column) in view.cells for column in columns):
        return False
    number = any((row, column) in guesses.of for column in side.numbers)
    covered = any((row, column) in view.anchors for column in columns)
    return (number or covered) and (row, side.activity) in guesses.of


def _is_legend_row(guesses: Guesses, row: int, side: Side, columns: list[int]) -> bool:
    """Whether all that stands beside and inside the block in a row belongs to a legend."""
    places = [side.activity, *side.numbers, *side.sections, *side.others, *columns]
    cells = [(row, c) for c in places if (row, c) in guesses.view.cells]
    return bool(cells) and all(place not in guesses.of for place in cells)


def _fill(
    guesses: Guesses,
    columns: list[int],
    body: list[int],
    heading: Heading,
    side: Side,
    right_edge: int,
    corrections: Corrections,
    letter_row: dict[int, str] | None,
) -> Layout | None:
    view = guesses.view
    claims = dict(heading.claims)
    with_letters: set[int] = set()
    lines_body: list[int] = []
    for row in body:
        sort = _sort_of_row(guesses, row, columns, side, heading)
        if sort in ("total", "header"):
            for column in [side.activity, *side.numbers, *side.sections, *side.others, *columns]:
                if (row, column) in guesses.of:
                    claims[row, column] = sort
            continue
        if sort == "letters" and row not in corrections.section_rows:
            with_letters.add(row)
        lines_body.append(row)
    reader = LineReader(
        view, side, lines_body, with_letters, columns, frozenset(corrections.section_rows)
    )
    lines = reader.read()
    claims.update(lines.claims)
    layout = Layout(
        view, columns, body[0], body[-1], heading, side, lines, claims, letter_row=letter_row
    )
    _take_cells(guesses, layout, with_letters)
    _claim_around(guesses, layout, right_edge)
    return layout if layout.lines.found else None


def _sort_of_row(
    guesses: Guesses, row: int, columns: list[int], side: Side, heading: Heading
) -> str:
    """Say whether a row has letters, sums up, repeats the heading, or has only a label."""
    kinds = [kind for c in columns if (kind := guesses.kind(row, c))]
    letters = sum(kind in _LETTERS for kind in kinds)
    nones = sum(kind is Kind.NONE for kind in kinds)
    numbers = sum(kind is Kind.NUMBER for kind in kinds)
    texts = sum(kind in (Kind.TEXT, Kind.LOOSE) for kind in kinds)
    name = guesses.view.label(row, side.activity)
    if numbers and not letters and (numbers >= texts or is_total(name)):
        return "total"
    if is_heading(guesses, row, columns) and _repeats(guesses, row, heading):
        return "header"
    if letters or (nones and not texts):
        return "letters"
    if kinds and texts and name and len(kinds) > 1:
        return "letters"  # words where letters should stand: shown as not understood
    return "label"


def _repeats(guesses: Guesses, row: int, heading: Heading) -> bool:
    same = sum(guesses.view.label(row, head.columns[0]) == head.name for head in heading.heads)
    return same >= 0.6 * len(heading.heads)


def _take_cells(guesses: Guesses, layout: Layout, with_letters: set[int]) -> None:
    """Sort the block's own cells: letters, explicit none, not understood."""
    for row in sorted(with_letters):
        for column in guesses.view.in_row(row, layout.columns[0], layout.columns[-1]):
            place = (row, column)
            if place in layout.claims or place not in guesses.of or column not in layout.columns:
                continue
            guess = guesses.of[place]
            if guess.kind in (*_LETTERS, Kind.LOOSE):
                layout.cells[place] = guess
            elif guess.kind is Kind.NONE:
                layout.claims[place] = "none"
            else:
                layout.odd.append(place)


def _claim_around(guesses: Guesses, layout: Layout, right_edge: int) -> None:
    """Say what stands beside and between: headings of columns, notes, totals, status."""
    view, side = layout.view, layout.side
    heading_rows = {*layout.heading.rows, *layout.heading.between, layout.heading.name_row}
    inside = {side.activity, *side.numbers, *side.sections, *side.others}
    for row in heading_rows:
        for column in inside:
            if (row, column) in guesses.of:
                layout.claims.setdefault((row, column), "header")
    rows = sorted(heading_rows | {r for line in layout.lines.found for r in line.rows})
    for column in _columns_right(layout, rows, right_edge):
        for row in view.in_column(column, rows[0], layout.last_row):
            if (row, column) not in guesses.of or (row, column) in layout.claims:
                continue
            if row in heading_rows:
                layout.claims[row, column] = "header"
            elif row >= layout.first_row:
                layout.claims[row, column] = _note_kind(view, row, column)


def _columns_right(layout: Layout, rows: list[int], right_edge: int) -> list[int]:
    """Give the columns between and right of the roles, up to where two are empty."""
    known = {*layout.columns, layout.side.activity, *layout.side.numbers}
    known |= {*layout.side.sections, *layout.side.others}
    found, empty = [], 0
    for column in range(layout.columns[0], min(right_edge, layout.view.last_column + 1)):
        if column in known:
            continue
        if layout.view.in_column(column, rows[0], layout.last_row):
            found.append(column)
            empty = 0
        elif column > layout.columns[-1]:
            empty += 1
            if empty == 2:
                break
    return found


def _note_kind(view: View, row: int, column: int) -> str:
    cell = view.cells[row, column]
    return "total" if cell.kind is CellKind.NUMBER else "notes"


__all__ = ["Layout", "Line", "lay_out"]
