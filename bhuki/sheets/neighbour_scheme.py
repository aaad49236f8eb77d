"""Matrices of one workbook mostly share a scheme: one that is sure of it speaks for the others.

A small matrix may use only letters, or words, that several schemes have; its neighbours tell.
"""

from collections import Counter
from collections.abc import Iterable

from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.found import Found
from bhuki.sheets.scheme_words import explains

_SURE = 0.9


def surest_scheme(found: Iterable[Found]) -> str:
    """Give the shipped scheme that most letters are in, of matrices that are sure; or nothing."""
    letters: Counter[str] = Counter()
    for matrix in found:
        if min(matrix.choice.certainty, matrix.choice.reads_right) >= _SURE:
            letters[matrix.choice.id] += len(matrix.cells)
    ids = [scheme_id for scheme_id, _ in letters.most_common() if scheme_id in shipped_schemes()]
    return ids[0] if ids else ""


def may_be_told_by(matrix: Found, scheme_id: str) -> bool:
    """Say whether a matrix that is unsure of its scheme may have this one: it has its letters."""
    choice = matrix.choice
    if not scheme_id or not choice.used or min(choice.certainty, choice.reads_right) >= _SURE:
        return False
    return all(explains(scheme_id, code) for code in choice.used)
