"""The Window menu lists the open windows and goes to them; empty menus are not shown."""

from pytestqt.qtbot import QtBot

from bhuki.desktop.application import Windows
from bhuki.desktop.language import speech
from bhuki.desktop.window import Window
from bhuki.desktop.window_list import open_windows
from bhuki.matrix.changes import assign
from bhuki.matrix.entities import About
from bhuki.matrix.matrix import Matrix


def listed(window: Window) -> list[tuple[str, bool]]:
    window.menus.windows.fill()
    actions = window.menus.menu("window").actions()
    return [(a.text(), a.isChecked()) for a in actions if a.text() and a.isCheckable()]


def test_open_windows_are_listed_by_name_and_can_be_gone_to(
    window: Window, matrix: Matrix, qtbot: QtBot
) -> None:
    document = window.show_matrix(matrix)
    other = Windows().open()
    qtbot.addWidget(other)
    other.show_matrix(Matrix(about=About(title="Arkiv & drift")))
    assert listed(window) == [("&1 Arkiv && drift", False), ("&2 Drift", True)]
    document.do(assign(matrix, [("a1", "owner")], ["I"]))
    assert listed(other) == [("&1 Arkiv && drift", True), ("&2 Drift *", False)]
    window.show_report("load")
    assert len(listed(window)) == 3
    went = window.menus.menu("window").actions()[-2]
    went.trigger()
    qtbot.waitUntil(window.isActiveWindow)
    window.menus["next-window"].trigger()
    after = open_windows()[(open_windows().index(window) + 1) % 3]
    qtbot.waitUntil(after.isActiveWindow)
    other.let_go()


def test_the_start_page_shows_no_empty_menu(window: Window) -> None:
    assert not window.menus.menu("insert").menuAction().isVisible()
    assert not window.menus.menu("edit").menuAction().isVisible()
    assert window.menus.menu("window").menuAction().isVisible()


def test_the_list_speaks_the_language(window: Window) -> None:
    speech.speak("da")
    assert window.menus.menu("window").title() == "Vi&ndue"
