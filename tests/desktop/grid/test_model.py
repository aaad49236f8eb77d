"""The model tells the truth with the smallest notice, watched by Qt's own model tester."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from bhuki.desktop.document import Document
from bhuki.desktop.grid.model import GridModel
from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.matrix.changes import (
    add_activities,
    add_section,
    assign,
    change_activities,
    move_activities,
    move_roles,
    move_section,
    remove_activities,
    remove_roles,
)
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Activity, Section


@pytest.fixture
def model(document: Document) -> Iterator[GridModel]:
    made = GridModel(document)
    tester = QAbstractItemModelTester(
        made, QAbstractItemModelTester.FailureReportingMode.Warning, made
    )
    yield made
    del tester


def rows(model: GridModel) -> list[str]:
    return [line.key[1] for line in model.lines]


def test_what_is_shown_as_a_table(model: GridModel) -> None:
    shown = [
        [model.data(model.index(row, column)) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert shown == [
        ["H/U", "", "K", ""],
        ["K", "", "", "K"],
        ["H", "U", "", ""],
        ["H", "H", "", "U"],
        ["", "H/U", "", ""],
        ["", "", "", "K"],
    ]
    across = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)]
    assert across == ["It-chef", "Forvaltningschef", "Chefgruppen", "Systemejer"]
    assert model.headerData(0, Qt.Orientation.Vertical) == "A1 Udarbejde it-strategi"


def test_an_edit_of_many_cells_is_one_notice(model: GridModel) -> None:
    spy = QSignalSpy(model.dataChanged)
    matrix = model.matrix
    model.document.do(assign(matrix, [(a, r) for a in matrix.activities for r in matrix.roles], []))
    assert spy.count() == 1
    top, bottom = spy.at(0)[0], spy.at(0)[1]
    assert (top.row(), top.column(), bottom.row(), bottom.column()) == (0, 0, 5, 3)


def test_rows_come_and_go_where_it_is_and_nothing_is_reset(model: GridModel) -> None:
    came, went = QSignalSpy(model.rowsInserted), QSignalSpy(model.rowsRemoved)
    anew = QSignalSpy(model.modelReset)
    model.document.do(add_activities(model.matrix, [Activity("a9", "Ny", "", "plan")], "a1"))
    assert rows(model) == ["a1", "a9", "a2", "a3", "b1", "b2", "b3"]
    assert [spy[1:3] for spy in [came.at(0)]] == [[1, 1]]
    model.document.do(remove_activities(model.matrix, ["a1", "b2"]))
    assert rows(model) == ["a9", "a2", "a3", "b1", "b3"]
    assert went.count() == 2
    assert anew.count() == 0


def test_a_moved_row_takes_the_cursor_along(model: GridModel) -> None:
    chosen = QItemSelectionModel(model)
    index = model.index_of("a1", "board")
    chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.document.do(move_activities(model.matrix, ["a1"], "run", "b2"))
    assert model.cell(chosen.currentIndex()) == ("a1", "board")
    model.document.do(move_roles(model.matrix, ["board"], "ops", None))
    assert model.cell(chosen.currentIndex()) == ("a1", "board")
    model.document.undo_stack.undo()
    model.document.undo_stack.undo()
    assert model.cell(chosen.currentIndex()) == ("a1", "board")


def test_a_new_name_is_told_to_the_headers(model: GridModel) -> None:
    spy = QSignalSpy(model.headerDataChanged)
    model.document.do(change_activities(model.matrix, ["a1"], name="Ny strategi"))
    assert spy.count() >= 1
    assert model.headerData(0, Qt.Orientation.Vertical) == "A1 Ny strategi"


def test_setting_data_writes_letters_and_refuses_words(model: GridModel) -> None:
    index = model.index_of("a1", "head")
    assert model.setData(index, "k/i")
    assert model.data(index) == "K/I"
    assert not model.setData(index, "måske")
    assert model.data(index) == "K/I"


def test_a_folded_section_is_one_row_with_its_counts(model: GridModel) -> None:
    model.set_folded({"plan"})
    assert model.lines[0].key == ("section", "plan")
    assert model.lines[0].size == 3
    assert model.rowCount() == 4
    assert model.section_counts("plan") == {"chief": 4, "head": 1, "board": 1, "owner": 1}
    assert model.cell_at(0, 0) is None
    model.set_folded(set())
    assert model.rowCount() == 6


def test_an_outer_section_folds_all_that_lies_in_it(model: GridModel) -> None:
    model.document.do(add_section(model.matrix, Section("top", "Alt")))
    model.document.do(move_section(model.matrix, "plan", "top", None))
    model.set_folded({"top"})
    assert model.lines[-1].key == ("section", "top")
    assert model.lines[-1].size == 3


def test_an_empty_section_has_a_row_so_that_it_can_be_seen(model: GridModel) -> None:
    model.document.do(add_section(model.matrix, Section("new", "Nyt afsnit"), "plan"))
    assert model.lines[3].key == ("section", "new")


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (ViewFilter(text="drift"), ["b1", "b2", "b3"]),
        (ViewFilter(text="ARKIV"), ["a2"]),
        (ViewFilter(sections=frozenset({"plan"})), ["a1", "a2", "a3"]),
        (ViewFilter(no_answer=True), ["a2", "b3"]),
        (ViewFilter(letters=frozenset({"U"})), ["a1", "a3", "b1", "b2"]),
        (ViewFilter(only_role="owner"), ["a2", "b1", "b3"]),
        (ViewFilter(sections=frozenset({"run"}), no_answer=True), ["b3"]),
    ],
)
def test_a_filter_shows_what_it_says(model: GridModel, view: ViewFilter, shown: list[str]) -> None:
    model.set_view(view)
    assert rows(model) == shown
    model.set_view(ViewFilter())
    assert model.rowCount() == 6


def test_roles_are_filtered_by_group_and_by_having_letters(model: GridModel) -> None:
    model.set_view(ViewFilter(groups=frozenset({"ops"})))
    assert [column.key[1] for column in model.columns] == ["owner"]
    model.set_view(ViewFilter(sections=frozenset({"run"}), hide_empty_roles=True))
    assert [column.key[1] for column in model.columns] == ["chief", "head", "owner"]


def test_open_points_alone(model: GridModel) -> None:
    model.set_view(ViewFilter(findings_only=True))
    assert "a2" in rows(model)
    assert "b3" in rows(model)
    assert "b2" not in rows(model)


def test_sorting_is_for_the_eye_and_stays_inside_sections(model: GridModel) -> None:
    before = model.matrix.copy()
    model.set_view(ViewFilter(activity_order=Order.NAME, role_order=Order.NAME))
    assert rows(model) == ["a2", "a1", "a3", "b2", "b3", "b1"]
    assert [c.key[1] for c in model.columns] == ["board", "head", "chief", "owner"]
    model.set_view(ViewFilter(role_order=Order.LETTERS))
    assert model.columns[0].key[1] == "chief"
    assert model.matrix == before


def test_nothing_vanishes_under_the_hands_of_who_types(model: GridModel) -> None:
    model.set_view(ViewFilter(no_answer=True))
    model.document.do(assign(model.matrix, [("a2", "chief")], ["H"]))
    assert rows(model) == ["a2", "b3"]
    model.document.do(add_activities(model.matrix, [Activity("a9", "Ny", "", "plan")], "a2"))
    assert rows(model) == ["a2", "a9", "b3"]
    model.set_view(ViewFilter(no_answer=True))
    assert rows(model) == ["a9", "b3"]


@given(st.lists(st.integers(0, 10_000), max_size=12))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_is_done_the_model_shows_the_matrix(model: GridModel, choices: list[int]) -> None:
    document = model.document
    for n in choices:
        edit = _some_edit(model, n)
        if n % 5 == 0:
            document.undo_stack.undo()
        elif edit is not None:
            document.do(edit)
        shown = [line.activity for line in model.lines if line.activity is not None]
        assert shown == model.matrix.activity_order()
        heads = [column.role for column in model.columns if column.role is not None]
        assert heads == model.matrix.role_order()
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert model.rowCount() == 6


def _some_edit(model: GridModel, n: int) -> Edit | None:
    matrix = model.matrix
    activities, roles = list(matrix.activities), list(matrix.roles)
    if len(activities) < 2 or len(roles) < 2:
        return None
    one, other = activities[n % len(activities)], activities[(n // 7) % len(activities)]
    role = roles[n % len(roles)]
    match n % 4:
        case 0:
            return move_activities(
                matrix, [one], ["plan", "run"][n % 2], other if other != one else None
            )
        case 1:
            return remove_activities(matrix, [one])
        case 2:
            return move_roles(matrix, [role], ["line", "ops"][n % 2], None)
        case _:
            return (
                remove_roles(matrix, [role]) if n % 3 == 0 else assign(matrix, [(one, role)], ["H"])
            )
