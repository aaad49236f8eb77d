"""A duty of owning a system that lies with someone who can't own it.

To own a system is a management task. Tasks may be delegated, the responsibility may not; and it
lies with the business, not with it, where there is a system owner.
"""

from bhuki.matrix.entities import Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    move,
)
from bhuki.rules.letters import ANSWERS
from bhuki.rules.row import Row
from bhuki.rules.rule import MUNICIPALITY, Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "system-duty-without-owner"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the system duty whose main responsible is no manager, or is it beside an owner."""
    if not tags.activity_has(row.activity, tags.SYSTEM):
        return []
    activity_id = row.activity.id
    return [
        view.found(ID, row, role=role_id, cells=((activity_id, role_id),), values={"why": why})
        for role_id in row.roles(ANSWERS)
        if (why := _why(view, view.role(role_id)))
    ]


def _why(view: View, role: Role) -> str:
    if tags.role_has(role, tags.SYSTEM_OWNER):
        return ""
    if tags.role_has(role, tags.IT) and view.roles_with(tags.SYSTEM_OWNER):
        return "it"
    return "no-manager" if tags.is_no_manager(role) else ""


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Move the main responsibility to the system owner; who had it does the work."""
    activity_id, role_id = finding.activity or "", finding.role or ""
    owners = [r for r in matrix.role_order() if tags.role_has(r, tags.SYSTEM_OWNER)]
    return [
        move(matrix, activity_id, role_id, role.id, Duty.ANSWERS, left=Duty.DOES)
        for role in owners[:MOST_FIXES]
    ]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=ANSWERS,
    part=MUNICIPALITY,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("A system duty without its owner"),
    statement=N_("The system owner, a manager, answers for the duties of owning a system."),
    why=N_(
        "To own a system is a management task. Its tasks may be delegated, the responsibility "
        "may not."
    ),
    remedy=N_("Move the main responsibility to the system owner; others do the work."),
    source=N_("Randers Kommune, guide for system owners; sikkerdigital.dk, roller og ansvar."),
    headline=lambda _: _("{short}: {role} has {answers} for a system"),
    message=lambda _: (
        _("{role} answers for “{activity}”, though the matrix has a system owner.")
        if _.finding.values["why"] == "it"
        else _("{role} answers for “{activity}”, which is a manager's to answer for.")
    ),
    question=lambda _: _("Does the system owner have the main responsibility for “{activity}”?"),
)
