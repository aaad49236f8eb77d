"""Write the overviews: a role a page, as PDF or as one web page.

    write_overview(matrix, Path("roles.pdf"))
    write_overview(matrix, Path("it.html"), roles=["It-chef"])
    write_overview(matrix, Path("anne.pdf"), people=["Anne Holm"])
    write_overview(matrix, Path("activities.pdf"), activities=True)

Roles are named as they stand in the matrix, people as they are appointed; case and spaces don't
matter. Without either, the booklet holds all roles and all activities.
"""

from collections.abc import Sequence
from pathlib import Path

from bhuki.errors import FileProblem
from bhuki.exports.overview_html import overview_html
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.choosing import WRONG_SUFFIX, person_named, role_named
from bhuki.reports.overview_parts import OverviewChoices, news_since, parts_of
from bhuki.texts import texts


def write_overview(
    matrix: Matrix,
    path: Path | str,
    roles: Sequence[str] = (),
    people: Sequence[str] = (),
    *,
    activities: bool = False,
    language: str | None = None,
    before: Matrix | None = None,
) -> None:
    """Write the overviews of some roles and people, or of all, to a .pdf or .html file.

    `activities` asks for the overview of activities, alone or after those roles and people.

    With `before`, how the matrix stood earlier, each page says what changed for its role since.
    Raises `WrongWords` for a name that the matrix has not, `FileProblem` for the file.
    """
    path = Path(path)
    _ = texts(language or matrix.language)
    choices = OverviewChoices(
        roles=tuple(role_named(matrix, name, _) for name in roles),
        people=tuple(person_named(matrix, name, _) for name in people),
        activities=activities or not (roles or people),
        only_activities=activities,
    )
    changed = news_since(before, matrix, _) if before is not None else None
    match path.suffix.lower():
        case ".html" | ".htm":
            page = overview_html(matrix, parts_of(matrix, choices, _, changed), _)
            write_atomically(path, page.encode("utf-8", "replace"))
        case ".pdf":
            # Qt is loaded only for those who paint.
            from bhuki.exports.painting.devices import write_pdf  # noqa: PLC0415
            from bhuki.exports.painting.overview_booklet import overview_booklet  # noqa: PLC0415
            from bhuki.exports.painting.typeface import ensure_application  # noqa: PLC0415

            ensure_application()
            write_pdf(overview_booklet(matrix, choices, _, changed), path)
        case _other:
            raise FileProblem(path, WRONG_SUFFIX)
