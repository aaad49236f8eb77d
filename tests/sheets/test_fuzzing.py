"""Broken files, made by chance from fixed seeds: read or refused in one line, all accounted for."""

from pathlib import Path

import pytest

from tests.sheets import collected
from tests.sheets.fuzzing import check, make_broken


@pytest.mark.parametrize("first", [9000, 9010, 9020, 9030])
def test_broken_files_are_read_or_refused(tmp_path: Path, first: int) -> None:
    for seed in range(first, first + 8):
        check(make_broken(seed, tmp_path, collected.paths()))
