"""A role that decides on what it has done itself.

Who decides is given finished proposals. Who has made them approves their own work.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    deciders,
    drop,
    duties_of,
    move,
)
from bhuki.rules.letters import DECIDES, DOES, ODD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "decides-on-own-work"


def judge(view: View, row: Row) -> list[Finding]:
    """Find each role that both does the work and decides on it."""
    activity_id = row.activity.id
    return [
        view.found(ID, row, role=role_id, cells=((activity_id, role_id),))
        for meaning, roles in row.mixed()
        if meaning.decides_and_does
        for role_id in roles
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Have another decide, or leave one of the two out."""
    activity_id, role_id = finding.activity or "", finding.role or ""
    cell = (activity_id, role_id)
    takers = [r for r in deciders(matrix, activity_id) if r != role_id][:2]
    boss = matrix.roles[role_id].reports_to
    if boss in matrix.roles:
        takers = list(dict.fromkeys([boss, *takers]))
    made = [move(matrix, activity_id, role_id, taker, Duty.DECIDES) for taker in takers if taker]
    doing = [c for c in matrix.letters(*cell) if Duty.DOES in duties_of(matrix, c)]
    return [*made, drop(matrix, {cell: doing})]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=DECIDES | DOES | ODD,
    needs=(Duty.DECIDES, Duty.DOES),
    judge=judge,
    fixes=fixes,
    title=N_("Decides on own work"),
    statement=N_("Nobody decides on their own work."),
    why=N_(
        "Who decides is given finished proposals and approves them. Who made them would be "
        "approving their own work."
    ),
    remedy=N_("Move the decision up, or the work down."),
    source=N_("KL & Devoteam 2012, p. 63; COBIT 4.1, PO4.11 (segregation of duties)."),
    headline=lambda _: _("{short}: {role} has both {decides} and {does}"),
    message=lambda _: _("{role} both does the work in “{activity}” and decides on it."),
    question=lambda _: _("Is {role} to decide on its own work?"),
)
