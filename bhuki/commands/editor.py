"""Open the editor, where there is something to open it on."""

import os
import sys
from pathlib import Path

from bhuki.commands.writing import painting
from bhuki.errors import WrongWords
from bhuki.texts import N_


def open_editor(words: list[str]) -> int:
    """Open the editor, on a file if one is named, and give its exit status."""
    if _blind():
        raise WrongWords(
            N_(
                "There is no display to open the editor on. "
                "`bhuki --help` lists what works without one."
            )
        )
    from bhuki.desktop.collecting import pause  # noqa: PLC0415 - the desktop's, which few want
    from bhuki.desktop.qt_loading import load_qt  # noqa: PLC0415 - the same

    pause()
    with painting():
        load_qt()
        from bhuki.desktop.application import run  # noqa: PLC0415 - once Qt is loaded

    return run([Path(word) for word in words])


def _blind() -> bool:
    """Say whether Qt would end the program for want of a display."""
    if not sys.platform.startswith("linux"):
        return False
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not any(os.environ.get(name) for name in shown)
