"""Choose among candidates for matrices: the surest that do not overlap, joined where they go on."""

from collections.abc import Container

from bhuki.sheets.doubts import UNSURE
from bhuki.sheets.found import Found
from bhuki.sheets.view import Place


def best_of(candidates: list[Found], rows: Container[int]) -> list[Found]:
    """Keep the surest candidates that do not overlap, in the order of the sheet.

    `rows` are those that are not empty.
    """
    kept: list[Found] = []
    taken: set[Place] = set()
    for candidate in candidates:
        candidate.close()
    if len(candidates) < 2:
        return candidates
    weight = {id(c): c.certainty * min(1.0, 0.7 + len(c.cells) / 40) for c in candidates}
    for candidate in sorted(candidates, key=lambda c: -weight[id(c)]):
        if candidate.cell_places() & taken:
            continue
        if candidate.named_places() & taken:
            # A block without a heading of its own goes on with the one above.
            above = next((matrix for matrix in kept if matrix.can_absorb(candidate)), None)
            if above is None:
                continue
            above.absorb(candidate)
        else:
            kept.append(candidate)
        taken |= candidate.taken
    for matrix in kept:
        matrix.close()
    kept.sort(key=lambda c: (c.first_row, c.first_column))
    return _without_repeated_headings(kept, rows)


def _without_repeated_headings(found: list[Found], rows: Container[int]) -> list[Found]:
    """Join matrices that only a repeated heading keeps apart."""
    joined: list[Found] = []
    for matrix in found:
        right_over = (m for m in reversed(joined) if not _has_row_between(m, matrix, rows))
        above = next((m for m in right_over if m.is_continued_by(matrix)), None)
        if above is None:
            joined.append(matrix)
        else:
            if _have_other_lines(above, matrix):
                above.certainty = min(above.certainty, UNSURE)
            above.go_on_with(matrix)
    return joined


def _have_other_lines(above: Found, below: Found) -> bool:
    """Whether rows without letters are sections in one, and activities in the other."""
    return (_has_section_rows(above) and _has_bare_activities(below)) or (
        _has_section_rows(below) and _has_bare_activities(above)
    )


def _has_section_rows(matrix: Found) -> bool:
    column = matrix.activity_column
    return any(kind == "section" and c == column for (_, c), kind in matrix.claims.items())


def _has_bare_activities(matrix: Found) -> bool:
    """Whether an activity that nobody has letters for stands over others that have some."""
    filled = {cell.activity for cell in matrix.cells}
    return any(number not in filled for number in range(max(filled, default=0)))


def _has_row_between(above: Found, below: Found, rows: Container[int]) -> bool:
    gap = range(above.last_row + 1, below.first_row)
    return len(gap) > 1 or any(row in rows for row in gap)
