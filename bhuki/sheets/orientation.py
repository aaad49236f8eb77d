"""Decide whether what stands above is roles, or activities.

Three witnesses: the words of the corner and of the labels, that an activity has one role that
answers for it, and that activities are many, long and numbered.
"""

import math
import re
from collections import Counter

from bhuki.sheets.found import Orientation
from bhuki.sheets.layout import Layout
from bhuki.sheets.letters import WORD
from bhuki.sheets.scheme_evidence import SchemeChoice
from bhuki.sheets.scheme_words import concepts
from bhuki.sheets.side import is_person
from bhuki.sheets.vocabulary import vocabulary, words_of

_BOTH = re.compile(r"(.+?)\s*[/\\|]\s*(.+)")


def decide_orientation(layout: Layout, choice: SchemeChoice) -> tuple[Orientation, float]:
    """Give the orientation and how sure it is (0.5 to 1)."""
    points = _by_corner(layout) + _by_labels(layout) + _by_answers(layout, choice)
    points += 0.4 if any(line.number for line in layout.lines.found) else 0.0
    points += 0.3 if len(layout.lines.found) >= len(layout.heads) else -0.3
    # Most people write roles across; it takes evidence to think otherwise.
    points += 0.8
    certainty = 1 / (1 + math.exp(-1.3 * abs(points)))
    across = points >= 0
    return (Orientation.ROLES_IN_COLUMNS if across else Orientation.ROLES_IN_ROWS), certainty


def _by_corner(layout: Layout) -> float:
    """Read the headings of the columns beside: that of the names counts most."""
    rows = {*layout.heading.rows, *layout.heading.between, layout.heading.name_row}
    points, others = 0.0, []
    for column in layout.side.columns:
        texts = [text for row in rows if (text := layout.view.label(row, column))]
        said = sum(_heading_points(text) for text in texts)
        if column == layout.side.activity:
            points = said
        else:
            others.append(said)
    return points if points else 0.7 * max(others, key=abs, default=0.0)


def _heading_points(text: str) -> float:
    words = vocabulary()
    if both := _BOTH.fullmatch(text):
        # "Role / Task" names what goes down first.
        for name, other, points in ((both[1], both[2], -1.5), (both[2], both[1], 1.5)):
            if words.role_headings.is_one(name) and words.activity_headings.is_one(other):
                return points
    activity = words.activity_headings.has_one(text)
    role = words.role_headings.is_one(text)
    if activity and not role:
        return 2.5 if words.activity_headings.is_one(text) else 1.2
    if role and not activity:
        return -2.5
    return -1.0 if words.role_headings.has_one(text) and not activity else 0.0


def _by_labels(layout: Layout) -> float:
    heads = [head.name for head in layout.heads]
    sides = [line.name for line in layout.lines.found]
    role_share = _share(heads, "role") - _share(sides, "role")
    activity_share = _share(sides, "activity") - _share(heads, "activity")
    length = _mean_words(sides) - _mean_words(heads)
    people = (sum(map(is_person, heads)) / len(heads)) - (sum(map(is_person, sides)) / len(sides))
    role_share = max(-1.0, min(1.0, role_share + people))
    return 2.0 * role_share + 1.5 * activity_share + max(-1.0, min(1.0, 0.25 * length))


def _share(names: list[str], sort: str) -> float:
    words = vocabulary().role_words if sort == "role" else vocabulary().activity_words
    return sum(words.at_an_end(name) for name in names) / max(1, len(names))


def _mean_words(names: list[str]) -> float:
    return sum(len(words_of(name)) for name in names) / max(1, len(names))


def _by_answers(layout: Layout, choice: SchemeChoice) -> float:
    """Compare rows and columns: in which of them does exactly one answer?"""
    answering = {code for code, duty in _duties(choice).items() if duty == "answers"}
    answering.add(WORD + "answers")
    rows: Counter[int] = Counter()
    columns: Counter[int] = Counter()
    for (row, column), guess in layout.cells.items():
        if answering & set(guess.codes):
            rows[row] += 1
            columns[column] += 1
    if not rows:
        return 0.0
    all_rows = {row for row, _ in layout.cells}
    all_columns = {column for _, column in layout.cells}
    in_rows = sum(rows[row] == 1 for row in all_rows) / len(all_rows)
    in_columns = sum(columns[column] == 1 for column in all_columns) / len(all_columns)
    weight = min(1.0, min(len(all_rows), len(all_columns)) / 4)
    return 2.0 * weight * (in_rows - in_columns)


def _duties(choice: SchemeChoice) -> dict[str, str]:
    if choice.scheme.own:
        return {x.code: x.duties[0].value if x.duties else "" for x in choice.scheme.letters}
    return concepts(choice.scheme.id)
