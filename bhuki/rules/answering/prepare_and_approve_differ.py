"""A plan whose main responsible changes between writing and approval.

Who owns a document should bring it to approval too. Pairs are found by their names, within a
section: "Write the plan" and "Approve the plan". Off by default: it is our own judgement.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    move,
)
from bhuki.rules.letters import ANSWERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.verbs import decision_verb, object_of, preparation_verb
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "prepare-and-approve-differ"


def judge(view: View) -> list[Finding]:
    """Find each approval that another role answers for than its preparation."""
    sections: dict[str | None, tuple[list[Row], list[Row]]] = {}
    for row in view.rows():
        name = row.activity.name
        prepares, decides = preparation_verb(name), decision_verb(name)
        if bool(prepares) != bool(decides):
            pair = sections.setdefault(row.activity.section, ([], []))
            pair[1 if decides else 0].append(row)
    return [
        finding
        for prepared, approved in sections.values()
        for approval in approved
        for finding in _differing(view, approval, prepared)
    ]


def _differing(view: View, approval: Row, prepared: list[Row]) -> list[Finding]:
    thing = object_of(approval.activity.name)
    for row in prepared:
        same = object_of(row.activity.name)
        alike = thing and same and (thing.startswith(same) or same.startswith(thing))
        if alike and _other(row.roles(ANSWERS), approval.roles(ANSWERS)):
            return [
                view.found(
                    ID,
                    approval,
                    cells=(*row.cells_of(ANSWERS), *approval.cells_of(ANSWERS)),
                    values={"other": row.activity.title, "other_id": row.activity.id},
                    state=print_of(row.state, approval.state),
                )
            ]
    return []


def _other(one: list[str], other: list[str]) -> bool:
    return bool(one and other and set(one) != set(other))


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let the one who answers for the preparation answer for the approval."""
    activity_id, prepared = finding.activity or "", str(finding.values["other_id"])
    takers = [r for a, r in finding.cells if a == prepared]
    givers = [r for a, r in finding.cells if a == activity_id]
    if len(takers) != 1 or len(givers) != 1:
        return []
    return [move(matrix, activity_id, givers[0], takers[0], Duty.ANSWERS)]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.MATRIX,
    on=False,
    reads_letters=True,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("Another answers for the approval than for the writing"),
    statement=N_("Who answers for writing something also answers for having it approved."),
    why=N_("The one who owns a document should be the one who brings it to approval."),
    remedy=N_("Let the same role have both."),
    source=N_("A pattern in figure 15 of KL & Devoteam 2012; our own judgement."),
    headline=lambda _: _("{short}: another {answers} than in the preparation"),
    message=lambda _: _(
        "“{activity}” and “{other}” belong together, but different roles answer for them: {names}."
    ),
    question=lambda _: _("Should the same role answer for both the preparation and the approval?"),
)
