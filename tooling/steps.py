"""Run one step, say it in one plain sentence, stop with one where it fails."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]


class StepFailed(Exception):  # noqa: N818 - it is what happened
    """Raised when a step can't be done; the sentence says what to do."""


def say(sentence: str) -> None:
    """Print one sentence at once, before the output of what follows."""
    print(sentence, flush=True)


def run(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, quiet: bool = False
) -> int:
    """Run a command in the repository's root and give its exit status.

    A quiet one shows its output only where it fails.
    """
    words = [str(word) for word in command]
    pipe = subprocess.PIPE if quiet else None
    try:
        done = subprocess.run(
            words,
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL if quiet else None,
            stdout=pipe,
            stderr=subprocess.STDOUT if quiet else None,
            check=False,
        )
    except OSError as problem:
        raise StepFailed(f"{words[0]} can't be started: {problem.strerror}.") from problem
    if quiet and done.returncode and done.stdout:
        sys.stdout.flush()
        sys.stdout.write(done.stdout.decode(errors="replace"))
    return done.returncode


def must(command: Sequence[str | Path], otherwise: str, *, quiet: bool = True) -> None:
    """Run a command that the rest depends on; say what is wrong where it fails."""
    if run(command, quiet=quiet):
        raise StepFailed(otherwise)
