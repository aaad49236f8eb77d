"""An activity that several roles answer for.

A role that is appointed per project answers in each project, one per system in each system, and a
standing role everywhere. So a project's role and a system's role may each answer for the same
activity: every project and every system still has one. Two standing roles may not, nor two
project roles, nor a standing one beside either.
"""

from bhuki.matrix.changes import EMPTY, set_cells
from bhuki.matrix.edits import Label
from bhuki.matrix.entities import Appointed
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Scheme
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    holders_nearby,
    nearby_reason,
    with_letters,
    without_duty,
)
from bhuki.rules.letters import ANSWERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "several-main-responsible"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity where more roles answer than the scheme allows."""
    if row.answers < 2:
        return []
    most = _most(view.scheme)
    if most is None or row.answers <= most:
        return []
    roles = _in_conflict(view, row.roles(ANSWERS), most)
    if not roles:
        return []
    activity_id = row.activity.id
    cells = tuple((activity_id, role_id) for role_id in roles)
    return [view.found(ID, row, cells=cells, values={"n": len(roles)})]


def _most(scheme: Scheme) -> int | None:
    """Give how many may answer; None where one of the letters for it has no limit."""
    limits = [letter.most for letter in scheme.letters if Duty.ANSWERS in letter.duties]
    known = [limit for limit in limits if limit is not None]
    return max(known) if len(known) == len(limits) else None


def _in_conflict(view: View, roles: list[str], most: int) -> list[str]:
    """Give the roles that answer beside too many others in one project or system."""
    appointed = {role_id: view.matrix.roles[role_id].appointed for role_id in roles}
    conflict: set[str] = set()
    for instance in (Appointed.PER_PROJECT, Appointed.PER_SYSTEM):
        together = [r for r in roles if appointed[r] in {Appointed.STANDING, instance}]
        if len(together) > most:
            conflict.update(together)
    return [role_id for role_id in roles if role_id in conflict]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Keep the main responsibility with one; the others do what else they did, or are asked."""
    activity_id = finding.activity or ""
    nearby, others = holders_nearby(matrix, activity_id, Duty.ANSWERS)
    roles = [role_id for _, role_id in finding.cells]
    made = []
    for kept in sorted(roles, key=lambda role_id: -nearby.get(role_id, 0)):
        evidence = {"k": nearby.get(kept, 0), "n": others}
        made.append(_keep(matrix, activity_id, kept, roles, evidence))
    return made


def _keep(
    matrix: Matrix, activity_id: str, kept: str, roles: list[str], evidence: dict[str, int]
) -> Fix:
    asked = matrix.scheme.code_for(Duty.ASKED)
    changed = {}
    for role_id in roles:
        cell = (activity_id, role_id)
        if role_id != kept:
            before = matrix.assignments.get(cell, EMPTY)
            rest = without_duty(matrix, cell, Duty.ANSWERS) or ((asked,) if asked else ())
            changed[cell] = with_letters(before, rest, matrix)
    values: dict[str, str | int] = {
        "letter": matrix.scheme.code_for(Duty.ANSWERS) or "",
        "asked": asked or "",
        **evidence,
    }
    reason = "others-asked" if asked else ""
    if evidence["k"]:
        reason = nearby_reason(matrix, activity_id)
    edit = set_cells(matrix, changed, Label("set-cells", {"n": len(changed)}))
    return Fix("keep", edit, values, kept, reason)


RULE = Rule(
    id=ID,
    severity=Severity.ERROR,
    scope=Scope.ACTIVITY,
    given=ANSWERS,
    needs=(Duty.ANSWERS,),
    judge=judge,
    fixes=fixes,
    title=N_("Several have the main responsibility"),
    statement=N_("No activity has more than one who answers for it, in each project or system."),
    why=N_(
        "Only one person has the main responsibility. Where two share it, neither of them has it: "
        "each may think that the other sees to it."
    ),
    remedy=N_(
        "Keep it with one and let the others do the work or be asked, or split the activity."
    ),
    source=N_("KL & Devoteam 2012, p. 63; Smith & Erwin, Role & Responsibility Charting."),
    headline=lambda _: _("{short} has {n} {answers}"),
    message=lambda _: _("“{activity}” has {n} {answers}: {names}."),
    question=lambda _: _("Only one can have the main responsibility. Who?"),
)
