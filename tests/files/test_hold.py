"""Who has a file open: told to the second who comes, taken over from the dead."""

import errno
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from bhuki.files import hold as room
from bhuki.files.hold import STALE_AFTER, HeldBy, Hold, note_beside, take_hold


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BHUKI_STATE", str(tmp_path / "state"))


def note_of(path: Path, *, host: str, session: str = "abc") -> Path:
    note = note_beside(path)
    held = HeldBy("Anne", host, session, datetime.now().astimezone())
    note.write_bytes(msgspec.json.encode(held))
    return note


def test_a_note_lies_beside_the_file_while_it_is_open(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    hold = take_hold(path)
    assert isinstance(hold, Hold)
    assert note_beside(path).exists()
    hold.release()
    assert not note_beside(path).exists()


def test_another_process_that_lives_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    script = (
        "import sys\nfrom pathlib import Path\nfrom bhuki.files.hold import take_hold\n"
        "take_hold(Path(sys.argv[1]))\nprint('held', flush=True)\nsys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        held = take_hold(path)
        assert isinstance(held, HeldBy)
        other.kill()
        other.communicate()
    assert isinstance(take_hold(path), Hold)


def test_another_machine_holds_while_it_gives_signs_of_life(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    note = note_of(path, host="another")
    held = take_hold(path)
    assert isinstance(held, HeldBy)
    assert held.who == "Anne"
    long_ago = note.stat().st_mtime - STALE_AFTER - 1
    os.utime(note, (long_ago, long_ago))
    assert isinstance(take_hold(path), Hold)


def test_a_note_of_rubbish_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    note_beside(path).write_bytes(b"\x00rubbish")
    assert isinstance(take_hold(path), Hold)


def test_only_our_own_note_is_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    hold = take_hold(path)
    assert isinstance(hold, Hold)
    note = note_of(path, host="another")
    hold.release()
    assert note.exists()


def test_where_no_note_can_be_written_the_file_opens_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    hold = take_hold(tmp_path / "file" / "m.bhuki")
    assert isinstance(hold, Hold)
    hold.refresh()
    hold.release()


def test_half_a_note_is_not_left_lying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.bhuki"

    def full(descriptor: int, _mode: str) -> None:
        os.close(descriptor)
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        broken.setattr(room, "open", full, raising=False)
        assert isinstance(take_hold(path), Hold)  # it is opened all the same
    assert not note_beside(path).exists()


def test_a_hold_knows_whether_its_note_still_lies_there(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    held = take_hold(path)
    assert isinstance(held, Hold)
    assert held.is_on(path)
    assert not held.is_on(tmp_path / "other.bhuki")
    note_of(path, host="another")
    assert not held.is_on(path)
    note_beside(path).unlink()
    assert not held.is_on(path)
