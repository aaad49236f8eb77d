"""Tell which changes still fit a workbook that someone else has changed since it was read.

    fitting = still_fitting(sheet, places, changes, written, now)
    fitting.changes             # may be written
    fitting.left                # lines to tell: those cells are others by now

A cell is the same one while it says what it did, and the names beside and over it do too. Where a
row was put in above, or someone wrote another letter, nothing is written.
"""

from collections.abc import Mapping
from typing import NamedTuple

from bhuki.sheets.grid import Grid, position
from bhuki.sheets.reading import Message
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.to_matrix import Places
from bhuki.sheets.view import Place
from bhuki.texts import N_

Cell = tuple[str, str]

_ANOTHER = N_("{sheet} {at} is not what it was when it was read, so it was not written.")


class Fitting(NamedTuple):
    """The changes that fit, and what is to be told of the others."""

    changes: dict[Cell, str]
    left: list[Message]


def still_fitting(
    sheet: SheetReading,
    places: Places,
    changes: Mapping[Cell, str],
    written: Mapping[Cell, str],
    now: Grid | None,
) -> Fitting:
    """Part the changes by whether their cells are still the same; `now` is the sheet as it is."""
    told = {place: text for (_, at), text in written.items() if (place := position(at))}
    known = {place: cell.text for place, cell in sheet.view.cells.items()}
    then = {**known, **told}
    here = {(cell.row, cell.column): cell.text for cell in now.cells} if now is not None else {}
    moved = {place for place in _named(places) if here.get(place, "") != then.get(place, "")}
    fitting, left = {}, []
    for cell, text in changes.items():
        place = position(cell[1])
        if place is None or not _is_same(place, then, here, moved, _named(places)):
            left.append(Message(_ANOTHER, {"sheet": cell[0], "at": cell[1]}))
        else:
            fitting[cell] = text
    return Fitting(fitting, left)


def _is_same(
    place: Place,
    then: Mapping[Place, str],
    here: Mapping[Place, str],
    moved: set[Place],
    named: set[Place],
) -> bool:
    if here.get(place, "") != then.get(place, ""):
        return False
    if place in named:
        return True
    return not any(name[0] == place[0] or name[1] == place[1] for name in moved)


def _named(places: Places) -> set[Place]:
    return {*places.activities.values(), *places.roles.values()}
