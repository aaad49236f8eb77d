"""Where Bhuki keeps what is not the user's own file: journals, kept versions, logs, pictures.

Each platform has its folder for it; `BHUKI_STATE` names another, for tests and for installations
that want it elsewhere.
"""

import os
from pathlib import Path


def state_folder(*parts: str) -> Path:
    """Give a folder for state under the platform's own, made if it isn't there."""
    chosen = os.environ.get("BHUKI_STATE")
    if chosen:
        root = Path(chosen)
    else:
        from platformdirs import user_state_path  # noqa: PLC0415 - costs time that few need

        root = user_state_path("Bhuki", appauthor=False)
    folder = root.joinpath(*parts)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
