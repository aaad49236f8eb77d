"""The real editor, made ready to do one thing with a file, and then watched while it does.

    python -m benchmarks.saving_editor      # jobs on the standard input, answers on the output

Each line names a job: an act, a folder with `m.bhuki`, a folder for state. A process of its own
opens a window on the file, makes the edits, says `ready PID` and waits for SIGUSR1. Then it acts,
asks for its own priority (a mark for the one who traces its system calls), says what came of it
in one line of JSON, and waits to be killed.
"""

import json
import os
import signal
import sys
import threading
import traceback
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

import bhuki.desktop.editor  # noqa: F401 - loaded once for all
from bhuki.desktop import file_work
from bhuki.desktop.application import make_application
from bhuki.desktop.prompts import Prompts
from bhuki.desktop.settings import KEPT_VERSIONS, settings
from bhuki.desktop.trouble import trouble, watch_for_trouble
from bhuki.desktop.window import Window
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix

CELLS = (("a1", "r1"), ("a2", "r2"), ("a3", "r3"))
KEPT = 2


class _Chosen(Prompts):
    """Answers with a path where a file is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def save_file(self, *_words: object) -> Path:
        return self._path


def acts(window: Window) -> dict[str, Callable[[], object]]:
    """Give what can be done under watch."""
    assert window.keeping is not None

    def keep_setting() -> None:
        settings.set(KEPT_VERSIONS, KEPT + 1)
        settings.store.sync()

    return {
        "save": window.menus["save"].trigger,
        "save through a link": window.menus["save"].trigger,
        "save as": window.menus["save-as"].trigger,
        "edit": lambda: edit(window, "K", "B"),
        "sync": window.keeping.sync,
        "compaction": window.keeping.compact,
        "setting": keep_setting,
    }


def content_of(matrix: Matrix) -> int:
    """Give a mark of what a matrix says, whenever its session began."""
    return zlib.crc32(repr((list(matrix.activities), sorted(matrix.assignments.items()))).encode())


def edit(window: Window, *letters: str) -> None:
    """Put letters into the cells, one edit for each cell and letter."""
    document = window.document
    assert document is not None
    for letter in letters:
        for cell in CELLS:
            document.do(assign(document.matrix, [cell], [letter]))


def live(act: str, folder: Path, state: Path) -> None:
    """Do one job, to the end of this process."""
    os.environ["BHUKI_STATE"] = str(state)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(state))
    make_application([])
    watch_for_trouble()
    settings.set(KEPT_VERSIONS, KEPT)
    settings.store.sync()
    met: list[object] = []
    trouble.met.connect(met.append)
    vars(file_work)["prompts"] = _Chosen(folder / "other.bhuki")
    window = Window()
    window.show()
    window.open(folder / "m.bhuki")
    if act != "edit":
        edit(window, "I", "K")
    run = acts(window)[act]
    done = threading.Event()
    said: dict[str, Any] = {}
    threading.Thread(target=_tell, args=(done, said), daemon=True).start()
    _say(f"ready {os.getpid()}")
    signal.sigwait({signal.SIGUSR1})
    try:
        run()
    except BaseException:  # noqa: BLE001 - whatever escapes is what is looked for
        said["escaped"] = traceback.format_exc()
    os.getpriority(os.PRIO_PROCESS, 0)
    said |= _state(window, met)
    done.set()
    signal.pause()


def _state(window: Window, met: list[object]) -> dict[str, Any]:
    document, keeping, editor = window.document, window.keeping, window.editor
    assert document is not None
    assert keeping is not None
    assert editor is not None
    return {
        "clean": document.is_clean,
        "matrix": content_of(document.matrix),
        "said": editor.message.text,
        "answers": list(editor.message.answers),
        "journal": keeping.journal.trouble is None,
        "mistakes": len(met),
    }


def _tell(done: threading.Event, said: dict[str, Any]) -> None:
    """Say what came of it, on a thread that nobody traces."""
    done.wait()
    _say(json.dumps(said))


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def main() -> None:
    """Do the jobs of the standard input, each in a process of its own."""
    for line in sys.stdin:
        act, folder, state = json.loads(line)
        child = os.fork()
        if not child:
            live(act, Path(folder), Path(state))
        os.waitpid(child, 0)
        _say("gone")


if __name__ == "__main__":
    main()
