"""Corrections of earlier readings, kept by the layout of the sheet they were made for."""

from contextlib import suppress
from pathlib import Path

import msgspec

from bhuki.errors import BhukiError
from bhuki.files.atomic import write_atomically
from bhuki.files.places import state_folder
from bhuki.sheets.corrections import NO_CORRECTIONS, Corrections

_MOST = 200  # layouts; the latest stay


def recall(layout: str) -> Corrections | None:
    """Give the corrections kept for a layout (see `fingerprint`), or None."""
    return _read().get(layout) if layout else None


def remember(layout: str, corrections: Corrections) -> None:
    """Keep corrections for a layout; none at all forgets it. Never raises: it is a help only."""
    known = _read()
    known.pop(layout, None)
    if layout and corrections != NO_CORRECTIONS:
        known[layout] = corrections
    kept = dict(list(known.items())[-_MOST:])
    with suppress(BhukiError, OSError):
        write_atomically(_file(), msgspec.json.encode(kept))


def _read() -> dict[str, Corrections]:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=dict[str, Corrections])
    except (OSError, msgspec.MsgspecError):
        return {}


def _file() -> Path:
    return state_folder() / "sheet-layouts.json"
