"""How a rule says a finding: texts whose names are filled from the finding and its matrix.

    headline=lambda _: _("{short} has no {answers}")

A `Speech` is called as `Texts` are, and fills in by itself:

- `{short}` the activity's number, or its name in quotes where it has none
- `{activity}` its name, `{title}` number and name, `{section}` its section's name
- `{role}` the role's name, `{names}` the roles of the finding's cells, as "A, B and C"
- `{scheme}` the scheme's name
- `{decides}` `{answers}` `{does}` `{asked}` `{told}` the scheme's letter for the duty
- and every value of the finding by its own name; lists are joined by commas.

Names of activities and roles stand as the user wrote them, so sentences are built not to bend
them: they are quoted, or stand first, or after a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.rules.finding import Finding
from bhuki.rules.verbs import doing
from bhuki.texts import Texts

_DUTIES = {str(duty): duty for duty in Duty}


class Speech(Mapping[str, object]):
    """The texts of one language, with what one finding is about."""

    def __init__(self, finding: Finding, matrix: Matrix, texts: Texts) -> None:
        self.finding = finding
        self.matrix = matrix
        self._texts = texts

    def __call__(self, text: str, /, **values: object) -> str:
        """Say a text, with the names in it filled in."""
        return self._texts(text).format_map(_With(self, values))

    def plural(self, one: str, many: str, /, *, n: int, **values: object) -> str:
        """Say a text that depends on a number, which it may name as `{n}`."""
        said = self._texts.form(one, many, n)
        return said.format_map(_With(self, {"n": n, **values}))

    def listed(self, names: list[str]) -> str:
        """Join names as a list is said: "A", "A and B", "A, B and C"."""
        return listed(names, self._texts)

    def number(self, name: str) -> int:
        """Give one of the finding's values as a number; 0 where it has none such."""
        value = self.finding.values.get(name, 0)
        return value if isinstance(value, int) else 0

    @property
    def activity(self) -> Activity | None:
        """The activity that the finding is about."""
        return self.matrix.activities.get(self.finding.activity or "")

    @property
    def role(self) -> Role | None:
        """The role that the finding is about."""
        return self.matrix.roles.get(self.finding.role or "")

    @property
    def doing(self) -> str | None:
        """The activity as it follows "to" ("at" in Danish), or None where its name is no verb's."""
        return doing(self.activity.name, self._texts.language) if self.activity else None

    def __getitem__(self, name: str) -> object:
        if name in self.finding.values:
            value = self.finding.values[name]
            return self.listed(list(value)) if isinstance(value, tuple) else value
        if name in _DUTIES:
            return self.matrix.scheme.code_for(_DUTIES[name]) or "–"
        return self._named(name)

    def _named(self, name: str) -> str:
        activity, role = self.activity, self.role
        match name:
            case "short":
                return short_name(activity, self._texts) if activity else ""
            case "activity":
                return (activity.name or activity.number) if activity else ""
            case "title":
                return activity.title if activity else ""
            case "section":
                path = self.matrix.section_path(activity.section if activity else None)
                return path[-1].name if path else ""
            case "role":
                return role_name(role, self._texts)
            case "names":
                roles = dict.fromkeys(role_id for _, role_id in self.finding.cells)
                return self.listed(
                    [role_name(self.matrix.roles.get(r), self._texts) for r in roles]
                )
            case "scheme":
                return self.matrix.scheme.name(self._texts.language)
            case "doing":
                return self.doing or ""
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.finding.values)

    def __len__(self) -> int:
        return len(self.finding.values)


class _With(dict[str, object]):
    """Values of a sentence's own, before those of the finding."""

    def __init__(self, speech: Speech, values: dict[str, object]) -> None:
        super().__init__(values)
        self._speech = speech

    def __missing__(self, name: str) -> object:
        return self._speech[name]


def listed(names: list[str], _: Texts) -> str:
    """Join names as a list is said: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def short_name(activity: Activity, _: Texts) -> str:
    """Give an activity's number, or its name in quotes where it has none."""
    if activity.number.strip():
        return activity.number.strip()
    return _("“{name}”", name=activity.name.strip() or _("no name"))


def role_name(role: Role | None, _: Texts) -> str:
    """Give a role's name; one without says so."""
    return (role.name.strip() if role is not None else "") or _("a role without a name")
