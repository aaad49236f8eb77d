"""Every system call of a whole save made to fail, one at a time, in the real editor.

Called from the group `nothing-lost`; by itself, with what went wrong in words:

    python -m benchmarks.failing_calls [--runs N] [--act ACT] [--keep FOLDER]

The calls that touch files are counted from the moment Save is chosen until it is done: looking
whether the file is as known, keeping a version, writing, reading back, dropping the journal, the
note beside the file, the recent files. Then the editor is started anew for each of them and for
each error, and that call fails. It must go on, with the old file or the new one whole, the edits
in its memory and in the file or a journal, one calm line if it was not saved, and nothing left
lying after the next start. Needs `strace`; from 100 runs on no call is left out.
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from PySide6.QtCore import QSettings

from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure
from benchmarks.saving_editor import CELLS, KEPT, content_of
from bhuki.desktop.settings import KEPT_VERSIONS
from bhuki.errors import BhukiError
from bhuki.files.hold import own_session
from bhuki.files.journal import LeftBehind, journal_folder
from bhuki.files.recovery import prepare, unsaved
from bhuki.files.store import load, save
from bhuki.files.tidying import tidy_at_start
from bhuki.matrix.changes import assign

ACTS = ("save", "save through a link", "save as", "edit", "sync", "compaction", "setting")
ERRORS = ("EIO", "ENOSPC", "EACCES")
ALL_FROM = 100  # runs
_ROOT = Path(__file__).parents[1]
_CALL = re.compile(r"^(\w+)\(")
_STRAY = re.compile(r"\.tmp$|\.held$|\.now$|\.journal|\.lock$")


class Job(NamedTuple):
    """One call to fail: which, the how manieth of its name, and with what."""

    call: str
    nth: int
    error: str

    def __str__(self) -> str:
        return f"{self.call} {self.nth} {self.error}"


class Desk:
    """The editor's folder and state, laid anew for each life."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.work, self.state = folder, folder / "work", folder / "state"
        self.matrix = big_matrix(8, 4)
        self.old = content_of(self.matrix)
        self.new, self.newest = self._with("K"), self._with("B")

    def lay(self, act: str) -> Path:
        """Lay the desk; give the file that an act saves to."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.work.mkdir(parents=True)
        path = self.work / "m.bhuki"
        if act == "save through a link":
            (self.work / "far").mkdir()
            path.symlink_to(self.work / "far" / "real.bhuki")
            (self.work / "far" / "real.bhuki").touch()
        save(self.matrix, path)
        return self.work / "other.bhuki" if act == "save as" else path

    def _with(self, letter: str) -> int:
        matrix = self.matrix.copy()
        for cell in CELLS:
            assign(matrix, [cell], [letter]).apply(matrix)
        return content_of(matrix)


class Editor:
    """Starts lives of the real editor, and ends them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.trace = desk.folder.with_name("trace")
        self.errors = desk.folder.with_name("errors")
        with self.errors.open("w") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.saving_editor"],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def act(self, act: str, *strace: str) -> dict[str, Any] | None:
        """Let it act under strace and kill it; give what it says, None where it died of it."""
        words = [act, str(self.desk.work), str(self.desk.state)]
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        pid = int(self._line().split()[1])
        command = ["strace", "-p", str(pid), "-o", str(self.trace), *strace]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
            assert tracer.stderr is not None
            tracer.stderr.readline()  # attached
            os.kill(pid, signal.SIGUSR1)
            line = self._line()
            if line != "gone":
                os.kill(pid, signal.SIGKILL)
                self._line()
        return json.loads(line) if line != "gone" else None

    def calls(self, act: str) -> Counter[str]:
        """Count the calls of an act that touch files, by name."""
        self.desk.lay(act)
        said = self.act(act, "-e", "trace=%file,%desc,getpriority")
        assert said is not None, self.errors.read_text()
        found: Counter[str] = Counter()
        for line in self.trace.read_text().splitlines():
            name = _CALL.match(line)
            if name is not None and name[1] == "getpriority":
                return found
            if name is not None:
                found[name[1]] += 1
        raise RuntimeError(f"the end of “{act}” was not seen")

    def end(self) -> None:
        """Start no more."""
        self._process.communicate()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline().strip()
        if not line:
            raise RuntimeError(self.errors.read_text())
        return line


def failing_calls(folder: Path, runs: int) -> Iterator[Measure]:
    """Measure all acts; nothing where system calls can't be made to fail."""
    if not can_trace():
        return
    editor = Editor(Desk(folder / "desk"))
    try:
        for act in ACTS:
            tried, wrong = try_all(editor, act, every=max(1, ALL_FROM // max(1, runs)))
            yield Measure("nothing-lost", f"{act}: system calls made to fail", tried, "")
            yield Measure("nothing-lost", f"{act}: of them with something wrong", len(wrong), "", 0)
    finally:
        editor.end()


def can_trace() -> bool:
    """Say whether a process may be traced here."""
    words = ["strace", "-qq", "-e", "inject=getpriority:error=EIO", "true"]
    with suppress(OSError):
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    return False


def try_all(
    editor: Editor, act: str, every: int = 1, errors: tuple[str, ...] = ERRORS
) -> tuple[int, dict[Job, list[str]]]:
    """Let each call of an act fail; give how many did, and what went wrong with which."""
    jobs = [
        Job(call, nth, error)
        for call, count in sorted(editor.calls(act).items())
        for nth in range(1, count + 1)
        for error in errors
    ][::every]
    tried, wrong = 0, dict[Job, list[str]]()
    for job in jobs:
        hit, found = try_one(editor, act, job)
        tried += hit
        if found:
            wrong[job] = found
    return tried, wrong


def try_one(editor: Editor, act: str, job: Job) -> tuple[bool, list[str]]:
    """Let one call fail; say whether it did, and what went wrong."""
    path = editor.desk.lay(act)
    inject = f"inject={job.call}:error={job.error}:when={job.nth}"
    said = editor.act(act, "-e", f"trace={job.call}", "-e", inject)
    hit = "(INJECTED)" in editor.trace.read_text()
    found = [] if said is not None else ["the editor died"]
    if said is not None:
        found += _judge_said(editor.desk, act, said)
    with patch.dict(os.environ, BHUKI_STATE=str(editor.desk.state)):
        found += _judge_left(editor.desk, act, path, said)
    return hit, found


def _judge_said(desk: Desk, act: str, said: dict[str, Any]) -> Iterator[str]:
    """Judge what the editor was like when it had acted."""
    if "escaped" in said or said["mistakes"]:
        yield f"a mistake inside: {said.get('escaped', said['said'])}"
    in_memory = {"edit": desk.newest}.get(act, desk.new)
    if said["matrix"] != in_memory:
        yield "edits are gone from the memory"
    text = said["said"]
    saves = act.startswith("save")
    if saves and not said["clean"] and not text:
        yield "it was not saved, and nothing was said"
    if saves and said["clean"] and text:
        yield f"it was saved, but said: {text}"
    if "\n" in text or len(text) > 300:
        yield f"no calm line: {text}"


def _judge_left(desk: Desk, act: str, path: Path, said: dict[str, Any] | None) -> Iterator[str]:
    """Judge what lies on the disk after the next start."""
    clean = said is not None and said["clean"]
    in_memory = {"edit": desk.newest}.get(act, desk.new)
    on_disk = _content_at(path)
    if on_disk not in (desk.old, in_memory) and not (act == "save as" and on_disk is None):
        yield "the file is harmed"
    if clean and on_disk != in_memory:
        yield "it said that it saved, and had not"
    if act == "save as" and _content_at(desk.work / "m.bhuki") != desk.old:
        yield "the file it came from is harmed"
    if act == "save through a link" and not path.is_symlink():
        yield "the link is a file now"
    left = unsaved(journal_folder())
    restored = [_restored_by(journal) for journal in left]
    told = said is not None and not said["journal"] and bool(said["said"])
    if on_disk != in_memory and in_memory not in restored and not told:
        yield "edits are in no file and no journal"
    if clean and restored:
        yield "what is saved is offered to be restored"
    if act == "setting" and _setting_at_next_start(desk) not in (KEPT, KEPT + 1):
        yield "the settings are harmed"
    for journal in left:
        journal.journal.unlink()
    tidy_at_start([desk.work])
    yield from (f"left lying: {name}" for name in _strays(desk))
    for report in (desk.state / "reports").glob("*"):
        yield f"a report was written: {report.read_text()}"


def _content_at(path: Path) -> int | None:
    try:
        return content_of(load(path).matrix)
    except BhukiError:
        return None


def _restored_by(journal: LeftBehind) -> int | None:
    try:
        return content_of(prepare(journal).result)
    except BhukiError:
        return None


def _setting_at_next_start(desk: Desk) -> int:
    """Read the settings, and write to them, which takes away a lock of the dead."""
    store = QSettings(str(desk.state / "Bhuki" / "bhuki.ini"), QSettings.Format.IniFormat)
    kept = store.value(KEPT_VERSIONS.key)
    store.setValue("started", 1)
    store.sync()
    return int(kept) if isinstance(kept, str) else -1


def _strays(desk: Desk) -> Iterator[str]:
    for file in (*desk.work.rglob("*"), *desk.state.rglob("*")):
        if _STRAY.search(file.name) and file.stem != own_session():
            yield str(file.relative_to(desk.folder))


def main() -> int:
    """Try what was asked for and say what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=ALL_FROM)
    parser.add_argument("--act", choices=ACTS, action="append")
    parser.add_argument("--error", choices=ERRORS, action="append")
    parser.add_argument("--brief", action="store_true", help="only the end of what went wrong")
    parser.add_argument("--job", help="one call only: “read 3 EIO”")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        editor = Editor(Desk(Path(name) / "desk"))
        for act in options.act or ACTS:
            if options.job:
                call, nth, error = options.job.split()
                print(try_one(editor, act, Job(call, int(nth), error)))
                continue
            every = max(1, ALL_FROM // max(1, options.runs))
            tried, wrong = try_all(editor, act, every, tuple(options.error or ERRORS))
            failed += len(wrong)
            print(f"{act}: {tried} calls made to fail, {len(wrong)} with something wrong")
            for job, found in wrong.items():
                said = "; ".join(found)
                print(f"  {job}: {said[-90:] if options.brief else said}", flush=True)
        editor.end()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
