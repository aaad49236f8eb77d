"""After a crash: what was not saved is offered in words, restored, looked at or left."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.application import Windows
from bhuki.desktop.language import speech
from bhuki.desktop.recovery import RecoveryCard, RecoveryOffer, say_what_is_unsaved
from bhuki.desktop.window import Window
from bhuki.files.format import encode
from bhuki.files.journal import Journal, LeftBehind, journal_folder, left_behind, seal
from bhuki.files.store import load, save
from bhuki.matrix.changes import assign, change_about
from bhuki.matrix.matrix import Matrix
from bhuki.reports.snapshots import changes_since, snapshots


def crashed(matrix: Matrix, path: Path | None) -> tuple[LeftBehind, Matrix]:
    """Leave the journal of a session that ended badly; give it, and the matrix as it then was."""
    now = matrix.copy()
    journal = Journal(journal_folder(), lambda: encode(now))
    if path is not None:
        save(matrix, path)
        journal.restart(path, seal(path.read_bytes()))
    for letter in "IKB":
        edit = assign(now, [("a1", "owner")], [letter])
        journal.write(edit)
        edit.apply(now)
    journal.leave()
    (found,) = left_behind(journal_folder())
    return found, now


def test_restored_changes_can_be_undone_one_by_one(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    journal, now = crashed(matrix, tmp_path / "m.bhuki")
    assert window.files.restore(journal)
    document = window.document
    assert document is not None
    assert document.matrix == now
    assert not document.is_clean
    assert document.path == tmp_path / "m.bhuki"
    for _n in range(3):
        document.undo_stack.undo()
    assert document.matrix == matrix


def test_a_crash_after_restoring_loses_nothing(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    journal, now = crashed(matrix, tmp_path / "m.bhuki")
    window.files.restore(journal)
    assert window.keeping is not None
    window.keeping.journal.leave()  # as when the process dies
    (again,) = left_behind(journal_folder())
    assert len(again.edits) == 3
    assert window.document is not None
    assert window.document.matrix == now


def test_a_file_changed_by_someone_else_is_not_touched(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "m.bhuki"
    journal, now = crashed(matrix, path)
    theirs = matrix.copy()
    change_about(theirs, title="Theirs").apply(theirs)
    save(theirs, path)
    assert window.files.restore(journal)
    assert window.document is not None
    assert window.document.path is None
    assert window.document.matrix == now
    assert window.editor is not None
    assert "changed by someone else" in window.editor.message.text
    assert load(path).matrix == theirs


def test_the_offer_says_how_many_changes_and_lists_them(
    qtbot: QtBot, matrix: Matrix, tmp_path: Path
) -> None:
    journal, _now = crashed(matrix, tmp_path / "m.bhuki")
    assert say_what_is_unsaved(journal).startswith("3 changes after the last save")
    speech.speak("da")
    assert say_what_is_unsaved(journal).startswith("3 ændringer, siden filen blev gemt")
    card = RecoveryCard(journal)
    qtbot.addWidget(card)
    card.look.click()
    said = [card.edits.item(n).text() for n in range(card.edits.count())]
    where = "Systemejer, A1 Udarbejde it-strategi"
    assert said == [f"{letter} i 1 celle: {where}" for letter in "IKB"]


def test_throwing_away_is_asked_twice(qtbot: QtBot, matrix: Matrix) -> None:
    journal, _now = crashed(matrix, None)
    card = RecoveryCard(journal)
    qtbot.addWidget(card)
    card.throw_away.click()
    assert left_behind(journal_folder())
    card.throw_away.click()
    assert not left_behind(journal_folder())


def test_leaving_keeps_them_for_the_next_start(qtbot: QtBot, matrix: Matrix) -> None:
    journal, _now = crashed(matrix, None)
    offer = RecoveryOffer([journal])
    qtbot.addWidget(offer)
    assert offer.height() < 340  # no taller than the one there is
    offer.reject()
    assert len(left_behind(journal_folder())) == 1


def test_the_application_offers_and_restores(qtbot: QtBot, matrix: Matrix) -> None:
    _journal, now = crashed(matrix, None)
    windows = Windows()
    window = windows.open()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    windows.offer_recovery()
    offer = window.findChild(RecoveryOffer)
    assert offer is not None
    offer.cards[0].restore.click()
    assert window.document is not None
    assert window.document.matrix == now
    window.let_go()


def test_the_session_s_start_outlives_a_journal_that_was_folded(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "m.bhuki"
    save(matrix, path)
    window.files.open(path)
    document, keeping = window.document, window.keeping
    assert document is not None
    assert keeping is not None
    document.do(assign(document.matrix, [("a1", "owner")], ["I"]))
    (start,) = snapshots(document.matrix)
    keeping.journal.compact()  # as when it has grown long
    document.do(assign(document.matrix, [("a1", "owner")], ["K"]))
    now = document.matrix.copy()
    window.let_go(keep_journal=True)  # as when the process died
    (found,) = left_behind(journal_folder())
    assert found.folded
    assert window.files.restore(found)
    document = window.document
    assert document is not None
    assert document.matrix == now
    assert snapshots(document.matrix) == [start]
    changes = changes_since(document.matrix, start.id)
    assert [one.activity.id for one in changes.activities] == ["a1"]


def test_what_was_folded_is_still_unsaved_where_the_file_was_changed(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "m.bhuki"
    save(matrix, path)
    window.files.open(path)
    document, keeping = window.document, window.keeping
    assert document is not None
    assert keeping is not None
    document.do(assign(document.matrix, [("a1", "owner")], ["I"]))
    now = document.matrix.copy()
    keeping.compact()  # as when it has grown long; nothing comes after
    window.let_go(keep_journal=True)
    theirs = matrix.copy()
    change_about(theirs, title="Theirs").apply(theirs)
    save(theirs, path)
    (found,) = left_behind(journal_folder())
    assert found.folded
    assert window.files.restore(found)
    document = window.document
    assert document is not None
    assert document.matrix == now
    assert not document.is_clean  # closing asks what is to become of it
    assert document.undo_stack.undoText() == "restore 1 change"


def test_a_file_that_was_gone_and_came_back_is_not_written_over(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "m.bhuki"
    now = matrix.copy()
    journal = Journal(journal_folder(), lambda: encode(now))
    save(matrix, path)
    journal.restart(path, seal(path.read_bytes()))
    journal.write(assign(now, [("a1", "owner")], ["I"]))
    journal.compact()  # what the file held is in the journal now
    journal.leave()
    theirs = path.read_bytes()
    path.unlink()
    (found,) = left_behind(journal_folder())
    assert window.files.restore(found)
    assert window.document is not None
    assert window.document.path == path
    path.write_bytes(theirs)
    assert not window.files.save()
    assert window.editor is not None
    assert "changed by another program" in window.editor.message.text
    assert path.read_bytes() == theirs
