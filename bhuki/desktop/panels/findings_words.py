"""Say the rows of the findings panel."""

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.panels.findings_rows import Grouping, Row, RowKind
from bhuki.desktop.panels.on_sheet import say_place
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.registry import RULES
from bhuki.rules.wording import headline, rule_title

_NAMED = 4  # places named in a group's second line


class FindingsWords:
    """The words of rows, in the current language and of the document as it is now."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.grouping = Grouping.SEVERITY

    def title(self, row: Row) -> str:
        """Give a row's first line."""
        match row.kind:
            case RowKind.HEADING:
                return severity_name(row.findings[0].severity)
            case RowKind.GROUP:
                return self._group_title(row)
            case RowKind.MORE:
                return _.plural("Show {n} more", "Show {n} more", n=row.n)
            case _other:
                return self.headline(row.findings[0])

    def detail(self, row: Row) -> str:
        """Give a row's second line, empty where it has none."""
        if row.kind is not RowKind.GROUP:
            return ""
        if row.n == 1:
            return self.headline(row.findings[0])
        if self.grouping is Grouping.ACTIVITY:
            titles = [rule_title(RULES[f.rule], speech.texts) for f in row.findings]
            return self._some(list(dict.fromkeys(titles)), len(set(titles)), 2)
        named = _NAMED if all(f.activity for f in row.findings) else 2
        return self._some([self.place(f) for f in row.findings], row.n, named)

    def tooltip(self, row: Row) -> str:
        """Give what a row says in full."""
        places = say_place(self.document, row.findings[0]) if row.n == 1 else ""
        return "\n".join(filter(None, (self.title(row), self.detail(row), places)))

    def spoken(self, row: Row) -> str:
        """Give what a screen reader says of a row."""
        if row.kind is RowKind.HEADING:
            return _("{severity}: {n}", severity=self.title(row), n=row.n)
        if row.kind is RowKind.GROUP:
            severity = severity_word(row.findings[0].severity)
            said = f"{severity}: {self.title(row)}, {self.detail(row)}"
            return f"{said} ({row.n})" if row.n > 1 else said
        return self.title(row)

    def headline(self, finding: Finding) -> str:
        """Say a finding shortly."""
        return headline(finding, self.document.matrix, speech.texts)

    def place(self, finding: Finding) -> str:
        """Say where a finding is: an activity's number, or a role's name."""
        matrix = self.document.matrix
        activity = matrix.activities.get(finding.activity or "")
        if activity is not None:
            return for_screen(activity.number or activity.name)
        role = matrix.roles.get(finding.role or "")
        return for_screen(role.name) if role is not None else _("the matrix")

    def _group_title(self, row: Row) -> str:
        first = row.findings[0]
        if self.grouping is not Grouping.ACTIVITY:
            return rule_title(RULES[first.rule], speech.texts)
        matrix = self.document.matrix
        activity = matrix.activities.get(first.activity or "")
        if activity is not None:
            return for_screen(activity.title)
        role = matrix.roles.get(first.role or "")
        return for_screen(role.name) if role is not None else _("The matrix")

    def _some(self, names: list[str], count: int, named: int) -> str:
        if count <= named:
            return ", ".join(names)
        shown = ", ".join(names[: named - 1] if named > 2 else names[:2])
        rest = count - (named - 1 if named > 2 else 2)
        return _.plural("{names} and {n} more", "{names} and {n} more", n=rest, names=shown)


def severity_name(severity: Severity) -> str:
    """Name a severity's findings, as a heading."""
    match severity:
        case Severity.ERROR:
            return _.context("severity", "Errors")
        case Severity.WARNING:
            return _.context("severity", "Warnings")
        case Severity.ADVICE:
            return _.context("severity", "Advice")


def severity_word(severity: Severity) -> str:
    """Name the severity of one finding."""
    match severity:
        case Severity.ERROR:
            return _.context("severity", "Error")
        case Severity.WARNING:
            return _.context("severity", "Warning")
        case Severity.ADVICE:
            return _.context("severity", "Piece of advice")
