"""Write the minutes of a session, as PDF, as one web page or as a Word document.

write_minutes(matrix, Path("referat.pdf"), before=look_at(matrix, snapshot.id))
"""

from collections.abc import Sequence
from pathlib import Path

from bhuki.errors import FileProblem
from bhuki.exports.minutes_html import minutes_html
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import NO_MINUTES
from bhuki.reports.minutes import minutes
from bhuki.texts import texts


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
            write_atomically(path, minutes_html(matrix, said, _).encode())
        case ".pdf":
            from bhuki.exports.painting.devices import write_pdf  # noqa: PLC0415 - loads Qt
            from bhuki.exports.painting.minutes_pages import minutes_booklet  # noqa: PLC0415 - Qt
            from bhuki.exports.painting.typeface import ensure_application  # noqa: PLC0415 - Qt

            ensure_application()
            write_pdf(minutes_booklet(matrix, said, _), path)
        case ".docx":
            from bhuki.exports.minutes_docx import minutes_docx  # noqa: PLC0415 - loads lxml

            write_atomically(path, minutes_docx(matrix, said, _))
        case _other:
            raise FileProblem(path, NO_MINUTES)
