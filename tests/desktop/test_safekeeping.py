"""What must never be forgotten of an open document: to sync, to watch, to tell once."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.safekeeping import Safekeeping
from bhuki.desktop.window import Window
from bhuki.files.store import load, save
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix

States = Qt.ApplicationState


@pytest.fixture
def path(window: Window, matrix: Matrix, tmp_path: Path) -> Path:
    made = tmp_path / "drift.bhuki"
    save(matrix, made)
    window.open(made)
    return made


@pytest.fixture
def keeping(window: Window, path: Path) -> Safekeeping:
    assert window.keeping is not None
    return window.keeping


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note each time that something is brought to the disk itself."""
    times: list[int] = []
    monkeypatch.setattr(os, "fsync", times.append)
    return times


def edit(window: Window, letter: str) -> None:
    assert window.document is not None
    window.document.do(assign(window.document.matrix, [("a2", "owner")], [letter]))


def by_others(path: Path, letter: str) -> None:
    theirs = load(path).matrix
    assign(theirs, [("b3", "chief")], [letter]).apply(theirs)
    save(theirs, path)


def _another_application(window: Window) -> None:
    QApplication.instance().applicationStateChanged.emit(States.ApplicationInactive)  # type: ignore[union-attr]


def _suspended(window: Window) -> None:
    QApplication.instance().applicationStateChanged.emit(States.ApplicationSuspended)  # type: ignore[union-attr]


def _another_window(window: Window) -> None:
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    other = QWidget()
    other.show()
    other.activateWindow()
    QTest.qWaitForWindowActive(other)
    other.close()


def _quit(window: Window) -> None:
    QApplication.instance().aboutToQuit.emit()  # type: ignore[union-attr]


@pytest.mark.parametrize("leave", [_another_application, _suspended, _another_window, _quit])
def test_what_was_done_is_on_the_disk_when_the_window_is_left(
    window: Window,
    keeping: Safekeeping,
    synced: list[int],
    leave: Callable[[Window], None],
) -> None:
    keeping._syncing.stop()  # it would, within a second
    edit(window, "I")
    synced.clear()
    leave(window)
    assert len(synced) == 1
    leave(window)  # nothing new
    assert len(synced) == 1


def test_what_was_done_is_on_the_disk_within_a_second(
    window: Window, keeping: Safekeeping, synced: list[int]
) -> None:
    edit(window, "I")
    synced.clear()
    assert keeping._syncing.isActive()
    assert keeping._syncing.interval() <= 1000
    keeping._syncing.timeout.emit()
    assert len(synced) == 1


def test_a_change_by_others_is_seen_and_each_told_once(
    window: Window, path: Path, keeping: Safekeeping, qtbot: QtBot
) -> None:
    told: list[None] = []
    keeping.changed_on_disk.connect(lambda: told.append(None))
    with qtbot.waitSignal(keeping.changed_on_disk, timeout=5000):
        by_others(path, "B")
    path.with_name("other.txt").touch()  # something else in the folder
    keeping._look_at_file()
    assert len(told) == 1
    by_others(path, "K")
    keeping._look_at_file()
    assert len(told) == 2
    assert window.files.write_anyway()
    keeping._look_at_file()
    assert len(told) == 2


def test_a_file_that_is_saved_elsewhere_is_watched_there(
    window: Window, path: Path, keeping: Safekeeping, qtbot: QtBot
) -> None:
    assert window.document is not None
    elsewhere = path.parent / "elsewhere" / "drift.bhuki"
    elsewhere.parent.mkdir()
    assert window.files._write(window.document, elsewhere)
    with qtbot.waitSignal(keeping.changed_on_disk, timeout=5000):
        by_others(elsewhere, "B")
    assert keeping._watcher.directories() == [str(elsewhere.parent)]
