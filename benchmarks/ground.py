"""The ground floor: our file, judging, editing, starting, and the workbook.

On a matrix of 1,000 activities × 60 roles with half its cells filled, unless a name says otherwise.
"""

import compileall
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import process_time

import msgspec

from benchmarks.bare_workbook import record, replay
from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure, alternate, milliseconds, ratio, repeat, seconds
from bhuki.exports.workbook import write_workbook
from bhuki.files.store import load, save
from bhuki.matrix.changes import assign
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix
from bhuki.rules.judge import judge
from bhuki.rules.live import LiveJudge

GROUP = "ground"
ROOT = Path(__file__).parents[1]

# Exactly linear work comes out between 1.9 and 2.1 from run to run; what grows faster, above.
_TWICE = 2.2


def measures(runs: int) -> Iterator[Measure]:
    """Measure all of it."""
    matrix = big_matrix()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from _files(matrix, folder, runs)
        yield from _judging(matrix, runs)
        yield from _starting(matrix, folder, runs)
        yield from _workbook(matrix, folder, runs)
        yield from _growth(folder)


def _files(matrix: Matrix, folder: Path, runs: int) -> Iterator[Measure]:
    path, bare = folder / "m.bhuki", folder / "bare.json"
    save(matrix, path)
    plain = msgspec.json.decode(path.read_bytes())
    ours, theirs = alternate(
        3 * runs, lambda: load(path), lambda: msgspec.json.decode(path.read_bytes())
    )
    yield ratio(GROUP, "load, against bare msgspec on the same bytes", ours, theirs, 4)
    loaded = load(path).matrix
    ours, theirs = alternate(
        3 * runs, lambda: save(loaded, path), lambda: _write_plain(bare, plain)
    )
    yield ratio(GROUP, "save, against bare msgspec on the same bytes", ours, theirs, 4)


def _write_plain(path: Path, plain: object) -> None:
    """Write as safely as `save` does, so that the encoding is compared and not the disk."""
    with path.open("wb") as file:
        file.write(msgspec.json.encode(plain))
        file.flush()
        os.fsync(file.fileno())


def _judging(matrix: Matrix, runs: int) -> Iterator[Measure]:
    yield milliseconds(
        GROUP, "full judgement", repeat(runs, lambda: judge(matrix), process_time), 60
    )
    mine = matrix.copy()
    live = LiveJudge(mine)
    activities, roles = [*mine.activities], [*mine.roles]
    times = []
    for n in range(40 * runs):
        cell = (activities[(n * 37) % len(activities)], roles[(n * 11) % len(roles)])
        edit = assign(mine, [cell], ["K"] if mine.letters(*cell) != ("K",) else ["H"])
        follow = partial(_follow, mine, live, edit)
        times.append(seconds(follow, tidy=False, clock=process_time))
    yield milliseconds(GROUP, "one edit with live findings", times, 1)


def _follow(matrix: Matrix, live: LiveJudge, edit: Edit) -> None:
    edit.apply(matrix)
    live.follow(edit)


def _starting(matrix: Matrix, folder: Path, runs: int) -> Iterator[Measure]:
    compileall.compile_dir(ROOT / "bhuki", quiet=1)  # as an installation does
    small, big = folder / "figure15.bhuki", folder / "big.bhuki"
    save(big_matrix(22, 17), small)
    save(matrix, big)
    validate = "from bhuki.cli import main; import sys; sys.exit(main(sys.argv[1:]))"
    bare, ours, ours_big = alternate(
        2 * runs,
        _process("import msgspec"),
        _process(validate, "validate", str(small)),
        _process(validate, "validate", str(big)),
    )
    name = "validate, whole process, against `import msgspec`"
    yield ratio(GROUP, f"{name}, Figure 15", ours, bare, 3)
    yield ratio(GROUP, f"{name}, 1,000 × 60", ours_big, bare, 6)


def _process(code: str, *words: str) -> Callable[[], object]:
    return lambda: subprocess.run(
        [sys.executable, "-c", code, *words], cwd=ROOT, stdout=subprocess.DEVNULL, check=False
    )


def _workbook(matrix: Matrix, folder: Path, runs: int) -> Iterator[Measure]:
    path, bare = folder / "m.xlsx", folder / "bare.xlsx"
    calls = record(lambda: write_workbook(matrix, path))
    ours, theirs = alternate(
        min(runs, 3), lambda: write_workbook(matrix, path), lambda: replay(calls, bare)
    )
    yield ratio(GROUP, "Excel export, against the same cells in a bare loop", ours, theirs, 1.5)


def _growth(folder: Path) -> Iterator[Measure]:
    """Double the rows three times, up to 10,000 × 200; how much longer a doubling takes."""
    path = folder / "growth.bhuki"
    jobs: dict[str, list[float]] = {"load": [], "save": [], "judge": []}
    for activities in (2500, 5000, 10000):
        matrix = big_matrix(activities, 200)
        save(matrix, path)
        for name, job in (
            ("save", lambda m=matrix: save(m, path)),
            ("load", lambda: load(path)),
            ("judge", lambda m=matrix: judge(m)),
        ):
            jobs[name].append(min(seconds(job, clock=process_time) for _ in range(2)))
    for name, times in jobs.items():
        doubling = (times[-1] / times[0]) ** (1 / (len(times) - 1))
        yield Measure(
            GROUP, f"{name}, time for twice the rows, to 10,000 × 200", doubling, "×", _TWICE
        )
