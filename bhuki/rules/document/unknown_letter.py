"""A letter that the scheme does not know, or one that stands twice in a cell.

Foreign sheets are full of them: the matrix opens all the same, the letter stays visible, and this
names it.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    drop,
    replace,
)
from bhuki.rules.letters import ODD
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.speech import Speech
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "unknown-letter"


def judge(view: View, row: Row) -> list[Finding]:
    """Find each cell with a letter that is unknown or repeated."""
    activity_id = row.activity.id
    return [
        view.found(
            ID,
            row,
            role=role_id,
            cells=((activity_id, role_id),),
            values={"unknown": meaning.unknown, "repeated": meaning.repeated},
        )
        for meaning, roles in row.mixed()
        if meaning.unknown or meaning.repeated
        for role_id in roles
    ]


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Put the letter that was meant, or take away what is unknown."""
    cell = finding.cells[0]
    scheme = matrix.scheme
    letters = matrix.letters(*cell)
    known = [code for code in dict.fromkeys(letters) if scheme.letter(code)]
    meant = [scheme.code_in(code) or scheme.code_in(code.strip()) for code in letters]
    made = []
    if any(meant) and scheme.sort(c for c in meant if c) != scheme.sort(known):
        made.append(replace(matrix, cell, [code for code in meant if code]))
    if known:
        made.append(replace(matrix, cell, known))
    else:
        made.append(drop(matrix, {cell: letters}))
    return made


def _is_unknown(_: Speech) -> bool:
    return bool(_.finding.values["unknown"])


RULE = Rule(
    id=ID,
    severity=Severity.ERROR,
    scope=Scope.ACTIVITY,
    given=ODD,
    judge=judge,
    fixes=fixes,
    title=N_("A letter that is unknown or repeated"),
    statement=N_("A cell has only letters of the scheme, each once."),
    why=N_("What a letter outside the scheme means can't be judged, counted or converted."),
    remedy=N_("Put a letter of the scheme instead, take it away, or add it to the scheme."),
    source=N_("A rule of the data."),
    headline=lambda _: (
        _("{short}: {scheme} does not know {unknown}")
        if _is_unknown(_)
        else _("{short}: {repeated} stands twice")
    ),
    message=lambda _: (
        _("{role} has {unknown} in “{activity}”, which {scheme} does not know.")
        if _is_unknown(_)
        else _("{role} has {repeated} more than once in “{activity}”.")
    ),
    question=lambda _: _("What is the part of {role} in “{activity}”?"),
)
