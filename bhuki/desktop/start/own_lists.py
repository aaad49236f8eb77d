"""The lists of activities of the user's own, remembered from one start to the next.

    own = read_and_remember(path)      # raises BhukiError where it can't be read
    for own in remembered_lists(): ...

The files stay where they are and are read anew; one that is gone or broken is left out quietly, and
comes back when it does.
"""

from pathlib import Path

import msgspec

from bhuki.catalogues import Catalogue, read_own_catalogue
from bhuki.desktop.language import speech
from bhuki.desktop.settings import OWN_LISTS, settings
from bhuki.errors import BhukiError

_MOST = 20


def remembered_lists() -> list[Catalogue]:
    """Give the lists that can be read now, the latest first."""
    found: list[Catalogue] = []
    for path in listed_paths(settings.get(OWN_LISTS)):
        try:
            found.append(read_own_catalogue(Path(path), speech.language))
        except (BhukiError, OSError):
            continue
    return found


def read_and_remember(path: Path) -> Catalogue:
    """Read a list and remember where it is; raises `BhukiError`."""
    own = read_own_catalogue(path, speech.language)
    name = str(path.absolute())
    kept = [name, *(each for each in listed_paths(settings.get(OWN_LISTS)) if each != name)][:_MOST]
    settings.set(OWN_LISTS, msgspec.json.encode(kept).decode())
    return own


def listed_paths(kept: str) -> list[str]:
    """Give the paths that the setting holds; one that makes no sense holds none."""
    try:
        return msgspec.json.decode(kept, type=list[str])
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return []
