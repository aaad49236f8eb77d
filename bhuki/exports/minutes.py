"""Write the minutes of a session, as PDF, as one web page or as a Word document.

write_minutes(matrix, Path("referat.pdf"), before=look_at(matrix, snapshot.id))
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.errors import FileProblem
from bhuki.exports.minutes_html import minutes_html
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import NO_MINUTES
from bhuki.reports.minutes import Minutes, minutes
from bhuki.texts import texts

if TYPE_CHECKING:
    from bhuki.exports.painting.minutes_drawings import Drawing


def write_minutes(
    matrix: Matrix,
    path: Path | str,
    *,
    before: Matrix | None = None,
    present: Sequence[str] = (),
    language: str | None = None,
) -> None:
    """Write the minutes to a .pdf, .html or .docx file; `before` is the matrix as it began."""
    path = Path(path)
    _ = texts(language or matrix.language)
    said = minutes(matrix, _, before=before, present=present)
    match path.suffix.lower():
        case ".html" | ".htm":
            page = minutes_html(matrix, said, _drawn(matrix, said), _)
            write_atomically(path, page.encode("utf-8", "replace"))
        case ".pdf":
            from bhuki.exports.painting.devices import write_pdf  # noqa: PLC0415 - loads Qt
            from bhuki.exports.painting.minutes_pages import minutes_booklet  # noqa: PLC0415 - Qt
            from bhuki.exports.painting.typeface import ensure_application  # noqa: PLC0415 - Qt

            ensure_application()
            write_pdf(minutes_booklet(matrix, said, _), path)
        case ".docx":
            from bhuki.exports.minutes_docx import minutes_docx  # noqa: PLC0415 - loads lxml
            from bhuki.exports.painting.minutes_drawings import (  # noqa: PLC0415 - loads Qt
                minutes_drawings,
            )

            drawings = minutes_drawings(matrix, said, ".png")
            write_atomically(path, minutes_docx(matrix, said, drawings, _))
        case _other:
            raise FileProblem(path, NO_MINUTES)


def _drawn(matrix: Matrix, said: Minutes) -> dict[str, list[Drawing]] | None:
    """Draw for the web; None where Qt can't be loaded: tables and words say it all too."""
    try:
        from bhuki.exports.painting.minutes_drawings import (  # noqa: PLC0415 - loads Qt
            minutes_drawings,
        )
    except ImportError:
        return None
    return minutes_drawings(matrix, said, ".svg")
