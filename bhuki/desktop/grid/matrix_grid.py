"""The grid as one widget: cells, headings, the title in the corner, and the cell in words below.

    grid = MatrixGrid(document, parent)
    grid.cursor_moved.connect(panel.show_cell)
    grid.go_to(activity.id, role.id)
    grid.set_view(ViewFilter(no_answer=True))

Menus call its verbs (`copy`, `fill_down`, `add_activity`, …); keys of letters and of moving live
inside. What it shows follows the document by itself.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.grid.clipboard_verbs import ClipboardVerbs
from bhuki.desktop.grid.following import Following
from bhuki.desktop.grid.heading_acts import HeadingActs
from bhuki.desktop.grid.headings import ACTIVITY, GROUP, ROLE, SECTION, Heading
from bhuki.desktop.grid.keys import GridKeys
from bhuki.desktop.grid.letter_verbs import DOWN, RIGHT, LetterVerbs
from bhuki.desktop.grid.places import GridPlaces
from bhuki.desktop.grid.structure_verbs import StructureVerbs
from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.desktop.grid.wording import Run, cell_facts, cell_sentence
from bhuki.desktop.language import _, speech
from bhuki.matrix.changes import EMPTY
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import CellKey
from bhuki.matrix.scheme import Scheme
from bhuki.rules.live import FindingsChange


class MatrixGrid(GridPlaces):
    """One view of an open matrix."""

    cursor_moved = Signal(str, str)  # activity id and role id, "" where there is none
    selection_changed = Signal()
    context_menu_requested = Signal(str, object, QPoint)  # kind, id (cell: a pair), place
    refused = Signal(str)  # why nothing was done, in words
    about_requested = Signal()
    painting_stopped = Signal()  # by Esc
    finding_requested = Signal(str)  # activity id: its mark was pressed

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._own_edits = 0
        self._build_verbs()
        self._wire()
        self.lay_out_first()
        self._first_cursor()
        self._retranslate()

    # Making

    def _build_verbs(self) -> None:
        self.letters = LetterVerbs(self)
        self.structure = StructureVerbs(self)
        self.clipboard = ClipboardVerbs(self)
        self.following = Following(self)
        self.heading_acts = HeadingActs(self)
        self.view.key_handler = GridKeys(self).handle
        self.setFocusProxy(self.view)

    def _wire(self) -> None:
        view, model = self.view, self.model
        view.selectionModel().currentChanged.connect(self.following.after_cursor)
        view.selectionModel().selectionChanged.connect(self.following.after_selection)
        view.hovered.connect(self.following.after_hover)
        view.scrolled.connect(self.following.after_scroll)
        view.brush_moved.connect(self.letters.brush_at)
        view.brush_ended.connect(self.letters.brush_done)
        for header in (self.columns_header, self.rows_header):
            header.mouse.pressed.connect(self.heading_acts.pressed)
            header.mouse.opened.connect(self.heading_acts.opened)
            header.mouse.dropped.connect(self.structure.drop)
        self.columns_header.mouse.line_moved.connect(self.heading_acts.column_line)
        self.rows_header.mouse.line_moved.connect(self.heading_acts.row_line)
        self.rows_header.fold_wished.connect(self.toggle_section)
        self.corner.about_wished.connect(self.about_requested)
        self.corner.menu_wished.connect(
            lambda at: self.context_menu_requested.emit("corner", None, at)
        )
        self.row_end.finding_wished.connect(self.finding_requested)
        model.structure_changed.connect(self.following.after_structure)
        model.widened.connect(lambda _roles: self.relayout())
        model.touched.connect(self.following.after_edit)
        # Through a method of the widget: Qt lets go of it when the widget goes.
        self.document.findings_changed.connect(self._findings_changed)
        speech.changed.connect(self._retranslate)

    def _findings_changed(self, change: FindingsChange) -> None:
        self.following.after_findings(change)

    @property
    def scheme(self) -> Scheme:
        """The letters that can be written."""
        return self.matrix.scheme

    # Letters

    def type_letter(self, code: str, add: bool = False) -> None:
        """Write a letter into the selected cells, or add it or take it away."""
        self.letters.write(code, add=add)

    def clear_selection_cells(self) -> None:
        """Empty the selected cells."""
        self.letters.clear()

    def move_letter_here(self, code: str | None = None) -> None:
        """Take the letter that stands once from the activity's other role, and put it here."""
        self.letters.move_here(code)

    def fill_down(self) -> None:
        """Fill the selection with its first row."""
        self.letters.fill_down()

    def fill_right(self) -> None:
        """Fill the selection with its first column."""
        self.letters.fill_right()

    def copy(self) -> None:
        """Copy the selected block."""
        self.clipboard.copy()

    def cut(self) -> None:
        """Copy the selected block and empty it."""
        self.clipboard.cut()

    def paste(self) -> None:
        """Paste at the cursor, whole or not at all."""
        self.clipboard.paste()

    def edit_cell(self) -> None:
        """Edit the cell at the cursor as text, with its note and veto."""
        self.letters.edit_as_text()

    def set_after_key(self, where: str) -> None:
        """Say where a typed letter takes the cursor: `stay`, `down` or `right`."""
        self.letters.after_key = where

    def move_on(self) -> None:
        """Go where a typed letter takes the cursor."""
        if self.letters.after_key == DOWN:
            self.caret.step(1, 0)
        elif self.letters.after_key == RIGHT:
            self.caret.go_on()

    def set_palette_letter(self, code: str | None, *, adds: bool = False) -> None:
        """Let the mouse paint a letter by dragging ("" rubs out); None lets it select again."""
        self.letters.brush = code
        self.letters.brush_adds = adds
        self.view.brushing = code is not None
        shape = Qt.CursorShape.CrossCursor if code is not None else Qt.CursorShape.ArrowCursor
        self.view.viewport().setCursor(shape)

    def paint_at(self, place: QPoint) -> None:
        """Paint the palette's letter at a place on the screen, dragged there from the palette."""
        self.letters.brush_at(self.view.viewport().mapFromGlobal(place))

    def paint_done(self) -> None:
        """Make one edit of what was painted."""
        self.letters.brush_done()

    # Rows and columns

    def add(self) -> None:
        """Add a role where a role is chosen, else an activity."""
        self.structure.add()

    def add_activity(self) -> None:
        """Add an activity below the cursor's, and name it."""
        self.structure.add_activity()

    def add_role(self) -> None:
        """Add a role right of the cursor's, and name it."""
        self.structure.add_role()

    def add_section(self) -> None:
        """Add a section after the cursor's, and name it."""
        self.structure.add_section()

    def add_group(self) -> None:
        """Add a role group after the cursor's, and name it."""
        self.structure.add_group()

    def remove(self) -> None:
        """Remove what is chosen."""
        self.structure.remove()

    def move_step(self, direction: str) -> None:
        """Move what is chosen a step: `up`, `down`, `left` or `right`."""
        self.structure.move_step(direction)

    def edit_name(self, kind: str | None = None, thing_id: str | None = None) -> None:
        """Name a heading anew in place: the one given, the chosen one, or the cursor's activity."""
        heading = Heading(kind, thing_id) if kind and thing_id else self._heading_here(kind)
        if heading is not None:
            self.structure.edit_name(heading)

    def _heading_here(self, kind: str | None) -> Heading | None:
        if kind is None and self.heading is not None:
            return self.heading
        line, column = self.current_line(), self.current_column()
        if kind == ROLE and column is not None and column.role is not None:
            return Heading(ROLE, column.role.id)
        if kind == GROUP and column is not None and column.group is not None:
            return Heading(GROUP, column.group)
        if line is None:
            return None
        if kind != SECTION and line.activity is not None:
            return Heading(ACTIVITY, line.activity.id)
        return Heading(SECTION, line.path[-1].id) if line.path else None

    def edit(self) -> None:
        """Edit what is chosen: a heading's name, or the cell as text."""
        if self.heading is not None or self.caret.cell is None:
            self.edit_name()
        else:
            self.edit_cell()

    # Views

    def set_view(self, view: ViewFilter) -> None:
        """Show what a filter lets through; the document stays as it is."""
        self.model.set_view(view)
        for header in (self.columns_header, self.rows_header):
            header.mouse.can_drag = not (
                view.activity_order != "document" or view.role_order != "document"
            )
        self.view_changed.emit()

    @property
    def view_filter(self) -> ViewFilter:
        """What is shown."""
        return self.model.view

    def keep_order(self) -> None:
        """Make the order that is shown the matrix's own, as one undo step."""
        view = self.view_filter
        if not view.keeps_order:
            self.structure.keep_order()
            document = Order.DOCUMENT
            self.set_view(replace(view, activity_order=document, role_order=document))

    def set_row_totals(self, on: bool) -> None:
        """Show main letter, doers and all letters counted at the rows' ends."""
        if on != self.row_end.totals:
            self.row_end.totals = on
            self.relayout()

    def light_candidates(self, role_ids: Iterable[str]) -> None:
        """Light the headings of roles that a point could be settled with; none puts them out."""
        self._light(role_ids, numbered=False)

    def number_candidates(self, role_ids: Iterable[str]) -> None:
        """Light roles as answers to the question asked, numbered from 1 in the cursor's row."""
        self._light(role_ids, numbered=True)

    def _light(self, role_ids: Iterable[str], *, numbered: bool) -> None:
        lit = {role_id: n for n, role_id in enumerate(role_ids, 1)}
        self.view.candidates = lit if numbered else {}
        self.columns_header.candidates = lit
        self.columns_header.asking = numbered
        if lit and self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
        self.view.viewport().update()
        self.columns_header.viewport().update()

    def glow(self, cells: Iterable[CellKey]) -> None:
        """Let cells glow a moment."""
        self.view.glow.light(cells)

    # Following

    def do(self, edit: Edit) -> bool:
        """Carry out an edit of the grid's own; the cursor stays where it is."""
        with self._own_edit():
            return self.document.do(edit)

    def undo_for_good(self) -> None:
        """Take back the last edit as if it had never been done."""
        with self._own_edit():
            self.document.take_back()

    @property
    def is_editing(self) -> bool:
        """Whether the edit going on is the grid's own, so that the cursor stays."""
        return self._own_edits > 0

    @contextmanager
    def _own_edit(self) -> Iterator[None]:
        self._own_edits += 1
        try:
            yield
        finally:
            self._own_edits -= 1

    def _first_cursor(self) -> None:
        if self.model.rowCount() and self.model.columnCount():
            self.caret.put(0, 0)

    # The cell in words

    def tell_cell(self) -> None:
        """Say anew, under the grid, what stands at the cursor."""
        cell = self.caret.cell
        if cell is None:
            said = self.model.data(self.view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
            self.cell_line.say((), False, [Run(said or self._nothing())], "")
            return
        found = self.matrix.assignments.get(cell, EMPTY)
        sentence = cell_sentence(self.matrix, cell)
        self.cell_line.say(found.letters, found.veto, sentence, cell_facts(self.matrix, cell))

    def _nothing(self) -> str:
        if not self.matrix.activities:
            return _("No activities yet. Press Insert to add the first.")
        if not self.matrix.roles:
            return _("No roles yet. Press Shift+Insert to add the first.")
        return _("Nothing is shown: the filter hides everything.")

    def tell_news(self, text: str) -> None:
        """Say for a while what could not be done, under the grid."""
        self.cell_line.tell_news(text)

    def forget_news(self) -> None:
        """Say again what stands at the cursor."""
        self.cell_line.forget_news()

    def _retranslate(self) -> None:
        self.view.setAccessibleName(_("Matrix"))
        self.row_end.retranslate()
        self.corner.tell()
        self.tell_cell()
        self.rows_header.viewport().update()

    # Headings

    def escape(self) -> None:
        """Take back what is going on: a drag, a painting, a word, a selection."""
        dragged = self.columns_header.mouse.cancel() or self.rows_header.mouse.cancel()
        if dragged or self.letters.brush_dropped():
            return
        if self.letters.brush is not None:
            self.set_palette_letter(None)
            self.painting_stopped.emit()
        self.forget_news()
        self.caret.collapse()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.heading_acts.ask_menu(event)
