"""One person who does the work in one role and decides on it in another.

That is hidden self-approval. It is judged in each published project and system, with those who
hold the standing roles. Where the scheme has a letter for verifying, one person who does the work
and verifies it is the same thing.
"""

from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.letters import DECIDES, DOES, LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import APPOINTMENTS, Rule, Scope, Values
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "same-person-decides-and-does"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity where a person approves or verifies their own work through two roles."""
    judging = set(row.roles(DECIDES)) if row.decides else set()
    judging |= view.verifiers(row)
    if not judging:
        return []
    persons: set[str] = set()
    roles: set[str] = set()
    for holders in view.holders_by_instance:
        for judge_id in judging:
            for doer in row.roles(DOES):
                both = holders.get(judge_id, {}).keys() & holders.get(doer, {}).keys()
                if both and doer != judge_id:
                    persons.update(holders[doer][person] for person in both)
                    roles.update((judge_id, doer))
    if not persons:
        return []
    cells = tuple((row.activity.id, role) for role in row.roles(LETTERS) if role in roles)
    values: Values = {"persons": tuple(sorted(persons)), "n": len(persons)}
    return [view.found(ID, row, cells=cells, values=values, state=row.state + print_of(persons))]


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=DOES,
    only_if=lambda view: bool(view.matrix.holders),
    part=APPOINTMENTS,
    needs=(Duty.DOES,),
    judge=judge,
    title=N_("The same person does it and decides"),
    statement=N_("Nobody decides on their own work by holding two roles."),
    why=N_("It looks like two pairs of eyes, and is one: hidden self-approval."),
    remedy=N_("Appoint another holder of one of the roles."),
    source=N_("COBIT 4.1, PO4.11 (segregation of duties)."),
    headline=lambda _: _("{short}: {persons} in two roles"),
    message=lambda _: _.plural(
        "{persons} both does the work in “{activity}” and approves it, in two roles: {names}.",
        "{persons} both do the work in “{activity}” and approve it, in these roles: {names}.",
        n=_.number("n"),
    ),
    question=lambda _: _("Who else could hold one of these roles: {names}?"),
)
