"""Join several sheets and files into one matrix: into the open one as one undo step, or a new one.

The matrices stand at the top, each with a tick; files are added by a button or dropped. Under them
what is the same, what differs, and what comes of it; nothing happens before a button is pressed.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.document import Document
from bhuki.desktop.joining.conflicts_list import ConflictsList
from bhuki.desktop.joining.names_table import NamesTable
from bhuki.desktop.joining.session import JoiningSession
from bhuki.desktop.joining.sources import MatrixReader, Source
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.pieces import button, icon_button, label, name_it
from bhuki.desktop.prompts import prompts
from bhuki.errors import BhukiError
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.joining_words import say_left_behind

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid

_SOURCE = Qt.ItemDataRole.UserRole
SAME, CONFLICTS, PREVIEW = range(3)
_ROWS = 5  # matrices that show without scrolling
_ROW = 26
_FILES = "*.bhuki *.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.tsv *.md *.markdown *.html *.htm"


class JoiningDialog(ExplainedDialog):
    """Choose matrices, say what is the same, settle what differs, and join."""

    def __init__(self, document: Document | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if document is not None:
            self.document = document
        self.session = JoiningSession(document)
        self.show_new: Callable[[Matrix], None] | None = None  # what is done with a new matrix
        self.say_done: Callable[[str], None] | None = None  # where it is told
        self._readers: list[MatrixReader] = []
        self.setAcceptDrops(True)
        self._build_sources()
        self._build_tabs()
        self._build_buttons()
        self.session.changed.connect(self.refresh)
        self.session.sources_changed.connect(self._list_sources)
        self.resize(1000, 700)
        self.start()

    # Files

    @property
    def has_files(self) -> bool:
        """Whether matrices of files are listed, or are being read."""
        return bool(self._readers) or any(s.path is not None for s in self.session.sources)

    def add_files(self, paths: Iterable[Path]) -> None:
        """Read files aside, and list the matrices in them."""
        self.problem.hide()
        for path in paths:
            reader = MatrixReader(path)
            reader.read.connect(self._add_sources)
            reader.failed.connect(self._say_problem)
            self._readers.append(reader)
            reader.start()
        self._say_reading()

    def choose_files(self) -> None:
        """Ask for a file, and add its matrices."""
        filters = _("All that Bhuki reads ({patterns})", patterns=_FILES)
        path = prompts.open_file(self, "", filters)
        if path is not None:
            self.add_files([path])

    # What comes of it

    def join_here(self) -> None:
        """Join into the open matrix, as one undo step."""
        document = self.session.document
        if document is None or self.session.plan is None:
            return
        n = len(self.session.chosen) - 1
        said = _.plural(
            "{n} matrix is joined into this one. Undo takes it back.",
            "{n} matrices are joined into this one. Undo takes it back.",
            n=n,
        )
        rest = self._left_behind()
        if document.do(self.session.edit()) and self.say_done is not None:
            self.say_done(f"{said} {rest}".strip())
        self.close()

    def join_anew(self) -> None:
        """Join into a new matrix; those it is made of stay as they are."""
        if self.session.plan is not None and self.show_new is not None:
            joined, show = self.session.joined(), self.show_new
            self.close()
            show(joined)

    # Showing

    def refresh(self) -> None:
        """Show what was planned anew."""
        session, plan = self.session, self.session.plan
        document = session.document
        changeable = document is not None and not document.read_only
        self.here_button.setVisible(document is not None)
        self.here_button.setEnabled(plan is not None and session.into_document and changeable)
        self.new_button.setEnabled(plan is not None)
        pending = plan.suggestions if plan is not None else []
        self.take_all.setVisible(bool(pending))
        n = len(pending)
        self.take_all.setText(_.plural("Take {n} proposal", "Take all {n} proposals", n=n))
        rows = session.rows()
        conflicts = plan.conflicts if plan is not None else []
        self.tabs.setTabText(SAME, _("What is the same ({n})", n=sum(map(_is_same, rows))))
        self.tabs.setTabText(CONFLICTS, _("What differs ({n})", n=len(conflicts)))
        self.tabs.setTabText(PREVIEW, _("What comes of it"))
        self.rest.setText(self._say_plan())
        self._show_preview()

    def retranslate(self) -> None:
        self.say(
            _("Join sheets into one matrix"),
            _(
                "Tick the matrices to join. The first one gives the letters and the order. "
                "Nothing happens before you press a button below."
            ),
        )
        self.add_button_.setText(_("Add a file …"))
        self.hint.setText(_("… or drop files here."))
        name_it(self.up, _("Move up"))
        self.list.setAccessibleName(_("Matrices to join"))
        self.names.setAccessibleName(_("What is the same"))
        self.here_button.setText(_("Join into this matrix"))
        self.new_button.setText(_("Make a new matrix"))
        self.conflicts.retranslate()
        self._list_sources()
        self.refresh()
        super().retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        # The sender waits until the drop is done: read when it no longer does.
        QTimer.singleShot(0, self, lambda: self.add_files(paths))

    # Making

    def _build_sources(self) -> None:
        self.list = QListWidget()
        self.list.setProperty("framed", "true")
        self.list.setIconSize(QSize(16, 16))
        self.list.itemChanged.connect(self._ticked)
        self.add_button_ = button("", "plus", on_click=self.choose_files)
        self.hint = label("", "secondary")
        self.up = icon_button("chevron-up", on_click=self._move_up)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        row = QHBoxLayout()
        row.addWidget(self.add_button_)
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.up)
        self.content.addWidget(self.list)
        self.content.addLayout(row)
        self.content.addWidget(self.problem)

    def _build_tabs(self) -> None:
        self.tabs = QTabWidget()
        self.names = NamesTable(self.session)
        self.take_all = button("", "check", on_click=self.session.take_proposals)
        same = QWidget()
        column = QVBoxLayout(same)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.names, 1)
        column.addWidget(self.take_all, 0, Qt.AlignmentFlag.AlignLeft)
        self.conflicts = ConflictsList(self.session)
        self.preview = QWidget()
        self._preview_column = QVBoxLayout(self.preview)
        self._preview_column.setContentsMargins(0, 8, 0, 0)
        self._grid: MatrixGrid | None = None
        for page in (same, self.conflicts, self.preview):
            self.tabs.addTab(page, "")
        self.tabs.currentChanged.connect(lambda _page: self._show_preview())
        self.rest = label("", "secondary", wrap=True)
        self.content.addWidget(self.tabs, 1)
        self.content.addWidget(self.rest)

    def _build_buttons(self) -> None:
        self.close_button.setProperty("kind", "")
        kind = "primary" if self.session.document is None else ""
        self.new_button = button(kind, on_click=self.join_anew)
        self.here_button = button("primary", on_click=self.join_here)
        self.foot.addWidget(self.new_button)
        self.foot.addWidget(self.here_button)

    # Following

    def _add_sources(self, found: list[Source]) -> None:
        self._forget_reader()
        self.session.add(found)

    def _say_problem(self, problem: BhukiError) -> None:
        self._forget_reader()
        self.problem.setText(problem.say(speech.texts))
        self.problem.show()

    def _forget_reader(self) -> None:
        reader = self.sender()
        if isinstance(reader, MatrixReader):
            self._readers.remove(reader)
        self._say_reading()

    def _say_reading(self) -> None:
        reading = [reader.path.name for reader in self._readers]
        said = _("Reading {file} …", file=", ".join(reading))
        self.hint.setText(said if reading else _("… or drop files here."))

    def _list_sources(self) -> None:
        row = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for source in self.session.sources:
            item = QListWidgetItem(icon("sheet" if source.sheet else "bhuki"), say_source(source))
            item.setData(_SOURCE, source)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = Qt.CheckState.Checked if source.chosen else Qt.CheckState.Unchecked
            item.setCheckState(on)
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        rows = max(2, min(self.list.count(), _ROWS))
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) or _ROW) + 10)

    def _ticked(self, item: QListWidgetItem) -> None:
        self.session.choose(item.data(_SOURCE), item.checkState() == Qt.CheckState.Checked)

    def _move_up(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            source = item.data(_SOURCE)
            self.session.move_up(source)
            self.list.setCurrentRow(self.session.sources.index(source))

    def _say_plan(self) -> str:
        plan = self.session.plan
        if plan is None:
            return _("Tick at least two matrices.")
        roles = _.plural("{n} role", "{n} roles", n=len(plan.roles))
        activities = _.plural("{n} activity", "{n} activities", n=len(plan.activities))
        said = [_("Together: {activities}, {roles}.", activities=activities, roles=roles)]
        for number, done in plan.conversions.items():
            name = self.session.chosen[number].name
            said.append(
                _("The letters of “{matrix}” became {scheme}.", matrix=name, scheme=done.target.id)
            )
        rest = self._left_behind()
        return " ".join([*said, rest] if rest else said)

    def _left_behind(self) -> str:
        return say_left_behind(self.session.left_behind(), speech.texts)

    def _show_preview(self) -> None:
        """Show the joined matrix; worked out only where someone looks."""
        if self._grid is not None:
            self._preview_column.removeWidget(self._grid)
            self._grid.hide()
            self._grid.deleteLater()
            self._grid = None
        if self.session.plan is None or self.tabs.currentIndex() != PREVIEW:
            return
        from bhuki.desktop.grid.matrix_grid import MatrixGrid  # noqa: PLC0415 - not before it shows

        document = Document(self.session.joined())
        document.read_only = True
        self._grid = MatrixGrid(document, self.preview)
        self._preview_column.addWidget(self._grid, 1)


def say_source(source: Source) -> str:
    """Say what a matrix is and how large."""
    matrix = source.matrix
    size = _(
        "{activities}, {roles}, {scheme}",
        activities=_.plural("{n} activity", "{n} activities", n=len(matrix.activities)),
        roles=_.plural("{n} role", "{n} roles", n=len(matrix.roles)),
        scheme=matrix.scheme.name(speech.language),
    )
    if source.path is None:
        name = _("This matrix")
    elif source.sheet:
        name = _("{sheet} in {file}", sheet=source.sheet, file=source.path.name)
    else:
        name = source.path.name
    if source.hidden:
        name = _("{sheet}, hidden", sheet=name)
    return f"{name}  ·  {size}"


def _is_same(row: object) -> bool:
    return getattr(row, "same_as", None) is not None
