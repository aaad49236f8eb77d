"""The minutes of a session: what was decided, what is open, what was agreed, and how it stands.

    said = minutes(matrix, texts("da"), before=snapshot)
    said.chapters

One document for who was there and who was not. PDF, web page and Word show these values.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import compare
from bhuki.reports.comparison_words import headline, said
from bhuki.reports.edition import edition, said_date, title_of
from bhuki.reports.grammar import listed
from bhuki.reports.load import Load, Order, load
from bhuki.reports.network import network
from bhuki.reports.network_findings import network_findings
from bhuki.reports.points import said_agreed
from bhuki.reports.role_overview import Fact
from bhuki.rules.finding import Finding
from bhuki.rules.judge import judge
from bhuki.rules.wording import message, question
from bhuki.texts import Texts

MOST_LOADED = 12


class Line(Struct, frozen=True):
    """One line of a chapter: what it is about, what is said, and what more."""

    text: str
    lead: str = ""
    more: str = ""


class Chapter(Struct, frozen=True):
    """A heading with its lines; `lead` says it in a sentence, `empty` what to say without lines."""

    id: str
    heading: str
    lead: str = ""
    lines: tuple[Line, ...] = ()
    numbered: bool = False


class Minutes(Struct, frozen=True):
    """The whole document, in words."""

    title: str
    heading: str
    facts: tuple[Fact, ...]
    chapters: tuple[Chapter, ...]
    load: tuple[Load, ...] = ()


def minutes(
    matrix: Matrix,
    _: Texts,
    *,
    before: Matrix | None = None,
    present: Sequence[str] = (),
    today: date | None = None,
) -> Minutes:
    """Say what the minutes say; `before` is the matrix as the session began."""
    findings = judge(matrix)
    chapters = [
        _decided(matrix, before, _),
        _open(matrix, [f for f in findings if not f.accepted and not f.parked], _),
        _parked(matrix, [f for f in findings if f.parked and not f.accepted], _),
        _agreed(matrix, [f for f in findings if f.accepted], _),
        _load(_),
        _network(matrix, _),
    ]
    day = today or date.today()
    facts = (
        Fact(_("Date"), said_date(day, _.language)),
        Fact(_("Owner"), matrix.about.owner),
        Fact(_("Present"), listed(list(present), _.language) if present else ""),
        Fact(_("Edition"), edition(matrix, _, day, said=day)),
    )
    return Minutes(
        title_of(matrix, _),
        _("Minutes"),
        tuple(fact for fact in facts if fact.value),
        tuple(chapter for chapter in chapters if chapter is not None),
        tuple(row for row in load(matrix, order=Order.ANSWERS) if row.total)[:MOST_LOADED],
    )


def _decided(matrix: Matrix, before: Matrix | None, _: Texts) -> Chapter | None:
    if before is None:
        return None
    changes = compare(before, matrix)
    lines = [Line(text, heading) for heading, texts in said(changes, _) for text in texts]
    return Chapter("decided", _("What was decided"), headline(changes, _), tuple(lines))


def _open(matrix: Matrix, findings: Sequence[Finding], _: Texts) -> Chapter:
    lines = tuple(Line(question(f, matrix, _), _where(matrix, f)) for f in findings)
    lead = _.plural("{n} point is open.", "{n} points are open.", n=len(lines))
    return Chapter("open", _("Open points"), lead, lines, numbered=True)


def _parked(matrix: Matrix, findings: Sequence[Finding], _: Texts) -> Chapter | None:
    if not findings:
        return None
    lines = tuple(
        Line(question(f, matrix, _), _where(matrix, f), f.parked.note if f.parked else "")
        for f in findings
    )
    lead = _.plural(
        "{n} point was put aside for later.", "{n} points were put aside for later.", n=len(lines)
    )
    return Chapter("parked", _("Parked points"), lead, lines, numbered=True)


def _agreed(matrix: Matrix, findings: Sequence[Finding], _: Texts) -> Chapter | None:
    if not findings:
        return None
    lines: list[Line] = []
    for finding in findings:
        agreed = said_agreed(matrix, finding, _)
        said = message(finding, matrix, _)
        lines.append(Line(said, _where(matrix, finding), agreed.because))
    return Chapter("agreed", _("Agreed exceptions"), "", tuple(lines))


def _where(matrix: Matrix, finding: Finding) -> str:
    activity = matrix.activities.get(finding.activity or "")
    role = matrix.roles.get(finding.role or "")
    if activity is not None:
        return activity.number or activity.name
    return role.name if role is not None else ""


def _load(_: Texts) -> Chapter:
    return Chapter(
        "load", _("Who carries how much"), _("The roles with most main responsibilities first.")
    )


def _network(matrix: Matrix, _: Texts) -> Chapter:
    found = network_findings(network(matrix), matrix, _)
    lines = tuple(Line(finding.text, finding.heading) for finding in found)
    return Chapter("network", _("Who works with whom"), "", lines)
