"""Find lists of the letters to choose from, as drop-downs are filled from, beside a matrix.

Each letter stands once, one under the other, well apart from the matrix and under no role.
"""

from itertools import groupby

from bhuki.sheets.letters import Alphabet, Kind
from bhuki.sheets.view import Place, View
from bhuki.sheets.vocabulary import vocabulary

_FEWEST = 3
_MOST = 15
_NEAR = 4  # rows over the list in which a role may be named
_APART = 2  # empty columns between the list and what stands left of it


def find_choices(view: View, alphabet: Alphabet) -> set[Place]:
    """Give the cells of all such lists, and of what heads them."""
    found: set[Place] = set()
    for column, rows in view.columns.items():
        for run in _runs(rows):
            heading = _heading(view, run[0], column, alphabet)
            listed = run[1:] if heading else run
            named = bool(view.in_column(column, run[0] - _NEAR, run[0] - 1))
            if named or not _FEWEST <= len(listed) <= _MOST:
                continue
            if _is_list(view, column, listed, alphabet):
                found |= {(row, column) for row in run}
    return found


def _runs(rows: list[int]) -> list[list[int]]:
    """Give the rows that follow each other without a gap."""
    numbered = enumerate(rows)
    return [[row for _, row in run] for _, run in groupby(numbered, lambda item: item[1] - item[0])]


def _heading(view: View, row: int, column: int, alphabet: Alphabet) -> bool:
    """Whether the first cell says what is listed."""
    words, text = vocabulary(), view.label(row, column)
    if alphabet.guess(text).kind is Kind.CODE and not words.letter_headings.is_one(text):
        return False
    named = words.legend_headings, words.letter_headings, words.matrix_words
    return any(kind.is_one(text) for kind in named)


def _is_list(view: View, column: int, rows: list[int], alphabet: Alphabet) -> bool:
    said = [alphabet.guess(view.cells[row, column].text) for row in rows]
    if any(guess.kind is not Kind.CODE or guess.note for guess in said):
        return False
    if len({guess.codes for guess in said}) < len(rows):
        return False
    beside = [*range(column - _APART, column), column + 1]
    return (
        column > _APART
        and all((row, c) not in view.cells for row in rows for c in beside)
        and any(view.rows[row][0] < column for row in rows)
    )
