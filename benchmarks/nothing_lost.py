"""Nothing is lost: processes killed and disks filled at random, every step of a save failing.

`--runs N` kills N processes; each must give back all that it had confirmed. The long session
makes 20,000 edits where runs are few, 100,000 from 100 runs on.
"""

import errno
import gc
import os
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from benchmarks.failing_calls import failing_calls
from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure, ratio
from bhuki.errors import BhukiError
from bhuki.files.format import encode
from bhuki.files.journal import Journal, journal_folder, read_journal
from bhuki.files.recovery import prepare, unsaved
from bhuki.files.store import load, save
from bhuki.files.tidying import tidy_at_start
from bhuki.matrix.changes import assign, set_cells
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix

GROUP = "nothing-lost"
_STRAYS = (".bhuki-*", ".*.held", ".*.now")


def measures(runs: int) -> Iterator[Measure]:
    """Measure all of it."""
    before = os.environ.get("BHUKI_STATE")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["BHUKI_STATE"] = str(folder / "state")
        try:
            yield from _killed(folder, runs)
            yield from _full(folder, runs)
            yield from _every_call(folder)
            yield from failing_calls(folder, runs)
            yield from _damaged(folder, max(20, runs))
            yield from _keys(runs)
            yield from _long_session(100_000 if runs >= 100 else 20_000)
            yield from _large_pastes(20)
        finally:
            if before is None:
                os.environ.pop("BHUKI_STATE")
            else:
                os.environ["BHUKI_STATE"] = before


class Tally:
    """What came of the runs."""

    def __init__(self) -> None:
        self.edits = self.lost = self.unreadable = self.strays = self.restored = 0

    def measures(self, what: str) -> Iterator[Measure]:
        yield Measure(GROUP, f"{what}: things done", self.edits, "")
        yield Measure(GROUP, f"{what}: runs with something to restore", self.restored, "")
        yield Measure(GROUP, f"{what}: runs that lost a confirmed edit", self.lost, "", 0)
        yield Measure(GROUP, f"{what}: unreadable files", self.unreadable, "", 0)
        yield Measure(GROUP, f"{what}: stray files after the next start", self.strays, "", 0)


def _killed(folder: Path, runs: int) -> Iterator[Measure]:
    tally, dice = Tally(), random.Random(6)
    for n in range(runs):
        _one_life(folder / "work", n, dice.uniform(0.02, 0.5), tally)
    yield from tally.measures("kill -9")


def _full(folder: Path, runs: int) -> Iterator[Measure]:
    """The same on a file system that is full at random moments, where one can be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = _run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))
    if not mounted:
        return
    state = os.environ["BHUKI_STATE"]
    os.environ["BHUKI_STATE"] = str(disk / "state")
    try:
        tally, dice = Tally(), random.Random(7)
        for n in range(max(2, runs // 3)):
            ballast = disk / "ballast"

            def fill(file: Path = ballast) -> None:
                room = os.statvfs(file.parent).f_bavail * 4096
                file.write_bytes(b"x" * int(room * dice.uniform(0.9, 1)))

            _one_life(disk / "work", n, dice.uniform(0.05, 0.4), tally, fill)
        yield from tally.measures("full disk")
    finally:
        os.environ["BHUKI_STATE"] = state
        _run("umount", str(disk))


def _run(*words: str) -> bool:
    try:
        return subprocess.run(words, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _one_life(
    work: Path,
    seed: int,
    after: float,
    tally: Tally,
    halfway: Callable[[], None] | None = None,
) -> None:
    work.mkdir(exist_ok=True)
    path, log = work / "m.bhuki", Path(tempfile.gettempdir()) / f"bhuki-log-{os.getpid()}"
    save(big_matrix(60, 12), path)
    log.unlink(missing_ok=True)
    words = [sys.executable, "-m", "benchmarks.living_editor", str(path), str(log), str(seed)]
    with subprocess.Popen(words, stderr=subprocess.DEVNULL) as process:
        while not log.exists() and process.poll() is None:
            time.sleep(0.005)
        if halfway is not None:
            time.sleep(after / 2)
            halfway()
        time.sleep(after)
        process.kill()
    (work.parent / "ballast").unlink(missing_ok=True)
    told = [line.split() for line in log.read_bytes().split(b"\n") if line.count(b" ") == 1]
    _judge_life(work, path, [(int(mark, 16), kept == b"1") for mark, kept in told], tally)


def _judge_life(work: Path, path: Path, told: list[tuple[int, bool]], tally: Tally) -> None:
    """Start anew and look whether the last thing confirmed, or the one after, is there."""
    tally.edits += len(told)
    try:
        found = load(path).matrix
    except BhukiError:
        tally.unreadable += 1
        return
    folder = Path(os.environ["BHUKI_STATE"]) / "journals"
    folder.mkdir(parents=True, exist_ok=True)
    left = unsaved(folder)
    if left:
        tally.restored += 1
        found = prepare(left[0]).result
    # What was announced or done after the last thing that was safe may be there, or not.
    safe = [n for n, (_mark, kept) in enumerate(told) if kept]
    now = zlib.crc32(encode(found))
    if safe and now not in {mark for mark, _kept in told[safe[-1] :]}:
        tally.lost += 1
    for journal in left:
        journal.journal.unlink()
    tidy_at_start([work])
    strays = [file for pattern in _STRAYS for file in work.glob(pattern)]
    tally.strays += len(strays) + len(list(folder.iterdir()))
    for file in [*strays, *folder.iterdir()]:
        file.unlink()


def _every_call(folder: Path) -> Iterator[Measure]:
    """Let each system call of a save fail in turn; the old file must stay, and nothing else."""
    work = folder / "calls"
    work.mkdir()
    path = work / "m.bhuki"
    old, new = big_matrix(20, 6), big_matrix(21, 6)
    bad = tried = 0
    for name in ("open", "fsync", "replace", "fchown", "fchmod", "close", "write"):
        for code in (errno.ENOSPC, errno.EIO, errno.EACCES):
            for nth in range(4):
                save(old, path)
                hit = _save_failing(new, path, name, nth, code)
                if not hit:
                    continue
                tried += 1
                whole = load(path).matrix in (old, new)
                alone = [each.name for each in work.iterdir()] == [path.name]
                bad += not (whole and alone)
    yield Measure(GROUP, "system calls of a save made to fail", tried, "")
    yield Measure(GROUP, "of them: a file harmed or something left", bad, "", 0)


def _save_failing(matrix: Matrix, path: Path, name: str, nth: int, code: int) -> bool:
    real, calls = getattr(os, name), [0]

    def fail(*words: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == nth + 1:
            if name == "close":
                real(*words)
            raise OSError(code, os.strerror(code))
        return real(*words, **named)

    with patch.object(os, name, fail), suppress(BhukiError):
        save(matrix, path)
    return calls[0] > nth


def _damaged(folder: Path, runs: int) -> Iterator[Measure]:
    """Tear and flip journals: each damage is found, and what stands beside it kept."""
    work = folder / "damage"
    work.mkdir()
    matrix, dice = big_matrix(20, 6), random.Random(8)
    journal = Journal(work, lambda: encode(matrix))
    for n in range(200):
        edit = assign(matrix, [(f"a{n % 20}", f"r{n % 6}")], ["HUKI"[n // 6 % 4]])
        if edit:
            journal.write(edit)
            edit.apply(matrix)
    journal.leave()
    (name,) = work.glob("*.journal")
    whole, data = read_journal(name), name.read_bytes()
    wrong = 0
    for _n in range(runs):
        hurt = bytearray(data)
        hurt[dice.randrange(len(hurt))] ^= 1 << dice.randrange(8)
        cut = dice.randrange(60)
        name.write_bytes(hurt[: len(hurt) - cut])
        found = read_journal(name)
        kept = set(map(str, found.edits)) <= set(map(str, whole.edits))
        wrong += not kept or len(found.edits) < len(whole.edits) - 3
    yield Measure(GROUP, "damaged journals read wrongly or with more lost", wrong, "", 0)


def _keys(runs: int) -> Iterator[Measure]:
    """Press keys in two grids of 1,000 × 60 by turns; the edits of one are written down."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 - the rest needs none
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from bhuki.desktop.document import Document  # noqa: PLC0415
    from bhuki.desktop.grid.matrix_grid import MatrixGrid  # noqa: PLC0415
    from bhuki.desktop.safekeeping import Safekeeping  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    grids = [MatrixGrid(Document(big_matrix(1000, 60))) for _ in range(2)]
    keeping = Safekeeping(grids[1].document)
    keeping.take_file(None, None)
    for grid in grids:
        grid.resize(1920, 1080)
        grid.show()
        grid.caret.put(3, 3)
    app.processEvents()
    press: Any = QTest.keyClick  # PySide's stubs know no letters
    times: list[list[float]] = [[], []]
    for n in range(100 * min(10, max(2, runs))):
        for grid, found in zip(grids, times, strict=True):
            start = time.perf_counter()
            press(grid.view, "hukbi"[n % 5])
            app.processEvents()
            found.append(time.perf_counter() - start)
    bare, ours = times
    yield ratio(GROUP, "key to painted cell with the journal, against without", ours, bare, 1.1)
    keeping.end()
    for grid in grids:
        grid.close()
        grid.document.undo_stack.clear()


def _long_session(edits: int) -> Iterator[Measure]:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the rest needs none

    from bhuki.desktop.document import Document  # noqa: PLC0415
    from bhuki.desktop.safekeeping import Safekeeping  # noqa: PLC0415

    app = QApplication.instance() or QApplication([])
    matrix = big_matrix(100, 20)
    document = Document(matrix)
    cells = [(a, r) for a in matrix.activities for r in matrix.roles]
    without = _time_edits(document, cells, 2000)
    keeping = Safekeeping(document)
    keeping.take_file(None, None)
    with_journal = _time_edits(document, cells, 2000)
    yield ratio(GROUP, "an edit with the journal, against one without", with_journal, without)
    document.undo_stack.clear()
    gc.collect()
    start = _resident()
    times = _time_edits(document, cells, edits)
    tenth = len(times) // 10
    held = _resident() - start
    yield Measure(GROUP, f"{edits:,} edits in one sitting: memory held by them", held, "MB")
    yield ratio(GROUP, "their last tenth, against the first", times[-tenth:], times[:tenth], 1.2)
    (journal,) = journal_folder().glob("*.journal")
    yield Measure(GROUP, "their journal", journal.stat().st_size / 2**20, "MB", 9)
    document.undo_stack.clear()
    gc.collect()
    app.processEvents()
    yield Measure(GROUP, "memory left over once their history goes", _resident() - start, "MB", 20)
    keeping.end()
    yield Measure(GROUP, "an edit with the journal", 1000 * median(with_journal), "ms", 1)


def _large_pastes(pastes: int) -> Iterator[Measure]:
    """Paste 100,000 cells again and again: far fewer steps are kept than of keys."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - the rest needs none

    from bhuki.desktop.document import Document  # noqa: PLC0415

    _app = QApplication.instance() or QApplication([])
    matrix = big_matrix(1000, 100)
    document = Document(matrix)
    cells = [(a, r) for a in matrix.activities for r in matrix.roles]
    gc.collect()
    start = _resident()
    for n in range(pastes):
        letters = {cell: Assignment(("HUKIB"[(n + m) % 5],)) for m, cell in enumerate(cells)}
        document.do(set_cells(matrix, letters))
    gc.collect()
    held = _resident() - start
    yield Measure(GROUP, f"{pastes} pastes of 100,000 cells: memory held by them", held, "MB", 300)
    yield Measure(GROUP, "of them: steps that can be undone", document.undo_stack.count(), "")
    document.undo_stack.clear()


def _time_edits(document: Any, cells: list[tuple[str, str]], count: int) -> list[float]:
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - the rest needs none

    times: list[float] = []
    for n in range(count):
        cell = cells[n % len(cells)]
        now = document.matrix.letters(*cell)
        other = [letter for letter in "HUKIB" if (letter,) != now]
        edit = assign(document.matrix, [cell], [other[n % 4]])
        begun = time.perf_counter()
        document.do(edit)
        times.append(time.perf_counter() - begun)
        if n % 100 == 99:
            QCoreApplication.processEvents()  # the journal is compacted between edits
    return times


def _resident() -> float:
    """Give the memory that the process has now, in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
