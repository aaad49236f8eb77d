"""An activity with no letter at all.

Nothing was decided for it. This is its only finding: that nobody answers and nobody does it goes
without saying.
"""

from bhuki.matrix.changes import (
    remove_activities,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    candidates,
    give,
    holders_nearby,
)
from bhuki.rules.letters import LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "empty-activity"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity without letters."""
    return [view.found(ID, row)]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Give the main responsibility to those who have it nearby, or remove the activity."""
    activity_id = finding.activity or ""
    nearby = holders_nearby(matrix, activity_id, Duty.ANSWERS)
    made = []
    if matrix.scheme.code_for(Duty.ANSWERS):
        for role_id in candidates(matrix, activity_id, Duty.ANSWERS)[: MOST_FIXES - 1]:
            made.append(give(matrix, (activity_id, role_id), Duty.ANSWERS, evidence=nearby))
    return [*made, Fix("remove-activity", remove_activities(matrix, [activity_id]))]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    unless=LETTERS,
    judge=judge,
    fixes=fixes,
    title=N_("The activity has no letters"),
    statement=N_("Every activity has at least one letter."),
    why=N_("Nothing has been decided for it."),
    remedy=N_("Say who has which part in it, or remove it."),
    source=N_("Common practice."),
    headline=lambda _: _("{short} has no letters"),
    message=lambda _: _("“{activity}” has no letters: nobody has a part in it."),
    question=lambda _: (
        _("Who is to {doing}, and who answers for it?")
        if _.doing
        else _("Who has which part in “{activity}”?")
    ),
)
