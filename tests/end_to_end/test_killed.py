"""A real window that is killed in the midst of work: the next start offers what was done."""

from pathlib import Path

import pytest

from bhuki.files.store import load
from tests.end_to_end.screen import Program, screen, until

pytestmark = pytest.mark.end_to_end


def test_what_a_killed_window_did_is_restored_by_one_key(plan: Path, tmp_path: Path) -> None:
    before, journals = plan.read_bytes(), tmp_path / "state" / "journals"
    with screen() as display:
        with Program(display, tmp_path, str(plan)) as first:
            first.wait_for_window("plan")
            first.keys("ctrl+Home", "k", "Right", "i")
            until("two edits are in the journal", lambda: _edits(journals) == 2)
            first.process.kill()
            first.process.wait()
        assert plan.read_bytes() == before
        with Program(display, tmp_path) as second:
            second.wait_for_window("Unsaved changes")
            second.keys("space")  # the keys are where it says Restore
            second.wait_for_window("plan")
            second.keys("ctrl+s")
            until("the edits are in the file", lambda: plan.read_bytes() != before)
            until("the journals are gone", lambda: not list(journals.glob("*.journal")))
    matrix = load(plan).matrix
    assert matrix.letters("a1", "r0") == ("K",)
    assert matrix.letters("a1", "r1") == ("I",)


def _edits(journals: Path) -> int:
    lines = [line for file in journals.glob("*.journal") for line in file.read_bytes().split(b"\n")]
    return sum(b'"code":"assign"' in line for line in lines)
