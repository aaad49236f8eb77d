"""What the findings panel shows, row by row, as plain values: headings, groups, findings, one card.

    rows = rows_of(findings, View(Grouping.SEVERITY, expanded={"rule:no-main-responsible"}))

Only groups that are open show their findings, and of many only the first, so that thousands of
findings make few rows. Words are made when a row is painted.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bhuki.matrix.entities import FindingKey
from bhuki.rules.finding import Finding, Severity

PAGE = 100  # findings of a group shown at once


class Grouping(StrEnum):
    """What findings are gathered by."""

    SEVERITY = "severity"
    RULE = "rule"
    ACTIVITY = "activity"


class RowKind(StrEnum):
    """What a row of the panel is."""

    HEADING = "heading"  # a severity
    GROUP = "group"
    FINDING = "finding"
    CARD = "card"  # the finding that is opened
    MORE = "more"  # shows the next findings of a group


class Row(NamedTuple):
    """One row. `key` names it while the findings change; `findings` are those it stands for."""

    kind: RowKind
    key: str
    findings: tuple[Finding, ...]
    n: int
    expanded: bool = False


@dataclass
class View:
    """How the user looks at the findings."""

    grouping: Grouping = Grouping.SEVERITY
    expanded: set[str] = field(default_factory=set)
    opened: FindingKey | None = None
    shown: dict[str, int] = field(default_factory=dict)  # of a group, where more was asked for


def group_key(finding: Finding, grouping: Grouping) -> str:
    """Give the key of the group that a finding is in."""
    if grouping is Grouping.ACTIVITY:
        if finding.activity:
            return f"activity:{finding.activity}"
        return f"role:{finding.role}" if finding.role else "matrix"
    if grouping is Grouping.SEVERITY:
        return f"{finding.severity}:{finding.rule}"
    return f"rule:{finding.rule}"


def rows_of(findings: Iterable[Finding], view: View) -> list[Row]:
    """Give the rows for findings, which come in their own order: severity, then place."""
    groups = _grouped(findings, view.grouping)
    if view.grouping is not Grouping.SEVERITY:
        return [row for key, found in groups.items() for row in _group_rows(key, found, view)]
    rows: list[Row] = []
    for severity in Severity:
        here = [(key, found) for key, found in groups.items() if found[0].severity is severity]
        if not here:
            continue
        n = sum(len(found) for _, found in here)
        rows.append(Row(RowKind.HEADING, severity.value, (here[0][1][0],), n))
        for key, found in here:
            rows += _group_rows(key, found, view)
    return rows


def _grouped(findings: Iterable[Finding], grouping: Grouping) -> dict[str, list[Finding]]:
    """Gather findings; thousands of them after every key, so a key is put into words only once."""
    found: dict[tuple[object, object], list[Finding]] = {}
    for finding in findings:
        if grouping is Grouping.ACTIVITY:
            rough = (finding.activity, None if finding.activity else finding.role)
        else:
            rough = (finding.severity if grouping is Grouping.SEVERITY else None, finding.rule)
        if (here := found.get(rough)) is None:
            found[rough] = [finding]
        else:
            here.append(finding)
    return {group_key(some[0], grouping): some for some in found.values()}


def _group_rows(key: str, found: Sequence[Finding], view: View) -> list[Row]:
    """Give a group's rows; a group of one is its finding, opened in its place."""
    expanded = key in view.expanded
    if len(found) == 1:
        if found[0].key == view.opened:
            return [Row(RowKind.CARD, key, (found[0],), 1, True)]
        return [Row(RowKind.GROUP, key, (found[0],), 1)]
    rows = [Row(RowKind.GROUP, key, tuple(found[:5]), len(found), expanded)]
    if not expanded:
        return rows
    limit = view.shown.get(key, PAGE)
    for finding in found[:limit]:
        opened = finding.key == view.opened
        kind = RowKind.CARD if opened else RowKind.FINDING
        rows.append(Row(kind, "|".join(finding.key), (finding,), 1, opened))
    if len(found) > limit:
        rows.append(Row(RowKind.MORE, f"{key}|more", (), len(found) - limit))
    return rows
