"""Recognise names with letters where other matrices have either: `Ben (A), Ann (R)`.

Two ways: one column whose cells name who has which letter, and rows for the letters with names
under each activity. Neither is found with much certainty.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import takewhile, zip_longest

import msgspec

from bhuki.sheets.doubts import UNSURE
from bhuki.sheets.duty_columns import split_names
from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole, Orientation
from bhuki.sheets.grid import Grid, Merge
from bhuki.sheets.letters import plain
from bhuki.sheets.lines import LineReader
from bhuki.sheets.scheme_evidence import Evidence, choose_scheme
from bhuki.sheets.side import find_side, is_person
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary

_ITEM = re.compile(r"([^()\[\]:;,]{2,60}?)\s*[(\[]\s*([A-Za-z](?:\s*[/,&+]\s*[A-Za-z])*)\s*[)\]]")
_LETTERS_FIRST = re.compile(
    r"(?:^|[;,|·\n]\s*)([A-Z](?:\s?[/&+]\s?[A-Z])*)\s*[:=]\s*(?=[^\W\d_]{2})"
)
_BETWEEN = re.compile(r"\s*(?:[;,\n]|\band\b|&)?\s*")
_LETTER = re.compile(r"[A-Za-z]")
_FEWEST_CELLS = 3
_FEWEST_ITEMS = 4
_NEEDED_SHARE = 0.6

Items = list[tuple[str, tuple[str, ...]]]


def items_in(text: str) -> Items:
    """Give the names of a cell with their letters; none where anything else stands there."""
    said, found, reached = plain(text), [], 0
    if _LETTERS_FIRST.match(said):
        return _items_by_letter(said)
    for hit in _ITEM.finditer(said):
        if not _BETWEEN.fullmatch(said[reached : hit.start()]):
            return []
        if vocabulary().duty_of(hit[1]):
            return []  # a legend: "Responsible (R)"
        letters = tuple(letter.upper() for letter in _LETTER.findall(hit[2]))
        found.append((label(hit[1]), letters))
        reached = hit.end()
    return found if found and not said[reached:].strip(" .;,") else []


def _items_by_letter(said: str) -> Items:
    """Read `R: Ann, Ben; A: Eve`: each letter before those who have it."""
    hits = list(_LETTERS_FIRST.finditer(said))
    found: Items = []
    for hit, following in zip_longest(hits, hits[1:]):
        letters = tuple(_LETTER.findall(hit[1]))
        names = split_names(said[hit.end() : following.start() if following else len(said)], "")
        if any(vocabulary().duty_of(name) for name in names):
            return []  # a legend: "R: Responsible"
        found += [(name, letters) for name in names]
    return found


def find_named_letters(view: View, evidence: Evidence) -> list[Found]:
    """Find a column that names who has which letter for the activity in its row."""
    known = {text: items_in(text) for text in {cell.text for cell in view.cells.values()}}
    for column, rows in sorted(view.columns.items()):
        named = [row for row in rows if known[view.cells[row, column].text]]
        if len(named) < _FEWEST_CELLS or len(named) < _NEEDED_SHARE * (len(rows) - 1):
            continue
        items = {row: known[view.cells[row, column].text] for row in named}
        read = _read_column(view, column, items, evidence)
        if read is not None:
            return [read]
    return []


def _read_column(
    view: View, column: int, items: dict[int, Items], evidence: Evidence
) -> Found | None:
    pairs = [pair for said in items.values() for pair in said]
    evidence.used = Counter(letter for _, letters in pairs for letter in letters)
    choice = choose_scheme(evidence)
    if len(pairs) < _FEWEST_ITEMS or len(evidence.used) < 2 or choice.covered < 1:
        return None
    rows = sorted(items)
    heading = max((row for row in view.columns[column] if row < rows[0]), default=0)
    who = _names_who(view.label(heading, column))
    if not heading or not (who or evidence.mentions or evidence.legend.sure >= 2):
        return None
    left = [c for c in sorted(view.columns) if c < column]
    side = find_side(view, left, rows, [heading])
    if side is None:
        return None
    body = [row for row in range(heading + 1, rows[-1] + 1) if row in view.rows]
    lines = LineReader(view, side, [column]).read(body, set(rows))
    read = Found(Orientation.LETTERS_IN_COLUMNS, choice, UNSURE, [], [], [])
    read.claims.update(lines.claims)
    read.claims.update({(heading, c): "header" for c in view.rows[heading]})
    read.heading_rows, read.activity_column = [heading], side.activity
    roles: dict[str, int] = {}
    for number, line in enumerate(lines.found):
        read.activities.append(FoundActivity(line.name, line.place, line.number, line.sections))
        for row in line.rows:
            for name, letters in items.get(row, ()):
                place = (row, column)
                role = roles.setdefault(fold(name), len(read.roles))
                if role == len(read.roles):
                    read.roles.append(FoundRole(name, place))
                read.cells.append(FoundCell(number, role, place, choice.scheme.sort(letters)))
    taken = read.cell_places() | read.claims.keys()
    for place in [(row, c) for row in body for c in view.rows[row] if (row, c) not in taken]:
        if place[1] == column:
            read.odd.append(place)
        else:
            read.claims[place] = "notes"
    return read if read.cells and (who or _names_people(read)) else None


def _names_who(heading: str) -> bool:
    words = vocabulary()
    named = words.role_headings.has_one(heading) or words.duty_of(heading) is not None
    return named or words.matrix_words.is_one(heading)


def find_letter_rows(view: View, find: Callable[[View], list[Found]]) -> list[Found]:
    """Find rows for the letters, activities across: `find` is given the sheet turned over."""
    found = [_turned_back(matrix) for matrix in find(View(_turned(view)))]
    return [matrix for matrix in found if _names_people(matrix) and _are_all_letters(view, matrix)]


def _are_all_letters(view: View, matrix: Found) -> bool:
    """Whether what stands over and under the letters are letters too, and not other names."""
    rows = {cell.place[0] for cell in matrix.cells}
    inside = range(matrix.activities[0].place[0] + 1, max(view.rows) + 1)
    column = matrix.activity_column or 0
    together = list(takewhile(lambda row: (row, column) in view.cells, inside))
    return sum(row in rows for row in together) >= 0.75 * len(together)


def _turned(view: View) -> Grid:
    cells = [
        msgspec.structs.replace(cell, row=cell.column, column=cell.row)
        for cell in view.cells.values()
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    merges = [
        Merge(m.first_column, m.first_row, m.last_column, m.last_row) for m in view.grid.merges
    ]
    return msgspec.structs.replace(view.grid, cells=cells, merges=merges)


def _over(place: Place) -> Place:
    return place[1], place[0]


def _turned_back(matrix: Found) -> Found:
    read = Found(matrix.orientation, matrix.choice, min(matrix.certainty, UNSURE), [], [], [])
    read.roles = [FoundRole(x.name, _over(x.place), x.group) for x in matrix.roles]
    read.activities = [
        FoundActivity(x.name, _over(x.place), x.number, x.sections) for x in matrix.activities
    ]
    read.cells = [
        FoundCell(x.activity, x.role, _over(x.place), x.codes, x.note) for x in matrix.cells
    ]
    read.claims = {_over(place): kind for place, kind in matrix.claims.items()}
    read.odd = [_over(place) for place in matrix.odd]
    read.heading_rows = [matrix.activity_column] if matrix.activity_column else []
    read.activity_column = next(iter(matrix.heading_rows), None)
    return read


def _names_people(matrix: Found) -> bool:
    """Whether the cells name roles or persons, and not what the letters mean."""
    words = vocabulary().role_words
    known = sum(words.at_an_end(role.name) or is_person(role.name) for role in matrix.roles)
    repeated = len(matrix.cells) - len(matrix.roles)
    return len(matrix.activities) >= 2 and (
        known >= _NEEDED_SHARE * len(matrix.roles) or repeated >= 0.4 * len(matrix.cells)
    )
