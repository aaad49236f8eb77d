"""Where a reading may well be another, say so by its certainty."""

from collections.abc import Container, Iterable

from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import Cell
from bhuki.sheets.layout import Layout
from bhuki.sheets.ledger import Ledger
from bhuki.sheets.letters import Kind, plain
from bhuki.sheets.other_columns import heads_no_role
from bhuki.sheets.scheme_evidence import SchemeChoice
from bhuki.sheets.view import Place, View
from bhuki.sheets.vocabulary import vocabulary

UNSURE = 0.85
"""The most certainty that a reading gets which may well be another."""

_MAY_HIDE_LETTERS = (None, "notes", "role group", "description", "section", "name, continued")
_FEW_FAR = 5  # and so many in rows that have no letters of a matrix: versions A, B and C
_FEWEST_ALONE = 6  # letters in a lone column
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
        and ledger.kind(place) in _MAY_HIDE_LETTERS
        and any(_is_letter_of(matrix, cell) for matrix in found)
        and not any(_is_told_apart(view, matrix, place[1]) for matrix in found)
    ]
    # Sections may be called like a duty, "Review"; in one column, not in several.
    sections = {place for place in left if ledger.kind(place) == "section"}
    if len({column for _, column in sections}) < 2:
        left = [place for place in left if place not in sections]
    rows = {row for row, _ in read}
    far = [place for place in left if place[0] not in rows]  # in another table, or unseen letters
    near = len(left) - len(far)
    if near > max(_FEW_LEFT, 0.05 * len(read)) or len(far) > max(_FEW_FAR, 0.1 * len(read)):
        _doubt(found)


def _is_told_apart(view: View, matrix: Found, column: int) -> bool:
    """Whether a matrix's heading says of a column that it is no role: "Status"."""
    names = matrix.orientation is Orientation.LETTERS_IN_COLUMNS
    headings = {view.label(row, column) for row in matrix.heading_rows}
    notes = vocabulary().note_headings
    return any(heads_no_role(text) or (names and notes.is_one(text)) for text in headings)


def doubt_where_a_legend_stands_inside(found: list[Found], legend: Container[Place]) -> None:
    """Be less sure where what was taken for a legend may be letters: under a role, in line."""
    for matrix in found:
        columns = matrix.role_columns()
        for other in found:
            theirs = other.role_columns()
            if not theirs or len(columns & theirs) < 0.5 * min(len(columns), len(theirs)):
                continue
            rows = {activity.place[0] for activity in other.activities}
            if any((row, column) in legend for row in rows for column in columns):
                _doubt([matrix, other])


def _doubt(found: list[Found]) -> None:
    for matrix in found:
        matrix.certainty = min(matrix.certainty, UNSURE)


def _is_letter_of(matrix: Found, cell: Cell) -> bool:
    """Whether a cell says a letter of the matrix's scheme, or a word for one."""
    guess = matrix.choice.alphabet.guess(cell.text, cell.kind)
    return guess.kind is Kind.CODE and guess.note is None


def is_doubtful(layout: Layout, choice: SchemeChoice) -> bool:
    """Say whether a block may well be something else than it was read as."""
    return (
        layout.lines.doubtful
        or layout.unclear_columns
        or choice.has_strangers
        or _may_be_numbers(layout, choice)
        or _may_be_list(layout)
        or _is_one_column(layout)
        or _says_one_thing(layout)
    )


def _may_be_numbers(layout: Layout, choice: SchemeChoice) -> bool:
    """Say whether digits are letters, and some cells were not understood so."""
    return bool(layout.odd) and any(code.isdigit() for code in choice.scheme.by_code)


def has_odd_letters(layout: Layout, odd: Iterable[Place]) -> bool:
    """Say whether what was not understood looks like letters, or letters name activities."""
    cells = layout.view.cells
    lone = any(len(text := plain(cells[p].text)) == 1 and text.isalpha() for p in odd)
    guessed = (layout.cells[place].kind for place in odd if place in layout.cells)
    of_others = any(kind in (Kind.CODE, Kind.WEAK) for kind in guessed)
    lines = layout.lines.found
    named = any(len(line.name) == 1 and line.name.isalpha() for line in lines)
    nameless = any(not line.name and not line.number for line in lines)
    return lone or of_others or named or nameless


def _says_one_thing(layout: Layout) -> bool:
    """Say whether all cells say the same letters, and several: rights are told like that."""
    said = {guess.codes for guess in layout.cells.values()}
    return len(said) == 1 and all(len(codes) > 1 for codes in said)


def _is_one_column(layout: Layout) -> bool:
    """Say whether in a lone column of letters it is not said what they are for.

    It is headed like letters, or has each letter once, as a legend has.
    """
    words = vocabulary()
    names = [head.name for head in layout.heads]
    return len(names) == 1 and (
        (len(layout.cells) < _FEWEST_ALONE and not words.role_words.at_an_end(names[0]))
        or words.letter_headings.is_one(names[0])
        or max(layout.used.values(), default=0) == 1
        or words.matrix_words.is_one(names[0])
        or any(words.matrix_words.is_one(line.name) for line in layout.lines.found)
    )


def _may_be_list(layout: Layout) -> bool:
    """Say whether activities repeat beside one column of letters: for one role after another."""
    names = [line.name for line in layout.lines.found]
    return len(layout.heads) == 1 and len(set(names)) <= 0.7 * len(names)
