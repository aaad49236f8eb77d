"""The activities, each with everyone's part: the other way round from the role overviews.

overview = activity_overview(matrix, texts("da"))
overview[0].parts                   # letters, and who has them, the weightiest first
"""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.counterparts import marked
from bhuki.reports.duties import duties_of, verb, weight_of
from bhuki.reports.points import is_open
from bhuki.reports.said import Sentence, missing
from bhuki.rules.finding import Finding
from bhuki.texts import Texts


class Part(Struct, frozen=True):
    """One letter of an activity and the names of the roles that have it."""

    letter: str
    label: str
    names: tuple[str, ...]
    duties: tuple[Duty, ...] = ()


class ActivityOverview(Struct, frozen=True):
    """All that is said of one activity."""

    activity: Activity
    sections: tuple[str, ...]
    parts: tuple[Part, ...]
    wanting: tuple[Sentence, ...]
    notes: tuple[str, ...]
    open_points: int = 0


def activity_overview(
    matrix: Matrix, _: Texts, findings: Sequence[Finding] = ()
) -> list[ActivityOverview]:
    """Give every activity in the order of the rows, with who has which part in it."""
    waiting: dict[str, int] = {}
    for finding in findings:
        if is_open(finding) and finding.activity:
            waiting[finding.activity] = waiting.get(finding.activity, 0) + 1
    found = [_one(matrix, a, _, waiting.get(a.id, 0)) for a in matrix.activity_order()]
    tops = {one.sections[:1] for one in found}
    if len(tops) == 1 and all(len(one.sections) > 1 for one in found):  # it says nothing then
        return [msgspec.structs.replace(one, sections=one.sections[1:]) for one in found]
    return found


def _one(matrix: Matrix, activity: Activity, _: Texts, waiting: int) -> ActivityOverview:
    having: dict[str, list[str]] = {}
    notes = [activity.note.strip()] if activity.note.strip() else []
    for role, cell in matrix.row(activity.id):
        for code in cell.letters:
            having.setdefault(code, []).append(_name(role, cell.veto, _))
        if cell.note.strip():
            notes.append(_("{role}: {note}", role=role.name, note=cell.note.strip()))
    order = sorted(having, key=lambda code: weight_of((code,), matrix.scheme))
    parts = tuple(_part(matrix, code, having[code], _) for code in order)
    return ActivityOverview(
        activity,
        tuple(section.name for section in matrix.section_path(activity.section)),
        parts,
        _wanting(parts, _),
        tuple(notes),
        waiting,
    )


def _name(role: Role, veto: bool, _: Texts) -> str:
    name = marked(role) or _("Role without a name")
    return _("{role} (veto)", role=name) if veto else name


def _part(matrix: Matrix, code: str, names: Sequence[str], _: Texts) -> Part:
    letter = matrix.scheme.letter(code)
    duties = duties_of((code,), matrix.scheme)
    main = bool(duties) and matrix.scheme.code_for(duties[0]) == code
    named = letter.name(_.language) if letter else code
    label = verb(duties[0], _) if main else named
    return Part(code, label, tuple(names), duties)


def _wanting(parts: Sequence[Part], _: Texts) -> tuple[Sentence, ...]:
    """Say what every activity should have and this one has not."""
    having = {duty for part in parts for duty in part.duties}
    said: list[Sentence] = []
    if Duty.ANSWERS not in having:
        said.append(missing(_("Nobody has the main responsibility yet.")))
    if Duty.DOES not in having:
        said.append(missing(_("Nobody does the work yet.")))
    return tuple(said)
