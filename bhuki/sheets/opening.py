"""Open a foreign file safely: probe it, then have it parsed in a process of its own.

    raw = open_file(Path("raci.xlsx"))      # a RawFile, or SheetProblem with one plain line

The reader process has a memory limit of its own and is ended when its time is up.
"""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

import bhuki
from bhuki.sheets import limits
from bhuki.sheets.grid import FileKind, RawFile
from bhuki.sheets.probe import probe
from bhuki.sheets.problems import SheetProblem, UnreadableError
from bhuki.sheets.reader_process import Answer

READER_FLAG = "--read-foreign-sheet"
"""A bundled program has no Python to start; it starts itself with this word instead."""


def open_file(path: Path, seconds: float = limits.READER_SECONDS) -> RawFile:
    """Read a foreign file's grids; raises SheetProblem where it can't be read."""
    try:
        kind = probe(path)
        return _read_apart(kind, path, seconds)
    except UnreadableError as problem:
        raise SheetProblem(path, problem.code, n=limits.SHEETS) from None


def _read_apart(kind: FileKind, path: Path, seconds: float) -> RawFile:
    try:
        done = subprocess.run(
            [*_reader_command(), kind.value, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError("too-slow") from None
    try:
        answer = msgspec.msgpack.decode(done.stdout, type=Answer)
    except msgspec.DecodeError:  # the process was ended: by its memory limit, or by a crash
        raise UnreadableError(
            "too-big" if path.stat().st_size > 1024 * 1024 else "damaged"
        ) from None
    if answer.file is None:
        raise UnreadableError(answer.problem or "damaged")
    return answer.file


def _reader_command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG]
    # -P: nothing that lies in the folder the user works in is imported.
    return [sys.executable, "-P", "-m", "bhuki.sheets.reader_process"]


def _environment() -> dict[str, str]:
    environment = dict(os.environ)
    root = str(Path(bhuki.__file__).resolve().parents[1])
    path = [root, *filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))]
    environment["PYTHONPATH"] = os.pathsep.join(path)
    environment["PYTHONIOENCODING"] = "utf-8"
    return environment
