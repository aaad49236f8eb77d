"""The palette of letters: counts, choosing, and painting by dragging."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.panels.palette import HOLD, LetterPalette
from bhuki.matrix.changes import assign
from bhuki.matrix.edits import Edit, Label, SetScheme
from bhuki.matrix.scheme import shipped_scheme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def palette(qtbot: QtBot, document: Document) -> LetterPalette:
    palette = LetterPalette(document)
    qtbot.addWidget(palette)
    palette.show()
    return palette


def test_letters_are_counted_and_the_counts_follow(qtbot: QtBot, palette: LetterPalette) -> None:
    assert palette.buttons["H"]._count == "5"
    document = palette.document
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    qtbot.waitUntil(lambda: palette.buttons["H"]._count == "6")
    assert palette.buttons["K"]._count == "3"
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: palette.buttons["H"]._count == "5")


def test_a_click_chooses_and_shift_adds(qtbot: QtBot, palette: LetterPalette) -> None:
    chosen: list[tuple[str, bool]] = []
    palette.letter_chosen.connect(lambda code, add: chosen.append((code, add)))
    qtbot.mouseClick(palette.buttons["U"], LEFT)
    qtbot.mouseClick(palette.buttons["U"], LEFT, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(palette.buttons["B"], Qt.Key.Key_Space)
    assert chosen == [("U", False), ("U", True), ("B", False)]


def test_a_letter_held_down_paints_until_it_is_pressed_again(
    qtbot: QtBot, palette: LetterPalette
) -> None:
    chosen: list[str] = []
    palette.letter_chosen.connect(lambda code, _add: chosen.append(code))
    button = palette.buttons["K"]
    with qtbot.waitSignal(palette.painting_changed, timeout=HOLD * 4):
        qtbot.mousePress(button, LEFT)
    qtbot.mouseRelease(button, LEFT)
    assert palette.painting == "K"
    assert button.isChecked()
    qtbot.mouseClick(button, LEFT)
    assert palette.painting == ""
    assert not button.isChecked()
    assert chosen == []


def test_escape_ends_painting(qtbot: QtBot, palette: LetterPalette) -> None:
    palette.paint_with("H")
    qtbot.keyClick(palette.buttons["H"], Qt.Key.Key_Escape)
    assert palette.painting == ""


def test_another_scheme_brings_its_letters(palette: LetterPalette) -> None:
    palette.document.do(Edit(Label("convert"), (SetScheme(shipped_scheme("RACI")),)))
    assert list(palette.buttons) == ["R", "A", "C", "I"]
    assert palette.buttons["R"].accessibleName().startswith("R, ")
