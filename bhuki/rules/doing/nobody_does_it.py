"""An activity that somebody answers for and nobody does.

A main responsibility alone is often read as "does it too". Say so, or say who does it. Where a
decision is to be made, nobody prepares the proposal. An activity that nobody answers for either
is `no-main-responsible`, which says both.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    candidates,
    give,
    has_duty,
    holders_nearby,
    weaker_letters,
)
from bhuki.rules.letters import ANSWERS, DOES, LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.speech import Speech
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "nobody-does-it"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity where nobody does the work."""
    if not row.answers and view.is_on("no-main-responsible"):
        return []
    cells = row.cells_of(ANSWERS)
    return [view.found(ID, row, cells=cells, values={"decided": int(row.decides > 0)})]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let the one who answers do it too, or those who do the work nearby."""
    activity_id = finding.activity or ""
    nearby = holders_nearby(matrix, activity_id, Duty.DOES)
    answering = [r for _, r in finding.cells]
    likely = [
        role_id
        for role_id in candidates(matrix, activity_id, Duty.DOES)
        if role_id not in answering and not has_duty(matrix, (activity_id, role_id), Duty.DECIDES)
    ]
    made = []
    for role_id in [*answering, *likely][:MOST_FIXES]:
        cell = (activity_id, role_id)
        weaker = weaker_letters(matrix, cell)
        made.append(give(matrix, cell, Duty.DOES, instead=weaker, evidence=nearby))
    return made


def message(_: Speech) -> str:
    """Say that nobody does it, and what that means for a decision."""
    if _.number("decided"):
        return _("Nobody does the work in “{activity}”, so nobody prepares what is to be decided.")
    return _("Nobody does the work in “{activity}”.")


def question(_: Speech) -> str:
    """Ask who does it."""
    if _.doing:
        return _("Who is to {doing}?")
    return _("Who does “{activity}”?")


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    unless=DOES,
    needs=(Duty.DOES,),
    judge=judge,
    fixes=fixes,
    title=N_("Nobody does the work"),
    statement=N_("An activity should have one who does it; it may be the one who answers for it."),
    why=N_(
        "The work may not get done. A main responsibility alone is often read as doing the work "
        "too; it is better said."
    ),
    remedy=N_("Let the main responsible do it too, or say who does."),
    source=N_(
        "Wikipedia, Responsibility assignment matrix (“A” alone implies “R”); trackplus.com, RACI "
        "matrix analysis (“No R's”). No error: five activities of figure 15 have nobody."
    ),
    headline=lambda _: _("{short} has no {does}"),
    message=message,
    question=question,
)
