"""The reader process: parses one foreign file under limits and sends the grids back.

    python -P -m bhuki.sheets.reader_process KIND PATH

Started by `bhuki.sheets.opening`, never by hand. It imports only what parsing needs, writes one
MessagePack answer to its standard output and ends; what goes wrong in it, up to a crash in a
parser, leaves the program that asked unharmed.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import msgspec

from bhuki.sheets.grid import FileKind, RawFile
from bhuki.sheets.memory_limit import limit_memory
from bhuki.sheets.problems import UnreadableError


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
        return Answer(_read(kind, path))
    except UnreadableError as problem:
        return Answer(problem=problem.code)
    except (MemoryError, OverflowError):
        return Answer(problem="too-big")
    except RecursionError:
        return Answer(problem="damaged")
    except Exception:  # noqa: BLE001 - any fault of a parser means the file can't be read
        return Answer(problem="damaged")


_READERS = {
    FileKind.DELIMITED: ("bhuki.sheets.delimited_reader", "read_delimited"),
    FileKind.MARKDOWN: ("bhuki.sheets.markdown_reader", "read_markdown"),
    FileKind.HTML: ("bhuki.sheets.html_reader", "read_html"),
    FileKind.XLSX: ("bhuki.sheets.workbook_reader", "read_workbook"),
    FileKind.ODS: ("bhuki.sheets.open_document_reader", "read_open_document"),
}
_LENIENTLY = (FileKind.XLSX, FileKind.ODS)
_LENIENT = ("bhuki.sheets.calamine_reader", "read_with_calamine")


def _read(kind: FileKind, path: Path) -> RawFile:
    """Read with the reader for the kind; a workbook too broken for ours with a lenient one."""
    if kind in _READERS:
        try:
            return _load(_READERS[kind])(path)
        except UnreadableError as problem:
            if kind not in _LENIENTLY or problem.code != "damaged":
                raise
        except (IndexError, KeyError, TypeError, ValueError):
            if kind not in _LENIENTLY:
                raise
    return _load(_LENIENT)(path, kind)


def _load(reader: tuple[str, str]) -> Callable[..., RawFile]:
    """Import only the one reader that is needed."""
    module, name = reader
    found: Callable[..., RawFile] = getattr(import_module(module), name)
    return found


if __name__ == "__main__":
    main()
