"""Find legends: what a sheet itself says its letters mean.

A legend may stand anywhere, in one cell or many: `R = Responsible`, `Responsible (R)`, a letter
beside its meaning, a line of text under a table. It is believed over every scheme.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from itertools import zip_longest

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.letters import plain, shipped_letters
from bhuki.sheets.view import Place, View, label
from bhuki.sheets.vocabulary import fold, vocabulary, words_of

_LETTER = r"[A-ZÆØÅА-ЯІ](?:[A-ZА-Я]|/[A-ZА-Я])?|\d"
_QUOTED_LETTER = rf"['\"“(\[]?({_LETTER})['\"”)\]]?"
_EQUALS = re.compile(
    rf"(?:(?:^|(?<=[\s;,|(\[•*·/])){_QUOTED_LETTER}\s*(?:=+>?|:|→|->)"
    rf"|(?:^|(?<=[\n;,|(\[•*·])|(?<=[;,|•·]\s)|(?<=\s\s)){_QUOTED_LETTER}\s*(?:–|—|-|\.\s))"
    r"\s*(?=[^\W\d_]{2})"
)
_IN_BRACKETS = re.compile(r"([^\W\d_][^\n;,|()\[\]=]{2,48}?)\s*[(\[]([A-ZÆØÅА-Я]{1,2})[)\]]")
_BRACKET_FIRST = re.compile(r"[(\[]([A-ZÆØÅА-Я])[)\]]\s*[:=–—-]?\s*([^\W\d_][^\n;,|()\[\]]{2,})")
_BARE = re.compile(r"(?:^|(?<=[\s,;|•:(]))([A-ZÆØÅ])\s+([^\W\d_]{3,}(?:[ -][^\W\d_]+)?)")
_END = re.compile(r"[\n;|•]|\s·(?:\s|$)|\s{2,}|,\s+(?=[A-Z]\s*[=:])")
_LONE_LETTER = re.compile(rf"[(\['\"]?({_LETTER})[)\]'\"]?\s*[:=.–-]?")
_WORD_FIRST = re.compile(r"^([^\W\d_][^\n:=–—]{2,40}?)\s*(?::|=|–|—|\s-\s)")
_SMALL = re.compile(r"([a-zæøå])\s*[=:]\s*([^\W\d_]{2}[^\n]{0,60})")
_LONGEST = 1200
_FEWEST_NAMES = 4  # in a heading: the activity's and some roles'


@dataclass
class Legend:
    """Letters with their meanings, and the cells that say so."""

    meanings: dict[str, str] = field(default_factory=dict)
    cells: set[Place] = field(default_factory=set)
    sure: int = 0  # entries whose meaning is a word for a duty

    @property
    def duties(self) -> dict[str, str | None]:
        """The duty that each letter's meaning speaks of, as far as its words are known."""
        return {letter: duty_of_meaning(text) for letter, text in self.meanings.items()}

    @property
    def nones(self) -> frozenset[str]:
        """The letters that the sheet itself says mean "not involved"."""
        return frozenset(letter for letter, duty in self.duties.items() if duty == "none")

    def add(self, other: "Legend") -> None:
        """Take in another legend; what is known already stays."""
        self.meanings = {**other.meanings, **self.meanings}
        self.cells |= other.cells
        self.sure = max(self.sure, other.sure)


def duty_of_meaning(meaning: str) -> str | None:
    """Say which duty a letter's meaning speaks of, or None."""
    words = vocabulary()
    if words.duties["none"].find(meaning) == 0:
        return "none"
    return words.duty_of(meaning) or words.duty_in(meaning, within=4)


@dataclass
class _Entry:
    letter: str
    meaning: str
    cells: tuple[Place, ...]

    @property
    def fits(self) -> bool:
        """Whether the meaning is a duty, or begins with the letter itself."""
        initial = fold(self.meaning)[:1] == fold(self.letter)[:1]
        duty = duty_of_meaning(self.meaning) is not None
        return (initial and duty) if len(self.letter) == 2 else (initial or duty)


def entries_in(text: str) -> list[tuple[str, str]]:
    """Give the letters and meanings that one text defines."""
    text = plain(text)[:_LONGEST]
    found = _with_equals(text)
    if not found:
        found = [(hit[2], hit[1].strip()) for hit in _IN_BRACKETS.finditer(text)]
        found = [(x, m) for x, m in found if _Entry(x, m, ()).fits]
    if not found:
        found = [(hit[1], hit[2].strip()) for hit in _BRACKET_FIRST.finditer(text)]
    if not found:
        pairs = [(hit[1], hit[2]) for hit in _BARE.finditer(text)]
        pairs = [(x, m) for x, m in pairs if not _joins(m)]
        found = [(x, m) for x, m in pairs if _Entry(x, m, ()).fits]
    if not found:
        found = _word_first(text)
    return found


def _joins(meaning: str) -> bool:
    """Whether what follows a letter is only another letter: `A and R`."""
    words = words_of(meaning)
    return len(words) == 2 and words[0] in vocabulary().joiners and len(words[1]) == 1


def _with_equals(text: str) -> list[tuple[str, str]]:
    hits = list(_EQUALS.finditer(text))
    found = []
    for hit, following in zip_longest(hits, hits[1:]):
        rest = text[hit.end() : following.start() if following else len(text)]
        meaning = _END.split(rest, maxsplit=1)[0].strip(" ,;.()[]*|/")
        if meaning:
            found.append((hit[1] or hit[2], meaning))
    return found


def _word_first(text: str) -> list[tuple[str, str]]:
    """Read `Responsible: does the work`, where the word's first letter is the letter."""
    found = []
    for line in text.split("\n"):
        hit = _WORD_FIRST.match(line)
        if hit and (duty := vocabulary().duty_of(hit[1])) and duty != "none":
            found.append((hit[1].strip()[0].upper(), hit[1].strip()))
    return found


def legend_of_prose(lines: Iterable[str]) -> Legend:
    """Find the legend in the text around tables: a line with several entries, or several lines."""
    legend = Legend()
    run: list[_Entry] = []
    for line in [*lines, ""]:
        entries = [_Entry(letter, meaning, ()) for letter, meaning in entries_in(line)]
        if len(entries) >= 2:
            legend.add(_accept(_without_strays(entries)))
        if entries:
            run += entries
            continue
        legend.add(_accept(_without_strays(run)))
        run = []
    return legend


def find_legend(view: View) -> Legend:
    """Find a sheet's legends and the cells they stand in."""
    legend = Legend()
    entries = _entries_in_cells(view)
    entries += _entries_in_pairs(view, {entry.cells[0] for entry in entries})
    entries = [_with_letter_beside(view, entry) for entry in entries]
    for near in _cluster(entries):
        found = _legend_of(view, near)
        if not found.meanings:  # a column of letters may stand over it
            found = _legend_of(view, [entry for entry in near if len(entry.cells) == 1])
        legend.add(found)
    _add_small_letters(view, legend)
    _add_rest_of_legend(view, legend)
    for text in view.comments.values():
        said = [_Entry(letter, meaning, ()) for letter, meaning in entries_in(text)]
        legend.add(_accept(_without_strays(said)))
    return legend


def _legend_of(view: View, near: list[_Entry]) -> Legend:
    cluster = _without_strays(near)
    accepted = _accept(cluster)
    return accepted if accepted.meanings and not _is_body(view, cluster) else Legend()


def _accept(entries: list[_Entry]) -> Legend:
    """Believe entries that stand together: several letters, each once, that fit their meanings."""
    # Two letters that fit nothing are an abbreviation: a role's name beside another's.
    entries = [x for x in entries if len(x.letter) != 2 or x.fits or x.letter in shipped_letters()]
    letters = [entry.letter for entry in entries]
    distinct = set(letters)
    repeated = len(letters) - len(distinct)
    if len(distinct) < 2 or repeated > len(distinct) or _are_abbreviations(distinct):
        return Legend()
    fitting = sum(entry.fits for entry in entries)
    digits = any(letter.isdigit() for letter in distinct)
    sure = sum(duty_of_meaning(entry.meaning) is not None for entry in entries)
    doubtful = fitting < (0.8 if digits else 0.5) * len(entries)
    doubtful = doubtful or (digits and sure < 0.6 * len(entries))
    apart = all(len(entry.cells) == 2 for entry in entries)
    doubtful = doubtful or (apart and not sure and fitting < 3)
    if doubtful and (not _is_scheme(distinct) or len(distinct) < 3 or repeated):
        return Legend()
    legend = Legend(sure=sure)
    said = {entry.letter: set(words_of(entry.meaning)) for entry in entries}
    for entry in entries:
        legend.cells.update(entry.cells)
        if not _is_made_of_others(entry, said):
            legend.meanings.setdefault(entry.letter, entry.meaning)
    return legend


def _is_made_of_others(entry: _Entry, said: dict[str, set[str]]) -> bool:
    """Whether an entry only says of two letters in one cell what each of them means: `A/R`."""
    parts = entry.letter.split("/")
    mine = said[entry.letter]
    return len(parts) > 1 and all(mine & said.get(part, set()) for part in parts)


def _without_strays(entries: list[_Entry]) -> list[_Entry]:
    """Leave out entries that only happen to stand near: in another column, or said already."""
    certain = [entry for entry in entries if entry.fits and duty_of_meaning(entry.meaning)]
    if len(certain) < 2:
        certain = [entry for entry in entries if entry.fits]
    lettered = [entry for entry in certain if not entry.letter.isdigit()]
    if len(lettered) > max(1, len(certain) - len(lettered)):
        certain = lettered  # "5. Decisions" is a numbered heading
    if len(certain) < 2:
        return entries
    columns = {entry.cells[0][1] for entry in certain if entry.cells}
    letters = {entry.letter for entry in certain}
    digits = any(letter.isdigit() for letter in letters)

    def belongs(entry: _Entry) -> bool:
        numbered = entry.letter.isdigit() and not digits  # "1. Inspect the site"
        alone = len(entry.cells) < 2 and not numbered
        in_line = alone or (bool(entry.cells) and entry.cells[0][1] in columns)
        return in_line and entry.letter not in letters and len(entry.letter) != 2

    known = {id(entry) for entry in certain}
    return [entry for entry in entries if id(entry) in known or belongs(entry)]


def _are_abbreviations(letters: set[str]) -> bool:
    """Whether these are short names of roles, not letters: most have two characters."""
    double = [x for x in letters if len(x) == 2 and x not in shipped_letters()]
    return len(double) > len(letters) / 2


def _is_scheme(letters: set[str]) -> bool:
    """Whether the letters are a whole shipped scheme, give or take one."""
    return any(
        letters <= set(scheme.by_code) and len(letters) >= len(scheme.letters) - 1
        for scheme in shipped_schemes().values()
    )


def _entries_in_cells(view: View) -> list[_Entry]:
    found = []
    for place, cell in view.cells.items():
        if len(cell.text) > 3 and not cell.text.isdecimal():
            found += [_Entry(x, meaning, (place,)) for x, meaning in entries_in(cell.text)]
    return found


def _entries_in_pairs(view: View, whole: Container[Place]) -> list[_Entry]:
    """Find a letter in one cell and its meaning in the next, on either side.

    `whole` are the cells that say both by themselves.
    """
    found = []
    longer = (item for item in view.cells.items() if len(item[1].text) > 3)
    for (row, column), cell in longer:
        if (row, column) in whole:
            continue
        words = words_of(cell.text)
        if max(map(len, words), default=0) < 3:
            continue
        if len(words[0]) == 1 and len(words) <= 3:
            continue  # letters with a note
        meaning = label(cell.text)
        if meaning.casefold() in vocabulary().none_marks or not view.has_words(row, column):
            continue  # a date means nothing
        # The meaning may be the second cell after the letter, with an empty one between.
        for beside in (column - 1, column - 2, column + view.width(cell)):
            letter = _lone_letter(view, row, beside)
            if letter is None:
                continue
            before = beside < column
            if (before and _is_next(view, row, beside, column)) or (
                not before
                and vocabulary().duty_of(meaning)
                and not view.has_words(row, beside + 1)  # the letter of what comes after
            ):
                found.append(_Entry(letter, meaning, ((row, beside), (row, column))))
                break
    return found


def _with_letter_beside(view: View, entry: _Entry) -> _Entry:
    """Take in the letter that stands before what explains it: `R`, `Responsible - does it`."""
    row, column = entry.cells[0]
    if len(entry.cells) != 1 or not _word_first(plain(view.cells[row, column].text)):
        return entry
    said = entries_in(view.cells[row, column].text)
    before = next((c for c in reversed(view.rows[row]) if c < column), 0)
    if len(said) > 1 or not 0 < column - before <= 2 or view.rows[row][0] != before:
        return entry
    if _lone_letter(view, row, before) != entry.letter:
        return entry
    return _Entry(entry.letter, entry.meaning, ((row, before), (row, column)))


def _lone_letter(view: View, row: int, column: int) -> str | None:
    cell = view.own(row, column)
    if cell is None or len(cell.text) > 8:
        return None
    if plain(cell.text).casefold() in vocabulary().number_headings:
        return None  # over numbers: "N."
    hit = _LONE_LETTER.fullmatch(plain(cell.text))
    return hit[1].upper() if hit else None


def _is_next(view: View, row: int, letter: int, meaning: int) -> bool:
    return all(view.own(row, column) is None for column in range(letter + 1, meaning))


def _cluster(entries: list[_Entry]) -> list[list[_Entry]]:
    """Put entries together that stand near each other; a cell that defines several stands alone."""
    by_cell: dict[Place, list[_Entry]] = {}
    for entry in entries:
        if len(entry.cells) == 1:
            by_cell.setdefault(entry.cells[0], []).append(entry)
    full = {place for place, inside in by_cell.items() if len(inside) > 1}
    clusters = [by_cell[place] for place in sorted(full)]
    apart = [entry for entry in entries if entry.cells[0] not in full]
    for digits in (False, True):
        clusters += _near_ones([e for e in apart if e.letter.isdigit() is digits])
    return clusters


def _near_ones(entries: list[_Entry]) -> list[list[_Entry]]:
    """Give each entry to the nearest cluster, one that stands over it before one beside it."""
    clusters: list[list[_Entry]] = []
    for entry in sorted(entries, key=lambda e: e.cells[0]):
        near = [
            (distance, number)
            for number, cluster in enumerate(clusters[-12:], max(0, len(clusters) - 12))
            for other in cluster[-4:]
            if (distance := _distance(entry, other)) is not None
        ]
        if near:
            clusters[min(near)[1]].append(entry)
        else:
            clusters.append([entry])
    return clusters


def _distance(one: _Entry, other: _Entry) -> tuple[int, int] | None:
    """Give how far entries stand apart, columns before rows; None where it is too far."""
    (row, column), (other_row, other_column) = one.cells[0], other.cells[0]
    down, across = abs(row - other_row), abs(column - other_column)
    near = (down <= 2 and across == 0) or (down == 0 and across <= 4) or (down == 1 and across <= 2)
    return (across, down) if near else None


def _is_body(view: View, entries: list[_Entry]) -> bool:
    """Whether the cells are labels of a matrix's rows: letters stand in line right of them."""
    named = sum(entry.fits and duty_of_meaning(entry.meaning) is not None for entry in entries)
    distinct = len({entry.letter for entry in entries})
    digits = any(entry.letter.isdigit() for entry in entries)
    if not digits and named >= 0.75 * len(entries) and distinct == len(entries) >= 3:
        return False
    if _has_more_letters(view, entries) or _stand_under_names(view, entries):
        return True
    beside = 0
    rows = {entry.cells[0][0]: max(c for _, c in entry.cells) for entry in entries}
    for row, column in rows.items():
        right = view.in_row(row, column + 1, column + 12)
        short = [c for c in right if len(view.cells[row, c].text.strip()) <= 3]
        beside += len(short) >= 2
    return len(rows) > 1 and beside > len(rows) / 2


def _has_more_letters(view: View, entries: list[_Entry]) -> bool:
    """Whether a letter's column goes on with letters that stand there already."""
    pairs = [entry for entry in entries if len(entry.cells) == 2]
    for column in {entry.cells[0][1] for entry in pairs}:
        rows = [entry.cells[0][0] for entry in pairs if entry.cells[0][1] == column]
        near = view.in_column(column, min(rows) - 1, max(rows) + 1)
        texts = [plain(view.cells[row, column].text).upper() for row in near]
        letters = [text for text in texts if _LONE_LETTER.fullmatch(text)]
        if len(letters) > len(set(letters)):
            return True
    beside = sum(
        _lone_letter(view, entry.cells[0][0], entry.cells[0][1] - 1) is not None for entry in pairs
    )
    return beside > 0.5 * len(pairs) > 0


def _stand_under_names(view: View, entries: list[_Entry]) -> bool:
    """Whether letters stand under a role's name, in a heading, and notes beside them."""
    pairs = [entry for entry in entries if len(entry.cells) == 2]
    under = sum(_stands_under_name(view, *entry.cells[0]) for entry in pairs)
    return under > 0.5 * len(pairs)


def _stands_under_name(view: View, row: int, column: int) -> bool:
    """Whether a column goes on upwards to the name of a role, with letters on the way."""
    while (row := row - 1) in view.rows:
        cell = view.own(row, column)
        if cell is None or _is_letter(view, row, column) or not view.has_words(row, column):
            continue
        return _is_heading(view, row) and not _heads_legend(cell.text)
    return False


def _is_heading(view: View, row: int) -> bool:
    """Whether a row holds names and no letters."""
    names = [c for c in view.rows[row] if view.has_words(row, c)]
    return len(names) >= _FEWEST_NAMES and not any(_is_letter(view, row, c) for c in names)


def _is_letter(view: View, row: int, column: int) -> bool:
    """Whether a letter stands alone in a cell, and no abbreviation of a name: `IT`."""
    letter = _lone_letter(view, row, column)
    return letter is not None and (len(letter) == 1 or letter in shipped_letters())


def _heads_legend(text: str) -> bool:
    words = vocabulary()
    return words.legend_headings.is_one(text) or words.letter_headings.is_one(text)


def _add_small_letters(view: View, legend: Legend) -> None:
    """Take in entries whose letters are small, above and under those in capitals."""
    waiting = list(legend.cells)
    while waiting:
        row, column = waiting.pop()
        for place in ((row - 1, column), (row + 1, column)):
            cell = view.cells.get(place) if place not in legend.cells else None
            hit = _SMALL.fullmatch(plain(cell.text)) if cell is not None else None
            if hit and hit[1].upper() not in legend.meanings:
                legend.meanings[hit[1].upper()] = hit[2].strip()
                legend.cells.add(place)
                waiting.append(place)


def _add_rest_of_legend(view: View, legend: Legend) -> None:
    """Take in the legend's heading and the longer explanations beside its entries."""
    last = max((row for row, _ in legend.cells), default=0)
    for row, column in list(legend.cells):
        for c in view.in_row(row, column + 1, column + 3):
            cell = view.cells[row, c]
            if c > column + 1 and (last + 1, c) in view.cells:
                continue  # the activities of a matrix beside it, which goes on
            if len(cell.text) > 12 and not any(
                (row, x) in view.cells for x in range(column + 1, c)
            ):
                legend.cells.add((row, c))
        for above in (row - 1, row - 2):
            heading = view.own(above, column)
            if heading and vocabulary().legend_headings.is_one(heading.text):
                legend.cells.add((above, column))
