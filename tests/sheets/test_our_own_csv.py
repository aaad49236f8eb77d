"""What we export as CSV is read back as it was, as any sheet is."""

from pathlib import Path

import pytest

from bhuki.catalogues import new_matrix, templates
from bhuki.exports.delimited import write_delimited
from bhuki.matrix.changes import change_activities
from bhuki.sheets import read_file
from bhuki.sheets.to_matrix import matrices_of
from tests.sheets.test_our_own_exports import said


@pytest.mark.parametrize("template", ["kl2012-figure-15"])
def test_a_template_comes_back(template: str, tmp_path: Path) -> None:
    assert template in {known.id for known in templates()}
    matrix = new_matrix(template, "da")
    write_delimited(matrix, tmp_path / "matrix.csv")
    reading = read_file(tmp_path / "matrix.csv")
    (back,) = matrices_of(reading.sheets)
    assert said(back.matrix) == said(matrix)
    assert reading.to_json()["leftover"] == []


@pytest.mark.parametrize("name", ["=SUM(A1)", "-5 days", "'=1+1", "'quoted'", "@home"])
def test_a_name_that_looks_like_a_formula_comes_back(name: str, tmp_path: Path) -> None:
    matrix = new_matrix("kl2012-figure-15", "da")
    first = matrix.activity_order()[0]
    change_activities(matrix, [first.id], name=name).apply(matrix)
    write_delimited(matrix, tmp_path / "matrix.csv")
    (back,) = matrices_of(read_file(tmp_path / "matrix.csv").sheets)
    assert back.matrix.activity_order()[0].name == name
