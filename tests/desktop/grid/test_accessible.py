"""What a screen reader hears, asked through QAccessible as one asks."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface

from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.desktop.language import speech
from tests.desktop.grid.conftest import Hands

Name = QAccessible.Text.Name


@pytest.fixture
def table(grid: MatrixGrid) -> Iterator[QAccessibleInterface]:
    QAccessible.setActive(True)
    speech.speak("da")
    found = QAccessible.queryAccessibleInterface(grid.view)
    assert found is not None
    yield found
    QAccessible.setActive(False)


def names(table: QAccessibleInterface, role: QAccessible.Role) -> list[str]:
    children = [table.child(n) for n in range(table.childCount())]
    return [c.text(Name) for c in children if c is not None and c.role() == role]


def test_the_grid_is_a_table_with_a_name(table: QAccessibleInterface) -> None:
    assert table.role() == QAccessible.Role.Table
    assert table.text(Name) == "Matrix"


def test_headers_say_their_group_section_and_points(table: QAccessibleInterface) -> None:
    assert names(table, QAccessible.Role.ColumnHeader) == [
        "It-chef, gruppe Linje",
        "Forvaltningschef, gruppe Linje",
        "Chefgruppen, gruppe Linje",
        "Systemejer, gruppe Drift",
    ]
    rows = names(table, QAccessible.Role.RowHeader)
    assert rows[1].startswith("A2 Fastlægge regler for arkivering, afsnit Planlægning; ")
    assert rows[1].endswith("punkt") or rows[1].endswith("punkter")


def test_cells_say_role_activity_letters_and_points(table: QAccessibleInterface) -> None:
    cells = names(table, QAccessible.Role.Cell)
    assert len(cells) == 24
    assert cells[0] == (
        "It-chef, gruppe Linje; A1 Udarbejde it-strategi: H Hovedansvar, U Udførende"
    )
    assert cells[1].endswith("A1 Udarbejde it-strategi: tom")
    assert "A2 Fastlægge regler for arkivering: K Konsulteret; 1 punkt" in cells[4]


def test_the_focus_follows_the_cursor(
    table: QAccessibleInterface, grid: MatrixGrid, hands: Hands
) -> None:
    grid.go_to("b1", "owner")
    focused = table.focusChild()
    assert focused is not None
    assert focused.text(Name).startswith("Systemejer, gruppe Drift; B1 Overvåge driften: U")
    described = focused.text(QAccessible.Text.Description)
    assert described.startswith("Systemejer udfører B1 Overvåge driften.")


def test_the_title_and_the_line_below_have_words(
    table: QAccessibleInterface, grid: MatrixGrid
) -> None:
    grid.go_to("a2", "chief")
    corner = QAccessible.queryAccessibleInterface(grid.corner)
    assert "Drift" in corner.text(Name)
    assert "4 af 6 aktiviteter har et H" in corner.text(Name)
    line = QAccessible.queryAccessibleInterface(grid.cell_line)
    assert line.text(Name) == (
        "It-chef skal høres om A2 Fastlægge regler for arkivering. "
        "Systemejer skal også høres. Ingen har H."
    )
