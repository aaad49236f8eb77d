"""Loading and saving, from outside: what a user's file may be, and what is said of it."""

import json
from pathlib import Path

import pytest

from bhuki.errors import FileProblem
from bhuki.files.format import encode
from bhuki.files.store import load, save
from bhuki.matrix.matrix import Matrix
from tests.files.samples import small_matrix


@pytest.fixture
def matrix() -> Matrix:
    return small_matrix()


def test_a_saved_matrix_is_the_same_when_loaded(matrix: Matrix, tmp_path: Path) -> None:
    save(matrix, tmp_path / "m.bhuki")
    loaded = load(tmp_path / "m.bhuki")
    assert loaded.matrix == matrix
    assert loaded.problems == []
    assert not loaded.read_only


def test_a_file_in_another_layout_loads_the_same(matrix: Matrix, tmp_path: Path) -> None:
    document = json.loads(encode(matrix))
    (tmp_path / "m.bhuki").write_text(json.dumps(document, indent=4))
    loaded = load(tmp_path / "m.bhuki")
    assert loaded.matrix == matrix
    assert loaded.problems == []


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileProblem) as caught:
        load(tmp_path / "none.bhuki")
    assert str(caught.value) == "none.bhuki is not there. Check the name and the folder."
