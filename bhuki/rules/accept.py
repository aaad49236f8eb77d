"""Accept findings, park them, and say which ones hold.

An accepted finding has a reason and a name, leaves the open list, and comes back when what it was
judged from changes. A parked one stays parked until it is taken up.
"""

from __future__ import annotations

from datetime import date

from bhuki.matrix.changes import accept, park
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Acceptance, Parked
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding


def acceptance_edit(
    matrix: Matrix, finding: Finding, reason: str, by: str, on: date | None = None
) -> Edit:
    """Accept a finding as the matrix now is, because of a reason, in somebody's name."""
    return accept(matrix, finding.key, Acceptance(reason.strip(), by.strip(), on, finding.state))


def withdrawal_edit(matrix: Matrix, finding: Finding) -> Edit:
    """Take an acceptance back."""
    return accept(matrix, finding.key, None)


def parking_edit(matrix: Matrix, finding: Finding, note: str = "", on: date | None = None) -> Edit:
    """Put a finding aside for later, with what was said about it."""
    return park(matrix, finding.key, Parked(note.strip(), on))


def taking_up_edit(matrix: Matrix, finding: Finding) -> Edit:
    """Take a parked finding up again."""
    return park(matrix, finding.key, None)
