"""Small matrices for the tests of the rules, written as they look.

matrix = grid("BHUKI", '''
                  Boss   Maker  Asked
    Do the work   H      U      K
''')
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bhuki.matrix.entities import (
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    RoleKind,
    Section,
)
from bhuki.matrix.matrix import About, Matrix
from bhuki.matrix.scheme import shipped_scheme

_ABOVE = Path(__file__).resolve().parents[3:]
SHARED = next((d for up in _ABOVE if (d := up / "shared/data").is_dir()), Path("shared/data"))


def matrix_of(
    roles: str | list[Role],
    rows: dict[str, str] | list[tuple[str, str]],
    scheme: str = "BHUKI",
    *,
    sections: bool = False,
) -> Matrix:
    """Make a matrix: role names separated by blanks, and a line of letters for each activity.

    `-` is an empty cell. Ids are the names. With `sections`, what stands before a colon in an
    activity's name is its section.
    """
    matrix = Matrix(about=About(scope="All of us"), scheme=shipped_scheme(scheme))
    listed = roles if isinstance(roles, list) else [Role(name, name) for name in roles.split()]
    matrix.roles = {role.id: role for role in listed}
    for n, (name, letters) in enumerate(rows.items() if isinstance(rows, dict) else rows, 1):
        section = None
        if sections and ":" in name:
            section, name = (part.strip() for part in name.split(":", 1))  # noqa: PLW2901
            matrix.sections.setdefault(section, Section(section, section))
        activity_id = name if name not in matrix.activities else f"{name}~{n}"
        matrix.activities[activity_id] = Activity(activity_id, name, f"A{n}", section)
        for role, text in zip(listed, letters.split(), strict=False):
            if text != "-":
                matrix.assignments[activity_id, role.id] = Assignment(tuple(text.split("/")))
    return matrix


def person(name: str, **values: object) -> Role:
    """Make a role that one person holds; its id is its name."""
    return Role(name, name, **values)  # type: ignore[arg-type]


def body(name: str, **values: object) -> Role:
    """Make a role that a group holds."""
    return Role(name, name, kind=RoleKind.BODY, **values)  # type: ignore[arg-type]


def figure_15() -> Matrix:
    """Read the example of KL & Devoteam 2012, or skip where its data is not at hand."""
    if not (SHARED / "figure15.csv").exists():
        pytest.skip("the data of figure 15 is not beside this checkout")
    matrix = Matrix(about=About(title="Digitalisering i kommunen", scope="Kommunen"))
    for row in _table("figure15_roles.csv"):
        name, group = row["role"], row["group"]
        matrix.groups.setdefault(group, RoleGroup(group, group))
        appointed = Appointed.STANDING
        if "projekt" in row["group_note"]:
            appointed = Appointed.PER_PROJECT
        elif "system" in row["group_note"]:
            appointed = Appointed.PER_SYSTEM
        matrix.roles[name] = Role(name, name, group, appointed=appointed)
    for row in _table("figure15.csv"):
        top, section = row["group"], row["subgroup"]
        matrix.sections.setdefault(top, Section(top, top))
        matrix.sections.setdefault(section, Section(section, section, top))
        number = row["number"]
        matrix.activities[number] = Activity(number, row["activity"], number, section)
        for role in matrix.roles:
            if row[role]:
                matrix.assignments[number, role] = Assignment(tuple(row[role].split("/")))
    return matrix


def _table(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
