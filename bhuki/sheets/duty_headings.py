"""Find the headings that name duties: a column for each, with names of roles under it.

`Responsible`, `A`, `Consulted (C)` and `role_informed` all do; the sheet's own legend knows best.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import WORD, plain, shipped_letters
from bhuki.sheets.scheme_words import names_of_letters
from bhuki.sheets.side import is_number_label
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

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
_FEWEST_KNOWN = 2
_LETTER_NAMED = re.compile(
    r"(?P<name>.*?)\s*[(\[](?P<last>[A-Za-z])[)\]]\s*$"
    r"|(?P<first>[A-Za-z])(?:\s*[-–—:=·]\s*(?P<rest>.+)|\s*[(\[](?P<inside>[^()]{3,})[)\]]\s*)$"
)

_FARTHEST = 4  # rows up to a row with letters


@dataclass
class DutyHeading:
    """A row that names duties, by its columns."""

    row: int
    codes: dict[int, str]  # column → letter, or a word's duty with `@`


def find_duty_headings(
    view: View, legend: Legend, legend_cells: Collection[Place], mentioned: Iterable[str] = ()
) -> list[DutyHeading]:
    """Find the rows that name duties, from the top; the sheet's own legend knows best.

    `mentioned` are the schemes that the sheet speaks of.
    """
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
        if _goes_on_above(view, row, telling, legend_cells):
            continue
        lone = {column: letters[text] for column, text in cells if text in letters}
        named = _by_their_letters(cells, named)
        _leave_activities(view, row, cells, named)
        if legend.sure < 2:
            named |= _called_by_scheme(cells, named) or _by_initials(cells, named, mentioned)
        if len(set(named.values())) >= 2:
            found.append(DutyHeading(row, named | lone))
        elif (3 <= len(lone) == len(set(lone.values()))) or set(lone.values()) == {"R", "A"}:
            found.append(DutyHeading(row, lone))
    return found


def _goes_on_above(
    view: View, row: int, telling: AbstractSet[str], legend_cells: Collection[Place]
) -> bool:
    """Whether the row above says letters in these columns too: both are of a matrix's body."""
    columns = [c for c in view.rows[row] if view.cells[row, c].text in telling]
    needed = max(2, 0.3 * len(columns))
    for above in range(row - 1, max(0, row - _FARTHEST), -1):  # a section may stand between
        if above not in view.rows:
            return False
        said = ((above, c) for c in columns if (above, c) in view.cells)
        letters = (p for p in said if p not in legend_cells and view.cells[p].text in telling)
        if sum(1 for _ in letters) >= needed:
            return True
    return False


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


def _by_initials(
    cells: list[tuple[int, str]], named: Mapping[int, str], mentioned: Iterable[str]
) -> dict[int, str]:
    """Give letters where headings in line begin with those of a scheme that is spoken of.

    Under "RACI", "Controls" may be the C; some of the headings must be words for duties.
    """
    for scheme_id in mentioned:
        letters = [letter.code for letter in shipped_schemes()[scheme_id].letters]
        for start in range(len(cells) - len(letters) + 1):
            run = cells[start : start + len(letters)]
            initials = [label(text)[:1].upper() for _, text in run]
            known = sum(column in named for column, _ in run)
            if initials == letters and known >= _FEWEST_KNOWN:
                return {column: letter for (column, _), letter in zip(run, letters, strict=True)}
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
    names = (heading, bare, _BRACKETS.sub(" ", plain(heading)))
    return next((letter for name in names if (letter := meant.get(fold(name)))), None)


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
