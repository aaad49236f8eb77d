"""Read one sheet: try the ways a matrix can lie, and keep what fits best.

    reading = SheetReader(grid, context, corrections).read()

Each way (letters in a block, letters as columns, a list, a shared set of words) gives candidates
with a certainty; the surest that do not overlap are kept, and a ledger accounts for every cell.
"""

from collections import Counter
from collections.abc import Collection

import msgspec

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.blocks import Block, Guesses, find_blocks
from bhuki.sheets.choices import find_choices
from bhuki.sheets.choosing import best_of
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.doubts import (
    UNSURE,
    doubt_where_a_legend_stands_inside,
    doubt_where_letters_are_left,
    has_odd_letters,
    is_doubtful,
)
from bhuki.sheets.duty_columns import find_duty_columns
from bhuki.sheets.finding import as_found, read_marks
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import Grid
from bhuki.sheets.judging import NEEDED, Surroundings, certainty_of, judge
from bhuki.sheets.layout import Bounds, Layout, lay_out
from bhuki.sheets.ledger import Ledger
from bhuki.sheets.legend import Legend, find_legend
from bhuki.sheets.letters import WORD, Kind, wide_alphabet
from bhuki.sheets.lists import find_list, find_nested
from bhuki.sheets.named_letters import find_letter_rows, find_named_letters
from bhuki.sheets.neighbours import after_neighbour, before_neighbour, is_apart
from bhuki.sheets.orientation import decide_orientation
from bhuki.sheets.scheme_evidence import (
    Evidence,
    SchemeChoice,
    alphabet_of,
    choose_scheme,
    find_mentions,
    guess_language,
    own_scheme,
)
from bhuki.sheets.scheme_words import rare_names, words_said
from bhuki.sheets.sheet_reading import Context, SheetReading
from bhuki.sheets.value_sets import find_value_sets
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import vocabulary

_LONGEST_TITLE = 160
_LONGEST_WORD = 40
_FEWEST_WORDS = 6


class SheetReader:
    """Reads one sheet, once."""

    def __init__(self, grid: Grid, context: Context, corrections: Corrections) -> None:
        self.whole = View(grid)
        self.view = self.whole
        self.context = context
        self.corrections = corrections
        self.told = corrections.told_places(self.view.cells)
        if self.told:
            kept = [cell for cell in grid.cells if (cell.row, cell.column) not in self.told]
            self.view = View(msgspec.structs.replace(grid, cells=kept))
        self.own_legend = find_legend(self.view) if not grid.nested else Legend()
        self.legend = Legend()
        self.legend.add(self.own_legend)
        if not self.own_legend.meanings:
            self.legend.add(context.legend)
        self.guesses = self._guess(words=grid.nested)
        if choices := find_choices(self.view, self.guesses.alphabet):
            self.own_legend.cells |= choices
            self.guesses = self._guess(words=grid.nested)

    def _guess(self, *, words: bool) -> Guesses:
        """Guess what each cell says, with the legend's letters and, on wish, with whole words."""
        own = [letter for letter in self.legend.meanings if len(letter) <= 3]
        alphabet = wide_alphabet(own, self.legend.nones, words=words, more=rare_names())
        alphabet.mapped.update(self.corrections.letter_map())
        return Guesses(self.view, alphabet, self.own_legend.cells)

    def read(self) -> SheetReading:
        grid = self.view.grid
        if grid.nested:
            nested = find_nested(self.guesses, self._evidence(Counter()))
            found = best_of(nested, self.view.rows)
        else:
            candidates = [*self._duty_columns(), *self._blocks()]
            if not candidates:
                self.guesses = self._guess(words=True)
                candidates = self._blocks() or self._value_sets()
            elif self._has_words_beside(candidates):
                candidates = self._with_matrices_of_words(candidates)
            if all(len(candidate.roles) < 2 for candidate in candidates):
                candidates = self._named_letters() or candidates
            found = best_of(candidates, self.view.rows)
        ledger = Ledger(self.whole)
        for matrix in found:
            matrix.legend = self.legend
            matrix.language = self._language()
            matrix.title = self._title(matrix, found)
            _enter_names(ledger, matrix)
        for matrix in found:
            for place, kind in matrix.claims.items():
                ledger.take(place, kind)
        for place, kind in self.told.items():
            ledger.take(place, kind)
        if found:
            for place in self.own_legend.cells:
                ledger.take(place, "legend")
            doubt_where_letters_are_left(self.view, ledger, found, self.own_legend.cells)
            doubt_where_a_legend_stands_inside(found, self.own_legend.cells)
            self._take_titles(ledger, found)
        else:
            for place in self.whole.cells:
                ledger.take(place, "no matrix on this sheet")
        return SheetReading(self.whole, found, ledger, self.legend)

    def _has_words_beside(self, candidates: list[Found]) -> bool:
        """Whether words for duties stand in cells that no matrix of letters takes."""
        texts = {cell.text for cell in self.view.cells.values() if len(cell.text) <= _LONGEST_WORD}
        duties = {text for text in texts if vocabulary().duty_of(text)}
        if len(duties) < 2:
            return False
        taken = set(self.own_legend.cells)
        sections: set[Place] = set()
        for candidate in candidates:
            notes = {place for place, kind in candidate.claims.items() if kind == "notes"}
            sections |= {place for place, kind in candidate.claims.items() if kind == "section"}
            taken |= candidate.places() - notes - sections
        beside = [p for p, cell in self.view.cells.items() if cell.text in duties]
        left = [place for place in beside if place not in taken]
        # Sections may be called like a duty, "Review"; in one column, not in several.
        if len({column for row, column in left if (row, column) in sections}) < 2:
            left = [place for place in left if place not in sections]
        return len(left) >= _FEWEST_WORDS

    def _with_matrices_of_words(self, candidates: list[Found]) -> list[Found]:
        """Add matrices of words to those of letters, which then leave them their activities."""
        taken = set().union(*(c.cell_places() for c in candidates))
        self.guesses = self._guess(words=True)
        blocks = self._blocks()
        words = [found for found in blocks if not found.cell_places() & taken]
        if words:
            again = {frozenset(found.cell_places()): found for found in blocks}
            candidates = [again.get(frozenset(c.cell_places()), c) for c in candidates]
        own = set().union(*(found.named_places() | found.cell_places() for found in words))
        for candidate in candidates:
            for place in own & candidate.claims.keys():
                if candidate.claims[place] in ("notes", "header", "total", "section"):
                    del candidate.claims[place]  # it took a neighbour's cells for its notes
        return candidates + words

    def _evidence(self, used: Counter[str]) -> Evidence:
        grid = self.view.grid
        mentions = find_mentions(
            {grid.heading: 1.0, grid.name: 1.0, self.context.file_name: 0.7, self._top_text(): 1.0}
        )
        language, neighbour = self._language(), self.context.neighbour
        legend = self._legend_for(used)
        return Evidence(used, legend, mentions, language, neighbour=neighbour)

    def _legend_for(self, used: Counter[str]) -> Legend:
        """Give the legend, but not one of other letters than these from somewhere else."""
        letters = {code for code in used if not code.startswith(WORD)}
        elsewhere = not self.own_legend.meanings and len(letters) == len(used) > 0
        return Legend() if elsewhere and letters.isdisjoint(self.legend.meanings) else self.legend

    def _language(self) -> str:
        texts = [cell.text for cell in self.view.grid.cells[:400] if len(cell.text) > 3]
        return guess_language(texts)

    def _top_text(self) -> str:
        """The texts of the first rows, where titles stand."""
        rows = sorted(self.view.rows)[:4]
        cells = [self.view.cells[row, c] for row in rows for c in self.view.rows[row][:6]]
        return " ".join(label(cell.text) for cell in cells if len(cell.text) < _LONGEST_TITLE)

    def _titled(self) -> float:
        words = vocabulary().matrix_words
        grid = self.view.grid
        strong = [grid.name, grid.heading, self._top_text()]
        if any(words.has_one(text) for text in strong):
            return 1.0
        if words.has_one(self.context.file_name) or any(map(words.has_one, self.context.prose[:6])):
            return 0.7
        return 0.0

    def _duty_columns(self) -> list[Found]:
        if self.corrections.orientation not in (None, Orientation.LETTERS_IN_COLUMNS):
            return []
        return self._duty_columns_of(self.view, self.own_legend.cells)

    def _duty_columns_of(self, view: View, outside: Collection[Place]) -> list[Found]:
        def guess(outside: Collection[Place]) -> Guesses:
            return Guesses(view, self._guess(words=True).alphabet, frozenset(outside))

        return find_duty_columns(view, guess, self._evidence(Counter()), outside, self.corrections)

    def _named_letters(self) -> list[Found]:
        """Find names with letters in one column, or letters as rows."""
        if self.corrections != NO_CORRECTIONS:
            return []
        turned = frozenset((column, row) for row, column in self.own_legend.cells)
        return find_named_letters(self.view, self._evidence(Counter())) or find_letter_rows(
            self.view, lambda view: self._duty_columns_of(view, turned)
        )

    def _value_sets(self) -> list[Found]:
        return find_value_sets(self.guesses, self.legend, self._titled(), self.corrections)

    def _blocks(self) -> list[Found]:
        if self.corrections.orientation == Orientation.LETTERS_IN_COLUMNS:
            return []
        blocks = self._join_beside(find_blocks(self.guesses))
        if self.corrections.role_columns:
            blocks = self._told_block(blocks)
        blocks = [block for block in blocks if len(block.places) >= 2]
        found: list[Found] = []
        done: list[Layout] = []
        for block in blocks:
            layout = self._lay_out(block, blocks, done)
            if layout is None:
                continue
            read = self._judge(layout)
            if read is not None:
                found.append(read)
                done.append(layout)
        return found

    def _join_beside(self, blocks: list[Block]) -> list[Block]:
        """Join blocks that only a column of comments keeps apart: they share their activities."""
        joined: list[Block] = []
        for block in blocks:
            left = next((n for n, b in enumerate(joined) if self._belong_together(b, block)), -1)
            if left < 0:
                joined.append(block)
            else:
                joined[left] = Block(joined[left].places | block.places)
        return joined if len(joined) == len(blocks) else self._join_beside(joined)

    def _belong_together(self, one: Block, other: Block) -> bool:
        left, right = sorted((one, other), key=lambda block: block.columns[0])
        if left.columns[-1] >= right.columns[0]:
            return False
        if left.first_row > right.last_row + 1 or right.first_row > left.last_row + 1:
            return False
        common = set(left.rows) & set(right.rows)
        together = len(common) >= 0.6 * min(len(left.rows), len(right.rows))
        # Letters few and far between: each stands in a row and a column of its own.
        if left.columns[-1] + 1 == right.columns[0]:
            cross = left.first_row <= right.last_row and right.first_row <= left.last_row
            few = min(len(left.places), len(right.places)) == 1
            return (cross or few) and not self._counts_beside(left, right)
        return together and self._only_notes_between(left, right)

    def _counts_beside(self, left: Block, right: Block) -> bool:
        """Whether letters on the left are labels of rows that count them."""
        return any(
            self.guesses.kind(row, column) is Kind.NUMBER
            for row in left.rows
            for column in right.columns
        )

    def _only_notes_between(self, left: Block, right: Block) -> bool:
        top = max(1, min(left.first_row, right.first_row) - 4)
        for column in range(left.columns[-1] + 1, right.columns[0]):
            rows = self.view.in_column(column, top, right.last_row)
            heading = self.view.label(rows[0], column) if rows else ""
            words = vocabulary()
            if not rows or not (
                words.note_headings.is_one(heading) or words.description_headings.is_one(heading)
            ):
                return False
        return True

    def _told_block(self, blocks: list[Block]) -> list[Block]:
        """Make one block of the columns that the user says are roles."""
        columns = set(self.corrections.role_columns)
        top = max(self.corrections.heading_rows, default=0)
        places = {
            place
            for place, guess in self.guesses.of.items()
            if place[1] in columns and place[0] > top and guess.kind in (Kind.CODE, Kind.MARK)
        }
        return [Block(places)] if places else blocks

    def _lay_out(self, block: Block, blocks: list[Block], done: list[Layout]) -> Layout | None:
        rows, columns = (block.first_row, block.last_row), block.columns
        left, right, ceiling = 1, self.view.last_column + 1, 0
        for other in blocks:
            if other is block or len(other.places) < 4:
                continue
            beside = other.first_row <= rows[1] and other.last_row >= rows[0]
            if beside and other.columns[-1] < columns[0] and len(other.columns) > 1:
                left = max(left, other.columns[-1] + 1)
            elif beside and other.columns[0] > columns[-1] and len(other.columns) > 1:
                right = min(right, other.columns[0])
            elif other.last_row < rows[0] and (
                set(other.columns) & set(columns) or is_apart(self.view, other.last_row, rows[0])
            ):
                ceiling = max(ceiling, other.last_row)
        right = before_neighbour(self.view, right, columns[-1], rows)
        left = after_neighbour(self.guesses, left, columns[0], rows)
        above = next((other for other in reversed(done) if other.last_row < rows[0]), None)
        bounds = Bounds(ceiling, left, right)
        return lay_out(self.guesses, block, bounds, self.corrections, above)

    def _judge(self, layout: Layout) -> Found | None:
        if layout.letter_row:
            read_marks(layout)
        evidence = self._evidence(layout.used)
        if any(code.startswith(WORD) for code in layout.used):
            evidence.words = words_said(self.view.cells[place].text for place in layout.cells)
        choice = self._choice(evidence)
        points = judge(layout, choice, Surroundings(self.legend, self._titled()))
        told = bool(self.corrections.role_columns or self.corrections.letters)
        if points < NEEDED and self.corrections == NO_CORRECTIONS:
            return None
        as_list = find_list(layout, choice)
        if as_list is not None:
            sure = max(as_list.certainty, certainty_of(points) * 0.95)
            as_list.certainty = min(sure, choice.reads_right, 0.99 - 0.2 * choice.has_strangers)
            return as_list
        orientation, sure = decide_orientation(layout, choice)
        if self.corrections.orientation:
            orientation, sure = Orientation(self.corrections.orientation), 1.0
        if orientation is Orientation.ROLES_IN_ROWS and layout.block and layout.bounds:
            bounds, told_so = layout.bounds, self.corrections
            again = lay_out(self.guesses, layout.block, bounds, told_so, roles_beside=True)
            layout = again or layout
        certainty = min(certainty_of(points) * (0.6 + 0.4 * sure), choice.reads_right)
        if is_doubtful(layout, choice):
            certainty = min(certainty, UNSURE)
        read = as_found(layout, choice, orientation, 0.99 if told else certainty)
        if not told and has_odd_letters(layout, read.odd):
            read.certainty = min(read.certainty, UNSURE)
        return read

    def _choice(self, evidence: Evidence) -> SchemeChoice:
        if not self.corrections.scheme:
            choice = choose_scheme(evidence)
            if self.corrections.letters:
                mapped = self.corrections.letter_map()
                choice.alphabet = alphabet_of(choice.scheme, self.legend, mapped)
            return choice
        scheme = shipped_schemes().get(self.corrections.scheme)
        if scheme is None:
            scheme = own_scheme({code: "" for code in evidence.used if not code.startswith(WORD)})
        alphabet = alphabet_of(scheme, self.legend, self.corrections.letter_map())
        return SchemeChoice(scheme.id, scheme, 1.0, alphabet, 1.0)

    def _title(self, matrix: Found, found: list[Found]) -> str | None:
        """The nearest heading: of the document's part, or the text over the matrix."""
        grid = self.view.grid
        ceiling = max((m.last_row for m in found if m.last_row < matrix.first_row), default=0)
        for row in range(ceiling + 1, matrix.first_row + 1):
            for column in self.view.rows.get(row, ()):
                place = (row, column)
                if place in self.own_legend.cells or matrix.takes(place):
                    continue
                text = label(self.view.cells[place].text)
                if any(map(str.isalpha, text)) and 2 < len(text) < _LONGEST_TITLE:
                    return text
        return grid.heading or None

    def _take_titles(self, ledger: Ledger, found: list[Found]) -> None:
        """What stands over a matrix and was not understood is its title, its date and the like."""
        tops = [(matrix.first_row, matrix.last_row) for matrix in found]
        for place in ledger.rest():
            row = place[0]
            under = any(row <= last and row >= first for first, last in tops)
            over = any(row <= first for first, _ in tops)
            short = len(self.view.cells[place].text) <= 4 * _LONGEST_TITLE
            if over and not under and short:
                ledger.take(place, "title")


def _enter_names(ledger: Ledger, matrix: Found) -> None:
    """Enter what the answer names with its address; it comes before all other claims."""
    if matrix.orientation is not Orientation.LETTERS_IN_COLUMNS:
        for role in matrix.roles:
            ledger.take(role.place, "role")
    for activity in matrix.activities:
        ledger.take(activity.place, "activity")
    ledger.take_all((cell.place for cell in matrix.cells), "assignment")
