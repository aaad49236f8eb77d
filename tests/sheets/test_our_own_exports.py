"""What we export is read back like any foreign sheet: names, groups, sections and letters."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bhuki.catalogues import new_matrix
from bhuki.exports import export
from bhuki.matrix.entities import (
    About,
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from bhuki.sheets import read_file
from bhuki.sheets.to_matrix import matrices_of
from tests.sheets.lookalikes.words import LANGUAGES

SUFFIXES = (".md", ".html", ".csv", ".xlsx")


def said(matrix: Matrix) -> tuple[object, ...]:
    roles = [
        (role.name, group.name if (group := matrix.group_of(role)) else "")
        for role in matrix.role_order()
    ]
    activities = [
        (a.number, a.name, [s.name for s in matrix.section_path(a.section)])
        for a in matrix.activity_order()
    ]
    cells = {
        (matrix.activities[a].name, matrix.roles[r].name): found.letters
        for (a, r), found in matrix.assignments.items()
        if found.letters
    }
    return roles, activities, cells


@st.composite
def sensible_matrices(draw: st.DrawFn) -> Matrix:
    """Draw a matrix such as people make: names, groups, two levels of sections, each row a main."""
    words = LANGUAGES["da"]
    scheme = shipped_scheme("BHUKI")
    matrix = Matrix(about=About(title="Roller og ansvar", language="da"), scheme=scheme)
    count = draw(st.integers(3, 7))
    for n in range(draw(st.integers(0, 2))):
        matrix.groups[f"g{n}"] = RoleGroup(f"g{n}", ("Linjeorganisation", "Projektledelse")[n])
    groups = list(matrix.groups)
    for n, name in enumerate(draw(st.permutations(words.roles))[:count]):
        group = groups[min(n * len(groups) // count, len(groups) - 1)] if groups else None
        appointed = draw(st.sampled_from(Appointed))
        matrix.roles[f"r{n}"] = Role(f"r{n}", name, group, appointed=appointed)
    path: list[str] = []
    if draw(st.booleans()):
        matrix.sections["top"] = Section("top", "Overordnet planlægning")
        path = ["top"]
    for n, name in enumerate(words.sections[: draw(st.integers(1, 3))]):
        matrix.sections[f"s{n}"] = Section(f"s{n}", name, path[0] if path else None)
    sections = [section for section in matrix.sections if section != "top"]
    names = draw(st.permutations(words.activities))[: draw(st.integers(len(sections) + 2, 10))]
    for n, name in enumerate(names):
        section = sections[n * len(sections) // len(names)]
        matrix.activities[f"a{n}"] = Activity(f"a{n}", name, f"DTS{n + 1}", section)
        main = n if n < 2 else draw(st.integers(0, count - 1))  # more than one role has letters
        for r in range(count):
            others = _CELLS if n == 0 else [(), (), *_CELLS]  # every role has something to do
            letters: Any = ("H",) if r == main else draw(st.sampled_from(others))
            if letters:
                matrix.assignments[f"a{n}", f"r{r}"] = Assignment(letters)
    return matrix


_CELLS = (("U",), ("K",), ("I",), ("B",), ("B", "U"))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(matrix=sensible_matrices())
def test_any_matrix_comes_back(matrix: Matrix, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"matrix{suffix}"
    export(matrix, path)
    (back,) = matrices_of(read_file(path).sheets)
    assert said(back.matrix) == said(matrix)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_figure_comes_back(suffix: str, tmp_path: Path) -> None:
    matrix = new_matrix("kl2012-figure-15", "da")
    path = tmp_path / f"matrix{suffix}"
    export(matrix, path)
    (back,) = matrices_of(read_file(path).sheets)
    assert said(back.matrix) == said(matrix)
