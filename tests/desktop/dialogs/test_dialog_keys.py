"""The dialogs by Tab alone: the focus is seen, and comes to things in the order they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.dialogs.appointments import AppointmentsDialog
from bhuki.desktop.window import Window
from bhuki.matrix.matrix import Matrix

MOST_STOPS = 30
NAMES = ["appointments", "scheme", "rules", "settings", "details", "catalogues", "shortcuts"]


def _dialog(name: str, window: Window, matrix: Matrix) -> QWidget:
    window.show_matrix(matrix)
    made = show_dialog(name, window)
    assert made is not None
    made.activateWindow()
    QTest.qWait(1)
    return made


def _stops() -> list[QWidget]:
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in seen and len(seen) < MOST_STOPS:
        assert here is not None
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("name", NAMES)
def test_the_focus_is_seen_wherever_tab_leads(name: str, window: Window, matrix: Matrix) -> None:
    dialog = _dialog(name, window, matrix)
    for widget in _stops():
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_it = widget.grab().toImage()
        widget.clearFocus()
        assert widget.grab().toImage() != with_it, widget.accessibleName() or widget
    dialog.close()


def test_tab_goes_from_the_search_through_the_holders_to_the_button(
    window: Window, matrix: Matrix
) -> None:
    dialog = _dialog("appointments", window, matrix)
    assert isinstance(dialog, AppointmentsDialog)
    dialog.search.setFocus()
    stops = _stops()
    holders = list(dialog.fields.values())
    assert len(holders) > 1
    assert stops[: len(holders) + 2] == [dialog.search, *holders, dialog.close_button]
    dialog.close()
