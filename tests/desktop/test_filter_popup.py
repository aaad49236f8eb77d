"""The filter's box: what is ticked is shown, the matrix stays as it is."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.editor import EditorPage
from bhuki.desktop.filter_popup import FilterPopup
from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.desktop.window import Window
from bhuki.matrix.matrix import Matrix


@pytest.fixture
def page(window: Window, matrix: Matrix) -> EditorPage:
    window.show_matrix(matrix)
    assert window.editor is not None
    return window.editor


@pytest.fixture
def popup(page: EditorPage, qtbot: QtBot) -> FilterPopup:
    made = page.open_filter()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    return made


def rows(page: EditorPage) -> list[str]:
    return [line.activity.id for line in page.grid.model.lines if line.activity is not None]


def columns(page: EditorPage) -> list[str]:
    return [column.role.id for column in page.grid.model.columns if column.role is not None]


def test_sections_groups_and_letters_are_ticked(page: EditorPage, popup: FilterPopup) -> None:
    popup.boxes["sections", "run"].click()
    assert rows(page) == ["b1", "b2", "b3"]
    popup.boxes["groups", "ops"].click()
    assert columns(page) == ["owner"]
    popup.boxes["letters", "U"].click()
    assert rows(page) == ["b1", "b2"]
    popup.boxes["sections", "run"].click()
    assert rows(page) == ["a1", "a3", "b1", "b2"]
    assert page.document.is_clean


def test_it_says_how_much_is_shown(page: EditorPage, popup: FilterPopup) -> None:
    assert popup.shown.text() == "6 of 6 activities shown"
    popup.boxes["flag", "no_answer"].click()
    assert popup.shown.text() == "2 of 6 activities shown"
    assert page.toolbar.filter_button.isChecked()


def test_everything_is_shown_again(page: EditorPage, popup: FilterPopup) -> None:
    popup.boxes["flag", "no_answer"].click()
    popup.everything.click()
    assert page.grid.view_filter == ViewFilter()
    assert not page.toolbar.filter_button.isChecked()
    assert popup.isHidden()


def test_the_order_is_for_the_eye_until_it_is_kept(page: EditorPage, popup: FilterPopup) -> None:
    assert not popup.keep.isEnabled()
    popup.role_order.setCurrentIndex(1)
    assert page.grid.view_filter.role_order is Order.NAME
    assert columns(page) == ["board", "head", "chief", "owner"]
    assert page.document.is_clean
    popup.keep.click()
    assert [role.id for role in page.document.matrix.role_order()] == columns(page)
    assert page.document.undo_stack.count() == 1


def test_the_box_opens_with_what_is_filtered_already(page: EditorPage, qtbot: QtBot) -> None:
    page.change_view(letters=frozenset({"H"}), activity_order=Order.NAME)
    popup = page.open_filter()
    qtbot.addWidget(popup)
    assert popup.boxes["letters", "H"].isChecked()
    assert not popup.boxes["letters", "U"].isChecked()
    assert popup.activity_order.currentIndex() == 1
