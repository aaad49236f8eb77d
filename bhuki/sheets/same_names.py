"""Tell when two names may mean the same: written otherwise, shortened, or said in other words.

    likeness("PM", "Project manager")      # Likeness(Why.GLOSSARY, 0.95)
    likeness("Phase 1", "Phase 2")         # None: other numbers are other things

Known short forms and other words are data, in `resources/sheets/glossary.json`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from bhuki.resources import resource
from bhuki.sheets.vocabulary import fold, words_of

_ALIKE = 0.82
_WORD = 0.75  # from where two words may be one, otherwise spelt
_SMALL_WORDS = frozenset(
    (
        "the",
        "a",
        "an",
        "of",
        "for",
        "and",
        "to",
        "in",
        "og",
        "af",
        "til",
        "i",
        "en",
        "et",
        "på",
        "med",
    )
)
_COMMON = 200  # names from which a word that all have tells nothing
_COMPARED = 40
_STEM = 4  # letters at a word's beginning that names must share to be compared


class Why(StrEnum):
    """Why two names may mean the same."""

    GLOSSARY = "glossary"  # a known short form, or another word for it
    INITIALS = "initials"  # one is made of the other's first letters
    WORDS = "words"  # the same words in another order
    SPELLING = "spelling"
    PLACE = "place"  # the same name, in another section


class Likeness(NamedTuple):
    """Why two names are alike, and how much (0 to 1)."""

    why: Why
    share: float


@lru_cache(maxsize=100_000)  # asked again at every change of a plan
def likeness(one: str, other: str) -> Likeness | None:
    """Say how two names that differ are alike, or None where they are not."""
    if _numbers(one) != _numbers(other):
        return None
    if in_known_words(one) == in_known_words(other):
        return Likeness(Why.GLOSSARY, 0.95)
    mine, theirs = _telling(one), _telling(other)
    if len(mine) > 1 and sorted(mine) == sorted(theirs):
        return Likeness(Why.WORDS, 0.93)
    if _are_initials(one, other) or _are_initials(other, one):
        return Likeness(Why.INITIALS, 0.8)
    folded = fold(one), fold(other)
    if min(map(len, folded)) < 4:
        return None
    compared = SequenceMatcher(None, *folded, autojunk=False)
    if compared.real_quick_ratio() < _ALIKE or compared.quick_ratio() < _ALIKE:
        return None
    share = compared.ratio()
    if share < _ALIKE or _says_something_else(mine, theirs):
        return None
    return Likeness(Why.SPELLING, round(share, 3))


def _says_something_else(mine: list[str], theirs: list[str]) -> bool:
    """Say whether each name has a word of its own: `Draft the policy`, `Approve the policy`.

    Words without a like in the other name are put together first: `System-ejer` is `Systemejer`.
    """
    alone = (_without_like(mine, theirs), _without_like(theirs, mine))
    return all(alone) and not _are_like("".join(alone[0]), "".join(alone[1]))


def _without_like(words: list[str], others: list[str]) -> list[str]:
    return [word for word in words if not any(_are_like(word, other) for other in others)]


def _are_like(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _WORD


def pairs_alike(some: Sequence[str], others: Sequence[str]) -> list[tuple[int, int, Likeness]]:
    """Pair names of two lists, the most alike first, each name once."""
    known = _Index(others)
    found = [
        (number, other, like)
        for number, name in enumerate(some)
        for other in known.near(name)
        if (like := likeness(name, others[other])) is not None
    ]
    found.sort(key=lambda hit: -hit[2].share)
    taken: tuple[set[int], set[int]] = set(), set()
    kept = []
    for number, other, like in found:
        if number not in taken[0] and other not in taken[1]:
            taken[0].add(number)
            taken[1].add(other)
            kept.append((number, other, like))
    return kept


class _Index:
    """Finds the names worth comparing: not every one with every other."""

    def __init__(self, names: Sequence[str]) -> None:
        self._by_key: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(names):
            for key in _keys(name):
                self._by_key[key].append(number)

    def near(self, name: str) -> Iterable[int]:
        lists = [found for key in _keys(name) if (found := self._by_key.get(key))]
        telling = [found for found in lists if len(found) <= _COMMON] or lists
        counted: Counter[int] = Counter()
        for found in telling:
            counted.update(found)
        return [number for number, _ in counted.most_common(_COMPARED)]


def _keys(name: str) -> set[str]:
    telling = _telling(name)
    keys = {word[:_STEM] for word in telling}
    keys.add("=" + in_known_words(name))
    keys.add("'" + "".join(word[0] for word in telling))
    folded = fold(name).replace(" ", "")
    keys.add("'" + folded if len(folded) < 6 else folded[:3])
    return keys


def _telling(name: str) -> list[str]:
    words = words_of(name)
    return [word for word in words if word not in _SMALL_WORDS] or list(words)


def _numbers(name: str) -> list[str]:
    return [word for word in words_of(name) if any(map(str.isdigit, word))]


def _are_initials(short: str, long: str) -> bool:
    bare = fold(short).replace(".", "").replace(" ", "")
    words = _telling(long)
    return 2 <= len(bare) == len(words) and bare == "".join(word[0] for word in words)


@cache
def in_known_words(name: str) -> str:
    """Give a name with each known short form and other word as one and the same."""
    words = words_of(name)
    said: list[str] = []
    place = 0
    while place < len(words):
        for length in range(min(_longest(), len(words) - place), 0, -1):
            meant = _glossary().get(words[place : place + length])
            if meant is not None:
                said.append(meant)
                place += length
                break
        else:
            said.append(words[place])
            place += 1
    return " ".join(said)


@cache
def _glossary() -> dict[tuple[str, ...], str]:
    data = msgspec.json.decode(
        resource("sheets", "glossary.json").read_bytes(), type=dict[str, list[list[str]]]
    )
    return {words_of(name): f"={names[0]}" for names in data["same"] for name in names}


@cache
def _longest() -> int:
    return max(map(len, _glossary()))
