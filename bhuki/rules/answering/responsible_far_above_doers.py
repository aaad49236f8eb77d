"""A main responsible who stands far above all who do the work.

The main responsibility can't be lifted up the line: it lies at the level that is closest to the
work or knows it best. The line is what the roles report to.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    move,
)
from bhuki.rules.letters import ANSWERS, DOES
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "responsible-far-above-doers"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity whose main responsible is levels above every one who does it."""
    if row.answers != 1:
        return []
    answering = row.roles(ANSWERS)[0]
    doers = row.roles(DOES)
    levels = [view.levels_up(doer, answering) for doer in doers]
    known = [level for level in levels if level]
    if len(known) < len(levels) or min(known) < view.number(ID, "levels"):
        return []
    cells = tuple((row.activity.id, role_id) for role_id in (answering, *doers))
    return [view.found(ID, row, role=answering, cells=cells, values={"n": min(known)})]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Move the main responsibility down, to the nearest manager of those who do the work."""
    activity_id, answering = finding.activity or "", finding.role or ""
    doers = [role_id for _, role_id in finding.cells if role_id != answering]
    bosses = [matrix.roles[doer].reports_to for doer in doers]
    takers = [r for r in dict.fromkeys(bosses) if r and r in matrix.roles and r != answering]
    return [
        move(matrix, activity_id, answering, taker, Duty.ANSWERS) for taker in takers[:MOST_FIXES]
    ]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=ANSWERS | DOES,
    only_if=lambda view: view.has_line,
    needs=(Duty.ANSWERS, Duty.DOES),
    settings={"levels": 2},
    judge=judge,
    fixes=fixes,
    title=N_("The main responsible is far from the work"),
    statement=N_("The main responsible is not far above those who do the work."),
    why=N_(
        "The main responsibility can't be lifted up in the organisation. It belongs at the level "
        "that is closest to the work or knows it best."
    ),
    remedy=N_("Move the main responsibility down the line."),
    source=N_(
        "KL & Devoteam 2012, p. 63; slideshare, rickysmithcmrp, RACI approach. Needs the roles' "
        "line: who reports to whom."
    ),
    headline=lambda _: _.plural(
        "{short}: {role} is {n} level above the work",
        "{short}: {role} is {n} levels above the work",
        n=_.number("n"),
    ),
    message=lambda _: _.plural(
        "{role} has the main responsibility for “{activity}”, {n} level above those who do it.",
        "{role} has the main responsibility for “{activity}”, {n} levels above those who do it.",
        n=_.number("n"),
    ),
    question=lambda _: _("Can the main responsibility lie closer to the work than with {role}?"),
)
