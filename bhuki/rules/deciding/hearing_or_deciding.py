"""A forum that decides in one activity and is asked in the next.

Is it a hearing body or does it decide? Within a section it should be one of the two, or its
mandate should be written down: a description of the role settles it.
"""

from bhuki.matrix.entities import CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules import tags
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    has_duty,
    set_letters,
    without_duty,
)
from bhuki.rules.letters import ASKED, DECIDES
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "hearing-or-deciding"


def judge(view: View, role: Role) -> list[Finding]:
    """Find the group that both decides and is asked within a section."""
    if not (view.count(role.id, Duty.DECIDES) and view.count(role.id, Duty.ASKED)):
        return []
    if role.description.strip() or not tags.is_body(role):
        return []
    cells, sections = _mixed(view, role.id)
    if not cells:
        return []
    values: Values = {"n": len(sections), "sections": tuple(sections)}
    state = print_of([(a, view.matrix.letters(a, r)) for a, r in sorted(cells)])
    return [view.found(ID, role=role.id, cells=tuple(cells), values=values, state=state)]


def _mixed(view: View, role_id: str) -> tuple[list[CellKey], list[str]]:
    """Give the cells of the sections where a role has both duties, and the sections' names."""
    found: dict[str | None, tuple[list[CellKey], int]] = {}
    for row in view.rows():
        duties = row.duties(role_id) & (DECIDES | ASKED)
        if duties:
            cells, seen = found.get(row.activity.section, ([], 0))
            cells.append((row.activity.id, role_id))
            found[row.activity.section] = (cells, seen | duties)
    both = {s: cells for s, (cells, seen) in found.items() if seen == DECIDES | ASKED}
    names = [view.matrix.sections[s].name for s in both if s in view.matrix.sections]
    return [cell for cells in both.values() for cell in cells], names


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Let the group be asked in all of them, or decide in all of them."""
    made = []
    for before, after in ((Duty.DECIDES, Duty.ASKED), (Duty.ASKED, Duty.DECIDES)):
        code = matrix.scheme.code_for(after)
        cells = [c for c in finding.cells if c[0] in matrix.activities]
        changing = [c for c in cells if has_duty(matrix, c, before)]
        if code and changing:
            letters = {c: [*without_duty(matrix, c, before), code] for c in changing}
            values: dict[str, str | int] = {
                "letters": code,
                "before": matrix.scheme.code_for(before) or "",
                "n": len(changing),
            }
            made.append(Fix("everywhere", set_letters(matrix, letters), values, finding.role))
    return sorted(made, key=lambda fix: int(fix.values["n"]))


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ROLE,
    needs=(Duty.DECIDES, Duty.ASKED),
    judge=judge,
    fixes=fixes,
    title=N_("Is the forum asked, or does it decide?"),
    statement=N_("Within a section a forum either decides or is asked, or its mandate is written."),
    why=N_(
        "It is often unclear which powers a forum has been given: is it there to be heard or to "
        "decide?"
    ),
    remedy=N_("Write the mandate in the role's description, or choose one of the two."),
    source=N_("KL & Devoteam 2012, p. 63."),
    headline=lambda _: _.plural(
        "{role}: both {decides} and {asked} in {n} section",
        "{role}: both {decides} and {asked} in {n} sections",
        n=_.number("n"),
    ),
    message=lambda _: _.plural(
        "{role} decides in some activities and is asked in others of the same section: {sections}.",
        "{role} decides in some activities and is asked in others, in {n} sections: {sections}.",
        n=_.number("n"),
    ),
    question=lambda _: _("Is {role} to be asked or to decide?"),
)
