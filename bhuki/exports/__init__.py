"""Files out: a matrix as a workbook, CSV, Markdown, a web page, and painted on paper.

    export(matrix, path)        # the path's suffix says how

Each format is loaded only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.errors import FileProblem
from bhuki.texts import N_

if TYPE_CHECKING:
    from bhuki.matrix.matrix import Matrix

    Writer = Callable[[Matrix, Path], None]


def export(matrix: Matrix, path: Path | str) -> None:
    """Write a matrix to a file; raises `FileProblem`, with an old file untouched."""
    path = Path(path)
    writer = WRITERS.get(path.suffix.lower())
    if writer is None:
        raise FileProblem(
            path,
            N_("{file} was not written: a matrix is exported as {suffixes}."),
            suffixes=", ".join(WRITERS),
        )
    writer(matrix, path)


def _write_workbook(matrix: Matrix, path: Path) -> None:
    from bhuki.exports.workbook import write_workbook  # noqa: PLC0415 - loads XlsxWriter

    write_workbook(matrix, path)


def _write_delimited(matrix: Matrix, path: Path) -> None:
    from bhuki.exports.delimited import write_delimited  # noqa: PLC0415 - one format at a time

    write_delimited(matrix, path)


def _write_markdown(matrix: Matrix, path: Path) -> None:
    from bhuki.exports.markdown import write_markdown  # noqa: PLC0415 - one format at a time

    write_markdown(matrix, path)


def _write_page(matrix: Matrix, path: Path) -> None:
    from bhuki.exports.page import write_page  # noqa: PLC0415 - one format at a time

    write_page(matrix, path)


def _write_pages(matrix: Matrix, path: Path) -> None:
    from bhuki.exports.pages import write_pages  # noqa: PLC0415 - loads Qt

    write_pages(matrix, path)


def _write_graph(matrix: Matrix, path: Path) -> None:
    from bhuki.files.atomic import write_atomically  # noqa: PLC0415 - not for the first window
    from bhuki.reports.network import graphml, network  # noqa: PLC0415 - loads networkx

    write_atomically(path, graphml(network(matrix), matrix))


# How each kind of file is written, by its suffix in lower case.
WRITERS: dict[str, Writer] = {
    ".xlsx": _write_workbook,
    ".csv": _write_delimited,
    ".md": _write_markdown,
    ".html": _write_page,
    ".pdf": _write_pages,
    ".svg": _write_pages,
    ".png": _write_pages,
    ".graphml": _write_graph,  # the network of roles
}
