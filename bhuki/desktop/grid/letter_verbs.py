"""What is done to the selected cells: letters written, cleared, filled, moved, painted.

Each verb makes one edit and gives it to the document; the grid then shows what came of it.
"""

from time import monotonic
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QLineF, QPoint

from bhuki.desktop.grid.editors import CellEditor
from bhuki.desktop.grid.letter_text import NotLettersError, letters_in
from bhuki.desktop.grid.typing_letters import TypedLetters
from bhuki.desktop.language import _
from bhuki.matrix.changes import EMPTY, assign, clear, move_letter_here, set_cells, toggle_letter
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.entities import Assignment, CellKey
from bhuki.matrix.scheme import Duty

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid

STAY, DOWN, RIGHT = "stay", "down", "right"


class LetterVerbs:
    """The verbs of cells."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid
        self._typed = TypedLetters()
        self._wrote: list[CellKey] = []
        self._went_on_to: CellKey | None = None  # where a typed letter took the cursor
        self.after_key = STAY
        self.brush: str | None = None  # the letter that the mouse paints; "" rubs out
        self.brush_adds = False
        self._last_spot: QPoint | None = None
        self._editor: CellEditor | None = None

    # Typing

    def sign(self, text: str, *, add: bool) -> bool:
        """Take a typed sign; say whether it was meant for the letters."""
        grid = self._grid
        scheme = grid.matrix.scheme
        typed = self._typed.sign(text, scheme, monotonic())
        if typed.waits:
            grid.tell_news(_("{sign} …", sign=text.upper()))
            return True
        if typed.code is None:
            known = ", ".join(scheme.by_code)
            grid.tell_news(
                _(
                    "“{sign}” is no letter of {scheme}: {letters}",
                    sign=text,
                    letters=known,
                    scheme=scheme.name(grid.matrix.language),
                )
            )
            return False
        grid.forget_news()
        if typed.replaces and self._wrote:
            self._instead(typed.code, add)
        else:
            self.write(typed.code, add=add)
        return True

    def forget_typed(self) -> None:
        """Let the next sign begin anew."""
        self._typed.forget()
        self._went_on_to = None

    def write(self, code: str, *, add: bool = False) -> None:
        """Write a letter into the selected cells, or add it, or take it away again.

        Where the letter before took the cursor on to an empty cell, what is added belongs to that
        letter: there is nothing here to add it to.
        """
        grid = self._grid
        matrix = grid.matrix
        cells = grid.selected_cells()
        if add and cells == [self._went_on_to] and self._belongs_before(cells[0]):
            cells = self._wrote
        self._wrote = cells
        edit = toggle_letter(matrix, cells, code) if add else assign(matrix, cells, [code])
        grid.do(edit)
        if len(cells) == 1 and not add:
            grid.move_on()
            there = grid.caret.cell
            self._went_on_to = there if there != cells[0] else None

    def _belongs_before(self, cell: CellKey) -> bool:
        """Say whether a cell is empty, and the one just written not, so that one is added to."""
        letters = self._grid.matrix.letters
        return not letters(*cell) and any(letters(*wrote) for wrote in self._wrote)

    def _instead(self, code: str, add: bool) -> None:
        """Put a longer letter in the place of the one its first sign wrote."""
        cells, grid = self._wrote, self._grid
        grid.undo_for_good()
        matrix = grid.matrix
        edit = toggle_letter(matrix, cells, code) if add else assign(matrix, cells, [code])
        grid.do(edit)

    def clear(self) -> None:
        """Empty the selected cells."""
        self._grid.do(clear(self._grid.matrix, self._grid.selected_cells()))

    def move_here(self, code: str | None = None) -> None:
        """Take a letter that stands once from the activity's other role, and put it here."""
        grid = self._grid
        cell = grid.caret.cell
        code = code or self.lone_code()
        if cell is None or code is None:
            return
        grid.do(move_letter_here(grid.matrix, cell, code))

    def lone_code(self) -> str | None:
        """Give the letter that may stand but once in an activity, who answers first."""
        scheme = self._grid.matrix.scheme
        answering = [letter for letter in scheme.with_duty(Duty.ANSWERS) if letter.most == 1]
        lone = answering or [letter for letter in scheme.letters if letter.most == 1]
        return lone[0].code if lone else scheme.code_for(Duty.ANSWERS)

    # Filling

    def fill_down(self) -> None:
        """Fill the selection with its first row, a single row with the one above."""
        self._fill(down=True)

    def fill_right(self) -> None:
        """Fill the selection with its first column, a single column with the one to the left."""
        self._fill(down=False)

    def _fill(self, *, down: bool) -> None:
        grid = self._grid
        block = grid.caret.block()
        if block is None:
            grid.tell_news(_("Select one block of cells to fill."))
            return
        top, left, bottom, right = block
        if down and top == bottom:
            top -= 1
        if not down and left == right:
            left -= 1
        if top < 0 or left < 0:
            return
        values: dict[CellKey, Assignment | None] = {}
        for row in range(top + (1 if down else 0), bottom + 1):
            for column in range(left + (0 if down else 1), right + 1):
                source = (top, column) if down else (row, left)
                self._copy_into(values, source, (row, column))
        edit = set_cells(grid.matrix, values)
        grid.do(Edit(Label("fill", edit.label.values), edit.steps))

    def _copy_into(
        self,
        values: dict[CellKey, Assignment | None],
        source: tuple[int, int],
        target: tuple[int, int],
    ) -> None:
        model, table = self._grid.model, self._grid.matrix.assignments
        first, second = model.cell_at(*source), model.cell_at(*target)
        if first is None or second is None:
            return
        given, before = table.get(first, EMPTY), table.get(second, EMPTY)
        values[second] = msgspec.structs.replace(before, letters=given.letters, veto=given.veto)

    # Painting with the mouse

    def brush_at(self, spot: QPoint) -> None:
        """Paint over the cell at a place in the viewport, and those on the way to it."""
        if self.brush is None:
            return
        start = self._last_spot or spot
        way = QLineF(start.toPointF(), spot.toPointF())
        steps = max(1, int(way.length() / 6))
        for n in range(steps + 1):
            self._brush_one(way.pointAt(n / steps).toPoint())
        self._last_spot = spot

    def _brush_one(self, spot: QPoint) -> None:
        grid, view = self._grid, self._grid.view
        index = view.indexAt(spot)
        cell = grid.model.cell(index)
        if cell is None or cell in view.brushed:
            return
        before = grid.matrix.letters(*cell)
        code = self.brush or ""
        after = grid.matrix.scheme.sort([*before, code]) if self.brush_adds else (code,)
        view.brushed[cell] = after if code else ()
        view.viewport().update(view.cell_rect(index.row(), index.column()))

    def brush_done(self) -> None:
        """Make one edit of all that was painted over."""
        grid, view = self._grid, self._grid.view
        painted, view.brushed = view.brushed, {}
        self._last_spot = None
        table = grid.matrix.assignments
        values: dict[CellKey, Assignment | None] = {
            cell: msgspec.structs.replace(table.get(cell, EMPTY), letters=letters)
            for cell, letters in painted.items()
        }
        edit = set_cells(grid.matrix, values)
        n = len(edit.touched().cells)
        label = Label("assign", {"letters": self.brush or "", "n": n})
        if self.brush == "":
            label = Label("clear", {"n": n})
        grid.do(Edit(label, edit.steps))
        view.viewport().update()

    def brush_dropped(self) -> bool:
        """Leave what was painted over as it was; say whether there was any."""
        view = self._grid.view
        painted, view.brushed = bool(view.brushed), {}
        self._last_spot = None
        view.viewport().update()
        return painted

    # As text

    def edit_as_text(self) -> None:
        """Open the cell at the cursor as text, with its note and veto."""
        grid = self._grid
        cell = grid.caret.cell
        if cell is None or grid.document.read_only:
            return
        editor = CellEditor(grid.matrix.assignments.get(cell, EMPTY), grid)
        self._editor = editor
        editor.kept.connect(lambda: self._keep_text(cell, editor))
        editor.dropped.connect(lambda: self._close(editor))
        grid.show_editor(editor, grid.cell_rect(cell))

    def _keep_text(self, cell: CellKey, editor: CellEditor) -> None:
        grid = self._grid
        if cell[0] not in grid.matrix.activities or cell[1] not in grid.matrix.roles:
            self._close(editor)  # undone, or read anew, while it was being written
            return
        before = grid.matrix.assignments.get(cell, EMPTY)
        try:
            letters = letters_in(editor.letters.text(), grid.matrix.scheme, before.letters)
        except NotLettersError as problem:
            grid.tell_news(
                _(
                    "“{sign}” is no letter of {scheme}: {letters}",
                    sign=problem.part,
                    letters=", ".join(grid.matrix.scheme.by_code),
                    scheme=grid.matrix.scheme.name(grid.matrix.language),
                )
            )
            editor.letters.setFocus()
            editor.letters.selectAll()
            return
        note = editor.note.toPlainText().strip()
        after = msgspec.structs.replace(
            before, letters=letters, veto=editor.veto.isChecked(), note=note
        )
        grid.do(set_cells(grid.matrix, {cell: after}))
        self._close(editor)

    def _close(self, editor: CellEditor) -> None:
        self._editor = None
        self._grid.forget_news()
        self._grid.close_editor(editor)
