"""All rules, listed by hand in the order they are shown, and the profiles that choose.

RULES["many-doers"].title
profile("danish-municipality").parts
"""

from __future__ import annotations

from typing import NamedTuple

from bhuki.rules.answering import no_main_responsible, several_main_responsible
from bhuki.rules.doing import nobody_does_it
from bhuki.rules.rule import APPOINTMENTS, CORE, MUNICIPALITY, Rule
from bhuki.texts import N_

_ALL = (
    no_main_responsible.RULE,
    several_main_responsible.RULE,
    nobody_does_it.RULE,
)

RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL}


class Profile(NamedTuple):
    """A choice of rules: those of some parts that are on by default."""

    id: str
    title: str
    explanation: str
    parts: frozenset[str]


PROFILES: dict[str, Profile] = {
    chosen.id: chosen
    for chosen in (
        Profile(
            CORE,
            N_("All organisations"),
            N_("The rules that hold for any matrix of responsibility."),
            frozenset({CORE, APPOINTMENTS}),
        ),
        Profile(
            MUNICIPALITY,
            N_("Danish municipality"),
            N_("Also the law and the guidance that Danish municipalities work by."),
            frozenset({CORE, APPOINTMENTS, MUNICIPALITY}),
        ),
    )
}


def profile(profile_id: str) -> Profile:
    """Give a profile by its id; one that is unknown judges as the core does."""
    return PROFILES.get(profile_id, PROFILES[CORE])
