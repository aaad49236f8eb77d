"""The very hidden sheet of our workbooks: the whole matrix as its file would hold it.

It lets a workbook be read back with ids, notes and everything else that the visible sheets don't
show. The file's bytes are packed, written in letters and cut into cells; a checksum tells whether
somebody or some program has damaged them.
"""

import base64
import binascii
import zlib
from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

SHEET_NAME = "_bhuki"
MAGIC = "bhuki-workbook"
VERSION = 1

_CELL = 32_000  # under the limit of 32,767 characters
_LARGEST = 400_000_000  # unpacked; more is no matrix but an attack


class DamagedCopy(Exception):  # noqa: N818 - a state of the file, met and handled by the reader
    """Raised when the hidden sheet's cells do not make the bytes that were written."""


class NewerCopy(DamagedCopy):
    """Raised when a newer program has written the hidden sheet in another way."""


def write_copy(sheet: Worksheet, data: bytes) -> None:
    """Write the bytes of a matrix file on a sheet and hide it from the menus too."""
    packed = base64.b64encode(zlib.compress(data, 6)).decode("ascii")
    sheet.write_string(0, 0, MAGIC)
    sheet.write_string(1, 0, f"version {VERSION}")
    sheet.write_string(2, 0, f"crc {zlib.crc32(data):08x}")
    for row, start in enumerate(range(0, len(packed), _CELL), 3):
        sheet.write_string(row, 0, packed[start : start + _CELL])
    sheet.very_hidden()


def is_copy(first_cell: object) -> bool:
    """Say whether a sheet is the hidden copy, by its first cell."""
    return first_cell == MAGIC


def read_copy(cells: Iterable[object]) -> bytes:
    """Put the bytes together again from the sheet's first column; raises `DamagedCopy`."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    _check_head(texts)
    try:
        unpacker = zlib.decompressobj()
        packed = base64.b64decode("".join(texts[3:]), validate=True)
        data = unpacker.decompress(packed, _LARGEST)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise DamagedCopy from error
    if not unpacker.eof or f"crc {zlib.crc32(data):08x}" != texts[2]:
        raise DamagedCopy
    return data


def _check_head(texts: Sequence[str]) -> None:
    if len(texts) < 4 or texts[0] != MAGIC or not texts[1].startswith("version "):
        raise DamagedCopy
    version = texts[1].removeprefix("version ")
    if not version.isdecimal():
        raise DamagedCopy
    if int(version) > VERSION:
        raise NewerCopy
