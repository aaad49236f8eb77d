"""Turn a layout into a matrix: read its cells with the scheme's own alphabet."""

from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole, Orientation
from bhuki.sheets.grid import Cell
from bhuki.sheets.headings import Head
from bhuki.sheets.layout import Layout
from bhuki.sheets.letters import TEXT, Guess, Kind
from bhuki.sheets.lines import split_number
from bhuki.sheets.scheme_evidence import SchemeChoice
from bhuki.sheets.view import Place, View

_READ = (Kind.CODE, Kind.WEAK, Kind.LOOSE)


def as_found(
    layout: Layout, choice: SchemeChoice, orientation: Orientation, certainty: float
) -> Found:
    """Turn a layout into a matrix, its cells read with the scheme's own alphabet."""
    across = orientation is Orientation.ROLES_IN_COLUMNS
    read = Found(orientation, choice, certainty, [], [], [])
    read.claims = {p: k for p, k in layout.claims.items() if k not in ("role", "activity")}
    read.heading_rows = layout.heading.rows
    read.activity_column = layout.side.activity
    if not across:
        read.activities += _activities_above(layout.heads)
    for head in layout.heads if across else ():
        read.roles.append(FoundRole(head.name, head.place, head.group))
    for line in layout.lines.found:
        if across:
            activity = FoundActivity(line.name, line.place, line.number, line.sections)
            read.activities.append(activity)
        else:
            group = " / ".join(line.sections) or None
            name = line.name or line.number or ""
            read.roles.append(FoundRole(name, line.place, group))
    named = {role.place for role in read.roles} | {a.place for a in read.activities}
    for place, kind in layout.claims.items():
        if kind in ("role", "activity") and place not in named:
            read.claims[place] = "name, continued"
    _read_cells(layout, choice, read, across=across)
    return read


def _activities_above(heads: list[Head]) -> list[FoundActivity]:
    """Give the activities of a turned matrix, their numbers taken off where they have some."""
    numbered = sum(split_number(head.name, loose=True)[0] is not None for head in heads)
    loose = numbered >= max(2, 0.5 * len(heads))
    found = []
    for head in heads:
        number, name = split_number(head.name, loose=loose)
        groups = [head.group] if head.group else []
        found.append(FoundActivity(name, head.place, number, groups))
    return found


def _read_cells(layout: Layout, choice: SchemeChoice, read: Found, *, across: bool) -> None:
    head_of = {column: n for n, head in enumerate(layout.heads) for column in head.columns}
    line_of = {row: n for n, line in enumerate(layout.lines.found) for row in line.rows}
    said: dict[str, Guess] = {}
    view, spans, found = layout.view, layout.view.spans, read.cells
    for place, guess in (*layout.cells.items(), *((p, TEXT) for p in layout.odd)):
        cell = view.cells[place]
        exact = guess if layout.letter_row else said.get(cell.text)
        if exact is None:
            exact = said[cell.text] = _in_order(choice, cell)
        if exact.kind is Kind.NONE:
            read.claims[place] = "none"
            continue
        if exact.kind not in _READ:
            read.odd.append(place)
            continue
        line, head = line_of.get(place[0]), head_of.get(place[1])
        if place not in spans and line is not None and head is not None:
            pairs = [(line, head)]
        else:
            lines, heads = _covered(view, place, line_of, head_of)
            pairs = [(line, head) for line in lines for head in heads]
            if not pairs:
                read.odd.append(place)
        for line, head in pairs:
            activity, role = (line, head) if across else (head, line)
            found.append(FoundCell(activity, role, place, exact.codes, exact.note))


def _in_order(choice: SchemeChoice, cell: Cell) -> Guess:
    """Read a cell with the scheme's alphabet, its letters in the scheme's order."""
    guess = choice.alphabet.guess(cell.text, cell.kind)
    return guess._replace(codes=choice.scheme.sort(guess.codes))


def _covered(
    view: View, place: Place, line_of: dict[int, int], head_of: dict[int, int]
) -> tuple[list[int], list[int]]:
    """Give the lines and heads that a cell stands for: a merged one for all it covers."""
    merge = view.spans.get(place)
    if merge is None:
        lines, heads = line_of.get(place[0]), head_of.get(place[1])
        return ([] if lines is None else [lines]), ([] if heads is None else [heads])
    rows = range(merge.first_row, min(merge.last_row, view.last_row) + 1)
    columns = range(merge.first_column, min(merge.last_column, view.last_column) + 1)
    lines_covered = dict.fromkeys(line_of[row] for row in rows if row in line_of)
    heads_covered = dict.fromkeys(head_of[column] for column in columns if column in head_of)
    return list(lines_covered), list(heads_covered)


def read_marks(layout: Layout) -> None:
    """Read a mark as the letter that stands over its column."""
    assert layout.letter_row is not None
    for (row, column), guess in list(layout.cells.items()):
        letter = layout.letter_row.get(column)
        if letter and guess.kind is Kind.MARK:
            layout.cells[row, column] = Guess(Kind.CODE, (letter,))
