"""Recognise matrices with a column for each letter and names in the cells.

The heading names duties (`Responsible`, `A`, `Consulted (C)`, `role_informed`), the cells name
roles, several of them with `;`, commas or line breaks between.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable

from bhuki.sheets.blocks import Guesses
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.doubts import UNSURE
from bhuki.sheets.duty_headings import DutyHeading, find_duty_headings
from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole, Orientation
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import WORD, Kind, plain
from bhuki.sheets.lines import LineReader
from bhuki.sheets.scheme_evidence import Evidence, SchemeChoice, choose_scheme
from bhuki.sheets.scheme_words import concepts, names_of_letters, words_said
from bhuki.sheets.side import find_side, is_number_label
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n|,(?!\d)|•|·|\|)\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_FEWEST_NAMES = 2


def find_duty_columns(
    view: View,
    guess: Callable[[Collection[Place]], Guesses],
    evidence: Evidence,
    legend_cells: Collection[Place],
    corrections: Corrections,
) -> list[Found]:
    """Find all matrices of this kind on a sheet; cells are guessed only if there may be one.

    `guess` is called with the cells of the legend that stand in no heading.
    """
    headings = find_duty_headings(view, evidence.legend, legend_cells, evidence.mentions)
    if not headings:
        return []
    rows = {heading.row for heading in headings}
    guesses = guess({place for place in legend_cells if place[0] not in rows})
    found: list[Found] = []
    floor = 0
    for heading in headings:
        if heading.row <= floor:
            continue
        read = _read_under(guesses, heading, evidence, corrections)
        if read is not None:
            found.append(read)
            floor = max(row for row, _ in read.places())
    return found


def _read_under(
    guesses: Guesses, heading: DutyHeading, evidence: Evidence, corrections: Corrections
) -> Found | None:
    view = guesses.view
    last = _last_row(guesses, heading)
    columns = _columns_of_names(guesses, heading, last)
    columns = [column for column in columns if column != corrections.activity_column]
    codes = {column: heading.codes[column] for column in columns}
    if len(set(codes.values())) < 2:
        return None
    headed = {column: view.label(heading.row, column) for column in codes}
    choice = _choose(codes, headed.values(), evidence)
    letters = {
        column: _letter_of(choice, code) or choice.alphabet.words.get(fold(headed[column]))
        for column, code in codes.items()
    }
    if len({x for x in letters.values() if x}) < 2 or choice.covered < 0.65:
        return None
    duties = set(codes.values())
    told = corrections != NO_CORRECTIONS
    if (
        not told
        and len(duties) == 2
        and not (_has(duties, "does", "R") and _has(duties, "answers", "A"))
    ):
        return None
    rows = [
        row
        for row in range(heading.row + 1, last + 1)
        if any((row, column) in guesses.of for column in columns)
    ]
    if not rows:
        return None
    beside = sorted(c for c in view.columns if c not in heading.codes and c < max(columns))
    left = [c for c in beside if c < min(columns)]
    side = find_side(view, left or beside, rows, [heading.row])
    if side is None:
        return None
    if corrections.activity_column:
        side.activity = corrections.activity_column
    while any((last + 1, c) in guesses.of for c in side.numbers) and (
        (last + 1, side.activity) in guesses.of
    ):
        last += 1  # activities in line that nobody has a duty for
    body = [row for row in range(heading.row + 1, last + 1) if row in view.rows]
    reader = LineReader(view, side, columns, frozenset(corrections.section_rows))
    lines = reader.read(body, set(rows))
    read = Found(Orientation.LETTERS_IN_COLUMNS, choice, 0.0, [], [], [])
    read.claims.update(lines.claims)
    read.heading_rows, read.activity_column = [heading.row], side.activity
    by_row = {row: n for n, line in enumerate(lines.found) for row in line.rows}
    for line in lines.found:
        read.activities.append(FoundActivity(line.name, line.place, line.number, line.sections))
    named = {activity.place for activity in read.activities}
    for place, kind in lines.claims.items():
        if kind == "activity" and place not in named:
            read.claims[place] = "name, continued"
    _take_names(guesses, read, letters, rows, by_row)
    for column in view.rows[heading.row]:
        read.claims[heading.row, column] = "header"
    _claim_notes(guesses, read, heading, columns, last)
    read.certainty = _certainty(view, read, codes, len(side_names(read)), evidence)
    if len(columns) < len(heading.codes) or None in letters.values():
        read.certainty = min(read.certainty, UNSURE)  # some column is of no letter, or no names
    return read if read.cells and not _names_duties(read) else None


def _names_duties(read: Found) -> bool:
    """Whether what should be roles are words for duties: a row of words was taken for a heading."""
    names = [fold(role.name) for role in read.roles]
    known = set().union(*names_of_letters().values())
    duties = sum(name in known or vocabulary().duty_of(name) is not None for name in names)
    return duties >= max(2, 0.5 * len(names))


def _has(duties: set[str], word: str, letter: str) -> bool:
    return WORD + word in duties or letter in duties


def side_names(read: Found) -> set[str]:
    """The distinct names of a matrix's roles."""
    return {role.name for role in read.roles}


def _last_row(guesses: Guesses, heading: DutyHeading) -> int:
    """The body ends before an empty row with nothing in the columns after it, or a new heading."""
    view = guesses.view
    last, empty = heading.row, 0
    for row in range(heading.row + 1, view.last_row + 1):
        if any((row, column) in guesses.of for column in heading.codes):
            if _repeats(view, row, heading):
                break
            if empty and not _same_names(view, heading, row):
                break  # another table
            last, empty = row, 0
        else:
            empty += 1 if row not in view.rows else 0
            if empty > 1:
                break
    return last


def _same_names(view: View, heading: DutyHeading, row: int) -> bool:
    """Whether what goes on after an empty row names roles that stand above it, or few do."""
    above = _names_in(view, heading, range(heading.row + 1, row))
    end = row
    while end in view.rows:
        end += 1
    below = _names_in(view, heading, range(row, end))
    return len(above) < _FEWEST_NAMES or len(below & above) >= 0.3 * len(below)


def _names_in(view: View, heading: DutyHeading, rows: Iterable[int]) -> set[str]:
    places = ((row, column) for row in rows for column in heading.codes)
    cells = (view.cells[place] for place in places if place in view.cells)
    return {fold(name) for cell in cells for name in split_names(cell.text, "")}


def _repeats(view: View, row: int, heading: DutyHeading) -> bool:
    """Whether a row says the heading again, over the next matrix."""
    columns = heading.codes
    same = sum(view.label(row, c) == view.label(heading.row, c) for c in columns)
    return same >= 0.6 * len(columns)


def _columns_of_names(guesses: Guesses, heading: DutyHeading, last: int) -> list[int]:
    """Give the columns whose cells are names, not letters, marks or numbers."""
    columns = []
    for column in heading.codes:
        kinds = [
            guesses.kind(row, column)
            for row in guesses.view.in_column(column, heading.row + 1, last)
        ]
        filled = [kind for kind in kinds if kind not in (None, Kind.NONE)]
        names = sum(kind in (Kind.TEXT, Kind.LOOSE, Kind.WEAK) for kind in filled)
        if not filled or names >= 0.6 * len(filled):
            columns.append(column)
    return _with_known_names(guesses.view, heading, columns, last)


def _with_known_names(view: View, heading: DutyHeading, columns: list[int], last: int) -> list[int]:
    """Take in columns whose cells look like letters, but name roles of the others: `R&D`."""
    rows = range(heading.row + 1, last + 1)

    def names(columns: Iterable[int]) -> set[str]:
        return _names_in(view, DutyHeading(heading.row, dict.fromkeys(columns, "")), rows)

    known = names(columns)
    more = [
        c
        for c in heading.codes
        if c not in columns and 2 * len(names([c]) & known) >= len(names([c]))
    ]
    return sorted([*columns, *more])


def _choose(codes: dict[int, str], headed: Iterable[str], evidence: Evidence) -> SchemeChoice:
    legend = Legend(
        {k: v for k, v in evidence.legend.meanings.items() if len(k) == 1},
        set(),
        evidence.legend.sure,
    )
    used = Counter(set(codes.values()))
    words = words_said(headed) if any(code.startswith(WORD) for code in used) else frozenset()
    found = Evidence(used, legend, evidence.mentions, evidence.language, words, evidence.neighbour)
    return choose_scheme(found)


def _letter_of(choice: SchemeChoice, code: str) -> str | None:
    if not code.startswith(WORD):
        return code if code in choice.scheme.by_code else None
    if choice.scheme.own:
        return None
    wanted = code[len(WORD) :]
    exact = (c for c, concept in concepts(choice.scheme.id).items() if concept == wanted)
    return next(exact, None)


def _take_names(
    guesses: Guesses,
    read: Found,
    letters: dict[int, str | None],
    rows: list[int],
    by_row: dict[int, int],
) -> None:
    roles: dict[str, int] = {}
    for row in rows:
        for column, letter in letters.items():
            cell = guesses.view.own(row, column)
            if cell is None or (row, column) not in guesses.of:
                continue
            if letter is None or row not in by_row:
                read.odd.append((row, column))
                continue
            if guesses.kind(row, column) is Kind.NONE:
                read.claims[row, column] = "none"
                continue
            for name in split_names(cell.text, letter):
                if fold(name) not in roles:
                    roles[fold(name)] = len(read.roles)
                    read.roles.append(FoundRole(name, (row, column)))
                place = (row, column)
                read.cells.append(FoundCell(by_row[row], roles[fold(name)], place, (letter,)))


def split_names(text: str, letter: str) -> list[str]:
    """Give the names in a cell: `<Security; legal (C)>` is two under the letter C."""
    text = plain(text).strip("<>[]{} \n")
    protected = _BRACKETS.sub(lambda hit: re.sub(r"[;,]", "\0", hit[0]), text)
    names = []
    for part in _BETWEEN_NAMES.split(protected):
        name = label(part.replace("\0", ",")).strip(" .-–•*<>")
        name = re.sub(rf"\s*[(\[]{re.escape(letter)}[)\]]\s*$", "", name, flags=re.IGNORECASE)
        if name:
            names.append(name)
    return names


def _claim_notes(
    guesses: Guesses, read: Found, heading: DutyHeading, columns: list[int], last: int
) -> None:
    """What stands in the rows beside the activities and the names is notes."""
    view = guesses.view
    known = read.places()
    for row in range(heading.row + 1, last + 1):
        for column in view.rows.get(row, ()):
            place: Place = (row, column)
            if place in guesses.of and place not in known and column not in columns:
                read.claims[place] = "notes"


def _names_roles_down(view: View, read: Found) -> bool:
    """Whether the first column is one of roles, each described by what it answers for and so on."""
    column = read.activity_column or 0
    heading = view.label(read.heading_rows[0], column) if read.heading_rows else ""
    words = vocabulary()
    return words.role_headings.is_one(heading) and not words.activity_headings.has_one(heading)


def _certainty(
    view: View, read: Found, codes: dict[int, str], names: int, evidence: Evidence
) -> float:
    certainty = 0.55 + 0.1 * min(4, len(set(codes.values())))
    certainty -= 0.4 if read.activities and _names_roles_down(view, read) else 0.0
    numbers = sum(is_number_label(activity.name) for activity in read.activities)
    certainty -= 0.4 if numbers > 0.5 * len(read.activities) else 0.0
    cells = len(read.cells)
    certainty -= 0.1 if cells < 4 else 0.0
    certainty -= 0.1 if names > 0.95 * cells and cells > 12 else 0.0
    mean = sum(len(words_of(role.name)) for role in read.roles) / max(1, len(read.roles))
    certainty -= 0.25 if mean > 7 else 0.0
    certainty += 0.05 if evidence.mentions or evidence.legend.sure >= 2 else 0.0
    return max(0.05, min(0.97, certainty))
