"""Copy, cut and paste blocks of cells, to and from Excel, LibreOffice and Bhuki itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from bhuki.desktop.grid.blocks import (
    OWN_FORMAT,
    OwnBlock,
    block_from_html,
    block_from_text,
    html_of,
    read_own,
    text_of,
    write_own,
)
from bhuki.desktop.grid.pasting import PasteRefusedError, Target, Values, plan_own, plan_paste
from bhuki.desktop.language import _, speech
from bhuki.exports.look import heaviest, letter_looks
from bhuki.matrix.changes import clear, set_cells
from bhuki.matrix.edits import Edit, Label

if TYPE_CHECKING:
    from bhuki.desktop.grid.matrix_grid import MatrixGrid


def leave_text_behind() -> None:
    """Before the program ends, leave the text alone on the clipboard.

    Qt takes the clipboard down after Python is gone and then crashes on data that was made here.
    """
    clipboard = QGuiApplication.clipboard()
    mime = clipboard.mimeData()
    if mime is not None and mime.hasFormat(OWN_FORMAT):
        clipboard.setText(clipboard.text())


class ClipboardVerbs:
    """What goes out by the clipboard and comes in."""

    def __init__(self, grid: "MatrixGrid") -> None:
        self._grid = grid
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(leave_text_behind)

    def copy(self) -> bool:
        """Copy the selected block; say whether there was one."""
        mime = self.mime()
        if mime is None:
            self._grid.tell_news(_("Select one block of cells to copy."))
            return False
        QGuiApplication.clipboard().setMimeData(mime)
        return True

    def cut(self) -> None:
        """Copy the selected block and empty it."""
        if self.copy():
            grid = self._grid
            edit = clear(grid.matrix, grid.selected_cells())
            grid.do(Edit(Label("cut", edit.label.values), edit.steps))

    def paste(self) -> None:
        """Paste what is on the clipboard, whole or not at all."""
        self.paste_mime(QGuiApplication.clipboard().mimeData())

    def mime(self) -> QMimeData | None:
        """Give the selected block in all its forms."""
        block = self._grid.caret.block()
        if block is None:
            return None
        grid = self._grid
        top, left, bottom, right = block
        table = grid.matrix.assignments
        roles = [c.role.id for c in grid.model.columns[left : right + 1] if c.role is not None]
        rows = [
            tuple(table.get((line.activity.id, role_id)) for role_id in roles)
            for line in grid.model.lines[top : bottom + 1]
            if line.activity is not None
        ]
        if not rows or not roles:
            return None
        texts = [[found.text if found is not None else "" for found in row] for row in rows]
        mime = QMimeData()
        mime.setText(text_of(texts))
        mime.setHtml(html_of(texts, self._colours))
        mime.setData(OWN_FORMAT, write_own(OwnBlock(grid.matrix.scheme.id, tuple(rows))))
        return mime

    def paste_mime(self, mime: QMimeData | None) -> None:
        """Paste from a clipboard's data."""
        grid = self._grid
        if mime is None or not grid.model.lines or not grid.model.columns:
            return
        try:
            values, height = self._plan(mime)
        except PasteRefusedError as problem:
            said = problem.say(speech.texts)
            grid.tell_news(said)
            grid.refused.emit(said)
            return
        if not values:
            grid.tell_news(_("There is nothing on the clipboard that can be pasted here."))
            return
        edit = set_cells(grid.matrix, values)
        grid.do(Edit(Label("paste", edit.label.values), edit.steps))
        self._select_pasted(values, height)

    def _plan(self, mime: QMimeData) -> tuple[Values, int]:
        grid = self._grid
        target = self._target()
        own = read_own(bytes(mime.data(OWN_FORMAT).data())) if mime.hasFormat(OWN_FORMAT) else None
        if own is not None and own.rows and own.rows[0]:
            return plan_own(own, target, grid.matrix), len(own.rows)
        block = block_from_html(mime.html()) if mime.hasHtml() else []
        if not block and mime.hasText():
            block = block_from_text(mime.text())
        if not block or not block[0]:
            return {}, 0
        return plan_paste(block, target, grid.matrix), len(block)

    def _target(self) -> Target:
        grid = self._grid
        model, matrix = grid.model, grid.matrix
        block = grid.caret.block()
        top, left, bottom, right = block or (grid.caret.row, grid.caret.column) * 2
        top, left = max(top, 0), max(left, 0)
        activities = [line.activity for line in model.lines[top:] if line.activity is not None]
        roles = [column.role for column in model.columns[left:] if column.role is not None]
        chosen = sum(1 for line in model.lines[top : bottom + 1] if line.activity is not None)
        return Target(
            activities,
            roles,
            max(1, chosen),
            max(1, min(right - left + 1, len(roles))),
            matrix.activity_order(),
            matrix.role_order(),
        )

    def _select_pasted(self, values: Values, _height: int) -> None:
        """Select what was pasted, as every sheet does."""
        model = self._grid.model
        rows = [row for a, _role in values if (row := model.row_of(a)) >= 0]
        columns = [column for _a, r in values if (column := model.column_of(r)) >= 0]
        if not rows or not columns:
            return
        top, left = min(rows), min(columns)
        self._grid.caret.put(top, left)
        self._grid.caret.select_block(top, left, max(rows), max(columns))

    def _colours(self, text: str) -> tuple[str, str] | None:
        scheme = self._grid.matrix.scheme
        code = heaviest(scheme, text.split("/"))
        if code is None:
            return None
        tone = letter_looks(scheme)[code].light
        return tone.fill, tone.text
