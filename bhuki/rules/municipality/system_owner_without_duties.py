"""A system owner who neither answers for anything nor does anything.

What it means to own a system is often left open. A system owner without any letters at all is
`role-without-letters`.
"""

from bhuki.matrix.entities import Role
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.rule import MUNICIPALITY, Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "system-owner-without-duties"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the system owner who has nothing to answer for or to do."""
    if view.count(role.id, Duty.ANSWERS) or view.count(role.id, Duty.DOES):
        return []
    if not tags.role_has(role, tags.SYSTEM_OWNER):
        return []
    if not view.filled(role.id) and view.is_on("role-without-letters"):
        return []
    return [view.found(ID, role=role.id, state=print_of(role.name, view.filled(role.id)))]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ROLE,
    part=MUNICIPALITY,
    needs=(Duty.ANSWERS,),
    judge=judge,
    title=N_("The system owner has no duties"),
    statement=N_("The system owner answers for something or does something."),
    why=N_("What it means to own a system is often left open."),
    remedy=N_("Add the activities of the catalogue for system owners."),
    source=N_("KL & Devoteam 2012, p. 63."),
    headline=lambda _: _("{role} has neither {answers} nor {does}"),
    message=lambda _: _(
        "{role} owns a system, but neither answers for anything nor does anything."
    ),
    question=lambda _: _("What does it mean here to be {role}?"),
)
