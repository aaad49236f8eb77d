"""Tell which columns with letters belong to no role: a status, a priority, a class, yes and no.

Their values are single letters too, `A` for active. The heading tells, or that the values are
others than those of the roles.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

from bhuki.sheets.blocks import Block, Guesses
from bhuki.sheets.headings import Heading
from bhuki.sheets.letters import WORD, Kind
from bhuki.sheets.view import View
from bhuki.sheets.vocabulary import vocabulary, words_of

_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_FEWEST_ROLES = 2
_ENOUGH_ROWS = 200
_MOST_IN_LIST = 3  # columns of letters, in a list with a comment or a date


@dataclass
class OtherColumns:
    """Columns that are no roles: `told` by their headings, `guessed` from what stands in them.

    `unclear` ones are kept for roles, though their headings may be others: `Risk`, `State`.
    """

    told: set[int] = field(default_factory=set)
    guessed: set[int] = field(default_factory=set)
    unclear: set[int] = field(default_factory=set)

    @property
    def all(self) -> set[int]:
        return self.told | self.guessed


def heads_no_role(text: str) -> bool:
    """Say whether a heading is never a role's: `Status`, `Due date`, `Priority (A-C)`."""
    bare = _BRACKETS.sub(" ", text)
    words = words_of(bare)
    if not words or vocabulary().role_words.at_an_end(bare):
        return False
    lists = vocabulary()
    return (
        lists.other_headings.is_one(bare)
        or (len(words) == 2 and words[1] == "by")  # "Prepared by"
        or (len(words) <= 3 and words[-1] in lists.other_last_words)
        or (len(words) == 1 and words[0].endswith(lists.other_endings))
    )


def find_other_columns(
    guesses: Guesses, block: Block, columns: list[int], heading: Heading
) -> OtherColumns:
    """Tell which of these columns are no roles."""
    found = OtherColumns()
    said = {column: _headings(guesses.view, heading, column) for column in columns}
    found.told = {column for column, texts in said.items() if any(map(heads_no_role, texts))}
    between = _between_roles(guesses, block, columns, found.told)
    found.told = (found.told - between) | _beside_letters(columns, said)
    found.told |= _headed_by_letters(guesses, columns, said)
    found.guessed = _beyond(guesses.view, columns, found.told)
    rest = [column for column in columns if column not in found.all]
    words = vocabulary()
    unnamed = [c for c in rest if not any(map(words.role_words.at_an_end, said[c]))]
    found.unclear = {c for c in unnamed if any(map(_may_head_no_role, said[c]))} | between
    if len(rest) < _FEWEST_ROLES:
        return found
    found.guessed |= _only_marks(guesses, block, rest, unnamed)
    found.guessed |= _only_runs(guesses, block, rest)
    rest = [column for column in rest if column not in found.guessed]
    found.guessed |= _with_other_letters(guesses, block, rest, unnamed, found.unclear)
    found.unclear -= found.guessed
    return found


def _between_roles(
    guesses: Guesses, block: Block, columns: list[int], told: Container[int]
) -> set[int]:
    """Give columns with a heading for no role that stand among roles and hold their letters.

    A group may be called "Timeline"; where it is read as a role it is unclear.
    """
    roles = [column for column in columns if column not in told]
    letters = {column: set(_letters(guesses, block, column)) for column in columns}
    others = set().union(*(letters[column] for column in roles))
    return {
        column
        for column in columns
        if column in told
        and any(role < column for role in roles)
        and any(role > column for role in roles)
        and len(letters[column]) > 1
        and letters[column] <= others
    }


def _may_head_no_role(text: str) -> bool:
    words = vocabulary()
    return words.note_headings.is_one(text) or words.section_headings.is_one(text)


def _beyond(view: View, columns: list[int], told: set[int]) -> set[int]:
    """Give the columns right of those that are no roles and of an empty one: a neighbour's."""
    first = min(told, default=view.last_column)
    gap = next((c for c in range(first, view.last_column) if c not in view.columns), None)
    return {c for c in columns if gap is not None and c > gap}


def _headed_by_letters(
    guesses: Guesses, columns: list[int], said: Mapping[int, set[str]]
) -> set[int]:
    """Give columns that count a letter each, where numbers are letters and most names words."""
    letters = guesses.alphabet.own
    counts = {c for c in columns if said[c] and said[c] <= letters}
    return counts if len(counts) < 0.6 * len(columns) else set()


def _beside_letters(columns: list[int], said: Mapping[int, set[str]]) -> set[int]:
    """Give what stands beside the one column that is headed like letters: in a list, `Since`."""
    words = vocabulary()
    lettered = [c for c in columns if any(map(words.letter_headings.is_one, said[c]))]
    if len(lettered) != 1 or not 1 < len(columns) <= _MOST_IN_LIST:
        return set()
    others = set(columns) - set(lettered)
    roles = any(words.role_words.at_an_end(text) for c in others for text in said[c])
    return set() if roles else others


def _headings(view: View, heading: Heading, column: int) -> set[str]:
    rows = {*heading.rows, heading.name_row}
    return {text for row in rows if (text := view.label(row, column))}


def _some_rows(block: Block) -> list[int]:
    """Give rows enough to tell a column by: some hundreds of a long matrix."""
    return block.rows[:: 1 + len(block.rows) // _ENOUGH_ROWS]


def _kinds(guesses: Guesses, block: Block, column: int) -> Counter[Kind]:
    kinds = (guesses.kind(row, column) for row in _some_rows(block))
    return Counter(kind for kind in kinds if kind not in (None, Kind.NONE))


def _only_marks(
    guesses: Guesses, block: Block, columns: list[int], unnamed: Iterable[int]
) -> set[int]:
    """Give columns of marks, yes and no among columns of letters."""
    kinds = {column: _kinds(guesses, block, column) for column in columns}
    letters = [column for column, count in kinds.items() if count[Kind.CODE] > count[Kind.MARK]]
    if len(letters) < _FEWEST_ROLES:
        return set()
    return {
        column
        for column in unnamed
        if kinds[column][Kind.MARK] >= 2 and not kinds[column][Kind.CODE] + kinds[column][Kind.WEAK]
    }


def _only_runs(guesses: Guesses, block: Block, columns: list[int]) -> set[int]:
    """Give columns of letters that always run together: initials of persons, `SC`."""
    kinds = {column: _kinds(guesses, block, column) for column in columns}
    alone = [column for column, count in kinds.items() if count[Kind.CODE] >= 2]
    if len(alone) < _FEWEST_ROLES:
        return set()
    runs = [c for c, count in kinds.items() if count[Kind.WEAK] >= 2 and not count[Kind.CODE]]
    beside = _runs_in(guesses, block, set(columns) - set(runs))
    return {column for column in runs if _runs_in(guesses, block, {column}).isdisjoint(beside)}


def _runs_in(guesses: Guesses, block: Block, columns: Container[int]) -> set[tuple[str, ...]]:
    """Give the letters that run together in these columns: what stands in others is no initials."""
    places = (place for place in guesses.weak if place[1] in columns and place[0] in block.rows)
    return {guesses.of[place].codes for place in places}


def _with_other_letters(
    guesses: Guesses,
    block: Block,
    columns: list[int],
    unnamed: Iterable[int],
    unclear: Container[int],
) -> set[int]:
    """Give columns at the right whose letters are mostly others than all before: `H`, `M`, `L`."""
    letters = {column: _letters(guesses, block, column) for column in columns}
    rest = list(columns)
    found: set[int] = set()
    while len(rest) > _FEWEST_ROLES and rest[-1] in unnamed:
        mine = letters[rest[-1]]
        others = set().union(*(letters[column] for column in rest[:-1]))
        strange = sum(count for letter, count in mine.items() if letter not in others)
        both = others | mine.keys()
        own = {*guesses.alphabet.own} >= {letter.upper() for letter in both}
        fits = own or any(both <= run for run in guesses.alphabet.runs)
        needed = 0.25 if rest[-1] in unclear else 0.5
        if fits or strange < max(2, needed * mine.total()):
            break
        found.add(rest.pop())
    return found


def _letters(guesses: Guesses, block: Block, column: int) -> Counter[str]:
    found = (guesses.of.get((row, column)) for row in _some_rows(block))
    codes = (code for guess in found if guess for code in guess.codes)
    return Counter(code for code in codes if not code.startswith(WORD))
