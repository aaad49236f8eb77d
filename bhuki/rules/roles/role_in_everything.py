"""A role that takes part in every activity."""

from bhuki.matrix.entities import CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    drop,
    weaker_letters,
)
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "role-in-everything"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role that has a letter in every row."""
    rows = view.activities
    if view.filled(role.id) < rows or rows < view.number(ID, "min_activities"):
        return []
    return [view.found(ID, role=role.id, values={"n": rows}, state=print_of(rows))]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Take away what is only told, or only asked."""
    role_id = finding.role or ""
    made = []
    for duty in (Duty.TOLD, Duty.ASKED):
        code = matrix.scheme.code_for(duty)
        cells = {
            (activity_id, role_id): [code]
            for activity_id in matrix.activities
            if matrix.letters(activity_id, role_id) == (code,)
            and weaker_letters(matrix, (activity_id, role_id))
        }
        if code and cells:
            letters: dict[CellKey, list[str]] = {c: [code] for c in cells}
            made.append(drop(matrix, letters, "drop-many", role=role_id))
    return made


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ROLE,
    settings={"min_activities": 8},
    judge=judge,
    fixes=fixes,
    title=N_("The role is in everything"),
    statement=N_("No role has a part in every activity."),
    why=N_("A role that is in everything slows everything. Does it need to be in so much?"),
    remedy=N_("Take away where it is only told or asked, and need not be."),
    source=N_("trackplus.com, RACI matrix analysis (vertical: “No empty spaces”)."),
    headline=lambda _: _("{role}: {n} of {n} activities"),
    message=lambda _: _("{role} has a part in all {n} activities."),
    question=lambda _: _("Does this role need to be in everything: {role}?"),
)
