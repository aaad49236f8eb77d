"""The style of the exported web page: one CSS file and our colours, light and dark."""

from bhuki.exports.look import (
    DARK,
    LIGHT,
    LetterLook,
    Tokens,
    Tone,
    group_colour,
    letter_looks,
    mix,
)
from bhuki.matrix.scheme import Scheme
from bhuki.resources import resource

_NAMES = (
    *("window", "surface", "head", "hairline", "border", "strong", "text", "text2", "accent"),
    *("selection", "hover", "error", "warning", "advice", "band", "band2"),
)


def page_style(scheme: Scheme, groups: int) -> str:
    """Make the whole style sheet for a scheme's letters and a number of role groups."""
    looks = list(letter_looks(scheme).values())
    light = _variables(LIGHT, groups) + "".join(
        _letter(n, look.light) for n, look in enumerate(looks)
    )
    dark = _variables(DARK, groups) + "".join(_letter(n, look.dark) for n, look in enumerate(looks))
    css = resource("page.css").read_text("utf-8")
    return (
        f":root{{color-scheme:light dark}}{light}\n"
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}\n{css}"
    )


def letter_class(place: int, look: LetterLook) -> str:
    """Give the classes of a letter's chip."""
    return f"letter l{place} {look.shape.value}"


def group_class(place: int) -> str:
    """Give the class of a role group's heading."""
    return f"g{place}"


def _variables(tokens: Tokens, groups: int) -> str:
    named = "".join(f"--{name}:{getattr(tokens, name)};" for name in _NAMES)
    tinted = "".join(
        f"thead .{group_class(n)}{{--line:{group_colour(n, tokens)};"
        f"background:{mix(group_colour(n, tokens), tokens.surface, 0.18)}}}"
        for n in range(groups)
    )
    return f":root{{{named}}}{tinted}"


def _letter(place: int, tone: Tone) -> str:
    return f".l{place}{{--fill:{tone.fill};--on-fill:{tone.text};--edge:{tone.edge}}}"
