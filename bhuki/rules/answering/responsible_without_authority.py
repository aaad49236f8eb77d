"""A main responsible without authority over the work.

Who answers must be able to see that the work can be done: by a budget, by deciding, or by being
the manager of someone who does it. Off by default, as a line that isn't drawn says nothing.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import ANSWERS, DECIDES, DOES
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "responsible-without-authority"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the main responsible who has no budget, no say, and nobody to set to work."""
    if row.answers != 1:
        return []
    answering = row.roles(ANSWERS)[0]
    doers = [role_id for role_id in row.roles(DOES) if role_id != answering]
    if not doers or row.has(answering, DECIDES):
        return []
    if tags.role_has(view.role(answering), tags.BUDGET):
        return []
    if any(view.levels_up(doer, answering) for doer in doers):
        return []
    cells = ((row.activity.id, answering),)
    return [view.found(ID, row, role=answering, cells=cells)]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=ANSWERS | DOES,
    only_if=lambda view: view.has_line,
    on=False,
    needs=(Duty.ANSWERS, Duty.DOES),
    judge=judge,
    title=N_("The main responsible lacks authority"),
    statement=N_("The main responsible has a budget, decides, or manages one who does the work."),
    why=N_(
        "Authority must go with responsibility: the main responsible is to make sure that those "
        "who do the work are able to."
    ),
    remedy=N_("Let the role decide, give it a budget, or write its mandate in a note."),
    source=N_("KL & Devoteam 2012, p. 63; slideshare, rickysmithcmrp, RACI approach."),
    headline=lambda _: _("{short}: {role} lacks authority"),
    message=lambda _: _(
        "{role} has the main responsibility for “{activity}”, but no budget, no decision, and "
        "nobody who does the work in its line."
    ),
    question=lambda _: _("What lets {role} see to it that the work gets done?"),
)
