"""Say what a journal holds, edit by edit, with what each was about.

said_edits(journal, texts("en"))    # ["I in 1 cell: Systemejer, A2 Fastlægge regler", …]
"""

from bhuki.errors import BhukiError
from bhuki.files.journal import LeftBehind
from bhuki.files.recovery import prepare
from bhuki.matrix.edits import Label
from bhuki.matrix.labels import SESSION_START, names_touched, say_label, say_with_names
from bhuki.texts import Texts


def said_edits(journal: LeftBehind, _: Texts) -> list[str]:
    """Give a line for each edit; where nothing can be restored, without what it was about."""
    try:
        recovery = prepare(journal)
    except BhukiError:
        early = [Label("restore", {"n": journal.folded})] if journal.folded else []
        labels = [*early, *(edit.label for edit in journal.steps)]
        return [_begin_sentence(say_label(label, _)) for label in labels]
    said: list[str] = []
    matrix = recovery.matrix
    for edit in recovery.edits:
        touched = edit.touched()
        before = names_touched(touched, matrix)
        edit.apply(matrix)
        if edit.label.code != SESSION_START:
            names = names_touched(touched, matrix) or before
            said.append(_begin_sentence(say_with_names(edit.label, names, _)))
    return said


def _begin_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
