"""Break names into lines: balanced, and never in the middle of a word unless it is a compound.

    balanced("Projektstyregruppe og projektejer", 2, width_of)   # two lines of like length
    wrapped("Projektorganisation", 80, width_of)                 # "Projekt-", "organisation"

Excel breaks lines greedily and cuts long words anywhere. Danish headings are long compounds, so
they are broken here, where the parts of the compound meet. `width_of` gives a text's width in
whatever unit the caller measures in.
"""

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from bhuki.exports.compounds import pieces

WidthOf = Callable[[str], float]


def wrapped(text: str, width: float, width_of: WidthOf) -> list[str]:
    """Break a text into lines no wider than a width, as few as can be.

    A single word that is too wide and no compound stays whole, and is wider than asked for. No
    line is broken at a non-breaking space.
    """
    lines: list[str] = []
    line = ""
    for word in _words(text):
        for piece, joint in _pieces(word, width, width_of):
            tried = f"{line}{joint}{piece}" if line else piece
            if line and width_of(tried) > width:
                lines.append(line)
                line = piece
            else:
                line = tried
    return [*lines, line] if line else lines


def balanced(text: str, most: int, width_of: WidthOf) -> list[str]:
    """Break a text at its spaces into at most `most` lines, the longest as short as can be."""
    words = _words(text)
    if most <= 1 or len(words) <= 1:
        return [" ".join(words)] if text.strip() else []
    if len(words) > 14:  # the number of ways grows fast; a greedy break is then as good
        return _greedily_balanced(words, most, width_of)
    best: list[str] = [" ".join(words)]
    for count in range(2, min(most, len(words)) + 1):
        for cuts in combinations(range(1, len(words)), count - 1):
            lines = _cut(words, cuts)
            if _longest(lines, width_of) < _longest(best, width_of):
                best = lines
    return best


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\n", " ").split(" ") if word]


def _pieces(word: str, width: float, width_of: WidthOf) -> list[tuple[str, str]]:
    """Give a word whole, or at its joints where it is too wide; each with what joins it."""
    if width_of(word) <= width:
        return [(word, " ")]
    parts = pieces(word.split("\u00a0", maxsplit=1)[0])
    rest = word[sum(map(len, parts)) :]
    found: list[str] = [""]
    for n, part in enumerate(parts):
        last = n == len(parts) - 1
        tried = found[-1] + part + (rest if last else "-")
        if found[-1] and width_of(tried) > width:
            found[-1] += "-"
            found.append("")
        found[-1] += part
    found[-1] += rest
    return [(piece, "" if n else " ") for n, piece in enumerate(found)]


def _cut(words: Sequence[str], cuts: Sequence[int]) -> list[str]:
    edges = [0, *cuts, len(words)]
    return [" ".join(words[a:b]) for a, b in pairwise(edges)]


def _longest(lines: Sequence[str], width_of: WidthOf) -> float:
    return max(width_of(line) for line in lines)


def _greedily_balanced(words: Sequence[str], most: int, width_of: WidthOf) -> list[str]:
    text = " ".join(words)
    width = width_of(text) / most
    step = max(width_of("n"), width / 20)
    while True:
        lines = wrapped(text, width, width_of)
        if len(lines) <= most:
            return lines
        width += step
