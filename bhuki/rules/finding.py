"""Findings: what a rule says of a matrix, as values.

    findings = judge(matrix)                          # bhuki.rules.judge, all of them
    message(finding, matrix, texts("da"))             # bhuki.rules.wording, in words
    fix.edit.apply(matrix)

A finding carries ids and parameters, never text: it is said at the edge, in the reader's language.
"""

from enum import StrEnum

from msgspec import Struct

from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Acceptance, CellKey, FindingKey, Parked


class Severity(StrEnum):
    """How much a finding weighs, the weightiest first."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Fix(Struct, frozen=True, omit_defaults=True):
    """A way to settle a finding: an edit ready to apply, best first.

    `code` and `values` say it in words (bhuki.rules.wording.fix_text); `role` is the role that the
    fix is about, for lighting it in the grid; `reason` is the evidence for it, a code of the
    wording too (holds H in 5 of the 6 others in the section).
    """

    code: str
    edit: Edit
    values: dict[str, str | int] = {}
    role: str | None = None
    reason: str = ""


class Finding(Struct, frozen=True, omit_defaults=True, gc=False):
    """One cause, found by one rule.

    `activity` and `role` are ids, None where the finding is not about one; `cells` are the cells
    to mark, in the order of reading. `values` are the numbers and codes its sentences need.
    `state` is a fingerprint of what it was judged from: an acceptance holds while it is the same.
    """

    rule: str
    severity: Severity
    activity: str | None = None
    role: str | None = None
    cells: tuple[CellKey, ...] = ()
    values: dict[str, str | int | tuple[str, ...]] = {}
    state: str = ""
    accepted: Acceptance | None = None
    parked: Parked | None = None

    @property
    def key(self) -> FindingKey:
        """What the finding is known by while the matrix changes."""
        return (self.rule, self.activity or "", self.role or "")
