"""The last versions of a file are kept when it is saved over."""

import os
from pathlib import Path

import pytest

from bhuki.files.versions import keep_version, versions_of


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BHUKI_STATE", str(tmp_path / "state"))


def saved(path: Path, text: str, at: float) -> None:
    path.write_text(text)
    os.utime(path, (at, at))


def test_the_latest_come_first_and_only_so_many_stay(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    for n in range(5):
        saved(path, f"version {n}", 1_700_000_000 + n)
        keep_version(path, most=3)
    kept = [version.path.read_text() for version in versions_of(path)]
    assert kept == ["version 4", "version 3", "version 2"]


def test_a_user_who_wants_none_has_none(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    saved(path, "one", 1_700_000_000)
    keep_version(path, most=2)
    keep_version(path, most=0)
    assert versions_of(path) == []


def test_two_files_of_one_name_keep_theirs_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        saved(tmp_path / folder / "m.bhuki", folder, 1_700_000_000)
        keep_version(tmp_path / folder / "m.bhuki", most=2)
    (version,) = versions_of(tmp_path / "a" / "m.bhuki")
    assert version.path.read_text() == "a"


def test_a_file_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    keep_version(tmp_path / "new.bhuki", most=3)
    assert versions_of(tmp_path / "new.bhuki") == []
