"""Matrices to export: one that uses everything, and the simplest there is."""

import pytest

from bhuki.matrix.entities import About, Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from tests.exports.matrices import everything


@pytest.fixture
def matrix() -> Matrix:
    """A matrix that uses everything."""
    return everything()


@pytest.fixture
def raci() -> Matrix:
    """An English RACI matrix of two rows without groups or sections."""
    made = Matrix(about=About(title="Launch", language="en"), scheme=shipped_scheme("RACI"))
    for n, name in enumerate(["Sponsor", "Project manager", "Developer"]):
        made.roles[f"r{n}"] = Role(f"r{n}", name)
    for n, name in enumerate(["Plan", "Build"]):
        made.activities[f"a{n}"] = Activity(f"a{n}", name)
    made.assignments["a0", "r0"] = Assignment(("A",))
    made.assignments["a0", "r1"] = Assignment(("R",))
    made.assignments["a1", "r1"] = Assignment(("R", "A"))
    return made
