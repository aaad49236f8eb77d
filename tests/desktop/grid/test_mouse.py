"""What the mouse does: selecting, painting, folding, dragging headings, opening names."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.grid.headings import Heading
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import add_section
from bhuki.matrix.entities import Section
from tests.desktop.grid.conftest import Hands

Left = Qt.MouseButton.LeftButton
NoKey = Qt.KeyboardModifier.NoModifier
Shift = Qt.KeyboardModifier.ShiftModifier


def at_cell(grid: MatrixGrid, activity_id: str, role_id: str) -> QPoint:
    index = grid.model.index_of(activity_id, role_id)
    return grid.view.cell_rect(index.row(), index.column()).center()


def at_heading(grid: MatrixGrid, kind: str, thing_id: str) -> tuple[QWidget, QPoint]:
    header = grid.rows_header if kind in ("activity", "section") else grid.columns_header
    rect = header.heading_rect(Heading(kind, thing_id))
    assert rect is not None
    return header.viewport(), rect.center()


def drag(widget: QWidget, start: QPoint, end: QPoint, *, release: bool = True) -> None:
    QTest.mousePress(widget, Left, NoKey, start)
    for n in range(1, 9):
        QTest.mouseMove(widget, start + (end - start) * n / 8)
        # QTest.mouseMove carries no buttons; the widget is told as a real mouse would.
        event_at = QPointF(start + (end - start) * n / 8)
        _send_move(widget, event_at)
    if release:
        QTest.mouseRelease(widget, Left, NoKey, end)


def _send_move(widget: QWidget, at: QPointF) -> None:
    move = QMouseEvent(
        QEvent.Type.MouseMove, at, widget.mapToGlobal(at), Qt.MouseButton.NoButton, Left, NoKey
    )
    QApplication.sendEvent(widget, move)


def test_a_drag_over_cells_selects_them(grid: MatrixGrid) -> None:
    drag(grid.view.viewport(), at_cell(grid, "a1", "chief"), at_cell(grid, "a3", "head"))
    assert len(grid.selected_cells()) == 6


def test_a_press_on_a_heading_selects_its_row_column_section_or_group(grid: MatrixGrid) -> None:
    chosen: list[tuple[str, str]] = []
    grid.heading_chosen.connect(lambda kind, thing: chosen.append((kind, thing)))
    for kind, thing, count in (
        ("activity", "a2", 4),
        ("role", "board", 6),
        ("section", "run", 12),
        ("group", "line", 18),
    ):
        widget, place = at_heading(grid, kind, thing)
        if kind == "section":
            place = QPoint(40, place.y())
        QTest.mouseClick(widget, Left, NoKey, place)
        assert len(grid.selected_cells()) == count
        assert grid.heading == Heading(kind, thing)
    assert chosen == [
        ("activity", "a2"), ("role", "board"), ("section", "run"), ("group", "line"),
    ]  # fmt: skip


def test_shift_and_a_press_selects_up_to_there(grid: MatrixGrid) -> None:
    widget, place = at_heading(grid, "activity", "a1")
    QTest.mouseClick(widget, Left, NoKey, place)
    widget, place = at_heading(grid, "activity", "b1")
    QTest.mouseClick(widget, Left, Shift, place)
    assert grid.selected_activities() == ["a1", "a2", "a3", "b1"]


def test_the_palettes_letter_is_painted_by_dragging_as_one_step(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.set_palette_letter("I")
    drag(
        grid.view.viewport(), at_cell(grid, "a1", "head"), at_cell(grid, "b3", "head"),
    )  # fmt: skip
    column = [hands.letters(a, "head") for a in ("a1", "a2", "a3", "b1", "b2", "b3")]
    assert column == ["I"] * 6
    assert grid.document.undo_stack.count() == 1
    grid.set_palette_letter("")
    drag(grid.view.viewport(), at_cell(grid, "a1", "head"), at_cell(grid, "a2", "head"))
    assert hands.letters("a1", "head") == hands.letters("a2", "head") == ""
    grid.set_palette_letter("U", adds=True)
    drag(grid.view.viewport(), at_cell(grid, "a3", "chief"), at_cell(grid, "a3", "head"))
    assert hands.letters("a3", "chief") == "H/U"
    grid.set_palette_letter(None)
    drag(grid.view.viewport(), at_cell(grid, "a1", "chief"), at_cell(grid, "a2", "chief"))
    assert len(grid.selected_cells()) == 2


def test_escape_takes_back_what_is_being_painted(grid: MatrixGrid, hands: Hands) -> None:
    grid.set_palette_letter("I")
    start, end = at_cell(grid, "a1", "head"), at_cell(grid, "b3", "head")
    drag(grid.view.viewport(), start, end, release=False)
    assert grid.view.brushed
    hands.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(grid.view.viewport(), Left, NoKey, end)
    assert grid.document.undo_stack.count() == 0


def test_a_letter_dragged_from_the_palette_paints_where_it_goes(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.set_palette_letter("K")
    for activity in ("a1", "a2", "a3"):
        place = grid.view.viewport().mapToGlobal(at_cell(grid, activity, "head"))
        grid.paint_at(place)
    grid.paint_done()
    assert [hands.letters(a, "head") for a in ("a1", "a2", "a3")] == ["K"] * 3


def test_a_dragged_activity_goes_where_the_line_stands(grid: MatrixGrid) -> None:
    widget, start = at_heading(grid, "activity", "a1")
    _widget, end = at_heading(grid, "activity", "b2")
    drag(widget, start, end + QPoint(0, 6), release=False)
    assert grid.rows_header.drop_line is not None
    assert grid.view.drop_line is not None
    QTest.mouseRelease(widget, Left, NoKey, end + QPoint(0, 6))
    assert [a.id for a in grid.matrix.activity_order()] == ["a2", "a3", "b1", "b2", "a1", "b3"]
    assert grid.matrix.activities["a1"].section == "run"
    assert grid.view.drop_line is None
    assert grid.document.undo_stack.count() == 1


def test_several_selected_activities_are_dragged_together(grid: MatrixGrid) -> None:
    widget, start = at_heading(grid, "activity", "a1")
    QTest.mouseClick(widget, Left, NoKey, start)
    _widget, second = at_heading(grid, "activity", "a2")
    QTest.mouseClick(widget, Left, Shift, second)
    _widget, end = at_heading(grid, "activity", "b3")
    drag(widget, start, end - QPoint(0, 6))
    assert [a.id for a in grid.matrix.activity_order()] == ["a3", "b1", "b2", "a1", "a2", "b3"]


def test_a_dragged_role_goes_into_another_group(grid: MatrixGrid) -> None:
    widget, start = at_heading(grid, "role", "chief")
    _widget, end = at_heading(grid, "role", "owner")
    drag(widget, start, end - QPoint(8, 0))
    assert [r.id for r in grid.matrix.role_order()] == ["head", "board", "chief", "owner"]
    assert grid.matrix.roles["chief"].group == "ops"


def test_a_dragged_group_and_section_take_all_in_them_along(grid: MatrixGrid) -> None:
    widget, start = at_heading(grid, "group", "ops")
    _widget, end = at_heading(grid, "group", "line")
    drag(widget, start, QPoint(4, end.y()))
    assert [r.id for r in grid.matrix.role_order()] == ["owner", "chief", "head", "board"]
    widget, start = at_heading(grid, "section", "run")
    _widget, end = at_heading(grid, "section", "plan")
    drag(widget, QPoint(40, start.y()), QPoint(40, end.y() - 20))
    assert [a.id for a in grid.matrix.activity_order()] == ["b1", "b2", "b3", "a1", "a2", "a3"]


def test_a_section_can_not_be_dropped_into_itself(grid: MatrixGrid) -> None:
    grid.document.do(add_section(grid.matrix, Section("inner", "Inderst", "plan"), "plan"))
    before = grid.matrix.copy()
    widget, start = at_heading(grid, "section", "plan")
    _widget, end = at_heading(grid, "section", "inner")
    drag(widget, QPoint(4, start.y()), QPoint(4, end.y()))
    assert grid.matrix == before


def test_escape_cancels_a_drag(grid: MatrixGrid, hands: Hands) -> None:
    before = grid.matrix.copy()
    widget, start = at_heading(grid, "activity", "a1")
    _widget, end = at_heading(grid, "activity", "b3")
    drag(widget, start, end, release=False)
    hands.press(Qt.Key.Key_Escape)
    assert grid.view.drop_line is None
    QTest.mouseRelease(widget, Left, NoKey, end)
    assert grid.matrix == before


def test_a_double_click_edits_a_heading_in_place(grid: MatrixGrid) -> None:
    widget, place = at_heading(grid, "section", "plan")
    QTest.mouseDClick(widget, Left, NoKey, QPoint(60, place.y()))
    assert grid.editor is not None
    QTest.keyClicks(grid.editor.name, "Strategi")
    QTest.keyClick(grid.editor.name, Qt.Key.Key_Return)
    assert grid.matrix.sections["plan"].name == "Strategi"
    widget, place = at_heading(grid, "group", "ops")
    QTest.mouseDClick(widget, Left, NoKey, place)
    assert grid.editor is not None
    QTest.keyClicks(grid.editor.name, "Systemer")
    QTest.keyClick(grid.editor.name, Qt.Key.Key_Return)
    assert grid.matrix.groups["ops"].name == "Systemer"


def test_an_activitys_number_is_edited_beside_its_name(grid: MatrixGrid) -> None:
    grid.edit_name("activity", "a2")
    editor = grid.editor
    assert editor is not None
    editor.number.setText("A2.1")
    QTest.keyClick(editor.number, Qt.Key.Key_Return)
    assert grid.matrix.activities["a2"].number == "A2.1"
    assert grid.matrix.activities["a2"].name == "Fastlægge regler for arkivering"


def test_leaving_an_editor_keeps_what_was_written(grid: MatrixGrid, qtbot: QtBot) -> None:
    grid.edit_name("role", "head")
    assert grid.editor is not None
    grid.editor.name.setText("Direktør")
    grid.view.setFocus()
    qtbot.waitUntil(lambda: grid.editor is None)
    assert grid.matrix.roles["head"].name == "Direktør"


def test_the_chevron_folds_and_unfolds(grid: MatrixGrid) -> None:
    run = next(r for r in grid.layout_now.runs if r.section.id == "plan")
    chevron = grid.rows_header._chevron_rect(run).center()
    QTest.mouseClick(grid.rows_header.viewport(), Left, NoKey, chevron)
    assert grid.model.rowCount() == 4
    run = next(r for r in grid.layout_now.runs if r.section.id == "plan")
    chevron = grid.rows_header._chevron_rect(run).center()
    QTest.mouseClick(grid.rows_header.viewport(), Left, NoKey, chevron)
    assert grid.model.rowCount() == 6


def test_the_menu_is_asked_for_where_the_mouse_is(grid: MatrixGrid) -> None:
    asked: list[tuple[str, object]] = []
    grid.context_menu_requested.connect(lambda kind, thing, _at: asked.append((kind, thing)))

    def right_click(widget: QWidget, place: QPoint) -> None:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, widget.mapToGlobal(place))
        QApplication.sendEvent(widget, event)

    right_click(grid.view.viewport(), at_cell(grid, "b1", "owner"))
    right_click(*at_heading(grid, "role", "board"))
    right_click(*at_heading(grid, "activity", "a3"))
    right_click(*at_heading(grid, "group", "ops"))
    right_click(grid.corner, QPoint(5, 5))
    assert asked == [
        ("cell", ("b1", "owner")),
        ("role", "board"),
        ("activity", "a3"),
        ("group", "ops"),
        ("corner", None),
    ]
    assert grid.heading == Heading("group", "ops")


def test_control_and_the_wheel_zoom(grid: MatrixGrid) -> None:
    told: list[float] = []
    grid.zoom_changed.connect(told.append)
    width = grid.view.columnWidth(0)
    for angle in (120, 120, -120):
        place = QPointF(at_cell(grid, "a1", "chief"))
        event = QWheelEvent(
            place, grid.view.viewport().mapToGlobal(place), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(grid.view.viewport(), event)
    assert told == [1.1, 1.25, 1.1]
    grid.set_zoom(2.0)
    assert grid.view.columnWidth(0) >= 72 > width
    grid.set_zoom(9.0)
    assert grid.zoom == 3.0


def test_a_press_on_a_rows_mark_asks_for_its_finding(grid: MatrixGrid) -> None:
    asked: list[str] = []
    grid.finding_requested.connect(asked.append)
    place = grid.row_end._row_rect(grid.model.row_of("a2")).center()
    QTest.mouseClick(grid.row_end, Left, NoKey, place)
    assert asked == ["a2"]
