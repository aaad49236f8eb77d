"""A grid in a window, with the small matrix of the desktop's tests in it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.grid.clipboard_verbs import leave_text_behind
from bhuki.desktop.grid.matrix_grid import MatrixGrid


class Hands:
    """Types into a grid as a person does."""

    def __init__(self, grid: MatrixGrid) -> None:
        self.grid = grid

    def type(self, text: str) -> None:
        """Type signs; capitals are typed with Shift."""
        QTest.keyClicks(self.grid.view, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key."""
        QTest.keyClick(self.grid.view, key, modifiers)

    def letters(self, activity_id: str, role_id: str) -> str:
        """Read a cell."""
        return "/".join(self.grid.matrix.letters(activity_id, role_id))


@pytest.fixture(autouse=True)
def _plain_clipboard(qapp: QApplication) -> Iterator[None]:
    """The tests' application never quits in earnest; do what it would do then."""
    yield
    leave_text_behind()


@pytest.fixture
def grid(qtbot: QtBot, document: Document) -> MatrixGrid:
    made = MatrixGrid(document)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.view.setFocus()
    return made


@pytest.fixture
def hands(grid: MatrixGrid) -> Hands:
    return Hands(grid)
