"""Write a matrix to whatever kind of file is asked for, for any command."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bhuki.commands.console import Console
from bhuki.errors import BhukiError, FileProblem
from bhuki.files.store import SUFFIX, save
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_


def write_matrix(matrix: Matrix, path: Path, console: Console) -> None:
    """Write a matrix as the kind of file that the path's suffix says, and say so."""
    if path.suffix.lower() == SUFFIX:
        save(matrix, path)
    else:
        from bhuki.exports import export  # noqa: PLC0415 - needs libraries that saving doesn't

        with painting():
            export(matrix, path)
    say_written(matrix, path, console)


def write_on_paper(matrix: Matrix, path: Path, chosen: dict[str, Any]) -> list[Path]:
    """Write a matrix on the paper, as large and as it is chosen; give the files."""
    with painting():
        from bhuki.exports.pages import write_pages  # noqa: PLC0415 - loads Qt
        from bhuki.exports.painting.print_choices import (  # noqa: PLC0415 - the same
            Fit,
            PrintChoices,
            Sheet,
        )

        placed = {"paper", "fit", "orientation"} & chosen.keys() or path.suffix.lower() == ".pdf"
        sized = "scale" in chosen or not placed  # a picture is by itself as large as its matrix
        return write_pages(
            matrix,
            path,
            choices=PrintChoices(
                sheet=Sheet(chosen.get("paper", Sheet.A3 if placed else Sheet.LONG)),
                lying=chosen.get("orientation") != "portrait",
                fit=Fit.SCALE if sized else Fit(chosen.get("fit", Fit.READABLE)),
                scale=chosen.get("scale", 100) / 100,
                colour="black" not in chosen,
            ),
        )


def say_written(matrix: Matrix, path: Path, console: Console) -> None:
    """Say which file was written, and how much is in it."""
    _ = console.texts
    console.message(
        _(
            "{file} is written: {activities}, {roles}.",
            file=path,
            activities=_.plural("{n} activity", "{n} activities", n=len(matrix.activities)),
            roles=_.plural("{n} role", "{n} roles", n=len(matrix.roles)),
        )
    )


def may_replace(path: Path, forced: bool, given: Path | None = None) -> None:
    """Refuse, unless told to, to write over a matrix, a sheet of someone's, or what is `given`.

    It would be gone. A workbook that carries our marks is a copy, and may be made again. Exports
    are made again and again too, and are written over as any program's are. What is no ordinary
    file (a folder, a device) is refused by the one who writes, who says why.
    """
    if not forced and path.is_file() and _would_be_missed(path, given):
        raise FileProblem(path, N_("{file} is there already; --force replaces it."))


def _would_be_missed(path: Path, given: Path | None) -> bool:
    suffix = path.suffix.lower()
    if path.stat().st_size == 0:
        return False  # made to be written into
    if suffix in (".xlsx", ".xlsm"):
        from bhuki.exports.reading_back import is_our_workbook  # noqa: PLC0415 - loads openpyxl
        from bhuki.sheets.package.record import carries_marks  # noqa: PLC0415 - only for these

        return not is_our_workbook(path) and not carries_marks(path)
    return suffix == SUFFIX or (given is not None and given.exists() and path.samefile(given))


@contextmanager
def painting() -> Iterator[None]:
    """Say in one line where what paints, Qt, can't be loaded: a server may lack its libraries."""
    try:
        yield
    except ImportError as problem:
        raise BhukiError(
            N_("This needs Qt, which can't be loaded here: {why}."), why=str(problem)
        ) from problem
