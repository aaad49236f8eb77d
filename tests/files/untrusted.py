"""Everything that reads bytes which anyone may have written, one function a kind.

Each may only end well or in words for the user: whatever else escapes is a defect. `test_seeds.py`
runs them over a few files; `python -m tests.files.fuzz KIND` looks for more of them.
"""

import tempfile
from collections.abc import Callable
from pathlib import Path

from bhuki.desktop.grid.blocks import block_from_html, block_from_text, read_own
from bhuki.desktop.grid.pasting import Target, plan_own, plan_paste
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
from bhuki.texts import texts
from tests.files.samples import small_matrix

_folder = Path(tempfile.mkdtemp(prefix="bhuki-untrusted-"))
_matrix = small_matrix()


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
    """Start with whatever stands in the settings and the list of recent files."""
    from PySide6.QtCore import QSettings  # noqa: PLC0415 - the other kinds need no Qt

    from bhuki.desktop.settings import ALL, Settings  # noqa: PLC0415
    from bhuki.desktop.start.recents import Recents  # noqa: PLC0415

    file = _folder / "bhuki.ini"
    file.write_bytes(data)
    settings = Settings()
    settings._store = QSettings(str(file), QSettings.Format.IniFormat)
    for setting in ALL:
        value = settings.get(setting)
        assert type(value) is type(setting.default)
        assert not setting.choices or value in setting.choices
    settings.recall_bytes("window-geometry")
    file.unlink()
    Recents(_write("recent.json", data)).entries()


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


KINDS: dict[str, Callable[[bytes], None]] = {
    "matrix": matrix_file,
    "journal": journal,
    "clipboard": clipboard,
    "settings": settings_file,
    "hold": hold_note,
}
