"""Read duties that a sheet says by colour alone, where its legend explains the colours.

    grid = with_colours(grid)       # coloured cells say the legend's words; `by_colour` is set

A legend of colours is a coloured cell beside a word for a duty. Without one nothing is guessed.
"""

from msgspec.structs import replace

from bhuki.sheets.grid import Cell, Grid
from bhuki.sheets.view import Place, label
from bhuki.sheets.vocabulary import vocabulary

_LONGEST_WORD = 40
_FEWEST_CELLS = 4
_FEWEST_UNREAD = 8


def with_colours(grid: Grid) -> Grid:
    """Give a grid whose coloured cells say what their colour means, as far as a legend tells."""
    if not grid.coloured:
        return grid
    words = _words_beside(grid)
    meant: dict[str, set[str]] = {}
    for cell in grid.coloured:
        if word := words.get((cell.row, cell.column)):
            meant.setdefault(cell.fill, set()).add(word)
    clear = {fill: said.pop() for fill, said in meant.items() if len(said) == 1}
    if len(clear) < 2:
        return grid
    told = [
        Cell(cell.row, cell.column, clear[cell.fill])
        for cell in grid.coloured
        if cell.fill in clear and (cell.row, cell.column) not in words
    ]
    if len(told) < _FEWEST_CELLS:
        return grid
    # The legend says letters, as others do: the first of each word.
    told += [Cell(row, column, word[0].upper()) for (row, column), word in words.items()]
    cells = sorted([*grid.cells, *told], key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=cells, by_colour=True)


def has_unread_colours(grid: Grid) -> bool:
    """Say whether many cells are coloured, in several colours, that nothing explains."""
    return (
        not grid.by_colour
        and len(grid.coloured) >= _FEWEST_UNREAD
        and len({cell.fill for cell in grid.coloured}) > 1
    )


def _words_beside(grid: Grid) -> dict[Place, str]:
    """Give the words for duties that stand right beside coloured cells."""
    places = {(cell.row, cell.column) for cell in grid.coloured}
    found: dict[Place, str] = {}
    for cell in grid.cells:
        text = label(cell.text) if len(cell.text) <= _LONGEST_WORD else ""
        if not text or vocabulary().duty_of(text) in (None, "none"):
            continue
        for place in ((cell.row, cell.column - 1), (cell.row, cell.column + 1)):
            if place in places:
                found[place] = text
    return found
