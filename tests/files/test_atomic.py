"""Writing a file whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bhuki.errors import FileProblem
from bhuki.files import atomic
from bhuki.files.atomic import write_atomically
from bhuki.texts import texts

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has its own rights")


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.bhuki"
    path.write_bytes(b"old")
    return path


def problem_of(path: Path, data: bytes = b"new") -> str:
    """Write, expecting one line of trouble; say it."""
    with pytest.raises(FileProblem) as caught:
        write_atomically(path, data)
    for language in ("da", "en"):
        assert "\n" not in caught.value.say(texts(language))
    return str(caught.value)


def alone(path: Path) -> bool:
    """Say whether nothing was left beside a file."""
    return [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(str(tmp_path / "new.bhuki"), b"new")
    assert (tmp_path / "new.bhuki").read_bytes() == b"new"
    assert alone(tmp_path / "new.bhuki")


def test_an_old_file_is_replaced(old: Path) -> None:
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"
    assert alone(old)


@POSIX
def test_a_new_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "plain").stat().st_mode


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_an_old_files_rights_are_kept(old: Path, mode: int) -> None:
    old.chmod(mode)
    write_atomically(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == mode


@POSIX
def test_a_link_is_followed_and_stays_a_link(old: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.bhuki"
    link.symlink_to(old)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"
    assert alone(link)


@POSIX
def test_a_link_to_nothing_makes_the_file_it_names(tmp_path: Path) -> None:
    link = tmp_path / "link.bhuki"
    link.symlink_to(tmp_path / "target.bhuki")
    write_atomically(link, b"new")
    assert (tmp_path / "target.bhuki").read_bytes() == b"new"
    assert link.is_symlink()


@POSIX
@pytest.mark.parametrize("target", ["target.bhuki", "new.bhuki"])
@pytest.mark.parametrize("call", ["lstat", "readlink"])
@pytest.mark.parametrize("nth", range(1, 9))
def test_a_link_that_can_not_be_looked_at_stays_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str, call: str, nth: int
) -> None:
    (tmp_path / "target.bhuki").write_bytes(b"old")
    link = tmp_path / "link.bhuki"
    link.symlink_to(target)
    real, made = getattr(os, call), [0]

    def fail(*words: object, **named: object) -> object:
        made[0] += Path(str(words[0])).parent == tmp_path  # those above are the same for all
        if made[0] == nth:
            raise OSError(errno.EIO, "broken")
        return real(*words, **named)

    with monkeypatch.context() as broken, suppress(FileProblem):
        broken.setattr(os, call, fail)
        write_atomically(link, b"new")
    assert link.is_symlink()
    assert os.readlink(link) == target
    assert (tmp_path / "target.bhuki").read_bytes() in (b"old", b"new")


@POSIX
def test_links_in_a_circle_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert problem_of(tmp_path / "a").startswith("a could not be written: ")


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert problem_of(tmp_path / "folder") == "folder is a folder, not a file. Choose a file."


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    said = problem_of(tmp_path / "gone" / "new.bhuki")
    assert said.startswith("The folder “")
    assert "gone” for new.bhuki is not there." in said


def test_a_file_as_a_folder_is_named(old: Path) -> None:
    assert problem_of(old / "new.bhuki").startswith("The folder “")
    assert old.read_bytes() == b"old"


def test_a_name_that_is_too_long_is_told_before_anything_is_written(tmp_path: Path) -> None:
    assert "is too long. Choose a shorter one." in problem_of(tmp_path / ("x" * 300))
    assert list(tmp_path.iterdir()) == []


def test_the_longest_name_there_may_be_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / ("x" * 250 + ".html"), b"new")
    assert len(list(tmp_path.iterdir())) == 1


@POSIX
def test_a_name_with_a_null_is_no_name(tmp_path: Path) -> None:
    assert "is not a name that a file can have" in problem_of(tmp_path / "a\0b")


@POSIX
def test_a_write_protected_file_stays(old: Path) -> None:
    old.chmod(0o444)
    assert problem_of(old).startswith("old.bhuki is write-protected.")
    assert old.read_bytes() == b"old"
    assert alone(old)


@POSIX
def test_a_folder_without_rights_is_told(old: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    old.parent.chmod(0o555)
    try:
        assert problem_of(old) == (
            "You have no right to write old.bhuki there. Save somewhere else."
        )
    finally:
        old.parent.chmod(0o755)


@POSIX
def test_a_device_and_a_pipe_are_not_replaced(tmp_path: Path) -> None:
    assert problem_of(Path(os.devnull)) == "null is not an ordinary file. Choose another."
    os.mkfifo(tmp_path / "pipe")
    assert problem_of(tmp_path / "pipe") == "pipe is not an ordinary file. Choose another."


FILL = """
import resource, sys
from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(sys.argv[1], b"x" * 100_000)
except FileProblem as problem:
    print(problem)
"""


@POSIX
def test_where_no_more_can_be_written_the_old_file_stays(old: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FILL, str(old)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == (
        "There is no room left for old.bhuki. Make room, or save somewhere else.\n"
    )
    assert old.read_bytes() == b"old"
    assert alone(old)


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "says"),
    [
        (errno.ENOSPC, "There is no room left for old.bhuki."),
        (errno.EROFS, "old.bhuki lies where nothing can be written."),
        (errno.EACCES, "You have no right to write old.bhuki there."),
        (errno.ETXTBSY, "old.bhuki is open in another program."),
        (errno.EIO, "old.bhuki could not be written: "),
    ],
)
def test_whatever_fails_the_old_file_stays_and_nothing_is_left(
    old: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, says: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(atomic.os, step, fail)
    assert problem_of(old).startswith(says)
    monkeypatch.undo()
    assert old.read_bytes() == b"old"
    assert alone(old)


def test_an_interruption_leaves_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic.os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(old, b"new")
    assert old.read_bytes() == b"old"
    assert alone(old)


class Clock:
    """Time that passes only by waiting."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """As on Windows while another program holds the file, until a time."""
    clock = Clock()
    held = {"until": 0.0}
    replace = os.replace

    def replace_later(source: Path, target: Path) -> None:
        if clock.now < held["until"]:
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(source, target)

    monkeypatch.setattr(atomic, "_WINDOWS", True)
    monkeypatch.setattr(atomic, "time", clock)
    monkeypatch.setattr(atomic.os, "replace", replace_later)
    return held


def test_on_windows_a_file_that_is_held_a_moment_is_waited_for(
    old: Path, held: dict[str, float]
) -> None:
    held["until"] = 1.5
    write_atomically(old, b"new")
    assert old.read_bytes() == b"new"


def test_on_windows_a_file_that_stays_held_is_told_after_two_seconds(
    old: Path, held: dict[str, float]
) -> None:
    held["until"] = 60
    assert problem_of(old) == (
        "old.bhuki is open in another program. Close it there, or save under another name."
    )
    assert old.read_bytes() == b"old"
    assert alone(old)


def test_bytes_that_were_harmed_on_their_way_never_replace_the_old_ones(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def harm(descriptor: int) -> None:
        os.lseek(descriptor, 1, os.SEEK_SET)
        os.write(descriptor, b"?")
        sync(descriptor)

    monkeypatch.setattr(atomic.os, "fsync", harm)
    assert problem_of(old, b"new content") == (
        "old.bhuki was not saved: what was read back is not what was written. The file is as it "
        "was. Save somewhere else."
    )
    assert old.read_bytes() == b"old"
    assert alone(old)
