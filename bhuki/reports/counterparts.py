"""Who else matters to a role in an activity, in sentences.

    people = People(matrix, _)
    counterparts(people, activity_id, role_id)

For what I answer for: who does it, who decides, who must be asked. For what I do: who answers and
with whom I coordinate. For what I am asked about: who asks me. What is wanting is said too.
"""

from collections.abc import Collection, Sequence

from bhuki.matrix.entities import Appointed, Assignment, Role, RoleKind
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.duties import duties_of
from bhuki.reports.grammar import in_sentence, listed
from bhuki.reports.said import Sentence, missing, plain, read, strong
from bhuki.texts import Texts

MARKS = {Appointed.PER_PROJECT: "*", Appointed.PER_SYSTEM: "**"}
MOST_NAMES = 12  # in one sentence; the rest are counted


def marked(role: Role) -> str:
    """Give a role's name with the mark of one that is appointed per project or per system."""
    return role.name + MARKS.get(role.appointed, "")


class People:
    """A matrix's roles as sentences speak of them, and who has which duty in each activity."""

    def __init__(self, matrix: Matrix, _: Texts) -> None:
        self.matrix = matrix
        self.texts = _
        self._names = {role.id: self._spoken(role) for role in matrix.roles.values()}
        self._duties: dict[tuple[str, ...], tuple[Duty, ...]] = {}

    def duties(self, cell: Assignment) -> tuple[Duty, ...]:
        """Give the duties of a cell."""
        if cell.letters not in self._duties:
            self._duties[cell.letters] = duties_of(cell.letters, self.matrix.scheme)
        return self._duties[cell.letters]

    def others(self, activity_id: str, role_id: str) -> list[tuple[Role, Assignment]]:
        """Give the other roles with letters in an activity."""
        row = self.matrix.row(activity_id)
        return [(role, cell) for role, cell in row if role.id != role_id and cell.letters]

    def names(self, roles: Sequence[Role]) -> str:
        """Give roles as one list, as it stands inside a sentence."""
        spoken = [self._names[role.id] for role in roles]
        if len(spoken) > MOST_NAMES:
            rest = len(spoken) - MOST_NAMES + 1
            spoken = spoken[: MOST_NAMES - 1]
            spoken.append(self.texts.plural("{n} other", "{n} others", n=rest))
        return listed(spoken, self.texts.language)

    def _spoken(self, role: Role) -> str:
        theirs = self.matrix.language  # a Danish name in an English sentence stays as written
        language = theirs if theirs == self.texts.language else "en"
        name = in_sentence(role.name, language, proper=role.kind == RoleKind.BODY)
        return name + MARKS.get(role.appointed, "")


def how_many(roles: Sequence[Role]) -> int:
    """Give the number that a verb agrees with: “all users” are many, though one role."""
    return sum(2 if role.kind == RoleKind.MANY or " and " in role.name else 1 for role in roles)


def counterparts(people: People, activity_id: str, role_id: str) -> list[Sentence]:
    """Say who else has a part that matters to a role in an activity."""
    cell = people.matrix.assignments[activity_id, role_id]
    mine = set(people.duties(cell))
    others = people.others(activity_id, role_id)
    having = {
        duty: [role for role, other in others if duty in people.duties(other)] for duty in Duty
    }
    _ = people.texts
    said = [
        *_who_answers(people, mine, having[Duty.ANSWERS], having[Duty.DOES]),
        *_who_does(people, mine, having[Duty.DOES], having[Duty.ANSWERS]),
        *_who_decides(people, mine, having[Duty.DECIDES]),
        *_who_is_asked(people, mine, having[Duty.ASKED]),
        *_who_is_told(people, mine, having[Duty.TOLD]),
        *_who_can_veto(people, mine, [role for role, other in others if _has_veto(people, other)]),
    ]
    if not said and not others:
        said = [plain(_("Nobody else has a part."))]
    if _has_veto(people, cell):
        said.append(read(strong(_("You have a veto."))))
    return said


def _has_veto(people: People, cell: Assignment) -> bool:
    known = (people.matrix.scheme.letter(code) for code in cell.letters)
    return cell.veto or any(letter.veto for letter in known if letter)


def _who_answers(
    people: People, mine: Collection[Duty], roles: Sequence[Role], doers: Sequence[Role]
) -> list[Sentence]:
    _ = people.texts
    names, n = strong(people.names(roles)), how_many(roles)
    if Duty.ANSWERS in mine:
        shared = _("You share the main responsibility with {names}.", names=names)
        return [read(shared)] if roles else []
    if not roles:
        nobody = [missing(_("Nobody has the main responsibility yet."))]
        return nobody + _doers_ask(people, mine, doers)
    if Duty.ASKED in mine:
        text = _.plural(
            "{names} has the main responsibility and must involve you.",
            "{names} have the main responsibility and must involve you.",
            n=n,
            names=names,
        )
    elif _said_with_answering(mine, doers, roles):
        text = _.plural(
            "{names} has the main responsibility and does the work.",
            "{names} have the main responsibility and do the work.",
            n=n,
            names=names,
        )
    elif mine == {Duty.TOLD}:
        text = _.plural(
            "{names} has the main responsibility and sees to it that you are told.",
            "{names} have the main responsibility and see to it that you are told.",
            n=n,
            names=names,
        )
    else:
        text = _.plural(
            "{names} has the main responsibility.",
            "{names} have the main responsibility.",
            n=n,
            names=names,
        )
    return [read(text)]


def _doers_ask(people: People, mine: Collection[Duty], doers: Sequence[Role]) -> list[Sentence]:
    """Where nobody answers, those who do the work are the ones to involve who must be asked."""
    if Duty.ASKED not in mine or not doers:
        return []
    text = people.texts.plural(
        "{names} does the work and must involve you.",
        "{names} do the work and must involve you.",
        n=how_many(doers),
        names=strong(people.names(doers)),
    )
    return [read(text)]


def _said_with_answering(
    mine: Collection[Duty], doers: Sequence[Role], answerers: Sequence[Role]
) -> bool:
    """Whether “X has the main responsibility and does the work” says it all to who decides."""
    return mine == {Duty.DECIDES} and bool(doers) and list(doers) == list(answerers)


def _who_does(
    people: People, mine: Collection[Duty], roles: Sequence[Role], answerers: Sequence[Role]
) -> list[Sentence]:
    _ = people.texts
    if Duty.DOES in mine:
        together = _("You coordinate with {names}.", names=people.names(roles))
        return [read(together)] if roles else []
    if not {Duty.ANSWERS, Duty.DECIDES} & set(mine) or _said_with_answering(mine, roles, answerers):
        return []
    if not roles:
        return [missing(_("Nobody does the work yet."))] if Duty.ANSWERS in mine else []
    text = _.plural(
        "{names} does the work.",
        "{names} do the work.",
        n=how_many(roles),
        names=strong(people.names(roles)),
    )
    return [read(text)]


def _who_decides(people: People, mine: Collection[Duty], roles: Sequence[Role]) -> list[Sentence]:
    _ = people.texts
    names = people.names(roles)
    if not roles:
        return []
    if Duty.DECIDES in mine:
        return [read(_("You decide together with {names}.", names=names))]
    if not {Duty.ANSWERS, Duty.DOES} & set(mine):
        return []
    shown = strong(names) if Duty.ANSWERS in mine else names
    text = _.plural("{names} decides.", "{names} decide.", n=how_many(roles), names=shown)
    return [read(text)]


def _who_is_asked(people: People, mine: Collection[Duty], roles: Sequence[Role]) -> list[Sentence]:
    _ = people.texts
    names = people.names(roles)
    if not roles:
        return []
    if {Duty.ANSWERS, Duty.DECIDES} & set(mine):
        return [read(_("{names} must be asked.", names=names))]
    if Duty.ASKED in mine:
        return [read(_("{names} must be asked too.", names=names))]
    return []


def _who_is_told(people: People, mine: Collection[Duty], roles: Sequence[Role]) -> list[Sentence]:
    if not roles or Duty.ANSWERS not in mine:
        return []
    text = people.texts.plural(
        "{names} is told.", "{names} are told.", n=how_many(roles), names=people.names(roles)
    )
    return [read(text)]


def _who_can_veto(people: People, mine: Collection[Duty], roles: Sequence[Role]) -> list[Sentence]:
    if not roles or not {Duty.ANSWERS, Duty.DECIDES, Duty.DOES} & set(mine):
        return []
    text = people.texts.plural(
        "{names} has a veto.", "{names} have a veto.", n=how_many(roles), names=people.names(roles)
    )
    return [read(text)]
