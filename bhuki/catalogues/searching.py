"""Search the activities of all catalogues.

for hit in search("adgang", "da"): print(hit.catalogue.id, hit.activity.number)
"""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from bhuki.catalogues.catalogue import (
    Catalogue,
    CatalogueActivity,
    CatalogueSection,
    catalogues,
)


class Hit(NamedTuple):
    """An activity that was found, and where."""

    catalogue: Catalogue
    section: CatalogueSection
    activity: CatalogueActivity


def search(text: str, language: str, among: Iterable[Catalogue] | None = None) -> list[Hit]:
    """Find the activities that have all words of a text, the best first.

    A word may be a part of one, in either case, with or without accents. Words are looked for in
    number, name and section; hits in the name go before those in the rest. No words find nothing.
    """
    words = _plain(text).split()
    if not words:
        return []
    found: list[tuple[int, int, Hit]] = []
    for each in catalogues() if among is None else among:
        for section in each.sections:
            for activity in section.activities:
                rank = _rank(words, activity, section, language)
                if rank is not None:
                    found.append((rank, len(found), Hit(each, section, activity)))
    return [hit for _, _, hit in sorted(found, key=lambda one: one[:2])]


def _rank(
    words: list[str], activity: CatalogueActivity, section: CatalogueSection, language: str
) -> int | None:
    """Say how well an activity fits, 0 the best; None where it does not."""
    name = _plain(activity.name(language))
    number = _plain(activity.number)
    if all(_starts_a_word(word, name) or number == word for word in words):
        return 0
    if all(word in name or word in number for word in words):
        return 1
    rest = f"{name} {number} {_plain(section.name(language))}"
    return 2 if all(word in rest for word in words) else None


def _starts_a_word(word: str, text: str) -> bool:
    return f" {text}".find(f" {word}") >= 0


def _plain(text: str) -> str:
    """Give a text without case and accents; æ, ø and å stay letters of their own."""
    folded = text.casefold().replace("å", "\0")
    parts = unicodedata.normalize("NFD", folded)
    return "".join(c for c in parts if not unicodedata.combining(c)).replace("\0", "å")
