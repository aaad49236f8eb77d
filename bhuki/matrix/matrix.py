"""A matrix: plain data in tables, changed only by edits.

    matrix = Matrix(about=About(title="…"), scheme=shipped_scheme("BHUKI"))
    inverse = edit.apply(matrix)        # see bhuki.matrix.edits and bhuki.matrix.changes

Tables are dicts in document order. What is seen follows from them: sections in tree order, each
with its own activities before its subsections; roles by group. What belongs to no section or no
group comes first. Reading is free; writing is done by edits alone, so that whoever watches them
misses nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct, field

from bhuki.matrix.entities import (
    About,
    Acceptance,
    Activity,
    Assignment,
    CellKey,
    FindingKey,
    HolderKey,
    Instance,
    Parked,
    Role,
    RoleGroup,
    RuleSetting,
    Section,
)
from bhuki.matrix.scheme import Scheme, shipped_scheme, shipped_schemes

T = TypeVar("T")


class SectionRow(NamedTuple):
    """A section in document order, with its depth (0 at the top)."""

    section: Section
    depth: int


class Matrix(Struct, eq=False, dict=True, weakref=True):
    """Activities × roles → assignments, and everything that is said about them."""

    about: About = About()
    scheme: Scheme = field(default_factory=lambda: shipped_scheme("BHUKI"))
    own_schemes: dict[str, Scheme] = {}
    rules: dict[str, RuleSetting] = {}
    groups: dict[str, RoleGroup] = {}
    roles: dict[str, Role] = {}
    sections: dict[str, Section] = {}
    activities: dict[str, Activity] = {}
    assignments: dict[CellKey, Assignment] = {}
    accepted: dict[FindingKey, Acceptance] = {}
    parked: dict[FindingKey, Parked] = {}
    instances: dict[str, Instance] = {}
    holders: dict[HolderKey, tuple[str, ...]] = {}
    extra: dict[str, Any] = {}

    def __post_init__(self) -> None:
        self._orders: dict[str, Any] = {}

    def __eq__(self, other: object) -> bool:
        """Two matrices are the same when all they hold is, in the same order."""
        if not isinstance(other, Matrix):
            return NotImplemented
        return all(
            _same(getattr(self, name), getattr(other, name), name in _ORDERED)
            for name in self.__struct_fields__
        )

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> "Matrix":
        """Give an independent matrix with the same content; the values are shared, being frozen."""
        mine = [(name, getattr(self, name)) for name in self.__struct_fields__]
        twin: Any = {name: dict(v) if isinstance(v, dict) else v for name, v in mine}
        return Matrix(**twin)

    def forget_orders(self) -> None:
        """Drop the cached orders; edits that change structure call this."""
        self._orders.clear()

    @property
    def language(self) -> str:
        """The language that the matrix is written in and exported in."""
        return self.about.language

    def letters(self, activity_id: str, role_id: str) -> tuple[str, ...]:
        """Give the letters in a cell, empty where there are none."""
        found = self.assignments.get((activity_id, role_id))
        return found.letters if found else ()

    def role_order(self) -> list[Role]:
        """Give the roles as the columns stand: ungrouped first, then group by group."""
        return self._cached("roles", self._sort_roles)

    def section_order(self) -> list[SectionRow]:
        """Give all sections in tree order with their depth, those without activities too.

        A section whose parent is missing stands at the top, with what lies in it; a circle of
        sections that lie in each other is opened at the one that comes first.
        """
        return self._cached("sections", self._walk_sections)

    def activity_order(self) -> list[Activity]:
        """Give the activities as the rows stand: those without a section first."""
        return self._cached("activities", self._sort_activities)

    def section_path(self, section_id: str | None) -> tuple[Section, ...]:
        """Give a section and those it lies in, the outermost first."""
        parents = self._parents()
        path: list[Section] = []
        while section_id is not None and section_id in parents:
            path.append(self.sections[section_id])
            section_id = parents[section_id]
        return tuple(reversed(path))

    def group_of(self, role: Role) -> RoleGroup | None:
        """Give the group that a role stands in, or None."""
        return self.groups.get(role.group) if role.group is not None else None

    def row(self, activity_id: str) -> Iterator[tuple[Role, Assignment]]:
        """Go through the filled cells of an activity, in the order of the columns."""
        for role in self.role_order():
            found = self.assignments.get((activity_id, role.id))
            if found is not None:
                yield role, found

    def column(self, role_id: str) -> Iterator[tuple[Activity, Assignment]]:
        """Go through the filled cells of a role, in the order of the rows."""
        for activity in self.activity_order():
            found = self.assignments.get((activity.id, role_id))
            if found is not None:
                yield activity, found

    def find_scheme(self, scheme_id: str) -> Scheme | None:
        """Give a scheme of the matrix's own or a shipped one, by id."""
        return self.own_schemes.get(scheme_id) or shipped_schemes().get(scheme_id)

    def _cached(self, name: str, make: Callable[[], list[T]]) -> list[T]:
        if name not in self._orders:
            self._orders[name] = make()
        order: list[T] = self._orders[name]
        return order

    def _sort_roles(self) -> list[Role]:
        place = {group_id: n for n, group_id in enumerate(self.groups)}
        return sorted(self.roles.values(), key=lambda role: place.get(role.group or "", -1))

    def _sort_activities(self) -> list[Activity]:
        place = {row.section.id: n for n, row in enumerate(self.section_order())}
        return sorted(self.activities.values(), key=lambda a: place.get(a.section or "", -1))

    def _walk_sections(self) -> list[SectionRow]:
        parents = self._parents()
        inside: dict[str | None, list[Section]] = {}
        for section in self.sections.values():
            inside.setdefault(parents[section.id], []).append(section)
        rows: list[SectionRow] = []
        waiting = [(section, 0) for section in reversed(inside.get(None, []))]
        while waiting:
            section, depth = waiting.pop()
            rows.append(SectionRow(section, depth))
            waiting += [(child, depth + 1) for child in reversed(inside.get(section.id, []))]
        return rows

    def _parents(self) -> dict[str, str | None]:
        found: dict[str, str | None] | None = self._orders.get("parents")
        if found is None:
            found = self._orders["parents"] = self._find_parents()
        return found

    def _find_parents(self) -> dict[str, str | None]:
        """Find the section that each lies in, opening circles at their first section."""
        parents: dict[str, str | None] = {}
        places = {section_id: n for n, section_id in enumerate(self.sections)}
        for start in self.sections:
            line: list[str] = []
            here: str | None = start
            on_line: set[str] = set()
            while here is not None and here not in parents and here not in on_line:
                line.append(here)
                on_line.add(here)
                above = self.sections[here].parent
                here = above if above in self.sections else None
            for section_id in line:
                above = self.sections[section_id].parent
                parents[section_id] = above if above in self.sections else None
            if here in on_line:
                circle = line[line.index(here) :]
                parents[min(circle, key=places.__getitem__)] = None
        return parents


_ORDERED = {"groups", "roles", "sections", "activities", "instances"}


def _same(mine: Any, other: Any, in_order: bool) -> bool:
    if in_order and isinstance(mine, Mapping) and list(mine) != list(other):
        return False
    return bool(mine == other)
