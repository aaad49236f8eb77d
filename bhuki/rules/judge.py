"""Judge a whole matrix.

    findings = judge(matrix)
    still_open = open_findings(findings)

All findings are given, accepted and parked ones too, the severest first and then in the order of
the document: what concerns the matrix, then its activities, then its roles.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.registry import PROFILES, RULES, profile
from bhuki.rules.row import Row
from bhuki.rules.rule import Rule, Scope
from bhuki.rules.settings import effective
from bhuki.rules.view import View

_SEVERITY_RANK = {severity: rank for rank, severity in enumerate(Severity)}
_RULE_RANK = {rule_id: rank for rank, rule_id in enumerate(RULES)}


def judge(matrix: Matrix, *, profile_id: str | None = None) -> list[Finding]:
    """Judge a matrix by the rules it has on, of its own profile unless another is given."""
    with no_collecting():
        return _judged(matrix, profile_id)


def _judged(matrix: Matrix, profile_id: str | None) -> list[Finding]:
    """Judge; the view is gone when this returns, so that the collector need not walk it."""
    view = make_view(matrix, profile_id)
    judges = Judges(view)
    found: list[Finding] = []
    for row in view.rows():
        found += judges.of_row(row)
    for role_id in view.places:
        found += judges.of_role(role_id)
        found += judges.of_share(role_id)
    found += judges.of_matrix()
    found.sort(key=Order(view))
    return found


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the collector of cyclic garbage from walking all of a big matrix while it is judged.

    Judging makes thousands of small values and no cycles, and the collector counts values made.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def make_view(matrix: Matrix, profile_id: str | None = None) -> View:
    """Make the view that a matrix is judged by."""
    wanted = profile_id or matrix.about.profile
    unknown = wanted not in PROFILES
    return View(matrix, effective(matrix, RULES, profile(wanted).parts, unknown))


def open_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Keep the findings that wait for an answer: neither accepted nor parked."""
    return [f for f in findings if f.accepted is None and f.parked is None]


class Judges:
    """The rules that are on, by what they look at."""

    def __init__(self, view: View) -> None:
        self._view = view
        rules = [r for r in view.effective.rules if r.only_if is None or r.only_if(view)]
        self._row = [r for r in rules if r.scope is Scope.ACTIVITY]
        self._row_by_duties: dict[int, list[Callable[..., Iterable[Finding]]]] = {}
        self._role = [r.judge for r in rules if r.scope is Scope.ROLE and not r.shares]
        self._share = [r.judge for r in rules if r.scope is Scope.ROLE and r.shares]
        self._matrix = [r.judge for r in rules if r.scope is Scope.MATRIX]
        self.matrix_reads_letters = any(_reads_letters(r) for r in rules)

    def of_row(self, row: Row) -> list[Finding]:
        """Judge one activity."""
        view = self._view
        found: list[Finding] = []
        duties = row.all_duties
        asked = self._row_by_duties.get(duties)
        if asked is None:
            asked = self._row_by_duties[duties] = [
                rule.judge
                for rule in self._row
                if duties & rule.given == rule.given and not duties & rule.unless
            ]
        for ask in asked:
            found += ask(view, row)
        return found

    def of_role(self, role_id: str) -> list[Finding]:
        """Judge one role by its own letters."""
        view, role = self._view, self._view.role(role_id)
        return [finding for ask in self._role for finding in ask(view, role)]

    def of_share(self, role_id: str) -> list[Finding]:
        """Judge one role against all letters of the matrix."""
        view, role = self._view, self._view.role(role_id)
        return [finding for ask in self._share for finding in ask(view, role)]

    def of_matrix(self) -> list[Finding]:
        """Judge what concerns several activities or roles, or the matrix as a whole."""
        return [finding for ask in self._matrix for finding in ask(self._view)]


def _reads_letters(rule: Rule) -> bool:
    return rule.scope is Scope.MATRIX and rule.reads_letters


class Order:
    """The place of each finding in the order they are given in, as one number."""

    def __init__(self, view: View) -> None:
        activities = view.matrix.activity_order()
        self._rows = {activity.id: n for n, activity in enumerate(activities, 1)}
        self._after = len(activities) + 1
        self._columns = view.places

    def __call__(self, finding: Finding) -> int:
        activity, role = finding.activity, finding.role
        if activity is not None:
            place = self._rows.get(activity, 0)
        else:
            place = self._after if role is not None else 0
        column = self._columns.get(role, 0) if role is not None else 0
        rank = _SEVERITY_RANK[finding.severity] << 32 | place
        if activity is None:
            return (rank << 20 | column) << 8 | _RULE_RANK[finding.rule]
        return (rank << 8 | _RULE_RANK[finding.rule]) << 20 | column


__all__ = ["PROFILES", "RULES", "Judges", "Order", "judge", "make_view", "open_findings"]
