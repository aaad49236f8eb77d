"""What the grid says in words: the line under it, and what a screen reader is told.

    cell_sentence(matrix, cell)     # [Run("It-chef", True), Run(" skal høres om ", False), …]
    cell_facts(matrix, cell)        # "Systemejer is also asked. Nobody has H."

A sentence is runs of plain and bold text, so that names stand out without any markup in them.
"""

import re
from typing import NamedTuple

from bhuki.desktop.language import _, for_screen, speech
from bhuki.matrix.changes import EMPTY
from bhuki.matrix.entities import Activity, CellKey, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter
from bhuki.texts import N_

_ROLE, _NUMBER = "\ue000", "\ue001"  # stand for the two names while the sentence is put together
_SPLIT = re.compile(f"([{_ROLE}{_NUMBER}])")

_SENTENCES = {
    Duty.DECIDES: N_("{role} decides {activity}"),
    Duty.ANSWERS: N_("{role} has the main responsibility for {activity}"),
    Duty.DOES: N_("{role} does {activity}"),
    Duty.ASKED: N_("{role} is to be asked about {activity}"),
    Duty.TOLD: N_("{role} is to be told of {activity}"),
}
_ALSO = {
    Duty.DECIDES: (N_("{roles} decides too."), N_("{roles} decide too.")),
    Duty.ANSWERS: (
        N_("{roles} has the main responsibility too."),
        N_("{roles} have the main responsibility too."),
    ),
    Duty.DOES: (N_("{roles} does it too."), N_("{roles} do it too.")),
    Duty.ASKED: (N_("{roles} is to be asked too."), N_("{roles} are to be asked too.")),
    Duty.TOLD: (N_("{roles} is to be told too."), N_("{roles} are to be told too.")),
}
_ANSWERS_AND_DOES = N_("{role} has the main responsibility for and does {activity}")


class Run(NamedTuple):
    """A piece of a sentence in one weight."""

    text: str
    bold: bool = False


def cell_sentence(matrix: Matrix, cell: CellKey) -> list[Run]:
    """Say in one sentence what a role has in an activity."""
    activity, role = matrix.activities[cell[0]], matrix.roles[cell[1]]
    letters = matrix.letters(*cell)
    said = _(_template(matrix, letters), role=_ROLE, activity=_NUMBER, letters="/".join(letters))
    runs: list[Run] = []
    for part in _SPLIT.split(said):
        if part == _ROLE:
            runs.append(Run(for_screen(role.name) or _("A role without a name"), True))
        elif part == _NUMBER:
            runs += _activity_runs(activity)
        elif part:
            runs.append(Run(part))
    return runs


def cell_facts(matrix: Matrix, cell: CellKey) -> str:
    """Say who else is in it, and who answers for the activity."""
    letters = matrix.letters(*cell)
    facts: list[str] = []
    duty = _first_duty(matrix, letters)
    if duty is not None:
        facts += _others(matrix, cell, duty)
    facts += _who_answers(matrix, cell, duty)
    assignment = matrix.assignments.get(cell, EMPTY)
    if assignment.veto:
        facts.append(_("With a veto."))
    if assignment.note:
        facts.append(_("Note: {note}", note=" ".join(assignment.note.split())))
    return " ".join(facts)


def plain(runs: list[Run]) -> str:
    """Give a sentence as plain text."""
    return "".join(run.text for run in runs)


def role_in_full(matrix: Matrix, role: Role) -> str:
    """Name a role with its group, as a screen reader hears it."""
    name = role.name or _("A role without a name")
    group = matrix.group_of(role)
    if group is None or not group.name:
        return name
    return _("{role}, group {group}", role=name, group=group.name)


def activity_in_full(matrix: Matrix, activity: Activity, findings: int = 0) -> str:
    """Name an activity with its number, its sections and how many open points it has."""
    said = activity.title or _("An activity without a name")
    path = matrix.section_path(activity.section)
    if path:
        sections = " / ".join(for_screen(section.name) for section in path)
        said = _("{activity}, section {section}", activity=said, section=sections)
    if findings:
        said += "; " + _.plural("{n} point", "{n} points", n=findings)
    return said


def cell_in_full(matrix: Matrix, cell: CellKey, findings: int) -> str:
    """Say everything about a cell in one text, for who can't see the bands around it."""
    activity, role = matrix.activities[cell[0]], matrix.roles[cell[1]]
    assignment = matrix.assignments.get(cell, EMPTY)
    parts = [_spoken_letters(matrix, assignment.letters) or _("empty")]
    if assignment.veto:
        parts.append(_("veto"))
    if assignment.note:
        parts.append(_("has a note"))
    if findings:
        parts.append(_.plural("{n} point", "{n} points", n=findings))
    where = f"{role_in_full(matrix, role)}; {activity.title}"
    return f"{where}: {'; '.join(parts)}"


def letter_name(letter: Letter) -> str:
    """Give a letter's name in the language spoken."""
    return letter.name(speech.language)


def _spoken_letters(matrix: Matrix, letters: tuple[str, ...]) -> str:
    return ", ".join(_spoken_letter(matrix, code) for code in letters)


def _spoken_letter(matrix: Matrix, code: str) -> str:
    letter = matrix.scheme.letter(code)
    if letter is None:
        return _("{letter}, not a letter of the scheme", letter=code)
    name = letter_name(letter)
    return code if name == code else f"{code} {name}"


def _template(matrix: Matrix, letters: tuple[str, ...]) -> str:
    if not letters:
        return N_("{role} has no letter in {activity}")
    duties = _duties(matrix, letters)
    if duties is None:
        return N_("{role} has {letters} in {activity}")
    if duties == {Duty.ANSWERS, Duty.DOES}:
        return _ANSWERS_AND_DOES
    if len(duties) == 1:
        return _SENTENCES[next(iter(duties))]
    return N_("{role} has {letters} in {activity}")


def _duties(matrix: Matrix, letters: tuple[str, ...]) -> set[Duty] | None:
    """Give what letters ask of a role; None where one of them says nothing."""
    duties: set[Duty] = set()
    for code in letters:
        letter = matrix.scheme.letter(code)
        if letter is None or not letter.duties:
            return None
        duties.update(letter.duties[:1])
    return duties


def _first_duty(matrix: Matrix, letters: tuple[str, ...]) -> Duty | None:
    for code in letters:
        letter = matrix.scheme.letter(code)
        if letter is not None and letter.duties:
            return letter.duties[0]
    return None


def _activity_runs(activity: Activity) -> list[Run]:
    if not activity.title:
        return [Run(_("an activity without a name"))]
    if not activity.number:
        return [Run(for_screen(activity.name), True)]
    return [Run(for_screen(activity.number), True), Run(f" {for_screen(activity.name)}")]


def _others(matrix: Matrix, cell: CellKey, duty: Duty) -> list[str]:
    codes = {letter.code for letter in matrix.scheme.with_duty(duty)}
    names = [
        for_screen(role.name)
        for role, found in matrix.row(cell[0])
        if role.id != cell[1] and any(code in codes for code in found.letters)
    ]
    if not names:
        return []
    one, many = _ALSO[duty]
    return [_(one if len(names) == 1 else many, roles=_listed(names))]


def _who_answers(matrix: Matrix, cell: CellKey, duty: Duty | None) -> list[str]:
    code = matrix.scheme.code_for(Duty.ANSWERS)
    if code is None or duty is Duty.ANSWERS:
        return []
    codes = {letter.code for letter in matrix.scheme.with_duty(Duty.ANSWERS)}
    having = [
        for_screen(r.name)
        for r, found in matrix.row(cell[0])
        if any(c in codes for c in found.letters)
    ]
    if any(c in codes for c in matrix.letters(*cell)):
        return []
    if not having:
        return [_("Nobody has {letter}.", letter=code)]
    return [_("{roles} has {letter}.", roles=_listed(having), letter=code)]


def _listed(names: list[str]) -> str:
    if len(names) > 3:
        return _("{names} and {n} more", names=", ".join(names[:2]), n=len(names) - 2)
    if len(names) < 2:
        return names[0]
    return _("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])
