"""An activity that is two, or none.

To write something and to approve it are different activities, with different roles: in figure 15
they stand on lines of their own. A name of one word that is no act ("Budget") does not say what is
to be done.
"""

from bhuki.rules.finding import Finding, Severity
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.speech import Speech
from bhuki.rules.verbs import decision_verb, names_no_act, preparation_verb
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "two-decisions-in-one-activity"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity whose name has two acts with different roles, or no act at all."""
    name = row.activity.name
    prepared = preparation_verb(name)
    decided = decision_verb(name) if prepared else None
    if prepared and decided and prepared != decided:
        return [view.found(ID, row, values={"one": prepared, "other": decided})]
    return [view.found(ID, row)] if names_no_act(name) else []


def _is_two(_: Speech) -> bool:
    return "one" in _.finding.values


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    judge=judge,
    title=N_("Two activities in one, or none"),
    statement=N_("The name of an activity says one thing to do."),
    why=N_(
        "To write something and to approve it go different ways and have different roles. A name "
        "without an act does not say what is to be done."
    ),
    remedy=N_("Split it in one to write and one to approve, or begin its name with a verb."),
    source=N_("KL & Devoteam 2012, figure 15 (DTS1-3, ISP1-4)."),
    headline=lambda _: (
        _("{short} is two activities")
        if _is_two(_)
        else _("{short} does not say what is to be done")
    ),
    message=lambda _: (
        _("“{activity}” is two activities: “{one}” and “{other}”.")
        if _is_two(_)
        else _("“{activity}” does not say what is to be done.")
    ),
    question=lambda _: (
        _("Is “{activity}” to be split in one to write and one to approve?")
        if _is_two(_)
        else _("What is to be done in “{activity}”?")
    ),
)
