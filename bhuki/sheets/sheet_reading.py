"""What is read on one sheet, and what the rest of its file says of it."""

from dataclasses import dataclass, field

from bhuki.sheets.found import Found
from bhuki.sheets.grid import Grid
from bhuki.sheets.ledger import Ledger
from bhuki.sheets.legend import Legend
from bhuki.sheets.view import View


@dataclass
class Context:
    """What the file says beside the sheet: its name, other sheets' legends, text around tables.

    `neighbour` is the scheme of a matrix nearby that is sure of it.
    """

    file_name: str = ""
    legend: Legend = field(default_factory=Legend)
    prose: list[str] = field(default_factory=list)
    neighbour: str = ""


@dataclass
class SheetReading:
    """What was read on one sheet: matrices, and what every other cell was taken for."""

    view: View
    found: list[Found]
    ledger: Ledger
    legend: Legend
    not_followed: tuple[str, ...] = ()  # names of the corrections that fit no matrix here


def nothing_on(grid: Grid) -> SheetReading:
    """Give the reading of a sheet that holds no matrix of its own."""
    view = View(grid)
    ledger = Ledger(view)
    for place in view.cells:
        ledger.take(place, "no matrix on this sheet")
    return SheetReading(view, [], ledger, Legend())
