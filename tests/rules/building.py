"""Small matrices for the tests of the rules, written as they look.

matrix = matrix_of("Boss Maker Council", {"Write the plan": "H U -"})
assert places(matrix, "nobody-does-it") == []
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bhuki.matrix.entities import (
    About,
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    RoleKind,
    RuleSetting,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from bhuki.rules.finding import Finding
from bhuki.rules.judge import judge

_ABOVE = Path(__file__).resolve().parents[3:]
SHARED = next((d for up in _ABOVE if (d := up / "shared/data").is_dir()), Path("shared/data"))

Roles = str | Sequence[Role]


def matrix_of(roles: Roles, rows: Mapping[str, str], scheme: str = "BHUKI") -> Matrix:
    """Make a matrix: role names separated by blanks, and a line of letters for each activity.

    Ids are the names; `-` is an empty cell, `K!` a veto, `I*` a cell with a note. An activity's
    name may begin with its section and a colon.
    """
    matrix = Matrix(about=About(scope="All of us"), scheme=shipped_scheme(scheme))
    listed = [Role(name, name) for name in roles.split()] if isinstance(roles, str) else roles
    matrix.roles = {role.id: role for role in listed}
    for n, (written, letters) in enumerate(rows.items(), 1):
        section, _colon, name = written.rpartition(":")
        if section:
            matrix.sections.setdefault(section, Section(section, section))
        activity = Activity(written, name.strip(), f"A{n}", section or None)
        matrix.activities[activity.id] = activity
        for role, text in zip(listed, letters.split(), strict=False):
            if text != "-":
                veto, note = "!" in text, "agreed" if "*" in text else ""
                codes = tuple(text.strip("!*").split("/")) if text.strip("!*") else ()
                matrix.assignments[activity.id, role.id] = Assignment(codes, veto, note)
    return matrix


def person(name: str, **values: Any) -> Role:
    """Make a role that one person holds; its id is its name."""
    return Role(name, name, **values)


def body(name: str, **values: Any) -> Role:
    """Make a role that a group holds."""
    return Role(name, name, kind=RoleKind.BODY, **values)


def switch_on(matrix: Matrix, rule: str, **values: float) -> Matrix:
    """Switch a rule on in a matrix, with other numbers than its own."""
    matrix.rules[rule] = RuleSetting(on=True, values=values)
    return matrix


def tagged(matrix: Matrix, **tags: str) -> Matrix:
    """Tag activities: the first, or those named by their number."""
    for number, tag in tags.items():
        for activity in matrix.activities.values():
            if activity.number == number:
                matrix.activities[activity.id] = msgspec.structs.replace(activity, tags=(tag,))
    return matrix


def found(matrix: Matrix, rule: str) -> list[Finding]:
    """Give what a rule finds, whether it is on by default or not."""
    setting = matrix.rules.get(rule, RuleSetting())
    matrix.rules[rule] = msgspec.structs.replace(setting, on=True)
    return [finding for finding in judge(matrix) if finding.rule == rule]


def places(matrix: Matrix, rule: str) -> list[str]:
    """Give where a rule finds something: the names of activity and role."""
    said = []
    for finding in found(matrix, rule):
        ids = [i for i in (finding.activity, finding.role) if i is not None]
        said.append(" / ".join(ids) or "matrix")
    return said


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
