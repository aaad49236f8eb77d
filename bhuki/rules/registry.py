"""All rules, listed by hand in the order they are shown, and the profiles that choose.

RULES["many-doers"].title
profile("danish-municipality").parts
"""

from __future__ import annotations

from typing import NamedTuple

from bhuki.rules.answering import (
    no_main_responsible,
    prepare_and_approve_differ,
    responsible_far_above_doers,
    responsible_is_a_body,
    responsible_without_authority,
    several_main_responsible,
)
from bhuki.rules.appointments import (
    holder_missing,
    same_person_decides_and_does,
)
from bhuki.rules.deciding import (
    approval_without_decision,
    decides_and_answers,
    decides_on_own_work,
    hearing_or_deciding,
    several_deciders_no_order,
    two_decisions_in_one_activity,
)
from bhuki.rules.document import (
    duplicate_activity,
    duplicate_activity_number,
    empty_activity,
    letter_outside_limits,
    no_review_date,
    points_nowhere,
    scope_not_stated,
    unknown_letter,
)
from bhuki.rules.doing import (
    many_doers,
    nobody_does_it,
    several_doers_no_lead,
)
from bhuki.rules.involving import (
    informed_how,
    many_consulted,
    many_informed,
    nobody_consulted_or_informed,
    redundant_letters,
)
from bhuki.rules.municipality import (
    benefit_with_project_role,
    it_not_involved,
    nis2_measure_not_approved_by_management,
    system_duty_without_owner,
    system_owner_without_duties,
)
from bhuki.rules.roles import (
    role_does_too_much,
    role_holds_too_much,
    role_in_everything,
    role_named_after_a_person,
    role_without_letters,
)
from bhuki.rules.rule import APPOINTMENTS, CORE, MUNICIPALITY, Rule
from bhuki.texts import N_

_ALL = (
    no_main_responsible.RULE,
    several_main_responsible.RULE,
    responsible_is_a_body.RULE,
    responsible_far_above_doers.RULE,
    responsible_without_authority.RULE,
    prepare_and_approve_differ.RULE,
    nobody_does_it.RULE,
    many_doers.RULE,
    several_doers_no_lead.RULE,
    approval_without_decision.RULE,
    decides_on_own_work.RULE,
    decides_and_answers.RULE,
    several_deciders_no_order.RULE,
    hearing_or_deciding.RULE,
    two_decisions_in_one_activity.RULE,
    redundant_letters.RULE,
    many_consulted.RULE,
    many_informed.RULE,
    nobody_consulted_or_informed.RULE,
    informed_how.RULE,
    role_without_letters.RULE,
    role_in_everything.RULE,
    role_holds_too_much.RULE,
    role_does_too_much.RULE,
    role_named_after_a_person.RULE,
    empty_activity.RULE,
    unknown_letter.RULE,
    letter_outside_limits.RULE,
    duplicate_activity_number.RULE,
    duplicate_activity.RULE,
    points_nowhere.RULE,
    scope_not_stated.RULE,
    no_review_date.RULE,
    holder_missing.RULE,
    same_person_decides_and_does.RULE,
    benefit_with_project_role.RULE,
    nis2_measure_not_approved_by_management.RULE,
    system_duty_without_owner.RULE,
    it_not_involved.RULE,
    system_owner_without_duties.RULE,
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
