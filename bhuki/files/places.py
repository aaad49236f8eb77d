"""Where Bhuki keeps what is not the user's own file: journals, kept versions, logs, pictures.

Each platform has its folder for it; `BHUKI_STATE` names another, for tests and for installations
that want it elsewhere. And where a user's own file really lies, when links lead there.
"""

import errno
import os
from pathlib import Path

_MOST_LINKS = 40
_WINDOWS = os.name == "nt"


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


def real_place(path: Path) -> Path:
    """Give where a file lies, or would, when every link on the way to it is followed.

    Raises OSError where that can't be told. `os.path.realpath` gives the link itself then, and who
    writes there puts a file in the link's place.
    """
    if _WINDOWS:  # looking fails there for whole drives and shares that can be written all the same
        return Path(os.path.realpath(path))
    for _link in range(_MOST_LINKS):
        try:
            return Path(os.path.realpath(path, strict=True))
        except FileNotFoundError:  # a new file, or a link to one
            place = Path(os.path.realpath(path.parent, strict=True), path.name)
        try:
            path = place.parent / os.readlink(place)
        except FileNotFoundError:
            return place
        except OSError as error:
            if error.errno == errno.EINVAL:  # no link: it was made just now
                return place
            raise
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
