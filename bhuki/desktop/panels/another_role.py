"""Give another role the letter that a finding asks for: the answer that the fixes don't offer.

`answers` puts it among the fixes.
"""

from bhuki.matrix import changes
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding, Fix
from bhuki.rules.fixes import fixes
from bhuki.rules.fixing import give, weaker_letters

# What each of these rules asks the room for: somebody to take a duty in the activity.
_ASKED_FOR = {
    "no-main-responsible": Duty.ANSWERS,
    "several-main-responsible": Duty.ANSWERS,
    "empty-activity": Duty.ANSWERS,
    "nobody-does-it": Duty.DOES,
    "approval-without-decision": Duty.DECIDES,
}


# What takes something away is offered last: the first key must be safe to press before a room.
_REMOVING = "remove-activity"


def answers(finding: Finding, matrix: Matrix, most: int) -> list[Fix | None]:
    """Give what can be done about a finding, in the order of its keys; None is another role."""
    made = fixes(finding, matrix)[:most]
    if asked_for(finding, matrix) is None:
        return list(made)
    giving: list[Fix | None] = [fix for fix in made if fix.code != _REMOVING]
    return [*giving, None, *(fix for fix in made if fix.code == _REMOVING)]


def asked_for(finding: Finding, matrix: Matrix) -> str | None:
    """Give the letter that a finding wants some role to have, or None where it wants none."""
    duty = _ASKED_FOR.get(finding.rule)
    if duty is None or finding.activity not in matrix.activities:
        return None
    return matrix.scheme.code_for(duty)


def give_it_to(finding: Finding, role_id: str, matrix: Matrix) -> Edit:
    """Make the edit that gives a role the letter that a finding asks for."""
    code = asked_for(finding, matrix)
    assert code is not None
    assert finding.activity is not None
    cell = (finding.activity, role_id)
    if finding.rule == "several-main-responsible":
        return changes.move_letter_here(matrix, cell, code)
    duty = _ASKED_FOR[finding.rule]
    return give(matrix, cell, duty, instead=weaker_letters(matrix, cell)).edit
