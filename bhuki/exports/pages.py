"""Write a matrix as pages or a picture: .pdf, .svg, .png, laid out as for paper.

    write_pages(matrix, Path("matrix.pdf"))
    write_pages(matrix, Path("matrix.pdf"), choices=PrintChoices(sheet=Sheet.A4))

A PDF is divided among pages; a picture is one sheet of the matrix's own size, unless `choices` ask
for paper: then each page is a picture, numbered. Qt is loaded only when something is written.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.errors import FileProblem
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import NO_PAGES
from bhuki.texts import texts

if TYPE_CHECKING:
    from bhuki.exports.painting.print_choices import PrintChoices

SUFFIXES = (".pdf", ".svg", ".png")


def write_pages(
    matrix: Matrix,
    path: Path | str,
    *,
    choices: PrintChoices | None = None,
    language: str | None = None,
    progress: Callable[[int, int], bool] | None = None,
) -> list[Path]:
    """Write a matrix to a .pdf, .svg or .png file, and give the files that were written.

    Raises `FileProblem` for any other kind of file.
    """
    from bhuki.exports.painting import devices  # noqa: PLC0415 - Qt, only for who paints
    from bhuki.exports.painting.matrix_pages import matrix_booklet  # noqa: PLC0415 - the same
    from bhuki.exports.painting.picture_files import write_pictures  # noqa: PLC0415 - the same
    from bhuki.exports.painting.print_choices import PICTURE, PrintChoices  # noqa: PLC0415 - the same
    from bhuki.exports.painting.typeface import ensure_application  # noqa: PLC0415 - the same

    path = Path(path)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileProblem(path, NO_PAGES)
    ensure_application()
    progress = progress or devices.no_progress
    usual = PrintChoices() if suffix == ".pdf" else PICTURE
    booklet = matrix_booklet(matrix, choices or usual, texts(language or matrix.language))
    if suffix == ".pdf":
        devices.write_pdf(booklet, path, progress)
        return [path]
    return write_pictures(booklet, path, progress)
