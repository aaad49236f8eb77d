"""The editor's grid: from a key to the painted cell, scrolling, pasting, and what it weighs.

On 1,000 activities × 60 roles and on 5,000 × 200, half their cells filled, at 1920×1080. Each is
measured in a process of its own, so that one size leaves nothing behind for the other. The smaller
is also opened and changed in a real LibreOffice Calc, where one is installed.
"""

import compileall
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from statistics import median

from benchmarks.calc import in_calc
from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure
from bhuki.files.store import save

GROUP = "editor"
ROOT = Path(__file__).parents[1]
SIZES = ((1000, 60), (5000, 200))
_FRAME = 16.0  # ms; what a screen of 60 Hz gives


def measures(runs: int) -> Iterator[Measure]:
    """Measure starting and typing, then both sizes."""
    opened = yield from _starting(runs)
    yield from _strokes()
    keys: list[float] = []
    for activities, roles in SIZES:
        found = _measured(activities, roles, runs)
        keys.append(found["key"])
        size = f"{activities:,} × {roles}"
        limits = (
            ("key", "key press to painted cell with findings, p95", "ms", _FRAME),
            ("arrow", "arrow key to painted cursor, p95", "ms", _FRAME),
            ("page", "page scroll, p95", "ms", _FRAME),
            ("paste", "paste of 2,000 cells with findings", "ms", 150.0),
            ("undo", "undo of that paste", "ms", 150.0),
            ("zoom", "zoom of everything to another size", "ms", None),
            ("made", "grid made and painted for an open document", "ms", None),
            ("memory", "memory of the grid over its document", "MB", 150.0),
        )
        for key, name, unit, limit in limits:
            yield Measure(GROUP, f"{size}: {name}", found[key], unit, limit)
    yield from _beside_calc(opened, keys[0], runs)


def _beside_calc(opened: float, key: float, runs: int) -> Iterator[Measure]:
    """Do in Calc what was timed here at the smaller size; its own painting is not counted in."""
    calc = in_calc(big_matrix(), runs)
    if calc is None:
        return
    for act, theirs, ours in (
        ("open 1,000 × 60", calc.opened, opened),
        ("change a cell, all worked out", calc.changed, key),
    ):
        yield Measure(GROUP, f"{act}: in LibreOffice Calc", theirs, "ms")
        yield Measure(GROUP, f"{act}: ours against Calc's", ours / theirs, "×", 1.0)


def _starting(runs: int) -> Generator[Measure, None, float]:
    """Start whole processes by turns, bare windows and the editor; give the ms to open a file."""
    compileall.compile_dir(ROOT / "bhuki", quiet=1)  # as an installation does
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "big.bhuki"
        save(big_matrix(), file)
        bare: list[list[float]] = []
        ours: list[list[float]] = []
        for _ in range(runs):
            bare.append(_started(name, "bare"))
            ours.append(_started(name, "bhuki", str(file)))
    start = [median(row[0] for row in rows) for rows in (ours, bare)]
    memory = [median(row[2] for row in rows) for rows in (ours, bare)]
    opened = 1000 * median(row[1] for row in ours)
    yield Measure(GROUP, "start to painted, against a bare table's", start[0] / start[1], "×", 1.6)
    yield Measure(GROUP, "open 1,000 × 60 from the start page, to painted", opened, "ms", 300)
    more = memory[0] - memory[1]
    yield Measure(GROUP, "memory with 1,000 × 60, over the bare table's", more, "MB", 150)
    return opened


def _started(state: str, *words: str) -> list[float]:
    """Give seconds to the first painted window, seconds to open the file, and memory in MB."""
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.starting", *words],
        cwd=ROOT,
        env={**os.environ, "BHUKI_STATE": state},
        capture_output=True,
        text=True,
        check=True,
    )
    painted, opened, memory = (float(word) for word in done.stdout.split())
    return [painted - start, opened, memory]


def _strokes() -> Iterator[Measure]:
    """Count the keys that fill Figure 15 from its catalogue, arrows and all."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.key_strokes"],
        cwd=ROOT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=True,
    )
    least, strokes, letters = (int(word) for word in done.stdout.split() if word.isdigit())
    name = f"key strokes a letter, Figure 15 ({strokes} for {letters}; no way under {least})"
    yield Measure(GROUP, name, strokes / letters, "keys", 1.5)


def _measured(activities: int, roles: int, runs: int) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.grid_acts", str(activities), str(roles), str(runs)]
    done = subprocess.run(
        words, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
