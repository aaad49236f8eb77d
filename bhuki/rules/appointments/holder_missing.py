"""A role that answers, and that nobody holds in a project or system.

Roles that are appointed per project or per system need a holder in each published one, where they
have a main responsibility. Before the matrix has any projects or systems this says nothing.
"""

from bhuki.matrix.changes import (
    appoint,
)
from bhuki.matrix.edits import Label, merged
from bhuki.matrix.entities import Appointed, InstanceKind, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
)
from bhuki.rules.rule import APPOINTMENTS, Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "holder-missing"

KINDS = {
    Appointed.PER_PROJECT: InstanceKind.PROJECT,
    Appointed.PER_SYSTEM: InstanceKind.SYSTEM,
}


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role that answers and lacks a holder somewhere."""
    if role.appointed not in KINDS or not view.count(role.id, Duty.ANSWERS):
        return []
    missing = _missing(view.matrix, role)
    if not missing:
        return []
    names = tuple(view.matrix.instances[i].name for i in missing)
    values: Values = {"n": len(missing), "instances": names}
    return [view.found(ID, role=role.id, values=values, state=print_of(missing))]


def _missing(matrix: Matrix, role: Role) -> list[str]:
    """Give the published projects or systems where nobody holds a role."""
    kind = KINDS[role.appointed]
    return [
        instance.id
        for instance in matrix.instances.values()
        if instance.kind is kind
        and instance.published
        and not any(name.strip() for name in matrix.holders.get((instance.id, role.id), ()))
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Appoint those who hold the role in other projects or systems, the most used first."""
    role = matrix.roles[finding.role or ""]
    if role.appointed not in KINDS:
        return []
    held: dict[str, int] = {}
    for (_instance, role_id), names in matrix.holders.items():
        for name in names if role_id == role.id else ():
            held[name] = held.get(name, 0) + 1
    missing = _missing(matrix, role)
    made = []
    for name in sorted(held, key=lambda name: (-held[name], name))[:MOST_FIXES]:
        label = Label("appoint")
        edit = merged(label, [appoint(matrix, i, role.id, [name]) for i in missing])
        made.append(
            Fix("appoint", edit, {"name": name, "n": len(missing), "k": held[name]}, role.id)
        )
    return made


RULE = Rule(
    id=ID,
    severity=Severity.ERROR,
    scope=Scope.ROLE,
    part=APPOINTMENTS,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("Nobody holds the role"),
    statement=N_(
        "A role that is appointed per project or system, and answers, has a holder in each."
    ),
    why=N_("Where nobody is appointed, nobody answers in that project or system."),
    remedy=N_("Appoint a holder."),
    source=N_("KL & Devoteam 2012, figure 15, the footnotes * and **."),
    headline=lambda _: _.plural(
        "{role}: not held in {instances}", "{role}: not held in {n} places", n=_.number("n")
    ),
    message=lambda _: _(
        "{role} has main responsibility, but nobody holds the role in {instances}."
    ),
    question=lambda _: _("Who holds the role {role} in {instances}?"),
)
