"""Render every window, panel, dialog and mode, in both languages, light and dark.

    python -m tests.pictures                 # into out/pictures/
    python -m tests.pictures walk dialog     # only those whose name has one of the words
    python -m tests.pictures walk da dark    # and only in Danish, and dark
    python -m tests.pictures text=20 editor  # as where the system's own text is 20 px high
    QT_SCALE_FACTOR=2 python -m tests.pictures editor   # on a screen of 200 %

What is shown is real: the example that ships, a few edits, an accepted and a parked point. Look at
all of it after a change of looks; nothing here fails by itself.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["BHUKI_STATE"] = tempfile.mkdtemp(prefix="bhuki-pictures-")

import msgspec
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bhuki.catalogues import add_from_catalogue, catalogues, new_matrix
from bhuki.desktop.actions import MENUS
from bhuki.desktop.command_palette import CommandPalette
from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.dialogs.appointments import AppointmentsDialog
from bhuki.desktop.dialogs.catalogues_dialog import CataloguesDialog
from bhuki.desktop.dialogs.changes_list import ChangesList
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.dialogs.joining import JoiningDialog
from bhuki.desktop.dialogs.scheme import SchemeDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.look.fonts import set_application_font
from bhuki.desktop.look.theme import Mode, theme
from bhuki.desktop.panels.findings_panel import FindingsPanel
from bhuki.desktop.panels.findings_rows import Grouping
from bhuki.desktop.reading.reading_page import ReadingPage
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.recovery import RecoveryOffer
from bhuki.desktop.reports import REPORTS
from bhuki.desktop.reports.load_panel import LoadPanel
from bhuki.desktop.settings import YOUR_NAME, ZOOM, settings
from bhuki.desktop.start.recents import recents
from bhuki.desktop.window import Window
from bhuki.files.format import encode
from bhuki.files.journal import Journal, discard, journal_folder, left_behind, seal
from bhuki.files.store import save
from bhuki.matrix.changes import assign, change_activities, set_cells
from bhuki.matrix.entities import Activity, Assignment, InstanceKind
from bhuki.matrix.matrix import Matrix
from bhuki.rules.accept import acceptance_edit, parking_edit
from bhuki.sheets.opening import open_file
from tests.messy_sheet import make_messy
from tests.pictures_shared import shared

OUT = Path(__file__).parents[1] / "out" / "pictures"
_CHOICES = ("da", "en", "light", "dark", "text")  # of the words; the others name pictures
EXAMPLE = "kl2012-figure-15"
OTHER_SHEET = """Nr;Opgave;It-chef;System-ejer;DPO;Kommunaldirektør;Chefgruppen
DTS1;Udarbejde digitaliseringsstrategi;H;;K;B;I
DTS4;Sikre overholdelse af digitaliseringsstrategien;H;U;;;K
;Sørge for backup af fagsystemer;H;U;;;
;Kontrollere logfiler;U;H;K;;
;Holde øje med leverandørernes it-sikkerhed;H/U;K;I;B;
"""


class Studio:
    """Takes the pictures: opens things, waits until they are painted, saves what is seen."""

    def __init__(self, app: QApplication, wanted: list[str]) -> None:
        self.app = app
        self.wanted = wanted
        self.shade = ""

    def wants(self, name: str) -> bool:
        """Say whether a picture was asked for."""
        return not self.wanted or any(word in name for word in self.wanted)

    def settle(self) -> None:
        """Let all that waits be done and painted."""
        for _ in range(6):
            self.app.processEvents()

    def take(self, widget: QWidget, name: str, size: tuple[int, int] | None = None) -> None:
        """Save what a widget looks like."""
        if size is not None:
            widget.resize(*size)
        widget.show()
        self.settle()
        file = OUT / f"{name}-{speech.language}-{self.shade}.png"
        widget.grab().save(str(file))
        print(file.relative_to(OUT.parents[1]))

    @contextmanager
    def window(self, matrix: Matrix, path: Path | None = None) -> Iterator[Window]:
        """Give a window with a matrix."""
        settings.set(ZOOM, 1.0)
        window = Window()
        window.resize(1440, 900)
        window.show_matrix(matrix, path)
        window.show()
        self.settle()
        yield window
        document = window.document
        if document is not None:
            document.undo_stack.setClean()
        window.close()
        self.settle()


def example() -> Matrix:
    """Give the example, with a note, a veto and a scope."""
    matrix = new_matrix(EXAMPLE)
    roles = {role.name: role.id for role in matrix.roles.values()}
    numbers = {activity.number: activity.id for activity in matrix.activities.values()}
    cell = (numbers["GOV5"], roles["Systemejer"])
    noted = msgspec.structs.replace(
        matrix.assignments.get(cell, Assignment()), note="Kun for egne fagsystemer.", veto=True
    )
    set_cells(matrix, {cell: noted}).apply(matrix)
    note = change_activities(matrix, [numbers["ISP2"]], note="Hvert andet år, senest i maj.")
    note.apply(matrix)
    return matrix


def settled(document: Document) -> None:
    """Accept one finding and park another."""
    first, second = document.judge.findings[1:3]
    matrix = document.matrix
    document.do(acceptance_edit(matrix, first, "Aftalt i direktionen", "Anne Holm"))
    document.do(parking_edit(matrix, second, "Spørg driften"))


def large() -> Matrix:
    """Give a matrix of many activities, with letters here and there."""
    matrix = new_matrix(EXAMPLE)
    for each in catalogues()[1:12]:
        add_from_catalogue(matrix, each, with_roles=False).apply(matrix)
    roles = list(matrix.roles)
    cells = []
    for n, activity in enumerate(matrix.activities):
        cells += [((activity, roles[n * 7 % 17]), "H"), ((activity, roles[n * 5 % 17]), "U")]
    for cell, letter in cells:
        if cell not in matrix.assignments:
            assign(matrix, [cell], [letter]).apply(matrix)
    return matrix


def start(studio: Studio) -> None:
    """The start page: empty, with recent files, while searching."""
    window = Window()
    window.resize(1440, 900)
    studio.take(window, "start-empty")
    with tempfile.TemporaryDirectory() as folder:
        for n, matrix in enumerate((large(), example(), new_matrix("NIS2", speech.language))):
            path = Path(folder, "Dokumenter", f"{n}.bhuki")
            path.parent.mkdir(exist_ok=True)
            save(matrix, path)
            recents.remember(path, matrix, Document(matrix).judge.findings[: 6 * (2 - n)])
        window.start_page.refresh()
        tree = window.start_page.new_panel.tree
        root = tree.topLevelItem(4)
        if root is not None:
            root.setCheckState(0, Qt.CheckState.Checked)
        studio.take(window, "start")
        studio.take(window, "start-narrow", (1100, 720))
        window.start_page.new_panel.search.setText(
            "adgang" if speech.language == "da" else "access"
        )
        studio.take(window, "start-search", (1440, 900))
    for recent in recents.entries():
        recents.forget(recent.path)
    window.close()


def editor(studio: Studio) -> None:
    """The editor: as it opens, with each panel at its side, folded and filtered."""
    with studio.window(example(), Path("Digitalisering i kommunen.bhuki")) as window:
        page = window.editor
        assert page is not None
        assert window.document is not None
        studio.take(window, "editor")
        studio.take(window, "editor-small", (1100, 700))
        studio.take(window, "editor-smallest", (1024, 700))
        window.resize(1440, 900)
        settled(window.document)
        page.findings.show_settled("accepted")
        studio.take(window, "editor-accepted")
        page.findings.show_settled("")
        for side in ("properties", "history", "notes"):
            page.show_side(side)
            page.grid.view.setFocus()
            studio.take(window, f"editor-{side}")
        page.show_side("findings")
        page.find_bar.open()
        studio.take(window, "editor-find")
        page.find_bar.leave()
        _asked(studio, window)
        _over_the_grid(studio, window)
    with studio.window(large()) as window:
        studio.take(window, "editor-large")
        window.resize(1024, 700)
        page = window.editor
        assert page is not None
        page.start_walk()
        studio.take(window, "walk-many")
        page.walk_bar.walk.go(70)
        studio.take(window, "walk-many-further")
        page.walk_bar.end()
        window.resize(1440, 900)
        window.menus["fold-all"].trigger()
        studio.take(window, "editor-folded")
        _many_windows(studio, window)


def _many_windows(studio: Studio, window: Window) -> None:
    """What the menu and the palette say where a dozen windows are open."""
    others = []
    for catalogue in catalogues()[:11]:
        other = Window()
        other.show_matrix(new_matrix(catalogue.id, speech.language))
        other.show()
        others.append(other)
    menu = window.menus.menu("window")
    menu.popup(window.mapToGlobal(window.rect().center()))
    studio.take(menu, "menu-bar-window-many")
    menu.close()
    palette = CommandPalette(window, window.menus)
    palette.open()
    palette.search.setText("window" if speech.language == "en" else "vindue")
    studio.take(palette, "command-palette-windows")
    palette.close()
    for other in others:
        other.let_go()
        other.close()
    studio.settle()


def _asked(studio: Studio, window: Window) -> None:
    """What the window's own line says and asks."""
    page = window.editor
    assert page is not None
    window.files.sharing.file_changed_on_disk()
    studio.take(window, "editor-asked")
    window.files.open(Path("Ansvar i 2019.bhuki"))
    studio.take(window, "editor-message")
    page.message.hide()


def _over_the_grid(studio: Studio, window: Window) -> None:
    """Boxes and menus over the grid: the filter, the commands, what the right button offers."""
    page = window.editor
    assert page is not None
    popup = page.open_filter()
    studio.take(popup, "filter-popup")
    popup.close()
    palette = CommandPalette(window, window.menus)
    palette.open()
    studio.take(palette, "command-palette")
    palette.close()
    for kind in ("cell", "activity", "section", "role", "group", "corner"):
        menu = page.open_menu(kind, None, window.mapToGlobal(window.rect().center()))
        studio.take(menu, f"menu-{kind}")
        menu.close()
    studio.settle()
    for name in MENUS:
        menu = window.menus.menu(name)
        menu.popup(window.mapToGlobal(window.rect().center()))
        studio.take(menu, f"menu-bar-{name}")
        menu.close()
    page.grid.edit_cell()
    studio.take(window, "editor-cell")
    assert page.grid.editor is not None
    page.grid.editor.drop()
    page.grid.add_activity()
    studio.take(window, "editor-naming")
    assert page.grid.editor is not None
    page.grid.editor.drop()


def left(studio: Studio) -> None:
    """What was left unsaved, what both changed, earlier versions, and trouble."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Digitalisering i kommunen.bhuki")
        matrix = example()
        save(matrix, path)
        journal = Journal(journal_folder(), lambda: encode(matrix))
        journal.restart(path, seal(path.read_bytes()))
        cell = next(iter(matrix.assignments))
        for letter in "IKB":
            journal.write(assign(matrix, [cell], [letter]))
        journal.leave()
        offer = RecoveryOffer(left_behind(journal_folder()))
        studio.take(offer, "dialog-recovery")
        offer.close()
        for journalled in left_behind(journal_folder()):
            discard(journalled)
        window = Window()
        window.resize(1440, 900)
        window.show()
        window.open(path)
        studio.settle()
        for _n in range(3):
            assert window.document is not None
            document, each = window.document, list(window.document.matrix.assignments)[_n]
            document.do(assign(document.matrix, [each], ["I"]))
            window.files.save()
        dialog = show_dialog("versions", window)
        assert dialog is not None
        studio.take(dialog, "dialog-versions")
        dialog.close()
        assert window.document is not None
        theirs = window.document.matrix.copy()
        both = list(theirs.assignments)[5]
        assign(theirs, [both], ["K"]).apply(theirs)
        mine = window.document.matrix
        window.document.do(assign(mine, [both], ["B"]))
        window.files.sharing.show_changes(mine, theirs, path.name)
        studio.take(window.findChildren(ChangesList)[0], "dialog-both-changed")
        window.document.undo_stack.setClean()
        window.close()
        studio.settle()


def findings(studio: Studio) -> None:
    """The findings panel alone: each grouping, why, accepting, another role."""
    document = Document(example())
    panel = FindingsPanel(document)
    panel.resize(288, 860)
    panel.show()
    panel.why_shown = True
    panel.open_first()
    studio.take(panel, "findings")
    panel.why_shown = False
    for grouping in (Grouping.RULE, Grouping.ACTIVITY):
        panel.set_grouping(grouping)
        studio.take(panel, f"findings-by-{grouping.value}")
    panel.set_grouping(Grouping.SEVERITY)
    panel.open_finding(document.judge.findings[0].key, go=False)
    assert panel.card is not None
    panel.card.pick_role()
    studio.take(panel, "findings-another-role")
    panel.card.ask_reason()
    studio.take(panel, "findings-accept")
    panel.close()
    panel.deleteLater()


def walk(studio: Studio) -> None:
    """The walk at a desk and for a room, and its end."""
    with studio.window(example()) as window:
        page = window.editor
        assert page is not None
        page.start_walk()
        studio.take(window, "walk")
        for bar in (window.menuBar(), window.status):
            bar.hide()
        window.resize(1280, 720)
        page.set_projector(True)
        studio.take(window, "walk-projector")
        page.walk_bar.pick_role()
        studio.take(window, "walk-projector-another")
        while page.walk_bar.walk.finding is not None:
            page.walk_bar.park()
            studio.settle()
        studio.take(window, "walk-projector-done")
        page.walk_bar.end()
        studio.take(window, "projector")


def dialogs(studio: Studio) -> None:
    """Every dialog, as it opens and in the middle of something."""
    with studio.window(example()) as window:
        for name in ("settings", "about", "shortcuts", "details", "rules", "catalogues"):
            _dialog(studio, window, name, lambda _dialog: None)
        _dialog(studio, window, "catalogues", _tick, "dialog-catalogues-ticked")
        _dialog(studio, window, "scheme", lambda _dialog: None)
        _dialog(studio, window, "scheme", _convert, "dialog-scheme-preview")
        _dialog(studio, window, "scheme", _own_letters, "dialog-scheme-own")
        _dialog(studio, window, "appointments", _appoint)


def _dialog(
    studio: Studio,
    window: Window,
    name: str,
    prepare: Callable[[ExplainedDialog], None],
    picture: str = "",
) -> None:
    dialog = show_dialog(name, window)
    assert dialog is not None
    prepare(dialog)
    studio.take(dialog, picture or f"dialog-{name}")
    dialog.close()
    studio.settle()


def _tick(dialog: ExplainedDialog) -> None:
    assert isinstance(dialog, CataloguesDialog)
    root = dialog.tree.topLevelItem(2)
    assert root is not None
    root.setExpanded(True)
    section = root.child(0)
    assert section is not None
    section.setCheckState(0, Qt.CheckState.Checked)


def _convert(dialog: ExplainedDialog) -> None:
    assert isinstance(dialog, SchemeDialog)
    dialog.chooser.show_values(["RACI"])
    dialog.chooser.chosen.emit("RACI")


def _own_letters(dialog: ExplainedDialog) -> None:
    assert isinstance(dialog, SchemeDialog)
    dialog.edit_own()
    dialog.editor.add_letter()
    QTest.keyClicks(dialog.editor.rows[-1].code, "H")


def _appoint(dialog: ExplainedDialog) -> None:
    assert isinstance(dialog, AppointmentsDialog)
    dialog.add(InstanceKind.PROJECT, "Ny hjemmeside")
    dialog.add(InstanceKind.SYSTEM, "SBSYS")
    for field in list(dialog.fields.values())[:1]:
        field.chosen.emit("Anne Holm")


def reading(studio: Studio) -> None:
    """“I read it so”: as it opens, while asked about a cell, another sheet, small."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "Roller og ansvar it REV3 kopi.xlsx")
        make_messy(path)
        page = ReadingPage(ReadingSession(path, open_file(path)))
        studio.take(page, "reading", (1440, 900))
        page.view.go_to(21, 8)
        menu = page.asking.about_cell((21, 8), QPoint(760, 600))
        studio.settle()
        together = page.grab()
        painter = QPainter(together)
        painter.drawPixmap(760, 480, menu.grab())
        painter.end()
        together.save(str(OUT / f"reading-asked-{speech.language}-{studio.shade}.png"))
        menu.close()
        studio.take(page, "reading-small", (1024, 700))
        page.tabs.setCurrentIndex(2)
        studio.take(page, "reading-none", (1440, 900))
        page.close()
        page.deleteLater()


def joining(studio: Studio) -> None:
    """Joining: proposals, a conflict, and what comes of it; then the same from the start page."""
    with tempfile.TemporaryDirectory() as folder:
        other = Path(folder, "Ansvar i afdelingen.csv")
        other.write_text(OTHER_SHEET, "utf-8")
        with studio.window(example(), Path("Digitalisering i kommunen.bhuki")) as window:
            window.join([other])
            dialog = show_dialog("joining", window)
            assert isinstance(dialog, JoiningDialog)
            dialog.list.setCurrentRow(0)
            while dialog.list.count() < 2:
                studio.app.processEvents()
            for page in range(dialog.tabs.count()):
                dialog.tabs.setCurrentIndex(page)
                studio.take(dialog, f"joining-{page + 1}")
            dialog.tabs.setCurrentIndex(0)
            dialog.session.take_proposals()
            studio.take(dialog, "joining-taken")


def reports(studio: Studio) -> None:
    """Every report's window, and the load beside the matrix: bars, then the heat map."""
    matrix = example()
    with studio.window(matrix) as window:
        document, editor = window.document, window.editor
        assert document is not None
        assert editor is not None
        settled(document)
        for each in list(matrix.assignments)[:4]:
            document.do(assign(document.matrix, [each], ["I"]))
        editor.show_side("load-panel")
        panel = editor.side_stack.currentWidget()
        assert isinstance(panel, LoadPanel)
        studio.take(window, "reports-load-beside")
        panel.view.tabs.setCurrentIndex(1)
        studio.take(window, "reports-heat-beside")
        editor.show_side("findings")
        for name in REPORTS:
            report = window.show_report(name)
            assert report is not None
            while not report.is_fresh:
                studio.settle()
            studio.take(report, f"reports-{name}")
            report.close()


def empty(studio: Studio) -> None:
    """A matrix with nothing in it, and one with a row and no role."""
    with studio.window(new_matrix("blank-bhuki", speech.language)) as window:
        studio.take(window, "editor-empty")
    matrix = new_matrix("blank-raci", speech.language)
    matrix.activities["a"] = Activity("a", "Vælg leverandør")
    with studio.window(matrix) as window:
        studio.take(window, "editor-one-row")


SCENES = {
    "start": start,
    "editor": editor,
    "findings": findings,
    "walk": walk,
    "left": left,
    "shared": lambda studio: shared(studio, example()),
    "dialog": dialogs,
    "reports": reports,
    "empty": empty,
    "reading": reading,
    "joining": joining,
}


def main(wanted: list[str]) -> None:
    """Take all pictures, or those of the scenes named."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        settings._store = QSettings(f"{folder}/bhuki.ini", QSettings.Format.IniFormat)
        settings.set(YOUR_NAME, "Anne Holm")
        set_application_font(app)
        for size in [word.removeprefix("text=") for word in wanted if word.startswith("text=")]:
            font = app.font()
            font.setPixelSize(int(size))
            app.setFont(font)
        theme.start(app, Mode.LIGHT)
        words = [word for word in wanted if word.split("=")[0] not in _CHOICES]
        studio = Studio(app, words)
        for language in [each for each in ("da", "en") if each in wanted] or ["da", "en"]:
            speech.speak(language)
            shades = [mode for mode in (Mode.LIGHT, Mode.DARK) if mode.value in wanted]
            for mode in shades or [Mode.LIGHT, Mode.DARK]:
                theme.set_mode(mode)
                studio.shade = mode.value
                for name, scene in SCENES.items():
                    if studio.wants(name):
                        scene(studio)
    app.clipboard().clear()


if __name__ == "__main__":
    main(sys.argv[1:])
