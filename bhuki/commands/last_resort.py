"""Keep the details of what nobody foresaw, for whoever is to mend it."""

import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from platformdirs import user_log_path


def keep_details(error: BaseException) -> Path:
    """Write an error's traceback to a file of its own and give its path."""
    text = "".join(traceback.format_exception(error))
    name = f"bhuki-{datetime.now():%Y%m%d-%H%M%S}.log"
    for folder in (user_log_path("bhuki", appauthor=False), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8", "backslashreplace")
        except OSError:
            continue
        return folder / name
    return Path("-")  # no place on the whole machine takes a file
