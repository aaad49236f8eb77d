"""What fixes have in common: the edits they make, and the evidence they are ranked by.

A fix says itself by a code and values; the sentences for the codes are in `wording`. Evidence is
what the matrix already shows: who holds the same letter in the other activities of the section.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bhuki.matrix.changes import EMPTY, set_cells
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.entities import Appointed, Assignment, CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Fix
from bhuki.rules.tags import is_body, is_crowd

MOST_FIXES = 4


def with_letters(before: Assignment, letters: Iterable[str], matrix: Matrix) -> Assignment:
    """Give an assignment other letters; note and veto stay."""
    return Assignment(matrix.scheme.sort(letters), before.veto, before.note, before.extra)


def set_letters(matrix: Matrix, cells: Mapping[CellKey, Sequence[str]]) -> Edit:
    """Make the edit that gives cells other letters."""
    values = {
        cell: with_letters(matrix.assignments.get(cell, EMPTY), letters, matrix)
        for cell, letters in cells.items()
    }
    return set_cells(matrix, values, Label("set-cells", {"n": len(values)}))


def duties_of(matrix: Matrix, code: str) -> tuple[Duty, ...]:
    """Give the duties a letter stands for; none where the scheme does not know it."""
    letter = matrix.scheme.letter(code)
    return letter.duties if letter else ()


def has_duty(matrix: Matrix, cell: CellKey, duty: Duty) -> bool:
    """Say whether a role has a duty in an activity."""
    return any(duty in duties_of(matrix, code) for code in matrix.letters(*cell))


def without_duty(matrix: Matrix, cell: CellKey, duty: Duty) -> tuple[str, ...]:
    """Give a cell's letters without those that stand for a duty."""
    return tuple(c for c in matrix.letters(*cell) if duty not in duties_of(matrix, c))


def holders_nearby(matrix: Matrix, activity_id: str, duty: Duty) -> tuple[dict[str, int], int]:
    """Count who has a duty in the other activities of the section, and how many those are."""
    section = matrix.activities[activity_id].section
    others = {
        a.id for a in matrix.activities.values() if a.section == section and a.id != activity_id
    }
    counts: dict[str, int] = {}
    for other in others:
        for role_id in matrix.roles:
            if has_duty(matrix, (other, role_id), duty):
                counts[role_id] = counts.get(role_id, 0) + 1
    return counts, len(others)


def give(
    matrix: Matrix,
    cell: CellKey,
    duty: Duty,
    *,
    instead: Iterable[str] = (),
    evidence: tuple[dict[str, int], int] | None = None,
) -> Fix:
    """Give a role the letter of a duty, instead of some of those it has there."""
    code = matrix.scheme.code_for(duty) or ""
    before = matrix.letters(*cell)
    gone = set(instead)
    after = matrix.scheme.sort([*(c for c in before if c not in gone), code])
    values: dict[str, str | int] = {"letters": "/".join(after), "before": "/".join(before)}
    reason = ""
    if evidence is not None:
        reason = _reason(matrix, cell, code, evidence, values)
    return Fix(
        "give-instead" if before else "give",
        set_letters(matrix, {cell: after}),
        values,
        cell[1],
        reason,
    )


def drop(
    matrix: Matrix,
    cells: Mapping[CellKey, Sequence[str]],
    code: str = "drop",
    *,
    role: str | None = None,
) -> Fix:
    """Take letters from cells: one cell's letters, or the same letter from several."""
    left = {c: [x for x in matrix.letters(*c) if x not in gone] for c, gone in cells.items()}
    dropped = "/".join(dict.fromkeys(x for gone in cells.values() for x in gone))
    role = role or next(iter(cells))[1]
    return Fix(code, set_letters(matrix, left), {"letters": dropped, "n": len(cells)}, role)


def move(
    matrix: Matrix,
    activity_id: str,
    giver: str,
    taker: str,
    duty: Duty,
    *,
    left: Duty = Duty.ASKED,
    code: str = "move",
) -> Fix:
    """Move a duty's letter from one role to another.

    Who is left with nothing gets the letter of the duty `left`, where the scheme has one.
    """
    here, there = (activity_id, giver), (activity_id, taker)
    letter = matrix.scheme.code_for(duty) or ""
    rest = without_duty(matrix, here, duty)
    instead = matrix.scheme.code_for(left)
    reason = "other-keeps" if rest else ""
    if not rest and instead:
        rest, reason = (instead,), "other-gets"
    weaker = weaker_letters(matrix, there)
    taken = [*(c for c in matrix.letters(*there) if c not in weaker), letter]
    values: dict[str, str | int] = {
        "letters": letter,
        "other": role_id_name(matrix, giver),
        "rest": "/".join(rest),
        "activity": matrix.activities[activity_id].title,
    }
    return Fix(code, set_letters(matrix, {here: rest, there: taken}), values, taker, reason)


def role_id_name(matrix: Matrix, role_id: str) -> str:
    """Give a role's name by its id."""
    role = matrix.roles.get(role_id)
    return role.name if role is not None else ""


def replace(matrix: Matrix, cell: CellKey, letters: Sequence[str]) -> Fix:
    """Give a cell other letters instead of those it has."""
    after = matrix.scheme.sort(letters)
    values: dict[str, str | int] = {
        "letters": "/".join(after),
        "before": "/".join(matrix.letters(*cell)),
    }
    return Fix("give-instead", set_letters(matrix, {cell: after}), values, cell[1])


def candidates(matrix: Matrix, activity_id: str, duty: Duty) -> list[str]:
    """Give the persons' roles that could take a duty in an activity, the likeliest first.

    Who has the duty in the section's other activities weighs most, then who does the work here,
    then who has any letter here. Groups and crowds are left out: one person answers.
    """
    nearby, others = holders_nearby(matrix, activity_id, duty)
    scores: dict[str, float] = {}
    for role in matrix.role_order():
        cell = (activity_id, role.id)
        share = nearby.get(role.id, 0) / others if others else 0.0
        here = 0.25 if matrix.letters(*cell) else 0.0
        doer = 0.5 if has_duty(matrix, cell, Duty.DOES) else 0.0
        if share + here + doer and not is_crowd(role) and not is_body(role):
            scores[role.id] = share + here + doer
    return sorted(scores, key=lambda role_id: -scores[role_id])


def deciders(matrix: Matrix, activity_id: str) -> list[str]:
    """Give the roles that could decide in an activity, the likeliest first.

    Who decides in the section's other activities weighs most, then who decides anywhere, then a
    group that has a part here. Who does the work is left out: it would be their own.
    """
    nearby, others = holders_nearby(matrix, activity_id, Duty.DECIDES)
    scores: dict[str, float] = {}
    for role in matrix.role_order():
        cell = (activity_id, role.id)
        if has_duty(matrix, cell, Duty.DOES) or is_crowd(role):
            continue
        score = nearby.get(role.id, 0) / others if others else 0.0
        decides = any(has_duty(matrix, (a, role.id), Duty.DECIDES) for a in matrix.activities)
        score += 0.1 if decides else 0.0
        score += 0.2 if is_body(role) and matrix.letters(*cell) else 0.0
        if score:
            scores[role.id] = score
    return sorted(scores, key=lambda role_id: -scores[role_id])


def weaker_letters(matrix: Matrix, cell: CellKey) -> list[str]:
    """Give a cell's letters that a stronger one beside them would include: asked and told."""
    assignment = matrix.assignments.get(cell, EMPTY)
    if assignment.veto:
        return []
    weak = {Duty.ASKED, Duty.TOLD}
    known = [letter for c in assignment.letters if (letter := matrix.scheme.letter(c))]
    return [x.code for x in known if not x.veto and x.duties and set(x.duties) <= weak]


def _reason(
    matrix: Matrix,
    cell: CellKey,
    code: str,
    evidence: tuple[dict[str, int], int],
    values: dict[str, str | int],
) -> str:
    activity_id, role_id = cell
    nearby, others = evidence
    if nearby.get(role_id):
        values.update(letter=code, k=nearby[role_id], n=others)
        return nearby_reason(matrix, activity_id)
    return appointed_reason(matrix.roles.get(role_id))


def nearby_reason(matrix: Matrix, activity_id: str) -> str:
    """Give the reason that names where others were counted: the section, or all without one."""
    in_section = matrix.activities[activity_id].section is not None
    return "holds-nearby" if in_section else "holds-elsewhere"


def appointed_reason(role: Role | None) -> str:
    """Give the reason that says how a role is appointed, empty for a standing one."""
    if role is None or role.appointed is Appointed.STANDING:
        return ""
    return "per-project" if role.appointed is Appointed.PER_PROJECT else "per-system"
