"""A group, a crowd or a committee that answers.

The main responsibility lies with one person. Where a group has it, nobody feels answerable. The
kind of a role says whether it is a group; names that end as groups' names do are known too.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    candidates,
    has_duty,
    move,
)
from bhuki.rules.letters import ANSWERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "responsible-is-a-body"


def judge(view: View, row: Row) -> list[Finding]:
    """Find each group or crowd that answers for the activity."""
    activity_id = row.activity.id
    return [
        view.found(ID, row, role=role_id, cells=((activity_id, role_id),))
        for role_id in row.roles(ANSWERS)
        if role_id in view.groups_and_crowds
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Move the main responsibility to one person; the group is asked."""
    activity_id, role_id = finding.activity or "", finding.role or ""
    return [
        move(matrix, activity_id, role_id, taker, Duty.ANSWERS)
        for taker in candidates(matrix, activity_id, Duty.ANSWERS)[:MOST_FIXES]
        if not has_duty(matrix, (activity_id, taker), Duty.ANSWERS)
    ]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=ANSWERS,
    only_if=lambda view: bool(view.groups_and_crowds),
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("A group has the main responsibility"),
    statement=N_("The main responsibility lies with one person, not with a group."),
    why=N_("The main responsibility is one person's. In a group nobody feels answerable."),
    remedy=N_(
        "Give it to the one who chairs or manages, and let the group decide or be asked instead."
    ),
    source=N_("KL & Devoteam 2012, p. 63; peterjohann-consulting.de, RACI matrix (“Fallstricke”)."),
    headline=lambda _: _("{short}: {role} is a group with {answers}"),
    message=lambda _: _("{role} has the main responsibility for “{activity}”, but is a group."),
    question=lambda _: _("Which one person has the main responsibility, instead of {role}?"),
)
