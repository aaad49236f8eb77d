"""New or changed it, and nobody from it has a part in it.

That it is involved too late is the first of the three problems that the report names.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    give,
    holders_nearby,
)
from bhuki.rules.letters import LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import MUNICIPALITY, Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "it-not-involved"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity that brings new it without any of the it roles."""
    if not tags.activity_has(row.activity, tags.NEW_IT):
        return []
    if any(row.has(role_id, LETTERS) for role_id in view.roles_with(tags.IT)):
        return []
    return [view.found(ID, row)]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Ask the it roles."""
    activity_id = finding.activity or ""
    if not matrix.scheme.code_for(Duty.ASKED):
        return []
    nearby = holders_nearby(matrix, activity_id, Duty.ASKED)
    roles = [r.id for r in matrix.role_order() if tags.role_has(r, tags.IT)]
    roles.sort(key=lambda role_id: -nearby[0].get(role_id, 0))
    return [
        give(matrix, (activity_id, role_id), Duty.ASKED, evidence=nearby)
        for role_id in roles[:MOST_FIXES]
    ]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    only_if=lambda view: bool(view.roles_with(tags.IT)),
    part=MUNICIPALITY,
    judge=judge,
    fixes=fixes,
    title=N_("The it department is not involved"),
    statement=N_("Where new or changed it is brought in, the it department has a part."),
    why=N_("The it department is often involved too late in what the business sets going."),
    remedy=N_("Ask the head of it or the one who runs the systems."),
    source=N_("KL & Devoteam 2012, p. 63."),
    headline=lambda _: _("{short}: the it department has no part"),
    message=lambda _: _("“{activity}” brings new or changed it, and no it role has a part in it."),
    question=lambda _: _("Who from the it department is to be asked about “{activity}”?"),
)
