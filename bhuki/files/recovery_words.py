"""Say what a journal holds, edit by edit, with what each was about.

said_edits(journal, texts("en"))    # ["I in 1 cell: Systemejer, A2 Fastlægge regler", …]
"""

from bhuki.errors import BhukiError
from bhuki.files.journal import LeftBehind
from bhuki.files.recovery import prepare
from bhuki.matrix.edits import Edit, Label
from bhuki.matrix.labels import SESSION_START, say_label
from bhuki.matrix.matrix import Matrix
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
        before = _about(edit, matrix)
        edit.apply(matrix)
        if edit.label.code != SESSION_START:
            what = _begin_sentence(say_label(edit.label, _))
            about = _about(edit, matrix) or before
            said.append(_("{what}: {about}", what=what, about=about) if about else what)
    return said


def _about(edit: Edit, matrix: Matrix) -> str:
    """Name the role and the activity that an edit touches, each where it is the only one."""
    touched = edit.touched()
    roles = touched.roles | {role for _activity, role in touched.cells}
    activities = touched.activities | {activity for activity, _role in touched.cells}
    names: list[str] = []
    if len(roles) == 1:
        names += [matrix.roles[each].name for each in roles if each in matrix.roles]
    if len(activities) == 1:
        names += [matrix.activities[each].title for each in activities if each in matrix.activities]
    return ", ".join(name for name in names if name)


def _begin_sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
