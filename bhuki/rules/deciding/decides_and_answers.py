"""A role that both decides and answers.

That is allowed where the decision is delegated, but then there is no approval apart from the main
responsible's own. A note on the cell, which says so, settles it. Where the role does the work too,
`decides-on-own-work` says the graver thing.
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
from bhuki.rules.letters import ANSWERS, DECIDES, ODD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "decides-and-answers"


def judge(view: View, row: Row) -> list[Finding]:
    """Find each role that both answers for the activity and decides on it."""
    own_work = view.is_on("decides-on-own-work")
    activity_id = row.activity.id
    return [
        view.found(ID, row, role=role_id, cells=((activity_id, role_id),))
        for meaning, roles in row.mixed()
        if meaning.answers_and_decides and not (own_work and meaning.decides_and_does)
        for role_id in roles
        if not row.cells[role_id].note.strip()
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Have another decide, or leave the separate approval out."""
    activity_id, role_id = finding.activity or "", finding.role or ""
    cell = (activity_id, role_id)
    takers = [r for r in deciders(matrix, activity_id) if r != role_id][:2]
    made = [move(matrix, activity_id, role_id, taker, Duty.DECIDES) for taker in takers]
    deciding = [c for c in matrix.letters(*cell) if Duty.DECIDES in duties_of(matrix, c)]
    return [*made, drop(matrix, {cell: deciding})]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=DECIDES | ANSWERS | ODD,
    needs=(Duty.DECIDES, Duty.ANSWERS),
    judge=judge,
    fixes=fixes,
    title=N_("Decides and answers"),
    statement=N_("The one who answers does not decide as well, unless a note says why."),
    why=N_("It is allowed where the decision is delegated, but then no approval stands apart."),
    remedy=N_("Note the delegation on the cell, or move the decision."),
    source=N_("KL & Devoteam 2012, p. 63: the decision may be delegated, to a board for example."),
    headline=lambda _: _("{short}: {role} has both {decides} and {answers}"),
    message=lambda _: _("{role} both answers for “{activity}” and decides on it."),
    question=lambda _: _("Is {role} both to decide and to answer for “{activity}”?"),
)
