"""A matrix as it was found on a sheet, before it is written out or made editable."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from bhuki.sheets.legend import Legend
from bhuki.sheets.scheme_evidence import SchemeChoice
from bhuki.sheets.view import Place


class Orientation(StrEnum):
    """How a matrix lies on its sheet."""

    ROLES_IN_COLUMNS = "roles-in-columns"
    ROLES_IN_ROWS = "roles-in-rows"
    LETTERS_IN_COLUMNS = "codes-in-columns"
    LIST = "list"


@dataclass
class FoundRole:
    """A role and the cell that names it."""

    name: str
    place: Place
    group: str | None = None


@dataclass
class FoundActivity:
    """An activity and the cell that names it; sections from the outermost."""

    name: str
    place: Place
    number: str | None = None
    sections: list[str] = field(default_factory=list)


class FoundCell(Struct, gc=False):
    """The letters a role has for an activity; `activity` and `role` are places in the lists."""

    activity: int
    role: int
    place: Place
    codes: tuple[str, ...]
    note: str | None = None


@dataclass
class Found:
    """A matrix on a sheet. `claims` says of every other cell that belongs to it what it is."""

    orientation: Orientation
    choice: SchemeChoice
    certainty: float
    roles: list[FoundRole]
    activities: list[FoundActivity]
    cells: list[FoundCell]
    claims: dict[Place, str] = field(default_factory=dict)
    odd: list[Place] = field(default_factory=list)
    legend: Legend = field(default_factory=Legend)
    title: str | None = None
    language: str = ""
    heading_rows: list[int] = field(default_factory=list)
    activity_column: int | None = None
    first_row: int = 0
    last_row: int = 0
    first_column: int = 0

    def named_places(self) -> set[Place]:
        """Give the cells that name roles and activities."""
        return {role.place for role in self.roles} | {a.place for a in self.activities}

    def role_columns(self) -> set[int]:
        """Give the columns that are headed by roles; none where roles stand in rows."""
        if self.orientation is not Orientation.ROLES_IN_COLUMNS:
            return set()
        return {role.place[1] for role in self.roles}

    def cell_places(self) -> set[Place]:
        """Give the cells that hold letters."""
        return {cell.place for cell in self.cells}

    def places(self) -> set[Place]:
        """Give all cells that the matrix takes up."""
        return self.named_places() | self.cell_places() | set(self.claims) | set(self.odd)

    def can_absorb(self, other: "Found") -> bool:
        """Say whether another matrix is more of this one: under the same roles, other lines."""
        roles = {role.place for role in self.roles}
        mine = {activity.place for activity in self.activities} | self.cell_places()
        return (
            self.orientation is other.orientation is Orientation.ROLES_IN_COLUMNS
            and {role.place for role in other.roles} <= roles
            and not {activity.place for activity in other.activities} & mine
        )

    def absorb(self, other: "Found") -> None:
        """Take in a matrix that is more of this one."""
        self._share_scheme(other)
        role_at = {role.place: number for number, role in enumerate(self.roles)}
        first = len(self.activities)
        self.activities += other.activities
        for cell in other.cells:
            role = role_at[other.roles[cell.role].place]
            activity = first + cell.activity
            self.cells.append(FoundCell(activity, role, cell.place, cell.codes, cell.note))
        self.claims.update(other.claims)
        self.odd += other.odd

    def is_continued_by(self, other: "Found") -> bool:
        """Say whether another matrix under this one only repeats the heading and goes on."""
        mine = [(role.place[1], role.name) for role in self.roles]
        theirs = [(role.place[1], role.name) for role in other.roles]
        return (
            self.orientation is other.orientation is Orientation.ROLES_IN_COLUMNS
            and set(theirs) <= set(mine)
            and len(theirs) > max(1, 0.7 * len(mine))
            and self.last_row < min(role.place[0] for role in other.roles) == other.first_row
        )

    def go_on_with(self, other: "Found") -> None:
        """Take in a matrix under the same roles; a section that was open goes on."""
        self._share_scheme(other)
        open_sections = self.activities[-1].sections if self.activities else []
        for activity in other.activities:
            if activity.sections:
                break
            activity.sections = list(open_sections)
        first = len(self.activities)
        self.activities += other.activities
        role_in = {role.place[1]: number for number, role in enumerate(self.roles)}
        for cell in other.cells:
            number, role = first + cell.activity, role_in[other.roles[cell.role].place[1]]
            self.cells.append(FoundCell(number, role, cell.place, cell.codes, cell.note))
        self.claims.update({role.place: "header" for role in other.roles})
        self.claims.update(other.claims)
        self.odd += other.odd
        self.close()

    def _share_scheme(self, other: "Found") -> None:
        """Take the other's scheme where only that one has the letters of both."""
        used = self.choice.used | other.choice.used
        if not self.choice.explains(used) and other.choice.explains(used):
            self.choice = other.choice
        self.choice.used = used

    @cached_property
    def taken(self) -> frozenset[Place]:
        """All cells that the matrix takes up, once it is closed."""
        return frozenset(self.places())

    def takes(self, place: Place) -> bool:
        """Say whether a cell belongs to the matrix."""
        if place in self.claims or place in self.named_places() or place in self.odd:
            return True
        return any(cell.place == place for cell in self.cells)

    def close(self) -> None:
        """Note where the matrix lies; called when nothing is added any more."""
        self.__dict__.pop("taken", None)
        places = [*self.named_places(), *self.claims, *self.odd]
        rows = [row for row, _ in places] + [cell.place[0] for cell in self.cells]
        columns = [column for _, column in places] + [cell.place[1] for cell in self.cells]
        self.first_row, self.last_row = min(rows), max(rows)
        self.first_column = min(columns)

    @property
    def scheme_certainty(self) -> float:
        """How sure the scheme is: never surer than the reading as a whole."""
        return min(self.choice.certainty, self.certainty)
