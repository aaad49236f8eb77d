"""Tell apart the columns beside a block: numbers, sections, the activities, notes."""

import re
from dataclasses import dataclass, field

from bhuki.sheets.grid import CellKind
from bhuki.sheets.view import View
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_NUMBER = re.compile(
    r"[(#]?(?:[A-Za-zÆØÅ]{1,5}[-.\s_]?)?\d+(?:[.\-/]\d+)*[.)]?[a-zA-Z]?[.)]?(?:\s*\(\d+\))?|[ivxlcIVXLC]{1,6}[.)]?|[A-Za-z][.)]"
)

_PERSON = re.compile(r"[^\W\d_][\w'’.-]*( [^\W\d_][\w'’.-]*){1,3}")


@dataclass
class Side:
    """The columns beside a block, by what they hold, from the left."""

    activity: int
    numbers: list[int] = field(default_factory=list)
    sections: list[int] = field(default_factory=list)
    others: dict[int, str] = field(default_factory=dict)  # column → what it is used as
    heading_fits: bool = False

    @property
    def columns(self) -> list[int]:
        """All columns, that of the activities first."""
        return [self.activity, *self.numbers, *self.sections, *self.others]


@dataclass
class _Column:
    number: int
    heading: str
    texts: list[str]
    filled: float
    distinct: float
    words: float
    numbers: float
    dates: float


def is_person(name: str) -> bool:
    """Say whether a name is rather a person's than a role's."""
    if not _PERSON.fullmatch(name) or not name.istitle():
        return False
    return not vocabulary().role_words.at_an_end(name)


def is_number_label(text: str) -> bool:
    """Say whether a text is a number or an identifier, as activities have."""
    return bool(_NUMBER.fullmatch(text.strip()))


def find_side(
    view: View,
    columns: list[int],
    rows: list[int],
    heading_rows: list[int],
    *,
    roles: bool = False,
) -> Side | None:
    """Tell the columns beside a block apart; `rows` are those with letters.

    With `roles` the lines are roles, and the column that names these is looked for.
    """
    measured = [m for c in columns if (m := _measure(view, c, rows, heading_rows)) is not None]
    if not measured:
        return None
    score = _role_score if roles else _activity_score
    activity = max(measured, key=lambda column: score(column, measured))
    side = Side(activity.number)
    side.heading_fits = vocabulary().activity_headings.has_one(activity.heading)
    for column in measured:
        if column is not activity:
            _place(side, column, activity)
    return side


def _measure(view: View, column: int, rows: list[int], heading_rows: list[int]) -> _Column | None:
    cells = [view.at(row, column) for row in rows]
    texts = [view.label(row, column) for row, cell in zip(rows, cells, strict=True) if cell]
    heading = " ".join(dict.fromkeys(view.label(row, column) for row in heading_rows)).strip()
    if not texts:
        # A column of sections may be filled only in rows without letters.
        top = max(min(rows) - 2, min(heading_rows, default=1))
        elsewhere = view.in_column(column, top, max(rows))
        texts = [view.label(row, column) for row in elsewhere if row not in heading_rows]
        if not texts:
            return None
    total = len(texts)
    return _Column(
        column,
        heading,
        texts,
        filled=sum(cell is not None for cell in cells) / max(1, len(rows)),
        distinct=len(set(texts)) / total,
        words=sum(len(words_of(text)) for text in texts) / total,
        numbers=sum(is_number_label(text) for text in texts) / total,
        dates=sum(cell is not None and cell.kind is CellKind.DATE for cell in cells) / total,
    )


def _activity_score(column: _Column, all_columns: list[_Column]) -> float:
    words = vocabulary()
    heading = column.heading
    score = 2 * column.filled + 1.5 * column.distinct - 2.5 * column.numbers - 3 * column.dates
    if words.activity_headings.is_one(heading):
        # A column of numbers may be headed like activities: "WBS", "Task".
        score += 2.5 - 2 * column.numbers
    elif words.activity_headings.has_one(heading):
        score += 1.5 - column.numbers
    if words.description_headings.is_one(heading):
        score -= 2
    elif words.description_headings.has_one(heading):
        score -= 1.2
    if words.section_headings.is_one(heading):
        score -= 1.5
    if fold(heading) in words.number_headings or heading.casefold() in words.number_headings:
        score -= 2.5
    if words.note_headings.is_one(heading):
        score -= 1.5
    score -= 0.08 * max(0.0, column.words - 10)
    score += 0.3 if column.words >= 2 else 0.0
    # Of two that read alike the left one names and the right one explains.
    return score - 0.15 * all_columns.index(column)


def _role_score(column: _Column, all_columns: list[_Column]) -> float:
    words = vocabulary()
    score = 2 * column.filled + 1.5 * column.distinct - 2 * column.dates
    score += 2.5 if words.role_headings.is_one(column.heading) else 0.0
    score -= 2.5 if column.heading.casefold() in words.number_headings else 0.0
    score -= 1.5 if words.description_headings.has_one(column.heading) else 0.0
    score += 2 * sum(words.role_words.at_an_end(text) for text in column.texts) / len(column.texts)
    score -= 0.5 * sum(is_person(text) for text in column.texts) / len(column.texts)
    score -= 2 * sum(text.isdecimal() for text in column.texts) / len(column.texts)
    score -= 0.1 * max(0.0, column.words - 6)
    return score - 0.15 * all_columns.index(column)


def _place(side: Side, column: _Column, activity: _Column) -> None:
    words = vocabulary()
    named_number = column.heading.casefold().strip() in words.number_headings
    left = column.number < activity.number
    if left and not named_number and _names_phases(column):
        side.sections.append(column.number)
    elif column.numbers >= 0.7 or (named_number and column.words <= 2):
        side.numbers.append(column.number)
    elif words.note_headings.is_one(column.heading) or column.dates > 0.5:
        side.others[column.number] = "notes"
    elif words.description_headings.has_one(column.heading):
        side.others[column.number] = "description"
    elif _reads_like_sections(column, left):
        side.sections.append(column.number)
    else:
        side.others[column.number] = "description" if column.words > 4 else "notes"


def _names_phases(column: _Column) -> bool:
    """Whether sections are numbered, `Phase 1`, and said once for several rows or repeated."""
    if not vocabulary().section_headings.has_one(column.heading):
        return False
    return column.filled < 0.9 or column.distinct < 0.9


def _reads_like_sections(column: _Column, left: bool) -> bool:
    if vocabulary().section_headings.has_one(column.heading):
        return True
    if not left:
        return False
    return column.filled < 0.9 or column.distinct <= 0.7 or len(column.texts) <= 3
