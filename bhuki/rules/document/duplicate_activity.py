"""The same activity twice in a section.

Two rows for one thing will drift apart.
"""

from typing import Any

from bhuki.matrix.changes import (
    EMPTY,
    remove_activities,
    set_cells,
)
from bhuki.matrix.edits import Label, merged
from bhuki.matrix.entities import (
    Activity,
    Assignment,
    CellKey,
)
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "duplicate-activity"


def judge(view: View) -> list[Finding]:
    """Find each activity that stands earlier in its section with the same name."""
    found: list[Finding] = []
    first: dict[tuple[str | None, str], Activity] = {}
    for activity in view.matrix.activity_order():
        name = " ".join(activity.name.casefold().split())
        earlier = first.setdefault((activity.section, name), activity)
        if name and earlier is not activity:
            values: Values = {"other": earlier.title, "other_id": earlier.id}
            state = print_of(name)
            found.append(view.found(ID, view.row(activity.id), values=values, state=state))
    return found


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Put both rows into the first: its letters with those of the second, then remove that."""
    second, first = finding.activity or "", str(finding.values["other_id"])
    if first not in matrix.activities:
        return []
    joined: dict[CellKey, Any] = {}
    for role_id in matrix.roles:
        extra = matrix.assignments.get((second, role_id))
        if extra:
            before = matrix.assignments.get((first, role_id), EMPTY)
            notes = [n for n in dict.fromkeys((before.note, extra.note)) if n]
            letters = matrix.scheme.sort([*before.letters, *extra.letters])
            joined[first, role_id] = Assignment(
                letters, before.veto or extra.veto, "\n".join(notes), before.extra
            )
    edit = merged(
        Label("change-activities", {"n": 2}),
        [set_cells(matrix, joined), remove_activities(matrix, [second])],
    )
    return [Fix("merge", edit)]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.MATRIX,
    judge=judge,
    fixes=fixes,
    title=N_("The same activity twice"),
    statement=N_("No section lists the same activity twice."),
    why=N_("Two rows for the same thing will drift apart."),
    remedy=N_("Put the two rows into one, or give them names that tell them apart."),
    source=N_("Common practice."),
    headline=lambda _: _("{short} stands twice"),
    message=lambda _: _("“{activity}” stands twice in its section, also as {other}."),
    question=lambda _: _("Are these two activities, or one: “{activity}”?"),
)
