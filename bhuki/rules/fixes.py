"""What can be done about a finding: edits ready to apply, best first.

    for fix in fixes(finding, matrix):
        fix_text(fix, matrix, _)
    fix.edit.apply(matrix)

They are worked out when asked for, and from the matrix as it then is.
"""

from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix
from bhuki.rules.registry import RULES


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Give the fixes of a finding, those with the best evidence first; none that change nothing."""
    if finding.activity is not None and finding.activity not in matrix.activities:
        return []
    if finding.role is not None and finding.role not in matrix.roles:
        return []
    made = RULES[finding.rule].fixes(finding, matrix)
    return [fix for fix in made if fix.edit]
