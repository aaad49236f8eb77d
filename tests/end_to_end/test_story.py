"""One afternoon with Bhuki, in a real window and with real keys, from an empty start page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bhuki.exports.reading_back import read_workbook
from bhuki.files.store import load
from bhuki.matrix.matrix import Matrix
from bhuki.rules.judge import judge, open_findings
from tests.end_to_end.screen import Program, screen, until

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def display() -> Iterator[str]:
    with screen() as name:
        yield name


def first_row(matrix: Matrix) -> list[tuple[str, ...]]:
    """Give the letters of the first activity, role by role."""
    activity = matrix.activity_order()[0]
    return [matrix.letters(activity.id, role.id) for role in matrix.role_order()]


def rules_of_first_row(matrix: Matrix) -> set[str]:
    first = matrix.activity_order()[0].id
    return {f.rule for f in open_findings(judge(matrix)) if f.activity == first}


def saved(bhuki: Program, file: Path, wanted: list[tuple[str, ...]]) -> None:
    """Save, and wait until the file's first row begins with these letters."""
    bhuki.keys("ctrl+s")
    until(f"{wanted} in the file", lambda: first_row(load(file).matrix)[: len(wanted)] == wanted)


def test_from_a_catalogue_to_a_workbook(display: str, tmp_path: Path) -> None:
    file, workbook = tmp_path / "workshop.bhuki", tmp_path / "workshop.xlsx"
    with Program(display, tmp_path) as bhuki:
        # New, from a list of activities: the last thing before the first button is its list.
        bhuki.wait_for_window("^Bhuki$")
        bhuki.keys("shift+Tab", "shift+Tab", "Home", "space", "Tab", "Tab", "space")
        bhuki.wait_for_window("Digital")

        # Fill the first row, with one A too many, and save under a name.
        bhuki.keys("ctrl+Home", "Right", "r", "Right", "a", "Right", "a")
        bhuki.keys("ctrl+s")
        bhuki.wait_for_window("Save as")
        bhuki.type(str(file))
        bhuki.keys("Return")
        until("the file is there", file.exists)
        bhuki.wait_for_window("workshop")
        broken = [(), ("R",), ("A",), ("A",)]
        saved(bhuki, file, broken)
        assert "several-main-responsible" in rules_of_first_row(load(file).matrix)

        # Walk the open points: the first answer mends the row.
        bhuki.keys("F8", "1", "Escape")
        mended = [(), ("R",), ("A",), ("C",)]
        saved(bhuki, file, mended)
        assert "several-main-responsible" not in rules_of_first_row(load(file).matrix)

        # Back and forth.
        bhuki.keys("ctrl+z")
        saved(bhuki, file, broken)
        bhuki.keys("ctrl+y")
        saved(bhuki, file, mended)
        bhuki.keys("ctrl+w")
        until("the program ends with its last window", bhuki.ended)
        assert bhuki.process.returncode == 0
        assert "Traceback" not in bhuki.errors()

    with Program(display, tmp_path, str(file)) as bhuki:
        bhuki.wait_for_window("workshop")
        bhuki.keys("ctrl+e")
        bhuki.wait_for_window("Export")
        bhuki.keys("ctrl+a")
        bhuki.type(str(workbook))
        bhuki.keys("Return")
        until("the workbook is there", lambda: workbook.exists() and workbook.stat().st_size)
        bhuki.wait_for_window("workshop")
        bhuki.keys("ctrl+q")
        until("the program ends when told to", bhuki.ended)
        assert "Traceback" not in bhuki.errors()
    assert first_row(read_workbook(workbook).matrix) == first_row(load(file).matrix)
    assert len(load(file).matrix.activities) == 22
