"""Sentences as runs of text, each with its weight, for pages and web pages alike.

    sentence(_("{names} decides."), names="Chefgruppen")    # → (Run("Chefgruppen", STRONG), …)

A run is plain text: what a user wrote is never markup.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

_BEGIN, _END = "\ue000", "\ue001"  # around a marked value while its sentence is translated


class Weight(StrEnum):
    """How a run stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    BOLD = "bold"
    MISSING = "missing"  # what somebody should do and nobody does yet


class Run(Struct, frozen=True):
    """A piece of a sentence in one weight."""

    text: str
    weight: Weight = Weight.PLAIN


Sentence = tuple[Run, ...]


def plain(text: str) -> Sentence:
    """Give a sentence without emphasis."""
    return (Run(text),)


def missing(text: str) -> Sentence:
    """Give a sentence about what is wanting."""
    return (Run(text, Weight.MISSING),)


def strong(text: str) -> str:
    """Mark a value before it is put into a translated sentence; `read` finds it again."""
    clean = text.replace(_BEGIN, "").replace(_END, "")
    return f"{_BEGIN}{clean}{_END}"


def read(text: str) -> Sentence:
    """Divide a sentence at its marked values, with a capital at its start."""
    runs: list[Run] = []
    for piece in text.split(_BEGIN):
        marked, end, rest = piece.partition(_END)
        if end:
            runs.append(Run(marked, Weight.STRONG))
        runs.append(Run(rest if end else piece))
    kept = [run for run in runs if run.text]
    if kept:
        first = kept[0]
        kept[0] = Run(first.text[:1].upper() + first.text[1:], first.weight)
    return tuple(kept)


def text_of(sentences: Iterable[Sentence]) -> str:
    """Give sentences as one plain text."""
    return " ".join("".join(run.text for run in sentence) for sentence in sentences)
