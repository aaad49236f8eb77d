"""Where the grid has nothing to show, it says what to do next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.desktop.grid.view_filter import ViewFilter
from bhuki.desktop.language import speech
from bhuki.desktop.window import Window
from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix


def offered(grid: MatrixGrid) -> list[str]:
    if grid.hint.isHidden():
        return []
    return [name for name, made in grid.hint.buttons.items() if not made.isHidden()]


@pytest.mark.parametrize(
    ("activities", "roles", "helps"),
    [
        ([], [], ["add-activity", "add-role", "add-from-catalogue"]),
        ([], ["Chef"], ["add-activity", "add-from-catalogue"]),
        (["Planlægge"], [], ["add-role"]),
        (["Planlægge"], ["Chef"], []),
    ],
)
def test_it_says_what_is_missing(
    window: Window, activities: list[str], roles: list[str], helps: list[str]
) -> None:
    matrix = Matrix(
        activities={name: Activity(name, name) for name in activities},
        roles={name: Role(name, name) for name in roles},
    )
    window.show_matrix(matrix)
    assert window.editor is not None
    assert offered(window.editor.grid) == helps


def test_its_buttons_do_what_they_say_until_all_is_there(window: Window) -> None:
    document = window.show_matrix(Matrix())
    assert window.editor is not None
    grid = window.editor.grid
    for command, name in (("add-activity", "Planlægge"), ("add-role", "Chef")):
        grid.hint.buttons[command].click()
        assert grid.editor is not None
        QTest.keyClicks(grid.editor.focusProxy(), name)
        QTest.keyClick(grid.editor.focusProxy(), Qt.Key.Key_Return)
    assert [a.name for a in document.matrix.activities.values()] == ["Planlægge"]
    assert [r.name for r in document.matrix.roles.values()] == ["Chef"]
    assert offered(grid) == []


def test_a_filter_that_hides_all_can_be_lifted_there(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    window.editor.set_view(ViewFilter(text="qqq"))
    assert offered(window.editor.grid) == ["show-all"]
    window.editor.grid.hint.buttons["show-all"].click()
    assert offered(window.editor.grid) == []
    assert window.editor.grid.view_filter == ViewFilter()


def test_it_speaks_the_language_at_once(window: Window, qtbot: QtBot) -> None:
    window.show_matrix(Matrix())
    assert window.editor is not None
    speech.speak("da")
    assert window.editor.grid.hint.buttons["add-role"].text() == "Tilføj en rolle"
    assert window.editor.grid.hint.accessibleName().startswith("Her er ikke noget endnu.")
