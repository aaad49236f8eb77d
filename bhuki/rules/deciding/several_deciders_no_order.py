"""Several who decide, and nothing said of the order.

That is allowed, but the way from one to the next must be known: who is first, or that they decide
together. A note on one of the cells says it. Where the scheme allows only one,
`letter-outside-limits` says so instead.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import DECIDES
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "several-deciders-no-order"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity that several decide on without a word of how."""
    if not 2 <= row.decides <= view.most_deciding or row.noted(DECIDES):
        return []
    return [view.found(ID, row, cells=row.cells_of(DECIDES), values={"n": row.decides})]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=DECIDES,
    needs=(Duty.DECIDES,),
    judge=judge,
    title=N_("Several decide, in no order"),
    statement=N_("Where several decide, it is said in which order, or that they do it together."),
    why=N_("Several may decide, but the way to the final approval must be known."),
    remedy=N_("Write the order in a note, or that they decide together."),
    source=N_("KL & Devoteam 2012, p. 63 (“the person or persons”)."),
    headline=lambda _: _("{short} has {n} {decides}"),
    message=lambda _: _("Several decide in “{activity}”: {names}. The order is not said."),
    question=lambda _: _("In which order do they decide: {names}?"),
)
