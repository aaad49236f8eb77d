"""A weaker letter beside a stronger one in a cell.

Who decides, answers or does needs not be asked, and who has any other letter needs not be told. A
veto is something of its own, and so is a letter that has a role verify the work.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    drop,
)
from bhuki.rules.letters import ODD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "redundant-letters"


def judge(view: View, row: Row) -> list[Finding]:
    """Find each cell with a letter that another one includes."""
    activity_id = row.activity.id
    return [
        view.found(
            ID,
            row,
            role=role_id,
            cells=((activity_id, role_id),),
            values={
                "n": len(meaning.redundant),
                "weaker": meaning.redundant,
                "letters": row.cells[role_id].text,
            },
        )
        for meaning, roles in row.mixed()
        if meaning.redundant
        for role_id in roles
        if not row.cells[role_id].veto
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Take the weaker letter away."""
    weaker = finding.values["weaker"]
    cell = finding.cells[0]
    return [drop(matrix, {cell: weaker})] if isinstance(weaker, tuple) else []


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=ODD,
    judge=judge,
    fixes=fixes,
    title=N_("A letter too many in the cell"),
    statement=N_("A cell has no letter that a stronger one beside it includes."),
    why=N_(
        "Who decides, answers or does the work is involved already; the weaker letter only "
        "makes the matrix harder to read."
    ),
    remedy=N_("Take the weaker letter away."),
    source=N_("Wikipedia, Responsibility assignment matrix: normally one part for each role."),
    headline=lambda _: _("{short}: {role} has {letters}"),
    message=lambda _: _.plural(
        "{role} has {letters} in “{activity}”: {weaker} is already in the others.",
        "{role} has {letters} in “{activity}”: {weaker} are already in the others.",
        n=_.number("n"),
    ),
    question=lambda _: _("Does {role} need {weaker} as well in “{activity}”?"),
)
