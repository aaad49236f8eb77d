"""What one person has: all roles held, standing and in every project and system.

    people_of(matrix)                   # everyone who holds a role, by name
    person_overview(matrix, "Anne Holm", texts("da"))

A person is known by name alone, as it was written; case and spaces don't matter.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bhuki.matrix.entities import Instance, InstanceKind, Role
from bhuki.matrix.matrix import Matrix
from bhuki.reports.edition import edition, title_of
from bhuki.reports.load import count_letters
from bhuki.reports.role_overview import Fact, RoleOverview, overviews
from bhuki.rules.finding import Finding
from bhuki.texts import Texts


class Held(Struct, frozen=True):
    """A role that a person holds: where, with whom, and how many letters it has."""

    role: Role
    places: tuple[str, ...]
    together_with: tuple[str, ...]
    letters: tuple[tuple[str, int], ...]


class PersonOverview(Struct, frozen=True):
    """All that one person's page says; the pages of the roles follow it."""

    name: str
    title: str
    facts: tuple[Fact, ...]
    held: tuple[Held, ...]
    roles: tuple[RoleOverview, ...]


def same_name(one: str, other: str) -> bool:
    """Say whether two names are the same person's."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def people_of(matrix: Matrix) -> list[str]:
    """Give everyone who holds a role, in alphabetical order, each once."""
    found: dict[str, str] = {}
    for names in matrix.holders.values():
        for name in names:
            found.setdefault(" ".join(name.casefold().split()), name)
    return [found[key] for key in sorted(found) if key]


def person_overview(
    matrix: Matrix,
    name: str,
    _: Texts,
    *,
    findings: Sequence[Finding] = (),
    today: date | None = None,
) -> PersonOverview:
    """Say what one person's page says; someone who holds nothing gets a page that says so."""
    held = [held for role in matrix.role_order() if (held := _held(matrix, role, name, _))]
    roles = overviews(matrix, [one.role.id for one in held], _, findings=findings, today=today)
    theirs = {one.role.id for one in held}
    having = {
        activity
        for (activity, role), cell in matrix.assignments.items()
        if role in theirs and cell.letters and activity in matrix.activities
    }
    facts = (
        Fact(_("Holds"), _.plural("{n} role", "{n} roles", n=len(held))),
        Fact(_("In all"), _.plural("{n} activity", "{n} activities", n=len(having))),
        Fact(_("Edition"), edition(matrix, _, today)),
    )
    return PersonOverview(name, title_of(matrix, _), facts, tuple(held), tuple(roles))


def _held(matrix: Matrix, role: Role, name: str, _: Texts) -> Held | None:
    places: list[str] = []
    others: dict[str, None] = {}
    for (instance_id, role_id), names in matrix.holders.items():
        if role_id != role.id or not any(same_name(name, one) for one in names):
            continue
        instance = matrix.instances.get(instance_id)
        places.append(_place(instance, _) if instance else _("standing"))
        others.update(dict.fromkeys(one for one in names if not same_name(name, one)))
    if not places:
        return None
    counted = count_letters(matrix, [role.id])
    return Held(role, tuple(places), tuple(others), tuple(counted.items()))


def _place(instance: Instance, _: Texts) -> str:
    if instance.kind == InstanceKind.PROJECT:
        return _("the project {name}", name=instance.name)
    return _("the system {name}", name=instance.name)
