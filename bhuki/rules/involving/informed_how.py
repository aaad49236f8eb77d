"""A role that is told, with no word of where.

Those who answer and do must at least make the information available. Off by default: it would
speak of every such letter without a note.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import TOLD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "informed-how"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity whose told roles are not told where to look."""
    activity_id = row.activity.id
    silent = [role_id for role_id in row.roles(TOLD) if not row.cells[role_id].note.strip()]
    cells = tuple((activity_id, role_id) for role_id in silent)
    return [view.found(ID, row, cells=cells, values={"n": len(cells)})] if cells else []


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=TOLD,
    on=False,
    needs=(Duty.TOLD,),
    judge=judge,
    title=N_("Told, but not where"),
    statement=N_("Where a role is told, a note says where the information is found."),
    why=N_("Those who answer and do the work must at least make the information available."),
    remedy=N_("Write the place or the channel in a note."),
    source=N_("KL & Devoteam 2012, p. 64."),
    headline=lambda _: _("{short}: where is the information?"),
    message=lambda _: _("No note says where the information about “{activity}” is for {names}."),
    question=lambda _: _("Where is the information found for {names}?"),
)
