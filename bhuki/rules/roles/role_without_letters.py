"""A role with no letters at all.

While the whole matrix is still empty this says nothing: that is the activities' finding.
"""

from bhuki.matrix.changes import (
    remove_roles,
)
from bhuki.matrix.entities import Role
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "role-without-letters"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role that takes part in nothing."""
    if view.filled(role.id) or not view.has_letters:
        return []
    return [view.found(ID, role=role.id, state=print_of(role.name))]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Remove the role."""
    role_id = finding.role or ""
    return [Fix("remove-role", remove_roles(matrix, [role_id]), {}, role_id)]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ROLE,
    shares=True,
    judge=judge,
    fixes=fixes,
    title=N_("The role has no letters"),
    statement=N_("Every role has a part in some activity."),
    why=N_("Is the role needed in this matrix?"),
    remedy=N_("Give it its letters, hide it, or remove it."),
    source=N_("trackplus.com, RACI matrix analysis (vertical: “No R's or A's”)."),
    headline=lambda _: _("{role} has no letters"),
    message=lambda _: _("{role} has no letters in any activity."),
    question=lambda _: _("What is the part of this role: {role}?"),
)
