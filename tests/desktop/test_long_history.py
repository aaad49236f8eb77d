"""A history of steps that does not grow without end, and says so."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from bhuki.desktop import document as room
from bhuki.desktop.document import Document, EditCommand
from bhuki.desktop.language import speech
from bhuki.desktop.panels.history import HistoryPanel
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix


def type_letters(document: Document, letters: str) -> None:
    for letter in letters:
        document.do(assign(document.matrix, [("a2", "head")], [letter]))


@pytest.fixture
def short(matrix: Matrix, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Document:
    """Give a document that keeps three steps."""
    monkeypatch.setattr(room, "MOST_STEPS", 3)
    return Document(matrix)


def test_a_workshops_steps_can_all_be_undone(document: Document) -> None:
    before = document.matrix.copy()
    type_letters(document, "HU" * 500)
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.matrix == before
    assert not document.forgets_steps
    assert room.MOST_STEPS >= 10_000


def test_the_oldest_steps_go_and_the_rest_can_be_undone(short: Document) -> None:
    type_letters(short, "HUK")
    assert not short.forgets_steps
    type_letters(short, "IB")
    assert short.forgets_steps
    while short.undo_stack.canUndo():
        short.undo_stack.undo()
    assert short.matrix.letters("a2", "head") == ("U",)
    assert not short.is_clean  # what is saved can no longer be reached by undoing


def test_the_history_says_that_steps_are_gone(short: Document, qtbot: QtBot) -> None:
    speech.speak("da")
    panel = HistoryPanel(short)
    qtbot.addWidget(panel)
    type_letters(short, "HUK")
    assert panel.view.emptyLabel() == "som den blev åbnet"
    type_letters(short, "I")
    assert panel.view.emptyLabel() == "tidligere trin kan ikke længere fortrydes"


def test_steps_that_are_gone_leave_nothing_behind(short: Document) -> None:
    of_others = len(_commands())
    type_letters(short, "HUKIBHUKIB")
    assert len(_commands()) > of_others
    short.undo_stack.clear()
    assert len(_commands()) <= of_others


def _commands() -> list[EditCommand]:
    """Give the steps that live just now, of documents of other tests too."""
    gc.collect()
    return [each for each in gc.get_objects() if isinstance(each, EditCommand)]
