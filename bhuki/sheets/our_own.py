"""Take back what our own exports write for the eye, so that they read back like any sheet.

Names are broken at hyphens, marked with stars that a footnote explains, and a workbook shows the
same matrix again on other sheets: by role, by activity, as points.
"""

import re
from functools import cache

from msgspec.structs import replace

from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import GENERATOR, Cell, FileKind, Grid, RawFile
from bhuki.texts import LANGUAGES, texts

_NAME = "Bhuki"
_RECORD = "bhuki-workbook"
_NAMES_ROW = ("-number", "-name")
# As the exports say them: what the marks at names mean.
_FOOTNOTES = ("Appointed for each project", "Appointed for each system")
_LONGEST_GROUP = 60
_MARK = re.compile(r"[\s\u00a0]\*{1,2}$")
_BROKEN = re.compile(r"(?<=\w)-\n(?=[^\W\d_])")


def as_written(raw: RawFile) -> RawFile:
    """Give a file with names as they are in the matrix, where it is one of ours."""
    if raw.kind is FileKind.XLSX and _is_workbook(raw):
        return replace(raw, grids=[_named(grid) if is_matrix(grid) else grid for grid in raw.grids])
    marked = any(line.lstrip("* ") in _footnotes() for line in raw.prose if line.startswith("*"))
    if raw.details.get(GENERATOR) == _NAME or (raw.kind is FileKind.MARKDOWN and marked):
        return replace(raw, grids=[_named(grid) for grid in raw.grids])
    return raw


def shown_again(raw: RawFile) -> frozenset[str]:
    """Give the names of the sheets of our own workbook that only show its matrix in other ways."""
    if raw.kind is not FileKind.XLSX or not _is_workbook(raw):
        return frozenset()
    return frozenset(grid.name for grid in raw.grids if not is_matrix(grid))


def tell_groups(found: Found, prose: list[str]) -> None:
    """Give roles their groups where lines of text name a group and then its roles, one by one."""
    if found.orientation is not Orientation.ROLES_IN_COLUMNS or any(r.group for r in found.roles):
        return
    names = {role.name for role in found.roles}
    told = [pair for line in prose for pair in _group_in(line, names)]
    groups = {name: group for group, roles in told for name in roles}
    if any(len(roles) > 1 for _, roles in told):
        for role in found.roles:
            role.group = groups.get(role.name)


def _group_in(line: str, names: set[str]) -> list[tuple[str, list[str]]]:
    """Read `Business Owner, User` where `Owner` and `User` are roles."""
    found = []
    for name in (n for n in names if f" {n}" in line):
        group, _, rest = line.partition(f" {name}")
        others = _split(rest.removeprefix(", "), names) if rest.startswith(", ") else []
        named = group and len(group) < _LONGEST_GROUP and group[-1].isalnum()
        if named and others is not None and (others or not rest):
            found.append((group, [name, *others]))
    return [min(found, key=lambda pair: len(pair[0]))] if found else []


def _split(text: str, names: set[str]) -> list[str] | None:
    """Split a list of names, which may have commas themselves; None where others stand in it."""
    found: list[str] = []
    while text:
        fitting = [n for n in names if text == n or text.startswith(f"{n}, ")]
        if not fitting:
            return None
        name = max(fitting, key=len)
        found.append(name)
        text = text[len(name) :].removeprefix(", ")
    return found


def is_matrix(grid: Grid) -> bool:
    """Say whether a sheet is our workbook's matrix: a hidden row names its columns for us."""
    hidden = set(grid.hidden_rows)
    named = [cell.text for cell in grid.cells if cell.row in hidden and cell.column <= 2]
    return tuple(named[:2]) == _NAMES_ROW


def _is_workbook(raw: RawFile) -> bool:
    return any(grid.hidden and grid.cells and grid.cells[0].text == _RECORD for grid in raw.grids)


@cache
def _footnotes() -> frozenset[str]:
    return frozenset(texts(language)(text) for language in LANGUAGES for text in _FOOTNOTES)


def _named(grid: Grid) -> Grid:
    return replace(grid, cells=[_named_cell(cell) for cell in grid.cells])


def _named_cell(cell: Cell) -> Cell:
    text = _MARK.sub("", _BROKEN.sub("", cell.text.replace("\u00ad", "")))
    return cell if text == cell.text else replace(cell, text=text)
