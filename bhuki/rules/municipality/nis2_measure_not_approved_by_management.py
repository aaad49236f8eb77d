"""A measure under NIS2 that others than the management body approve.

By law the management body approves the measures and supervises them. Activities are measures by
their tag, or by naming NIS2.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    give,
    move,
)
from bhuki.rules.letters import DECIDES
from bhuki.rules.row import Row
from bhuki.rules.rule import MUNICIPALITY, Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "nis2-measure-not-approved-by-management"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the NIS2 activity that is decided on, and not by the management body."""
    if not tags.activity_has(row.activity, tags.NIS2):
        return []
    deciding = row.roles(DECIDES)
    if any(tags.role_has(view.role(role_id), tags.MANAGEMENT_BODY) for role_id in deciding):
        return []
    return [view.found(ID, row, cells=row.cells_of(DECIDES))]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let the management body decide."""
    activity_id = finding.activity or ""
    bodies = [r for r in matrix.role_order() if tags.role_has(r, tags.MANAGEMENT_BODY)]
    deciding = [role_id for _, role_id in finding.cells]
    if len(deciding) == 1:
        return [
            move(matrix, activity_id, deciding[0], role.id, Duty.DECIDES)
            for role in bodies[:MOST_FIXES]
        ]
    return [give(matrix, (activity_id, role.id), Duty.DECIDES) for role in bodies[:MOST_FIXES]]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=DECIDES,
    part=MUNICIPALITY,
    needs=(Duty.DECIDES,),
    judge=judge,
    fixes=fixes,
    title=N_("A NIS2 measure is not approved by the management body"),
    statement=N_("The management body approves the measures under NIS2."),
    why=N_("By law the management body approves the measures and supervises them."),
    remedy=N_("Let the management body decide."),
    source=N_("The Danish NIS2 act (NIS 2-loven), § 7."),
    headline=lambda _: _("{short}: not decided by the management body"),
    message=lambda _: _(
        "“{activity}” is a measure under NIS2, but it is not decided by the management body. It is "
        "decided by {names}."
    ),
    question=lambda _: _("Does the management body approve “{activity}”?"),
)
