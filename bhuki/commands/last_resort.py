"""Keep the details of what nobody foresaw, for whoever is to mend it."""

import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from bhuki.files.places import state_folder


def keep_details(error: BaseException) -> Path:
    """Write an error's traceback to a file of its own and give its path."""
    text = "".join(traceback.format_exception(error))
    name = f"bhuki-{datetime.now():%Y%m%d-%H%M%S}.log"
    for find_folder in (_logs, _passing):
        try:
            kept = find_folder() / name
            kept.write_text(text, "utf-8", "backslashreplace")
        except OSError:
            continue
        return kept
    return Path("-")  # no place on the whole machine takes a file


def _logs() -> Path:
    return state_folder("logs")


def _passing() -> Path:
    return Path(tempfile.gettempdir())
