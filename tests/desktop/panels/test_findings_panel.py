"""The findings panel follows the document, and answers to keys and mouse."""

from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.findings_model import FindingsModel
from bhuki.desktop.panels.findings_panel import FindingsPanel
from bhuki.desktop.panels.findings_rows import PAGE, Grouping, RowKind, View, rows_of
from bhuki.desktop.panels.findings_words import FindingsWords
from bhuki.desktop.settings import YOUR_NAME, settings
from bhuki.matrix.changes import assign
from bhuki.matrix.entities import Activity, Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Severity

NO_H = ("no-main-responsible", "a2", "")
TWO_H = ("several-main-responsible", "b1", "")
SPACE = Qt.Key.Key_Space


@pytest.fixture
def panel(qtbot: QtBot, document: Document) -> FindingsPanel:
    panel = FindingsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def settle(qtbot: QtBot, panel: FindingsPanel) -> None:
    """Wait until the panel has shown what the last edit came to."""
    qtbot.waitUntil(lambda: not panel._soon.isActive())


def titles(panel: FindingsPanel) -> list[str]:
    return [panel.words.title(row) for row in panel.model.rows]


def test_the_open_findings_are_counted_and_grouped_by_severity(panel: FindingsPanel) -> None:
    assert panel.heading.count.text() == str(len(panel._open))
    headings = [row for row in panel.model.rows if row.kind is RowKind.HEADING]
    severities = [row.findings[0].severity for row in headings]
    assert severities == sorted(severities, key=list(Severity).index)
    assert sum(row.n for row in headings) == len(panel._open)


def test_a_settled_finding_leaves_the_panel_and_comes_back_when_undone(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    document = panel.document
    before = len(panel._open)
    document.do(assign(document.matrix, [("a2", "chief")], ["H", "U"]))
    settle(qtbot, panel)
    assert NO_H not in {f.key for f in panel._open}
    document.undo_stack.undo()
    settle(qtbot, panel)
    assert NO_H in {f.key for f in panel._open}
    assert len(panel._open) == before


def test_a_number_key_carries_out_a_fix_as_one_step(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    assert panel.card is not None
    wanted = panel.card.fixes[0].role
    qtbot.keyClick(panel.list, Qt.Key.Key_1)
    assert wanted is not None
    assert "H" in panel.document.matrix.letters("a2", wanted)
    assert panel.document.undo_stack.count() == 1


def test_a_click_on_a_fix_carries_it_out(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(TWO_H)
    assert panel.card is not None
    qtbot.mouseClick(panel.card.buttons[0], Qt.MouseButton.LeftButton)
    answering = [r for r in ("chief", "head") if "H" in panel.document.matrix.letters("b1", r)]
    assert len(answering) == 1


def test_opening_asks_to_go_there_and_names_the_candidates(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    went: list[tuple[str, str]] = []
    lit: list[list[str]] = []
    panel.go_to_requested.connect(lambda a, r: went.append((a, r)))
    panel.candidates_changed.connect(lit.append)
    panel.open_finding(NO_H)
    assert went[0][0] == "a2"
    assert lit[-1] == [fix.role or "" for fix in panel.card.fixes]  # type: ignore[union-attr]


def test_another_role_is_found_by_part_of_its_name(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    assert panel.card is not None
    qtbot.keyClick(panel.list, str(len(panel.card.fixes) + 1))
    assert panel.card.picker is not None
    qtbot.keyClicks(panel.card.picker.entry, "forvalt")
    qtbot.keyClick(panel.card.picker.entry, Qt.Key.Key_Return)
    assert panel.document.matrix.letters("a2", "head") == ("H",)


def test_escape_leaves_the_search_for_a_role(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    assert panel.card is not None
    panel.card.pick_role()
    assert panel.card.picker is not None
    qtbot.keyClick(panel.card.picker.entry, Qt.Key.Key_Escape)
    assert panel.card.picker is None


def test_a_card_asks_one_thing_at_a_time(panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    card = panel.card
    assert card is not None
    card.pick_role()
    card.ask_reason()
    assert card.picker is None
    card.pick_role()
    assert card.form is None
    assert not card.settling.isHidden()


def test_accepting_wants_a_reason_and_remembers_the_name(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    panel.open_finding(NO_H)
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    assert panel.card is not None
    form = panel.card.form
    assert form is not None
    assert not form.button.isEnabled()
    qtbot.keyClicks(form.reason, "Aftalt")
    qtbot.keyClicks(form.by, "Anne")
    qtbot.keyClick(form.by, Qt.Key.Key_Return)
    acceptance = panel.document.matrix.accepted[NO_H]
    assert (acceptance.reason, acceptance.by, acceptance.on) == ("Aftalt", "Anne", date.today())
    assert settings.get(YOUR_NAME) == "Anne"
    settle(qtbot, panel)
    assert panel.accepted_button.text() == "1 accepted"


def test_a_parked_finding_is_listed_and_can_be_taken_up(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    qtbot.keyClick(panel.list, Qt.Key.Key_P)
    settle(qtbot, panel)
    assert panel.parked_button.text() == "1 parked"
    panel.parked_button.click()
    assert panel.settled is not None
    assert [entry.key for entry in panel.settled.list.entries.entries] == [NO_H]
    panel.settled.list.setCurrentIndex(panel.settled.list.entries.index(0))
    qtbot.keyClick(panel.settled.list, Qt.Key.Key_Delete)
    assert not panel.document.matrix.parked
    settle(qtbot, panel)
    assert NO_H in {f.key for f in panel._open}


def test_arrows_and_return_open_and_close_groups(qtbot: QtBot, panel: FindingsPanel) -> None:
    place = next(n for n, row in enumerate(panel.model.rows) if row.n > 1 and row.kind == "group")
    panel.list.setCurrentIndex(panel.model.index(place))
    before = panel.model.rowCount()
    n = panel.model.rows[place].n
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert panel.model.rowCount() == before + n
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.model.rowCount() == before
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert panel.model.rowCount() == before + n


def test_the_cursor_opens_what_is_wrong_there_if_it_is_to_follow(panel: FindingsPanel) -> None:
    panel.follow_cursor("b1", "owner")
    assert panel.view.opened == TWO_H
    follow = panel.grouping_button.choices().actions()[-1]
    follow.trigger()
    panel.follow_cursor("a2", "chief")
    assert panel.view.opened == TWO_H


def test_why_is_shown_on_demand_and_stays_shown(panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    assert panel.card is not None
    assert panel.card.reason.isHidden()
    panel.card.why.click()
    assert not panel.card.reason.isHidden()
    panel.open_finding(TWO_H)
    assert not panel.card.reason.isHidden()


@pytest.mark.parametrize("grouping", list(Grouping))
def test_every_grouping_shows_all_findings_once(panel: FindingsPanel, grouping: Grouping) -> None:
    panel.set_grouping(grouping)
    groups = [row for row in panel.model.rows if row.kind in {RowKind.GROUP, RowKind.CARD}]
    assert sum(row.n for row in groups) == len(panel._open)


def test_the_words_follow_the_language(panel: FindingsPanel) -> None:
    speech.speak("da")
    assert panel.heading.title.text() == "Åbne punkter"
    assert "Fejl" in titles(panel)
    speech.speak("en")
    assert "Errors" in titles(panel)


def test_screen_readers_hear_severity_and_number(panel: FindingsPanel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    heard = [panel.model.index(n).data(role) for n in range(panel.model.rowCount())]
    assert heard[0].startswith("Errors: ")
    assert any(said.startswith("Error: ") for said in heard)


def test_a_finding_that_none_is_open_says_so(qtbot: QtBot) -> None:
    panel = FindingsPanel(Document(Matrix()))
    qtbot.addWidget(panel)
    panel._open = []
    for finding in panel.document.judge.findings:
        panel.document.matrix.parked[finding.key] = None  # type: ignore[assignment]
    panel.stack.setCurrentWidget(panel.empty)
    assert panel.empty_words.text() == "No open points."


def test_the_model_changes_only_where_the_rows_do(qtbot: QtBot, document: Document) -> None:
    model = FindingsModel(FindingsWords(document))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    assert isinstance(model, QAbstractItemModel)
    findings = document.judge.findings
    view = View()
    model.show(rows_of(findings, view))
    removed: list[tuple[int, int]] = []
    model.rowsRemoved.connect(lambda _parent, first, last: removed.append((first, last)))
    view.expanded = {"warning:nobody-does-it"}
    model.show(rows_of(findings, view))
    assert not removed
    view.expanded = set()
    model.show(rows_of(findings[1:], view))
    assert model.rows == rows_of(findings[1:], view)
    del tester


def test_of_many_findings_only_the_first_are_shown_until_more_are_asked_for() -> None:
    many = [Finding("no-main-responsible", Severity.ERROR, f"a{n}") for n in range(1000)]
    view = View(expanded={"error:no-main-responsible"})
    rows = rows_of(many, view)
    assert len(rows) == 2 + PAGE + 1
    assert rows[-1].kind is RowKind.MORE
    assert rows[-1].n == 1000 - PAGE


def test_thousands_of_findings_do_not_stall(qtbot: QtBot, matrix: Matrix) -> None:
    for n in range(3000):
        activity = Activity(f"x{n}", f"Activity {n}", f"X{n}", "run")
        matrix.activities[activity.id] = activity
        matrix.assignments[activity.id, "owner"] = Assignment(("K",))
    matrix.forget_orders()
    panel = FindingsPanel(Document(matrix))
    qtbot.addWidget(panel)
    assert len(panel._open) > 2900
    assert panel.model.rowCount() < 60
    panel.open_finding(("no-main-responsible", "x2500", ""))
    assert panel.card is not None
    assert panel.model.rowCount() < 2600 + 60


def test_a_fix_made_for_the_row_as_it_was_does_nothing(panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    assert panel.card is not None
    stale = panel.card.buttons[0]
    document = panel.document
    document.do(assign(document.matrix, [("a2", "chief")], ["I"]))
    stale.click()
    assert document.undo_stack.count() == 1
    assert document.matrix.letters("a2", "chief") == ("I",)


def test_a_key_chooses_among_what_can_be_done_now(qtbot: QtBot, panel: FindingsPanel) -> None:
    panel.open_finding(NO_H)
    document = panel.document
    document.do(assign(document.matrix, [("a2", "chief")], []))
    panel.refresh()
    qtbot.keyClick(panel.list, Qt.Key.Key_1)
    answering = [r for r in document.matrix.roles if "H" in document.matrix.letters("a2", r)]
    assert len(answering) == 1
    assert document.undo_stack.count() == 2


def test_what_can_be_done_is_shown_anew_when_the_typing_rests(
    qtbot: QtBot, panel: FindingsPanel
) -> None:
    panel.open_finding(NO_H)
    before = panel.card
    document = panel.document
    document.do(assign(document.matrix, [("a1", "head"), ("a3", "head")], ["H"]))
    qtbot.waitUntil(lambda: panel.card is not None and panel.card is not before)
    assert panel.card is not None
    assert not panel.card.outdated()
