"""Recognise matrices with a column for each letter and names in the cells.

The heading names duties (`Responsible`, `A`, `Consulted (C)`, `role_informed`), the cells name
roles, several of them with `;`, commas or line breaks between.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bhuki.sheets.blocks import Guesses
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.found import Found, FoundActivity, FoundCell, FoundRole, Orientation
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import WORD, Kind, plain, shipped_letters
from bhuki.sheets.lines import LineReader
from bhuki.sheets.scheme_evidence import (
    Evidence,
    SchemeChoice,
    choose_scheme,
)
from bhuki.sheets.scheme_words import concepts, names_of_letters
from bhuki.sheets.side import find_side, is_number_label
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_BETWEEN_NAMES = re.compile(r"\s*(?:;|\n|,(?!\d)|•|·|\|)\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_HELPING_WORDS = frozenset(
    [
        "role",
        "roles",
        "party",
        "parties",
        "person",
        "persons",
        "people",
        "team",
        "teams",
        "who",
        "is",
        "the",
        "rolle",
        "roller",
        "rol",
        "rôle",
        "ruolo",
        "papel",
        "main",
        "primary",
        "name",
        "names",
        "by",
        "raci",
        "rasci",
        "matrix",
        "key",
    ]
)
_LETTER_NAMED = re.compile(
    r"(?P<name>.*?)\s*[(\[](?P<last>[A-Za-z])[)\]]\s*$"
    r"|(?P<first>[A-Za-z])(?:\s*[-–—:=·]\s*(?P<rest>.+)|\s*[(\[](?P<inside>[^()]{3,})[)\]]\s*)$"
)


@dataclass
class _DutyHeading:
    row: int
    codes: dict[int, str]  # column → letter, or a word's duty with `@`


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
    headings = _headings(view, evidence.legend, legend_cells)
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


def _headings(view: View, legend: Legend, legend_cells: Collection[Place]) -> list[_DutyHeading]:
    """Find the rows that name duties, from the top; the sheet's own legend knows best."""
    texts = {cell.text for cell in view.cells.values()}
    said = legend.meanings.items() if legend.sure >= 2 else ()
    meant = {fold(meaning): letter for letter, meaning in said}
    words = {text: code for text in texts if (code := _meant(text, meant) or duty_named(text))}
    letters = {text: code for text in texts if (code := _letter_named(text, legend))}
    telling = words.keys() | letters.keys() | _names_of_letters_in(texts)
    found = []
    for row in sorted(view.rows):
        if _repeats_letters(view, row, telling, letters):
            continue
        cells = [
            (column, view.cells[row, column].text)
            for column in view.rows[row]
            # A legend may begin beside the heading; it goes on under it.
            if (row, column) not in legend_cells or (row + 1, column) not in legend_cells
        ]
        if not cells:
            continue
        named = {column: words[text] for column, text in cells if text in words}
        lone = {column: letters[text] for column, text in cells if text in letters}
        named = _by_their_letters(cells, named)
        _leave_activities(view, row, cells, named)
        if legend.sure < 2:
            named |= _called_by_scheme(cells, named)
        if len(set(named.values())) >= 2:
            found.append(_DutyHeading(row, named | lone))
        elif (3 <= len(lone) == len(set(lone.values()))) or set(lone.values()) == {"R", "A"}:
            found.append(_DutyHeading(row, lone))
    return found


def _names_of_letters_in(texts: set[str]) -> set[str]:
    names = set().union(*names_of_letters().values())
    return {text for text in texts if fold(text) in names or _LETTER_NAMED.match(plain(text))}


def _repeats_letters(
    view: View, row: int, telling: AbstractSet[str], letters: Mapping[str, str]
) -> bool:
    """Whether a row can't be a heading: it says too little, or some letter twice and no word."""
    cells = view.cells
    texts = [cells[row, column].text for column in view.rows[row]]
    said = telling & set(texts)
    if len(said) < 2:
        return True
    return said <= letters.keys() and sum(map(said.__contains__, texts)) > len(said)


def _called_by_scheme(cells: list[tuple[int, str]], named: dict[int, str]) -> dict[int, str]:
    """Give letters where headings are what one scheme calls them all, more than words tell."""
    plain_names = set(names_of_letters()["RACI"]) | set(names_of_letters()["RASCI"])
    for names in names_of_letters().values():
        found = {column: names[fold(text)] for column, text in cells if fold(text) in names}
        whole = len(found) == len(set(found.values())) >= 4 and set(named) <= set(found)
        own = {fold(text) for column, text in cells if column in found} - plain_names
        if whole and len(own) >= (1 if len(found) == len(names) else 2):
            return found
    return {}


def _is_numbered(view: View, row: int, column: int) -> bool:
    """Whether the cells under a heading are numbers, whatever it is called."""
    under = [view.label(r, column) for r in view.in_column(column, row + 1, view.last_row)]
    return len(under) > 1 and all(is_number_label(text) for text in under)


def _leave_activities(
    view: View, row: int, cells: list[tuple[int, str]], named: dict[int, str]
) -> None:
    """Take out a first column that names the activities with a word for a duty: "Decision".

    Only numbers may stand left of it.
    """
    words = vocabulary()
    columns = [
        column
        for column, text in cells
        if fold(text) not in words.number_headings and not _is_numbered(view, row, column)
    ]
    texts = dict(cells)
    first = columns[0] if columns else 0
    others = {column for column, _ in cells} - set(columns)
    if len(named) < 3 or first not in named:
        return
    if any(c < first and c not in others for c in view.columns):
        return
    if words.activity_headings.is_one(texts[first]):
        del named[first]


def _by_their_letters(cells: list[tuple[int, str]], named: dict[int, str]) -> dict[int, str]:
    """Take letters in brackets at their word where all headings have one: "Owner (A)"."""
    bracketed = {
        column: letter
        for column, text in cells
        if (letter := _letter_and_name(plain(text))[0]) and not text.startswith(letter)
    }
    known = set(bracketed.values()) <= set(shipped_letters())
    distinct = len(set(bracketed.values())) == len(bracketed) >= 3
    return bracketed if known and distinct and set(named) <= set(bracketed) else named


def _meant(heading: str, meant: Mapping[str, str]) -> str | None:
    """Give the letter whose meaning the legend gives as this heading, alone or as `Leads (L)`."""
    _, bare = _letter_and_name(plain(heading))
    return meant.get(fold(heading)) or meant.get(fold(bare))


def _letter_and_name(heading: str) -> tuple[str, str]:
    """Give a heading's letter and name apart: `Owner (O)`, `O – Owner`, `O (Owner)`."""
    hit = _LETTER_NAMED.match(heading)
    if not hit:
        return "", heading
    letter = hit["last"] or hit["first"]
    return letter.upper(), hit["name"] or hit["rest"] or hit["inside"] or ""


def _letter_named(heading: str, legend: Legend) -> str | None:
    said = plain(heading).upper() if len(heading) <= 4 else ""
    if said in legend.meanings:
        return said
    return shipped_letters().get(said) if len(said) == 1 else None


def duty_named(heading: str) -> str | None:
    """Say which letter or duty a column's heading names, as `R` or `@does`; or None."""
    said = plain(heading)
    if len(said) > 60:
        return None
    letter, bare = _letter_and_name(said)
    bare = _BRACKETS.sub(" ", bare)
    words = [word for word in words_of(bare) if word not in _HELPING_WORDS]
    duty = vocabulary().duty_of(" ".join(words)) or vocabulary().duty_of(bare)
    if duty is None and words and words[-1].endswith("s"):
        duty = vocabulary().duty_of(" ".join(words)[:-1])  # several of them: Contributors
    if duty is None and "/" in bare:
        duty = vocabulary().duty_of(bare.partition("/")[0])
    if duty is None or duty == "none":
        return None
    if letter in shipped_letters() and fold(bare)[:1] == letter.casefold():
        return letter
    return WORD + duty


def _read_under(
    guesses: Guesses, heading: _DutyHeading, evidence: Evidence, corrections: Corrections
) -> Found | None:
    view = guesses.view
    last = _last_row(guesses, heading)
    columns = _columns_of_names(guesses, heading, last)
    columns = [column for column in columns if column != corrections.activity_column]
    codes = {column: heading.codes[column] for column in columns}
    if len(set(codes.values())) < 2:
        return None
    choice = _choose(codes, evidence)
    letters = {column: _letter_of(choice, code) for column, code in codes.items()}
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
    return read if read.cells else None


def _has(duties: set[str], word: str, letter: str) -> bool:
    return WORD + word in duties or letter in duties


def side_names(read: Found) -> set[str]:
    """The distinct names of a matrix's roles."""
    return {role.name for role in read.roles}


def _last_row(guesses: Guesses, heading: _DutyHeading) -> int:
    """The body ends before an empty row with nothing in the columns after it, or a new heading."""
    view = guesses.view
    last, empty = heading.row, 0
    for row in range(heading.row + 1, view.last_row + 1):
        if any((row, column) in guesses.of for column in heading.codes):
            if _repeats(view, row, heading):
                break
            last, empty = row, 0
        else:
            empty += 1 if row not in view.rows else 0
            if empty > 1:
                break
    return last


def _repeats(view: View, row: int, heading: _DutyHeading) -> bool:
    """Whether a row says the heading again, over the next matrix."""
    columns = heading.codes
    same = sum(view.label(row, c) == view.label(heading.row, c) for c in columns)
    return same >= 0.6 * len(columns)


def _columns_of_names(guesses: Guesses, heading: _DutyHeading, last: int) -> list[int]:
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
    return columns


def _choose(codes: dict[int, str], evidence: Evidence) -> SchemeChoice:
    legend = Legend(
        {k: v for k, v in evidence.legend.meanings.items() if len(k) == 1},
        set(),
        evidence.legend.sure,
    )
    used = Counter(set(codes.values()))
    return choose_scheme(Evidence(used, legend, evidence.mentions, evidence.language))


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
    guesses: Guesses, read: Found, heading: _DutyHeading, columns: list[int], last: int
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
