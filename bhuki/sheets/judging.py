"""Judge whether a block that was laid out is a responsibility matrix, and how surely.

Points for what speaks for it and against it; a certainty follows from them. Marks of exams, shift
plans and tables of rights look much alike, so letters alone never do.
"""

import math
import re
from dataclasses import dataclass

from bhuki.sheets.layout import Layout
from bhuki.sheets.legend import Legend
from bhuki.sheets.letters import WORD, Kind
from bhuki.sheets.scheme_evidence import SchemeChoice
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_NUMBER = re.compile(r"\d+")
_OWN_NAMES = ("does", "answers", "asked", "told")

_RIGHTS = frozenset("CRUDWX")

NEEDED = 2.0
"""The points from which a block counts as a matrix."""


@dataclass
class Surroundings:
    """What is known beside the block itself."""

    legend: Legend
    titled: float  # 0 to 1: do titles, sheet or file speak of responsibilities


def judge(layout: Layout, choice: SchemeChoice, surroundings: Surroundings) -> float:
    """Give a block's points."""
    points = _letter_points(layout, choice)
    legend = surroundings.legend
    known = [code for code in layout.used if code in legend.meanings]
    if legend.sure >= 2 and len(known) >= 0.5 * len(layout.used):
        points += 2.2
    elif legend.sure >= 2 and legend.cells:  # another sheet's legend says nothing of this one
        points += 0.8
    if known and len(known) == len(layout.used) and not any(legend.duties.values()):
        points -= 2.5  # its letters stand for other things: A = active
    points += 1.6 * surroundings.titled
    points += _shape_points(layout)
    points += _name_points(layout)
    if _means_ratings(legend) and (legend.cells or len(known) == len(layout.used)):
        points -= 8.0
    if _are_rights(layout) and surroundings.titled < 0.7 and legend.sure < 2:
        points -= 3.0
    points -= 14 * (1 - choice.covered)
    points -= 5 * _odd_share(layout)
    if _only_marks(layout):
        points -= 2.5
    if _only_kin_words(layout) or _explains_letters(layout):
        points -= 10.0
    return points


def certainty_of(points: float) -> float:
    """Turn points into a certainty: 0.5 where it just counts, above 0.9 where all agrees."""
    return 1 / (1 + math.exp(-0.95 * (points - NEEDED)))


def _letter_points(layout: Layout, choice: SchemeChoice) -> float:
    used = layout.used
    known = [code for code in used if code in choice.scheme.by_code or code.startswith("@")]
    points = {0: -1.0, 1: 0.0, 2: 0.8, 3: 1.8}.get(len(known), 2.6)
    total = sum(used.values())
    if total and len(used) <= 2 and max(used.values()) > 0.93 * total and total > 12:
        points -= 0.8
    return points


def _shape_points(layout: Layout) -> float:
    columns, rows = len(layout.heads), len(layout.lines.found)
    points = 0.4 if columns >= 2 else -1.2
    points += 0.3 if columns >= 4 else 0.0
    points += 0.4 if rows >= 3 else -0.4
    points -= 1.0 if columns * rows < 4 else 0.0
    return points


def _name_points(layout: Layout) -> float:
    words = vocabulary()
    names = [head.name for head in layout.heads]
    sides = [line.name for line in layout.lines.found]
    count = max(1, len(names))
    lettered = sum(any(map(str.isalpha, name)) for name in names) / count
    roles = sum(words.role_words.at_an_end(name) for name in names) / count
    side_roles = sum(words.role_words.at_an_end(name) for name in sides) / max(1, len(sides))
    distinct = len(set(names)) / count
    wordy = sum(any(map(str.isalpha, name)) and len(name) > 3 for name in sides)
    points = 0.5 * lettered - 3.0 * (1 - lettered)
    points += 1.2 * min(1.0, 2 * max(roles, side_roles))
    points -= 1.0 * (1 - distinct)
    points -= 8.0 * sum(words.calendar_words.is_one(name) for name in names) / count
    points -= 4.0 if _only_counted(names) else 0.0
    points += 1.0 if layout.side.heading_fits else 0.0
    points += 0.6 * (wordy / max(1, len(sides))) - 0.8
    return points + 0.5


def _only_counted(names: list[str]) -> bool:
    """Whether names differ only by a number, and count no roles: `Week 12`, `Test 3`."""
    bare = {_NUMBER.sub("", name).strip() for name in names}
    words = vocabulary()
    return (
        len(names) > 2
        and len(bare) == 1
        and bool(words_of(name := bare.pop()))
        and not (words.role_words.at_an_end(name) or words.role_headings.has_one(name))
    )


def _odd_share(layout: Layout) -> float:
    odd = len(layout.odd) + layout.kinds[Kind.LOOSE]
    return odd / max(1, odd + len(layout.cells))


def _only_kin_words(layout: Layout) -> bool:
    """Whether the cells hold words that no scheme's own letter is called by: `Owns`, `Helps`."""
    words = [code for code in layout.used if code.startswith(WORD)]
    core = [code for code in words if code[len(WORD) :] in _OWN_NAMES]
    return len(words) == len(layout.used) and len(core) < 2 and bool(words)


def _explains_letters(layout: Layout) -> bool:
    """Whether one column says each letter's meaning once: `R (Responsible)`, or the word alone."""
    if len(layout.heads) != 1:
        return False
    notes = [(guess.note or "").strip("()[] ") for guess in layout.cells.values()]
    named = sum(vocabulary().duty_of(note) is not None for note in notes)
    if max(layout.used.values(), default=0) == 1 and named >= 3:
        return True
    texts = [fold(layout.view.cells[place].text) for place in layout.cells]
    words = all(code.startswith(WORD) for code in layout.used)
    return words and 3 <= len(texts) == len(set(texts)) <= 6


def _means_ratings(legend: Legend) -> bool:
    """Whether the legend tells of rights, states or votes, and of no duty: `R = read`."""
    meanings = list(legend.meanings.values())
    ratings = sum(vocabulary().rating_words.is_one(meaning) for meaning in meanings)
    return legend.sure < 2 and ratings >= max(2, 0.5 * len(meanings))


def _are_rights(layout: Layout) -> bool:
    """Whether the letters are those of rights and no others: create, read, delete."""
    return bool(layout.used) and layout.used.keys() <= _RIGHTS


def _only_marks(layout: Layout) -> bool:
    return layout.kinds[Kind.MARK] > 0.8 * len(layout.cells)
