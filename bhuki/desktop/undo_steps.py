"""The steps that can be undone: one command an edit, and no more of them than memory should hold.

stack.push(command)                         # an EditCommand(document, edit)
weights.put(command, place, stack.count())
if weights.total > MOST_BYTES:              # a paste of 100,000 cells weighs some 50 MB
    forget_oldest(document, weights)
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QUndoCommand

from bhuki.desktop.language import speech
from bhuki.matrix.edits import Edit
from bhuki.matrix.labels import names_touched, say_label, say_with_names

if TYPE_CHECKING:
    from bhuki.desktop.document import Document

MOST_STEPS = 10_000  # that can be undone: a step a second for three hours, some 20 MB
MOST_BYTES = 200 * 2**20  # that they may weigh, where some are large
_FEWEST = 5  # the latest stay, whatever they weigh
_KEPT = 0.75  # of the weight, so that not every step after has to forget one
_IN_MEMORY = 5  # times what is written: objects and tuples for each cell
_encoder = msgspec.json.Encoder()


class EditCommand(QUndoCommand):
    """One edit on the undo stack; it holds the edit and its inverse, nothing else."""

    def __init__(
        self, document: Document, edit: Edit, inverse: Edit | None = None, names: str = ""
    ) -> None:
        """Make a step of an edit that is to be done, or with its inverse of one that is."""
        super().__init__()
        # Weak: in a circle with its document a command may be collected before Qt's stack, which
        # then deletes it once more and crashes.
        self._document = weakref.ref(document)
        self.edit = edit
        self.inverse = inverse or edit
        self._is_done = inverse is not None
        self.for_good = False  # undone next, it leaves no redo behind
        self.names = names  # of what it touched
        self._name()

    def redo(self) -> None:
        if self._is_done:  # a stack does what is put on it
            self._is_done = False
            return
        self.inverse = self._carry_out(self.edit)

    def undo(self) -> None:
        self.edit = self._carry_out(self.inverse)
        self.setObsolete(self.for_good)

    def _carry_out(self, edit: Edit) -> Edit:
        document = self._document()
        if document is None:
            return edit
        touched, matrix = edit.touched(), document.matrix
        before = names_touched(touched, matrix)
        inverse = document.carry_out(edit)
        self.names = names_touched(touched, matrix) or before
        self._name()
        return inverse

    def retranslate(self) -> None:
        """Say it in the language that is spoken now."""
        self._name()

    def _name(self) -> None:
        """Set the history's text, with names, and after it the menu's, as Qt parts them."""
        label, _ = self.edit.label, speech.texts
        self.setText(f"{say_with_names(label, self.names, _)}\n{say_label(label, _)}")


class Weights:
    """What the steps on a stack weigh, the oldest first: about how many bytes of memory."""

    def __init__(self) -> None:
        self._each: list[int] = []
        self.total = 0

    def put(self, command: EditCommand, place: int, count: int) -> None:
        """Weigh a step put on the stack at a place; give up those that are not in its count."""
        weight = _IN_MEMORY * (_written(command.edit) + _written(command.inverse))
        undone = self._each[place:]
        self._each[place:] = [weight]
        self.total += weight - sum(undone)
        self.keep(count)

    def keep(self, count: int) -> None:
        """Keep the weights of the latest steps."""
        gone = self._each[: max(0, len(self._each) - count)]
        del self._each[: len(gone)]
        self.total -= sum(gone)

    def latest_within(self, most: int) -> int:
        """Say how many of the latest steps weigh no more than that; a few are kept whatever."""
        kept, together = 0, 0
        for weight in reversed(self._each):
            together += weight
            if kept >= _FEWEST and together > most:
                break
            kept += 1
        return kept


def forget_oldest(document: Document, weights: Weights) -> bool:
    """Leave no more steps than memory should hold; say whether any were forgotten.

    All steps must be done. Qt's stack can forget none but by their number, which can't be changed
    while there are some: it is cleared, and those that stay are put on it again.
    """
    stack = document.undo_stack
    kept = weights.latest_within(int(MOST_BYTES * _KEPT))
    first = stack.count() - kept
    if first <= 0:
        return False
    steps = [stack.command(n) for n in range(first, stack.count())]
    stay = [(s.edit, s.inverse, s.names) for s in steps if isinstance(s, EditCommand)]
    clean = stack.cleanIndex() - first
    stack.blockSignals(True)
    stack.clear()
    if clean != 0:
        stack.resetClean()
    for place, step in enumerate(stay, 1):
        stack.push(EditCommand(document, *step))
        if place == clean:
            stack.setClean()
    stack.blockSignals(False)
    weights.keep(kept)
    stack.indexChanged.emit(stack.index())
    return True


def _written(edit: Edit) -> int:
    try:
        return len(_encoder.encode(edit))
    except UnicodeEncodeError:  # half a character
        return len(repr(edit))
