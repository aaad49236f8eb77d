"""Call the command line from outside, as a script would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NO_NETWORK = Path(__file__).parent / "no_network"  # what is started there ends if it reaches out
_OUR_OWN = (
    "BHUKI_LANGUAGE",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "LANGUAGE",
    "DISPLAY",
    "WAYLAND_DISPLAY",
)


def bhuki(
    *words: object, before: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `bhuki` in English; `before` is a program that runs it, `environment` is added.

    Whatever happens, nobody may meet a traceback.
    """
    plain = {name: value for name, value in os.environ.items() if name not in _OUR_OWN}
    paths = [str(NO_NETWORK), str(ROOT), *filter(None, [plain.get("PYTHONPATH")])]
    done = subprocess.run(
        [*before, sys.executable, "-m", "bhuki", *map(str, words)],
        env={**plain, "PYTHONPATH": os.pathsep.join(paths), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done


def refused(done: subprocess.CompletedProcess[str]) -> str:
    """Check that a command ended as one that could not be done, and give its one line."""
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("bhuki: ")
    assert done.stderr.count("\n") == 1
    return done.stderr
