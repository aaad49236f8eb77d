"""A role that is headed by a person's name.

A matrix charts roles: persons come and go. Off by default, as it guesses from the name.
"""

from bhuki.matrix.entities import Role
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "role-named-after-a-person"

_NAMES = """
    Aage Ahmed Ali Alice Anders Andreas Andrew Anette Anja Ann Anna Anne Annette Asger
    Barbara Benjamin Bent Birgit Bjarne Bo Brian Camilla Carl Carsten Casper Cecilie Charles
    Charlotte Christian Christina Claus Daniel David Dennis Ditte Dorte Dorthe Elizabeth
    Emil Emilie Emily Emma Erik Eva Fatima Finn Flemming Frederik Freja George Gitte Grete
    Hanne Hans Heidi Helle Henning Henrik Ida Inge Inger Jacob Jakob James Jan Jane Janne
    Jennifer Jens Jeppe Jesper Jessica Jette Johan Johannes John Jonas Joseph Jytte Jørgen
    Jørn Kaj Karen Karin Karl Karsten Kasper Katrine Kevin Kim Kirsten Knud Kristian Kurt
    Lars Lasse Laura Lene Linda Line Lis Lisa Lisbeth Lise Lone Lotte Louise Mads Magnus
    Maja Margaret Maria Marianne Marie Mark Martin Mary Mathias Mathilde Matthew Merete
    Mette Michael Mikkel Mogens Mohammed Morten Nancy Nanna Niels Nikolaj Nina Ole Oliver
    Olivia Oscar Otto Palle Patricia Paul Per Pernille Peter Pia Poul Preben Rasmus Richard
    Rikke Robert Ruth Sandra Sara Sarah Signe Simon Sofie Steven Susan Susanne Sven Svend
    Søren Tanja Thomas Tina Tine Tom Tommy Torben Tove Trine Ulla Vibeke Victor William
"""
_FIRST_NAMES = frozenset(_NAMES.split())


def judge(view: View, role: Role) -> list[Finding]:
    """Find the role whose name is that of a person."""
    if not _is_person(role.name):
        return []
    return [view.found(ID, role=role.id, state=print_of(role.name))]


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 4
        and words[0].split("-")[0] in _FIRST_NAMES
        and all(word[:1].isupper() or word in {"von", "van", "de", "af"} for word in words)
    )


RULE = Rule(
    id=ID,
    severity=Severity.ADVICE,
    scope=Scope.ROLE,
    on=False,
    judge=judge,
    title=N_("The role is named after a person"),
    statement=N_("Roles are named by what they are, not by who holds them."),
    why=N_("A matrix charts roles. Persons come and go, and may hold several roles."),
    remedy=N_("Name the role, and note the person as its holder."),
    source=N_("Smith & Erwin, Role & Responsibility Charting."),
    headline=lambda _: _("{role} looks like a person's name"),
    message=lambda _: _("{role} looks like the name of a person, not of a role."),
    question=lambda _: _("Which role does this person have: {role}?"),
)
