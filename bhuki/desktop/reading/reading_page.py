"""The page on which a foreign sheet is shown as it was read, and corrected.

page = ReadingPage(session)
page.used.connect(window.use_reading)       # the session, when the user is content
page.cancelled.connect(window.show_start)
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.reading.asking import Asking
from bhuki.desktop.reading.reading_panel import ReadingPanel
from bhuki.desktop.reading.saying import lies, uses
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.reading.sheet_view import SheetView
from bhuki.desktop.reading.what_is_there import name_of
from bhuki.matrix.scheme import shipped_schemes
from bhuki.sheets.found import Orientation

_ROOM_FOR_HINT = 1180
_PANEL = 392  # as in the panel: what the legend needs


class ReadingPage(QWidget):
    """Head, sheet, tabs, and what was read beside it."""

    used = Signal(object)  # ReadingSession
    cancelled = Signal()

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.view = SheetView()
        self.panel = ReadingPanel(session)
        self.asking = Asking(session, self)
        self._build_head()
        self._build_tools()
        self.tabs = QTabBar()
        self.tabs.setDocumentMode(True)
        self.tabs.setExpanding(False)
        for grid in session.sheets:
            self.tabs.addTab("")
            self.tabs.setTabData(self.tabs.count() - 1, grid.name)
        self._lay_out()
        self._wire()
        self.retranslate()
        self.refresh()
        self.view.setFocus()

    def refresh(self) -> None:
        """Show the reading as it is now."""
        session = self.session
        if session.sheet_name is None:
            self.view.show_sheet(None)
            self.use.setEnabled(False)
            return
        self.view.show_sheet(session.sheet)
        self.use.setEnabled(bool(session.sheet.found))
        self.undo.setEnabled(session.can_undo)
        names = [self.tabs.tabData(n) for n in range(self.tabs.count())]
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(names.index(session.sheet_name))
        self.tabs.blockSignals(False)
        self._show_choices()
        self._show_matrices()
        self._say_file()

    def retranslate(self) -> None:
        """Set all words."""
        self.title.setText(_("I read the sheet so"))
        self.cancel.setText(_("Cancel"))
        self.use.setText(_("Use as a matrix"))
        self.hint.setText(_("Click on a cell, a row or a column, and say what it is."))
        self.undo.setText(_("Undo"))
        self.view.setAccessibleName(_("The sheet"))
        self.which.setAccessibleName(_("Which matrix is used"))
        self.lies.setAccessibleName(_("How the matrix lies"))
        self.scheme.setAccessibleName(_("Letters"))
        self._fill_choices()
        for n, grid in enumerate(self.session.sheets):
            read = next(s for s in self.session.reading.sheets if s.view.grid.name == grid.name)
            name = grid.name or self.session.path.stem
            if grid.hidden:
                name = _("{sheet}, hidden", sheet=name)
            if not read.found:
                name = _("{sheet}, no matrix", sheet=name)
            self.tabs.setTabText(n, name.replace("&", "&&"))
        self._say_file()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.hint.setVisible(self.width() >= _ROOM_FOR_HINT)

    def _build_head(self) -> None:
        self.title = label("", "title")
        self.file = label("", "secondary")
        self.cancel = button("quiet", on_click=self.cancelled.emit)
        self.use = button("primary", on_click=self._use)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(16)
        row.addWidget(self.title)
        row.addWidget(self.file, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.use)

    def _build_tools(self) -> None:
        self.hint = label("", "secondary", wrap=True)
        self.which, self.lies, self.scheme = QComboBox(), QComboBox(), QComboBox()
        for chooser in (self.which, self.lies, self.scheme):
            chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            chooser.setMinimumContentsLength(12)
        self.undo = button("", "undo", on_click=self.session.undo)
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.hint, 1)
        row.addStretch()
        row.addWidget(self.which)
        row.addWidget(self.lies)
        row.addWidget(self.scheme)
        row.addWidget(self.undo)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        column.addWidget(self.tabs)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.panel)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([2000, _PANEL])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(splitter, 1)

    def _wire(self) -> None:
        view, panel, session = self.view, self.panel, self.session
        session.changed.connect(self.refresh)
        view.asked.connect(self.asking.about_cell)
        view.row_asked.connect(self.asking.about_row)
        view.column_asked.connect(self.asking.about_column)
        panel.go_to_requested.connect(view.go_to)
        panel.ask_requested.connect(self._ask_about)
        panel.leave_out_requested.connect(self._leave_out)
        self.tabs.currentChanged.connect(self._show_sheet)
        self.which.activated.connect(self._choose_matrix)
        self.lies.activated.connect(self._choose_lie)
        self.scheme.activated.connect(self._choose_scheme)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(session.undo)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._use)
        QShortcut(QKeySequence("Del"), view).activated.connect(self._leave_current_out)
        speech.changed.connect(self.retranslate)

    def _fill_choices(self) -> None:
        self.lies.clear()
        self.lies.addItem(_("As the sheet says"), None)
        self.lies.addItem(_("Roles in columns"), Orientation.ROLES_IN_COLUMNS.value)
        self.lies.addItem(_("Roles in rows"), Orientation.ROLES_IN_ROWS.value)
        self.lies.addItem(_("Letters in columns"), Orientation.LETTERS_IN_COLUMNS.value)
        self.lies.addItem(_("A list"), Orientation.LIST.value)
        self.scheme.clear()
        self.scheme.addItem("", None)
        for scheme in shipped_schemes().values():
            self.scheme.addItem(
                _("Letters: {scheme}", scheme=scheme.name(speech.language)), scheme.id
            )
        self._show_choices()
        if self.session.sheet_name is not None:
            self._show_matrices()

    def _show_choices(self) -> None:
        said = self.session.corrections
        found = self.session.sheet.found if self.session.sheet_name is not None else []
        read = found[0].choice.scheme.name(speech.language) if found else "–"
        self.scheme.setItemText(0, _("Letters: {scheme}, as the sheet says", scheme=read))
        self.lies.setCurrentIndex(max(0, self.lies.findData(said.orientation)))
        self.scheme.setCurrentIndex(max(0, self.scheme.findData(said.scheme)))

    def _show_matrices(self) -> None:
        """Let one of several matrices on the sheet be chosen."""
        sheet = self.session.sheet
        self.which.clear()
        for n, found in enumerate(sheet.found, 1):
            self.which.addItem(_("Matrix {n}: {name}", n=n, name=name_of(sheet, found)))
        self.which.setVisible(len(sheet.found) > 1)
        self.which.setCurrentIndex(min(self.session.chosen, len(sheet.found) - 1))

    def _say_file(self) -> None:
        if not self.session.sheet_name:
            self.file.setText(self.session.path.name)
            return
        name = self.session.path.name
        text = _("{file} · sheet “{sheet}”", file=name, sheet=self.session.sheet_name)
        self.file.setText(text)

    def _use(self) -> None:
        if self.use.isEnabled():
            self.session.remember()
            self.used.emit(self.session)

    def _show_sheet(self, place: int) -> None:
        self.session.show_sheet(self.tabs.tabData(place))

    def _choose_matrix(self, number: int) -> None:
        self.session.choose(number)
        self.view.go_to(*min(self.session.found.taken))

    def _choose_lie(self, place: int) -> None:
        self.session.correct(lies(self.session.corrections, self.lies.itemData(place)))

    def _choose_scheme(self, place: int) -> None:
        self.session.correct(uses(self.session.corrections, self.scheme.itemData(place)))

    def _ask_about(self, row: int, column: int) -> None:
        self.view.go_to(row, column)
        self.view.ask_here()

    def _leave_out(self, row: int, column: int) -> None:
        self.asking.leave_out((row, column))

    def _leave_current_out(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.asking.leave_out((index.row() + 1, index.column() + 1))
