"""Matrices for the command line to work on."""

from pathlib import Path

import pytest

from bhuki.files.store import save
from bhuki.matrix.entities import About, Acceptance, Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix


def small_matrix() -> Matrix:
    """Make a matrix with one error: two main responsible for its second activity."""
    matrix = Matrix(about=About(title="Plan", language="en"))
    for number, name in enumerate(("Clerk", "Head", "Board")):
        matrix.roles[f"r{number}"] = Role(f"r{number}", name)
    for number, name in enumerate(("Draft the plan", "Agree on it", "Tell everybody"), start=1):
        matrix.activities[f"a{number}"] = Activity(f"a{number}", name, str(number))
    letters = {"a1": ("U", "H", "B"), "a2": ("H", "H", "B"), "a3": ("HU", "K", "I")}
    for activity, row in letters.items():
        for column, codes in enumerate(row):
            matrix.assignments[activity, f"r{column}"] = Assignment(tuple(codes))
    return matrix


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """Give a small matrix with one error, as a file."""
    path = tmp_path / "plan.bhuki"
    save(small_matrix(), path)
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Give a small matrix without errors, as a file."""
    matrix = small_matrix()
    matrix.assignments["a2", "r0"] = Assignment(("U",))
    path = tmp_path / "good.bhuki"
    save(matrix, path)
    return path


@pytest.fixture
def settled(tmp_path: Path) -> Path:
    """Give the matrix with one error, which someone has accepted."""
    from bhuki.rules.judge import judge  # noqa: PLC0415 - only this fixture judges

    matrix = small_matrix()
    for finding in judge(matrix):
        matrix.accepted[finding.key] = Acceptance("They share it", "AB", state=finding.state)
    path = tmp_path / "settled.bhuki"
    save(matrix, path)
    return path
