"""Say where a matrix ends and what stands beside it begins."""

from bhuki.sheets.blocks import Guesses
from bhuki.sheets.letters import Kind
from bhuki.sheets.view import View


def before_neighbour(view: View, right: int, last: int, rows: tuple[int, int]) -> int:
    """Leave the columns that name a right neighbour's rows to that neighbour."""
    if right > view.last_column:
        return right
    column = right - 1
    while column > last and view.in_column(column, *rows):
        column -= 1
    return column + 1


def after_neighbour(guesses: Guesses, left: int, first: int, rows: tuple[int, int]) -> int:
    """Leave what stands at a left neighbour, before an empty column, to that neighbour."""
    if left == 1:
        return left
    column = first - 1
    while column > left and not _has_words_down(guesses, column, rows):
        column -= 1
    while column >= left and _says_something(guesses, column, rows):
        column -= 1
    return column + 1 if column >= left else left


def _has_words_down(guesses: Guesses, column: int, rows: tuple[int, int]) -> bool:
    return any(
        guesses.kind(row, column) is Kind.TEXT and guesses.view.has_words(row, column)
        for row in guesses.view.in_column(column, *rows)
    )


def _says_something(guesses: Guesses, column: int, rows: tuple[int, int]) -> bool:
    """Whether anything but a legend stands in a column beside these rows."""
    filled = guesses.view.in_column(column, *rows)
    return any((row, column) in guesses.of for row in filled)


def is_apart(view: View, above: int, below: int) -> bool:
    """Say whether an empty row keeps what ends above from what begins below."""
    return any(row not in view.rows for row in range(above + 1, below))
