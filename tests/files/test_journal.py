"""The journal: what was done is found again, whatever happened to the process or the file."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from bhuki.errors import FileProblem
from bhuki.files.format import encode
from bhuki.files.journal import Journal, LeftBehind, discard, left_behind, read_journal, seal
from bhuki.files.recovery import prepare
from bhuki.files.store import load, save
from bhuki.matrix.changes import add_activities, add_roles, assign
from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix


def a_matrix() -> Matrix:
    matrix = Matrix()
    add_roles(matrix, [Role("r1", "It-chef"), Role("r2", "Systemejer")]).apply(matrix)
    add_activities(matrix, [Activity("a1", "Udarbejde"), Activity("a2", "Godkende")]).apply(matrix)
    return matrix


def edit_through(journal: Journal, matrix: Matrix, letters: str) -> None:
    for n, letter in enumerate(letters):
        edit = assign(matrix, [(f"a{n % 2 + 1}", f"r{n // 2 % 2 + 1}")], [letter])
        journal.write(edit)
        edit.apply(matrix)


def only(folder: Path) -> LeftBehind:
    (found,) = left_behind(folder)
    return found


def restored(found: LeftBehind) -> Matrix:
    recovery = prepare(found)
    for edit in recovery.edits:
        edit.apply(recovery.matrix)
    return recovery.matrix


def test_a_matrix_never_saved_comes_back(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "HUKI")
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_only_what_came_after_the_last_save_is_left(tmp_path: Path) -> None:
    matrix, path = a_matrix(), tmp_path / "m.bhuki"
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "HU")
    save(matrix, path)
    journal.restart(path, seal(path.read_bytes()))
    edit_through(journal, matrix, "KI")
    journal.leave()
    found = only(tmp_path)
    assert len(found.edits) == 2
    assert restored(found) == matrix


def test_looking_leaves_no_journal(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    journal.sync()
    journal.leave()
    assert list(tmp_path.iterdir()) == []


def test_a_closed_journal_is_gone(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")
    journal.close()
    assert list(tmp_path.iterdir()) == []


def test_a_living_process_keeps_its_journal_to_itself(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")
    assert left_behind(tmp_path) == []
    journal.close()


def test_a_killed_process_loses_no_edit(tmp_path: Path) -> None:
    script = f"""
import os, signal
from pathlib import Path
from bhuki.files.journal import Journal
from bhuki.matrix.edits import Edit, Label
from bhuki.files.format import encode
from bhuki.matrix.matrix import Matrix
journal = Journal(Path({str(tmp_path)!r}), lambda: encode(Matrix()))
for n in range(100):
    journal.write(Edit(Label("step", {{"n": n}})))
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script], check=False, timeout=30)
    found = only(tmp_path)
    assert [edit.label.values["n"] for edit in found.edits] == list(range(100))


@given(place=st.floats(0, 1), flip=st.integers(1, 255), cut=st.integers(0, 40))
def test_damage_is_found_and_the_other_lines_kept(
    tmp_path_factory: pytest.TempPathFactory, place: float, flip: int, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("journal")
    matrix = a_matrix()
    journal = Journal(folder, lambda: encode(matrix))
    edit_through(journal, matrix, "HUKIHUKI")
    journal.leave()
    (name,) = folder.glob("*.journal")
    whole = read_journal(name)
    data = bytearray(name.read_bytes())
    data[int(place * (len(data) - 1))] ^= flip
    name.write_bytes(data[: len(data) - cut])
    found = read_journal(name)
    lines_hit = 2 + (1 if cut else 0)  # a flipped line end joins two lines
    assert len(found.edits) >= len(whole.edits) - lines_hit
    assert all(edit in whole.edits for edit in found.edits)


def test_a_file_changed_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    matrix, path = a_matrix(), tmp_path / "m.bhuki"
    save(matrix, path)
    journal = Journal(tmp_path, lambda: encode(matrix))
    journal.restart(path, seal(path.read_bytes()))
    edit_through(journal, matrix, "HU")
    journal.leave()
    theirs = a_matrix()
    assign(theirs, [("a1", "r1")], ["B"]).apply(theirs)
    save(theirs, path)
    recovery = prepare(only(tmp_path))
    assert recovery.file_changed
    assert recovery.path is None
    assert load(path).matrix == theirs


def test_without_its_base_and_with_another_file_it_says_so(tmp_path: Path) -> None:
    matrix, path = a_matrix(), tmp_path / "m.bhuki"
    save(matrix, path)
    journal = Journal(tmp_path, lambda: encode(matrix))
    journal.restart(path, seal(path.read_bytes()))
    edit_through(journal, matrix, "H")
    journal.leave()
    (name,) = tmp_path.glob("*.journal")
    lines = name.read_bytes().split(b"\n")
    name.write_bytes(b"\n".join([lines[0], b"00000000 torn", *lines[2:]]))
    found = only(tmp_path)
    assert restored(found) == matrix  # the file is still the same: it will do
    path.write_bytes(b"{}")
    with pytest.raises(FileProblem):
        prepare(found)


def test_compacting_keeps_everything_and_shrinks(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "HUKI" * 100)
    (name,) = tmp_path.glob("*.journal")
    before = name.stat().st_size
    journal.compact()
    assert name.stat().st_size < before
    edit_through(journal, matrix, "BH")
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_a_journal_of_rubbish_is_put_aside_not_deleted(tmp_path: Path) -> None:
    (tmp_path / "x.journal").write_bytes(b"rubbish\nmore\n")
    assert left_behind(tmp_path) == []
    assert (tmp_path / "x.damaged").read_bytes() == b"rubbish\nmore\n"


def test_a_lock_that_can_not_be_let_go_of_hinders_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")

    def broken(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(FileLock, "release", broken)
        journal.restart(None)
    assert list(tmp_path.iterdir()) == []
    edit_through(journal, matrix, "U")
    assert journal.trouble is None
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_a_journal_that_broke_off_stays_ours_until_a_whole_one_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", broken)
        journal.sync()
    assert journal.trouble is not None
    assert left_behind(tmp_path) == []  # another window that starts now has no part in it
    edit_through(journal, matrix, "U")
    assert len(list(tmp_path.glob("*.journal"))) == 1
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_a_journal_that_broke_off_at_the_end_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_a_journal_that_can_not_be_removed_is_not_offered_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")

    def held(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "held")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        journal.restart(None)
    assert list(tmp_path.glob("*.journal"))
    assert left_behind(tmp_path) == []


def test_compacting_goes_on_where_the_old_file_closes_badly(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "HUKI")
    journal._file = _ClosesBadly(journal._file)  # type: ignore[assignment]
    journal.compact()
    edit_through(journal, matrix, "B")
    journal.leave()
    assert restored(only(tmp_path)) == matrix


class _ClosesBadly:
    """A file whose last bytes went wrong on a disk far away."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def close(self) -> None:
        self._file.close()
        raise OSError(errno.EIO, "far away")


def test_a_discarded_journal_leaves_nothing(tmp_path: Path) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")
    journal.leave()
    discard(only(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_journal_that_cannot_be_written_says_so_and_stops_nobody(tmp_path: Path) -> None:
    matrix = a_matrix()
    (tmp_path / "file").touch()
    journal = Journal(tmp_path / "file", lambda: encode(matrix))  # no folder at all
    edit_through(journal, matrix, "H")
    assert journal.trouble is not None
    assert matrix.letters("a1", "r1") == ("H",)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_beginning_that_was_torn_holds_no_edit_and_is_tidied(tmp_path: Path, kept: float) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")
    journal.leave()
    (name,) = tmp_path.glob("*.journal")
    beginning = b"\n".join(name.read_bytes().split(b"\n")[:2])
    name.write_bytes(beginning[: int(len(beginning) * kept)])
    assert left_behind(tmp_path) == []
    assert list(tmp_path.iterdir()) == []


def test_a_beginning_that_the_disk_has_no_room_for_is_taken_away_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = a_matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))

    def half(self: Journal, data: bytes) -> None:
        assert self._file is not None
        self._file.write(data[:100])
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Journal, "_put", half)
        edit_through(journal, matrix, "H")
    assert journal.trouble is not None
    assert list(tmp_path.glob("*.journal")) == []
    edit_through(journal, matrix, "UK")  # there is room again
    journal.leave()
    assert restored(only(tmp_path)) == matrix


def test_a_large_matrix_alone_is_no_reason_to_compact(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bhuki.files.journal.COMPACT_AT", 400)
    matrix = a_matrix()
    matrix.about = msgspec.structs.replace(matrix.about, title="x" * 1000)
    journal = Journal(tmp_path, lambda: encode(matrix))
    edit_through(journal, matrix, "H")
    assert not journal.wants_compacting
    edit_through(journal, matrix, "UKI")
    assert journal.wants_compacting
    journal.compact()
    assert not journal.wants_compacting
    journal.close()
