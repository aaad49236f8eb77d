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
from bhuki.sheets.grid import RawFile
from bhuki.sheets.probe import probe
from bhuki.sheets.problems import SheetProblem, UnreadableError
from bhuki.sheets.reader_process import Answer

READER_FLAG = "--read-foreign-sheet"
"""A bundled program has no Python to start; it starts itself with this word instead."""


class Opening:
    """A file that is being read by its reader process; making one starts it.

    Raises SheetProblem where the file can't be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            kind = probe(path)
        except UnreadableError as problem:
            raise self._problem(problem) from None
        self._process = subprocess.Popen(
            [*_reader_command(), kind.value, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )

    def grids(self, seconds: float = limits.READER_SECONDS) -> RawFile:
        """Wait for the reader process and give what it read."""
        try:
            return self._answer(seconds)
        except UnreadableError as problem:
            raise self._problem(problem) from None

    def _answer(self, seconds: float) -> RawFile:
        try:
            sent, _ = self._process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            raise UnreadableError("too-slow") from None
        finally:
            self._process.kill()
            self._process.communicate()
        try:
            answer = msgspec.msgpack.decode(sent, type=Answer)
        except msgspec.DecodeError:  # it was ended: by its memory limit, or by a crash
            big = self.path.stat().st_size > 1024 * 1024
            raise UnreadableError("too-big" if big else "damaged") from None
        if answer.file is None:
            raise UnreadableError(answer.problem or "damaged")
        return answer.file

    def _problem(self, problem: UnreadableError) -> SheetProblem:
        return SheetProblem(self.path, problem.code, n=limits.SHEETS)


def open_file(path: Path, seconds: float = limits.READER_SECONDS) -> RawFile:
    """Read a foreign file's grids; raises SheetProblem where it can't be read."""
    return Opening(path).grids(seconds)


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
