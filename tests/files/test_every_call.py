"""Whatever call of a save fails, the file is the old one or the new one, whole and alone.

First by failing calls in Python, everywhere; then, where `strace` is there, by failing the system
calls themselves, those in the midst of a file object included.
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bhuki.errors import FileProblem
from bhuki.files import atomic
from bhuki.files.atomic import write_atomically
from bhuki.texts import texts

ROOT = Path(__file__).parents[2]
CALLS = ("open", "fsync", "replace", "close", "write", "urandom", "stat", "unlink", "access")
OLD, NEW = b"old" * 10_000, b"new" * 20_000


def failing(real: Callable[..., Any], nth: int, code: int) -> tuple[Callable[..., Any], list[int]]:
    """Give a call that fails once, the nth time, and how often it was made."""
    made = [0]

    def call(*words: Any, **named: Any) -> Any:
        made[0] += 1
        if made[0] == nth:
            raise OSError(code, os.strerror(code))
        return real(*words, **named)

    return call, made


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("name", CALLS)
def test_each_call_that_python_makes_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int
) -> None:
    path = tmp_path / "m.bhuki"
    for nth in range(1, 5):
        path.write_bytes(OLD)
        call, made = failing(getattr(os, name), nth, code)
        with monkeypatch.context() as patched:
            patched.setattr(atomic.os, name, call)
            write_or_say(path)
        look(path)
        if made[0] < nth:
            break


@pytest.mark.parametrize("step", ["write", "flush", "close"])
def test_the_file_object_may_fail_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "m.bhuki"
    path.write_bytes(OLD)

    def opened(descriptor: int, mode: str) -> Any:
        file = os.fdopen(descriptor, mode)
        real = getattr(file, step)

        def fail(*words: Any) -> None:
            real(*(word[: len(word) // 2] for word in words))
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        return _With(file, step, fail)

    monkeypatch.setattr(atomic, "open", opened, raising=False)
    with pytest.raises(FileProblem):
        write_atomically(path, NEW)
    assert path.read_bytes() == OLD
    look(path)


class _With:
    """A file one of whose calls fails."""

    def __init__(self, file: Any, step: str, fail: Callable[..., None]) -> None:
        self._file, self._step, self._fail = file, step, fail

    def __enter__(self) -> "_With":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return self._fail if name == self._step else getattr(self._file, name)


def write_or_say(path: Path) -> None:
    said: list[str] = []
    try:
        write_atomically(path, NEW)
    except FileProblem as problem:
        said = [problem.say(texts(language)) for language in ("da", "en")]
    assert all("\n" not in line and path.name in line for line in said)


def look(path: Path) -> None:
    """Check that the file is whole and that nothing lies beside it."""
    assert path.read_bytes() in (OLD, NEW)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


SAVE = """
import os, sys
from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
os.urandom = lambda n: bytes(n)
try:
    write_atomically(sys.argv[1], b"new" * 20_000)
except FileProblem as problem:
    print(problem)
"""
TRACED = (
    *("openat", "write", "fsync", "close", "rename", "unlink", "read", "lseek", "ioctl", "access"),
    *("fchown", "fchmod", "newfstatat"),
)


def traced(path: Path, call: str, nth: int) -> subprocess.CompletedProcess[str]:
    """Save in another process, where a system call on the file or its folder fails once."""
    names = [path, path.parent, path.with_name(atomic.TEMPORARY.format("0", "00" * 6))]
    words = ["strace", "-qq", "-o", str(path.parent.parent / "trace")]
    words += [word for name in names for word in ("-P", str(name))]
    words += ["-e", f"trace={call}", "-e", f"inject={call}:error=ENOSPC:when={nth}"]
    return subprocess.run(
        [*words, sys.executable, "-c", SAVE, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not there")
@pytest.mark.parametrize("call", TRACED)
def test_each_system_call_may_fail(tmp_path: Path, call: str) -> None:
    folder, trace = tmp_path / "work", tmp_path / "trace"
    folder.mkdir()
    path = folder / "m.bhuki"
    failed = 0
    for nth in range(1, 20):
        path.write_bytes(OLD)
        ran = traced(path, call, nth)
        if not trace.exists() or "PTRACE" in ran.stderr or "Invalid" in ran.stderr:
            pytest.skip("strace may not look at other processes here")
        if "(INJECTED)" not in trace.read_text():
            break
        failed += 1
        assert "Traceback" not in ran.stderr
        assert ran.stdout.count("\n") == (path.read_bytes() == OLD)  # one line where it failed
        look(path)
    assert failed or call == "unlink"  # nothing is taken away where all goes well
