"""A history of steps that does not grow without end, and says so."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from bhuki.desktop import undo_steps as room
from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.history import HistoryPanel
from bhuki.desktop.undo_steps import EditCommand
from bhuki.matrix.changes import assign, change_about
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


def large(document: Document, n: int) -> None:
    """Write a long note: a step that weighs about a megabyte."""
    document.do(change_about(document.matrix, note=f"{n}" * 100_000))


@pytest.fixture
def light(matrix: Matrix, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Document:
    """Give a document whose steps may weigh ten megabytes."""
    monkeypatch.setattr(room, "MOST_BYTES", 10_000_000)
    return Document(matrix)


def test_steps_that_weigh_too_much_go_though_they_are_few(light: Document, qtbot: QtBot) -> None:
    panel = HistoryPanel(light)
    qtbot.addWidget(panel)
    states = [light.matrix.copy()]
    for n in range(30):
        large(light, n)
        states.append(light.matrix.copy())
    kept = light.undo_stack.count()
    assert 5 <= kept <= 12
    assert light.forgets_steps
    assert panel.view.emptyLabel() == "earlier steps can no longer be undone"
    assert panel.heading.count.text() == str(kept)
    assert panel.view.model().rowCount() == kept + 1
    for state in reversed(states[-kept - 1 : -1]):
        light.undo_stack.undo()
        assert light.matrix == state
    assert not light.undo_stack.canUndo()
    assert not light.is_clean  # what is saved can no longer be reached by undoing
    for state in states[-kept:]:
        light.undo_stack.redo()
        assert light.matrix == state


def test_what_is_saved_stays_so_where_its_step_stays(light: Document) -> None:
    for n in range(8):
        large(light, n)
    light.undo_stack.setClean()
    saved = light.matrix.copy()
    for n in range(4):
        large(light, n)
    assert light.forgets_steps
    while light.undo_stack.canUndo() and not light.is_clean:
        light.undo_stack.undo()
    assert light.is_clean
    assert light.matrix == saved
    large(light, 9)
    assert not light.is_clean
    light.undo_stack.undo()
    assert light.is_clean


def test_the_latest_steps_stay_whatever_they_weigh(
    matrix: Matrix, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(room, "MOST_BYTES", 1)
    document = Document(matrix)
    type_letters(document, "HUKIB" * 4)
    assert document.undo_stack.count() == 5
    for _n in range(5):
        document.undo_stack.undo()
    assert document.matrix.letters("a2", "head") == ("B",)


def test_steps_that_were_undone_and_done_otherwise_weigh_nothing_more(light: Document) -> None:
    for n in range(40):
        large(light, n % 10)
        light.undo_stack.undo()
    assert not light.forgets_steps
    large(light, 1)
    assert light.undo_stack.count() == 1


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
