"""Recognise lists: an activity, a role and a letter in each row, or in each item of an outline."""

import re
from collections import Counter

from bhuki.sheets.blocks import Guesses
from bhuki.sheets.duty_columns import split_names
from bhuki.sheets.duty_headings import duty_named
from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole, Orientation
from bhuki.sheets.layout import Layout
from bhuki.sheets.letters import WORD, Kind
from bhuki.sheets.lines import split_number
from bhuki.sheets.scheme_evidence import Evidence, SchemeChoice, choose_scheme
from bhuki.sheets.scheme_words import concepts
from bhuki.sheets.side import is_number_label, is_person
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary

_ITEM = re.compile(r"\s*(.{1,60}?)\s*(?::|=|\s[-–—]\s|→)\s*(.+)", re.DOTALL)
_NEEDED_ITEMS = 4
_FEWEST_LETTERS = 3
_SURE = 0.93


def find_list(layout: Layout, choice: SchemeChoice) -> Found | None:
    """Read a block of one column as a list, where its rows name a role and an activity each."""
    if len(layout.heads) != 1 or len(layout.columns) != 1:
        return None
    columns = _list_columns(layout)
    if columns is None:
        return None
    activity_column, role_column, section_columns = columns
    read = Found(Orientation.LIST, choice, 0.0, [], [], [])
    read.heading_rows, read.activity_column = layout.heading.rows, activity_column
    activities: dict[str, int] = {}
    roles: dict[str, int] = {}
    carried: dict[int, Place] = {}
    reached = min((row for row, _ in layout.cells), default=0)
    for place in sorted(layout.cells):
        row = place[0]
        for between in range(reached, row):  # a row without a letter may name what goes on
            _names_in_row(layout.view, between, (activity_column, role_column), carried)
        reached = row + 1
        named = _names_in_row(layout.view, row, (activity_column, role_column), carried)
        if named is None:
            read.odd.append(place)
            continue
        guess = choice.alphabet.guess(layout.view.cells[place].text)
        if guess.kind not in (Kind.CODE, Kind.WEAK, Kind.LOOSE):
            read.odd.append(place)
            continue
        sections = [t for c in section_columns if (t := layout.view.label(row, c))]
        activity = _activity(layout.view, read, activities, named[0], sections)
        for role in _roles(layout.view, read, roles, named[1]):
            codes = choice.scheme.sort(guess.codes)
            read.cells.append(FoundCell(activity, role, place, codes, guess.note))
    _claim_list(layout, read)
    read.certainty = _SURE if _is_headed(layout, activity_column, role_column) else 0.0
    return read if read.cells else None


def _is_headed(layout: Layout, activity_column: int, role_column: int) -> bool:
    """Whether all three columns are headed as in a list, and all letters are told."""
    words, view = vocabulary(), layout.view
    rows = [layout.heading.name_row, *layout.heading.between]
    activity, role = (
        " ".join(text for row in rows if (text := view.label(row, column)))
        for column in (activity_column, role_column)
    )
    letters = layout.heads[0].name
    return (
        words.activity_headings.has_one(activity)
        and words.role_headings.has_one(role)
        and (words.letter_headings.has_one(letters) or words.matrix_words.has_one(letters))
        and len(layout.used) >= _FEWEST_LETTERS
        and not layout.odd
    )


def _list_columns(layout: Layout) -> tuple[int, int, list[int]] | None:
    """Give the columns of activities, of roles and of sections; None where it is no list."""
    words, view, side = vocabulary(), layout.view, layout.side
    rows = sorted({row for row, _ in layout.cells})
    columns = sorted([side.activity, *side.sections, *side.others])
    heading_rows = [layout.heading.name_row, *layout.heading.between]
    points: dict[int, float] = {}
    for column in columns:
        heading = " ".join(t for r in heading_rows if (t := view.label(r, column)))
        texts = [t for row in rows if (t := view.label(row, column))]
        if not texts:
            continue
        value = 2.0 if words.role_headings.is_one(heading) else 0.0
        value += 1.0 if not value and words.role_headings.has_one(heading) else 0.0
        roles = sum(words.role_words.at_an_end(text) or is_person(text) for text in texts)
        value += 1.2 * roles / len(texts)
        value -= 1.5 if words.activity_headings.has_one(heading) else 0.0
        value -= 1.5 if words.section_headings.is_one(heading) else 0.0
        points[column] = value
    role = max(points, key=lambda column: points[column], default=0)
    head = layout.heads[0].name
    if len(points) == 2 and points[role] < 1.0 and words.letter_headings.is_one(head):
        role = _crossed_by(layout, list(points), heading_rows)
    elif len(points) < 2 or points[role] < 1.0:
        return None
    if not role:
        return None
    named = words.letter_headings.has_one(head) or words.matrix_words.has_one(head)
    named = named or words.activity_headings.is_one(head)
    others = [column for column in points if column != role]
    best = max(others, key=lambda column: _activity_points(layout, column, heading_rows))
    pairs = set(zip(_carried(view, rows, best), _carried(view, rows, role), strict=True))
    repeats = len({pair[0] for pair in pairs}) < len(rows)
    if not (named or repeats) or len(pairs) < 0.9 * len(rows):
        return None
    return best, role, [column for column in side.sections if column not in (best, role)]


def _crossed_by(layout: Layout, columns: list[int], heading_rows: list[int]) -> int:
    """Give the column that crosses the activities: both repeat, and no pair does; 0 if none.

    Its heading and names may be words that are not known.
    """
    words, view = vocabulary(), layout.view
    rows = sorted({row for row, _ in layout.cells})
    headed = {c: " ".join(view.label(r, c) for r in heading_rows) for c in columns}
    activities = [c for c in columns if words.activity_headings.has_one(headed[c])]
    others = [c for c in columns if c not in activities]
    if len(activities) != 1 or words.section_headings.has_one(headed[others[0]]):
        return 0
    repeat = all(len(set(_carried(view, rows, c))) <= 0.7 * len(rows) for c in columns)
    return others[0] if repeat else 0


def _carried(view: View, rows: list[int], column: int) -> list[str]:
    """Give a column's texts; an empty cell says again what stands above."""
    texts: list[str] = []
    last, reached = "", rows[0] if rows else 0
    for row in rows:
        for between in range(reached, row + 1):  # also where a row has no letter
            last = view.label(between, column) or last
        reached = row + 1
        texts.append(last)
    return texts


def _activity_points(layout: Layout, column: int, heading_rows: list[int]) -> float:
    words, view = vocabulary(), layout.view
    heading = " ".join(t for r in heading_rows if (t := view.label(r, column)))
    points = 2.0 if words.activity_headings.has_one(heading) else 0.0
    points += 1.0 if column == layout.side.activity else 0.0
    texts = [t for line in layout.lines.found if (t := view.label(line.rows[0], column))]
    points -= sum(is_number_label(text) for text in texts) / max(1, len(texts))
    return points - (1.5 if words.section_headings.is_one(heading) else 0.0)


def _names_in_row(
    view: View, row: int, columns: tuple[int, int], carried: dict[int, Place]
) -> tuple[Place, Place] | None:
    """Give the cells that name a row's activity and role; an empty one repeats the one above."""
    for column in columns:
        cell = view.at(row, column)
        if cell is not None:
            carried[column] = (cell.row, cell.column)
    if columns[0] not in carried or columns[1] not in carried:
        return None
    return carried[columns[0]], carried[columns[1]]


def _activity(
    view: View, read: Found, known: dict[str, int], place: Place, sections: list[str]
) -> int:
    number, name = split_number(label(view.cells[place].text))
    key = fold(" / ".join([*sections, number or "", name]))
    if key not in known:
        known[key] = len(read.activities)
        read.activities.append(FoundActivity(name, place, number, sections))
    else:
        read.claims.setdefault(place, "activity, repeated")
    return known[key]


def _roles(view: View, read: Found, known: dict[str, int], place: Place) -> list[int]:
    found = []
    for name in split_names(view.cells[place].text, ""):
        if fold(name) not in known:
            known[fold(name)] = len(read.roles)
            read.roles.append(FoundRole(name, place))
        found.append(known[fold(name)])
    if all(role.place != place for role in read.roles):
        read.claims.setdefault(place, "role, repeated")
    return found


def _claim_list(layout: Layout, read: Found) -> None:
    known = {role.place for role in read.roles} | {a.place for a in read.activities}
    for place, kind in layout.claims.items():
        if place in known or place in read.claims:
            continue
        if place[0] in layout.heading.rows or kind == "role":
            read.claims[place] = "header"
        else:
            read.claims[place] = "notes" if kind == "activity" else kind


def find_nested(guesses: Guesses, evidence: Evidence) -> list[Found]:
    """Read an outline: an activity, and under it `R: Project manager` or `Sponsor: A`."""
    view = guesses.view
    items: list[tuple[Place, Place, str, list[str]]] = []  # cell, activity, code, names
    path: dict[int, Place] = {}
    leaves = 0
    for cell in sorted(view.grid.cells, key=lambda c: c.row):
        place = (cell.row, cell.column)
        path = {depth: p for depth, p in path.items() if depth < cell.column}
        parent = path.get(cell.column - 1)
        path[cell.column] = place
        if parent is None:
            continue
        leaves += 1
        if read := _read_item(guesses, cell.text):
            items += [(place, parent, code, names) for code, names in read]
    parents = {parent for _, parent, _, _ in items}
    enough = len(items) >= _NEEDED_ITEMS and len(parents) >= 2
    if not enough or len({place for place, *_ in items}) < 0.6 * leaves:
        return []
    return [_nested_matrix(view, items, evidence)]


def _read_item(guesses: Guesses, text: str) -> list[tuple[str, list[str]]]:
    hit = _ITEM.fullmatch(label(text))
    if not hit:
        return []
    first, second = hit[1], hit[2]
    guess = guesses.alphabet.guess(first)
    code = duty_named(first) or (
        guess.codes[0] if guess.kind is Kind.CODE and guess.codes else None
    )
    if code and guesses.alphabet.guess(second).kind is Kind.NONE:
        return [(code, [])]
    if code:
        return [(code, split_names(second, ""))]
    letters = guesses.alphabet.guess(second)
    if letters.kind in (Kind.CODE, Kind.WEAK):
        return [(code, [first]) for code in letters.codes]
    return []


def _nested_matrix(
    view: View, items: list[tuple[Place, Place, str, list[str]]], evidence: Evidence
) -> Found:
    evidence.used = Counter(code for _, _, code, _ in items)
    choice = choose_scheme(evidence)
    by_concept = {} if choice.scheme.own else {c: x for x, c in concepts(choice.scheme.id).items()}
    read = Found(Orientation.LIST, choice, 0.8 * choice.covered, [], [], [])
    activities: dict[Place, int] = {}
    roles: dict[str, int] = {}
    for place, parent, said, names in items:
        code = by_concept.get(said[len(WORD) :], "") if said.startswith(WORD) else said
        if not code:
            read.odd.append(place)
            continue
        if parent not in activities:
            number, name = split_number(label(view.cells[parent].text).rstrip(":"))
            activities[parent] = len(read.activities)
            read.activities.append(FoundActivity(name, parent, number))
        for name in names:
            if fold(name) not in roles:
                roles[fold(name)] = len(read.roles)
                read.roles.append(FoundRole(name, place))
            read.cells.append(FoundCell(activities[parent], roles[fold(name)], place, (code,)))
    return read
