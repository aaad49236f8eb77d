"""A real window on a virtual screen, with real keys: Xvfb shows it, xdotool types.

    with screen() as display, Program(display, folder) as bhuki:
        bhuki.wait_for_window("Bhuki")
        bhuki.keys("ctrl+n")
        bhuki.type("hello")

Nothing waits for a length of time: what must happen is asked for until it has, or until it has
plainly failed.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import psutil
import pytest

from tests.end_to_end.command import NO_NETWORK

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds until something has plainly failed
_BREATH = 0.05


def until(what: str, holds: Callable[[], object]) -> None:
    """Ask again and again until something holds; fail where it never does."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            pytest.fail(f"never happened: {what}")
        time.sleep(_BREATH)


@contextmanager
def screen(size: str = "1440x900") -> Iterator[str]:
    """Give the name of a screen of its own; skips where there is no Xvfb."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Program:
    """The editor as its user has it: started, typed to, closed."""

    def __init__(self, display: str, folder: Path, *words: str, **more: str) -> None:
        self.environment = self.environment_for(display, folder, **more)
        command = [sys.executable, "-m", "bhuki", *words]
        self._errors = (folder / "errors.txt").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stderr=self._errors
        )

    @staticmethod
    def environment_for(display: str, folder: Path, **more: str) -> dict[str, str]:
        """Give the environment of a program on a screen, with its state in a folder of its own."""
        return {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(
                [str(NO_NETWORK), *filter(None, [os.environ.get("PYTHONPATH")])]
            ),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_QPA_PLATFORMTHEME": "",
            "BHUKI_STATE": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LANG": "C.UTF-8",
            "LANGUAGE": "en",
            **more,
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._errors.close()

    def wait_for_window(self, name: str) -> None:
        """Wait until a window whose title fits a pattern has the keys, and the program rests.

        A window is there before all is in it that a key may be meant for.
        """
        until(f"a window called {name}", lambda: self._focus(name))
        until("the program rests", self._rests)

    def keys(self, *keys: str) -> None:
        """Press keys, each with its modifiers: `ctrl+s`, `Down`, `h`."""
        self._do("key", "--delay", "25", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "15", text)

    def ended(self) -> bool:
        """Say whether the program is over."""
        return self.process.poll() is not None

    def errors(self) -> str:
        """Give what the program wrote to its standard error."""
        self._errors.seek(0)
        return self._errors.read()

    def _rests(self) -> bool:
        """Say whether the program has had nothing to do for a while."""
        process = psutil.Process(self.process.pid)
        before = process.cpu_times()[:2]
        for _ in range(8):
            time.sleep(_BREATH)
            if process.cpu_times()[:2] != before:
                return False
        return True

    def _focus(self, name: str) -> bool:
        if self.ended():
            pytest.fail(f"the program ended: {self.errors()}")
        found = self._do("search", "--onlyvisible", "--name", name)
        if found.returncode or not found.stdout.split():
            return False
        return self._do("windowfocus", "--sync", found.stdout.split()[-1]).returncode == 0

    def _do(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
