"""A matrix that nobody is going to look at again.

Off by default: a draft need not have a date.
"""

from bhuki.matrix.changes import (
    change_about,
)
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "no-review-date"


def judge(view: View) -> list[Finding]:
    """Find that the matrix has neither been agreed on a date nor has one for its review."""
    about = view.matrix.about
    if about.review is not None or about.agreed is not None:
        return []
    return [view.found(ID, state=print_of(about.title))]


def fixes(_finding: Finding, matrix: Matrix) -> list[Fix]:
    """Review it a year after its date."""
    dated = matrix.about.dated
    if dated is None:
        return []
    leap_day = dated.month == 2 and dated.day == 29
    review = dated.replace(year=dated.year + 1, day=28 if leap_day else dated.day)
    edit = change_about(matrix, review=review)
    return [Fix("review", edit, {"date": review.isoformat()})]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.MATRIX,
    on=False,
    judge=judge,
    fixes=fixes,
    title=N_("No date for review"),
    statement=N_("The matrix says when it was agreed, or when it is to be looked at again."),
    why=N_("What people take their roles to be drifts with time."),
    remedy=N_("Set a date for the review under Matrix."),
    source=N_("Smith & Erwin, Role & Responsibility Charting (“perception drift”)."),
    headline=lambda _: _("No date for review"),
    message=lambda _: _("The matrix has neither a date when it was agreed nor one for its review."),
    question=lambda _: _("When do we look at this matrix again?"),
)
