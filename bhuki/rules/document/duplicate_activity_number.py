"""An activity number that is used twice, or missing where others have one.

Minutes and exports refer to activities by number. A matrix without any numbers is fine.
"""

from bhuki.matrix.changes import (
    change_activities,
)
from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.speech import Speech
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "duplicate-activity-number"


def judge(view: View) -> list[Finding]:
    """Find each activity whose number an earlier one has, or that alone has none."""
    activities = view.matrix.activity_order()
    if not any(activity.number.strip() for activity in activities):
        return []
    found: list[Finding] = []
    first: dict[str, Activity] = {}
    for activity in activities:
        number = activity.number.strip().casefold()
        earlier = first.setdefault(number, activity) if number else None
        if earlier is activity:
            continue
        values: Values = {
            "number": activity.number.strip(),
            "other": earlier.name if earlier else "",
        }
        state = print_of(number, activity.name)
        found.append(view.found(ID, view.row(activity.id), values=values, state=state))
    return found


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Give the activity the next free number of its section."""
    activity = matrix.activities[finding.activity or ""]
    number = _next_number(matrix, activity)
    if not number:
        return []
    edit = change_activities(matrix, [activity.id], number=number)
    return [Fix("renumber", edit, {"number": number})]


def _next_number(matrix: Matrix, activity: Activity) -> str:
    """Count on from the highest number of the section, or of the matrix where it has none."""
    taken = {a.number.strip().casefold() for a in matrix.activities.values()}
    order = matrix.activity_order()
    here = [a.number.strip() for a in order if a.section == activity.section and a is not activity]
    everywhere = [a.number.strip() for a in order if a is not activity]
    for numbers in (here, everywhere):
        for last in reversed([number for number in numbers if number[-1:].isdigit()]):
            digits = len(last) - len(last.rstrip("0123456789"))
            stem, count = last[:-digits], int(last[-digits:])
            while (made := f"{stem}{count:0{digits}d}").casefold() in taken:
                count += 1
            return made
    return ""


def _is_missing(_: Speech) -> bool:
    return not _.finding.values["number"]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.MATRIX,
    judge=judge,
    fixes=fixes,
    title=N_("The number is used twice or missing"),
    statement=N_("Activity numbers are there and differ, where the matrix has any."),
    why=N_("Minutes and exports refer to activities by their number."),
    remedy=N_("Give it a number of its own."),
    source=N_("A rule of the data."),
    headline=lambda _: (
        _("{short} has no number") if _is_missing(_) else _("{number} is used twice")
    ),
    message=lambda _: (
        _("“{activity}” has no number, as the others have.")
        if _is_missing(_)
        else _("“{activity}” and “{other}” both have number {number}.")
    ),
    question=lambda _: _("Which number is “{activity}” to have?"),
)
