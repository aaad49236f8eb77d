"""An activity that concerns only those who work on it.

Off by default: many activities rightly concern nobody else.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    give,
    holders_nearby,
)
from bhuki.rules.letters import ASKED, LETTERS, TOLD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "nobody-consulted-or-informed"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity about which nobody is asked or told."""
    return [view.found(ID, row)]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Ask those who are asked in the section's other activities."""
    activity_id = finding.activity or ""
    if not matrix.scheme.code_for(Duty.ASKED):
        return []
    nearby = holders_nearby(matrix, activity_id, Duty.ASKED)
    likely = sorted(nearby[0], key=lambda role_id: -nearby[0][role_id])
    free = [r for r in likely if not matrix.letters(activity_id, r)]
    return [
        give(matrix, (activity_id, role_id), Duty.ASKED, evidence=nearby)
        for role_id in free[:MOST_FIXES]
    ]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    unless=ASKED | TOLD,
    on=False,
    needs=(Duty.ASKED, Duty.TOLD),
    judge=judge,
    fixes=fixes,
    title=N_("Nobody is asked or told"),
    statement=N_("Somebody is asked about an activity or told of it."),
    why=N_("Where nobody is, the units may not be talking to each other."),
    remedy=N_("Consider who must be asked or told."),
    source=N_("trackplus.com, RACI matrix analysis (horizontal). Figure 15 has such activities."),
    headline=lambda _: _("{short} has neither {asked} nor {told}"),
    message=lambda _: _("Nobody is asked about “{activity}” or told of it."),
    question=lambda _: _("Who must be asked about “{activity}”, or told of it?"),
)
