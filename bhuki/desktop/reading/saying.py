"""Corrections as a user makes them: this row is the heading, this “x” is I, leave this out.

Each gives a new `Corrections` from the one before; rows and columns count from 1.
"""

from msgspec.structs import replace

from bhuki.sheets.corrections import Corrections
from bhuki.sheets.grid import address, area


def is_heading_row(said: Corrections, row: int) -> Corrections:
    """Say that a row holds the roles' names, or (said again) that it doesn't."""
    return replace(said, heading_rows=_toggled(said.heading_rows, row))


def is_section_row(said: Corrections, row: int) -> Corrections:
    """Say that a row names a section, or (said again) that it doesn't."""
    return replace(said, section_rows=_toggled(said.section_rows, row))


def is_activity_column(said: Corrections, column: int) -> Corrections:
    """Say that a column holds the activities' names."""
    return replace(said, activity_column=column)


def is_role_column(said: Corrections, column: int, known: list[int]) -> Corrections:
    """Say that a column is a role beside those known, or (said again) that it isn't."""
    columns = said.role_columns or known
    changed = [c for c in columns if c != column] if column in columns else [*columns, column]
    return replace(said, role_columns=sorted(changed))


def means(said: Corrections, text: str, letters: str) -> Corrections:
    """Say which letters a cell's text stands for (`H/U`); empty is "not involved"."""
    return replace(said, letters={**said.letters, text.strip(): letters})


def lies(said: Corrections, orientation: str | None) -> Corrections:
    """Say how the matrix lies; None lets the sheet speak for itself."""
    return replace(said, orientation=orientation)


def uses(said: Corrections, scheme: str | None) -> Corrections:
    """Say which scheme the letters are of; None lets the sheet speak for itself."""
    return replace(said, scheme=scheme)


def leave_out(said: Corrections, first: tuple[int, int], last: tuple[int, int]) -> Corrections:
    """Say that a range is not to be read, or (said of one that is left out) that it is."""
    start, end = address(*first), address(*last)
    text = start if start == end else f"{start}:{end}"
    if text in said.ignored:
        return replace(said, ignored=tuple(other for other in said.ignored if other != text))
    return replace(said, ignored=(*said.ignored, text))


def is_remark(said: Corrections, first: tuple[int, int], last: tuple[int, int]) -> Corrections:
    """Say that a range is remarks, or (said of one that is said to be) that it isn't."""
    start, end = address(*first), address(*last)
    text = start if start == end else f"{start}:{end}"
    if text in said.remarks:
        return replace(said, remarks=tuple(other for other in said.remarks if other != text))
    return replace(said, remarks=(*said.remarks, text))


def read_again(said: Corrections, place: tuple[int, int]) -> Corrections:
    """Say that a cell that was left out, or called a remark, is to be read after all."""
    return replace(
        said, ignored=_without(said.ignored, place), remarks=_without(said.remarks, place)
    )


def _without(addresses: tuple[str, ...], place: tuple[int, int]) -> tuple[str, ...]:
    row, column = place
    kept = []
    for text in addresses:
        box = area(text)
        inside = box and box[0] <= row <= box[2] and box[1] <= column <= box[3]
        if not inside:
            kept.append(text)
    return tuple(kept)


def _toggled(rows: tuple[int, ...], row: int) -> tuple[int, ...]:
    if row in rows:
        return tuple(other for other in rows if other != row)
    return tuple(sorted((*rows, row)))
