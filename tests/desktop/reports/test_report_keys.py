"""The reports' windows by the keys alone, on small screens, and with long sentences."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.look.theme import Mode, theme
from bhuki.desktop.panels.flow import FlowLayout
from bhuki.desktop.reports import REPORTS, show_report
from bhuki.desktop.reports.changes_window import ChangesWindow
from bhuki.desktop.reports.lines_tree import LinesTree
from bhuki.desktop.reports.page_choice import PageChoice
from bhuki.desktop.reports.report_window import ReportWindow
from bhuki.desktop.window import Window
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix
from bhuki.reports.snapshots import rename_snapshot

SMALL_SCREEN = 960  # px: 1,920 at 200 %
MOST_STOPS = 40


@pytest.fixture
def report(request: pytest.FixtureRequest, window: Window, matrix: Matrix) -> ReportWindow:
    """A report's window, of a matrix in which something was changed."""
    window.show_matrix(matrix)
    assert window.document is not None
    cell = next(iter(matrix.assignments))
    window.document.do(assign(window.document.matrix, [cell], ["I"]))
    made = show_report(request.param, window)
    assert made is not None
    made.activateWindow()
    while not made.is_fresh:
        QTest.qWait(1)
    return made


def _stops(report: ReportWindow) -> list[QWidget]:
    """Go through a window with Tab; give what has had the focus."""
    seen: list[QWidget] = []
    while len(seen) < MOST_STOPS:
        here = QApplication.focusWidget()
        assert here is not None
        if here in seen:
            return seen
        assert report.isAncestorOf(here)
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    raise AssertionError("the focus never comes round")


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("report", list(REPORTS), indirect=True)
def test_the_focus_is_seen_wherever_tab_leads(report: ReportWindow, mode: Mode) -> None:
    theme.set_mode(mode)
    stops = _stops(report)
    assert len(stops) > 1
    for widget in stops:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        with_it = widget.grab().toImage()
        widget.clearFocus()
        assert widget.grab().toImage() != with_it, widget.accessibleName() or widget


@pytest.mark.parametrize("report", list(REPORTS), indirect=True)
def test_a_report_fits_on_a_small_screen(report: ReportWindow) -> None:
    for language in ("da", "en"):
        speech.speak(language)
        assert report.minimumSizeHint().width() <= SMALL_SCREEN


@pytest.mark.parametrize("report", ["paper"], indirect=True)
def test_what_has_no_room_in_the_head_takes_another_line(report: ReportWindow) -> None:
    boxes = report.findChildren(QCheckBox)
    report.resize(1600, 700)
    assert len({box.geometry().center().y() for box in boxes}) == 1
    report.resize(SMALL_SCREEN, 700)
    assert len({box.geometry().center().y() for box in boxes}) > 1
    for box in boxes:
        assert report.rect().contains(box.geometry())


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    boxes = [QCheckBox(name) for name in ("one", "two", "three")]
    for box in boxes:
        flow.addWidget(box)
    boxes[0].hide()
    holder.resize(400, 100)
    holder.show()
    assert boxes[1].x() == 0


def test_a_sentence_stands_whole_however_narrow(qtbot: QtBot) -> None:
    tree = LinesTree()
    qtbot.addWidget(tree)
    top = QTreeWidgetItem(["Efter aktivitet"])
    tree.addTopLevelItem(top)
    line = QTreeWidgetItem(["GOV5 Sikre, at alle hasteændringer følger de godkendte procedurer"])
    top.addChild(line)
    top.setExpanded(True)
    heights = []
    for width in (900, 300, 160):
        tree.resize(width, 400)
        tree.show()
        qtbot.wait(1)
        heights.append(tree.visualItemRect(line).height())
    assert heights[0] < heights[1] < heights[2]


def test_the_field_for_pages_holds_its_words(qtbot: QtBot, document: Document) -> None:
    field = PageChoice()
    qtbot.addWidget(field)
    for language in ("en", "da"):
        speech.speak(language)
        field.retranslate()
        words = field.fontMetrics().horizontalAdvance(field.placeholderText())
        assert field.width() > words + 30


@pytest.mark.parametrize("report", ["changes"], indirect=True)
def test_what_was_said_goes_with_the_next_edit(report: ReportWindow) -> None:
    report.message.say("It is saved.")
    assert report.message.isVisible()
    matrix = report.document.matrix
    report.document.do(assign(matrix, [next(iter(matrix.assignments))], ["U"]))
    assert not report.message.isVisible()


@pytest.mark.parametrize("report", ["changes"], indirect=True)
def test_a_snapshot_with_a_long_name_is_offered_and_looked_at_by_it(
    qtbot: QtBot, report: ReportWindow
) -> None:
    assert isinstance(report, ChangesWindow)
    name = "Før den anden workshop med it-afdelingen"
    report.document.do(rename_snapshot(report.document.matrix, report.snapshot, name))
    qtbot.waitUntil(lambda: report.is_fresh)
    words = report.since.fontMetrics().horizontalAdvance(report.since.currentText())
    qtbot.waitUntil(lambda: report.since.width() > words)
    looked: list[str] = []
    report.look_requested.connect(lambda _matrix, said: looked.append(said))
    report.look.click()
    assert looked[0].startswith(name)


@pytest.mark.parametrize("report", ["paper", "roles"], indirect=True)
def test_a_preview_opens_no_larger_than_the_screen(report: ReportWindow) -> None:
    seen = report.screen().availableSize()
    assert report.width() <= max(seen.width(), report.minimumSizeHint().width())
    assert report.height() <= seen.height()
