"""Pictures of a file that others have a hand in, and of a mistake inside.

Part of `tests.pictures`: what the window's own line says and asks, and what its answers show.
"""

import os
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bhuki.desktop.dialogs.changes_list import ChangesList
from bhuki.desktop.dialogs.trouble_report import TroubleReport
from bhuki.desktop.trouble import write_report
from bhuki.desktop.window import Window
from bhuki.files.hold import HeldBy, note_beside
from bhuki.files.store import save
from bhuki.matrix.changes import assign, remove_activities
from bhuki.matrix.matrix import Matrix

if TYPE_CHECKING:
    from tests.pictures import Studio


def shared(studio: "Studio", matrix: Matrix) -> None:
    """Held by someone, changed on disk, a sync program's copy, both changed, a mistake inside."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Digitalisering i kommunen.bhuki")
        save(matrix, path)
        _held(studio, path)
        window = _window(studio, path)
        document = window.document
        assert document is not None
        cells = list(document.matrix.assignments)
        document.do(assign(document.matrix, cells[:1], ["I"]))
        theirs = matrix.copy()
        assign(theirs, cells[:1], ["B"]).apply(theirs)
        remove_activities(theirs, [cells[-1][0]]).apply(theirs)
        save(theirs, path)
        window.files.sharing.file_changed_on_disk()
        studio.take(window, "shared-changed-on-disk")
        _answer(window, 0)
        studio.take(window, "shared-merged")
        _answer(window, 0)
        studio.take(window.findChildren(ChangesList)[0], "shared-both-changed")
        _copy_beside(studio, window, path, theirs)
        _mistake(studio, window)
        document.undo_stack.setClean()
        window.close()
        studio.settle()


def _window(studio: "Studio", path: Path) -> Window:
    window = Window()
    window.resize(1200, 760)
    window.show()
    window.open(path)
    studio.settle()
    return window


def _answer(window: Window, place: int) -> None:
    assert window.editor is not None
    list(window.editor.message.answers.values())[place].click()


def _held(studio: "Studio", path: Path) -> None:
    since = datetime.now().astimezone() - timedelta(days=1, hours=2)
    held = HeldBy("Anne Holm", "KOM-PC-0417", "abc", since)
    note_beside(path).write_bytes(msgspec.json.encode(held))
    window = _window(studio, path)
    studio.take(window, "shared-held")
    window.close()
    studio.settle()
    note_beside(path).unlink()


def _copy_beside(studio: "Studio", window: Window, path: Path, theirs: Matrix) -> None:
    copy = path.with_stem(f"{path.stem} (1)")
    save(theirs, copy)
    os.utime(copy, (0, 0))  # older than any version: what both started from is not known
    window.files.sharing.offer_conflict_copies()
    studio.take(window, "shared-copy-beside")
    _answer(window, 0)
    studio.take(window, "shared-copy-merged")


def _mistake(studio: "Studio", window: Window) -> None:
    try:
        raise RuntimeError
    except RuntimeError as error:
        report = write_report(type(error), error.__traceback__)
    assert report is not None
    window._mend_and_say(report)
    studio.take(window, "shared-mistake")
    _answer(window, 0)
    dialog = window.findChildren(TroubleReport)[0]
    studio.take(dialog, "shared-mistake-report")
    dialog.close()
