"""Write pages as pictures, .svg or .png: one file, or a numbered one for each page.

    write_pictures(booklet, Path("matrix.png"))     # or matrix-1.png, matrix-2.png, …

All are made before the first is written: who stops it finds nothing new.
"""

from pathlib import Path

from bhuki.errors import FileProblem
from bhuki.exports.painting.devices import (
    RESOLUTION,
    Progress,
    go_on,
    no_progress,
    png_bytes,
    svg_bytes,
)
from bhuki.exports.painting.paper import Booklet, Page
from bhuki.files.atomic import write_atomically
from bhuki.reports.choosing import NO_PAGES

MOST_PIXELS = 60_000_000  # of a picture: 240 MB while it is painted
SHARP = 144.0  # dots per inch


def write_pictures(booklet: Booklet, path: Path, progress: Progress = no_progress) -> list[Path]:
    """Write every page; give the files. Raises `Cancelled` where `progress` asks to stop."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise FileProblem(path, NO_PAGES)
    made: list[bytes] = []
    for page in booklet.pages:
        made.append(_picture(page, booklet, path.suffix.lower()))
        go_on(progress, len(made), len(booklet.pages))
    paths = paths_of(path, len(made))
    for one, data in zip(paths, made, strict=True):
        write_atomically(one, data)
    return paths


def paths_of(path: Path, count: int) -> list[Path]:
    """Name a file for each of some pages; one page alone is the file itself."""
    if count == 1:
        return [path]
    digits = len(str(count))
    return [path.with_name(f"{path.stem}-{n:0{digits}}{path.suffix}") for n in range(1, count + 1)]


def _picture(page: Page, booklet: Booklet, suffix: str) -> bytes:
    if suffix == ".svg":
        return svg_bytes(page, booklet.inks, booklet.title)
    inches = page.width / RESOLUTION * (page.height / RESOLUTION)
    sharp = min(SHARP, (MOST_PIXELS / inches) ** 0.5)
    return png_bytes(page, booklet.inks, dots_per_inch=sharp)
