"""A layout in another room keeps what the room doesn't change, and nothing that it does."""

import pytest
from PySide6.QtCore import QSize

from bhuki.desktop.document import Document
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import assign

_MEASURES = (
    "header_width",
    "name_room",
    "column_widths",
    "heads_height",
    "header_height",
    "row_heights",
    "runs",
)


@pytest.mark.parametrize("size", [(400, 300), (900, 2000), (1900, 1000), (5000, 200)])
@pytest.mark.parametrize("row_end", [0, 90])
def test_a_layout_in_another_room_is_as_if_made_for_it(
    grid: MatrixGrid, size: tuple[int, int], row_end: int
) -> None:
    first = grid.layout_now
    for measure in _MEASURES:
        getattr(first, measure)
    other = first.in_room(QSize(*size), row_end)
    fresh = GridLayout(grid.model, first.style, QSize(*size), row_end)
    assert {m: getattr(other, m) for m in _MEASURES} == {m: getattr(fresh, m) for m in _MEASURES}


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often the bands are worked out."""
    times: list[int] = []
    runs = GridLayout.runs.func
    counted = type(GridLayout.runs)(lambda self: times.append(1) or runs(self))
    counted.__set_name__(GridLayout, "runs")
    monkeypatch.setattr(GridLayout, "runs", counted)
    return times


def test_a_grid_is_measured_once_until_it_is_shown(document: Document, measured: list[int]) -> None:
    grid = MatrixGrid(document)
    grid.resize(1300, 900)
    grid.resize(1200, 300)
    grid.grab()
    assert len(measured) == 1


def test_what_was_edited_is_measured_again_when_the_room_changes(
    grid: MatrixGrid, measured: list[int]
) -> None:
    grid.resize(1600, 600)
    assert not measured
    grid.document.do(assign(grid.matrix, [("a2", "chief")], ["H"]))
    grid.resize(1601, 600)
    assert measured
