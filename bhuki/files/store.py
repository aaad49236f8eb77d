"""Load and save matrices.

    loaded = load(path)          # .matrix, .problems, .read_only
    save(loaded.matrix, path)

Loading opens whatever can be read; what was odd is told in `problems`, a sentence each. A file
from a newer version opens read-only: saving it would lose what this version does not know.
"""

import os
import stat
from pathlib import Path

from msgspec import Struct

from bhuki.errors import BhukiError, FileProblem
from bhuki.files.atomic import write_atomically
from bhuki.files.checks import check_entities
from bhuki.files.format import VERSION, decode, encode
from bhuki.files.oddities import Oddities
from bhuki.files.trouble import IS_A_FOLDER, NOT_ORDINARY, reading_trouble
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_

SUFFIX = ".bhuki"

# Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)

# 10,000 activities x 200 roles, half of them filled, is 30 MB.
MOST_BYTES = 100 * 1024 * 1024


class Loaded(Struct, frozen=True):
    """A matrix from a file, and what there is to say of how it was read."""

    matrix: Matrix
    problems: list[BhukiError] = []
    read_only: bool = False
    version: int = VERSION


def load(path: Path | str) -> Loaded:
    """Load a matrix; raises `FileProblem` where there is none to be read."""
    path = Path(path)
    return read(path, bytes_of(path))


def read(path: Path | str, data: bytes) -> Loaded:
    """Read a matrix from a file's bytes; the path is only named in what is said of them."""
    oddities = Oddities()
    matrix, version = decode(data), VERSION
    if matrix is None:
        # Needed by few files and not free to import: ours are judged without it.
        from bhuki.files.salvage import salvage  # noqa: PLC0415

        matrix, version = salvage(Path(path), data, oddities)
    check_entities(matrix, oddities)
    return Loaded(matrix, oddities.told(), version > VERSION, version)


def save(matrix: Matrix, path: Path | str) -> bytes:
    """Save a matrix, whole or not at all; give the bytes that are now in the file.

    The bytes are read back and compared before the old file is replaced. That they give the same
    matrix again is held by the format's own tests: asking at every save would cost four times the
    save. Raises `FileProblem` with the old file untouched.
    """
    data = encode(matrix)
    write_atomically(path, data)
    return data


def bytes_of(path: Path, most: int = MOST_BYTES) -> bytes:
    """Read a file; raises `FileProblem` where it can't be, or is larger than it may be."""
    try:
        descriptor = os.open(path, _READING)
        try:
            _look_at(path, os.fstat(descriptor), most)
            with open(descriptor, "rb", closefd=False) as file:
                return file.read()
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise reading_trouble(path, error) from error


def _look_at(path: Path, found: os.stat_result, most: int) -> None:
    """Refuse, before a byte is read, what can be no file of ours."""
    if stat.S_ISDIR(found.st_mode):
        raise FileProblem(path, IS_A_FOLDER)
    if not stat.S_ISREG(found.st_mode):
        raise FileProblem(path, NOT_ORDINARY)
    if found.st_size > most:
        raise _too_large(path, found.st_size, most)


def _too_large(path: Path, size: int, most: int) -> FileProblem:
    return FileProblem(
        path,
        N_("{file} is {size} MB; it may be at most {most} MB. It was not opened."),
        size=size // 2**20,
        most=most // 2**20,
    )
