"""Corrections of earlier readings, kept by the layout of the sheet they were made for."""

from contextlib import suppress
from pathlib import Path

import msgspec

from bhuki.errors import BhukiError
from bhuki.files.atomic import write_atomically
from bhuki.files.places import state_folder
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections
from bhuki.sheets.found import Orientation

_MOST = 200  # layouts; the latest stay
_SENSELESS = (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError)


def recall(layout: str) -> Corrections | None:
    """Give the corrections kept for a layout (see `fingerprint`), or None."""
    return known_layouts(_file()).get(layout) if layout else None


def remember(layout: str, corrections: Corrections) -> None:
    """Keep corrections for a layout; none at all forgets it. Never raises: it is a help only."""
    known = known_layouts(_file())
    known.pop(layout, None)
    if layout and corrections != NO_CORRECTIONS:
        known[layout] = corrections
    kept = dict(list(known.items())[-_MOST:])
    with suppress(BhukiError, OSError):
        write_atomically(_file(), msgspec.json.encode(kept))


def known_layouts(file: Path) -> dict[str, Corrections]:
    """Give what a file remembers; what makes no sense in it is not remembered."""
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except _SENSELESS:
        return {}
    known: dict[str, Corrections] = {}
    for layout, raw in kept.items():
        with suppress(*_SENSELESS):
            corrections = msgspec.json.decode(raw, type=Corrections)
            if corrections.orientation in (None, *Orientation):
                known[layout] = corrections
    return known


def _file() -> Path:
    return state_folder() / "sheet-layouts.json"
