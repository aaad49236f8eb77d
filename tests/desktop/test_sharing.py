"""A file that others have a hand in, saves that fail, earlier versions, and mistakes inside."""

import errno
import os
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from bhuki.desktop import trouble
from bhuki.desktop.common_start import common_start
from bhuki.desktop.dialogs.changes_list import ChangesList
from bhuki.desktop.dialogs.trouble_report import TroubleReport
from bhuki.desktop.dialogs.versions import VersionsDialog
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.panels.pieces import plain_tip
from bhuki.desktop.settings import AUTOSAVE, KEPT_VERSIONS, settings
from bhuki.desktop.trouble import write_report
from bhuki.desktop.window import Window
from bhuki.files import atomic
from bhuki.files.hold import HeldBy, note_beside
from bhuki.files.journal import journal_folder, left_behind
from bhuki.files.store import load, save
from bhuki.matrix.changes import assign, remove_activities
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.matrix import Matrix
from bhuki.reports.snapshots import take_snapshot
from tests.desktop.conftest import Answers


@pytest.fixture
def path(window: Window, matrix: Matrix, tmp_path: Path) -> Path:
    made = tmp_path / "drift.bhuki"
    save(matrix, made)
    window.open(made)
    return made


def line(window: Window) -> str:
    assert window.editor is not None
    return window.editor.message.text


def answer(window: Window, words: str) -> None:
    assert window.editor is not None
    window.editor.message.answers[words].click()


def do(window: Window, letter: str, cell: tuple[str, str] = ("a2", "owner")) -> None:
    assert window.document is not None
    window.document.do(assign(window.document.matrix, [cell], [letter]))


def by_others(path: Path, letter: str, cell: tuple[str, str]) -> Matrix:
    theirs = load(path).matrix
    assign(theirs, [cell], [letter]).apply(theirs)
    save(theirs, path)
    return theirs


def test_changes_of_both_are_merged_in_one_undo_step(window: Window, path: Path) -> None:
    do(window, "I")
    by_others(path, "B", ("b3", "chief"))
    window.files.sharing.file_changed_on_disk()
    assert "You have changes that are not saved" in line(window)
    answer(window, "Merge both")
    document = window.document
    assert document is not None
    assert document.matrix.letters("a2", "owner") == ("I",)
    assert document.matrix.letters("b3", "chief") == ("B",)
    assert not document.is_clean
    assert document.undo_stack.count() == 2
    assert window.files.save()
    assert load(path).matrix == document.matrix


def test_what_both_changed_is_said_in_words(window: Window, path: Path, qtbot: QtBot) -> None:
    do(window, "I")
    by_others(path, "B", ("a2", "owner"))
    window.files.sharing.file_changed_on_disk()
    answer(window, "Merge both")
    assert "1 thing was changed by both of you." in line(window)
    answer(window, "Show them")
    shown = window.findChild(ChangesList)
    assert shown is not None
    heading = shown.tree.topLevelItem(0)
    assert heading is not None
    assert heading.text(0) == "Changed by both"
    item = heading.child(0)
    assert item is not None
    assert item.text(0) == (
        "Systemejer, A2 Fastlægge regler for arkivering: you have I, the other has B. Yours stands."
    )


def test_a_merge_is_safe_from_a_crash(window: Window, path: Path) -> None:
    do(window, "I")
    by_others(path, "B", ("b3", "chief"))
    window.files.sharing.file_changed_on_disk()
    answer(window, "Merge both")
    assert window.document is not None
    now = window.document.matrix.copy()
    assert window.keeping is not None
    window.keeping.journal.leave()  # as when the process dies
    (left,) = left_behind(journal_folder())
    assert window.files.restore(left)
    assert window.document.matrix == now
    assert window.document.path == path


def test_saving_never_overwrites_what_others_did(window: Window, path: Path) -> None:
    do(window, "I")
    theirs = by_others(path, "B", ("b3", "chief"))
    assert not window.files.save()
    assert load(path).matrix == theirs
    assert "was changed by another program" in line(window)
    answer(window, "Keep mine")
    assert window.document is not None
    assert load(path).matrix == window.document.matrix


def test_what_changed_can_be_looked_at_first(window: Window, path: Path) -> None:
    do(window, "I")
    by_others(path, "B", ("b3", "chief"))
    window.files.sharing.file_changed_on_disk()
    answer(window, "See what changed")
    assert window.findChild(ChangesList) is not None
    assert "was changed by another program" in line(window)


def test_who_reads_a_file_anew_stays_where_they_are(window: Window, path: Path) -> None:
    assert window.editor is not None
    window.editor.change_view(only_role="head")
    window.editor.go_to("b2", "head")
    theirs = by_others(path, "B", ("b3", "chief"))
    window.files.sharing.file_changed_on_disk()
    answer(window, "Read it anew")
    assert window.document is not None
    assert window.document.matrix == theirs
    assert window.editor.grid.current_cell() == ("b2", "head")
    assert window.editor.grid.view_filter.only_role == "head"


def test_a_file_that_can_not_be_read_anew_takes_nothing_away(window: Window, path: Path) -> None:
    do(window, "I")
    before = window.document
    by_others(path, "B", ("b3", "chief"))
    window.files.sharing.file_changed_on_disk()
    path.write_bytes(b"{")
    answer(window, "Read it anew")
    assert window.document is before
    assert "Take it from a backup" in line(window)


def test_a_copy_of_a_sync_program_is_offered_and_merged(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    copy = tmp_path / "drift (Annes konfliktkopi 2026-11-24).bhuki"
    save(matrix, copy)
    by_others(copy, "B", ("b3", "chief"))
    window.open(path)
    assert copy.name in line(window)
    answer(window, "Merge it into this")
    assert window.document is not None
    assert window.document.matrix.letters("b3", "chief") == ("B",)


def _removed(activity: str, path: Path) -> None:
    theirs = load(path).matrix
    remove_activities(theirs, [activity]).apply(theirs)
    save(theirs, path)


def _later(path: Path, seconds: int) -> None:
    now = path.stat().st_mtime + seconds
    os.utime(path, (now, now))


def test_a_merge_with_a_copy_brings_back_nothing_that_was_removed(
    window: Window, path: Path, tmp_path: Path
) -> None:
    document = window.document
    assert document is not None
    copy = tmp_path / "drift (1).bhuki"
    save(document.matrix, copy)
    _removed("b1", copy)
    document.do(remove_activities(document.matrix, ["a3"]))
    assert window.files.save()  # what both started from is kept as a version
    _later(copy, 60)
    window.files.sharing.offer_conflict_copies()
    answer(window, "Merge it into this")
    assert set(document.matrix.activities) == {"a1", "a2", "b2", "b3"}
    assert "1 activity, role or section is removed, as in drift (1).bhuki." in line(window)
    answer(window, "Show them")
    shown = window.findChild(ChangesList)
    assert shown is not None
    heading = shown.tree.topLevelItem(0)
    assert heading is not None
    assert heading.child(0).text(0) == "Overvåge driften"


def test_a_merge_without_a_common_start_removes_nothing_and_says_so(
    window: Window, path: Path, tmp_path: Path
) -> None:
    document = window.document
    assert document is not None
    copy = tmp_path / "drift (1).bhuki"
    save(document.matrix, copy)
    _removed("b1", copy)
    settings.set(KEPT_VERSIONS, 0)
    document.do(remove_activities(document.matrix, ["a3"]))
    assert window.files.save()
    window.files.sharing.offer_conflict_copies()
    answer(window, "Merge it into this")
    assert set(document.matrix.activities) == {"a1", "a2", "a3", "b1", "b2", "b3"}
    assert "may be back" in line(window)


def test_a_snapshot_that_both_copies_hold_is_what_they_started_from(matrix: Matrix) -> None:
    take_snapshot(matrix, "", datetime.now().astimezone()).apply(matrix)
    theirs = matrix.copy()
    remove_activities(theirs, ["b1"]).apply(theirs)
    nowhere = Path("nowhere.bhuki")
    start = common_start(nowhere, matrix, nowhere, theirs)
    assert start is not None
    assert set(start.activities) == set(matrix.activities)
    assert common_start(nowhere, Matrix(), nowhere, theirs) is None


def test_who_had_a_file_since_yesterday_is_said_with_the_day(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    held = HeldBy("Anne", "another", "abc", datetime(2020, 3, 1, 9, 30).astimezone())
    note_beside(path).write_bytes(msgspec.json.encode(held))
    window.open(path)
    assert "since March 1, 2020 at 9:30" in line(window)


def test_who_has_a_file_is_said_and_when_it_is_free_it_can_be_edited(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    held = HeldBy("Anne", "another", "abc", datetime.now().astimezone())
    note_beside(path).write_bytes(msgspec.json.encode(held))
    window.open(path)
    assert window.document is not None
    assert window.document.read_only
    assert line(window).startswith("Anne on another has had drift.bhuki open since")
    assert window.keeping is not None
    window.keeping.look_for_holder()
    assert window.document.read_only
    note_beside(path).unlink()
    window.keeping.look_for_holder()
    answer(window, "Edit it")
    assert window.document is not None
    assert not window.document.read_only


def test_typing_into_a_held_file_says_again_who_has_it(
    window: Window, matrix: Matrix, tmp_path: Path
) -> None:
    path = tmp_path / "drift.bhuki"
    save(matrix, path)
    held = HeldBy("Anne", "another", "abc", datetime.now().astimezone())
    note_beside(path).write_bytes(msgspec.json.encode(held))
    window.open(path)
    assert window.editor is not None
    said = line(window)
    window.editor.message.leave()
    do(window, "I")
    assert line(window) == said
    assert list(window.editor.message.answers) == ["Save a copy …", "Edit anyway"]
    note_beside(path).unlink()
    do(window, "I")  # nobody has it any more
    assert line(window) == "drift.bhuki is free again."


def test_what_is_only_looked_at_can_be_saved_as_a_copy(window: Window, matrix: Matrix) -> None:
    window.show_matrix(matrix).read_only = True
    do(window, "I")
    assert line(window).startswith("This matrix can't be changed here.")
    assert window.editor is not None
    assert list(window.editor.message.answers) == ["Save a copy …"]


def test_what_a_window_that_died_left_unsaved_is_offered_when_its_file_is_free(
    window: Window, matrix: Matrix, path: Path
) -> None:
    do(window, "I")
    assert window.document is not None
    now = window.document.matrix.copy()
    window.let_go(keep_journal=True)
    held = HeldBy("Anne", "another", "abc", datetime.now().astimezone())
    note_beside(path).write_bytes(msgspec.json.encode(held))
    window.open(path)
    note_beside(path).unlink()
    assert window.keeping is not None
    window.keeping.look_for_holder()
    assert line(window) == "drift.bhuki is free again. 1 change made there was not saved."
    answer(window, "Restore")
    assert window.document.matrix == now
    assert window.document.path == path
    assert not window.document.read_only
    assert not left_behind(journal_folder())


def test_a_mistake_is_said_each_time_but_not_with_every_frame(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[object] = []
    trouble.trouble.met.connect(said.append)
    clock = [100.0]
    monkeypatch.setattr(trouble, "monotonic", lambda: clock[0])
    for seconds in (0, 1, 1, 9):
        clock[0] += seconds
        trouble._met(ZeroDivisionError, ZeroDivisionError(), None)
    trouble.trouble.met.disconnect(said.append)
    assert len(said) == 2
    assert said[0] == said[1] is not None


def test_a_restore_into_a_held_file_becomes_a_copy(
    window: Window, matrix: Matrix, path: Path
) -> None:
    do(window, "I")
    assert window.document is not None
    assert window.keeping is not None
    now = window.document.matrix.copy()
    window.let_go(keep_journal=True)
    held = HeldBy("Anne", "another", "abc", datetime.now().astimezone())
    note_beside(path).write_bytes(msgspec.json.encode(held))
    (left,) = left_behind(journal_folder())
    assert window.files.restore(left)
    assert window.document is not None
    assert window.document.matrix == now
    assert window.document.path is None
    assert "Someone else has drift.bhuki open" in line(window)


def test_a_failed_save_says_so_and_can_be_tried_again(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(window, "I")
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as broken:
        broken.setattr(atomic.os, "fsync", full)
        assert not window.files.save()
    assert "no room left" in line(window)
    assert path.read_bytes() == before
    answer(window, "Try again")
    assert window.document is not None
    assert window.document.is_clean
    assert load(path).matrix == window.document.matrix


def test_a_save_never_lets_go_of_the_file(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: list[Path] = []
    unlink = Path.unlink

    def watched(self: Path, missing_ok: bool = False) -> None:
        gone.append(self)
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    do(window, "I")
    assert window.files.save()
    assert note_beside(path) not in gone
    note_beside(path).unlink()  # as a sync program may
    do(window, "K")
    assert window.files.save()
    assert note_beside(path).exists()


def test_a_journal_that_does_not_reach_the_disk_is_told_of_once(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.keeping is not None
    told: list[object] = []
    window.keeping.trouble.connect(told.append)

    def full(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    do(window, "I")
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        window.keeping.sync()
        window.keeping.sync()
    assert line(window) == (
        "Changes can't be kept safe while you work (the disk or the network does not answer). "
        "Save often."
    )
    assert len(told) == 1
    do(window, "K")  # with the whole matrix, into a new journal
    assert window.keeping.journal.trouble is None


def test_a_file_held_by_excel_gets_a_copy(
    window: Window, path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(window, "I")
    real = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target) == path:
            raise OSError(errno.ETXTBSY, "held")
        real(source, target)

    monkeypatch.setattr(atomic.os, "replace", held)
    assert not window.files.save()
    assert "is open in another program" in line(window)
    answers.path = path.with_name("copy.bhuki")
    answer(window, "Save a copy …")
    assert window.document is not None
    assert load(path.with_name("copy.bhuki")).matrix == window.document.matrix


def test_a_save_that_reads_back_wrong_keeps_the_old_file(
    window: Window, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(window, "I")
    before = path.read_bytes()
    read_bytes = Path.read_bytes

    def rotten(self: Path) -> bytes:
        data = read_bytes(self)
        return data[:-3] if self.name.startswith(".bhuki-") else data

    with monkeypatch.context() as broken:
        broken.setattr(Path, "read_bytes", rotten)
        assert not window.files.save()
    assert path.read_bytes() == before
    assert "what was read back is not what was written" in line(window)


def test_autosave_saves_what_is_in_a_file_and_nothing_that_others_changed(
    window: Window, path: Path
) -> None:
    settings.set(AUTOSAVE, value=True)
    do(window, "I")
    assert window.keeping is not None
    assert window.document is not None
    window.keeping._ask_for_autosave()  # what the timer does
    assert window.document.is_clean
    do(window, "K")
    theirs = by_others(path, "B", ("b3", "chief"))
    window.keeping._ask_for_autosave()
    assert load(path).matrix == theirs


def test_an_earlier_version_comes_back_as_one_step(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    do(window, "I")
    do(window, "B", ("b3", "chief"))
    window.files.save()
    window.menus["versions"].trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    assert dialog.list.count() == 1
    assert dialog.differs.text().startswith("Since then: Changes in 2 activities")
    with qtbot.waitSignal(window.look_requested):
        dialog.look.click()
    dialog.back.click()
    assert window.document is not None
    assert window.document.matrix.letters("b3", "chief") == ()
    window.document.undo_stack.undo()
    assert window.document.matrix.letters("b3", "chief") == ("B",)


def test_an_earlier_version_opens_as_a_copy_in_no_file(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    do(window, "B", ("b3", "chief"))
    window.files.save()
    window.menus["versions"].trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    assert "(Ctrl+O)" in dialog.copy.toolTip()
    with qtbot.waitSignal(window.new_requested) as by_button:
        dialog.copy.click()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(window.new_requested) as by_key:
        qtbot.keyClick(dialog.list, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    for signal in (by_button, by_key):
        (copy,) = signal.args or []
        assert copy.letters("b3", "chief") == ()
        assert copy.about.title.startswith("Drift, version of ")
    assert window.document is not None
    assert window.document.matrix.letters("b3", "chief") == ("B",)
    assert window.document.matrix.about.title == "Drift"


def test_versions_of_one_minute_are_told_apart(window: Window, path: Path) -> None:
    for second, letter in enumerate("BKI"):
        os.utime(path, (1_790_000_000 + second, 1_790_000_000 + second))
        do(window, letter, ("b3", "chief"))
        window.files.write_anyway()
    window.menus["versions"].trigger()
    dialog = window.findChild(VersionsDialog)
    assert dialog is not None
    said = {dialog.list.item(row).text() for row in range(dialog.list.count())}
    assert len(said) == 3


class _Broken(msgspec.Struct, frozen=True):
    def apply(self, matrix: Matrix) -> "_Broken":
        matrix.assignments.clear()
        raise RuntimeError("inside")

    def touch(self, touched: object) -> None: ...


def test_an_edit_that_breaks_off_leaves_what_was_done(window: Window, path: Path) -> None:
    do(window, "I")
    document = window.document
    assert document is not None
    good = document.matrix.copy()
    broken = Edit(Label("x"), (_Broken(),))  # type: ignore[arg-type]
    assert window.keeping is not None
    document.write_ahead = None  # such an edit can't be written
    with capture_exceptions() as caught:
        document.do(broken)
    assert [kind for kind, *_ in caught] == [RuntimeError]
    assert document.in_doubt
    assert window.files.mend()
    assert window.document is not None
    assert window.document.matrix == good
    assert window.document.path == path
    assert not window.document.is_clean


def test_nothing_is_mended_where_nothing_is_wrong(window: Window, path: Path) -> None:
    do(window, "I")
    document = window.document
    assert not window.files.mend()
    assert window.document is document


def test_the_report_can_be_read_and_holds_the_matrix_only_if_ticked(
    window: Window, path: Path, qtbot: QtBot
) -> None:
    try:
        raise RuntimeError(window.windowTitle())
    except RuntimeError as error:
        report = write_report(type(error), error.__traceback__)
    assert report is not None
    window._mend_and_say(report)
    assert "Your changes are safe" in line(window)
    answer(window, "Read the report …")
    dialog = window.findChild(TroubleReport)
    assert dialog is not None
    assert "RuntimeError" in dialog.text.toPlainText()
    assert "Fastlægge" not in report.read_text("utf-8").replace(
        'raise RuntimeError("Fastlægge")', ""
    )
    assert str(Path(__file__).parent) not in report.read_text("utf-8")
    assert 'File "test_sharing.py", line' in report.read_text("utf-8")
    assert "raise RuntimeError(window.windowTitle())" in report.read_text("utf-8")
    dialog.with_matrix.setChecked(True)
    assert "Systemejer" in report.read_text("utf-8")
    dialog.with_matrix.setChecked(False)
    assert "Systemejer" not in report.read_text("utf-8")


class Clumsy(QWidget):
    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawText(0, 0, "x")
        raise RuntimeError("while painting")


def test_a_mistake_while_painting_does_not_end_the_process(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _where: caught.append(error))
    widget = Clumsy()
    qtbot.addWidget(widget)
    widget.show()
    for _n in range(3):
        widget.repaint()
        widget.grab()
    assert {str(error) for error in caught} == {"while painting"}


def test_every_painted_widget_is_guarded() -> None:
    import bhuki.desktop  # noqa: PLC0415

    folder = Path(str(bhuki.desktop.__file__)).parent
    for file in folder.rglob("*.py"):
        lines = file.read_text("utf-8").split("\n")
        for n, text in enumerate(lines):
            if text.strip().startswith("def paintEvent(") and file.name != "guard.py":
                assert lines[n - 1].strip() == "@guarded", f"{file}:{n}"


def test_a_long_change_is_wrapped_not_cut_off(qtbot: QtBot) -> None:
    shown = ChangesList("Title", "", [("Heading", ["word " * 100, "word"])])
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)

    def heights() -> list[int]:
        heading = shown.tree.topLevelItem(0)
        assert heading is not None
        return [shown.tree.visualItemRect(heading.child(n)).height() for n in (0, 1)]

    qtbot.waitUntil(lambda: heights()[0] > 3 * heights()[1])


def test_it_is_not_said_that_all_is_safe_where_it_is_not(window: Window, path: Path) -> None:
    assert window.keeping is not None
    window.keeping.journal.trouble = OSError(errno.ENOSPC, "full")
    window._mend_and_say(None)
    assert line(window) == "Something went wrong inside Bhuki. Save your changes now."


def test_a_tooltip_shows_markup_as_text() -> None:
    assert plain_tip("<img src=x>\nB") == "<qt>&lt;img src=x&gt;<br>B</qt>"
    assert plain_tip("It-chef & Co") == "It-chef & Co"
