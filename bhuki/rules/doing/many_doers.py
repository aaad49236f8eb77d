"""An activity that many roles do.

Many who do the same activity often means that it is several activities.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import DOES
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "many-doers"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity that more roles do than the limit."""
    if row.does <= view.number(ID, "max"):
        return []
    return [view.found(ID, row, cells=row.cells_of(DOES), values={"n": row.does})]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=DOES,
    needs=(Duty.DOES,),
    settings={"max": 5},
    judge=judge,
    title=N_("Many do the same"),
    statement=N_("Not too many roles do the same activity."),
    why=N_("Where many do the same activity, it can often be broken into smaller ones."),
    remedy=N_("Split the activity, so that each part has its own few."),
    source=N_(
        "trackplus.com, RACI matrix analysis (horizontal). The most in figure 15 is four (ISP6)."
    ),
    headline=lambda _: _("{short} has {n} {does}"),
    message=lambda _: _("{n} roles do the work in “{activity}”: {names}."),
    question=lambda _: _("Can “{activity}” be split into smaller activities?"),
)
