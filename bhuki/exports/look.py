"""How Bhuki looks, as plain data: colours for screen and paper, and what each letter looks like.

    looks = letter_looks(matrix.scheme)
    looks["H"].light.fill, looks["H"].shape
    heaviest(matrix.scheme, ("H", "U"))     # "H": where only one colour has room

Strong colour is for letters alone, and weight follows duty: who answers is heaviest. Everything
that paints (the grid, workbooks, pages, pictures) takes its colours from here; nothing here knows
Qt or Excel.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from bhuki.exports.tokens import DARK, LIGHT, Tokens
from bhuki.matrix.scheme import Duty, Letter, Scheme

__all__ = ["DARK", "LIGHT", "LetterLook", "Shape", "Tokens", "Tone", "heaviest", "letter_looks"]


class Shape(StrEnum):
    """The outline of a letter's chip, so that colour is never the only signal."""

    HEXAGON = "hexagon"
    SQUARE = "square"  # corners of 3 px
    CUT = "cut"  # a square with one corner cut off: letters of a user's own
    PILL = "pill"
    DASHED_PILL = "dashed-pill"


class Tone(NamedTuple):
    """The three colours of a chip. Where the chip has no edge of its own, it is the fill."""

    fill: str
    text: str
    edge: str


class LetterLook(NamedTuple):
    """What one letter looks like on a light and a dark screen and on paper in black only."""

    light: Tone
    dark: Tone
    paper: Tone
    shape: Shape


_BLACK = Tone("#000000", "#FFFFFF", "#000000")
_GREY = Tone("#C9CDD2", "#000000", "#8B8F94")
_OUTLINED = Tone("#FFFFFF", "#000000", "#5A5F66")

_BY_DUTY = {
    Duty.DECIDES: LetterLook(
        Tone("#F2AE3D", "#2B1B00", "#8A5A00"),
        Tone("#E39A2C", "#221400", "#F6C777"),
        _OUTLINED,
        Shape.HEXAGON,
    ),
    Duty.ANSWERS: LetterLook(
        Tone("#1B2F63", "#FFFFFF", "#1B2F63"),
        Tone("#CBDAFF", "#101B38", "#CBDAFF"),
        _BLACK,
        Shape.SQUARE,
    ),
    Duty.DOES: LetterLook(
        Tone("#2A7A83", "#FFFFFF", "#2A7A83"),
        Tone("#2C7680", "#FFFFFF", "#2C7680"),
        _GREY,
        Shape.SQUARE,
    ),
    Duty.ASKED: LetterLook(
        Tone("#EAE6F6", "#3A3268", "#6F66A8"),
        Tone("#322C4C", "#DCD6FF", "#9A90DA"),
        _OUTLINED,
        Shape.PILL,
    ),
    Duty.TOLD: LetterLook(
        Tone("#FFFFFF", "#3F454C", "#7A8088"),
        Tone("#1C1F23", "#D3D7DC", "#8C949D"),
        _OUTLINED,
        Shape.DASHED_PILL,
    ),
}

# A scheme's second letter of a duty (RASCI's S beside R): the duty's hue, but lighter than the
# first, so that the two are told apart at a glance and the first stays the heavier one.
_SECOND_OF_DUTY = {
    Duty.DECIDES: (
        Tone("#FBE4B8", "#4F3300", "#8A5A00"),
        Tone("#4A3716", "#F6D9A2", "#C99A4B"),
    ),
    Duty.ANSWERS: (
        Tone("#D3DBF0", "#1B2F63", "#1B2F63"),
        Tone("#2A3A66", "#DFE8FF", "#8FA5E0"),
    ),
    Duty.DOES: (
        Tone("#D0E7E9", "#17545C", "#2A7A83"),
        Tone("#1D4A50", "#D2EEF1", "#4FA3AE"),
    ),
    Duty.ASKED: (
        Tone("#FFFFFF", "#3A3268", "#6F66A8"),
        Tone("#1C1F23", "#DCD6FF", "#9A90DA"),
    ),
    Duty.TOLD: (
        Tone("#FFFFFF", "#3F454C", "#7A8088"),
        Tone("#1C1F23", "#D3D7DC", "#8C949D"),
    ),
}

EXTRA_TONES = (
    Tone("#7A2E63", "#FFFFFF", "#7A2E63"),
    Tone("#C5D8A0", "#26320F", "#6B7F45"),
    Tone("#6B4A2B", "#FFFFFF", "#6B4A2B"),
    Tone("#E0A0A8", "#3A0F16", "#A35A64"),
)

_NOT_INVOLVED = LetterLook(
    Tone("#FFFFFF", "#555B63", "#D6D1C5"),
    Tone("#1C1F23", "#AEB4BC", "#3A4047"),
    _OUTLINED,
    Shape.DASHED_PILL,
)

# The weightiest first: what a cell of several letters looks like where it can have one colour.
DUTIES_BY_WEIGHT = (Duty.ANSWERS, Duty.DECIDES, Duty.DOES, Duty.ASKED, Duty.TOLD)


def letter_looks(scheme: Scheme) -> dict[str, LetterLook]:
    """Give the look of every letter of a scheme, by code."""
    looks: dict[str, LetterLook] = {}
    seen: set[Duty] = set()
    extras = 0
    for letter in scheme.letters:
        if letter.colour:
            looks[letter.code] = _own_look(letter.colour, letter)
        elif letter.duties:
            duty = letter.duties[0]
            looks[letter.code] = _look_of(duty, second=duty in seen)
            seen.add(duty)
        elif scheme.own:
            looks[letter.code] = _extra_look(extras)
            extras += 1
        else:
            looks[letter.code] = _NOT_INVOLVED
    return looks


def letters_by_weight(scheme: Scheme) -> list[Letter]:
    """Give a scheme's letters, the one that asks most of a role first."""
    return sorted(scheme.letters, key=_weight)


def heaviest(scheme: Scheme, codes: Iterable[str]) -> str | None:
    """Give the weightiest of some codes; None where the scheme knows none of them."""
    known = [letter for code in codes if (letter := scheme.letter(code)) is not None]
    return min(known, key=_weight).code if known else None


def group_colour(place: int, tokens: Tokens = LIGHT) -> str:
    """Give the colour of the n-th role group (0 is the first); they repeat."""
    return tokens.groups[place % len(tokens.groups)]


def mix(colour: str, ground: str, share: float) -> str:
    """Lay a share (0..1) of a colour over a ground."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * low):02X}" for top, low in pairs)


def channels(colour: str) -> tuple[int, int, int]:
    """Give red, green and blue (0..255) of #RRGGBB."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours, 1..21, as WCAG 2 reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(fill: str) -> str:
    """Give the colour of text that reads best on a fill: near-black or white."""
    return max("#1A1E23", "#FFFFFF", key=lambda text: contrast(text, fill))


def is_colour(text: str) -> bool:
    """Say whether a text is a colour as #RRGGBB; what a file says may be anything."""
    return (
        len(text) == 7 and text[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in text[1:])
    )


def _weight(letter: Letter) -> int:
    places = [DUTIES_BY_WEIGHT.index(duty) for duty in letter.duties]
    return min(places, default=len(DUTIES_BY_WEIGHT))


def _look_of(duty: Duty, *, second: bool) -> LetterLook:
    look = _BY_DUTY[duty]
    if not second:
        return look
    light, dark = _SECOND_OF_DUTY[duty]
    return LetterLook(light, dark, _OUTLINED, look.shape)


def _own_look(colour: str, letter: Letter) -> LetterLook:
    if not is_colour(colour):
        return _look_of(letter.duties[0], second=False) if letter.duties else _extra_look(0)
    tone = Tone(colour.upper(), text_on(colour), _edge(colour, LIGHT.surface))
    dark = Tone(colour.upper(), text_on(colour), _edge(colour, DARK.surface))
    paper = _BY_DUTY[letter.duties[0]].paper if letter.duties else _OUTLINED
    return LetterLook(tone, dark, paper, Shape.CUT)


def _extra_look(place: int) -> LetterLook:
    tone = EXTRA_TONES[place % len(EXTRA_TONES)]
    return LetterLook(tone, tone, _OUTLINED, Shape.CUT)


def _edge(fill: str, ground: str) -> str:
    """Give an edge for a fill that would otherwise sink into its ground."""
    for share in (0.0, 0.25, 0.45, 0.6, 0.75):
        edge = mix(text_on(ground), fill, share)
        if contrast(edge, ground) >= 3.2:
            return edge
    return text_on(ground)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
