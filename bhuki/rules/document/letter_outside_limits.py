"""A letter that stands more or less often in an activity than its scheme allows.

A scheme may say how many may have a letter: DACI has one approver, RAPID one who decides, and a
scheme of your own what you decide. What the other rules say already is left to them: one main
responsible, and someone who does the work.
"""

from bhuki.matrix.entities import CellKey
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.fixing import (
    MOST_FIXES,
    set_letters,
)
from bhuki.rules.letters import LETTERS
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.speech import Speech
from bhuki.rules.view import View
from bhuki.texts import N_

ID = "letter-outside-limits"


def judge(view: View, row: Row) -> list[Finding]:
    """Find the activity with too many or too few of a letter."""
    counts: dict[str, int] = {}
    for meaning, roles in row.groups:
        for code in set(meaning.letters):
            counts[code] = counts.get(code, 0) + len(roles)
    over, under = [], []
    for letter in view.limits:
        count = counts.get(letter.code, 0)
        if letter.most is not None and count > letter.most and not _said_over(view, letter):
            over.append(letter.code)
        if count < letter.least and not _said_under(view, row, letter):
            under.append(letter.code)
    if not over and not under:
        return []
    cells = _cells_with(row, over)
    values: Values = {"over": tuple(over), "under": tuple(under)}
    return [view.found(ID, row, cells=cells, values=values)]


def _said_over(view: View, letter: Letter) -> bool:
    return Duty.ANSWERS in letter.duties and view.is_on("several-main-responsible")


def _said_under(view: View, row: Row, letter: Letter) -> bool:
    """Say whether another rule says already that nobody has the letter's duty."""
    if Duty.ANSWERS in letter.duties and not row.answers:
        return view.is_on("no-main-responsible")
    if Duty.DOES in letter.duties and not row.does:
        return view.is_on("nobody-does-it") or view.is_on("no-main-responsible")
    return False


def _cells_with(row: Row, codes: list[str]) -> tuple[CellKey, ...]:
    wanted = set(codes)
    return tuple(
        (row.activity.id, role_id)
        for role_id in row.roles(LETTERS)
        if wanted.intersection(row.cells[role_id].letters)
    )


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Keep the letter with one of those who have it."""
    over = finding.values["over"]
    if not isinstance(over, tuple) or len(over) != 1:
        return []
    code = over[0]
    letter = matrix.scheme.letter(code)
    if letter is None or letter.most != 1:
        return []
    made = []
    for _activity, kept in finding.cells[:MOST_FIXES]:
        changed = {
            cell: [c for c in matrix.letters(*cell) if c != code]
            for cell in finding.cells
            if cell[1] != kept
        }
        made.append(Fix("keep", set_letters(matrix, changed), {"letter": code}, kept))
    return made


def _is_over(_: Speech) -> bool:
    return bool(_.finding.values["over"])


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.ACTIVITY,
    given=LETTERS,
    only_if=lambda view: bool(view.limits),
    judge=judge,
    fixes=fixes,
    title=N_("Too many or too few of a letter"),
    statement=N_("A letter stands in an activity as often as its scheme says."),
    why=N_("The scheme says how many may have the letter; its meaning depends on it."),
    remedy=N_("Add or take away the letter, or change the scheme's limits."),
    source=N_("The scheme's own limits."),
    headline=lambda _: (
        _("{short} has too many {over}") if _is_over(_) else _("{short} has too few {under}")
    ),
    message=lambda _: (
        _("“{activity}” has more {over} than {scheme} allows: {names}.")
        if _is_over(_)
        else _("“{activity}” has fewer {under} than {scheme} asks for.")
    ),
    question=lambda _: (
        _("Who keeps {over} in “{activity}”?")
        if _is_over(_)
        else _("Who gets {under} in “{activity}”?")
    ),
)
