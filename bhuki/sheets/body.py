"""Say which rows belong to a block's body, and of what sort each is.

The body begins under the names of the columns and ends where nothing goes on: activities without
letters, rows of none marks and sums may follow the last letters.
"""

from collections import Counter

from bhuki.sheets.blocks import Block, Guesses
from bhuki.sheets.grid import Style
from bhuki.sheets.headings import Heading
from bhuki.sheets.letters import Kind
from bhuki.sheets.lines import is_total, split_number
from bhuki.sheets.side import Side
from bhuki.sheets.vocabulary import Vocabulary, vocabulary, words_of

LETTERS = (Kind.CODE, Kind.MARK, Kind.WEAK)
_LONGEST_TOTAL = 2  # words: "Total R"
_MOST_ROWS_AFTER = 8  # activities without letters and sums, under the last letters


def _is_short_total(name: str) -> bool:
    """Whether a label only counts: "Total R", and not an activity, "Count the stock"."""
    words = words_of(name)
    return is_total(name) and (len(words) <= _LONGEST_TOTAL or len(words[-1]) == 1)


class Body:
    """The rows of one block. With `roles_beside` its lines are roles; `right` is not its own."""

    def __init__(
        self,
        guesses: Guesses,
        columns: list[int],
        heading: Heading,
        side: Side,
        right: int,
        *,
        roles_beside: bool,
    ) -> None:
        self._guesses = guesses
        self._view = guesses.view
        self._columns = columns
        self._heading = heading
        self._side = side
        self._right = right
        self._roles_beside = roles_beside
        self._digits = any(map(str.isdigit, guesses.alphabet.letters))  # some are letters
        self._sorts: dict[int, str] = {}

    def rows_of(self, block: Block) -> list[int]:
        """Give the rows of the body: from under the names to the last letters, and what goes on."""
        hidden = set(self._view.grid.hidden_rows)
        between = [row for row in self._heading.between if row not in hidden]
        rows = sorted(row for row in between if not self._names_columns(row))
        inside = range(block.first_row, block.last_row + 1)
        rows += [row for row in inside if row in self._view.rows]
        rows += self._rows_under(block.last_row)
        if rows:
            rows += self._empty_sections_under(rows)
        return [row for row in rows if not self._is_legend_row(row)]

    def _rows_under(self, last: int) -> list[int]:
        """Give the rows under the last letters that still belong to the body."""
        rows: list[int] = []
        row = last + 1
        while row <= last + _MOST_ROWS_AFTER:
            more = self._is_for_nobody(row) or (row == last + 1 and self._has_letters(row))
            if more:
                last = row
            if more or self._goes_on(row) or self.sort_of_row(row) == "total":
                rows.append(row)
            elif row in self._view.rows:
                break
            row += 1
        return rows

    def _empty_sections_under(self, rows: list[int]) -> list[int]:
        """Give the rows right under the body that go on in its looks, none of them with letters.

        A section that looks as those above do, then activities that look as those above do: a
        part of a form that nobody has filled in.
        """
        bare = [row for row in rows if self.sort_of_row(row) == "label"]
        marked = {look for row in bare if (look := self._look(row)) not in (None, (Style(), 1))}
        usual = {look for row in rows if row not in bare and (look := self._look(row))}
        found: list[int] = []
        row = rows[-1] + 1
        while self._is_lone_label(row) and self._look(row) in (
            marked if not found else marked | usual
        ):
            found.append(row)
            row += 1
        return found if len(found) > 1 and self._look(found[-1]) in usual else []

    def _is_lone_label(self, row: int) -> bool:
        name = self._view.own(row, self._side.activity)
        beside = {*self._side.columns}
        alone = all(c in beside for c in self._view.rows.get(row, ()))
        return name is not None and alone and len(name.text) < 100 and not is_total(name.text)

    def _look(self, row: int) -> tuple[Style, int] | None:
        """Give how a row's name looks, and how wide it stands."""
        cell = self._view.at(row, self._side.activity)
        return None if cell is None else (self._view.style(cell), self._view.width(cell))

    def _has_letters(self, row: int) -> bool:
        """Whether a row right under goes on with letters, for roles that had none so far."""
        named = (row, self._side.activity) in self._guesses.of
        kinds = {self._guesses.kind(row, column) for column in self._columns}
        return named and Kind.CODE in kinds and kinds <= {Kind.CODE, Kind.NONE, None}

    def _names_columns(self, row: int) -> bool:
        """Whether a row under the roles' names says what the columns beside are."""
        words = vocabulary()
        if any(self._view.label(row, column)[:1].isdigit() for column in self._side.numbers):
            return False  # it has a number itself: "Control", 1.1
        texts = [self._view.label(row, column) for column in self._side.columns]
        if self._is_named(words) and sum(map(bool, texts)) == 1:
            return False  # a section that is called like a heading: "Control"
        return any(
            words.activity_headings.is_one(text) or text.casefold() in words.number_headings
            for text in texts
            if text
        )

    def _is_named(self, words: Vocabulary) -> bool:
        """Whether the heading says what the activities' column is."""
        column, rows = self._side.activity, [*self._heading.rows, self._heading.name_row]
        return any(words.activity_headings.is_one(self._view.label(row, column)) for row in rows)

    def _goes_on(self, row: int) -> bool:
        """Whether a row under the last letters is one more activity: it has its number in line."""
        if any((row, column) in self._view.cells for column in self._columns):
            return False
        if (row, self._side.activity) not in self._guesses.of:
            return self._is_blank_line(row)
        number = any(self._is_numbered(row, column) for column in self._side.numbers)
        number = number or self._numbered_in_line(row)
        covered = any((row, column) in self._view.anchors for column in self._columns)
        name = self._view.label(row, self._side.activity)
        near = row - 1 in self._view.rows
        role = (
            self._roles_beside
            and near
            and vocabulary().role_words.at_an_end(name)
            and len(name) < 60
        )
        own = self._view.grid.table and len(name) < 100 and not is_total(name)
        noted = near and row in self.noted_rows([row])
        return number or (covered and near) or role or own or noted

    def _is_numbered(self, row: int, column: int) -> bool:
        """Whether a row has a number, and no role or abbreviation of a table further down."""
        text = self._view.label(row, column)
        if any(map(str.isdigit, text)):
            return True
        above = self._view.in_column(column, self._heading.name_row + 1, row - 1)
        digits = any(any(map(str.isdigit, self._view.label(r, column))) for r in above)
        return 0 < len(text) <= 3 and not digits

    def _numbered_in_line(self, row: int) -> bool:
        """Whether a row's name begins with a number of as many parts as the names above."""
        above = [self._view.label(r, self._side.activity) for r in range(max(1, row - 3), row)]
        numbers = [
            split_number(name)[0] for name in [*above, self._view.label(row, self._side.activity)]
        ]
        *over, mine = [number.count(".") if number else -1 for number in numbers]
        # A section may stand among them, with fewer parts.
        return mine >= 0 and over[-1:] == [mine] and over.count(mine) >= 2

    def _is_for_nobody(self, row: int) -> bool:
        """Whether a row names an activity and says of its roles that they are not involved."""
        kinds = [kind for c in self._columns if (kind := self._guesses.kind(row, c)) is not None]
        named = (row, self._side.activity) in self._guesses.of
        return named and len(kinds) > 1 and set(kinds) == {Kind.NONE}

    def _is_blank_line(self, row: int) -> bool:
        """Whether a row has a number and nothing else: a line that was never filled in."""
        filled = [column for column in self._side.columns if (row, column) in self._guesses.of]
        return bool(filled) and all(
            column in self._side.numbers and self._view.label(row, column)[:1].isdigit()
            for column in filled
        )

    def _is_legend_row(self, row: int) -> bool:
        """Whether all that stands beside and inside the block in a row belongs to a legend."""
        places = [(row, c) for c in [*self._side.columns, *self._columns] if self._view.own(row, c)]
        return bool(places) and all(place not in self._guesses.of for place in places)

    def noted_rows(self, body: list[int]) -> frozenset[int]:
        """Give the rows with a text in a headed column right of the roles: a status, a date."""
        found: set[int] = set()
        rows = {*self._heading.rows, *self._heading.between}
        for column in range(self._columns[-1] + 1, self._right):
            if not any((row, column) in self._guesses.of for row in rows):
                break
            found |= {row for row in body if (row, column) in self._guesses.of}
        return frozenset(found)

    def sort_of_row(self, row: int) -> str:
        """Say whether a row has letters, sums up, repeats the heading, or has only a label."""
        found = self._sorts.get(row)
        if found is None:
            found = self._sorts[row] = self._sort_of_row(row)
        return found

    def _sort_of_row(self, row: int) -> str:
        known = self._guesses.of
        places = ((row, column) for column in self._columns)
        kinds = [known[place].kind for place in places if place in known]
        counts = Counter(kinds)
        letters = sum(counts[kind] for kind in LETTERS)
        if letters and self._digits and self._counts_digits(row):
            return "total"
        nones, numbers = counts[Kind.NONE], counts[Kind.NUMBER]
        texts = len(kinds) - letters - nones - numbers
        name = self._view.label(row, self._side.activity)
        if numbers and not letters and (numbers >= texts or is_total(name)):
            return "total"
        if nones and not letters and not texts and self._sums_to_nothing(row, name):
            return "total"
        if self._repeats_heading(row):
            return "header"
        if letters or (nones and not texts):
            return "letters"
        # Words where letters should stand: an activity, its cells shown as not understood.
        return "letters" if texts and name and len(kinds) > 1 else "label"

    def _counts_digits(self, row: int) -> bool:
        """Whether a row counts, though its numbers are letters here."""
        name = self._view.label(row, self._side.activity)
        texts = [self._view.label(row, column) for column in self._columns]
        letters = self._guesses.alphabet.letters
        digits = all(text.isdecimal() for text in texts if text)
        tells = any(text and text not in letters for text in texts)
        tells = tells or any(word.upper() in letters for word in words_of(name))  # "Total 1"
        more = _is_short_total(name) and tells
        return digits and (more or name.upper() in letters)

    def _sums_to_nothing(self, row: int, name: str) -> bool:
        """Whether a row of noughts counts: under a label for sums, or a letter's."""
        texts = {self._view.label(row, column) for column in self._columns} - {""}
        alphabet = self._guesses.alphabet
        counts = _is_short_total(name) or name.upper() in {*alphabet.letters, *alphabet.nones}
        return texts == {"0"} and counts

    def _repeats_heading(self, row: int) -> bool:
        heads = self._heading.heads
        if not any(self._view.label(row, h.columns[0]) == h.name for h in heads[:5]):
            return False
        same = sum(self._view.label(row, head.columns[0]) == head.name for head in heads)
        return same >= 0.6 * len(heads)
