"""Start the editor from the system's own launcher: every argument is a file."""

import sys
from pathlib import Path

from bhuki.desktop.collecting import pause


def main() -> int:
    """Run the editor and give its exit status."""
    pause()
    from bhuki.desktop.application import run  # noqa: PLC0415 - loads Qt

    return run([Path(argument) for argument in sys.argv[1:]])
