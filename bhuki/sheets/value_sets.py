"""Recognise matrices that use words of their own for letters: `Shared`, `Owns/Helps`, `Lead`.

What gives them away: the same few values stand in several columns. A table of records has other
values in each column, and ratings, states and rights are told apart by their words. Never found
with much certainty.
"""

from collections import Counter, defaultdict

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.blocks import Block, Guesses
from bhuki.sheets.corrections import Corrections
from bhuki.sheets.finding import as_found
from bhuki.sheets.found import Found
from bhuki.sheets.layout import Bounds, Layout, lay_out
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import Alphabet, Kind, plain
from bhuki.sheets.orientation import decide_orientation
from bhuki.sheets.scheme_evidence import (
    OWN,
    SchemeChoice,
    alphabet_of,
    own_scheme,
)
from bhuki.sheets.scheme_words import names_of_letters
from bhuki.sheets.view import View, label
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_MOST_VALUES = 12
_FEWEST_ROWS = 4
_FEWEST_COLUMNS = 3
_FEWEST_UNTITLED = 4


def find_value_sets(
    guesses: Guesses, legend: Legend, titled: float, corrections: Corrections
) -> list[Found]:
    """Find a matrix of words on a sheet."""
    view = guesses.view
    shared = _shared_values(view, guesses)
    explained = sum(_in_legend(value, legend) for value in shared)
    if not shared or len(shared) > _MOST_VALUES or _are_ratings(shared) or _are_signs(shared):
        return []
    columns = _columns_of(view, shared)
    spoken_of = titled >= 0.7 or explained >= 2
    if len(columns) < (_FEWEST_COLUMNS if spoken_of else _FEWEST_UNTITLED):
        return []
    columns = _with_kin(view, columns, shared)
    places = ((row, column) for column in columns for row in view.columns[column])
    rows = sorted({row for row, column in places if _is_in(view, row, column, shared)})
    if len(rows) < _FEWEST_ROWS:
        return []
    rows = _down_to_the_end(view, columns, rows)
    values = _all_values(view, columns, rows, shared)
    alphabet = Alphabet({}, {fold(value): value for value in values.values()}, _nones(legend))
    own = Guesses(view, alphabet, {p for p in view.cells if p not in guesses.of})
    block = Block(
        {(row, column) for row in rows for column in columns if own.kind(row, column) is Kind.CODE}
    )
    layout = lay_out(own, block, Bounds(0, 1, view.last_column + 1), corrections)
    if layout is None or len(layout.heads) < _FEWEST_COLUMNS:
        return []
    if any(vocabulary().calendar_words.is_one(head.name) for head in layout.heads):
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


def _are_ratings(values: set[str]) -> bool:
    """Whether these are levels, states or rights, as many other tables have in all columns."""
    ratings = sum(vocabulary().rating_words.is_one(value) for value in values)
    return ratings >= 0.5 * len(values)


def _are_signs(values: set[str]) -> bool:
    """Whether most are marks, as rights have (`✓ S`), or have no word in them."""
    signs = sum(
        not value[:1].isalnum() or max(map(len, words_of(value)), default=0) < 3 for value in values
    )
    return signs > 0.5 * len(values)


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


def _with_kin(view: View, columns: list[int], shared: set[str]) -> list[int]:
    """Take in columns beside that hold some of the values, and few others."""
    found = set(columns)
    for column, rows in view.columns.items():
        if column in found or vocabulary().note_headings.is_one(view.label(rows[0], column)):
            continue
        below = [row for row in rows[1:] if len(plain(view.cells[row, column].text)) > 3]
        hits = sum(_is_in(view, row, column, shared) for row in below)
        others = {fold(view.cells[row, column].text) for row in below}
        near = min(columns) - 2 <= column <= max(columns) + 2
        between = min(columns) < column < max(columns)
        if near and (hits or between) and others and len(others - shared) <= 3:
            found.add(column)
    return sorted(found)


def _down_to_the_end(view: View, columns: list[int], rows: list[int]) -> list[int]:
    """Take in the rows under the last shared value, as far as the table goes on."""
    found = list(rows)
    for row in range(rows[-1] + 1, view.last_row + 1):
        if row not in view.rows:
            break
        if any((row, column) in view.cells for column in columns):
            found.append(row)
    return found


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
    return text.casefold() in vocabulary().none_marks


def _nones(legend: Legend) -> set[str]:
    return {fold(letter) for letter in legend.nones}


def _found(
    layout: Layout, alphabet: Alphabet, values: dict[str, str], legend: Legend, titled: float
) -> Found:
    explained = sum(_in_legend(value, legend) for value in values)
    certainty = 0.3 + 0.15 * titled + (0.2 if explained >= 2 else 0.0)
    choice = _shipped_choice(values, certainty)
    if choice is None:
        scheme = own_scheme(dict.fromkeys(values.values(), ""))
        choice = SchemeChoice(OWN, scheme, certainty, alphabet, 1.0)
    orientation, _ = decide_orientation(layout, choice)
    return as_found(layout, choice, orientation, choice.certainty)


def _shipped_choice(values: dict[str, str], certainty: float) -> SchemeChoice | None:
    """Give the shipped scheme whose letters all these words name: Driver, Approver."""
    for scheme_id, names in names_of_letters().items():
        if len(values) >= 3 and values.keys() <= names.keys():
            scheme = shipped_schemes()[scheme_id]
            surer = min(0.85, certainty + 0.35)
            return SchemeChoice(scheme_id, scheme, surer, alphabet_of(scheme), 1.0)
    return None
