"""Everything that reads bytes which anyone may have written, one function a kind.

Each may only end well or in words for the user: whatever else escapes is a defect. `test_seeds.py`
runs them over a few files; `python -m tests.files.fuzz KIND` looks for more of them.
"""

import json
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from bhuki.catalogues import read_own_catalogue
from bhuki.desktop.grid.blocks import block_from_html, block_from_text, read_own
from bhuki.desktop.grid.pasting import Target, plan_own, plan_paste
from bhuki.desktop.reading.remembered import known_layouts
from bhuki.desktop.settings import ALL, OWN_LISTS, Settings, allows
from bhuki.desktop.start.own_lists import listed_paths
from bhuki.desktop.start.recent_card import RecentCard
from bhuki.desktop.start.recents import Recents
from bhuki.errors import BhukiError
from bhuki.files.format import encode
from bhuki.files.hold import HeldBy, note_beside, take_hold
from bhuki.files.journal import journal_line, left_behind
from bhuki.files.recovery import prepare
from bhuki.files.store import read
from bhuki.matrix.changes import set_cells
from bhuki.matrix.edits import Edit
from bhuki.matrix.labels import say_label
from bhuki.rules.judge import judge
from bhuki.sheets.corrections import fingerprint
from bhuki.sheets.delimited_reader import read_delimited
from bhuki.sheets.reading_files import read_raw
from bhuki.texts import texts
from tests.files.samples import small_matrix

_folder = Path(tempfile.mkdtemp(prefix="bhuki-untrusted-"))
_matrix = small_matrix()
_apps: list[QApplication] = []


def matrix_file(data: bytes) -> None:
    """Read a file, judge it, and write it again so that it stays what it is."""
    try:
        loaded = read("m.bhuki", data)
    except BhukiError as problem:
        problem.say(texts("da"))
        return
    judge(loaded.matrix)
    written = encode(loaded.matrix)
    assert encode(read("m.bhuki", written).matrix) == written


def journal(data: bytes) -> None:
    """Read a journal as it lies there, and as one whose checksums are right; do it all again."""
    signed = b"".join(journal_line(line) for line in data.split(b"\n") if line)
    for name, content in (("as-is", data), ("signed", signed)):
        file = _folder / f"{name}.journal"
        file.write_bytes(content)
        for found in left_behind(_folder):
            try:
                recovery = prepare(found)
            except BhukiError:
                continue
            for edit in recovery.edits:
                say_label(edit.label, texts("da"))
                _do_and_undo(recovery.matrix, edit)
        for left in _folder.glob(f"{name}.*"):
            left.unlink()


def _do_and_undo(matrix: object, edit: Edit) -> None:
    inverse = edit.apply(matrix)  # type: ignore[arg-type]
    edit.touched()
    inverse.apply(matrix)  # type: ignore[arg-type]
    edit.apply(matrix)  # type: ignore[arg-type]


def clipboard(data: bytes) -> None:
    """Paste in each form that a clipboard may carry."""
    text = data.decode("utf-8", "surrogateescape")
    target = Target(
        list(_matrix.activities.values()),
        list(_matrix.roles.values()),
        all_activities=list(_matrix.activities.values()),
        all_roles=list(_matrix.roles.values()),
    )
    for block in (block_from_text(text), block_from_html(text)):
        if block and block[0]:
            try:
                set_cells(_matrix, plan_paste(block, target, _matrix))
            except BhukiError as problem:
                problem.say(texts("da"))
    own = read_own(data)
    if own is not None and own.rows and own.rows[0]:
        try:
            set_cells(_matrix, plan_own(own, target, _matrix))
        except BhukiError as problem:
            problem.say(texts("da"))


def settings_file(data: bytes) -> None:
    """Start with whatever stands in the settings, as Qt reads it and each value by itself."""
    file = _write("bhuki.ini", data)
    store = QSettings(str(file), QSettings.Format.IniFormat)
    _settings_in(store)
    for value in _values(data):
        with suppress(OverflowError):  # a number that Qt can't hold at all
            for key in (*(setting.key for setting in ALL), "window-geometry"):
                store.setValue(key, value)
        _settings_in(store)
    store.clear()


def _settings_in(store: QSettings) -> None:
    settings = Settings()
    settings._store = store
    for setting in ALL:
        value = settings.get(setting)
        assert type(value) is type(setting.default)
        assert allows(setting, value)
    settings.recall_bytes("window-geometry")
    for own in listed_paths(settings.get(OWN_LISTS)):
        with suppress(BhukiError):
            read_own_catalogue(Path(own), "da")


def _values(data: bytes) -> list[Any]:
    """Give what the bytes may stand for, as one value among the settings."""
    utf16 = data[: len(data) // 2 * 2].decode("utf-16-le", "surrogatepass")
    found: list[Any] = [data, data.decode("utf-8", "replace"), utf16]
    with suppress(ValueError, RecursionError):
        found.append(json.loads(data))
    return found


def recent_files(data: bytes) -> None:
    """Show the start page with whatever stands in the list of recent files."""
    if QApplication.instance() is None:
        _apps.append(QApplication([]))
    mistakes: list[BaseException] = []
    with patch.object(sys, "excepthook", lambda _kind, error, _where: mistakes.append(error)):
        for recent in Recents(_write("recent.json", data)).entries():
            RecentCard(recent).grab()
    for mistake in mistakes:  # one while painting is kept from ending the process
        raise mistake


def sheet_layouts(data: bytes) -> None:
    """Read a sheet with whatever is remembered of sheets laid out like it."""
    known = b'{"%s":%s}' % (fingerprint(_sheet.grids[0]).encode(), data)
    for content in (data, known):
        for corrections in known_layouts(_write("sheet-layouts.json", content)).values():
            told = {_sheet.grids[0].name: corrections}
            read_raw(_sheet, Path("m.csv"), corrections=told).to_json()


def hold_note(data: bytes) -> None:
    """Open a file that has a note beside it."""
    path = _folder / "held.bhuki"
    note_beside(path).write_bytes(data)
    hold = take_hold(path)
    if not isinstance(hold, HeldBy):
        hold.release()


def _write(name: str, data: bytes) -> Path:
    (_folder / name).write_bytes(data)
    return _folder / name


_SHEET = """Opgave;Leder;Medarbejder;Jurist
Planlægge;H;U;K
Bestille;I;H/U;K
Betale;H;U;
Arkivere;;H;I
"""
_sheet = read_delimited(_write("m.csv", _SHEET.encode()))


KINDS: dict[str, Callable[[bytes], None]] = {
    "matrix": matrix_file,
    "journal": journal,
    "clipboard": clipboard,
    "settings": settings_file,
    "recent": recent_files,
    "layouts": sheet_layouts,
    "hold": hold_note,
}
