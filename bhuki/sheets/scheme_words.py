"""Say which letter of a scheme a word for a duty stands for: `Udførende` is R in one, U in another.

A scheme's letters are compared by what they mean, in the vocabulary's terms (`does`, `answers`).
"""

import re
from collections.abc import Iterable
from functools import cache

from bhuki.matrix.scheme import Letter, Scheme, shipped_schemes
from bhuki.sheets.letters import WORD, plain
from bhuki.sheets.vocabulary import fold, vocabulary

KIN = (
    frozenset({"answers", "decides", "signs"}),
    frozenset({"asked", "supports"}),
    frozenset({"does"}),
    frozenset({"told"}),
    frozenset({"checks"}),
    frozenset({"drives"}),
    frozenset({"agrees"}),
    frozenset({"none"}),
)
_BETWEEN_WORDS = re.compile(r"\s*[/,;&+\n|•·]\s*")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


@cache
def concepts(scheme_id: str) -> dict[str, str]:
    """Give what each letter of a shipped scheme stands for, in the vocabulary's terms."""
    return {x.code: _concept(x) for x in shipped_schemes()[scheme_id].letters}


def _concept(letter: Letter) -> str:
    name = letter.names.get("en", "")
    found = vocabulary().duty_of(name) or vocabulary().duty_in(name)
    if found is None:
        found = letter.duties[0].value if letter.duties else "none"
    return found


@cache
def names_of_letters() -> dict[str, dict[str, str]]:
    """Give what each shipped scheme calls its letters in English, folded."""
    return {
        scheme_id: {fold(letter.name("en")): letter.code for letter in scheme.letters}
        for scheme_id, scheme in shipped_schemes().items()
    }


def knows(scheme: Scheme, code: str) -> bool:
    """Say whether a scheme has a letter, or a letter for a word's duty."""
    if code.startswith(WORD):
        return code[len(WORD) :] in concepts(scheme.id).values()
    return code in scheme.by_code


def letter_for(scheme_id: str, duty: str) -> str | None:
    """Give the letter of a shipped scheme that a word for a duty stands for, or one akin."""
    by_concept: dict[str, str] = {}
    for code, concept in concepts(scheme_id).items():
        by_concept.setdefault(concept, code)
    found = by_concept.get(duty)
    for group in KIN[:2] if found is None else ():
        if duty in group:
            return next((by_concept[other] for other in sorted(group) if other in by_concept), None)
    return found


def explains(scheme_id: str, code: str) -> bool:
    """Say whether a shipped scheme has a letter, or one for a word's duty or a duty akin."""
    if code.startswith(WORD):
        return letter_for(scheme_id, code[len(WORD) :]) is not None
    return code in concepts(scheme_id)


def akin(one: str, other: str) -> bool:
    """Say whether two duties are near each other: who is asked, and who supports."""
    return any(one in group and other in group for group in KIN)


def read_alike(one: Scheme, other: Scheme, used: Iterable[str]) -> bool:
    """Say whether two shipped schemes give all words that are used the same letters."""
    duties = [code[len(WORD) :] for code in used if code.startswith(WORD)]
    return all(letter_for(one.id, duty) == letter_for(other.id, duty) for duty in duties)


def words_said(texts: Iterable[str]) -> frozenset[str]:
    """Give the words in cells, folded: `Responsible (R) / Informed` says two."""
    return frozenset(
        word
        for text in set(texts)
        for part in _BETWEEN_WORDS.split(_BRACKETS.sub(" ", plain(text)))
        if len(word := fold(part)) > 3
    )


def share_of_names(scheme_id: str, said: frozenset[str]) -> float:
    """Give how many of these words are what a scheme calls its own letters, in any language."""
    return len(said & _all_names()[scheme_id]) / len(said) if said else 0.0


def is_own_name(scheme_id: str, code: str, meaning: str) -> bool:
    """Say whether a meaning is just what a scheme calls this letter, in any language."""
    names = shipped_schemes()[scheme_id].by_code[code].names.values()
    return fold(meaning) in {fold(_BRACKETS.sub(" ", name)) for name in names}


@cache
def _all_names() -> dict[str, frozenset[str]]:
    return {
        scheme_id: frozenset(
            fold(_BRACKETS.sub(" ", name))
            for letter in scheme.letters
            for name in letter.names.values()
        )
        for scheme_id, scheme in shipped_schemes().items()
    }


@cache
def rare_names() -> dict[str, str]:
    """Give the names of letters that no list of words has, with their duty: `suggest`.

    What heads a column as well, "Task", is left out.
    """
    words = vocabulary()
    found: dict[str, str] = {}
    for scheme_id, scheme in shipped_schemes().items():
        for letter in scheme.letters:
            for name in map(fold, letter.names.values()):
                if words.duty_of(name) or words.activity_headings.is_one(name):
                    continue
                if concepts(scheme_id)[letter.code] != "none":
                    found.setdefault(name, concepts(scheme_id)[letter.code])
    return found
