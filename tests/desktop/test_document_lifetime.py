"""A document goes away whole, whatever was undone in it."""

import gc

from bhuki.desktop.document import Document
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix


def test_documents_with_undone_and_replaced_edits_are_collected(matrix: Matrix) -> None:
    cell = ("a1", "chief")
    for _round in range(40):  # a crash here takes the whole process down
        document = Document(matrix.copy())
        for code in "HUKB":
            document.do(assign(document.matrix, [cell], [code]))
        document.undo_stack.undo()
        document.undo_stack.undo()
        document.do(assign(document.matrix, [cell], ["I"]))
        del document
        gc.collect()


def test_an_edit_taken_back_leaves_nothing_to_redo(document: Document) -> None:
    before = document.matrix.copy()
    document.do(assign(document.matrix, [("a1", "head")], ["K"]))
    document.take_back()
    assert document.matrix == before
    assert document.undo_stack.count() == 0
    assert document.is_clean
