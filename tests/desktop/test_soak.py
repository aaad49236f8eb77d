"""A long afternoon in one process: edits, undos, scrolls and views, at random.

Some hundred acts in the suite; for the whole day, set BHUKI_SOAK=20000 and run this file alone.
"""

import gc
import os
import random

import psutil
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bhuki.catalogues import new_matrix
from bhuki.desktop.editor import EditorPage
from bhuki.desktop.grid.view_filter import Order
from bhuki.desktop.window import Window
from bhuki.matrix.edits import Edit
from bhuki.rules.judge import judge

ACTS = int(os.environ.get("BHUKI_SOAK", "600"))
_GROWTH = 60.0  # MB that the second half may add: what undo keeps, and the allocator's slack


def act(page: EditorPage, dice: random.Random) -> None:
    """Do one thing a user might."""
    grid, view, stack = page.grid, page.grid.view, page.document.undo_stack
    rows, columns = grid.model.rowCount(), grid.model.columnCount()
    if not rows or not columns:
        page.show_everything()
        return
    match dice.randrange(12):
        case 0 | 1 | 2 | 3:
            grid.caret.put(dice.randrange(rows), dice.randrange(columns))
            QTest.keyClick(view, dice.choice("hukbi"))
        case 4:
            keys = (Qt.Key.Key_Delete, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Home)
            QTest.keyClick(view, dice.choice(keys))
        case 5 | 6:
            stack.undo()
        case 7:
            stack.redo()
        case 8:
            grid.move_step(dice.choice(("up", "down", "left", "right")))
        case 9:
            bar = view.verticalScrollBar()
            bar.setValue(dice.randint(0, bar.maximum()))
        case 10:
            orders = (Order.DOCUMENT, Order.NAME, Order.FINDINGS)
            page.change_view(no_answer=dice.random() < 0.2, activity_order=dice.choice(orders))
        case _:
            page.show_side(dice.choice(("findings", "properties", "history", "notes", "")))


def breathe() -> None:
    """Let Qt do what waits, as between two keys: what is no longer wanted goes as well.

    `processEvents` alone would keep that until the application's own loop comes round.
    """
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_long_afternoon_ends_as_its_edits_say(window: Window, qtbot: QtBot) -> None:
    dice = random.Random(1914)
    start = new_matrix("kl2012-figure-15", "da")
    document = window.show_matrix(start.copy())
    page = window.editor
    assert page is not None
    edits: list[Edit] = []
    document.edited.connect(edits.append)
    halfway = 0.0
    for n in range(ACTS):
        act(page, dice)
        if n % 10 == 0:
            breathe()
        if n == ACTS // 2:
            gc.collect()
            halfway = psutil.Process().memory_info().rss / 1e6
    gc.collect()
    assert psutil.Process().memory_info().rss / 1e6 - halfway < _GROWTH
    replay = start.copy()
    for edit in edits:
        edit.apply(replay)
    assert document.matrix == replay
    assert document.judge.findings == judge(document.matrix)
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    # Not all of it: the day's snapshot of the matrix as it was opened stays.
    for table in ("about", "roles", "groups", "sections", "activities", "assignments"):
        assert getattr(document.matrix, table) == getattr(start, table), table
    assert [*document.matrix.activities] == [*start.activities]
    assert [*document.matrix.roles] == [*start.roles]
