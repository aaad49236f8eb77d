"""The reports' windows: they show the matrix as it is, follow its edits, and write files."""

from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.reports import REPORTS, aside, show_report
from bhuki.desktop.reports import report_window as report_windows
from bhuki.desktop.reports.changes_window import ChangesWindow, changes_as_page
from bhuki.desktop.reports.load_panel import LoadPanel
from bhuki.desktop.reports.load_view import LoadView
from bhuki.desktop.reports.load_window import LoadWindow
from bhuki.desktop.reports.matrix_preview import MatrixPreview
from bhuki.desktop.reports.minutes_preview import MinutesPreview
from bhuki.desktop.reports.network_window import NetworkWindow
from bhuki.desktop.reports.preview import Preview
from bhuki.desktop.reports.report_window import ReportWindow
from bhuki.desktop.reports.roles_preview import RolesPreview
from bhuki.desktop.window import Window
from bhuki.exports.painting.devices import Cancelled, Progress
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.print_choices import Sheet
from bhuki.matrix.changes import assign, change_about
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.network import Arrow
from bhuki.reports.snapshots import look_at, snapshots, start_of_session, take_snapshot
from tests.desktop.conftest import Answers


@pytest.fixture(autouse=True)
def _answered(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_windows, "prompts", answers)


def words(preview: Preview) -> str:
    assert preview.pages.booklet is not None
    return " ".join(word for page in preview.pages.booklet.pages for word in page.words())


def shown_after_edit(qtbot: QtBot, report: ReportWindow) -> None:
    """Let a report follow: it takes a breath after an edit."""
    qtbot.waitUntil(lambda: report.is_fresh)


@pytest.mark.parametrize("name", list(REPORTS))
def test_every_report_opens_once_and_closes_with_its_matrix(
    name: str, window: Window, matrix: Matrix
) -> None:
    window.show_matrix(matrix)
    report = show_report(name, window)
    assert report is not None
    assert show_report(name, window) is report
    assert report.isVisible()
    assert report.windowTitle()
    speech.speak("da")
    assert report.title.text() in report.windowTitle()
    window.let_go()
    QTest.qWait(1)
    assert show_report(name, window) is None


def test_role_pages_follow_the_edits(qtbot: QtBot, document: Document) -> None:
    preview = RolesPreview(document)
    qtbot.addWidget(preview)
    assert "Systemejer" in words(preview)
    document.do(change_about(document.matrix, title="Et andet navn"))
    shown_after_edit(qtbot, preview)
    assert "Et andet navn" in words(preview)


def test_one_role_alone_can_be_chosen(qtbot: QtBot, document: Document) -> None:
    preview = RolesPreview(document)
    qtbot.addWidget(preview)
    whole = len(preview.pages.booklet.pages) if preview.pages.booklet else 0
    preview.show_role("chief")
    assert preview.pages.booklet is not None
    assert len(preview.pages.booklet.pages) < whole
    assert "It-chef" in words(preview)


@pytest.mark.parametrize(
    ("kind", "suffix", "start"),
    [
        (RolesPreview, "pdf", b"%PDF"),
        (RolesPreview, "html", b"<!"),
        (MatrixPreview, "pdf", b"%PDF"),
        (MatrixPreview, "svg", b"<?xml"),
        (MatrixPreview, "png", b"\x89PNG"),
        (MinutesPreview, "pdf", b"%PDF"),
        (MinutesPreview, "docx", b"PK"),
    ],
)
def test_pages_are_written_as_each_kind_of_file(
    qtbot: QtBot,
    document: Document,
    answers: Answers,
    tmp_path: Path,
    kind: type[Preview],
    suffix: str,
    start: bytes,
) -> None:
    preview = kind(document)
    qtbot.addWidget(preview)
    answers.path = tmp_path / f"pages.{suffix}"
    preview.save.click()
    assert answers.path.read_bytes().lstrip().lower().startswith(start.lower())
    assert "is saved" in preview.message.text


def test_a_file_that_cannot_be_written_gets_one_line(
    qtbot: QtBot, document: Document, answers: Answers, tmp_path: Path
) -> None:
    preview = RolesPreview(document)
    qtbot.addWidget(preview)
    answers.path = tmp_path / "not" / "there.pdf"
    preview.save.click()
    assert "there.pdf" in preview.message.text


def test_paper_is_chosen_and_shown_at_once(qtbot: QtBot, document: Document) -> None:
    preview = MatrixPreview(document)
    qtbot.addWidget(preview)
    assert preview.pages.booklet is not None
    before = preview.pages.booklet.pages[0].width
    place = preview.sheet.findData(Sheet.A4.value)
    preview.sheet.setCurrentIndex(place)
    preview.sheet.activated.emit(place)
    assert preview.pages.booklet.pages[0].width < before


def test_pages_are_walked_and_zoomed_by_keys(qtbot: QtBot, document: Document) -> None:
    preview = RolesPreview(document)
    qtbot.addWidget(preview)
    preview.show()
    preview.pages.setFocus()
    qtbot.keyClick(preview.pages, Qt.Key.Key_End)
    total = len(preview.pages.booklet.pages) if preview.pages.booklet else 0
    assert preview.count.text() == f"Page {total} of {total}"
    before = preview.pages.zoom
    preview.pages.set_zoom(before * 1.5)
    assert preview.pages.zoom == pytest.approx(before * 1.5)


def test_load_counts_by_role_group_and_person(qtbot: QtBot, document: Document) -> None:
    view = LoadView(document)
    qtbot.addWidget(view)
    view.retranslate()
    assert [row.name for row in view.rows] == [r.name for r in document.matrix.role_order()]
    view.by.setCurrentIndex(1)
    view.by.activated.emit(1)
    assert [row.name for row in view.rows] == ["Linje", "Drift"]
    view.by.setCurrentIndex(2)
    view.by.activated.emit(2)
    assert view.rows == []
    assert "Nobody is appointed" in view.note.text()


def test_the_load_follows_a_letter_and_its_undoing(qtbot: QtBot, document: Document) -> None:
    report = LoadWindow(document)
    qtbot.addWidget(report)
    report.show()
    before = {row.id: row.total for row in report.view.rows}
    document.do(assign(document.matrix, [("a1", "owner")], ["I"]))
    shown_after_edit(qtbot, report)
    assert {row.id: row.total for row in report.view.rows}["owner"] == before["owner"] + 1
    document.undo_stack.undo()
    shown_after_edit(qtbot, report)
    assert {row.id: row.total for row in report.view.rows} == before


def test_the_load_stands_beside_the_matrix_and_is_there_next_time(
    qtbot: QtBot, window: Window, matrix: Matrix
) -> None:
    window.show()
    window.show_matrix(matrix)
    assert window.editor is not None
    window.menus["load-panel"].trigger()
    assert window.editor.side == "load-panel"
    assert window.menus["load-panel"].isChecked()
    panel = window.editor.side_stack.currentWidget()
    assert isinstance(panel, LoadPanel)
    before = {row.id: row.total for row in panel.view.rows}
    window.menus["load-panel"].trigger()
    assert window.editor.side == ""
    document = window.document
    assert document is not None
    document.do(assign(document.matrix, [("a1", "owner")], ["I"]))  # while it is hidden
    window.menus["load-panel"].trigger()
    assert {row.id: row.total for row in panel.view.rows}["owner"] == before["owner"] + 1
    document.undo_stack.undo()
    qtbot.waitUntil(lambda: panel.view.is_fresh)
    assert {row.id: row.total for row in panel.view.rows} == before
    window.show_matrix(matrix)
    assert window.editor.side == "load-panel"
    panel = window.editor.side_stack.currentWidget()
    assert isinstance(panel, LoadPanel)
    panel.close_requested.emit()
    assert window.editor.side == "findings"


@pytest.mark.parametrize("kind", [LoadWindow, NetworkWindow])
def test_load_and_network_are_printed(
    qtbot: QtBot,
    document: Document,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[LoadWindow | NetworkWindow],
) -> None:
    printed: list[Booklet] = []
    monkeypatch.setattr(printing, "show", lambda _parent, _title, made: printed.append(made))
    report = kind(document)
    qtbot.addWidget(report)
    qtbot.waitUntil(lambda: report.is_fresh)
    report.print.click()
    said = " ".join(word for page in printed[0].pages for word in page.words())
    assert document.matrix.about.title in said
    if isinstance(report, NetworkWindow):
        assert "knudepunktet" in said


def test_an_arrow_shows_the_activities_behind_it(qtbot: QtBot, document: Document) -> None:
    report = NetworkWindow(document)
    qtbot.addWidget(report)
    arrow = next(a for a in report.found.arrows if a.target == "owner")
    assert isinstance(arrow, Arrow)
    report.canvas.mark(arrow)
    listed = [report.behind.item(n).text() for n in range(report.behind.count())]
    assert len(listed) == arrow.strength
    assert "→ Systemejer" in report.about.text()
    assert listed == ["B1 Overvåge driften"]
    report.canvas.mark(None)
    assert report.under.isHidden()


def test_a_click_on_a_role_marks_it(qtbot: QtBot, document: Document) -> None:
    report = NetworkWindow(document)
    qtbot.addWidget(report)
    report.show()
    box = report.picture.boxes["chief"]
    corner, scale = report.canvas.corner(), report.canvas.scale()
    place = QPoint(
        round(corner.x() + (box.x + box.width / 2) * scale),
        round(corner.y() + (box.y + box.height / 2) * scale),
    )
    qtbot.mouseClick(report.canvas, Qt.MouseButton.LeftButton, pos=place)
    assert report.canvas.marked == "chief"


def test_the_network_narrows_to_some_letters(qtbot: QtBot, document: Document) -> None:
    report = NetworkWindow(document)
    qtbot.addWidget(report)
    before = len(report.found.arrows)
    report.duties[Duty.DOES].click()
    assert 0 < len(report.found.arrows) < before


def test_what_changed_is_told_for_the_matrix_and_for_each_role(
    qtbot: QtBot, document: Document
) -> None:
    now = datetime(2026, 11, 24, 9, 0).astimezone()
    document.do(take_snapshot(document.matrix, "Before", now))
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    report = ChangesWindow(document)
    qtbot.addWidget(report)
    tree = report.tree
    lines = [
        tree.topLevelItem(n).child(k).text(0)
        for n in range(tree.topLevelItemCount())
        for k in range(tree.topLevelItem(n).childCount())
    ]
    assert any("A2" in line and "K → H" in line for line in lines)
    assert "It-chef – changed: 1" in lines
    found = report.changes()
    assert found is not None
    pages = changes_as_page(found, document.matrix).pages
    printed = " ".join(word for page in pages for word in page.words())
    assert printed.count("K → H") == 2  # by activity, and under the role


def test_a_snapshot_is_brought_back_and_the_return_undone(qtbot: QtBot, document: Document) -> None:
    now = datetime(2026, 11, 24, 9, 0).astimezone()
    document.do(take_snapshot(document.matrix, "Before", now))
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    report = ChangesWindow(document)
    qtbot.addWidget(report)
    report.back.click()
    assert document.matrix.letters("a2", "chief") == ("K",)
    assert len(snapshots(document.matrix)) == 1
    document.undo_stack.undo()
    assert document.matrix.letters("a2", "chief") == ("H",)


def test_without_a_snapshot_it_says_what_to_do(qtbot: QtBot, document: Document) -> None:
    report = ChangesWindow(document)
    qtbot.addWidget(report)
    assert "Take one" in report.summary.text()
    assert not report.back.isEnabled()


def test_some_pages_alone_are_saved_and_printed(
    qtbot: QtBot, document: Document, answers: Answers, tmp_path: Path
) -> None:
    preview = RolesPreview(document)
    qtbot.addWidget(preview)
    answers.path = tmp_path / "some.pdf"
    preview.which.setText("2–3, 5")
    preview.save.click()
    assert len(PdfReader(answers.path).pages) == 3
    preview.which.setText("99")
    assert preview.chosen_pages() is preview.pages.booklet
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(4, 5)
    preview.print_on(printer)
    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == 2
    assert "Chefgruppen" in printed.pages[0].extract_text()


@pytest.mark.parametrize("kind", [RolesPreview, MatrixPreview, MinutesPreview, NetworkWindow])
def test_a_large_matrix_is_laid_out_aside(
    qtbot: QtBot, document: Document, monkeypatch: pytest.MonkeyPatch, kind: type[ReportWindow]
) -> None:
    monkeypatch.setattr(aside, "_LARGE", 3)
    report = kind(document)
    qtbot.addWidget(report)
    qtbot.waitUntil(lambda: report.is_fresh)
    document.do(change_about(document.matrix, title="Et andet navn"))
    qtbot.waitUntil(lambda: report.is_fresh)
    if isinstance(report, Preview):
        assert "Et andet navn" in words(report)
    elif isinstance(report, NetworkWindow):
        assert "chief" in report.picture.boxes


def test_pages_on_their_way_can_be_stopped(
    qtbot: QtBot, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = MatrixPreview(document)
    qtbot.addWidget(preview)
    preview.show()
    before = preview.pages.booklet
    monkeypatch.setattr(aside, "_LARGE", 3)
    waiting = Event()

    def slow(_matrix: Matrix, progress: Progress) -> Booklet:
        while progress(1, 9):
            waiting.wait(0.005)
        raise Cancelled

    monkeypatch.setattr(preview, "make", slow)
    preview.refresh()
    qtbot.waitUntil(lambda: preview.bar.maximum() == 9)
    assert preview.halt.isVisible()
    preview.halt.click()
    assert not preview.halt.isVisible()
    assert preview.pages.booklet is before
    assert "Stopped" in preview.message.text
    qtbot.waitUntil(lambda: not aside._under_way)


def test_the_network_is_walked_by_keys_and_leads_to_the_matrix(
    qtbot: QtBot, document: Document
) -> None:
    report = NetworkWindow(document)
    qtbot.addWidget(report)
    report.show()
    qtbot.keyClick(report.canvas, Qt.Key.Key_Right)
    assert report.canvas.marked == report.picture.hub
    seen = {report.canvas.marked}
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(report.canvas, key)
        seen.add(report.canvas.marked)
    assert len(seen) > 2
    report.show_role("owner")
    qtbot.keyClick(report.canvas, Qt.Key.Key_Return)
    with qtbot.waitSignal(report.go_to_requested) as went:
        report.behind.itemActivated.emit(report.behind.currentItem())
    assert went.args == ["b1", "owner"]
    qtbot.keyClick(report.canvas, Qt.Key.Key_Escape)
    assert report.canvas.marked is None
    assert report.isVisible()


def test_the_roles_overview_is_opened_where_the_cursor_stands(
    window: Window, matrix: Matrix
) -> None:
    window.show_matrix(matrix)
    window.go_to("a2", "owner")
    window.menus["role-page"].trigger()
    report = show_report("roles", window)
    assert isinstance(report, RolesPreview)
    assert report.whose.currentText() == "Systemejer"
    for kind in ("cell", "role"):
        menu = window.editor.open_menu(kind, None, QPoint()) if window.editor else None
        assert menu is not None
        assert window.menus["role-page"] in menu.actions()
        menu.close()


def test_a_session_starts_with_a_snapshot_that_is_no_step(window: Window, matrix: Matrix) -> None:
    document = window.show_matrix(matrix)
    assert not snapshots(document.matrix)
    assert document.is_clean
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    (start,) = snapshots(document.matrix)
    assert start.own
    assert look_at(document.matrix, start.id).letters("a2", "chief") == ("K",)
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.is_clean
    document.do(assign(document.matrix, [("a3", "chief")], ["K"]))
    assert snapshots(document.matrix) == [start]
    window.show_report("changes")
    report = show_report("changes", window)
    assert isinstance(report, ChangesWindow)
    assert report.since.currentText().startswith("Today, since ")
    assert "1 activity" in report.summary.text()


def test_a_restored_session_keeps_its_start(window: Window, matrix: Matrix) -> None:
    yesterday = datetime(2026, 11, 2, 9, 0).astimezone()
    document = window.show_matrix(matrix)
    start = start_of_session(document.matrix, yesterday)
    assert start is not None
    document.do_again([start, assign(document.matrix, [("a2", "chief")], ["H"])])
    assert [one.at for one in snapshots(document.matrix)] == [yesterday]
    assert document.undo_stack.count() == 1
    document.do(assign(document.matrix, [("a3", "chief")], ["K"]))
    assert len(snapshots(document.matrix)) == 2
    assert document.undo_stack.count() == 2


def test_a_change_leads_to_its_place(qtbot: QtBot, document: Document) -> None:
    now = datetime(2026, 11, 24, 9, 0).astimezone()
    document.do(take_snapshot(document.matrix, "Before", now))
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    report = ChangesWindow(document)
    qtbot.addWidget(report)
    below = report.tree.topLevelItem(1).child(0).child(0)  # type: ignore[union-attr]
    assert below.text(0) == "A2 Fastlægge regler for arkivering: K → H"
    with qtbot.waitSignal(report.go_to_requested) as went:
        report.tree.itemActivated.emit(below, 0)
    assert went.args == ["a2", "chief"]


@pytest.mark.parametrize("tab", [0, 1])
@pytest.mark.parametrize(("suffix", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_the_load_is_saved_for_paper(
    qtbot: QtBot,
    document: Document,
    answers: Answers,
    tmp_path: Path,
    tab: int,
    suffix: str,
    start: bytes,
) -> None:
    report = LoadWindow(document)
    qtbot.addWidget(report)
    report.view.tabs.setCurrentIndex(tab)
    answers.path = tmp_path / f"load.{suffix}"
    report.save.click()
    assert answers.path.read_bytes().startswith(start)
