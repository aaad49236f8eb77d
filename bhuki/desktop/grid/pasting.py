"""Work out what a pasted block means before anything is changed: all of it, or nothing.

    plan = plan_paste(rows, Target(...), matrix)
    plan.values                     # what to set, cell by cell
    # raises PasteRefusedError, naming the cell that isn't letters or what doesn't fit

A block with headings of its own is placed by them, but only where every heading is one of the
matrix's own names; otherwise it goes in at the cursor, as it stands.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from bhuki.desktop.grid.blocks import Block, OwnBlock
from bhuki.desktop.grid.letter_text import NotLettersError, letters_in
from bhuki.errors import BhukiError
from bhuki.matrix.changes import EMPTY
from bhuki.matrix.entities import Activity, Assignment, CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_


class PasteRefusedError(BhukiError):
    """Raised when a block can't be pasted whole; it names the cell, or what is too much."""


class Target(NamedTuple):
    """Where a block goes: the rows and columns from the cursor on, and how many are selected."""

    activities: Sequence[Activity]
    roles: Sequence[Role]
    selected_rows: int = 1
    selected_columns: int = 1
    all_activities: Sequence[Activity] = ()
    all_roles: Sequence[Role] = ()


Values = dict[CellKey, Assignment | None]


def plan_paste(block: Block, target: Target, matrix: Matrix) -> Values:
    """Say what a block from elsewhere sets."""
    by_name = _placed_by_headings(block, target)
    rows, activities, roles = by_name or _repeated(block, target)
    values: Values = {}
    for row, activity in zip(rows, activities, strict=True):
        for text, role in zip(row, roles, strict=True):
            cell = (activity.id, role.id)
            before = matrix.assignments.get(cell, EMPTY)
            letters = _read(text, activity, role, matrix, before)
            values[cell] = msgspec.structs.replace(before, letters=letters)
    return values


def plan_own(block: OwnBlock, target: Target, matrix: Matrix) -> Values:
    """Say what a block copied in Bhuki sets, notes and vetoes and all."""
    if block.scheme != matrix.scheme.id:
        return plan_paste(
            [[a.text if a else "" for a in row] for row in block.rows], target, matrix
        )
    numbers = [[f"{r}:{c}" for c in range(len(row))] for r, row in enumerate(block.rows)]
    rows, activities, roles = _repeated(numbers, target, filled=True)
    values: Values = {}
    for row, activity in zip(rows, activities, strict=True):
        for number, role in zip(row, roles, strict=True):
            r, c = number.split(":")
            values[activity.id, role.id] = block.rows[int(r)][int(c)]
    return values


def _read(
    text: str, activity: Activity, role: Role, matrix: Matrix, before: Assignment
) -> tuple[str, ...]:
    try:
        return letters_in(text, matrix.scheme, before.letters)
    except NotLettersError as problem:
        raise PasteRefusedError(
            N_("Nothing was pasted: “{said}” at {role}, {activity} is no letter of {scheme}."),
            said=_short(problem.text),
            role=role.name,
            activity=activity.number or activity.name,
            scheme=matrix.scheme.name(matrix.language),
        ) from problem


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


Placed = tuple[list[list[str]], list[Activity], list[Role]]


def _repeated(block: Block, target: Target, *, filled: bool = False) -> Placed:
    """Lay a block at the cursor, over and over where the selection is a multiple of it."""
    if not filled:
        block = _fitting(block, target)
    height, width = len(block), len(block[0])
    rows = target.selected_rows if target.selected_rows % height == 0 else height
    columns = target.selected_columns if target.selected_columns % width == 0 else width
    rows, columns = max(rows, height), max(columns, width)
    if rows > len(target.activities) or columns > len(target.roles):
        raise PasteRefusedError(
            N_(
                "Nothing was pasted: {rows} rows and {columns} columns don't fit here; "
                "{rows_left} rows and {columns_left} columns are left."
            ),
            rows=rows,
            columns=columns,
            rows_left=len(target.activities),
            columns_left=len(target.roles),
        )
    whole = [[block[r % height][c % width] for c in range(columns)] for r in range(rows)]
    return whole, list(target.activities[:rows]), list(target.roles[:columns])


def _fitting(block: Block, target: Target) -> Block:
    """Drop empty rows and columns at the end that would reach beyond the matrix."""
    while len(block) > max(1, len(target.activities)) and not any(c.strip() for c in block[-1]):
        block = block[:-1]
    room = max(1, len(target.roles))
    while block and len(block[0]) > room and not any(row[-1].strip() for row in block):
        block = [row[:-1] for row in block]
    return block


def _placed_by_headings(block: Block, target: Target) -> Placed | None:
    """Place a block by its own headings; None where they aren't all names of ours."""
    if len(block) < 2 or len(block[0]) < 2:
        return None
    roles = _named([text for text in block[0] if text.strip()], _by_name(target.all_roles))
    if roles is None or len(roles) < 1:
        return None
    lead = _leading_blanks(block, len(roles))
    if lead is None:
        return None
    body = [row[lead : lead + len(roles)] for row in block[1:]]
    titles = [[text.strip() for text in row[:lead]] for row in block[1:]]
    activities = _activities_of(titles, target) if lead else list(target.activities[: len(body)])
    if activities is None or len(activities) != len(body):
        return None
    return body, activities, roles


def _leading_blanks(block: Block, count: int) -> int | None:
    """Give how many columns stand before the roles' headings; None where those have gaps."""
    filled = [n for n, text in enumerate(block[0]) if text.strip()]
    lead = filled[0]
    together = filled == list(range(lead, lead + count))
    rest_is_empty = not any(text.strip() for row in block for text in row[lead + count :])
    return lead if together and rest_is_empty else None


def _activities_of(titles: list[list[str]], target: Target) -> list[Activity] | None:
    names: dict[str, Activity | None] = {}
    for activity in target.all_activities:
        for name in {activity.name, activity.number, activity.title} - {""}:
            key = _key(name)
            names[key] = None if key in names else activity  # two of one name tell nothing
    found: list[Activity] = []
    for row in titles:
        said = [text for text in row if text]
        known = [names.get(_key(text)) for text in (" ".join(said), *said)]
        one = next((activity for activity in known if activity is not None), None)
        if one is None:
            return None
        found.append(one)
    return found if len({a.id for a in found}) == len(found) else None


def _by_name(roles: Sequence[Role]) -> Mapping[str, Role]:
    names: dict[str, Role] = {}
    for role in roles:
        names.setdefault(_key(role.name), role)
    return names


def _named(texts: list[str], names: Mapping[str, Role]) -> list[Role] | None:
    found = [names.get(_key(text)) for text in texts]
    known = [role for role in found if role is not None]
    return known if known and len({r.id for r in known}) == len(texts) else None


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
