"""One role's page, as values: what it answers for, does, decides, is asked and told about.

    overview = role_overview(matrix, role_id, texts("da"))
    overview.blocks                     # by letters, the weightiest first
    overview.blocks[0].entries          # each activity, with who else matters, in sentences

Painting and web pages show these values and add no words of their own.
"""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bhuki.matrix.entities import Activity, Appointed, InstanceKind, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.counterparts import MARKS, People, counterparts
from bhuki.reports.duties import definition, explanation, heading, weight_of
from bhuki.reports.edition import edition, title_of
from bhuki.reports.grammar import in_sentence
from bhuki.reports.points import Agreed, Point, agreed_for, points_for
from bhuki.reports.said import Sentence
from bhuki.rules.finding import Finding
from bhuki.texts import Texts


class Entry(Struct, frozen=True):
    """One activity of a role: who else matters, and what was noted."""

    activity: Activity
    section: str
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()


class Block(Struct, frozen=True):
    """All activities in which a role has the same letters; `footnotes` number the definitions."""

    letters: tuple[str, ...]
    heading: str
    explanation: str
    footnotes: tuple[int, ...]
    entries: tuple[Entry, ...]


class Holding(Struct, frozen=True):
    """Who holds a role: standing (no instance) or in one project or system."""

    instance: str
    names: tuple[str, ...]
    published: bool = True


class Fact(Struct, frozen=True):
    """A small label with its value, at the head of a page."""

    label: str
    value: str


class RoleOverview(Struct, frozen=True):
    """All that one role's page says, in the reader's language."""

    role: Role
    name: str
    title: str
    facts: tuple[Fact, ...]
    description: str
    points: tuple[Point, ...]
    blocks: tuple[Block, ...]
    agreed: tuple[Agreed, ...]
    holdings: tuple[Holding, ...]
    footnotes: tuple[str, ...]
    marks: tuple[str, ...]
    owner: str
    count: int
    changed: str = ""


def role_overview(
    matrix: Matrix,
    role_id: str,
    _: Texts,
    *,
    findings: Sequence[Finding] = (),
    today: date | None = None,
    changed: str = "",
) -> RoleOverview:
    """Say what a role's page says; `changed` is the tally of what is new since last time."""
    return overviews(matrix, [role_id], _, findings=findings, today=today, changed=[changed])[0]


def overviews(
    matrix: Matrix,
    role_ids: Sequence[str],
    _: Texts,
    *,
    findings: Sequence[Finding] = (),
    today: date | None = None,
    changed: Sequence[str] = (),
) -> list[RoleOverview]:
    """Give the pages of several roles."""
    people = People(matrix, _)
    dated = edition(matrix, _, today)
    news = list(changed) or [""] * len(role_ids)
    return [
        _overview(people, matrix.roles[role_id], dated, findings, new)
        for role_id, new in zip(role_ids, news, strict=True)
    ]


def _overview(
    people: People, role: Role, dated: str, findings: Sequence[Finding], changed: str
) -> RoleOverview:
    matrix, _ = people.matrix, people.texts
    mine = [(activity, cell) for activity, cell in matrix.column(role.id) if cell.letters]
    codes = [letter.code for letter in matrix.scheme.letters]
    used = {code for _activity, cell in mine for code in cell.letters if code in codes}
    shown = sorted(used, key=lambda code: weight_of((code,), matrix.scheme))
    numbers = {code: n for n, code in enumerate(shown, start=1)}
    blocks = _blocks(people, role, mine, numbers)
    holdings = holdings_of(matrix, role)
    return RoleOverview(
        role=role,
        name=role.name or _("Role without a name"),
        title=title_of(matrix, _),
        facts=_facts(people, role, holdings, dated),
        description=role.description,
        points=points_for(matrix, role.id, findings, _),
        blocks=blocks,
        agreed=agreed_for(matrix, role.id, findings, _),
        holdings=holdings,
        footnotes=tuple(definition(matrix.scheme.by_code[code], _) for code in shown),
        marks=_marks(people, blocks),
        owner=in_sentence(matrix.about.owner, matrix.language),
        count=len(mine),
        changed=changed,
    )


def _blocks(
    people: People, role: Role, mine: Sequence[tuple[Activity, object]], numbers: dict[str, int]
) -> tuple[Block, ...]:
    matrix, _ = people.matrix, people.texts
    by_letters: dict[tuple[str, ...], list[Activity]] = {}
    for activity, _cell in mine:
        by_letters.setdefault(matrix.letters(activity.id, role.id), []).append(activity)
    order = sorted(by_letters, key=lambda letters: weight_of(letters, matrix.scheme))
    return tuple(
        Block(
            letters,
            heading(letters, matrix.scheme, _),
            explanation(letters, matrix.scheme, _),
            tuple(numbers[code] for code in letters if code in numbers),
            tuple(_entry(people, activity, role) for activity in by_letters[letters]),
        )
        for letters in order
    )


def _entry(people: People, activity: Activity, role: Role) -> Entry:
    matrix = people.matrix
    cell = matrix.assignments[activity.id, role.id]
    path = matrix.section_path(activity.section)
    return Entry(
        activity,
        path[-1].name if path else "",
        tuple(counterparts(people, activity.id, role.id)),
        tuple(note.strip() for note in (cell.note, activity.note) if note.strip()),
    )


def holdings_of(matrix: Matrix, role: Role) -> tuple[Holding, ...]:
    """Give who holds a role: one standing holding, or one for each project or system."""
    if role.appointed == Appointed.STANDING:
        return (Holding("", matrix.holders.get(("", role.id), ())),)
    wanted = (
        InstanceKind.PROJECT if role.appointed == Appointed.PER_PROJECT else InstanceKind.SYSTEM
    )
    return tuple(
        Holding(instance.name, matrix.holders.get((instance.id, role.id), ()), instance.published)
        for instance in matrix.instances.values()
        if instance.kind == wanted
    )


def _facts(people: People, role: Role, holdings: Sequence[Holding], dated: str) -> tuple[Fact, ...]:
    matrix, _ = people.matrix, people.texts
    group = matrix.group_of(role)
    reports_to = matrix.roles.get(role.reports_to or "")
    facts = [
        Fact(_("Group"), group.name if group else ""),
        Fact(_("Held by"), _held_by(role, holdings, _)),
        Fact(_("Reports to"), reports_to.name if reports_to else ""),
        Fact(_("In all"), _totals(people, role)),
        Fact(_("Edition"), dated),
    ]
    return tuple(fact for fact in facts if fact.value)


def _held_by(role: Role, holdings: Sequence[Holding], _: Texts) -> str:
    if role.appointed == Appointed.STANDING:
        return ", ".join(holdings[0].names) or _("not appointed")
    named = [holding for holding in holdings if holding.names]
    if len(holdings) == 1 and named:
        return f"{', '.join(named[0].names)} ({named[0].instance})"
    if role.appointed == Appointed.PER_PROJECT:
        return _("appointed for each project")
    return _("appointed for each system")


def _totals(people: People, role: Role) -> str:
    cells = [cell for _activity, cell in people.matrix.column(role.id) if cell.letters]
    answers = sum(Duty.ANSWERS in people.duties(cell) for cell in cells)
    _ = people.texts
    said = [_.plural("{n} activity", "{n} activities", n=len(cells))]
    if answers:
        said.append(_.plural("{n} main responsibility", "{n} main responsibilities", n=answers))
    return ", ".join(said)


def _marks(people: People, blocks: Sequence[Block]) -> tuple[str, ...]:
    """Explain the asterisks that stand on the page."""
    _ = people.texts
    said = [
        run.text
        for block in blocks
        for entry in block.entries
        for sentence in entry.sentences
        for run in sentence
    ]
    text = " ".join(said)
    singles = text.replace(MARKS[Appointed.PER_SYSTEM], "")
    explained = []
    if MARKS[Appointed.PER_PROJECT] in singles:
        explained.append(_("* Appointed for each project."))
    if MARKS[Appointed.PER_SYSTEM] in text:
        explained.append(_("** Appointed for each system."))
    return tuple(explained)
