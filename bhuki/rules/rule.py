"""What a rule is: how to look, what to say, how to mend.

    RULE = Rule(id="many-doers", severity=Severity.WARNING, scope=Scope.ACTIVITY, judge=judge, …)

A rule is pure: a view of the matrix in, findings out. Its scope says what it looks at, so that
after an edit only that is judged again: one activity with its letters, one role with its counts,
or the matrix as a whole. It speaks of duties, never of letters; its words name the letter that
stands for the duty in the matrix's own scheme.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from bhuki.matrix.scheme import Duty, Scheme
from bhuki.rules.finding import Finding, Fix, Severity

if TYPE_CHECKING:
    from bhuki.matrix.matrix import Matrix
    from bhuki.rules.speech import Speech
    from bhuki.rules.view import View


class Scope(StrEnum):
    """What a rule looks at, and is asked about again when that changes."""

    ACTIVITY = "activity"  # judge(view, row)
    ROLE = "role"  # judge(view, role)
    MATRIX = "matrix"  # judge(view)


CORE = "core"
APPOINTMENTS = "appointments"
MUNICIPALITY = "danish-municipality"


def no_fixes(_finding: Finding, _matrix: Matrix) -> list[Fix]:
    """Give none: what settles the finding must be said by someone."""
    return []


class Rule(Struct, frozen=True, kw_only=True):
    """One rule, with all that is known of it.

    `title`, `statement`, `why`, `remedy` and `source` are texts marked with `N_`; `headline`,
    `message` and `question` say a finding through a `Speech`. `settings` are its numbers with their
    defaults. `needs` are duties that the scheme must have a letter for.

    What spares asking in vain: `given` are bits (of `bhuki.rules.letters`) that an activity must
    all have somewhere in its row for its rule to be asked, `unless` bits of which it may have none,
    and `only_if` asks the view once whether the rule can find anything at all.

    `shares` says of a role's rule that it weighs the role against all letters; `reads_letters` of a
    matrix's rule that it looks at cells, not only at names and order.
    """

    id: str
    severity: Severity
    scope: Scope
    judge: Callable[..., Iterable[Finding]]
    title: str
    statement: str
    why: str
    remedy: str
    source: str
    headline: Callable[[Speech], str]
    message: Callable[[Speech], str]
    question: Callable[[Speech], str]
    fixes: Callable[[Finding, Matrix], list[Fix]] = no_fixes
    part: str = CORE
    on: bool = True
    settings: dict[str, float] = {}
    needs: tuple[Duty, ...] = ()
    given: int = 0
    unless: int = 0
    only_if: Callable[[View], bool] | None = None
    shares: bool = False
    reads_letters: bool = False

    def suits(self, scheme: Scheme) -> bool:
        """Say whether a scheme has letters for the duties that the rule speaks of."""
        return not self.needs or set(self.needs) <= {d for x in scheme.letters for d in x.duties}


Values = dict[str, Any]
