"""Several who do the work, and nobody who gathers them.

Several who do the same have an implicit duty to coordinate. It is settled where one of them also
answers, where the scheme has a letter for the leading one and one role has it, or by a note on
one of the cells. Where there are too many altogether, `many-doers` says so instead.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import ANSWERS, DOES
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "several-doers-no-lead"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity that several do and none of them leads."""
    if row.does < 2:
        return []
    if view.is_on("many-doers") and row.does > view.number("many-doers", "max"):
        return []
    doers = row.roles(DOES)
    if sum(row.has(role_id, ANSWERS) for role_id in doers) == 1 or _one_leads(view, row):
        return []
    if row.noted(DOES):
        return []
    return [view.found(ID, row, cells=row.cells_of(DOES), values={"n": row.does})]


def _one_leads(view: View, row: Row) -> bool:
    """Say whether one role has the scheme's first letter for doing, and the others another."""
    leading = view.code(Duty.DOES)
    return sum(len(roles) for meaning, roles in row.groups if leading in meaning.letters) == 1


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ACTIVITY,
    given=DOES,
    needs=(Duty.DOES,),
    judge=judge,
    title=N_("Several do it, nobody gathers them"),
    statement=N_("Where several do the work, it is said who gathers them."),
    why=N_("Several who do the same have to coordinate; it should be known who sees to that."),
    remedy=N_("Let one of them answer for it too, or write in a note who coordinates."),
    source=N_("KL & Devoteam 2012, p. 63."),
    headline=lambda _: _("{short}: {n} {does}, nobody gathers them"),
    message=lambda _: _("{names} do the work in “{activity}”, and nobody gathers them."),
    question=lambda _: (
        _("Who gathers those who are to {doing}?")
        if _.doing
        else _("Who gathers those who do “{activity}”?")
    ),
)
