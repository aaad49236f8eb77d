"""The real editor saves while a system call fails: nothing is lost, and it says so calmly.

Here a few calls of a save; all of them, with more errors and for more than saves, are tried by
`python -m benchmarks.failing_calls`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.failing_calls import Desk, Editor, Job, can_trace, try_one

JOBS = (
    Job("openat", 1, "EIO"),  # looking whether the file is as known
    Job("write", 1, "ENOSPC"),  # keeping a version
    Job("write", 2, "ENOSPC"),  # the file itself
    Job("read", 5, "EIO"),  # reading back
    Job("rename", 2, "EACCES"),
    Job("unlink", 1, "EACCES"),  # the journal
    Job("flock", 1, "EIO"),
    Job("rename", 3, "EIO"),  # the recent files
)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    if not can_trace():
        pytest.skip("strace is not there, or may not look at other processes")
    made = Editor(Desk(tmp_path_factory.mktemp("failing") / "desk"))
    yield made
    made.end()


@pytest.mark.parametrize("job", JOBS, ids=str)
def test_a_call_of_a_save_may_fail(editor: Editor, job: Job, tmp_path: Path) -> None:
    hit, wrong = try_one(editor, "save", job)
    assert hit
    assert wrong == []


@pytest.mark.parametrize("nth", [4, 8])
def test_a_link_stays_a_link(editor: Editor, nth: int) -> None:
    hit, wrong = try_one(editor, "save through a link", Job("newfstatat", nth, "EIO"))
    assert hit
    assert wrong == []
