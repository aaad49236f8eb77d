"""A matrix that is open in the editor: the one way through which it is changed.

    document = Document(matrix)
    document.edited.connect(view.follow)             # every edit, also undone and redone ones
    document.do(assign(document.matrix, cells, ["H"]))
    document.undo_stack.undo()

Key or menu → a verb of `bhuki.matrix.changes` → an edit → `do`. From there it goes, in this order,
into the matrix, the journal, the findings and the views. Nothing else changes the matrix, so what
watches edits sees all.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack
from shiboken6 import isValid

from bhuki.desktop import undo_steps
from bhuki.desktop.language import _, speech
from bhuki.desktop.undo_steps import EditCommand, Weights, forget_oldest
from bhuki.errors import BhukiError
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.labels import SESSION_START
from bhuki.matrix.matrix import Matrix
from bhuki.rules.live import LiveJudge

if TYPE_CHECKING:
    from bhuki.desktop.sheet_work import SheetSource


class Document(QObject):
    """An open matrix with its file, its history and its findings.

    `read_only` documents refuse edits by saying so (`refused`). `problems` are what the file said
    that could not be understood, in one line each.
    """

    edited = Signal(object)  # Edit, after it was applied
    findings_changed = Signal(object)  # FindingsChange
    saved = Signal(object)  # Path
    file_changed = Signal()  # path, read_only or clean state is another
    refused = Signal()

    def __init__(self, matrix: Matrix | None = None, path: Path | None = None) -> None:
        super().__init__()
        self.matrix = matrix or Matrix()
        self.path = path
        self.origin: Path | None = None  # the sheet or workbook it was read from, if any
        self.source: SheetSource | None = None  # where its things stand on that sheet
        self.read_only = False
        self.problems: list[BhukiError] = []
        self.judge = LiveJudge(self.matrix)
        self.in_doubt = False  # an edit broke off: what is shown may not be what was done
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(undo_steps.MOST_STEPS)
        self._weights = Weights()
        self.forgets_steps = False  # the oldest are no longer kept
        self.inverse = Edit(Label("nothing"))  # of the last edit: what it replaced
        self.write_ahead: Callable[[Edit], None] | None = None
        self.before_first_edit: Callable[[], Edit | None] | None = None
        # A bound method: the stack speaks once more while both are taken down.
        self.undo_stack.cleanChanged.connect(self._tell_of_file)
        speech.changed.connect(self._retranslate)

    def __del__(self) -> None:
        # An undo stack with unsaved steps speaks once more while it is taken down; by then there
        # is nothing left of its document in Python that could hear it, and PySide would crash.
        if isValid(self.undo_stack):
            self.undo_stack.blockSignals(True)

    @property
    def name(self) -> str:
        """What it is called: its file's name, or its title."""
        if self.path is not None:
            return self.path.name
        if self.origin is not None:
            return self.origin.name
        return self.matrix.about.title or _("Untitled")

    @property
    def is_clean(self) -> bool:
        """Whether the file holds all that is on the screen."""
        return self.undo_stack.isClean()

    def do(self, edit: Edit) -> bool:
        """Carry out an edit as one undo step; say whether anything was done."""
        if not edit:
            return False
        if self.read_only:
            self.refused.emit()
            return False
        self._begin()
        if edit.label.code == SESSION_START:  # from a journal: nothing the user did or could undo
            self.carry_out(edit)
        else:
            self._put_on_stack(EditCommand(self, edit))
        return True

    def _put_on_stack(self, command: EditCommand) -> None:
        """Do a step; the oldest are forgotten where there are too many, or they weigh too much."""
        stack, place = self.undo_stack, self.undo_stack.index()
        if place == stack.undoLimit():
            self.forgets_steps = True
        stack.push(command)
        self._weights.put(command, place, stack.count())
        if self._weights.total > undo_steps.MOST_BYTES and forget_oldest(self, self._weights):
            self.forgets_steps = True

    def do_again(self, edits: Sequence[Edit]) -> None:
        """Carry out what a journal holds: the session goes on that they were part of."""
        begin, self.before_first_edit = self.before_first_edit, None
        for edit in edits:
            self.do(edit)
        self.before_first_edit = begin

    def _begin(self) -> None:
        """Let what must be kept be kept ahead of the first edit; it is no step to undo."""
        begin, self.before_first_edit = self.before_first_edit, None
        kept = begin() if begin is not None else None
        if kept:
            self.carry_out(kept)

    def take_back(self) -> None:
        """Undo the last edit as if it had never been done: there is nothing to redo."""
        command = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(command, EditCommand):
            command.for_good = True
            self.undo_stack.undo()

    def carry_out(self, edit: Edit) -> Edit:
        """Apply an edit and tell everyone; give its inverse. For the undo stack alone."""
        if self.write_ahead is not None:
            self.write_ahead(edit)
        self.inverse = edit
        try:
            self.inverse = edit.apply(self.matrix)
            change = self.judge.follow(edit)
        except Exception as error:  # noqa: BLE001 - Qt's stack would go on as if nothing had happened
            self.in_doubt = True
            sys.excepthook(type(error), error, error.__traceback__)
            return self.inverse
        self.edited.emit(edit)
        self.findings_changed.emit(change)
        return self.inverse

    def marked_saved(self, path: Path) -> None:
        """Take note that all is now in a file."""
        self.path = path
        self.undo_stack.setClean()
        self.file_changed.emit()
        self.saved.emit(path)

    def _tell_of_file(self, _clean: bool) -> None:
        self.file_changed.emit()

    def _retranslate(self) -> None:
        for n in range(self.undo_stack.count()):
            command = self.undo_stack.command(n)
            if isinstance(command, EditCommand):
                command.retranslate()
        self.undo_stack.indexChanged.emit(self.undo_stack.index())
