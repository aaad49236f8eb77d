"""Notes are listed and searched; the history goes where it is clicked; lists can be printed."""

from pathlib import Path

import msgspec
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.history import HistoryPanel
from bhuki.desktop.panels.lists_on_paper import accepted_page, notes_page, parked_page
from bhuki.desktop.panels.notes import NotesPanel, notes_of
from bhuki.exports.painting.devices import write_pdf
from bhuki.matrix.changes import (
    assign,
    change_activities,
    change_roles,
    remove_activities,
    set_cells,
)
from bhuki.rules.accept import acceptance_edit, parking_edit


def with_notes(document: Document) -> None:
    matrix = document.matrix
    document.do(change_activities(matrix, ["b1"], note="Også i weekenden"))
    document.do(change_roles(matrix, ["owner"], note="Udpeges <af> chefen"))
    cell = ("a1", "board")
    noted = msgspec.structs.replace(matrix.assignments[cell], note="Kun ved nye mål")
    document.do(set_cells(matrix, {cell: noted}))


def test_notes_come_in_the_order_of_the_document(document: Document) -> None:
    with_notes(document)
    found = [(n.activity, n.role, n.text) for n in notes_of(document.matrix)]
    assert found == [
        ("a1", "board", "Kun ved nye mål"),
        ("b1", "", "Også i weekenden"),
        ("", "owner", "Udpeges <af> chefen"),
    ]


def test_the_notes_panel_follows_is_searched_and_goes_there(
    qtbot: QtBot, document: Document
) -> None:
    panel = NotesPanel(document)
    qtbot.addWidget(panel)
    panel.show()
    assert panel.stack.currentWidget() is panel.empty
    with_notes(document)
    qtbot.waitUntil(lambda: panel.heading.count.text() == "3")
    qtbot.keyClicks(panel.search, "weekend")
    assert [entry.title for entry in panel.list.entries.entries] == ["B1 Overvåge driften"]
    panel.list.setCurrentIndex(panel.list.entries.index(0))
    with qtbot.waitSignal(panel.go_to_requested) as went:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert went.args == ["b1", ""]


def test_a_click_in_the_history_goes_there(qtbot: QtBot, document: Document) -> None:
    panel = HistoryPanel(document)
    qtbot.addWidget(panel)
    panel.resize(280, 300)
    panel.show()
    for letters in (["H"], ["U"], ["K"]):
        document.do(assign(document.matrix, [("a2", "head")], letters))
    assert panel.heading.count.text() == "3"
    view = panel.view
    place = view.model().index(1, 0)
    qtbot.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(place).center()
    )
    assert document.matrix.letters("a2", "head") == ("H",)
    assert document.undo_stack.index() == 1
    speech.speak("da")
    assert panel.heading.title.text() == "Historik"


def test_the_history_names_what_a_step_was_about_and_the_menu_need_not(
    document: Document,
) -> None:
    matrix, stack = document.matrix, document.undo_stack
    document.do(assign(matrix, [("a2", "head")], ["H"]))
    role, activity = matrix.roles["head"].name, matrix.activities["a2"].title
    assert stack.text(0) == f"H in 1 cell: {role}, {activity}"
    assert stack.undoText() == "H in 1 cell"
    document.do(assign(matrix, [("a1", "head"), ("a2", "head")], ["U"]))
    assert stack.text(1) == f"U in 2 cells: {role}"
    document.do(remove_activities(matrix, ["a2"]))
    assert stack.text(2).endswith(f": {activity}")
    stack.undo()
    speech.speak("da")
    assert stack.text(0) == f"H i 1 celle: {role}, {activity}"


def test_the_lists_are_printed_as_users_wrote_them(tmp_path: Path, document: Document) -> None:
    with_notes(document)
    matrix = document.matrix
    first, second = document.judge.findings[:2]
    document.do(parking_edit(matrix, first, "Spørg <direktionen>"))
    document.do(acceptance_edit(matrix, second, "Aftalt & skrevet", "Bo"))
    for page, words in (
        (notes_page, "Udpeges <af> chefen"),
        (parked_page, "Spørg <direktionen>"),
        (accepted_page, "Aftalt & skrevet"),
    ):
        write_pdf(page(document), tmp_path / "list.pdf")
        text = "".join(one.extract_text() for one in PdfReader(tmp_path / "list.pdf").pages)
        assert words.replace(" ", "") in "".join(text.split())
