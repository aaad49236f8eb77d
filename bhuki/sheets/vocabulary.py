"""The words that sheets use: headings, duties, marks for "none", names for responsibility.

Kept as data in `resources/sheets/vocabulary.json`, in many languages. Words are compared folded:
without case, accents, and punctuation at their ends.
"""

import re
import unicodedata
from functools import cache
from typing import Any

import msgspec

from bhuki.resources import resource

_BLANKS = re.compile(r"[\s_]+")
_ENDS = " \t\r\n:.;,*_`'\"“”„«»‘’()[]{}<>–—-=!?•"
_FIRST_NAME = re.compile(r"(?<=\w)\s*[(/\n]")
_WORD = re.compile(r"[^\W_]+")


@cache
def fold(text: str) -> str:
    """Give a text's plain form, to be compared: `»Opgave:«` is `opgave`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(ch for ch in plain if not unicodedata.combining(ch))
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", kept)).strip(_ENDS)


@cache
def words_of(text: str) -> tuple[str, ...]:
    """Give a text's words, folded."""
    return tuple(_WORD.findall(fold(text)))


class Words:
    """A list of words and phrases that a text can be, or have in it."""

    def __init__(self, phrases: list[str]) -> None:
        self.phrases = frozenset(fold(phrase) or phrase for phrase in phrases)
        self._first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self.phrases:
            if parts := tuple(_WORD.findall(phrase)):
                self._first.setdefault(parts[0], []).append(parts)

    def is_one(self, text: str) -> bool:
        """Say whether a text is one of these."""
        return fold(text) in self.phrases

    def has_one(self, text: str) -> bool:
        """Say whether one of these stands in a text as whole words."""
        return self.find(text) is not None

    def find(self, text: str) -> int | None:
        """Give the place among a text's words where one of these begins, or None."""
        words = words_of(text)
        for place, word in enumerate(words):
            for parts in self._first.get(word, ()):
                if words[place : place + len(parts)] == parts:
                    return place
        return None

    def at_an_end(self, text: str) -> bool:
        """Say whether a text begins or ends with one of these: where the noun stands that counts.

        What follows a bracket or a slash is another name and does not count.
        """
        words = words_of(_FIRST_NAME.split(text, maxsplit=1)[0])
        return bool(words) and any((w,) in self._first.get(w, ()) for w in (words[0], words[-1]))


class Vocabulary:
    """All lists of words, by what they are for."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.duties = {duty: Words(phrases) for duty, phrases in data["duties"].items()}
        self.none_marks = frozenset(mark.casefold() for mark in data["none_marks"])
        self.marks = frozenset(mark.casefold() for mark in data["marks"])
        self.joiners = frozenset(word.casefold() for word in data["joiners"])
        self.activity_headings = Words(data["activity_headings"])
        self.role_headings = Words(data["role_headings"])
        self.letter_headings = Words(data["letter_headings"])
        self.section_headings = Words(data["section_headings"])
        self.number_headings = frozenset(w.casefold() for w in data["number_headings"])
        self.description_headings = Words(data["description_headings"])
        # What heads no role, ever: "Status", "Priority"; and what may head one too: "Risk".
        self.names_like_letters = frozenset(data["names_like_letters"])
        self.other_headings = Words(data["other_headings"])
        self.other_last_words = frozenset(data["other_last_words"])
        self.other_endings = tuple(data["other_endings"])
        self.note_headings = Words(data["note_headings"] + data["other_headings"])
        self.total_words = Words(data["total_words"])
        self.legend_headings = Words(data["legend_headings"])
        self.matrix_words = Words(data["matrix_words"])
        self.role_words = Words(data["role_words"])
        self.activity_words = Words(data["activity_words"])
        self.rating_words = Words(data["rating_words"])
        self.calendar_words = Words(data["calendar_words"])
        self.duty_of_word = {
            phrase: duty for duty, words in self.duties.items() for phrase in words.phrases
        }

    def duty_of(self, text: str) -> str | None:
        """Say which duty a whole text names ("Responsible", "udførende"), or None."""
        return self.duty_of_word.get(fold(text))

    def duty_in(self, text: str, within: int = 3) -> str | None:
        """Say which duty a text speaks of in its first words, the earliest first; or None."""
        found = [
            (place, duty)
            for duty, words in self.duties.items()
            if (place := words.find(text)) is not None and place < within
        ]
        return min(found)[1] if found else None


@cache
def vocabulary() -> Vocabulary:
    """Give the words that ship with the program."""
    data: dict[str, Any] = msgspec.json.decode(
        resource("sheets", "vocabulary.json").read_bytes(), type=dict[str, Any]
    )
    return Vocabulary(data)
