"""Letters as people write them in a cell: `H/U`, `r / a`, `HU`.

    letters_in("r / a", scheme)     # ("R", "A")
    letters_in("x", scheme)         # raises NotLettersError

A dash alone means that the cell is empty.
"""

import re
from collections.abc import Sequence

from bhuki.matrix.scheme import Scheme

_BETWEEN = re.compile(r"[\s/,;+&|·.]+")
_NOTHING = {"", "-", "–", "—"}


class NotLettersError(ValueError):
    """Raised when a text holds something that is no letter of the scheme; names that part."""

    def __init__(self, text: str, part: str) -> None:
        super().__init__(part)
        self.text = text
        self.part = part


def letters_in(text: str, scheme: Scheme, known: Sequence[str] = ()) -> tuple[str, ...]:
    """Read letters from a text, in either case, in the scheme's order; `known` ones pass too."""
    text = text.strip().strip("\u00a0")
    if text in _NOTHING:
        return ()
    found: list[str] = []
    for part in _BETWEEN.split(text):
        if part:
            found += _codes_of(part, text, scheme, known)
    return scheme.sort(found)


def _codes_of(part: str, text: str, scheme: Scheme, known: Sequence[str]) -> list[str]:
    code = scheme.code_in(part)
    if code is not None:
        return [code]
    if part in known:
        return [part]
    codes = [scheme.code_in(sign) for sign in part]
    if len(part) > 3 or None in codes:  # a word is not a row of letters
        raise NotLettersError(text, part)
    return [code for code in codes if code is not None]
