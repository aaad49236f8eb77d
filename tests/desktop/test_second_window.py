"""Two real processes with one file: the second reads, says who writes, and takes over.

The other process is the editor itself, with a window, told what to do line by line.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.language import say_time
from bhuki.desktop.window import Window
from bhuki.files.hold import own_session
from bhuki.files.journal import journal_folder
from bhuki.files.store import load, save
from bhuki.matrix.matrix import Matrix

_OTHER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from bhuki.desktop.application import make_application
from bhuki.desktop.window import Window
app = make_application([])
window = Window()
window.show()
window.open(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    activity, role, key = json.loads(line)
    window.editor.go_to(activity, role)
    if key == "save":
        window.files.save()
    else:
        QTest.keyClick(window.editor.grid.view, key)
    print(json.dumps({"letters": window.document.matrix.letters(activity, role)}), flush=True)
"""


class Other:
    """An editor in a process of its own."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _OTHER, str(path)],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._line() == "open"

    def press(self, key: str, cell: tuple[str, str]) -> list[str]:
        """Press a key on a cell; give the letters that then stand there."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([*cell, key]) + "\n")
        self.process.stdin.flush()
        said: dict[str, Any] = json.loads(self._line())
        return list(said["letters"])

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.communicate()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def path(matrix: Matrix, tmp_path: Path) -> Path:
    made = tmp_path / "drift.bhuki"
    save(matrix, made)
    return made


@pytest.fixture
def other(path: Path) -> Iterator[Callable[[], Other]]:
    """Start other editors on the file; all are gone at the end."""
    started: list[Other] = []

    def start() -> Other:
        started.append(Other(path))
        return started[-1]

    yield start
    for each in started:
        each.kill()


@pytest.fixture(autouse=True)
def _own_session() -> None:
    """Let this process have its lock where the others look for it: in this test's state."""
    own_session.cache_clear()


def line(window: Window) -> str:
    assert window.editor is not None
    return window.editor.message.text


def press(qtbot: QtBot, window: Window, key: Qt.Key, cell: tuple[str, str]) -> tuple[str, ...]:
    assert window.editor is not None
    assert window.document is not None
    window.editor.go_to(*cell)
    qtbot.keyClick(window.editor.grid.view, key)
    return window.document.matrix.letters(*cell)


def test_the_second_reads_and_takes_over_when_the_first_is_gone(
    qtbot: QtBot, window: Window, path: Path, other: Callable[[], Other]
) -> None:
    opened, first = datetime.now(), other()
    window.open(path)
    document = window.document
    assert document is not None
    assert document.read_only
    said = line(window)
    assert " has had drift.bhuki open since " in said
    assert say_time(opened) in said or opened.minute != datetime.now().minute
    assert window.editor is not None
    window.editor.message.leave()
    assert press(qtbot, window, Qt.Key.Key_I, ("a2", "head")) == ()  # refused, in one calm line
    assert line(window) == said
    assert document.is_clean

    assert first.press("b", ("b3", "chief")) == ["B"]
    assert window.keeping is not None
    window.keeping.look_for_holder()  # what the timer does
    assert window.document is document
    assert document.read_only
    first.kill()
    window.keeping.look_for_holder()
    assert line(window) == "drift.bhuki is free again. 1 change made there was not saved."
    window.editor.message.answers["Restore"].click()
    document = window.document
    assert document is not None
    assert not document.read_only
    assert document.matrix.letters("b3", "chief") == ("B",)
    assert press(qtbot, window, Qt.Key.Key_I, ("a2", "head")) == ("I",)
    assert window.files.save()
    assert load(path).matrix.letters("b3", "chief") == ("B",)
    assert load(path).matrix.letters("a2", "head") == ("I",)
    assert not list(journal_folder().iterdir())


def test_the_first_goes_on_as_if_alone(
    qtbot: QtBot, window: Window, path: Path, other: Callable[[], Other]
) -> None:
    window.open(path)
    second = other()
    assert second.press("b", ("b3", "chief")) == []
    second.kill()
    assert window.keeping is not None
    assert window.keeping.file_is_as_known()
    assert press(qtbot, window, Qt.Key.Key_I, ("a2", "head")) == ("I",)
    assert window.files.save()
    third = other()  # the first has it still, also after its save
    assert third.press("b", ("b3", "chief")) == []
