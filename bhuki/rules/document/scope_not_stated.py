"""A matrix that does not say what it covers.

A matrix is relative: answerable to whom, at which level? The scope says it.
"""

from bhuki.rules.finding import Finding, Severity
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "scope-not-stated"


def judge(view: View) -> list[Finding]:
    """Find that the matrix has no scope."""
    about = view.matrix.about
    return [] if about.scope.strip() else [view.found(ID, state=print_of(about.title))]


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.MATRIX,
    judge=judge,
    title=N_("The scope is not stated"),
    statement=N_("The matrix says what it covers and at which level it is read."),
    why=N_("A matrix is relative: main responsible towards whom, and for what?"),
    remedy=N_("State the scope under Matrix."),
    source=N_("weloveprojects.se."),
    headline=lambda _: _("The scope is not stated"),
    message=lambda _: _("The matrix does not say what it covers and at which level it is read."),
    question=lambda _: _("What does this matrix cover?"),
)
