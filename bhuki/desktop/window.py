"""A window of the editor: one matrix, or the start page.

    window = Window()
    window.open(Path("ansvar.bhuki"))
    window.another_requested.connect(windows.open)     # for a second matrix

The window brings its parts together; what they do is in `commands` and `file_work`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from bhuki.desktop.commands import commands_of
from bhuki.desktop.dialogs import close_dialogs, show_dialog
from bhuki.desktop.language import _, for_screen, say_time, speech
from bhuki.desktop.menu_states import MenuStates
from bhuki.desktop.menus import Menus
from bhuki.desktop.reports import close_reports, show_report
from bhuki.desktop.settings import ZOOM, settings
from bhuki.desktop.start.start_page import StartPage
from bhuki.desktop.status import StatusLine
from bhuki.desktop.trouble import trouble

if TYPE_CHECKING:
    from bhuki.desktop.document import Document
    from bhuki.desktop.editor import EditorPage
    from bhuki.desktop.file_work import FileWork
    from bhuki.desktop.name_corner import NameCorner
    from bhuki.desktop.reading.session import ReadingSession
    from bhuki.desktop.reading.sheet_reader import SheetReader
    from bhuki.desktop.reports.report_window import ReportWindow
    from bhuki.desktop.safekeeping import Safekeeping
    from bhuki.desktop.sheet_work import SheetWork
    from bhuki.errors import BhukiError
    from bhuki.matrix.matrix import Matrix

_GEOMETRY = "window-geometry"
_FIRST_SIZE = QSize(1440, 900)
_LEAST_SCREEN = QSize(1024, 600)  # a smaller one can't hold the window anyway


def first_size(room: QSize) -> QSize:
    """Give a window's size before the user has chosen one, on a screen with so much room."""
    bounded = _FIRST_SIZE.boundedTo(room)
    return bounded if bounded == bounded.expandedTo(_LEAST_SCREEN) else _FIRST_SIZE


class Window(QMainWindow):
    """One window; it keeps its document safe and says what must be said."""

    new_requested = Signal(object)  # Matrix, for a window of its own
    another_requested = Signal(object)  # Path, or None for a window on the start page
    look_requested = Signal(object, str)  # Matrix as it was, and what it is called
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.document: Document | None = None
        self.editor: EditorPage | None = None
        self.keeping: Safekeeping | None = None
        self._reader: SheetReader | None = None
        self._reading: QWidget | None = None
        self.menus = Menus(self, commands_of(self))
        self._states = MenuStates(self.menus)
        self._was_maximised = False
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self.start_page = StartPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.start_page)
        self.setCentralWidget(self._pages)
        self._wire()
        self.resize(first_size(self.screen().availableSize()))
        self.restoreGeometry(settings.recall_bytes(_GEOMETRY))
        self.show_start()

    # What it shows

    def show_start(self) -> None:
        """Show the start page."""
        self.start_page.refresh()
        self._pages.setCurrentWidget(self.start_page)
        self.start_page.new_button.setFocus()
        self.status.follow(None)
        self.menus.show_for(has_matrix=False)
        self._say_name()

    def show_matrix(self, matrix: Matrix, path: Path | None = None) -> Document:
        """Show a matrix in this window, in the place of what it showed."""
        from bhuki.desktop.document import Document  # noqa: PLC0415 - not for the start page
        from bhuki.desktop.editor import EditorPage  # noqa: PLC0415 - the same
        from bhuki.desktop.safekeeping import Safekeeping  # noqa: PLC0415 - the same
        from bhuki.desktop.session_start import SessionStart  # noqa: PLC0415 - the same

        self.let_go()
        document = self.document = Document(matrix, path)
        self.keeping = Safekeeping(document)
        SessionStart(document)
        self.editor = EditorPage(document, self.menus)
        self._pages.addWidget(self.editor)
        self._pages.setCurrentWidget(self.editor)
        self.menus.show_for(has_matrix=True)
        document.file_changed.connect(self._follow_source)
        self.status.follow(document, self.editor.grid.model.counts.total)
        self._wire_document(document, self.editor, self.keeping)
        self._follow_history()
        self._say_name()
        QTimer.singleShot(0, self.editor.grid, self.editor.grid.setFocus)  # once it is shown
        return document

    def new(self, template_id: str = "") -> None:
        """Show a new matrix: blank, or from a template; in another window if this one is taken."""
        from bhuki.catalogues import language_of, new_matrix  # noqa: PLC0415 - not for the start page

        blank = "blank-bhuki" if speech.language == "da" else "blank-raci"
        chosen = template_id or blank
        self.take_new(new_matrix(chosen, language_of(chosen, speech.language)))

    def show_new(self, matrix: Matrix) -> None:
        """Show a matrix that is in no file yet."""
        self.show_matrix(matrix)

    def open(self, path: Path | None = None) -> None:
        """Open a file, asking for one if none is given; in another window if this one is taken."""
        path = path or self.files.choose_and_open()
        if path is None:
            return
        if self.document is not None:
            self.another_requested.emit(path)
        else:
            self.files.open(path)

    def join(self, paths: Sequence[Path] = ()) -> None:
        """Join sheets and files into the matrix that is shown, or into a new one."""
        from bhuki.desktop.dialogs.joining import JoiningDialog  # noqa: PLC0415 - when asked for

        dialog = show_dialog("joining", self)
        assert isinstance(dialog, JoiningDialog)
        dialog.show_new, dialog.say_done = self.take_new, self.say
        source = self.document.source if self.document is not None else None
        if not paths and source is not None and not dialog.has_files:
            paths = [source.path]  # its other sheets are what is most likely meant
        dialog.add_files(paths)

    def take_new(self, matrix: Matrix) -> None:
        """Show a matrix that is in no file yet; in another window if this one is taken."""
        if self.document is not None:
            self.new_requested.emit(matrix)
        else:
            self.show_new(matrix)

    def read_sheet(self, path: Path) -> None:
        """Read a foreign sheet aside, then show how it was read."""
        from bhuki.desktop.reading.sheet_reader import SheetReader  # noqa: PLC0415 - for sheets

        self._reader = SheetReader(path)
        self._reader.read.connect(self._show_reading)
        self._reader.failed.connect(self._say_unreadable)
        self.say(_("Reading {file} …", file=path.name))
        self._reader.start()

    def _say_unreadable(self, problem: BhukiError) -> None:
        self.say(problem.say(speech.texts), problem=True)

    def _show_reading(self, session: ReadingSession) -> None:
        from bhuki.desktop.reading.reading_page import ReadingPage  # noqa: PLC0415 - for sheets

        page = self._reading = ReadingPage(session)
        page.cancelled.connect(self._leave_reading)
        page.used.connect(self._use_reading)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.view.setFocus()  # else Return would cancel
        self.setWindowTitle(session.path.name)

    def _use_reading(self, session: ReadingSession) -> None:
        self._drop_reading()
        self.files.use_reading(session)

    def _leave_reading(self) -> None:
        self._drop_reading()
        self.show_start()

    def _drop_reading(self) -> None:
        if self._reading is not None:
            self._pages.removeWidget(self._reading)
            self._reading.deleteLater()
            self._reading = None

    def say(self, text: str, *, problem: bool = False) -> None:
        """Say something in the window's own line."""
        line = self.editor.message if self.editor is not None else self.start_page.message
        line.say(text, problem=problem)

    def ask(
        self,
        text: str,
        answers: Sequence[tuple[str, Callable[[], object]]],
        *,
        problem: bool = False,
    ) -> None:
        """Say something in the window's own line that wants an answer some time."""
        line = self.editor.message if self.editor is not None else self.start_page.message
        line.ask(text, answers, problem=problem)

    def show_report(self, name: str) -> ReportWindow | None:
        """Show pages, load, network or changes in a window of their own."""
        return show_report(name, self)

    def show_role_page(self, role_id: str) -> None:
        """Show one role's overview."""
        report = self.show_report("roles")
        if report is not None and role_id:
            report.show_role(role_id)

    def go_to(self, activity_id: str, role_id: str) -> None:
        """Bring the cursor to a cell, and this window to the front."""
        if self.editor is not None:
            self.editor.go_to(activity_id, role_id)
            self.activateWindow()
            self.raise_()

    def keep_place(self) -> Callable[[], None]:
        """Give what brings the user back to where they are now, once a matrix is read anew."""
        place = self.editor.place() if self.editor is not None else None
        projected = self.in_projector

        def come_back() -> None:
            if self.editor is not None and place is not None:
                self.editor.take_place(place)
                if projected:  # the window itself still is
                    self.editor.set_projector(True)

        return come_back

    def look_at(self, matrix: Matrix, name: str) -> None:
        """Show an earlier state of the matrix in a window of its own, to be read only."""
        self.look_requested.emit(matrix, name)

    def set_projector(self, on: bool) -> None:
        """Show only the matrix and the question, on the whole screen."""
        if self.editor is None:
            return
        self.menuBar().setVisible(not on)
        self.status.setVisible(not on)
        self.editor.set_projector(on)
        self.menus["projector"].setChecked(on)
        if on:
            self._was_maximised = self.isMaximized()
            self.showFullScreen()
        elif self.isFullScreen():
            self.showMaximized() if self._was_maximised else self.showNormal()

    @property
    def in_projector(self) -> bool:
        """Whether only the matrix and the question are shown."""
        return self.editor is not None and self.editor.projector

    @cached_property
    def files(self) -> FileWork:
        """What is done with files; loaded when first needed, so that the window opens sooner."""
        from bhuki.desktop.file_work import FileWork  # noqa: PLC0415 - not for the start page

        return FileWork(self)

    @cached_property
    def sheets(self) -> SheetWork:
        """What is done with the sheet that a matrix came from; loaded when first needed too."""
        from bhuki.desktop.sheet_work import SheetWork  # noqa: PLC0415 - the same

        return SheetWork(self)

    @cached_property
    def _corner(self) -> NameCorner:
        """The end of the menu bar; the start page says nothing there."""
        from bhuki.desktop.name_corner import NameCorner  # noqa: PLC0415 - not for the start page

        return NameCorner(self.menuBar())

    def as_widget(self) -> QWidget:
        """Give the window as the parent of what it asks."""
        return self

    # Qt's own

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.document is not None and not self.files.may_close():
            event.ignore()
            return
        settings.remember_bytes(_GEOMETRY, self.saveGeometry())
        self.let_go()
        self.closed.emit()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # The sender waits until the drop is done: open when it no longer does.
        QTimer.singleShot(0, lambda: self._open_all(paths))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        left = event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.keeping is not None:
            self.keeping.sync()

    def _open_all(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self.open(path)

    # Making and following

    def _wire(self) -> None:
        speech.changed.connect(self._retranslate)
        settings.changed.connect(self._follow_setting)
        trouble.met.connect(self._say_trouble)
        self.status.zoom_requested.connect(self._zoom)
        self.status.scheme_requested.connect(self.menus.trigger("scheme"))
        self.status.rules_requested.connect(self.menus.trigger("rules"))
        start = self.start_page
        start.seen.connect(self.menus.complete)
        start.open_requested.connect(self.open)
        start.new_requested.connect(self.menus["new"].trigger)
        start.template_requested.connect(self.new)
        start.matrix_requested.connect(self.show_new)

    def _wire_document(self, document: Document, editor: EditorPage, keeping: Safekeeping) -> None:
        document.file_changed.connect(self._say_name)
        document.undo_stack.indexChanged.connect(self._follow_history)
        editor.grid.zoom_changed.connect(self._zoomed)
        editor.side_changed.connect(self._states.follow_side)
        editor.view_changed.connect(self._follow_view)
        editor.rule_requested.connect(self._show_rule)
        editor.grid.about_requested.connect(self.menus["details"].trigger)
        document.refused.connect(self.files.sharing.say_read_only)
        keeping.trouble.connect(self._say_journal_trouble)
        keeping.changed_on_disk.connect(self.files.sharing.file_changed_on_disk)
        keeping.free_again.connect(self.files.sharing.offer_to_edit)
        keeping.autosave_due.connect(self.files.autosave)
        self.status.show_zoom(editor.grid.zoom)
        self._states.follow_side(editor.side)
        self._follow_view()

    def let_go(self, *, keep_journal: bool = False) -> None:
        """Let go of the document shown: it is saved, or its journal is kept, or not wanted."""
        close_dialogs(self)
        close_reports(self)
        if self.keeping is not None:
            self.keeping.end(keep_journal=keep_journal)
        if self.document is not None:
            self.document.undo_stack.blockSignals(True)  # it tells of its own end
        if self.editor is not None:
            self._pages.removeWidget(self.editor)
            self.editor.deleteLater()
        self.document = self.editor = self.keeping = None

    def _show_rule(self, rule_id: str) -> None:
        dialog = show_dialog("rules", self)
        if dialog is not None:
            dialog.show_part(rule_id)

    def _retranslate(self, _language: str) -> None:
        self.menus.retranslate()
        self._follow_history()
        self._say_name()

    def _say_name(self) -> None:
        document = self.document
        if document is None:
            self.setWindowTitle("Bhuki")
            if "_corner" in self.__dict__:
                self._corner.say("", "")
            return
        name = for_screen(document.name)
        self._corner.say(name, self._file_state(document))
        self.setWindowTitle(f"{name.replace('[*]', '[*][*]')}[*]")
        self.setWindowModified(not document.is_clean)

    def _file_state(self, document: Document) -> str:
        if document.read_only:
            return _("read only")
        if not document.is_clean:
            return _("not saved")
        saved: datetime | None = self.files.saved_at
        return _("saved {time}", time=say_time(saved)) if saved is not None else ""

    def _follow_history(self) -> None:
        self._states.follow_history(self.document)

    def _follow_source(self) -> None:
        self._states.follow_source(self.document)

    def _follow_view(self) -> None:
        if self.editor is not None:
            self._states.follow_view(self.editor.grid.view_filter)

    def _follow_setting(self, _key: str) -> None:
        if self.editor is not None:
            self.editor.follow_settings()
            self._follow_view()

    def _zoom(self, factor: float) -> None:
        if self.editor is not None:
            self.editor.grid.set_zoom(factor)

    def _zoomed(self, factor: float) -> None:
        self.status.show_zoom(factor)
        if not self.in_projector:
            settings.set(ZOOM, factor)

    def _say_trouble(self, report: Path | None) -> None:
        if self.keeping is not None:
            self.keeping.sync()
        # Not in the midst of what went wrong: Qt may still be painting or calling us.
        QTimer.singleShot(0, self, lambda: self._mend_and_say(report))

    def _mend_and_say(self, report: Path | None) -> None:
        mended = self.files.mend()
        text = _("Something went wrong inside Bhuki. Your changes are safe.")
        if self.keeping is not None and self.keeping.journal.trouble is not None:
            text = _("Something went wrong inside Bhuki. Save your changes now.")
        if mended:
            text += " " + _("The matrix is shown anew, as you left it.")
        answers: list[tuple[str, Callable[[], object]]] = []
        if report is not None:
            answers.append((_("Read the report …"), lambda: self._show_trouble_report(report)))
        self.ask(text, answers, problem=True)

    def _show_trouble_report(self, report: Path) -> None:
        from bhuki.desktop.dialogs.trouble_report import TroubleReport  # noqa: PLC0415 - rarely

        TroubleReport(report, self.document, self).show()

    def _say_journal_trouble(self, error: OSError) -> None:
        from bhuki.files.trouble import say_why  # noqa: PLC0415 - rarely, hopefully

        text = _(
            "Changes can't be kept safe while you work ({why}). Save often.",
            why=say_why(error, speech.texts),
        )
        self.say(text, problem=True)
