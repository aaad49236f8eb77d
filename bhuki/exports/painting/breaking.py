"""Break texts into lines: between words, after a slash or hyphen, inside long compounds.

    lines("Udarbejde fælles it-arkitektur/it-infrastrukturstrategi", face, width)
    balanced(name, face, width)         # as few lines, as even as can be

“it-” never stands alone at the end of a line. A word longer than the line is broken where a
compound has its joint, else where it must; nothing is ever left out but the end of a balanced
name that is longer than any name is.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bhuki.exports.compounds import pieces
from bhuki.exports.painting.paper import Face, width_of
from bhuki.reports.said import Run, Sentence, Weight

_SIGNS = "/-–,.;:!?)]}*«”’"  # that may follow a word and belong to its last part
_LOOSE = re.compile(r"(?<=[/–])(?=[^\s/])|(?<=[^\W\d_]{3}-)(?=[^\W\d_])")
_LONGEST = 2_000  # characters of a name that are set
_SHORT_FIRST = 3  # letters before a hyphen that is no break: it-, e-, hr-


class Word(NamedTuple):
    """A piece that is not broken, in its weight; `joined` where no space stands before it."""

    text: str
    weight: Weight = Weight.PLAIN
    joined: bool = False


class Placed(NamedTuple):
    """A piece with its place in the line."""

    x: float
    text: str
    weight: Weight


def lines(text: str, face: Face, width: float) -> list[str]:
    """Break a plain text into lines of at most a width."""
    return list(_lines(text, face, round(width)))


@lru_cache(maxsize=4096)
def _lines(text: str, face: Face, width: int) -> tuple[str, ...]:
    words = [word for piece in words_of(text) for word in _pieces(piece, face, width)]
    done: list[str] = []
    for word in words:
        if done and not word.joined and width_of(f"{done[-1]} {word.text}", face) <= width:
            done[-1] += f" {word.text}"
        elif done and word.joined and width_of(_join(done[-1], word.text), face) <= width:
            done[-1] = _join(done[-1], word.text)
        else:
            done.append(word.text)
    return tuple(_with_company(done, face, width)) or ("",)


_ALONE = 12  # characters of a word that may not end a paragraph as a line of its own


def _with_company(lines: list[str], face: Face, width: int) -> list[str]:
    """Give a short last word the word before it, where what is left is a line that is a line."""
    if len(lines) < 2 or len(lines[-1]) > _ALONE or " " in lines[-1]:
        return lines
    before, _space, word = lines[-2].rpartition(" ")
    last = f"{word} {lines[-1]}"
    if before.count(" ") < 2 or lines[-2].endswith((_SOFT, "-", "/")) or "\u2002" in lines[-2]:
        return lines
    return [*lines[:-2], before, last] if width_of(last, face) <= width else lines


def _join(before: str, after: str) -> str:
    """Join two pieces of one word again; a soft hyphen between them goes."""
    return before.removesuffix(_SOFT) + after


def balanced(text: str, face: Face, width: float) -> list[str]:
    """Break a text into as few lines as it needs, and make those as even as can be."""
    return list(_balanced(_readable(text), face, round(width)))


def _readable(text: str) -> str:
    """Give as much of a name as anybody reads on paper: one of 100,000 letters takes minutes."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@lru_cache(maxsize=4096)
def _balanced(text: str, face: Face, width: int) -> tuple[str, ...]:
    needed = len(_lines(text, face, width))
    if needed < 2:
        return _lines(text, face, width)
    low, high = width * 0.4, float(width)
    while high - low > 20:
        middle = (low + high) / 2
        if len(_lines(text, face, round(middle))) > needed or _splits_more(text, face, middle):
            low = middle
        else:
            high = middle
    return _lines(text, face, round(high))


def _splits_more(text: str, face: Face, width: float) -> bool:
    """Whether a word would have to be broken only to make lines even."""
    return any(width_of(piece, face) > width for word in words_of(text) for piece in loose(word))


def words_of(text: str) -> list[str]:
    """Divide a text where it may be broken; no-break and wide spaces stay in their words."""
    return [word for word in re.split("[ \t\r\n]+", text) if word]


def loose(word: str) -> list[str]:
    """Divide a word where a line may break without a hyphen of its own."""
    pieces = [piece for piece in _LOOSE.split(word) if piece]
    return pieces or [word]


_SOFT = "\u2010"  # a hyphen that a line break made, told apart from one of the text's own


def _pieces(word: str, face: Face, width: float) -> list[Word]:
    """Divide one word into pieces that fit a line."""
    done: list[Word] = []
    for piece in loose(word):
        for part in _fitting(piece, face, width):
            done.append(Word(part, joined=bool(done)))
    return done


def _fitting(piece: str, face: Face, width: float) -> list[str]:
    if _fits(piece, face, width):
        return [piece]
    word = piece.rstrip(_SIGNS)
    *parts, last = pieces(word)
    parts.append(last + piece[len(word) :])
    done: list[str] = []
    for n, part in enumerate(parts):
        hyphen = _SOFT if n < len(parts) - 1 else ""
        done += _cut(part + hyphen, face, width)
    return _filled(done, face, width)


def _filled(parts: Sequence[str], face: Face, width: float) -> list[str]:
    """Put parts of a compound together again as far as they fit on one line."""
    done: list[str] = []
    for part in parts:
        if done and width_of(_join(done[-1], part), face) <= width:
            done[-1] = _join(done[-1], part)
        else:
            done.append(part)
    return done


def _cut(part: str, face: Face, width: float) -> list[str]:
    """Cut what has no joint, the last resort: every line keeps at least one character."""
    done: list[str] = []
    while len(part) > 2 and not _fits(part, face, width):
        most = min(len(part) - 1, max(1, int(width)))
        end = 1 + bisect_right(range(2, most + 1), width, key=_widths_of(part, face))
        done.append(part[:end] + _SOFT)
        part = part[end:]
    return [*done, part]


def _widths_of(part: str, face: Face) -> Callable[[int], float]:
    """Give the width of so many of a part's first characters, with the hyphen after them."""
    return lambda n: width_of(part[:n] + _SOFT, face)


def _fits(part: str, face: Face, width: float) -> bool:
    """Whether a part fits; none with more characters than the line has points does."""
    return len(part) <= max(2, width) and width_of(part, face) <= width


def flowed(
    sentences: Sequence[Sentence], width: float, face_of: Callable[[Weight], Face]
) -> list[list[Placed]]:
    """Set sentences of several weights as one paragraph; no word is left alone on the last line."""
    words = [word for sentence in sentences for word in _words(sentence, face_of, width)]
    set_lines, starts = _set(words, width, face_of, None)
    last = len(words) - 1
    lonely = len(starts) > 1 and starts[-1] == last and last - starts[-2] > 2
    if lonely and not words[last].joined and not words[last - 1].joined:
        set_lines, starts = _set(words, width, face_of, last - 1)
    return set_lines


def _set(
    words: Sequence[Word], width: float, face_of: Callable[[Weight], Face], turn_at: int | None
) -> tuple[list[list[Placed]], list[int]]:
    """Set words in lines; give the number of each line's first word too. `turn_at` begins one."""
    done: list[list[Placed]] = []
    starts: list[int] = []
    x = 0.0
    space = width_of(" ", face_of(Weight.PLAIN))
    for n, word in enumerate(words):
        gap = 0.0 if word.joined or not done else space
        wide = width_of(word.text, face_of(word.weight))
        if not done or x + gap + wide > width or n == turn_at:
            done.append([])
            starts.append(n)
            x, gap = 0.0, 0.0
        _append(done[-1], x + gap, word, joined=not gap)
        x += gap + wide
    return done, starts


def _append(line: list[Placed], x: float, word: Word, *, joined: bool) -> None:
    """Add a word to a line, to the run before it where both are of one weight."""
    if line and line[-1].weight == word.weight:
        before = line[-1]
        text = before.text + ("" if joined else " ") + word.text
        line[-1] = Placed(before.x, text, word.weight)
    else:
        line.append(Placed(x, word.text, word.weight))


def _words(sentence: Sentence, face_of: Callable[[Weight], Face], width: float) -> list[Word]:
    done: list[Word] = []
    glued = False  # whether the next word follows without a space
    for run in sentence:
        done += _run_words(run, face_of(run.weight), width, glued=glued and run.text[:1] != " ")
        glued = not run.text.endswith(" ")
    return done


def _run_words(run: Run, face: Face, width: float, *, glued: bool) -> list[Word]:
    done: list[Word] = []
    for piece in words_of(run.text):
        for n, word in enumerate(_pieces(piece, face, width)):
            joined = n > 0 or (glued and not done)
            done.append(Word(word.text, run.weight, joined))
    return done
