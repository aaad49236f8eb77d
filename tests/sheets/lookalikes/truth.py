"""What a right reading of a look-alike gives, by address."""

from dataclasses import dataclass, field

from bhuki.sheets.grid import Grid

Place = tuple[int, int]


@dataclass
class TrueMatrix:
    """A matrix on a sheet; places are (row, column) from 1."""

    sheet: str
    orientation: str
    schemes: set[str]
    roles: dict[Place, str] = field(default_factory=dict)
    groups: dict[Place, str] = field(default_factory=dict)
    activities: dict[Place, str] = field(default_factory=dict)
    numbers: dict[Place, str] = field(default_factory=dict)
    sections: dict[Place, tuple[str, ...]] = field(default_factory=dict)
    # What each cell with letters says: (activity's name, role's name) → letters.
    cells: dict[Place, dict[tuple[str, str], frozenset[str]]] = field(default_factory=dict)

    def say(self, place: Place, activity: str, role: str, letters: tuple[str, ...]) -> None:
        """Note what a cell says of an activity and a role."""
        said = self.cells.setdefault(place, {})
        said[activity, role] = said.get((activity, role), frozenset()) | frozenset(letters)


@dataclass
class LookAlike:
    """A workbook made by chance, with its truth and what was drawn for it."""

    seed: int
    grids: list[Grid]
    truths: list[TrueMatrix]
    features: list[str]
    file_name: str = "Book1"
    pictures: list[str] = field(default_factory=list)  # the sheets as text, to look at
