"""Write a matrix as pages or a picture: .pdf, .svg, .png, laid out as for paper.

    write_pages(matrix, Path("matrix.pdf"))
    write_pages(matrix, Path("matrix.pdf"), choices=PrintChoices(sheet=Sheet.A4))

A PDF is divided among pages; a picture is one sheet of the matrix's own size. Qt is loaded only
when something is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.errors import FileProblem
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import NO_PAGES
from bhuki.texts import texts

if TYPE_CHECKING:
    from bhuki.exports.painting.print_choices import PrintChoices

SUFFIXES = (".pdf", ".svg", ".png")
MOST_PIXELS = 60_000_000  # of a picture: 240 MB while it is painted
SHARP = 144.0  # dots per inch


def write_pages(
    matrix: Matrix,
    path: Path | str,
    *,
    choices: PrintChoices | None = None,
    language: str | None = None,
    progress: Callable[[int, int], bool] | None = None,
) -> None:
    """Write a matrix to a .pdf, .svg or .png file; raises `FileProblem` for any other."""
    from bhuki.exports.painting import devices  # noqa: PLC0415 - Qt, only for who paints
    from bhuki.exports.painting.matrix_pages import matrix_booklet  # noqa: PLC0415 - the same
    from bhuki.exports.painting.print_choices import PICTURE, PrintChoices  # noqa: PLC0415 - the same
    from bhuki.exports.painting.typeface import ensure_application  # noqa: PLC0415 - the same

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileProblem(path, NO_PAGES)
    ensure_application()
    _ = texts(language or matrix.language)
    if suffix == ".pdf":
        booklet = matrix_booklet(matrix, choices or PrintChoices(), _)
        devices.write_pdf(booklet, path, progress or devices.no_progress)
        return
    booklet = matrix_booklet(matrix, choices or PICTURE, _)
    page = booklet.pages[0]
    if suffix == ".svg":
        write_atomically(path, devices.svg_bytes(page, booklet.inks, booklet.title))
        return
    inches = page.width / devices.RESOLUTION * (page.height / devices.RESOLUTION)
    sharp = min(SHARP, (MOST_PIXELS / inches) ** 0.5)
    write_atomically(path, devices.png_bytes(page, booklet.inks, dots_per_inch=sharp))
