"""A role that does a large share of everything."""

from bhuki.matrix.entities import Role
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "role-does-too-much"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role that does the work in more than its share of the activities."""
    mine, rows = view.count(role.id, Duty.DOES), view.activities
    if mine < view.number(ID, "min") or mine <= view.number(ID, "share") * rows:
        return []
    values: Values = {"k": mine, "n": rows, "percent": round(100 * mine / rows)}
    return [view.found(ID, role=role.id, values=values, state=print_of(mine))]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ROLE,
    needs=(Duty.DOES,),
    settings={"share": 0.60, "min": 8},
    judge=judge,
    title=N_("The role does too much"),
    statement=N_("No role does the work in a large share of the activities."),
    why=N_("Can one role stay on top of so much?"),
    remedy=N_("Share the work with others."),
    source=N_("trackplus.com, RACI matrix analysis (vertical: “Lots of R's”)."),
    headline=lambda _: _("{role}: {does} in {k} of {n} activities ({percent} %)"),
    message=lambda _: _("{role} does the work in {k} of the {n} activities ({percent} %)."),
    question=lambda _: _("Can this role stay on top of {k} activities: {role}?"),
)
