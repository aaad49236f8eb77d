"""The editor's grid: from a key to the painted cell, scrolling, pasting, and what it weighs.

On 1,000 activities × 60 roles and on 5,000 × 200, half their cells filled, at 1920×1080. Each is
measured in a process of its own, so that one size leaves nothing behind for the other.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measure

GROUP = "editor"
ROOT = Path(__file__).parents[1]
SIZES = ((1000, 60), (5000, 200))
_FRAME = 16.0  # ms; what a screen of 60 Hz gives


def measures(runs: int) -> Iterator[Measure]:
    """Measure both sizes."""
    for activities, roles in SIZES:
        found = _measured(activities, roles, runs)
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


def _measured(activities: int, roles: int, runs: int) -> dict[str, float]:
    words = [sys.executable, "-m", "benchmarks.grid_acts", str(activities), str(roles), str(runs)]
    done = subprocess.run(
        words, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
