"""Benefits that a project role answers for.

Benefits come in the line organisation, after the project is closed: a manager answers for them.
"""

from bhuki.matrix.entities import Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    has_duty,
    move,
)
from bhuki.rules.letters import ANSWERS
from bhuki.rules.row import Row
from bhuki.rules.rule import MUNICIPALITY, Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "benefit-with-project-role"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the benefit activity whose main responsible is part of a project."""
    if not tags.activity_has(row.activity, tags.BENEFIT):
        return []
    activity_id = row.activity.id
    return [
        view.found(ID, row, role=role_id, cells=((activity_id, role_id),))
        for role_id in row.roles(ANSWERS)
        if tags.role_has(view.role(role_id), tags.PROJECT)
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Move the main responsibility to the owner of the benefit, or a manager."""
    activity_id, role_id = finding.activity or "", finding.role or ""
    takers = [
        role
        for role in matrix.role_order()
        if role.id != role_id
        and (_owns_benefits(role) or tags.role_has(role, tags.MANAGER))
        and not tags.role_has(role, tags.PROJECT)
        and not has_duty(matrix, (activity_id, role.id), Duty.ANSWERS)
    ]
    takers.sort(
        key=lambda role: (not _owns_benefits(role), not matrix.letters(activity_id, role.id))
    )
    return [
        move(matrix, activity_id, role_id, role.id, Duty.ANSWERS) for role in takers[:MOST_FIXES]
    ]


def _owns_benefits(role: Role) -> bool:
    return "gevinst" in role.name.lower() or "benefit owner" in role.name.lower()


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=ANSWERS,
    part=MUNICIPALITY,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("A project role answers for benefits"),
    statement=N_("A manager in the line answers for realising benefits, not the project."),
    why=N_("Benefits come after the project is closed. The manager answers for them."),
    remedy=N_("Move the main responsibility to the owner of the benefit, a manager in the line."),
    source=N_("KL & Devoteam 2012, p. 41; digdir.no, Prosjektveiviseren (gevinstansvarlig)."),
    headline=lambda _: _("{short}: {role} has {answers} for benefits"),
    message=lambda _: _("{role} is part of a project, but answers for benefits in “{activity}”."),
    question=lambda _: _("Which manager answers for the benefits in “{activity}”?"),
)
