"""Text as a cell can hold it, and letters as people type them into cells.

A cell takes 32,767 characters, no control characters and no lone surrogates. What is typed in a
cell is letters with a slash between them; spaces and commas do as well (`H, U`), in either case.
"""

import re
from functools import cache

from bhuki.matrix.scheme import Scheme

CELL_LIMIT = 32_767  # UTF-16 units, as Excel counts

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BETWEEN = re.compile(r"[/,;+&\s]+")


def cell_text(text: str) -> str:
    """Make a text fit for a cell: unfit characters go, too long ends in an ellipsis."""
    if not text.isprintable():
        text = _UNFIT.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > CELL_LIMIT // 2 and _units(text) > CELL_LIMIT:
        return _first_units(text, CELL_LIMIT - 1) + "…"
    return text


def one_line(text: str) -> str:
    """Make a text fit for a cell and put it on one line."""
    return " ".join(cell_text(text).split())


@cache
def letters_text(letters: tuple[str, ...]) -> str:
    """Give letters as they stand in a cell; a large matrix has few kinds of them."""
    return cell_text("/".join(letters))


def typed_codes(text: str) -> list[str]:
    """Part what is typed in a cell into codes, as they stand."""
    return [code for code in _BETWEEN.split(text) if code]


def read_letters(text: str, scheme: Scheme) -> tuple[str, ...]:
    """Read a cell's letters in the scheme's order; what it does not know is kept, last."""
    return scheme.sort(scheme.code_in(code) or code for code in typed_codes(text))


def _units(text: str) -> int:
    return len(text) + sum(char > "\uffff" for char in text)


def _first_units(text: str, most: int) -> str:
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
