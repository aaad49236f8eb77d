"""An activity that speaks of deciding, where nobody decides.

The name has a verb for deciding (to approve, decide, adopt; at godkende, beslutte, vedtage), or
names the act ("Godkendelse af budget"). "Forhåndsgodkendte procedurer" and "godkendt leverandør"
describe things and are no such verbs. More forms can be given in the rule's setting, as `verbs`.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    deciders,
    give,
    holders_nearby,
    weaker_letters,
)
from bhuki.rules.letters import DECIDES, LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.speech import Speech
from bhuki.rules.verbs import decision_verb
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "approval-without-decision"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity that should have one who decides."""
    verb = decision_verb(row.activity.name, view.more_verbs)
    return [view.found(ID, row, values={"verb": verb})] if verb else []


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let those decide who decide in the section's other activities."""
    activity_id = finding.activity or ""
    nearby = holders_nearby(matrix, activity_id, Duty.DECIDES)
    made = []
    for role_id in deciders(matrix, activity_id)[:MOST_FIXES]:
        cell = (activity_id, role_id)
        weaker = weaker_letters(matrix, cell)
        made.append(give(matrix, cell, Duty.DECIDES, instead=weaker, evidence=nearby))
    return made


def question(_: Speech) -> str:
    """Ask who decides."""
    if _.doing and decision_verb(_.doing.split(" ", 1)[0]):
        return _("Who is the one to {doing}?")
    return _("Who approves in “{activity}”?")


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    unless=DECIDES,
    # Where the scheme asks for its letter anyhow, letter-outside-limits says that it is missing.
    only_if=lambda view: not view.deciding_is_counted,
    needs=(Duty.DECIDES,),
    judge=judge,
    fixes=fixes,
    title=N_("Approval without one who decides"),
    statement=N_("An activity in which something is approved has one who decides."),
    why=N_(
        "Who may decide is often unclear, and a forum does not know whether it is asked or "
        "decides. An activity that speaks of approval should say who approves."
    ),
    remedy=N_("Say who decides."),
    source=N_("KL & Devoteam 2012, p. 63: all six activities with a B in figure 15 are approvals."),
    headline=lambda _: _("{short} has no {decides}"),
    message=lambda _: _("“{activity}” speaks of a decision (“{verb}”), but nobody decides."),
    question=question,
)
