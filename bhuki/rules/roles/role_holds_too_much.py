"""A role that answers for a large share of everything.

It is a bottleneck: some of it may lie nearer the work.
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
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "role-holds-too-much"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role that holds more than its share of the main responsibilities."""
    mine, all_of_them = view.count(role.id, Duty.ANSWERS), view.total(Duty.ANSWERS)
    share = view.number(ID, "share")
    if mine < view.number(ID, "min") or mine <= share * all_of_them:
        return []
    values: Values = {"k": mine, "n": all_of_them, "percent": round(100 * mine / all_of_them)}
    return [view.found(ID, role=role.id, values=values, state=print_of(mine))]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let the one person who does the work answer for it."""
    role_id = finding.role or ""
    made = []
    for activity in matrix.activity_order():
        cell = (activity.id, role_id)
        if not has_duty(matrix, cell, Duty.ANSWERS) or has_duty(matrix, cell, Duty.DOES):
            continue
        doers = [r for r in matrix.roles if has_duty(matrix, (activity.id, r), Duty.DOES)]
        if len(doers) == 1 and not _is_many(matrix, doers[0]):
            made.append(
                move(matrix, activity.id, role_id, doers[0], Duty.ANSWERS, code="move-there")
            )
    return made[:MOST_FIXES]


def _is_many(matrix: Matrix, role_id: str) -> bool:
    return tags.is_crowd(matrix.roles[role_id]) or tags.is_body(matrix.roles[role_id])


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ROLE,
    shares=True,
    needs=(Duty.ANSWERS,),
    settings={"share": 0.40, "min": 5},
    judge=judge,
    fixes=fixes,
    title=N_("The role carries too much"),
    statement=N_("No role has a large share of all main responsibilities."),
    why=N_("It becomes a bottleneck. Can some of the responsibility lie nearer the work?"),
    remedy=N_("Move some of it to those who are nearest the work."),
    source=N_(
        "trackplus.com, RACI matrix analysis (vertical: “Too many A's”); Smith & Erwin, Role & "
        "Responsibility Charting."
    ),
    headline=lambda _: _("{role}: {k} of {n} {answers} ({percent} %)"),
    message=lambda _: _("{role} has {k} of the {n} main responsibilities ({percent} %)."),
    question=lambda _: _(
        "{role} has {k} of {n} {answers}. Can some of the responsibility lie nearer the work?"
    ),
)
