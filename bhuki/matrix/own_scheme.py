"""Say what is wrong with a scheme that a user defines.

problems = scheme_problems(scheme, matrix.own_schemes)     # empty where it is right
"""

import re
from collections.abc import Collection, Iterator

from bhuki.errors import WrongWords
from bhuki.matrix.scheme import Letter, Scheme, shipped_schemes
from bhuki.texts import N_

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_JOINING = set("/,;|+&")  # what people write between two letters in a cell


def scheme_problems(scheme: Scheme, taken: Collection[str] = ()) -> list[WrongWords]:
    """Give what is wrong with a scheme, a sentence each; `taken` are ids used already."""
    return list(_problems(scheme, taken))


def _problems(scheme: Scheme, taken: Collection[str]) -> Iterator[WrongWords]:
    if not scheme.id.strip():
        yield WrongWords(N_("The scheme needs a name."))
    elif scheme.id in shipped_schemes() or scheme.id in taken:
        yield WrongWords(
            N_("There is a scheme called “{scheme}” already. Choose another name."),
            scheme=scheme.id,
        )
    if not scheme.letters:
        yield WrongWords(N_("The scheme needs at least one letter."))
    seen: set[str] = set()
    for letter in scheme.letters:
        if letter.code.casefold() in seen:
            yield WrongWords(
                N_("The letter “{code}” is there twice. Give each its own."), code=letter.code
            )
        seen.add(letter.code.casefold())
        yield from _letter_problems(letter)


def _letter_problems(letter: Letter) -> Iterator[WrongWords]:
    code = letter.code
    if not 1 <= len(code) <= 2 or not code.isprintable() or any(c.isspace() for c in code):
        yield WrongWords(
            N_("“{code}” has {n} characters; a letter is one or two, without spaces."),
            code=code,
            n=len(code),
        )
    elif _JOINING & set(code):
        yield WrongWords(
            N_("“{code}” has a sign that stands between letters. Use other characters."), code=code
        )
    if letter.colour is not None and not _COLOUR.fullmatch(letter.colour):
        yield WrongWords(
            N_("“{colour}” is no colour for “{code}”. Write it as #RRGGBB, such as #2A7A83."),
            colour=letter.colour,
            code=code,
        )
    if letter.least < 0 or (letter.most is not None and letter.most < max(letter.least, 1)):
        yield WrongWords(
            N_("“{code}” must be had by at least {least} and at most {most}: that can't be met."),
            code=code,
            least=letter.least,
            most=letter.most if letter.most is not None else "–",
        )
