"""Blocks to and from other programs: both forms, both ways, all or nothing."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from bhuki.desktop.grid.blocks import OWN_FORMAT, block_from_html, block_from_text, text_of
from bhuki.desktop.grid.letter_text import NotLettersError, letters_in
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.matrix.changes import set_cells
from bhuki.matrix.entities import Assignment
from bhuki.matrix.scheme import shipped_scheme
from tests.desktop.grid.conftest import Hands

# As LibreOffice 7.4 and Excel put it on the clipboard, shortened.
FROM_EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body>
<!--StartFragment--><table border=0><col width=64 span=2>
<tr height=20><td class=xl65>H</td><td>r / a<br></td></tr>
<tr><td colspan=2>K&nbsp;</td></tr></table><!--EndFragment--></body></html>"""


def from_elsewhere(text: str = "", html: str = "") -> QMimeData:
    mime = QMimeData()
    if text:
        mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


@pytest.mark.parametrize(
    ("text", "scheme", "letters"),
    [
        ("H/U", "BHUKI", ("H", "U")),
        ("u,h", "BHUKI", ("H", "U")),
        ("r / a", "RACI", ("R", "A")),
        ("HU", "BHUKI", ("H", "U")),
        ("  \u00a0k ", "BHUKI", ("K",)),
        ("–", "BHUKI", ()),
        ("", "BHUKI", ()),
    ],
)
def test_letters_are_read_as_people_write_them(
    text: str, scheme: str, letters: tuple[str, ...]
) -> None:
    assert letters_in(text, shipped_scheme(scheme)) == letters


@pytest.mark.parametrize("text", ["x", "HX", "ja", "H?", "HUKIB", "1"])
def test_what_is_no_letter_is_not_read(text: str) -> None:
    with pytest.raises(NotLettersError):
        letters_in(text, shipped_scheme("BHUKI"))


def test_text_and_html_are_read_cell_by_cell() -> None:
    assert block_from_text('H\t"a\nb"\r\n\tK\r\n') == [["H", "a\nb"], ["", "K"]]
    assert block_from_html(FROM_EXCEL) == [["H", "r / a"], ["K", ""]]
    assert block_from_html("<p>no table</p>") == []
    rowspan = "<table><tr><td rowspan=2>H</td><td>U</td></tr><tr><td>K</td></tr></table>"
    assert block_from_html(rowspan) == [["H", "U"], ["", "K"]]
    assert block_from_text(text_of([["a\tb", 'c"d']])) == [["a\tb", 'c"d']]


def test_a_span_of_a_billion_fills_no_memory() -> None:
    block = block_from_html('<table><tr><td colspan="1000000000">H</td></tr></table>')
    assert len(block[0]) <= 16384


def test_a_block_is_copied_as_text_html_and_with_its_notes(grid: MatrixGrid, hands: Hands) -> None:
    noted = Assignment(("K",), veto=True, note="Kun it")
    grid.document.do(set_cells(grid.matrix, {("a1", "board"): noted}))
    grid.go_to("a1", "chief")
    hands.press(Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    hands.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text() == "H/U\t\tK\t"
    assert block_from_html(mime.html()) == [["H/U", "", "K", ""]]
    assert "#1B2F63" in mime.html()
    grid.go_to("b3", "chief")
    hands.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert grid.matrix.assignments["b3", "board"] == noted
    assert grid.matrix.letters("b3", "owner") == ()
    assert len(grid.selected_cells()) == 4


def test_cut_empties_what_it_copied_in_one_step(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    hands.press(Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert hands.letters("a1", "chief") == ""
    assert QGuiApplication.clipboard().mimeData().text() == "H/U"
    assert grid.document.undo_stack.count() == 1


def test_one_cell_fills_a_whole_selection_and_a_block_its_multiple(
    grid: MatrixGrid, hands: Hands
) -> None:
    grid.caret.select_block(0, 0, 3, 1)
    grid.clipboard.paste_mime(from_elsewhere("i"))
    cells = [(a, r) for a in ("a1", "a2", "a3", "b1") for r in ("chief", "head")]
    assert {hands.letters(*cell) for cell in cells} == {"I"}
    assert hands.letters("b2", "chief") == ""
    grid.caret.select_block(0, 0, 3, 1)
    grid.clipboard.paste_mime(from_elsewhere("K\nU"))
    assert [hands.letters(a, "head") for a in ("a1", "a2", "a3", "b1")] == ["K", "U", "K", "U"]


def test_pasting_replaces_letters_but_keeps_notes(grid: MatrixGrid) -> None:
    grid.document.do(
        set_cells(grid.matrix, {("a1", "chief"): Assignment(("H",), note="Se aftalen")})
    )
    grid.go_to("a1", "chief")
    grid.clipboard.paste_mime(from_elsewhere("U"))
    assert grid.matrix.assignments["a1", "chief"] == Assignment(("U",), note="Se aftalen")


def test_one_cell_that_is_no_letter_and_nothing_is_pasted(grid: MatrixGrid, hands: Hands) -> None:
    before = grid.matrix.copy()
    told: list[str] = []
    grid.refused.connect(told.append)
    grid.go_to("a2", "head")
    grid.clipboard.paste_mime(from_elsewhere("K\tU\nI\tPeter"))
    assert grid.matrix == before
    assert len(told) == 1
    assert "Peter" in told[0]
    assert "Chefgruppen" in told[0]
    assert "A3" in told[0]
    assert grid.cell_line.news == told[0]


def test_what_would_reach_beyond_the_matrix_is_refused(grid: MatrixGrid) -> None:
    before = grid.matrix.copy()
    told: list[str] = []
    grid.refused.connect(told.append)
    grid.go_to("b3", "owner")
    grid.clipboard.paste_mime(from_elsewhere("K\nU"))
    assert grid.matrix == before
    assert told
    grid.clipboard.paste_mime(from_elsewhere("K\t\t\n\t\t"))  # only emptiness reaches beyond
    assert grid.matrix.letters("b3", "owner") == ("K",)


def test_a_block_with_headings_is_placed_by_them(grid: MatrixGrid, hands: Hands) -> None:
    grid.go_to("a1", "chief")
    block = "\tsystemejer\tIt-chef\nB2\tK\tI\nUdarbejde it-strategi\tU\t\n"
    grid.clipboard.paste_mime(from_elsewhere(block))
    assert hands.letters("b2", "owner") == "K"
    assert hands.letters("b2", "chief") == "I"
    assert hands.letters("a1", "owner") == "U"
    assert hands.letters("a1", "chief") == ""
    assert hands.letters("a1", "board") == "K"


def test_headings_that_are_not_all_ours_are_no_headings(grid: MatrixGrid) -> None:
    before = grid.matrix.copy()
    grid.go_to("a1", "chief")
    grid.clipboard.paste_mime(from_elsewhere("\tIt-chef\tBorgmester\nB2\tK\tI"))
    assert grid.matrix == before


def test_a_damaged_block_of_ours_falls_back_to_its_text(grid: MatrixGrid, hands: Hands) -> None:
    mime = from_elsewhere("I")
    mime.setData(OWN_FORMAT, b'{"scheme": 4')
    grid.go_to("a1", "head")
    grid.clipboard.paste_mime(mime)
    assert hands.letters("a1", "head") == "I"


def test_a_folded_section_takes_no_letters(grid: MatrixGrid, hands: Hands) -> None:
    grid.set_folded({"run"})
    grid.go_to("a3", "chief")
    grid.clipboard.paste_mime(from_elsewhere("I"))
    assert hands.letters("a3", "chief") == "I"
    hands.press(Qt.Key.Key_Down)
    assert grid.current_cell() is None
    hands.type("k")
    assert grid.document.undo_stack.count() == 1
