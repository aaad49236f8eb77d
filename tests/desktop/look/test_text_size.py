"""A larger text of the system's makes all text larger, but not what a room reads."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.look.fonts import exactly, grown, sized, text_scale
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.fields import ProseField
from bhuki.desktop.panels.pieces import label
from bhuki.desktop.window import Window
from bhuki.matrix.matrix import Matrix


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    """Ask the system for text half as large again."""
    before = qapp.font()
    font = qapp.font()
    font.setPixelSize(round(before.pixelSize() * 1.5))
    qapp.setFont(font)
    theme.set_mode(theme.mode)
    yield
    qapp.setFont(before)
    theme.set_mode(theme.mode)


def shown(qtbot: QtBot, role: str, walk: str = "") -> QLabel:
    made = label("Punkt", role)
    made.setProperty("walk", walk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_painted_and_styled_text_grow(large: None, qtbot: QtBot) -> None:
    scale = text_scale()
    assert scale == pytest.approx(1.5, abs=0.05)
    assert (sized(12).pixelSize(), exactly(12).pixelSize()) == (round(12 * scale), 12)
    assert grown(100) == round(100 * scale)
    assert shown(qtbot, "title").font().pixelSize() == pytest.approx(19 * scale, abs=1)
    assert shown(qtbot, "", "big").font().pixelSize() == 20


def test_only_the_projector_keeps_its_sizes(large: None, window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    assert window.editor is not None
    grid = window.editor.grid
    assert grid.view.style_now.zoom == pytest.approx(text_scale())
    grid.set_projector(True)
    assert grid.view.style_now.zoom == 2.0


def test_fields_of_several_lines_show_them_all(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix)
    dialog = show_dialog("details", window)
    assert dialog is not None
    dialog.show()
    for field in dialog.findChildren(ProseField):
        assert field.viewport().height() >= 2 * field.fontMetrics().lineSpacing() + 8
    dialog.close()
