"""Tell what a file is before it is opened: by its content, not by its name.

match what_is(path):
    case FileIs.MATRIX: …        # our own file: bhuki.files.store.load
    case FileIs.OUR_WORKBOOK: …  # bhuki.exports.reading_back.read_workbook
    case FileIs.SHEET: …         # anything else: bhuki.sheets.read_file says what is wrong
"""

from enum import StrEnum
from pathlib import Path

from bhuki.files.store import SUFFIX
from bhuki.files.trouble import reading_trouble

_LOOKED_AT = 4096
_PACKAGE = b"PK\x03\x04"
_OUR_MARK = b'"bhuki"'


class FileIs(StrEnum):
    """Which of our readers a file wants."""

    MATRIX = "matrix"
    OUR_WORKBOOK = "our-workbook"
    SHEET = "sheet"


def what_is(path: Path) -> FileIs:
    """Say which reader a file wants; raises `FileProblem` where it can't even be opened.

    A file that is called a matrix is one, however damaged: its own reader says best what is wrong.
    """
    if path.suffix.lower() == SUFFIX:
        return FileIs.MATRIX
    try:
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except (OSError, ValueError) as error:
        raise reading_trouble(path, error) from error
    if head.lstrip().startswith(b"{") and _OUR_MARK in head:
        return FileIs.MATRIX
    if head.startswith(_PACKAGE):
        from bhuki.exports.reading_back import is_our_workbook  # noqa: PLC0415 - loads openpyxl

        if is_our_workbook(path):
            return FileIs.OUR_WORKBOOK
    return FileIs.SHEET
