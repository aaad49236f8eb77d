"""Leave cells out of a reading: what the user says to ignore goes, and nothing else changes.

    fewer = leave_out(reading, ignored)     # None where it must be read again without them

Reading again without some cells may tell everything else otherwise: with one column fewer a block
may fall apart. So cells are taken out of what was read, as long as whole names go with them.
"""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from bhuki.sheets.found import Found, FoundCell, Orientation
from bhuki.sheets.ledger import Ledger
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.view import Place

_Said = frozenset[tuple[Place, str, str, tuple[str, ...]]]


def leave_out(reading: SheetReading, ignored: AbstractSet[Place]) -> SheetReading | None:
    """Give the reading without some cells; None where names would be torn from their letters."""
    found = []
    ignored = ignored - _still_needed(reading, ignored)
    for matrix in reading.found:
        kept = _without(matrix, ignored)
        if kept is None:
            return None
        found.append(kept)
    ledger = Ledger(reading.view)
    for place in ignored:
        ledger.take(place, "ignored")
    for place in reading.view.cells:
        kind = reading.ledger.kind(place)
        if kind is not None:
            ledger.take(place, kind)
    return replace(reading, found=found, ledger=ledger)


def _still_needed(reading: SheetReading, ignored: AbstractSet[Place]) -> set[Place]:
    """Give the merged names among the cells that still name letters which stay."""
    needed: set[Place] = set()
    for matrix in reading.found:
        for cell in matrix.cells:
            if cell.place not in ignored:
                needed.add(matrix.roles[cell.role].place)
                needed.add(matrix.activities[cell.activity].place)
    return {place for place in needed & ignored if place in reading.view.spans}


def says(found: list[Found]) -> _Said:
    """Give what matrices say, cell by cell, to compare readings."""
    return frozenset(
        (c.place, m.activities[c.activity].name, m.roles[c.role].name, c.codes)
        for m in found
        for c in m.cells
    )


def touches(found: list[Found], ignored: AbstractSet[Place]) -> bool:
    """Say whether letters or names of a matrix are among the cells."""
    return any((m.cell_places() | m.named_places()) & ignored for m in found)


def _without(matrix: Found, ignored: AbstractSet[Place]) -> Found | None:
    if not matrix.places() & ignored:
        return matrix
    cells = [cell for cell in matrix.cells if cell.place not in ignored]
    used_roles = {cell.role for cell in cells}
    used_activities = {cell.activity for cell in cells}
    if matrix.orientation is Orientation.LETTERS_IN_COLUMNS:
        role_goes = [n not in used_roles for n in range(len(matrix.roles))]
    else:
        role_goes = [role.place in ignored for role in matrix.roles]
    activity_goes = [activity.place in ignored for activity in matrix.activities]
    torn = any(role_goes[n] for n in used_roles) or any(activity_goes[n] for n in used_activities)
    if torn or not cells:
        return None
    roles = _renumbered(role_goes)
    activities = _renumbered(activity_goes)
    kept = replace(
        matrix,
        roles=[role for role, goes in zip(matrix.roles, role_goes, strict=True) if not goes],
        activities=[
            activity
            for activity, goes in zip(matrix.activities, activity_goes, strict=True)
            if not goes
        ],
        cells=[
            FoundCell(
                activities[cell.activity], roles[cell.role], cell.place, cell.codes, cell.note
            )
            for cell in cells
        ],
        claims={place: kind for place, kind in matrix.claims.items() if place not in ignored},
        odd=[place for place in matrix.odd if place not in ignored],
    )
    if matrix.orientation is Orientation.LETTERS_IN_COLUMNS:
        _place_roles(kept)
    kept.close()
    return kept


def _renumbered(goes: list[bool]) -> list[int]:
    """Give each thing's new place in a list that some leave."""
    numbers, next_number = [], 0
    for leaves in goes:
        numbers.append(next_number)
        next_number += not leaves
    return numbers


def _place_roles(matrix: Found) -> None:
    """Say of roles named in cells where they are named first now."""
    first: dict[int, Place] = {}
    for cell in matrix.cells:
        first[cell.role] = min(first.get(cell.role, cell.place), cell.place)
    matrix.roles = [replace(role, place=first[n]) for n, role in enumerate(matrix.roles)]
