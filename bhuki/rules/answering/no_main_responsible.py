"""An activity that nobody answers for.

Every activity needs one who in the end answers that it is done. Where nobody does the work either,
the finding says so too: it is one cause. An activity without any letter is `empty-activity`.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import MOST_FIXES, candidates, give, holders_nearby, weaker_letters
from bhuki.rules.letters import ANSWERS, LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.speech import Speech
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "no-main-responsible"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity where nobody answers."""
    nobody_does = int(not row.does and bool(view.code(Duty.DOES)))
    return [view.found(ID, row, values={"nobody_does": nobody_does})]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Give the main responsibility to those who hold it nearby or take part here."""
    activity_id = finding.activity or ""
    nearby = holders_nearby(matrix, activity_id, Duty.ANSWERS)
    made = []
    for role_id in candidates(matrix, activity_id, Duty.ANSWERS)[:MOST_FIXES]:
        cell = (activity_id, role_id)
        weaker = weaker_letters(matrix, cell)
        made.append(give(matrix, cell, Duty.ANSWERS, instead=weaker, evidence=nearby))
    return made


def message(_: Speech) -> str:
    """Say that nobody answers, and that nobody does the work where that is so."""
    if _.number("nobody_does"):
        if _.doing:
            return _("Nobody has the main responsibility to {doing}, and nobody does it.")
        return _("Nobody has the main responsibility for “{activity}”, and nobody does it.")
    if _.doing:
        return _("Nobody has the main responsibility to {doing}.")
    return _("Nobody has the main responsibility for “{activity}”.")


def question(_: Speech) -> str:
    """Ask who answers."""
    if _.doing:
        return _("Who has the main responsibility to {doing}?")
    return _("Who has the main responsibility for “{activity}”?")


RULE = Rule(
    id=ID,
    severity=Severity.ERROR,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    unless=ANSWERS,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("Nobody has the main responsibility"),
    statement=N_("Every activity has one who answers for it."),
    why=N_(
        "Without a main responsible there is nobody who in the end answers that the work is done. "
        "Exactly one has the main responsibility, and it can't be delegated."
    ),
    remedy=N_(
        "Give the main responsibility to the one who does the work, or to the role that has it in "
        "the section's other activities."
    ),
    source=N_(
        "KL & Devoteam 2012, p. 63; trackplus.com, RACI matrix analysis (“No A's”). "
        "Activity ISP7 of figure 15 breaks it."
    ),
    headline=lambda _: _("{short} has no {answers}"),
    message=message,
    question=question,
)
