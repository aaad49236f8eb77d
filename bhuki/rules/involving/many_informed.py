"""An activity of which many are told."""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import TOLD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "many-informed"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity of which more roles are told than the limit."""
    if row.told <= view.number(ID, "max"):
        return []
    return [view.found(ID, row, cells=row.cells_of(TOLD), values={"n": row.told})]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=TOLD,
    needs=(Duty.TOLD,),
    settings={"max": 8},
    judge=judge,
    title=N_("Many are told"),
    statement=N_("Not too many roles are told of an activity."),
    why=N_("Do all of them need this information every time? It may stand where all can find it."),
    remedy=N_("Take some of them out, or use a channel that all can see."),
    source=N_("trackplus.com, RACI matrix analysis; slideshare, rickysmithcmrp, RACI approach."),
    headline=lambda _: _("{short} has {n} {told}"),
    message=lambda _: _("{n} roles are to be told of “{activity}”: {names}."),
    question=lambda _: _("Do all {n} need to be told of “{activity}”?"),
)
