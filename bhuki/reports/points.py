"""The open points and agreed exceptions that concern one role, in words.

    points_for(matrix, role_id, judge(matrix), _)

A point concerns a role when it names it, marks a cell of it, or is about the whole of an activity
in which the role has a part. The same point about several activities is said once: “ISP1–ISP4: …”.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.edition import said_date
from bhuki.reports.grammar import listed
from bhuki.rules.finding import Finding
from bhuki.rules.registry import RULES
from bhuki.rules.wording import message, rule_title
from bhuki.texts import Texts


class Point(Struct, frozen=True):
    """One open point; `where` is the activities it is about, empty for the role itself."""

    where: str
    text: str
    severity: str
    rule: str


class Agreed(Struct, frozen=True):
    """A finding that was accepted: what it is, and why and by whom that was agreed."""

    text: str
    reason: str
    by: str

    @property
    def because(self) -> str:
        """Why, and by whom."""
        return " – ".join(part for part in (self.reason, self.by) if part)


def concerns(finding: Finding, matrix: Matrix, role_id: str) -> bool:
    """Say whether a finding concerns a role."""
    if finding.role is not None:
        return finding.role == role_id
    if finding.activity is None:
        return any(role == role_id for _activity, role in finding.cells)
    return bool(matrix.letters(finding.activity, role_id)) and (
        not finding.cells or any(role == role_id for _activity, role in finding.cells)
    )


def is_open(finding: Finding) -> bool:
    """Say whether a finding still waits for an answer."""
    return finding.accepted is None


def points_for(
    matrix: Matrix, role_id: str, findings: Iterable[Finding], _: Texts
) -> tuple[Point, ...]:
    """Give the open points that concern a role, those of one rule about several activities once."""
    mine = [f for f in findings if is_open(f) and concerns(f, matrix, role_id)]
    by_rule: dict[tuple[str, str], list[Finding]] = {}
    for finding in mine:
        about = "activity" if finding.activity in matrix.activities else f"{finding.key}"
        by_rule.setdefault((finding.rule, about), []).append(finding)
    return tuple(_point(matrix, role_id, together, _) for together in by_rule.values())


def agreed_for(
    matrix: Matrix, role_id: str, findings: Iterable[Finding], _: Texts
) -> tuple[Agreed, ...]:
    """Give the accepted exceptions that concern a role."""
    mine = [f for f in findings if f.accepted is not None and concerns(f, matrix, role_id)]
    return tuple(said_agreed(matrix, finding, _) for finding in mine)


def said_agreed(matrix: Matrix, finding: Finding, _: Texts) -> Agreed:
    """Say one accepted finding."""
    accepted = finding.accepted
    assert accepted is not None
    on = said_date(accepted.on, _.language) if accepted.on else ""
    by = ", ".join(part for part in (accepted.by, on) if part)
    return Agreed(message(finding, matrix, _), accepted.reason, by)


def _point(matrix: Matrix, role_id: str, findings: Sequence[Finding], _: Texts) -> Point:
    first = findings[0]
    about = [matrix.activities[f.activity] for f in findings if f.activity in matrix.activities]
    where, severity = spans(matrix, about, _), first.severity.value
    text = _in_own_words(matrix, role_id, findings, _)
    if text is None and len(findings) == 1:
        return Point("", message(first, matrix, _), severity, first.rule)
    return Point(where, text or rule_title(RULES[first.rule], _), severity, first.rule)


def _in_own_words(
    matrix: Matrix, role_id: str, findings: Sequence[Finding], _: Texts
) -> str | None:
    """Say the commonest points shorter than their rules do, and to the role itself."""
    match findings[0].rule:
        case "no-main-responsible":
            return _("Nobody has the main responsibility yet.")
        case "nobody-does-it":
            codes = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
            rows = [matrix.letters(finding.activity or "", role_id) for finding in findings]
            if all(codes & set(letters) for letters in rows):
                return _("Nobody does the work. Do you do it yourself?")
            return _("Nobody does the work yet.")
        case "role-holds-too-much":
            return _(
                "You have {k} of the {n} main responsibilities. "
                "Could some of them lie nearer the work?",
                **findings[0].values,
            )
        case "role-does-too-much":
            return _(
                "You do the work in {k} of the {n} activities. Could others take some of it?",
                **findings[0].values,
            )
        case _other:
            return None


def spans(matrix: Matrix, activities: Sequence[Activity], _: Texts) -> str:
    """Name activities by their numbers, neighbours as “ISP1–ISP4”; none gives nothing."""
    if not activities:
        return ""
    place = {activity.id: n for n, activity in enumerate(matrix.activity_order())}
    runs: list[list[Activity]] = []
    for activity in sorted(activities, key=lambda a: place[a.id]):
        if runs and place[activity.id] == place[runs[-1][-1].id] + 1:
            runs[-1].append(activity)
        else:
            runs.append([activity])
    named = [_run_name(run) for run in runs]
    return listed([name for names in named for name in names], _.language)


def _run_name(run: Sequence[Activity]) -> list[str]:
    names = [activity.number or f"“{activity.name}”" for activity in run]
    return [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
