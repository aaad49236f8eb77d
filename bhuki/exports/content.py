"""What every exported file says beside the grid itself, in the matrix's language.

    content = Content(matrix)
    content.about_line      # "Ejer: it-chefen · udkast · 24. november 2026"
    content.points.open     # findings, in words

Workbook, page and Markdown all say the same, so it is put together once, here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bhuki.exports.look import letters_by_weight
from bhuki.matrix.entities import Activity, Appointed, Assignment, Role, RoleKind
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter
from bhuki.rules.finding import Finding, Severity
from bhuki.texts import Texts, texts

Held = tuple[Activity, Assignment]

MARKS = {Appointed.PER_PROJECT: "*", Appointed.PER_SYSTEM: "**"}


class Point(NamedTuple):
    """A finding in words, with the cell it is best looked for in."""

    finding: Finding
    headline: str
    message: str
    activity: Activity | None
    role: Role | None

    @property
    def place(self) -> str:
        """Where it is, in words; empty for the matrix as a whole."""
        names = [
            *([self.activity.title] if self.activity else []),
            *([self.role.name] if self.role else []),
        ]
        return " · ".join(names)


@dataclass
class Points:
    """All findings: the open ones, those accepted with a reason, and those parked."""

    open: list[Point] = field(default_factory=list)
    accepted: list[Point] = field(default_factory=list)
    parked: list[Point] = field(default_factory=list)


class Content:
    """A matrix's words for the outside."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._: Texts = texts(matrix.language)

    @property
    def title(self) -> str:
        """The matrix's title, or what it is where it has none."""
        return self.matrix.about.title.strip() or self._("Responsibility matrix")

    @cached_property
    def about_line(self) -> str:
        """Scope, owner, status and date in one line."""
        about, _ = self.matrix.about, self._
        said = [
            about.scope,
            _("Owner: {name}", name=about.owner) if about.owner else "",
            about.status,
            _("version {version}", version=about.version) if about.version else "",
            self.date(about.dated) if about.dated else "",
            _("agreed {date}", date=self.date(about.agreed)) if about.agreed else "",
            _("to be reviewed {date}", date=self.date(about.review)) if about.review else "",
        ]
        return " · ".join(" ".join(part.split()) for part in said if part.strip())

    def date(self, day: date) -> str:
        """Say a date in the matrix's language."""
        from babel.dates import format_date  # noqa: PLC0415 - slow to load, seldom needed

        return format_date(day, format="long", locale=self._.language)

    @property
    def hint(self) -> str:
        """How letters are written in the cells."""
        codes = [letter.code for letter in self.matrix.scheme.letters]
        if len(codes) < 2:
            return self._("Write in the cells: {letters}", letters=", ".join(codes))
        return self._(
            "Write in the cells: {letters}, or several with a slash, such as {example}",
            letters=", ".join(codes),
            example=self.example,
        )

    @property
    def veto(self) -> str:
        """What a cell's comment says of its veto."""
        return self._("With a veto.")

    @property
    def example(self) -> str:
        """Two letters in one cell, as the scheme has them: who answers also does."""
        scheme = self.matrix.scheme
        pair = [scheme.code_for(Duty.ANSWERS), scheme.code_for(Duty.DOES)]
        codes = list(dict.fromkeys(code for code in pair if code))
        if len(codes) < 2:
            codes = [letter.code for letter in scheme.letters[:2]]
        return "/".join(scheme.sort(codes))

    @cached_property
    def footnotes(self) -> list[str]:
        """What the marks at role names mean, for those that are used."""
        used = {role.appointed for role in self.matrix.roles.values()}
        said = {
            Appointed.PER_PROJECT: self._("Appointed for each project"),
            Appointed.PER_SYSTEM: self._("Appointed for each system"),
        }
        return [f"{MARKS[how]} {text}" for how, text in said.items() if how in used]

    def duty(self, letter: Letter) -> str:
        """Say what a letter stands for."""
        said = {
            Duty.ANSWERS: self._("answers for it"),
            Duty.DECIDES: self._("decides"),
            Duty.DOES: self._("does the work"),
            Duty.ASKED: self._("is asked before"),
            Duty.TOLD: self._("is told"),
        }
        return ", ".join(said[duty] for duty in letter.duties) or self._("not involved")

    def severity(self, severity: Severity) -> str:
        """Say how much a finding weighs."""
        said = {
            Severity.ERROR: self._("Error"),
            Severity.WARNING: self._("Warning"),
            Severity.ADVICE: self._("Advice"),
        }
        return said[severity]

    def about_role(self, role: Role) -> str:
        """Say a role's group, kind, appointment and line in a few words."""
        _, group = self._, self.matrix.group_of(role)
        boss = self.matrix.roles.get(role.reports_to or "")
        said = [
            group.name if group else "",
            {RoleKind.BODY: _("a group that meets"), RoleKind.MANY: _("many people")}.get(
                role.kind, ""
            ),
            {
                Appointed.PER_PROJECT: _("appointed for each project"),
                Appointed.PER_SYSTEM: _("appointed for each system"),
            }.get(role.appointed, ""),
            _("reports to {role}", role=boss.name) if boss else "",
            ", ".join(self.matrix.holders.get(("", role.id), ())),
        ]
        return " · ".join(part for part in said if part)

    def section_path(self, activity: Activity) -> str:
        """Give the names of the sections an activity lies in, the outermost first."""
        return " › ".join(s.name for s in self.matrix.section_path(activity.section) if s.name)

    def filled(self) -> Iterator[tuple[Activity, list[tuple[Role, Assignment]]]]:
        """Go through the activities in order, each with its filled cells in order."""
        roles = self.matrix.role_order()
        table = self.matrix.assignments
        for activity in self.matrix.activity_order():
            activity_id = activity.id
            yield (
                activity,
                [(role, cell) for role in roles if (cell := table.get((activity_id, role.id)))],
            )

    def held_by_role(self) -> dict[str, list[Held]]:
        """Give what each role has, by its id, the weightiest letters first."""
        letters = letters_by_weight(self.matrix.scheme)
        place = {letter.code: n for n, letter in enumerate(letters)}
        weights: dict[tuple[str, ...], int] = {}
        held: dict[str, list[Held]] = {}
        for activity, cells in self.filled():
            for role, found in cells:
                held.setdefault(role.id, []).append((activity, found))
                if found.letters not in weights:
                    codes = (place.get(code, len(place)) for code in found.letters)
                    weights[found.letters] = min(codes, default=len(place))
        for having in held.values():
            having.sort(key=lambda entry: weights[entry[1].letters])
        return held

    @cached_property
    def points(self) -> Points:
        """Judge the matrix and say the findings."""
        from bhuki.rules.judge import judge  # noqa: PLC0415 - pictures need no judging

        points = Points()
        for finding in judge(self.matrix):
            if finding.accepted is not None:
                points.accepted.append(self._point(finding))
            elif finding.parked is not None:
                points.parked.append(self._point(finding))
            else:
                points.open.append(self._point(finding))
        return points

    def acceptance(self, point: Point) -> str:
        """Say why a point was accepted, by whom and when."""
        accepted = point.finding.accepted
        if accepted is None:
            return ""
        day = self.date(accepted.on) if accepted.on else ""
        return _joined(accepted.reason, ", ".join(filter(None, [accepted.by, day])))

    def parking(self, point: Point) -> str:
        """Say what was said when a point was parked."""
        parked = point.finding.parked
        if parked is None:
            return ""
        return _joined(parked.note, self.date(parked.on) if parked.on else "")

    def notes(self) -> Iterator[tuple[str, str]]:
        """Go through all notes with the place that each is about, vetoes too."""
        matrix = self.matrix
        for role in matrix.role_order():
            if role.note:
                yield role.name, role.note
        for row in matrix.section_order():
            if row.section.note:
                yield row.section.name, row.section.note
        for activity, cells in self.filled():
            if activity.note:
                yield activity.title, activity.note
            for role, cell in cells:
                if said := self.cell_note(cell):
                    yield f"{activity.title} · {role.name}", said

    def cell_note(self, cell: Assignment) -> str:
        """Say a cell's veto and note."""
        return "\n".join(part for part in (self.veto if cell.veto else "", cell.note) if part)

    def _point(self, finding: Finding) -> Point:
        from bhuki.rules.wording import headline, message  # noqa: PLC0415 - as above

        matrix, _ = self.matrix, self._
        first = finding.cells[0] if finding.cells else ("", "")
        activity = matrix.activities.get(finding.activity or first[0])
        role = matrix.roles.get(finding.role or "")
        return Point(
            finding, headline(finding, matrix, _), message(finding, matrix, _), activity, role
        )


def _joined(*parts: str) -> str:
    return " – ".join(part for part in parts if part)
