"""The first window waits for nothing that it doesn't show."""

import gc
import json
import logging
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bhuki.desktop import trouble
from bhuki.desktop.collecting import go_on, pause
from bhuki.desktop.language import say_day, speech
from bhuki.desktop.start.recents import Recents

_NOT_YET = (
    "babel",
    "msgspec",
    "html.entities",
    "logging.handlers",
    "multiprocessing",
    "networkx",
    "openpyxl",
    "xlsxwriter",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "bhuki.catalogues",
    "bhuki.desktop.document",
    "bhuki.desktop.editor",
    "bhuki.desktop.start.new_panel",
    "bhuki.files.atomic",
    "bhuki.matrix",
    "bhuki.rules",
    "bhuki.sheets",
)
# An enum of a widget that the start page has none of: PySide makes those of every kind of widget
# at once as soon as one widget comes back from Qt that Python didn't make.
_NO_ENUM = "QTabWidget.TabPosition"

_START = f"""
import enum, linecache, logging, sys
from bhuki.desktop.collecting import pause
from bhuki.desktop.qt_loading import load_qt
pause()
load_qt()
from bhuki.desktop.application import Windows, make_application
from bhuki.desktop.trouble import watch_for_trouble
app = make_application([])
watch_for_trouble()
logging.getLogger("bhuki").warning("Qt has something to say")
windows = Windows()
window = windows.open()
painted = window.grab()
assert len(window.start_page.cards) == 1
print([name for name in {_NOT_YET!r} if name in sys.modules])
print([each.__qualname__ for each in enum.Enum.__subclasses__()
       if each.__qualname__ == {_NO_ENUM!r}])
print([file for file in linecache.cache if "bhuki" in file])
print([action.objectName() for action in window.actions()
       if action.objectName() in ("save", "walk", "export")])
"""


def test_the_first_window_loads_only_what_it_shows(tmp_path: Path) -> None:
    recent = {
        "path": str(tmp_path / "drift.bhuki"),
        "title": "Drift",
        "used": "2025-03-04T10:42:00",
        "errors": 2,
        "small": {"groups": [2], "lengths": [1.0, 0.5], "cells": [[0, 1, "#AA0000", "#00AA00", 0]]},
    }
    (tmp_path / "recent").mkdir()
    (tmp_path / "recent" / "recent.json").write_text(json.dumps([recent]))
    done = subprocess.run(
        [sys.executable, "-c", _START],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "BHUKI_STATE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]"] * 4


@pytest.mark.parametrize(
    "kept",
    [
        "{}",
        "null",
        '"abc"',
        "[1]",
        "[{}]",
        '[{"path": 1}]',
        '[{"path": "a", "errors": "many"}]',
        '[{"path": "a", "errors": true}]',
        '[{"path": "a", "used": 7}]',
        '[{"path": "a", "used": "soon"}]',
        '[{"path": "a", "small": []}]',
        '[{"path": "a", "small": {"cells": [[1, 2]]}}]',
        '[{"path": "a", "small": {"groups": ["x"]}}]',
        '[{"path": "a", "small": {"lengths": [[]]}}]',
        '[{"path": "a", "small": {"lengths": [1' + "0" * 400 + "]}}]",
        '[{"path": "a", "small": {"groups": [1000000000000]}}]',
        '[{"path": "a", "small": {"cells": [[0, -1, "", "", 0]]}}]',
        "[" * 100_000,
    ],
)
def test_a_list_of_recent_files_that_makes_no_sense_is_empty(tmp_path: Path, kept: str) -> None:
    file = tmp_path / "recent.json"
    file.write_text(kept)
    assert Recents(file).entries() == []


def test_days_are_said_as_one_would_write_them() -> None:
    day = date(2025, 3, 4)
    assert say_day(day, with_year=True) == "4 Mar 2025"
    speech.speak("da")
    assert say_day(day, with_year=False) == "4. mar."


def test_a_full_log_is_put_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trouble, "_LOG_BYTES", 200)
    log = trouble.LogFile(tmp_path / "bhuki.log")
    for n in range(20):
        log.emit(logging.LogRecord("bhuki", logging.INFO, "", 0, "message %d", (n,), None))
    log.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bhuki.log", "bhuki.log.1"]
    written = (tmp_path / "bhuki.log.1").read_text() + (tmp_path / "bhuki.log").read_text()
    assert "message 19" in written
    assert all(file.stat().st_size < 400 for file in tmp_path.iterdir())


def test_garbage_is_looked_for_again_once_the_window_is_seen() -> None:
    pause()
    assert not gc.isenabled()
    go_on()
    assert gc.isenabled()
    gc.unfreeze()
