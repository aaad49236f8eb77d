"""The grid as a whole: what it shows, follows and keeps, looked at as it is painted."""

import random
from itertools import pairwise

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPixmap, QRegion
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.grid.glow import Glow
from bhuki.desktop.grid.headings import ROLE, Heading
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.desktop.language import speech
from bhuki.desktop.look.theme import Mode, theme
from bhuki.matrix.changes import (
    assign,
    change_about,
    change_roles,
    move_activities,
    remove_activities,
    set_cells,
)
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix
from tests.desktop.grid.conftest import Hands


def colours_in(grid: MatrixGrid, activity_id: str, role_id: str) -> set[str]:
    """Give the colours that are painted in a cell."""
    image: QImage = grid.grab(grid.cell_rect((activity_id, role_id))).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_letters_are_painted_in_their_colours_light_and_dark(grid: MatrixGrid) -> None:
    grid.go_to("b3", "head")
    assert {"#1b2f63", "#2a7a83"} <= colours_in(grid, "a1", "chief")
    assert "#eae6f6" in colours_in(grid, "a1", "board")
    theme.set_mode(Mode.DARK)
    assert "#cbdaff" in colours_in(grid, "a1", "chief")
    assert "#1c1f23" in colours_in(grid, "a2", "board")


def test_a_letter_typed_is_on_the_screen_with_the_next_painting(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("b3", "head")
    assert "#1b2f63" not in colours_in(grid, "b3", "head")
    hands.type("h")
    assert "#1b2f63" in colours_in(grid, "b3", "head")


def test_a_note_and_an_unknown_letter_are_marked(grid: MatrixGrid) -> None:
    grid.document.do(
        set_cells(
            grid.matrix,
            {
                ("b2", "board"): Assignment(("K",), note="Kun ved brud"),
                ("b3", "board"): Assignment(("X",)),
            },
        )
    )
    grid.go_to("a1", "chief")
    assert theme.token("accent").name() in colours_in(grid, "b2", "board")
    grid.go_to("b3", "head")
    grid.set_zoom(2.0)
    painted = [QColor(name) for name in colours_in(grid, "b3", "board")]
    assert any(c.red() > 150 and c.red() > c.green() + 80 for c in painted)  # the wave


def test_zoom_makes_everything_larger_and_keeps_the_cursor_in_view(grid: MatrixGrid) -> None:
    row, column = grid.view.rowHeight(0), grid.view.columnWidth(0)
    grid.go_to("b3", "owner")
    grid.set_zoom(2.0)
    assert grid.view.rowHeight(0) >= 2 * row - 2
    assert grid.view.columnWidth(0) >= 2 * column - 24
    rect = grid.cell_rect(("b3", "owner"))
    assert grid.view.geometry().contains(rect.center())
    grid.zoom_by(-1)
    assert grid.zoom == 1.75


def test_what_is_taken_out_elsewhere_leaves_the_cursor_on_its_cell(grid: MatrixGrid) -> None:
    grid.go_to("b2", "board")
    grid.document.do(remove_activities(grid.matrix, ["a1", "a2"]))
    assert grid.current_cell() == ("b2", "board")
    grid.set_view(ViewFilter(text="driftsmøde", hide_empty_roles=False))
    assert grid.current_cell() == ("b2", "board")
    grid.set_view(ViewFilter(activity_order=Order.NAME))
    assert grid.current_cell() == ("b2", "board")


def test_a_filter_that_hides_all_is_said(grid: MatrixGrid) -> None:
    grid.set_view(ViewFilter(text="findes ikke"))
    assert grid.current_cell() is None
    assert "filter" in grid.cell_line.accessibleName()
    grid.set_view(ViewFilter())
    assert grid.current_cell() is not None


def test_go_to_opens_folded_sections_and_says_what_a_filter_hides(grid: MatrixGrid) -> None:
    grid.set_folded({"run"})
    assert grid.go_to("b2", "head")
    assert grid.current_cell() == ("b2", "head")
    grid.set_view(ViewFilter(sections=frozenset({"plan"})))
    assert not grid.go_to("b2", "head")


def test_the_cursor_goes_to_what_a_fix_or_an_undo_changed(grid: MatrixGrid) -> None:
    grid.go_to("a1", "chief")
    grid.document.do(assign(grid.matrix, [("b3", "owner")], ["H"]))
    assert grid.current_cell() == ("b3", "owner")
    grid.document.do(move_activities(grid.matrix, ["a2"], "run", None))
    assert grid.current_cell() == ("a2", "owner")


def test_what_changed_glows_and_goes_out(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("bhuki.desktop.grid.glow.monotonic", lambda: now)
    glow = Glow()
    cell = ("a1", "chief")
    glow.light([cell])
    assert glow.strength(cell) == 1.0
    now = 101.1
    assert glow.strength(cell) == 1.0
    now = 101.35
    assert 0.0 <= glow.strength(cell) < 1.0
    now = 101.6
    assert glow.strength(cell) == 0.0
    glow._step()
    assert glow.cells == []


def test_many_cells_at_once_do_not_glow(qtbot: QtBot) -> None:
    glow = Glow()
    glow.light([("a", str(n)) for n in range(2000)])
    assert glow.cells == []


def test_candidates_are_lit_in_the_headings_and_numbered_when_asked(grid: MatrixGrid) -> None:
    grid.go_to("a2", "chief")
    grid.light_candidates(["owner", "board"])
    assert grid.view.candidates == {}
    grid.number_candidates(["owner", "", "board"])
    assert grid.view.candidates["board"] == 3
    assert theme.token("accent").name() in colours_in(grid, "a2", "board")
    grid.number_candidates([])
    assert theme.token("accent").name() not in colours_in(grid, "a2", "board")


def test_the_projector_shows_the_grid_alone_and_large(grid: MatrixGrid) -> None:
    grid.set_view(ViewFilter(sections=frozenset({"run"}), hide_empty_roles=True))
    grid.set_projector(True)
    style = grid.view.style_now
    assert style.text_px(12) >= 17
    assert not grid.cell_line.isVisible()
    assert grid.layout_now.levels == 0
    assert "Drift" in grid.corner.accessibleName()
    assert grid.row_end.hidden_roles() == 1
    grid.set_projector(False)
    assert grid.zoom == 1.0
    assert grid.cell_line.isVisible()


def test_all_words_follow_the_language_at_once(grid: MatrixGrid) -> None:
    grid.go_to("a2", "chief")
    assert grid.cell_line.accessibleName().startswith("It-chef is to be asked about")
    speech.speak("da")
    assert grid.cell_line.accessibleName().startswith("It-chef skal høres om")
    assert "aktiviteter har et H" in grid.corner.accessibleName()


def test_counts_and_title_follow_the_document(grid: MatrixGrid) -> None:
    grid.document.do(change_about(grid.matrix, title="Ny titel"))
    assert "Ny titel" in grid.corner.accessibleName()
    assert "4 of 6" in grid.corner.accessibleName()
    grid.document.do(assign(grid.matrix, [("b3", "owner")], ["H"]))
    assert "5 of 6" in grid.corner.accessibleName()


def test_many_letters_widen_their_column(grid: MatrixGrid) -> None:
    before = grid.view.columnWidth(grid.model.column_of("owner"))
    grid.document.do(assign(grid.matrix, [("b3", "owner")], ["B", "H", "U", "K"]))
    assert grid.view.columnWidth(grid.model.column_of("owner")) > before


def test_names_that_are_data_are_never_read_as_markup(grid: MatrixGrid) -> None:
    grid.document.do(change_roles(grid.matrix, ["chief"], name="<b>x</b>&amp;<img src=y>"))
    told = grid.columns_header.tip(Heading(ROLE, "chief"))
    assert "<b>x" not in told
    assert "&lt;b&gt;" in told


def test_an_empty_matrix_can_be_filled_by_keys_alone(qtbot: QtBot) -> None:
    grid = MatrixGrid(Document(Matrix()))
    qtbot.addWidget(grid)
    grid.resize(900, 500)
    with qtbot.waitExposed(grid):
        grid.show()
    hands = Hands(grid)
    for press, name in (
        ((Qt.Key.Key_Insert,), "Første"),
        ((Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier), "Leder"),
        ((Qt.Key.Key_Insert,), "Anden"),
    ):
        hands.press(*press)
        assert grid.editor is not None
        grid.editor.name.setText(name)
        grid.editor.keep()
    assert [a.name for a in grid.matrix.activity_order()] == ["Første", "Anden"]
    assert [r.name for r in grid.matrix.role_order()] == ["Leder"]
    hands.type("h")
    assert list(grid.matrix.assignments.values()) == [Assignment(("H",))]


def test_a_section_and_a_group_are_added_and_seen_at_once(grid: MatrixGrid) -> None:
    grid.go_to("a1", "chief")
    grid.add_section()
    assert grid.editor is not None
    grid.editor.name.setText("Nyt afsnit")
    grid.editor.keep()
    assert [r.section.name for r in grid.matrix.section_order()][1] == "Nyt afsnit"
    grid.add_activity()
    assert grid.editor is not None
    grid.editor.name.setText("I det nye")
    grid.editor.keep()
    added = next(a for a in grid.matrix.activities.values() if a.name == "I det nye")
    assert grid.matrix.sections[added.section or ""].name == "Nyt afsnit"
    grid.add_group()
    assert grid.editor is not None
    grid.editor.name.setText("Ny gruppe")
    grid.editor.keep()
    assert any(column.role is None for column in grid.model.columns)


def test_a_thousand_random_acts_leave_the_grid_as_its_document(
    grid: MatrixGrid, hands: Hands, qtbot: QtBot
) -> None:
    dice = random.Random(7)
    acts = [
        lambda: hands.type(dice.choice("hukbix")),
        lambda: hands.press(dice.choice([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Home])),
        lambda: hands.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier),
        lambda: hands.press(Qt.Key.Key_Delete),
        lambda: grid.move_step(dice.choice(["up", "down", "left", "right"])),
        grid.document.undo_stack.undo,
        grid.document.undo_stack.redo,
        lambda: grid.toggle_section(dice.choice(["plan", "run"])),
        lambda: grid.set_zoom(dice.choice([0.5, 1.0, 1.5])),
        lambda: grid.set_view(dice.choice([ViewFilter(), ViewFilter(no_answer=True)])),
        lambda: grid.remove() if dice.random() < 0.1 else grid.fill_down(),
        lambda: grid.view.verticalScrollBar().setValue(dice.randrange(200)),
    ]
    for _n in range(1000):
        dice.choice(acts)()
    grid.grab()
    grid.set_view(ViewFilter())
    grid.unfold_all()
    shown = [line.activity for line in grid.model.lines if line.activity is not None]
    assert shown == grid.matrix.activity_order()
    while grid.document.undo_stack.canUndo():
        grid.document.undo_stack.undo()
    assert [a.id for a in grid.matrix.activity_order()] == ["a1", "a2", "a3", "b1", "b2", "b3"]


def test_painting_stays_inside_its_place(grid: MatrixGrid) -> None:
    """Right of a narrow matrix and below a short one the ground is plain."""
    image = grid.grab(grid.rect()).toImage()
    ground = theme.token("surface").name()
    below = QPoint(grid.view.width() // 2, grid.layout_now.header_height + 300)
    assert QColor(image.pixelColor(below)).name() == ground


def test_a_grid_that_is_gone_is_told_nothing_more(qtbot: QtBot, document: Document) -> None:
    grid = MatrixGrid(document)
    grid.show()
    shiboken6.delete(grid)
    document.do(assign(document.matrix, [("b3", "owner")], ["H"]))
    speech.speak("da")
    theme.set_mode(Mode.DARK)
    document.undo_stack.undo()


def test_lines_stay_when_only_the_bands_are_painted_anew(grid: MatrixGrid) -> None:
    header = grid.rows_header
    whole = header.grab().toImage()
    row = max(n for n, line in enumerate(grid.model.lines) if line.path[0].id == "plan")
    bottom = header.sectionViewportPosition(row) + header.sectionSize(row) - 1
    ratio = whole.devicePixelRatio()
    spot = (round(4 * ratio), round(bottom * ratio))
    part = QPixmap(header.viewport().size())
    region = QRegion(0, 0, header.layout_now.bands_width, header.viewport().height())
    header.viewport().render(part, QPoint(), region)
    strong = header.style_now.colour("strong")
    assert whole.pixelColor(*spot) == strong
    assert part.toImage().pixelColor(*spot) == strong


def test_a_long_title_takes_a_second_line_where_there_is_room(grid: MatrixGrid) -> None:
    def lines() -> int:
        """Count the lines of text over the strip, as runs of rows with ink."""
        image = grid.corner.grab().toImage()
        ground = image.pixelColor(2, 2)
        height = image.height() - grid.layout_now.count_strip - 2
        inked = [
            any(image.pixelColor(x, y) != ground for x in range(4, image.width() - 4))
            for y in range(height)
        ]
        return sum(now and not before for before, now in pairwise([False, *inked]))

    grid.resize(1200, 900)
    few = lines()
    long = "Ansvar for digitalisering på tværs af linje, projekt og drift i hele kommunen"
    grid.document.do(change_about(grid.document.matrix, title=long))
    assert lines() == few + 1
