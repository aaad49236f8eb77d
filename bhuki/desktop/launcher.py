"""Start the editor from the system's own launcher: every argument is a file."""

import sys
from pathlib import Path

from bhuki.desktop.collecting import pause
from bhuki.desktop.qt_loading import load_qt


def main() -> int:
    """Run the editor and give its exit status."""
    pause()
    load_qt()
    from bhuki.desktop.application import run  # noqa: PLC0415 - once Qt is loaded

    return run([Path(argument) for argument in sys.argv[1:]])
