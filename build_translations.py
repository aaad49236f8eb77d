"""Compile the translations into what gettext reads; also the hook that hatchling calls on a build.

    compile_translations(root)      # resources/translations/<room>.po → da/LC_MESSAGES/bhuki.mo

Each room of the house keeps its own Danish texts, so that two people seldom meet in one file. The
program reads one compiled catalogue, which is made here and kept out of version control.
"""

import os
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # compiling from a checkout needs no build system
    BuildHookInterface = object  # type: ignore[assignment, misc, unused-ignore]

LANGUAGE = "da"
PACKED = ("resources", "templates")


def translations_folder(root: Path) -> Path:
    """Give the folder that holds a .po file for each room."""
    return root / "resources" / "translations"


def compiled_file(root: Path) -> Path:
    """Give the path of the compiled catalogue."""
    return translations_folder(root) / LANGUAGE / "LC_MESSAGES" / "bhuki.mo"


def read_room(path: Path) -> Catalog:
    """Read one room's translations."""
    with path.open("rb") as file:
        return read_po(file, locale=LANGUAGE, abort_invalid=True)


def is_stale(root: Path) -> bool:
    """Say whether a .po file is newer than the compiled catalogue, or none is compiled."""
    target = compiled_file(root)
    if not target.exists():
        return True
    made = target.stat().st_mtime_ns
    return any(po.stat().st_mtime_ns > made for po in translations_folder(root).glob("*.po"))


def compile_translations(root: Path) -> Path:
    """Compile all rooms' translations into one catalogue and give its path."""
    whole = Catalog(locale=LANGUAGE)
    for po in sorted(translations_folder(root).glob("*.po")):
        for message in read_room(po):
            if message.id and message.string and not message.fuzzy:
                whole.add(message.id, message.string, context=message.context)
    buffer = BytesIO()
    write_mo(buffer, whole)
    target = compiled_file(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Several test processes may compile at once: each writes its own file and moves it in place.
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
    with os.fdopen(handle, "wb") as file:
        file.write(buffer.getvalue())
    Path(name).chmod(0o644)
    Path(name).replace(target)
    return target


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg, unused-ignore]
    """Compile before every build, and pack what ships beside the code into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do it when hatchling is about to pack."""
        root = Path(self.root)
        compile_translations(root)
        # An editable install reads them where they lie: a second copy would only grow old.
        if self.target_name == "wheel" and version != "editable":
            packed = {str(root / name): f"bhuki/packed/{name}" for name in PACKED}
            build_data["force_include"].update(packed)


if __name__ == "__main__":
    here = Path(__file__).parent
    if is_stale(here):
        compile_translations(here)
