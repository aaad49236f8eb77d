"""Where a reading may well be another, say so by its certainty."""

from collections.abc import Container

from bhuki.sheets.found import Found
from bhuki.sheets.grid import Cell
from bhuki.sheets.layout import Layout
from bhuki.sheets.ledger import Ledger
from bhuki.sheets.letters import Kind
from bhuki.sheets.view import Place, View
from bhuki.sheets.vocabulary import vocabulary

UNSURE = 0.85
"""The most certainty that a reading gets which may well be another."""

_FEW_LEFT = 2  # so many letters may be left over by chance: in a note, in a heading


def doubt_where_letters_are_left(
    view: View, ledger: Ledger, found: list[Found], legend: Container[Place]
) -> None:
    """Be less sure where letters stand that no matrix took: something was not seen."""
    read = set().union(*(matrix.cell_places() for matrix in found))
    left = [
        place
        for place, cell in view.cells.items()
        if place not in read
        and place not in legend
        and ledger.kind(place) in (None, "notes", "role group")
        and any(_is_letter_of(matrix, cell) for matrix in found)
    ]
    if len(left) > max(_FEW_LEFT, 0.05 * len(read)):
        for matrix in found:
            matrix.certainty = min(matrix.certainty, UNSURE)


def _is_letter_of(matrix: Found, cell: Cell) -> bool:
    """Whether a cell says a letter of the matrix's scheme, or a word for one."""
    guess = matrix.choice.alphabet.guess(cell.text, cell.kind)
    return guess.kind is Kind.CODE and guess.note is None


def is_one_column(layout: Layout) -> bool:
    """Say whether in a lone column of letters it is not said what they are for.

    It is headed like letters, or has each letter once, as a legend has.
    """
    words = vocabulary()
    names = [head.name for head in layout.heads]
    return len(names) == 1 and (
        words.letter_headings.is_one(names[0])
        or max(layout.used.values(), default=0) == 1
        or words.matrix_words.is_one(names[0])
        or any(words.matrix_words.is_one(line.name) for line in layout.lines.found)
    )


def may_be_list(layout: Layout) -> bool:
    """Say whether activities repeat beside one column of letters: for one role after another."""
    names = [line.name for line in layout.lines.found]
    return len(layout.heads) == 1 and len(set(names)) <= 0.7 * len(names)
