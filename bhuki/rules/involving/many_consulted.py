"""An activity about which many are asked."""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    replace,
    weaker_letters,
)
from bhuki.rules.letters import ASKED
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "many-consulted"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity about which more roles are asked than the limit."""
    if row.asked <= view.number(ID, "max"):
        return []
    return [view.found(ID, row, cells=row.cells_of(ASKED), values={"n": row.asked})]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Tell some instead of asking them: those who are only asked, and have no veto."""
    told = matrix.scheme.code_for(Duty.TOLD)
    if not told:
        return []
    only = [
        cell
        for cell in finding.cells
        if len(matrix.letters(*cell)) == 1 and weaker_letters(matrix, cell)
    ]
    return [replace(matrix, cell, [told]) for cell in only[-MOST_FIXES:]]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=ASKED,
    needs=(Duty.ASKED,),
    settings={"max": 5},
    judge=judge,
    fixes=fixes,
    title=N_("Many are asked"),
    statement=N_("Not too many roles are asked about an activity."),
    why=N_("Each who must be asked costs time. Do all of them really need to be?"),
    remedy=N_("Let some of them be told instead."),
    source=N_("trackplus.com, RACI matrix analysis; slideshare, rickysmithcmrp, RACI approach."),
    headline=lambda _: _("{short} has {n} {asked}"),
    message=lambda _: _("{n} roles are to be asked about “{activity}”: {names}."),
    question=lambda _: _("Do all {n} need to be asked about “{activity}”?"),
)
