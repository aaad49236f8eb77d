"""The reader process: parses one foreign file under limits and sends the grids back.

    python -P -m bhuki.sheets.reader_process KIND PATH

Started by `bhuki.sheets.opening`, never by hand. It imports only what parsing needs, writes one
MessagePack answer to its standard output and ends; what goes wrong in it, up to a crash in a
parser, leaves the program that asked unharmed.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import Any

import msgspec

from bhuki.sheets.grid import FileKind, RawFile
from bhuki.sheets.memory_limit import limit_memory
from bhuki.sheets.problems import Unreadable


class Answer(msgspec.Struct, array_like=True):
    """What the reader process sends: a file, or the code of what is wrong with it."""

    file: RawFile | None = None
    problem: str = ""


def main(arguments: list[str] | None = None) -> int:
    """Read the file named by the arguments and send the answer."""
    kind, path = arguments if arguments is not None else sys.argv[1:3]
    limit_memory()
    answer = read(FileKind(kind), Path(path))
    with contextlib.suppress(OSError):
        sys.stdout.buffer.write(msgspec.msgpack.encode(answer))
        sys.stdout.buffer.flush()
    # Leave without taking the grids apart: a quarter of a second for a large workbook.
    os._exit(0)


def read(kind: FileKind, path: Path) -> Answer:
    """Read a file; whatever is wrong becomes the answer's problem."""
    try:
        return Answer(_reader(kind)(path))
    except Unreadable as problem:
        return Answer(problem=problem.code)
    except (MemoryError, OverflowError):
        return Answer(problem="too-big")
    except RecursionError:
        return Answer(problem="damaged")
    except Exception:  # noqa: BLE001 - any fault of a parser means the file can't be read
        return Answer(problem="damaged")


def _reader(kind: FileKind) -> Any:
    if kind is FileKind.XLSX:
        return _read_xlsx
    if kind is FileKind.DELIMITED:
        from bhuki.sheets.delimited_reader import read_delimited

        return read_delimited
    if kind is FileKind.MARKDOWN:
        from bhuki.sheets.markdown_reader import read_markdown

        return read_markdown
    if kind is FileKind.HTML:
        from bhuki.sheets.html_reader import read_html

        return read_html
    from bhuki.sheets.calamine_reader import read_with_calamine

    return lambda path: read_with_calamine(path, kind)


def _read_xlsx(path: Path) -> RawFile:
    """Read with our own reader; a workbook too broken for it with one that is more lenient."""
    from bhuki.sheets.workbook_reader import read_workbook

    try:
        return read_workbook(path)
    except Unreadable as problem:
        if problem.code != "damaged":
            raise
    from bhuki.sheets.calamine_reader import read_with_calamine

    return read_with_calamine(path, FileKind.XLSX)


if __name__ == "__main__":
    main()
