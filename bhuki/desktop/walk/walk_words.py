"""What the walk says of a finding and its answers."""

from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.panels.another_role import asked_for
from bhuki.desktop.panels.letter_words import spoken
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix
from bhuki.rules.wording import fix_reason, fix_text


def say_place(finding: Finding, matrix: Matrix) -> str:
    """Say where a finding is: number and section, or the role and its group."""
    activity = matrix.activities.get(finding.activity or "")
    if activity is not None:
        path = matrix.section_path(activity.section)
        parts = [activity.number, path[-1].name if path else ""]
    else:
        role = matrix.roles.get(finding.role or "")
        group = matrix.group_of(role) if role is not None else None
        parts = [role.name if role else "", group.name if group else ""]
    return "  ·  ".join(for_screen(part) for part in parts if part)


def say_answer(
    fix: Fix, finding: Finding, matrix: Matrix, *, short: bool = False
) -> tuple[str, str]:
    """Say a fix as an answer: who, where the question asks for somebody, or else what; and why.

    Where it is to be short, of what the role does now and the evidence the weightier is said.
    """
    reason = fix_reason(fix, matrix, speech.texts)
    role = matrix.roles.get(fix.role or "")
    if role is None or asked_for(finding, matrix) is None:
        return fix_text(fix, matrix, speech.texts), reason
    now = _say_now(finding, role.id, matrix)
    if short:
        return for_screen(role.name), _say_nearby(fix) or reason or now
    return for_screen(role.name), " · ".join(part for part in (now, reason) if part)


def _say_nearby(fix: Fix) -> str:
    """Say what a role does in the section, of which a room sees nothing else."""
    if fix.reason != "holds-nearby":
        return ""
    return _.plural(
        "has {letter} in the only other one",
        "has {letter} in {k} of the {n} others",
        n=int(fix.values.get("n", 0)),
        k=fix.values["k"],
        letter=fix.values["letter"],
    )


def _say_now(finding: Finding, role_id: str, matrix: Matrix) -> str:
    """Say what a role already does in the activity."""
    letters = matrix.letters(finding.activity or "", role_id)
    known = [letter for code in letters if (letter := matrix.scheme.letter(code)) is not None]
    if not known:
        return ""
    said = ", ".join(spoken(letter, matrix.scheme) for letter in known)
    return _("{duties} now", duties=said)
