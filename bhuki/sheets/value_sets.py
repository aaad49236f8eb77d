"""Recognise matrices that use words of their own for letters: `Shared`, `Owns/Helps`, `Lead`.

What gives them away: the same few values stand in several columns. A table of records has other
values in each column. Found only where titles or a legend speak of responsibilities, and never
with much certainty.
"""

from collections import Counter, defaultdict

from bhuki.sheets.blocks import Block, Guesses
from bhuki.sheets.corrections import Corrections
from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole
from bhuki.sheets.layout import Layout, lay_out
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import Alphabet, Kind, plain
from bhuki.sheets.orientation import Orientation, decide_orientation
from bhuki.sheets.scheme_evidence import OWN, SchemeChoice, own_scheme
from bhuki.sheets.view import View, label
from bhuki.sheets.vocabulary import fold, words_of

_MOST_VALUES = 12
_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 3


def find_value_sets(
    guesses: Guesses, legend: Legend, titled: float, corrections: Corrections
) -> list[Found]:
    """Find a matrix of words on a sheet."""
    view = guesses.view
    shared = _shared_values(view, guesses)
    explained = sum(_in_legend(value, legend) for value in shared)
    if not shared or len(shared) > _MOST_VALUES or not (titled >= 0.7 or explained >= 2):
        return []
    columns = _columns_of(view, shared)
    if len(columns) < _FEWEST_COLUMNS:
        return []
    rows = sorted(
        {row for column in columns for row in view.columns[column] if _is_in(view, row, column, shared)}
    )
    if len(rows) < _FEWEST_ROWS:
        return []
    values = _all_values(view, columns, rows, shared)
    alphabet = Alphabet({}, {fold(value): value for value in values.values()}, _nones(legend))
    own = Guesses(view, alphabet, {p for p in view.cells if p not in guesses.of})
    block = Block(
        {
            (row, column)
            for row in rows
            for column in columns
            if own.kind(row, column) is Kind.CODE
        }
    )
    layout = lay_out(own, block, 0, 1, view.last_column + 1, corrections)
    if layout is None or len(layout.heads) < _FEWEST_COLUMNS:
        return []
    return [_found(layout, alphabet, values, legend, titled)]


def _shared_values(view: View, guesses: Guesses) -> set[str]:
    """Give the values, folded, that stand in several columns and often."""
    columns: dict[str, set[int]] = defaultdict(set)
    times: Counter[str] = Counter()
    for (row, column), cell in view.cells.items():
        kind = guesses.kind(row, column)
        if kind in (None, Kind.NONE, Kind.NUMBER) or len(cell.text) > 60:
            continue
        for value in _values(cell.text):
            columns[value].add(column)
            times[value] += 1
    return {
        value
        for value, where in columns.items()
        if len(where) >= 3 and times[value] >= 4 and len(value) > 1 and len(words_of(value)) <= 5
    }


def _values(text: str) -> list[str]:
    return [folded for part in plain(text).split("/") if (folded := fold(part))]


def _in_legend(value: str, legend: Legend) -> bool:
    meanings = [fold(meaning) for meaning in legend.meanings.values()]
    return any(value == meaning or meaning.startswith(value) for meaning in meanings)


def _is_in(view: View, row: int, column: int, shared: set[str]) -> bool:
    values = _values(view.cells[row, column].text)
    return bool(values) and all(value in shared for value in values)


def _columns_of(view: View, shared: set[str]) -> list[int]:
    """Give the columns in which shared values are what mostly stands."""
    found = []
    for column, rows in view.columns.items():
        hits = sum(_is_in(view, row, column, shared) for row in rows)
        nones = sum(len(plain(view.cells[row, column].text)) <= 3 for row in rows)
        if hits >= 2 and hits >= 0.6 * (len(rows) - nones - 1):
            found.append(column)
    return sorted(found)


def _all_values(
    view: View, columns: list[int], rows: list[int], shared: set[str]
) -> dict[str, str]:
    """Give all values of these columns, also rare ones, as they are first written."""
    written: dict[str, str] = {}
    for row in rows:
        for column in columns:
            cell = view.own(row, column)
            if cell is None or len(cell.text) > 60:
                continue
            for part in plain(cell.text).split("/"):
                if fold(part) and (fold(part) in shared or len(words_of(part)) <= 4):
                    written.setdefault(fold(part), label(part))
    return {folded: text for folded, text in written.items() if not _is_none(text)}


def _is_none(text: str) -> bool:
    from bhuki.sheets.vocabulary import vocabulary

    return text.casefold() in vocabulary().none_marks


def _nones(legend: Legend) -> set[str]:
    return {fold(letter) for letter in legend.nones}


def _found(
    layout: Layout, alphabet: Alphabet, values: dict[str, str], legend: Legend, titled: float
) -> Found:
    meanings = {value: "" for value in values.values()}
    scheme = own_scheme(meanings)
    explained = sum(_in_legend(value, legend) for value in values)
    certainty = 0.3 + 0.15 * titled + (0.2 if explained >= 2 else 0.0)
    choice = SchemeChoice(OWN, scheme, certainty, alphabet, 1.0)
    orientation, _ = decide_orientation(layout, choice)
    across = orientation is Orientation.ROLES_IN_COLUMNS
    read = Found(orientation, choice, certainty, [], [], [])
    read.heading_rows, read.activity_column = layout.heading.rows, layout.side.activity
    for head in layout.heads:
        if across:
            read.roles.append(FoundRole(head.name, head.place, head.group))
        else:
            read.activities.append(FoundActivity(head.name, head.place))
    for line in layout.lines.found:
        if across:
            read.activities.append(FoundActivity(line.name, line.place, line.number, line.sections))
        else:
            read.roles.append(FoundRole(line.name, line.place))
    read.claims = {p: k for p, k in layout.claims.items() if k not in ("role", "activity")}
    read.odd = list(layout.odd)
    heads = {column: n for n, head in enumerate(layout.heads) for column in head.columns}
    lines = {row: n for n, line in enumerate(layout.lines.found) for row in line.rows}
    for place, guess in layout.cells.items():
        if place[0] in lines and place[1] in heads:
            line, head_number = lines[place[0]], heads[place[1]]
            activity, role = (line, head_number) if across else (head_number, line)
            codes = tuple(code.upper() if len(code) == 1 else code for code in guess.codes)
            read.cells.append(FoundCell(activity, role, place, codes, guess.note))
        else:
            read.odd.append(place)
    return read
