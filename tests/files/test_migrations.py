"""Files of older versions open as if written today."""

from pathlib import Path
from typing import Any

import pytest

from bhuki.files.format import VERSION, encode
from bhuki.files.migrations import MIGRATIONS, migrated
from bhuki.files.store import load
from tests.files.samples import small_matrix

VERSIONS = Path(__file__).parent / "versions"


def test_there_is_a_step_from_every_version_and_a_sample_of_each() -> None:
    assert len(MIGRATIONS) == VERSION - 1
    samples = {path.name for path in VERSIONS.iterdir()}
    assert samples == {f"version-{n}.bhuki" for n in range(1, VERSION + 1)}


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_any_version_opens_as_the_same_matrix(version: int) -> None:
    loaded = load(VERSIONS / f"version-{version}.bhuki")
    assert loaded.matrix == small_matrix()
    assert loaded.problems == []
    assert loaded.version == version
    assert not loaded.read_only


def test_todays_sample_is_what_is_written_today() -> None:
    """If this fails, the format has changed: raise VERSION, add a step and a new sample."""
    sample = VERSIONS / f"version-{VERSION}.bhuki"
    assert sample.read_bytes() == encode(small_matrix())


def test_the_steps_are_taken_in_their_order_from_the_files_own_version() -> None:
    def step(name: str) -> Any:
        return lambda document: {**document, "taken": [*document.get("taken", []), name]}

    steps = (step("1 to 2"), step("2 to 3"), step("3 to 4"))
    assert migrated({"bhuki": 1}, 1, steps)["taken"] == ["1 to 2", "2 to 3", "3 to 4"]
    assert migrated({"bhuki": 3}, 3, steps)["taken"] == ["3 to 4"]
    assert "taken" not in migrated({"bhuki": 9}, 9, steps)
