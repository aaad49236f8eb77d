"""Every command does what it says: by its key where it has one, else from the menu."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.actions import ACTIONS, BY_COMMAND, Needs
from bhuki.desktop.application import Windows
from bhuki.desktop.command_palette import CommandPalette
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.editor import EditorPage
from bhuki.desktop.filter_popup import FilterPopup
from bhuki.desktop.grid.headings import ROLE, Heading
from bhuki.desktop.language import speech
from bhuki.desktop.reports import REPORTS
from bhuki.desktop.reports.report_window import ReportWindow
from bhuki.desktop.settings import AFTER_KEY, ROW_TOTALS, settings
from bhuki.desktop.window import Window
from bhuki.files.store import load
from bhuki.matrix.entities import About
from bhuki.matrix.matrix import Matrix
from tests.desktop.conftest import Answers

DIALOGS = {
    "settings",
    "details",
    "scheme",
    "rules",
    "appointments",
    "versions",
    "add-from-catalogue",
    "shortcuts",
    "about",
    "join",
}


class Room:
    """A window with the small matrix, the cursor in `a2` (rules for archiving) and `chief`."""

    def __init__(self, window: Window, answers: Answers, folder: Path) -> None:
        self.window, self.answers, self.folder = window, answers, folder
        self.wishes: list[object] = []
        window.another_requested.connect(self.wishes.append)

    @property
    def page(self) -> EditorPage:
        assert self.window.editor is not None
        return self.window.editor

    @property
    def matrix(self) -> Matrix:
        assert self.window.document is not None
        return self.window.document.matrix

    def do(self, command: str) -> None:
        """Press the command's first key in the grid, or take it from the menu."""
        keys = BY_COMMAND[command].keys
        action = self.window.menus[command]
        assert action.isEnabled(), command
        if keys:
            QTest.keySequence(self.page.grid.view, QKeySequence(keys[0]))
        else:
            action.trigger()
        QApplication.processEvents()

    def cell(self) -> tuple[str, ...]:
        return self.matrix.letters("a2", "chief")

    def rows(self) -> list[str]:
        lines = self.page.grid.model.lines
        return [line.activity.id for line in lines if line.activity is not None]

    def columns(self) -> list[str]:
        columns = self.page.grid.model.columns
        return [column.role.id for column in columns if column.role is not None]

    def popups(self, kind: type[QWidget]) -> list[QWidget]:
        return [w for w in self.window.findChildren(kind) if w.isVisible()]


@pytest.fixture
def room(window: Window, matrix: Matrix, answers: Answers, tmp_path: Path, qtbot: QtBot) -> Room:
    window.show_matrix(matrix)
    window.resize(1280, 760)
    with qtbot.waitActive(window):
        window.activateWindow()
    made = Room(window, answers, tmp_path)
    made.page.grid.go_to("a2", "chief")
    made.page.grid.setFocus()
    QApplication.processEvents()
    return made


def _type(room: Room, sign: str) -> None:
    QTest.keyClicks(room.page.grid.view, sign)
    QApplication.processEvents()


def _saves(room: Room) -> None:
    room.answers.path = room.folder / "one.bhuki"
    _type(room, "b")
    room.do("save")
    assert load(room.folder / "one.bhuki").matrix.letters("a2", "chief") == ("B",)


def _saves_as(room: Room) -> None:
    room.answers.path = room.folder / "two.bhuki"
    room.do("save-as")
    assert (room.folder / "two.bhuki").exists()


def _exports(command: str, name: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.answers.path = room.folder / name
        room.do(command)
        assert (room.folder / name).stat().st_size > 100

    return check


def _undoes(room: Room) -> None:
    _type(room, "b")
    room.do("undo")
    assert room.cell() == ("K",)
    room.do("redo")
    assert room.cell() == ("B",)


def _shows_side(command: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        before = room.page.side
        room.do(command)
        assert room.page.side == ("" if before == command else command)

    return check


def _cuts_and_pastes(room: Room) -> None:
    room.do("cut")
    assert room.cell() == ()
    room.do("paste")
    assert room.cell() == ("K",)


def _copies(room: Room) -> None:
    room.do("copy")
    assert QApplication.clipboard().text().strip() == "K"


def _clears(room: Room) -> None:
    room.do("clear")
    assert room.cell() == ()


def _selects_all(room: Room) -> None:
    room.do("select-all")
    assert len(room.page.grid.selected_cells()) == 24


def _edits_as_text(room: Room) -> None:
    room.do("edit-cell")
    assert room.page.grid.editor is not None


def _fills(command: str, cell: tuple[str, str]) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        grid = room.page.grid
        row, column = (2, 0) if command == "fill-down" else (1, 1)
        selection = grid.view.selectionModel()
        for at in ((1, 0), (row, column)):
            selection.select(grid.model.index(*at), selection.SelectionFlag.Select)
        room.do(command)
        assert room.matrix.letters(*cell) == ("K",)

    return check


def _moves_the_letter(room: Room) -> None:
    room.page.grid.go_to("a1", "owner")
    room.do("move-letter")
    assert "H" in room.matrix.letters("a1", "owner")
    assert "H" not in room.matrix.letters("a1", "chief")


def _goes_on(where: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        settings.set(AFTER_KEY, "right" if where == "stay" else "stay")
        room.do(f"after-{where}")
        _type(room, "i")
        there = {"stay": ("a2", "chief"), "down": ("a3", "chief"), "right": ("a2", "head")}
        assert room.page.grid.current_cell() == there[where]
        assert room.window.menus[f"after-{where}"].isChecked()

    return check


def _finds(room: Room) -> None:
    room.do("find")
    assert room.page.find_bar.isVisible()
    QTest.keyClicks(room.page.find_bar.field, "driftsm")
    room.page.grid.setFocus()
    room.do("find-next")
    cell = room.page.grid.current_cell()
    assert cell is not None
    assert cell[0] == "b3"


def _zooms(command: str, way: int) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.page.grid.set_zoom(1.5)
        room.do(command)
        zoom = room.page.grid.zoom
        assert (zoom > 1.5) - (zoom < 1.5) == way

    return check


def _projects(room: Room) -> None:
    room.do("projector")
    assert room.window.in_projector
    room.do("projector")
    assert not room.window.in_projector


def _hides_the_panel(room: Room) -> None:
    room.do("panel")
    assert room.page.side == ""


def _filters(command: str, rows: list[str]) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.do(command)
        assert room.rows() == rows
        assert room.window.menus[command].isChecked()
        room.do("show-all")
        assert len(room.rows()) == 6

    return check


def _hides_empty_roles(room: Room) -> None:
    room.page.change_view(sections=frozenset({"run"}))
    room.do("hide-empty-roles")
    assert room.columns() == ["chief", "head", "owner"]


def _opens_the_filter(room: Room) -> None:
    room.do("filter")
    (popup,) = room.popups(FilterPopup)
    popup.close()


def _sorts(command: str, ways: str, order: list[str]) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        before = list(room.matrix.activities), list(room.matrix.roles)
        room.do("sort-name" if command != "sort-name" else "sort-letters")
        room.do(command)
        assert (room.rows() if ways == "rows" else room.columns()) == order
        assert (list(room.matrix.activities), list(room.matrix.roles)) == before

    return check


def _keeps_the_order(room: Room) -> None:
    room.do("sort-name")
    room.do("sort-roles-name")
    rows, columns = room.rows(), room.columns()
    room.page.change_view(no_answer=True)
    room.do("keep-order")
    room.do("show-all")
    assert (room.rows(), room.columns()) == (rows, columns)
    assert [a.id for a in room.matrix.activity_order()] == rows
    assert room.window.menus["undo"].text().startswith("Undo: put ")
    room.do("undo")
    assert room.rows() == ["a1", "a2", "a3", "b1", "b2", "b3"]


def _totals(room: Room) -> None:
    room.do("row-totals")
    assert settings.get(ROW_TOTALS)
    assert room.page.grid.row_end.totals


def _folds(room: Room) -> None:
    room.do("fold-all")
    assert room.rows() == []
    room.do("unfold-all")
    assert len(room.rows()) == 6


def _opens_the_palette(room: Room) -> None:
    room.do("palette")
    (palette,) = room.popups(CommandPalette)
    palette.close()


def _palette(room: Room, typed: str) -> tuple[CommandPalette, list[str]]:
    palette = CommandPalette(room.window, room.window.menus)
    palette.open()
    QTest.keyClicks(palette.search, typed)
    rows = [palette.found.item(n) for n in range(palette.found.count())]
    return palette, [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def test_the_palette_goes_to_another_window(room: Room, qtbot: QtBot) -> None:
    other = Windows().open()
    qtbot.addWidget(other)
    other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    other.show_matrix(Matrix(about=About(title="Arkiv & drift")))
    room.window.activateWindow()
    palette, said = _palette(room, "arkiv &")
    assert said == ["Arkiv & drift, Window, "]
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(other.isActiveWindow)
    other.let_go()


def test_the_palette_knows_other_words_and_says_where_a_command_lies(room: Room) -> None:
    palette, said = _palette(room, "language")
    assert said == ["Settings …, File, Ctrl+,"]
    assert palette.nothing.isHidden()
    palette.search.clear()
    QTest.keyClicks(palette.search, "sort roles name")
    assert palette.found.count() == 1
    palette.search.setText("letters")  # that of the letters, before what has to do with them
    first, second = (palette.found.item(n) for n in range(2))
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Letters …, Matrix, "
    assert "letters" in second.data(Qt.ItemDataRole.AccessibleTextRole)
    palette.search.setText("xyzzy")
    assert palette.found.count() == 0
    assert palette.nothing.isVisible()
    palette.close()


def _next_part(room: Room) -> None:
    room.do("next-part")
    assert room.page.findings.list.hasFocus()
    room.do("part-before")
    assert room.page.grid.view.hasFocus()


def _adds(command: str, table: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        before = len(getattr(room.matrix, table))
        room.do(command)
        editor = room.page.grid.editor
        assert editor is not None
        QTest.keyClicks(editor.focusWidget() or editor, "Nyt navn")
        QTest.keyClick(editor.focusWidget() or editor, Qt.Key.Key_Return)
        names = [thing.name for thing in getattr(room.matrix, table).values()]
        assert len(names) == before + 1
        assert "Nyt navn" in names

    return check


def _removes(room: Room) -> None:
    room.do("remove")
    assert "a2" not in room.matrix.activities


def _moves(command: str, rows: list[str]) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.do(command)
        assert room.rows()[:3] == rows

    return check


def _moves_roles(room: Room) -> None:
    room.page.grid.choose(Heading(ROLE, "chief"))
    room.do("move-right")
    assert room.columns()[:2] == ["head", "chief"]
    room.do("move-left")
    assert room.columns()[:2] == ["chief", "head"]


def _walks(room: Room) -> None:
    room.do("walk")
    assert room.page.walk_bar.isVisible()
    room.page.walk_bar.end()


def _settled(which: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.do(which)
        assert room.page.findings.settled is not None
        assert room.page.findings.settled.which == which

    return check


def _parks(room: Room) -> None:
    room.do("park-here")
    assert ("no-main-responsible", "a2", "") in room.matrix.parked


def _accepts(room: Room) -> None:
    room.page.grid.go_to("b1", "head")
    room.do("accept-here")
    card = room.page.findings.card
    assert card is not None
    assert card.finding.activity == "b1"
    assert card.form is not None


def _reports(name: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.do(name)
        assert room.popups(ReportWindow)

    return check


def _dialog(room: Room, command: str) -> None:
    room.do(command)
    (dialog,) = room.popups(ExplainedDialog)
    dialog.close()


def _asks_for_another(command: str) -> Callable[[Room], None]:
    def check(room: Room) -> None:
        room.do(command)
        assert room.wishes == [None]

    return check


def _makes_new(room: Room) -> None:
    room.window.new_requested.connect(room.wishes.append)
    room.do("new")
    (made,) = room.wishes
    assert isinstance(made, Matrix)


def _opens(room: Room) -> None:
    room.answers.path = room.folder / "other.bhuki"
    room.do("open")
    assert room.wishes == [room.answers.path]


def _next_window(room: Room) -> None:
    other = Window()
    other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    other.show()
    room.window.activateWindow()
    room.do("next-window")
    assert other.isActiveWindow()
    other.close()


def _speaks(room: Room) -> None:
    room.do("language")
    assert speech.language == "da"


def _closes(room: Room) -> None:
    room.do("close")
    assert room.window.isHidden()


A, B = ["a1", "a2", "a3"], ["b1", "b2", "b3"]
CHECKS: dict[str, Callable[[Room], None]] = {
    "new": _makes_new,
    "open": _opens,
    "start-page": _asks_for_another("start-page"),
    "save": _saves,
    "save-as": _saves_as,
    "export": _exports("export", "m.xlsx"),
    "export-other": _exports("export-other", "m.html"),
    "close": _closes,
    "quit": _closes,
    "undo": _undoes,
    "redo": _undoes,
    "history": _shows_side("history"),
    "cut": _cuts_and_pastes,
    "copy": _copies,
    "paste": _cuts_and_pastes,
    "clear": _clears,
    "select-all": _selects_all,
    "edit-cell": _edits_as_text,
    "fill-down": _fills("fill-down", ("a3", "chief")),
    "fill-right": _fills("fill-right", ("a2", "head")),
    "move-letter": _moves_the_letter,
    **{f"after-{where}": _goes_on(where) for where in AFTER_KEY.choices},
    "find": _finds,
    "find-next": _finds,
    "zoom-in": _zooms("zoom-in", 1),
    "zoom-out": _zooms("zoom-out", -1),
    "zoom-reset": _zooms("zoom-reset", -1),
    "projector": _projects,
    "panel": _hides_the_panel,
    "next-window": _next_window,
    "next-part": _next_part,
    "part-before": _next_part,
    "filter": _opens_the_filter,
    "only-open": _filters("only-open", ["a2", "b1", "b3"]),
    "only-no-answer": _filters("only-no-answer", ["a2", "b3"]),
    "hide-empty-roles": _hides_empty_roles,
    "only-role": _filters("only-role", ["a1", "a2", "a3", "b1"]),
    "show-all": _filters("only-no-answer", ["a2", "b3"]),
    "sort-document": _sorts("sort-document", "rows", [*A, *B]),
    "sort-name": _sorts("sort-name", "rows", ["a2", "a1", "a3", "b2", "b3", "b1"]),
    "sort-number": _sorts("sort-number", "rows", [*A, *B]),
    "sort-findings": _sorts("sort-findings", "rows", ["a2", "a1", "a3", "b1", "b3", "b2"]),
    "sort-letters": _sorts("sort-letters", "rows", ["a1", "a2", "a3", "b1", "b2", "b3"]),
    "sort-roles-document": _sorts(
        "sort-roles-document", "columns", ["chief", "head", "board", "owner"]
    ),
    "sort-roles-name": _sorts("sort-roles-name", "columns", ["board", "head", "chief", "owner"]),
    "sort-roles-letters": _sorts(
        "sort-roles-letters", "columns", ["chief", "head", "board", "owner"]
    ),
    "keep-order": _keeps_the_order,
    "row-totals": _totals,
    "fold-all": _folds,
    "unfold-all": _folds,
    "palette": _opens_the_palette,
    "add-activity": _adds("add-activity", "activities"),
    "add-role": _adds("add-role", "roles"),
    "add-section": _adds("add-section", "sections"),
    "add-group": _adds("add-group", "groups"),
    "remove": _removes,
    "move-up": _moves("move-up", ["a2", "a1", "a3"]),
    "move-down": _moves("move-down", ["a1", "a3", "a2"]),
    "move-left": _moves_roles,
    "move-right": _moves_roles,
    "properties": _shows_side("properties"),
    "notes": _shows_side("notes"),
    "load-panel": _shows_side("load-panel"),
    "walk": _walks,
    "accept-here": _accepts,
    "park-here": _parks,
    "findings": _shows_side("findings"),
    "parked": _settled("parked"),
    "accepted": _settled("accepted"),
    **{name: _reports(name) for name in REPORTS},
    "role-page": _reports("role-page"),
    "language": _speaks,
}


def test_every_command_is_tested() -> None:
    # What needs a user's own sheet is tested where one is read: test_sheet_work.py.
    elsewhere = {spec.command for spec in ACTIONS if spec.needs is Needs.SHEET}
    assert {spec.command for spec in ACTIONS} == set(CHECKS) | DIALOGS | elsewhere


@pytest.mark.parametrize("command", sorted(CHECKS))
def test_a_command_does_what_it_says(room: Room, command: str) -> None:
    CHECKS[command](room)


@pytest.mark.parametrize("command", sorted(DIALOGS))
def test_a_dialog_opens(room: Room, command: str) -> None:
    _dialog(room, command)
