"""Find blocks: where letters stand close together, in rows and columns of their own.

Letters hang together along a row as long as no other text stands between them, and down a column
likewise. A repeated heading therefore ends a block, and so does a column of text between two
matrices that stand side by side.
"""

from collections.abc import Set as AbstractSet

from bhuki.sheets.letters import TEXT, Alphabet, Guess, Kind, plain
from bhuki.sheets.view import Place, View
from bhuki.sheets.vocabulary import vocabulary

_FOUNDING = (Kind.CODE, Kind.MARK)
_NEAREST_BLOCKS = 50
_FARTHEST_COUNTED = 4  # rows from a letter to the numbers under it
_FEWEST_COUNTED = 3  # letters over columns of numbers
_FARTHEST_RUN = 9
_LARGEST_GAP = 14  # rows without letters that a block may bridge: sections, empty rows


class Block:
    """Cells with letters that belong together, with their rows and columns in order."""

    def __init__(self, places: set[Place]) -> None:
        self.places = places
        self.rows = sorted({row for row, _ in places})
        self.columns = sorted({column for _, column in places})
        self.first_row = self.rows[0] if places else 0
        self.last_row = self.rows[-1] if places else 0

    def without_row(self, row: int) -> "Block":
        """Give the block without one of its rows."""
        return Block({place for place in self.places if place[0] != row})


class Guesses:
    """What each cell of a view seems to say under an alphabet; legends say nothing."""

    def __init__(self, view: View, alphabet: Alphabet, outside: AbstractSet[Place]) -> None:
        self.view = view
        self.alphabet = alphabet
        self.of: dict[Place, Guess] = {}
        known: dict[str, Guess] = {}
        for place, cell in view.cells.items():
            guess = known.get(cell.text)
            if guess is None:
                guess = known[cell.text] = alphabet.guess(cell.text, cell.kind)
            self.of[place] = guess
        for place in outside:
            self.of.pop(place, None)
        self._leave_heads_of_counts({t for t, guess in known.items() if guess.kind is Kind.NUMBER})
        weak = {text for text, guess in known.items() if guess.kind is Kind.WEAK}
        cells = view.cells.items() if weak else ()
        self.weak = {p for p, cell in cells if cell.text in weak and p not in outside}

    def _leave_heads_of_counts(self, numbers: AbstractSet[str]) -> None:
        """Take letters for names that head columns of numbers, several in a row: they count."""
        cells, of = self.view.cells, self.of
        heads: dict[int, set[Place]] = {}
        counts = {*numbers, "0"}
        counted = {column for (_, column), cell in cells.items() if cell.text in numbers}
        for column in counted if numbers else ():
            rows = self.view.columns[column]
            for row, first, second in zip(rows, rows[1:], rows[2:], strict=False):
                if {cells[first, column].text, cells[second, column].text} <= counts:
                    above, letter = of.get((row - 1, column)), of.get((row, column))
                    top = above is None or above.kind is Kind.TEXT
                    near = first - row <= _FARTHEST_COUNTED
                    if top and near and letter and letter.kind is Kind.CODE:
                        heads.setdefault(row, set()).add((row, column))
        for row, places in heads.items():
            letters = [(row, c) for c in self.view.rows[row] if self.kind(row, c) is Kind.CODE]
            distinct = {of[place].codes for place in places}
            alone = all(len(codes) == 1 for codes in distinct)
            counts_all = len(places) == len(distinct) == len(letters) >= _FEWEST_COUNTED
            if alone and counts_all and self._heads_letters(row):
                of.update(dict.fromkeys(places, TEXT))

    def _heads_letters(self, row: int) -> bool:
        """Whether names in a row stand over columns of letters: roles, or groups of them."""
        below = range(row + 1, row + _FARTHEST_COUNTED + 3)
        named = (c for c in self.view.rows[row] if self.kind(row, c) in (Kind.TEXT, Kind.WEAK))
        heads = (any(self.kind(r, c) is Kind.CODE for r in below) for c in named)
        merged = any((row, c) in self.view.spans for c in self.view.rows[row])
        return sum(heads) >= 2 or merged

    def kind(self, row: int, column: int) -> Kind | None:
        """Give what a cell may be; None where it is empty or stands in a legend."""
        guess = self.of.get((row, column))
        return guess.kind if guess else None


def find_blocks(guesses: Guesses) -> list[Block]:
    """Find all blocks of a sheet, from the top."""
    groups = _Groups()
    run_of = _runs_along_rows(guesses, groups)
    _join_down_columns(guesses, run_of, groups)
    found: dict[int, set[Place]] = {}
    for place, run in run_of.items():
        found.setdefault(groups.root(run), set()).add(place)
    blocks = [Block(places) for places in found.values()]
    blocks.sort(key=lambda block: (block.first_row, block.columns[0]))
    blocks = _join_overlapping(_join_torn(guesses, blocks))
    grown = _join_overlapping([_grown(guesses, block) for block in blocks])
    return [_grown(guesses, block) for block in grown] if len(grown) < len(blocks) else grown


def _join_overlapping(blocks: list[Block]) -> list[Block]:
    """Join blocks whose rows and columns overlap: they are parts of one."""
    joined: list[Block] = []
    for block in blocks:
        near = range(max(0, len(joined) - _NEAREST_BLOCKS), len(joined))
        over = next((n for n in near if _overlap(joined[n], block)), None)
        if over is None:
            joined.append(block)
        else:
            joined[over] = Block(joined[over].places | block.places)
    return joined


def _overlap(one: Block, other: Block) -> bool:
    rows = one.first_row <= other.last_row and other.first_row <= one.last_row
    left, right = one.columns, other.columns
    return rows and left[0] <= right[-1] and right[0] <= left[-1]


def _grown(guesses: Guesses, block: Block) -> Block:
    """Take in letters that run together (`AR`), beside those that stand alone and under them.

    Only where all of these are letters of one scheme, so that short names stay names.
    """
    if not guesses.weak:
        return block
    alone = {code for place in block.places for code in guesses.of[place].codes}
    sets = [letters for letters in guesses.alphabet.runs if letters >= alone]
    runs = {
        place
        for place in guesses.weak
        if len(codes := guesses.of[place].codes) > 1
        and any(letters.issuperset(codes) for letters in sets)
    }
    if not runs:
        return block
    taken: set[Place] = set()
    for row in block.rows:
        taken |= _runs_in_row(guesses, row, block.columns, runs)
    taken = _in_columns_of_letters(guesses, block, taken)
    block = Block(block.places | taken)
    for row in _rows_of_runs(guesses, block, runs):
        taken |= {(row, column) for column in block.columns if (row, column) in runs}
    return Block(block.places | taken)


def _runs_in_row(guesses: Guesses, row: int, columns: list[int], runs: set[Place]) -> set[Place]:
    """Give the runs of letters that stand inside and beside the columns, before any text."""
    filled = guesses.view.rows[row]
    found = {(row, c) for c in filled if columns[0] <= c <= columns[-1] and (row, c) in runs}
    right = [c for c in filled if c > columns[-1]]
    left = [c for c in reversed(filled) if c < columns[0]]
    for beside in (right, left):
        for column in beside:
            if (row, column) in runs:
                found.add((row, column))
            elif guesses.kind(row, column) is not Kind.NONE:
                break
    return found


def _in_columns_of_letters(guesses: Guesses, block: Block, taken: set[Place]) -> set[Place]:
    """Leave out new columns that hold more of other texts: short names among the names."""
    kept = set(taken)
    for column in {column for _, column in taken} - set(block.columns):
        rows = guesses.view.in_column(column, block.first_row, block.last_row)
        kinds = [kind for row in rows if (kind := guesses.kind(row, column)) is not Kind.NONE]
        runs = {place for place in taken if place[1] == column}
        if len(runs) < 0.6 * len(kinds):
            kept -= runs
    return kept


def _rows_of_runs(guesses: Guesses, block: Block, runs: set[Place]) -> list[int]:
    """Give the rows in, over and under a block that hold runs of letters, and only letters."""
    found = []
    inside = range(block.first_row + 1, block.last_row)
    over = range(block.first_row - 1, max(0, block.first_row - _FARTHEST_RUN), -1)
    under = range(block.last_row + 1, block.last_row + _FARTHEST_RUN)
    for rows, stops in ((inside, False), (over, True), (under, True)):
        for row in rows:
            kinds = {c: kind for c in block.columns if (kind := guesses.kind(row, c))}
            alone = {c for c, kind in kinds.items() if kind in (Kind.NONE, Kind.CODE)}
            if any(c not in alone and (row, c) not in runs for c in kinds):
                if stops:
                    break
            elif kinds and not any(_spells_scheme(guesses, row, c) for c in kinds):
                found.append(row)
    return found


def _spells_scheme(guesses: Guesses, row: int, column: int) -> bool:
    """Whether a run is a scheme's own name: `RACI` as a heading."""
    text = plain(guesses.view.cells[row, column].text).casefold()
    return text in vocabulary().matrix_words.phrases


class _Groups:
    """Runs of letters that are joined step by step."""

    def __init__(self) -> None:
        self._parent: list[int] = []

    def new(self) -> int:
        self._parent.append(len(self._parent))
        return len(self._parent) - 1

    def root(self, run: int) -> int:
        parent = self._parent
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    def join(self, one: int, other: int) -> None:
        self._parent[self.root(one)] = self.root(other)


def _parts(kind: Kind | None) -> bool:
    """Whether a cell of this kind keeps its neighbours apart."""
    return kind is Kind.TEXT or kind is Kind.LOOSE


def _stands_among_names(guesses: Guesses, row: int, column: int) -> bool:
    """Whether an abbreviation such as `IT` stands in a heading: names beside it, and no letters."""
    if guesses.kind(row, column) is not Kind.WEAK:
        return False
    columns = guesses.view.rows[row]
    place = columns.index(column)
    beside = []
    for side in (reversed(columns[:place]), columns[place + 1 :]):
        kinds = (guesses.kind(row, c) for c in side)
        beside.append(next((kind for kind in kinds if kind is not Kind.WEAK), None))
    return Kind.TEXT in beside and not any(kind in _FOUNDING for kind in beside)


def _runs_along_rows(guesses: Guesses, groups: _Groups) -> dict[Place, int]:
    """Number the runs of letters along each row that no text interrupts."""
    run_of: dict[Place, int] = {}
    known = guesses.of
    for row, columns in guesses.view.rows.items():
        run = -1
        for column in columns:
            guess = known.get((row, column))
            if guess is None:
                continue
            if guess.kind in _FOUNDING:
                run = groups.new() if run < 0 else run
                run_of[row, column] = run
            elif _parts(guess.kind):
                run = -1
    return run_of


def _join_down_columns(guesses: Guesses, run_of: dict[Place, int], groups: _Groups) -> None:
    joined: set[tuple[int, int]] = set()  # rows of one matrix meet in each of its columns
    for column, rows in guesses.view.columns.items():
        before, last_row = -1, 0
        for row in rows:
            run = run_of.get((row, column))
            if run is not None:
                pair = (before, run)
                if before >= 0 and pair not in joined and row - last_row <= _LARGEST_GAP:
                    groups.join(before, run)
                    joined.add(pair)
                before, last_row = run, row
            elif _parts(guesses.kind(row, column)) or _stands_among_names(guesses, row, column):
                before = -1


def _join_torn(guesses: Guesses, blocks: list[Block]) -> list[Block]:
    """Join blocks that one odd row tore apart: the same columns, and no heading between them."""
    joined: list[Block] = []
    for block in blocks:
        near = range(len(joined) - 1, max(-1, len(joined) - 7), -1)
        above = next((n for n in near if _continues(guesses, joined[n], block)), None)
        if above is None:
            joined.append(block)
        else:
            joined[above] = Block(joined[above].places | block.places)
    return joined


def _continues(guesses: Guesses, above: Block, below: Block) -> bool:
    if not 0 < below.first_row - above.last_row <= _LARGEST_GAP:
        return _is_stray(above, below)
    mine, theirs = set(below.columns), set(above.columns)
    if len(mine & theirs) < 0.5 * min(len(mine), len(theirs)):
        return False
    return not any(
        is_heading(guesses, row, columns)
        for row in range(above.last_row + 1, below.first_row)
        for columns in (sorted(mine | theirs), below.columns)
    )


def _is_stray(above: Block, below: Block) -> bool:
    """Whether a few letters lie wholly among another block's rows and columns."""
    if len(below.places) > 3 or len(above.places) < 8:
        return False
    columns, rows = above.columns, (above.first_row, above.last_row)
    inside = all(rows[0] <= row <= rows[1] for row, _ in below.places)
    return inside and all(columns[0] <= column <= columns[-1] for _, column in below.places)


def is_heading(
    guesses: Guesses, row: int, columns: list[int], runs: AbstractSet[Place] = frozenset()
) -> bool:
    """Say whether a row reads like a heading over these columns: names, and no letters.

    `runs` are the places where letters that run together are known to be letters.
    """
    kinds = [(guesses.kind(row, column), (row, column) in runs) for column in columns]
    names = sum(kind in (Kind.TEXT, Kind.WEAK) and not run for kind, run in kinds)
    letters = sum(kind in _FOUNDING or run for kind, run in kinds)
    return names > letters and names >= max(1, 0.5 * len(columns))
