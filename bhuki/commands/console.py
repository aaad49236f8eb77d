"""Where a command's words go: results to standard output, messages to standard error.

    console = Console(texts("da"))
    console.result("22 aktiviteter")
    console.json({"errors": 0})
    console.message("f.bhuki er ikke der.")

Text from files is only text: control characters, which could steer a terminal, are shown as �.
Whoever reads our output may stop reading (`| head`): the command then goes on without a word, for
its exit status still counts.
"""

import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

import msgspec

from bhuki.errors import BhukiError
from bhuki.texts import N_, Texts

_UNSEEN = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "�")


class Console:
    """A command's way to speak, in the reader's language."""

    def __init__(self, _: Texts) -> None:
        self.texts = _

    def result(self, line: str = "") -> None:
        """Print one line of what was asked for."""
        self._write(sys.stdout, line.translate(_UNSEEN))

    def json(self, value: Any) -> None:
        """Print a value as one line of JSON."""
        try:
            line = msgspec.json.encode(value).decode()
        except UnicodeEncodeError:  # half a surrogate pair, which only escapes can say
            import json  # noqa: PLC0415 - hardly ever needed, and starting must be quick

            line = json.dumps(msgspec.to_builtins(value))
        self._write(sys.stdout, line)

    def message(self, line: str) -> None:
        """Say something about the work, apart from its results."""
        _attempt(sys.stdout, sys.stdout.flush)
        self._write(sys.stderr, line.translate(_UNSEEN))

    def _write(self, stream: TextIO, line: str) -> None:
        _attempt(stream, lambda: stream.write(line + "\n"))


def prepare_streams() -> None:
    """Make the streams carry any text: UTF-8 where a program reads, and on Windows always."""
    for stream in (sys.stdout, sys.stderr):
        if not hasattr(stream, "reconfigure"):
            continue  # replaced by someone who wants our words otherwise
        as_utf8 = sys.platform == "win32" or not stream.isatty()
        stream.reconfigure(errors="backslashreplace", **({"encoding": "utf-8"} if as_utf8 else {}))


def deliver() -> None:
    """Bring out what is still held back."""
    for stream in (sys.stdout, sys.stderr):
        _attempt(stream, stream.flush)


def _attempt(stream: TextIO, write: Callable[[], object]) -> None:
    """Write; where nobody reads any more that is no problem, where results get lost it is one."""
    try:
        write()
    except OSError as error:
        _discard(stream)
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            why = error.strerror or type(error).__name__
            raise BhukiError(N_("The results could not be written: {why}."), why=why) from error


def _discard(stream: TextIO) -> None:
    """Let a stream lead nowhere from now on, so that nothing fails on it again."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    finally:
        os.close(nowhere)
