"""Where the cursor should stand while a finding is talked about."""

from collections.abc import Iterable

from bhuki.rules.finding import Finding, Fix


def place_of(finding: Finding, fixes: Iterable[Fix]) -> tuple[str, str]:
    """Give activity and role, "" for none: the finding's own cell, or that of its first answer."""
    activity, role = finding.activity or "", finding.role or ""
    if activity and not role:
        role = next((fix.role for fix in fixes if fix.role), "")
    if finding.cells and not (activity and role):
        return finding.cells[0]
    return activity, role
