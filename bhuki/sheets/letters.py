"""Read what one cell says: letters, a mark, an explicit "none", a number, or just text.

    alphabet = wide_alphabet(legend_letters)
    alphabet.guess("R (Build)")     # Guess(Kind.CODE, ("R",), "(Build)")

Letters come in any case, with or without separators, as whole words, with footnote marks, or
typed in Cyrillic and Greek letters that look the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import NamedTuple

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.grid import CellKind
from bhuki.sheets.vocabulary import fold, vocabulary


class Kind(Enum):
    """What a cell may be, before its place is known."""

    CODE = "code"
    WEAK = "weak"  # letters run together, as abbreviations of names are too
    LOOSE = "loose"  # letters, then words: an assignment only inside a matrix
    MARK = "mark"
    NONE = "none"
    NUMBER = "number"
    TEXT = "text"


class Guess(NamedTuple):
    """What a cell seems to say. `note` is what it says beside its letters."""

    kind: Kind
    codes: tuple[str, ...] = ()
    note: str | None = None


TEXT = Guess(Kind.TEXT)
NUMBER = Guess(Kind.NUMBER)
MARK = Guess(Kind.MARK)
NONE = Guess(Kind.NONE)

_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТХУаеіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTXYaeijopcyxABEZHIKMNOPTYX"
)
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0xAD, 0xFE0E, 0xFE0F])
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹]+")
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_FOOTNOTE = re.compile(r"(?<=\w)\s*([*†‡°^#'’\"?!]+)")
_PHRASES = re.compile(
    r"[/,;+&|\\\n•·→>]+|(?<=\w)\s*[-–—]\s*(?=\w)|\s[-–—]\s|\.(?=\s|$|\w)|:(?=\s*\w$)"
)
_LEADING = re.compile(
    r"([A-Za-z]{1,2}(?:\s?[/,&+]\s?[A-Za-z]{1,2})*)\s*([-–—:;,.→>]|\s-)\s*(\S.{2,})", re.DOTALL
)
_LEADING_CAPITALS = re.compile(r"([A-Z](?:\s?[/,&+]\s?[A-Z])*)\s+([^\WA-Z\d_]\S*(?:\s+\S+){0,5})")
_WORD = re.compile(r"\w+")
_LETTER_DIGIT = re.compile(r"([A-Za-z])(\d{1,2})")
_LONGEST = 200
_LONGEST_RUN = 6


@cache
def plain(text: str) -> str:
    """Give a cell's text without what can't be seen and without look-alikes' differences."""
    text = _SUPERSCRIPTS.sub(lambda hit: f" ({unicodedata.normalize('NFKC', hit[0])})", text)
    text = unicodedata.normalize("NFKC", text).translate(_INVISIBLE)
    return " ".join(text.replace("**", "").replace("__", "").split(" ")).strip(" \t\r\n`\u00a0")


class Alphabet:
    """The letters and words that count in a sheet, and how a cell is read with them.

    `letters` maps a token in upper case to its code, `words` a folded phrase to its code, `nones`
    are letters that mean "not involved". `runs` are sets of letters that may stand unseparated.
    """

    def __init__(
        self,
        letters: Mapping[str, str],
        words: Mapping[str, str],
        nones: Iterable[str] = (),
        runs: Iterable[frozenset[str]] = (),
        *,
        wide: bool = False,
        own: Iterable[str] = (),
        mapped: Mapping[str, str] | None = None,
    ) -> None:
        self.letters = dict(letters)
        self.words = dict(words)
        self.nones = frozenset(nones)
        self.runs = tuple(runs)
        self.wide = wide
        self.own = frozenset(own)  # letters that the sheet's legend names
        self.mapped = {fold(k) or k: v for k, v in (mapped or {}).items()}
        self.latin = all(letter.isascii() for letter in self.letters if letter.isalpha())
        self._known: dict[str, Guess] = {}

    def guess(self, text: str, kind: CellKind = CellKind.TEXT) -> Guess:
        """Say what a cell with this text says."""
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = self._read(text, kind)
        return found

    def _read(self, text: str, kind: CellKind) -> Guess:
        if kind is CellKind.FAULT or (kind is CellKind.DATE and not self.mapped):
            return TEXT if kind is CellKind.DATE else NONE
        if len(text) > _LONGEST:
            return TEXT
        said = plain(text)
        if said.startswith(("[", "(")) and said.endswith(("]", ")")) and len(said) > 2:
            said = said[1:-1].strip() if not _BRACKETED.search(said[1:-1]) else said
        lower = said.casefold()
        if self.mapped and (mapped := self.mapped.get(fold(said) or lower)) is not None:
            codes = tuple(code for code in mapped.split("/") if code)
            return Guess(Kind.CODE, codes) if codes else NONE
        if said.upper() in self.nones:
            return NONE
        if lower in vocabulary().none_marks and not self._are_letters(said):
            return NONE
        if fold(said) in self.nones or _is_noted_none(lower):
            return NONE
        several = ", " in said and all(token in self.letters for token in _WORD.findall(said))
        if said.upper() not in self.letters and not several and _is_number(said):
            return NONE if said == "0" else NUMBER
        if said.upper() not in self.letters and lower in vocabulary().marks:
            return MARK
        return self._read_letters(said)

    def _are_letters(self, said: str) -> bool:
        """Whether a mark for none says letters here: `S/O` where the sheet has both."""
        tokens = _WORD.findall(said.upper())
        return (
            len(tokens) > 1
            and tokens != ["N", "A"]
            and all(t in (self.own if self.wide else self.letters) for t in tokens)
        )

    def _read_letters(self, said: str) -> Guess:
        whole = self._code(said)
        if whole is not None:
            return Guess(Kind.CODE, (whole,))
        rest, codes, notes = self._take_brackets(said)
        rest, marks = _take_footnotes(rest)
        notes += marks
        if not codes and rest.strip().upper() in self.nones:
            return NONE
        if not codes and (whole := self._code(rest)) is not None:
            return Guess(Kind.CODE, (whole,), " ".join(notes) or None)
        found, weak, unknown, digits = self._read_phrases(rest)
        notes += digits
        codes = [*found, *codes]
        note = " ".join(notes) or None
        unique = tuple(dict.fromkeys(codes))
        if unknown or not found:
            return self._read_leading(said)
        if self.wide and (weak or fold(said) in vocabulary().names_like_letters):
            return Guess(Kind.WEAK, unique, note)
        return Guess(Kind.CODE, unique, note)

    def _take_brackets(self, said: str) -> tuple[str, list[str], list[str]]:
        """Take out what stands in brackets: letters where it is such, notes otherwise."""
        codes: list[str] = []
        notes: list[str] = []

        def take(hit: re.Match[str]) -> str:
            inside = (hit[1] or hit[2] or "").strip()
            found, weak, unknown, _ = self._read_phrases(inside)
            # A word in brackets says how: `R (assist)` is one who does, not one who is asked too.
            if found and not unknown and not weak and all(map(self._letter, _WORD.findall(inside))):
                codes.extend(found)
            else:
                notes.append(hit[0])
            return " "

        return _BRACKETED.sub(take, said).strip(), codes, notes

    def _read_phrases(self, said: str) -> tuple[list[str], bool, list[str], list[str]]:
        """Give the codes, whether a run was among them, unknown phrases, digits at letters."""
        codes: list[str] = []
        unknown: list[str] = []
        digits: list[str] = []
        weak = False
        for piece in _PHRASES.split(said):
            phrase = piece.strip(" .:\t\"'“”")
            if not phrase:
                continue
            code = self._code(phrase)
            if code is not None:
                codes.append(code)
                continue
            tokens = phrase.split()
            found = [self._token(token, tokens) for token in tokens]
            if any(f is None for f in found):
                unknown.append(phrase)
                continue
            for f in found:
                assert f is not None
                codes += f.codes
                weak |= f.kind is Kind.WEAK
                digits += [f.note] if f.note else []
        return codes, weak, unknown, digits

    def _code(self, token: str) -> str | None:
        code = self._letter(token)
        return code if code is not None else self.words.get(fold(token))

    def _letter(self, token: str) -> str | None:
        code = self.letters.get(token.upper())
        if code is None and self.latin and not token.isascii():
            code = self.letters.get(token.translate(_LOOKALIKES).upper())
        return code

    def _token(self, token: str, beside: list[str]) -> Guess | None:
        """Read one token: a joiner has no codes, a run of letters several; None is unknown."""
        alone = len(beside) == 1
        if not alone and token.casefold() in vocabulary().joiners:
            others = [t for t in beside if t.casefold() not in vocabulary().joiners]
            is_letter = token.upper() in self.letters
            if not is_letter or (token.islower() and any(t.isupper() for t in others)):
                return Guess(Kind.CODE)
        code = self._code(token)
        if code is not None:
            return Guess(Kind.CODE, (code,))
        if (hit := _LETTER_DIGIT.fullmatch(token)) and (code := self._code(hit[1])):
            return Guess(Kind.WEAK, (code,), hit[2])
        return self._run(token)

    def _run(self, token: str) -> Guess | None:
        """Read letters that stand together: `CI`."""
        if self.latin and not token.isascii():
            token = token.translate(_LOOKALIKES)
        if not 2 <= len(token) <= _LONGEST_RUN or not (token.isupper() or token.islower()):
            return None
        if token.islower() and len(token) > 2:  # a word: pcs
            return None
        letters = frozenset(token.upper())
        if len(letters) < len(token) or not any(letters <= run for run in self.runs):
            return None
        if self.wide and token.upper() in _names_of_schemes():
            return None  # a heading
        if not letters <= self.letters.keys():  # one of them means "not involved" here
            return None
        return Guess(Kind.WEAK, tuple(self.letters[letter] for letter in token.upper()))

    def _read_leading(self, said: str) -> Guess:
        """Read `A - only for the EU` and `C/R if asked`: letters, then words."""
        hit = _LEADING.fullmatch(said) or _LEADING_CAPITALS.fullmatch(said)
        if not hit:
            return TEXT
        codes, _, unknown, _ = self._read_phrases(hit[1])
        if not codes or unknown:
            return TEXT
        return Guess(Kind.LOOSE, tuple(dict.fromkeys(codes)), hit[hit.lastindex or 0].strip())


def _take_footnotes(said: str) -> tuple[str, list[str]]:
    marks = [hit[1] for hit in _FOOTNOTE.finditer(said)]
    return _FOOTNOTE.sub("", said), marks


def _is_noted_none(lower: str) -> bool:
    """Whether a mark for none has a note in brackets: `– (not yet)`."""
    bare = _BRACKETED.sub("", lower).strip()
    return bare != lower and len(bare) == 1 and bare in vocabulary().none_marks


def _is_number(said: str) -> bool:
    bare = said.replace(",", ".").replace(" ", "").rstrip("%")
    try:
        float(bare)
    except ValueError:
        return False
    return bare[:1].isdigit() or bare[:1] in "+-."


@cache
def shipped_letters() -> dict[str, str]:
    """All letters of all shipped schemes, as a token and its code."""
    return {
        letter.code.upper(): letter.code
        for scheme in shipped_schemes().values()
        for letter in scheme.letters
    }


@cache
def _names_of_schemes() -> frozenset[str]:
    names = (name for scheme_id in shipped_schemes() for name in re.findall(r"[A-Z]+", scheme_id))
    return frozenset(name for name in names if len(name) > 3)


@cache
def _names_for_none() -> frozenset[str]:
    """What shipped schemes call a letter for those who take no part: `Out of the loop`."""
    letters = [letter for scheme in shipped_schemes().values() for letter in scheme.letters]
    names = {fold(name) for letter in letters for name in letter.names.values()}
    # One word alone, "udenfor", says "not involved" in other schemes too.
    return frozenset(n for n in names if " " in n and vocabulary().duty_of_word.get(n) == "none")


@cache
def shipped_runs() -> tuple[frozenset[str], ...]:
    """The letters of each shipped scheme, which may stand together in a cell."""
    schemes = shipped_schemes().values()
    return tuple(frozenset(x.code for x in s.letters if len(x.code) == 1) for s in schemes)


WORD = "@"
"""Starts the code of a whole word while the scheme is not known: `@does`."""


def wide_alphabet(
    own: Iterable[str] = (),
    nones: Iterable[str] = (),
    *,
    words: bool = False,
    more: Mapping[str, str] | None = None,
) -> Alphabet:
    """Give the alphabet for finding matrices: every letter that some scheme or the legend knows.

    With `words` also the words for duties, which are names of activities as often: "Check";
    `more` are such words, folded, with their duties.
    """
    own = tuple(own)
    letters = dict(shipped_letters())
    letters.update({letter.upper(): letter for letter in own})
    nones = frozenset(nones)
    for none in nones:
        letters.pop(none.upper(), None)
    phrases = {**vocabulary().duty_of_word, **(more or {})} if words else {}
    meant = {phrase: WORD + duty for phrase, duty in phrases.items() if duty != "none"}
    if words and not nones:
        meant |= dict.fromkeys(_names_for_none(), WORD + "none")
    named = [letter.upper() for letter in own]
    runs = [*shipped_runs(), frozenset(letter for letter in named if len(letter) == 1)]
    return Alphabet(letters, meant, nones, runs, wide=True, own=named)
