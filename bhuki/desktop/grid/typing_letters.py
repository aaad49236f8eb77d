"""Turn typed signs into the letters of a scheme, those of two characters too.

    typed = TypedLetters()
    typed.sign("M", scheme, now=12.0)      # Typed(None, waits=True): MV may follow
    typed.sign("V", scheme, now=12.3)      # Typed("MV", waits=False)

Where a sign is a letter and begins another (RASCI's "S" and an own "SO"), it is written at once and
the longer one takes its place if its second sign follows within a moment.
"""

from typing import NamedTuple

from bhuki.matrix.scheme import Scheme

MOMENT = 1.0  # seconds between the signs of one letter


class Typed(NamedTuple):
    """What a sign meant: a letter, or nothing yet; whether it takes the place of the last one."""

    code: str | None
    waits: bool = False  # the sign begins a letter; the next one decides
    replaces: bool = False  # the letter takes the place of the one just written


class TypedLetters:
    """Remembers the sign before."""

    def __init__(self) -> None:
        self._before = ""
        self._when = 0.0
        self._wrote = False

    def sign(self, sign: str, scheme: Scheme, now: float) -> Typed:
        """Take a sign typed at a time (in seconds)."""
        if self._before and now - self._when <= MOMENT:
            code = scheme.code_in(self._before + sign)
            if code is not None:
                wrote = self._wrote
                self.forget()
                return Typed(code, replaces=wrote)
        self.forget()
        code = scheme.code_in(sign)
        if _begins_more(sign, scheme):
            self._before, self._when, self._wrote = sign, now, code is not None
            return Typed(code, waits=code is None)
        return Typed(code)

    def forget(self) -> None:
        """Begin anew: the cursor has moved or something else was done."""
        self._before, self._wrote = "", False

    @property
    def waiting(self) -> str:
        """The sign that waits for its second, or nothing."""
        return self._before if not self._wrote else ""


def _begins_more(sign: str, scheme: Scheme) -> bool:
    """Say whether a longer letter begins with a sign."""
    low = sign.casefold()
    return any(len(code) > 1 and code[0].casefold() == low for code in scheme.by_code)
