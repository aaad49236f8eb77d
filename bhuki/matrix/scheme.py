"""Schemes: the letters of a matrix and what each of them stands for.

Rules and reports ask a letter for its duties, never for its character, so that one rule serves
BHUKI, RACI and a scheme of your own. The same letter means different things in different schemes
(R in RAPID recommends, U in Norwegian HUKI is told), so a letter is nothing without its scheme.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from bhuki.resources import resource


class Duty(StrEnum):
    """What a letter asks of the role that has it (KL & Devoteam 2012, pp. 63-64)."""

    DECIDES = "decides"
    ANSWERS = "answers"
    DOES = "does"
    ASKED = "asked"
    TOLD = "told"


class Letter(Struct, frozen=True, omit_defaults=True):
    """One letter of a scheme: one or two characters, with its meaning and limits.

    `duties` are what it stands for, the weightiest first; none for a deliberate "not involved".
    `least` and `most` are how many roles may have it in one activity; `most` None is no limit.
    `names` and `meanings` are keyed by language. `colour` (#rrggbb) is for own letters only; a
    shipped letter takes the colour of its first duty. `veto` says that the letter includes one.
    `becomes` says, by scheme id, which letters it turns into there, and `lost` what is then lost.
    """

    code: str
    duties: tuple[Duty, ...] = ()
    names: dict[str, str] = {}
    meanings: dict[str, str] = {}
    least: int = 0
    most: int | None = None
    colour: str | None = None
    veto: bool = False
    becomes: dict[str, list[str]] = {}
    lost: dict[str, str] = {}
    extra: dict[str, Any] = {}

    def name(self, language: str) -> str:
        """Give the letter's name in a language, or in any it has, or its code."""
        return self.names.get(language) or next(iter(self.names.values()), self.code)

    def meaning(self, language: str) -> str:
        """Give the letter's meaning in a language; empty where it has none."""
        return self.meanings.get(language) or next(iter(self.meanings.values()), "")


class Scheme(Struct, frozen=True, omit_defaults=True, dict=True):
    """A set of letters in their order of writing (`H/U`), with the scheme's source."""

    id: str
    letters: tuple[Letter, ...] = ()
    names: dict[str, str] = {}
    descriptions: dict[str, str] = {}
    language: str = "en"
    source: str = ""
    own: bool = False
    extra: dict[str, Any] = {}

    def name(self, language: str) -> str:
        """Give the scheme's name in a language, or its id."""
        return self.names.get(language) or self.id

    def description(self, language: str) -> str:
        """Say in one line what the scheme is for; empty where it does not say."""
        return self.descriptions.get(language) or next(iter(self.descriptions.values()), "")

    @property
    def by_code(self) -> dict[str, Letter]:
        """The letters by their code."""
        found: dict[str, Letter] | None = self.__dict__.get("_by_code")
        if found is None:
            found = self.__dict__["_by_code"] = {letter.code: letter for letter in self.letters}
        return found

    def letter(self, code: str) -> Letter | None:
        """Give the letter with a code, or None where the scheme has none such."""
        return self.by_code.get(code)

    def with_duty(self, duty: Duty) -> tuple[Letter, ...]:
        """Give the letters that stand for a duty, the one that stands for it best first.

        Best is one that has it as its first duty, is needed in every activity (R and not the
        driver D of DRASCI) and says nothing more (no veto).
        """
        having = [letter for letter in self.letters if duty in letter.duties]
        return tuple(sorted(having, key=lambda x: (x.duties.index(duty), x.least == 0, x.veto)))

    def code_for(self, duty: Duty) -> str | None:
        """Give the code of the letter that best stands for a duty, or None."""
        return next((letter.code for letter in self.with_duty(duty)), None)

    def sort(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Put codes in the scheme's order, each once; codes it does not know come last."""
        place = {letter.code: n for n, letter in enumerate(self.letters)}
        known = len(place)
        unique = dict.fromkeys(codes)
        return tuple(sorted(unique, key=lambda code: place.get(code, known)))

    def code_in(self, typed: str) -> str | None:
        """Give the code that a typed text means, in either case, or None."""
        for code in (typed, typed.upper(), typed.lower(), typed.title()):
            if code in self.by_code:
                return code
        return None


@cache
def shipped_schemes() -> dict[str, Scheme]:
    """Give the schemes that come with the program, by id, the most used first."""
    data = resource("schemes.json").read_bytes()
    schemes: Sequence[Scheme] = msgspec.json.decode(data, type=list[Scheme])
    return {scheme.id: scheme for scheme in schemes}


def shipped_scheme(scheme_id: str) -> Scheme:
    """Give one shipped scheme; raises KeyError where there is none such."""
    return shipped_schemes()[scheme_id]
