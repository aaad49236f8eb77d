"""Find the rows over a block that name its columns: roles, their groups, the people in them."""

from dataclasses import dataclass, field

from bhuki.sheets.blocks import Guesses
from bhuki.sheets.letters import Kind
from bhuki.sheets.side import is_person
from bhuki.sheets.view import Place, View
from bhuki.sheets.vocabulary import vocabulary, words_of

_MOST_HEADING_ROWS = 4
_FARTHEST = 9


@dataclass
class Head:
    """One named column: the cell that names it, and the columns it stands over."""

    place: Place
    name: str
    columns: list[int]
    group: str | None = None


@dataclass
class Heading:
    """What stands over a block. `between` are rows under the names that say nothing of columns."""

    name_row: int
    rows: list[int]
    heads: list[Head]
    claims: dict[Place, str] = field(default_factory=dict)
    between: list[int] = field(default_factory=list)
    group_row: int | None = None


@dataclass
class _Row:
    number: int
    cells: dict[int, Place]  # by block column
    labels: dict[int, str]

    def distinct(self) -> int:
        return len(set(self.labels.values()))


def find_heading(
    guesses: Guesses, columns: list[int], first_row: int, ceiling: int
) -> Heading | None:
    """Find the heading over columns whose letters begin at a row; None where nothing names them."""
    found, between = _collect_rows(guesses, columns, first_row, ceiling)
    if not found:
        return None
    names = _choose_names(found, columns)
    groups = _choose_groups(guesses.view, found, names, columns)
    heads = _make_heads(guesses.view, names, found, columns, groups)
    heading = Heading(names.number, sorted(row.number for row in found), heads, between=between)
    over = [row.number for row in groups if row.number < names.number]
    heading.group_row = over[0] if over else None
    for row in found:
        kind = "header" if row is not names else "role"
        for place in row.cells.values():
            heading.claims.setdefault(place, "role group" if row in groups else kind)
    for head in heads:
        heading.claims[head.place] = "role"
    return heading


def _collect_rows(
    guesses: Guesses, columns: list[int], first_row: int, ceiling: int
) -> tuple[list[_Row], list[int]]:
    """Go up from the first letters and take the rows that stand over the columns."""
    found: list[_Row] = []
    between: list[int] = []
    empty = 0
    lowest = max(ceiling, first_row - _FARTHEST - 1)
    for number in range(first_row - 1, lowest, -1):
        row = _row_over(guesses, number, columns)
        has_cells = any((number, c) in guesses.of for c in guesses.view.rows.get(number, ()))
        if not row.cells or _is_for_nobody(guesses, number, columns):
            if has_cells and not found:
                between.append(number)
            # People may stand under a row that names only the columns beside.
            empty += 2 if found else not has_cells
            if empty > 2:
                break
            continue
        if _has_letters(guesses, number, columns) or (found and _is_of_numbers(row)):
            break
        if _is_title(guesses.view, row, columns):
            if found:
                break
            between.append(number)  # a section over the first letters, before any heading
            continue
        if found and row.labels == found[-1].labels:
            continue  # one tall heading, met again in the row it covers
        found.append(row)
        if len(found) == _MOST_HEADING_ROWS:
            break
    return found, between


def _is_of_numbers(row: _Row) -> bool:
    """Whether a row is of sums, under another matrix above."""
    numbers = sum(label.isdecimal() for label in row.labels.values())
    return numbers > 0.5 * len(row.labels)


def _row_over(guesses: Guesses, number: int, columns: list[int]) -> _Row:
    cells: dict[int, Place] = {}
    labels: dict[int, str] = {}
    for column in columns:
        cell = guesses.view.at(number, column)
        if cell is not None and (cell.row, cell.column) in guesses.of:
            cells[column] = (cell.row, cell.column)
            labels[column] = guesses.view.label(number, column)
    return _Row(number, cells, labels)


def _is_title(view: View, row: _Row, columns: list[int]) -> bool:
    """Whether one cell alone covers the columns and more: a title, not a group."""
    places = set(row.cells.values())
    if len(places) != 1:
        return False
    (_, column) = next(iter(places))
    if column < columns[0] and len(row.cells) == len(columns) > 1:
        return True  # a number may stand beside it: a section under the names
    alone = len(view.rows.get(row.number, ())) <= 1
    if len(columns) < 2:
        return alone and column < columns[0]
    if _is_one_group(view, row, columns):
        return False
    return alone and (column < columns[0] or len(row.cells) == 1 or len(row.cells) == len(columns))


def _is_one_group(view: View, row: _Row, columns: list[int]) -> bool:
    """Whether a short name is merged over these columns only: all are of one group."""
    ((number, column),) = set(row.cells.values())
    text = view.label(number, column)
    merge = view.spans.get((number, column))
    words = vocabulary()
    if merge is None or merge.first_row != merge.last_row:
        return False
    named = view.rows.get(number + 1, [])  # the names right under it begin farther left
    over = named and named[0] < merge.first_column <= columns[0]
    return (
        bool(over)
        and columns[-1] <= merge.last_column <= named[-1]
        and len(words_of(text)) <= 3
        and not (words.matrix_words.has_one(text) or words.role_headings.is_one(text))
    )


def _is_for_nobody(guesses: Guesses, number: int, columns: list[int]) -> bool:
    """Whether a row only says of its columns that they are not involved: a first activity."""
    kinds = {guesses.kind(number, column) for column in columns} - {None}
    return kinds == {Kind.NONE}


def _has_letters(guesses: Guesses, number: int, columns: list[int]) -> bool:
    kinds = [guesses.kind(number, column) for column in columns]
    letters = sum(kind in (Kind.CODE, Kind.MARK) for kind in kinds)
    names = sum(kind in (Kind.TEXT, Kind.WEAK, Kind.LOOSE) for kind in kinds)
    return letters > names


def _choose_names(rows: list[_Row], columns: list[int]) -> _Row:
    """Choose the row that names the columns: full, each name once, words for roles."""

    def score(row: _Row) -> tuple[float, int]:
        labels = list(row.labels.values())
        covered = len(row.cells) / len(columns)
        distinct = row.distinct() / max(1, len(labels))
        roles = sum(vocabulary().role_words.at_an_end(x) for x in labels) / max(1, len(labels))
        people = sum(is_person(x) for x in labels) / max(1, len(labels))
        words = sum(len(words_of(x)) for x in labels) / max(1, len(labels))
        numbers = sum(not any(map(str.isalpha, x)) for x in labels) / max(1, len(labels))
        value = 2 * covered + 1.5 * distinct + roles - 0.6 * people - 2 * numbers
        return value - (0.1 * max(0.0, words - 6)), row.number

    # Where one row names each column, one that stands over several of them is no row of names.
    full = [r for r in rows if len(r.cells) == len(columns) == len(set(r.cells.values()))]
    full = [r for r in full if r.distinct() == len(columns)]
    plain = [row for row in full if _may_name_roles(row)]
    if len(plain) > 1:
        return max(plain, key=lambda row: row.number)  # groups stand above roles
    return max(full or rows, key=score)


def _may_name_roles(row: _Row) -> bool:
    """Whether labels are names, and not those of people, abbreviations or numbers."""
    labels = list(row.labels.values())
    roles = sum(vocabulary().role_words.at_an_end(x) for x in labels)
    people = sum(is_person(x) for x in labels) if roles < 0.3 * len(labels) else 0
    short = sum(len(x) <= 4 for x in labels)
    names = sum(any(map(str.isalpha, x)) for x in labels)
    words = sum(len(words_of(x)) for x in labels)
    count = len(labels)
    return people < 0.5 * count and short < 0.5 * count <= names and words <= 6 * count


def _choose_groups(view: View, rows: list[_Row], names: _Row, columns: list[int]) -> list[_Row]:
    """Give the rows whose labels stand for several columns each."""
    groups = []
    for row in rows:
        if row is names or len(columns) < 2:
            continue
        wide = any(view.width(view.cells[place]) > 1 for place in row.cells.values())
        sparse = len(set(row.cells.values())) < len(columns)
        repeats = row.distinct() < len(row.labels)
        if wide or sparse or repeats:
            groups.append(row)
    return groups


def _make_heads(
    view: View, names: _Row, rows: list[_Row], columns: list[int], groups: list[_Row]
) -> list[Head]:
    heads: list[Head] = []
    by_place: dict[Place, Head] = {}
    upper = [row for row in groups if row.number < names.number] or groups
    spread = _spread(view, upper[0], columns) if upper else {}
    for column in columns:
        place, name = names.cells.get(column), names.labels.get(column, "")
        if place is None:
            place, name = _other_label(rows, column) or (None, "")
        if place is None:
            continue
        if place in by_place:
            by_place[place].columns.append(column)
            continue
        group = spread.get(column)
        by_place[place] = Head(place, name, [column], group if group != name else None)
        heads.append(by_place[place])
    return heads


def _other_label(rows: list[_Row], column: int) -> tuple[Place, str] | None:
    """A column that the row of names leaves out may be named in the row over or under it."""
    for row in rows:
        if column in row.cells:
            return row.cells[column], row.labels[column]
    return None


def _spread(view: View, row: _Row, columns: list[int]) -> dict[int, str]:
    """Give each column its group: merged cells as they are, others up to the next label."""
    merged = any(view.width(view.cells[place]) > 1 for place in row.cells.values())
    found: dict[int, str] = {}
    current = ""
    for column in columns:
        current = row.labels.get(column, "" if merged else current)
        if current:
            found[column] = current
    return found
