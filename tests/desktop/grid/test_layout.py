"""A layout in another room keeps what the room doesn't change, and nothing that it does."""

from functools import cached_property

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QSize

from bhuki.desktop.document import Document
from bhuki.desktop.grid.layout import GridLayout
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import assign
from bhuki.matrix.edits import Edit, Label, Placed, PutActivities, PutRoles

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
    """Count how often it is worked out what the letters need across."""
    times: list[int] = []
    needed = GridLayout._base_columns.func
    counted = cached_property(lambda self: times.append(1) or needed(self))
    counted.__set_name__(GridLayout, "_base_columns")
    monkeypatch.setattr(GridLayout, "_base_columns", counted)
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


def test_after_an_edit_of_roles_the_rows_stand_as_if_measured_anew(grid: MatrixGrid) -> None:
    matrix = grid.matrix
    roles = [replace(role, name=f"{role.name} og flere") for role in matrix.roles.values()]
    before = grid.layout_now
    grid.document.do(Edit(Label("x"), (PutRoles((Placed(roles[0]), Placed(roles[-1], None))),)))
    kept, fresh = grid.layout_now, GridLayout(grid.model, before.style, *_room_of(grid))
    assert kept is not before
    assert kept.runs is before.runs
    assert {m: getattr(kept, m) for m in _MEASURES} == {m: getattr(fresh, m) for m in _MEASURES}
    activity = replace(next(iter(matrix.activities.values())), name="Et helt andet navn")
    grid.document.do(Edit(Label("x"), (PutActivities((Placed(activity),)),)))
    assert grid.layout_now.runs is not before.runs
    fresh = GridLayout(grid.model, before.style, *_room_of(grid))
    now = grid.layout_now
    assert {m: getattr(now, m) for m in _MEASURES} == {m: getattr(fresh, m) for m in _MEASURES}


def _room_of(grid: MatrixGrid) -> tuple[QSize, int]:
    layout = grid.layout_now
    return QSize(layout._width, layout._height), layout.row_end
