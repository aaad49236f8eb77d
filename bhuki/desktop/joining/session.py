"""What is joined, what the user said is the same, and how what differs is settled.

    session = JoiningSession(document)
    session.add(sources)
    session.say_same(row.key, other_key)
    session.settle(conflict_key, ("H",))
    session.changed.connect(view.refresh)
    session.edit() or session.joined()

Things are known by their source and id, so that what was said holds when more matrices come.
"""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from bhuki.desktop.document import Document
from bhuki.desktop.joining.sources import Source
from bhuki.matrix.edits import Edit
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.joining import (
    Choices,
    Conflict,
    JoiningPlan,
    Match,
    Member,
    Settle,
    Sort,
    Suggestion,
    plan_joining,
)
from bhuki.sheets.joining_steps import LeftBehind, carry_out, joining_edit, left_behind


class Thing(NamedTuple):
    """A role or an activity of a source, by the source's own number."""

    source: int
    id: str


class NameRow(NamedTuple):
    """A role or activity of a later matrix: what it is taken for, and why."""

    sort: Sort
    thing: Thing
    name: str
    source: str
    same_as: Thing | None  # None: it is a new one
    same_name: str
    proposed: Suggestion | None  # the proposal that is or was made for it
    said: bool  # the user said so


class JoiningSession(QObject):
    """The state of joining; every change plans anew."""

    changed = Signal()
    sources_changed = Signal()

    def __init__(self, document: Document | None) -> None:
        super().__init__()
        self.document = document
        self.rule = Settle.FIRST
        self.sources: list[Source] = []
        self._numbers: dict[int, int] = {}  # of sources, by their object
        self._told: dict[Thing, Thing | None] = {}
        self._settled: dict[tuple[Thing, Thing], tuple[str, ...]] = {}
        self._proposed: dict[Thing, Suggestion] = {}  # all that were ever made
        self._offers: dict[Thing, Thing] = {}  # and the other half of each
        self.plan: JoiningPlan | None = None
        if document is not None:
            self._take([Source(document.matrix)])
            document.edited.connect(self._follow)

    # What is joined

    @property
    def chosen(self) -> list[Source]:
        """The matrices to join, in order: the first gives letters and order."""
        return [source for source in self.sources if source.chosen]

    @property
    def into_document(self) -> bool:
        """Whether the open matrix is the one that the others are joined into."""
        first = next(iter(self.chosen), None)
        return self.document is not None and first is not None and first is self.sources[0]

    def add(self, sources: Iterable[Source]) -> None:
        """Add matrices after the others; the sheet of the open one is there, but not ticked."""
        new = list(sources)
        for source in new:
            if self._is_open(source):
                source.chosen = False
        self._take(new)
        self._plan_anew()
        self.sources_changed.emit()

    def choose(self, source: Source, chosen: bool) -> None:
        """Take a matrix in, or leave it out."""
        if source.chosen != chosen:
            source.chosen = chosen
            self._plan_anew()

    def move_up(self, source: Source) -> None:
        """Let a matrix stand before the one over it; the open one stays first."""
        at = self.sources.index(source)
        first = 1 if self.document is not None else 0
        if at > first:
            self.sources[at - 1], self.sources[at] = source, self.sources[at - 1]
            self._plan_anew()
            self.sources_changed.emit()

    # What the user says

    def say_same(self, thing: Thing, other: Thing | None) -> None:
        """Say that two are the same, or (None) that one is new."""
        self._told[thing] = other
        self._plan_anew()

    def proposal_for(self, row: NameRow) -> Thing | None:
        """Give what a row was proposed to be the same as."""
        return self._offers.get(row.thing)

    def take_proposals(self) -> None:
        """Say that all that was proposed and not yet answered is the same."""
        if self.plan is not None:
            for one in self.plan.suggestions:
                self._told[self._thing(one.other)] = self._thing(one.one)
            self._plan_anew()

    def settle(self, key: tuple[Member, Member], letters: tuple[str, ...]) -> None:
        """Say which letters a cell has that matrices differ about."""
        self._settled[self._thing(key[0]), self._thing(key[1])] = letters
        self.changed.emit()

    def settle_by(self, rule: Settle) -> None:
        """Settle by a rule what is not settled one by one."""
        self.rule = rule
        self.changed.emit()

    def letters_of(self, conflict: Conflict) -> tuple[str, ...]:
        """Give the letters that a cell gets."""
        activity, role = conflict.key
        said = self._settled.get((self._thing(activity), self._thing(role)))
        if said is not None or self.plan is None:
            return said or ()
        readings = [reading.assignment.letters for reading in conflict.readings]
        if self.rule is Settle.BOTH:
            return self.plan.matrices[0].scheme.sort(code for one in readings for code in one)
        return readings[-1 if self.rule is Settle.LAST else 0]

    # What comes of it

    def rows(self) -> list[NameRow]:
        """List the later matrices' roles and activities, in their order."""
        if self.plan is None:
            return []
        matches = [*self.plan.roles, *self.plan.activities]
        found = [
            self._row(match, member) for match in matches for member in match.members if member[0]
        ]
        return sorted(found, key=lambda row: row.thing.source)

    def earlier(self, row: NameRow) -> list[tuple[Thing, str]]:
        """Give what a row can be the same as: of the matrices before, and not taken by another."""
        if self.plan is None:
            return []
        matches = self.plan.roles if row.sort is Sort.ROLE else self.plan.activities
        number = self._places()[row.thing.source]
        return [
            (self._thing(match.members[0]), match.name)
            for match in matches
            if match.members[0].matrix < number
            and all(m.matrix != number or m.id == row.thing.id for m in match.members)
        ]

    def edit(self) -> Edit:
        """Give the edit that joins all into the open matrix."""
        assert self.plan is not None
        return joining_edit(self.plan, self._choices())

    def joined(self) -> Matrix:
        """Make the joined matrix."""
        assert self.plan is not None
        return carry_out(self.plan, self._choices())

    def left_behind(self) -> LeftBehind:
        """Count what is not taken over."""
        return left_behind(self.plan) if self.plan is not None else LeftBehind()

    # Its parts

    def _take(self, sources: list[Source]) -> None:
        for source in sources:
            self._numbers[id(source)] = len(self._numbers)
            self.sources.append(source)

    def _is_open(self, source: Source) -> bool:
        document = self.document
        if document is None or source.path is None:
            return False
        if document.source is not None:
            here = document.source
            place = (here.places.sheet, here.found.taken)
            return source.path == here.path and source.place == place
        return source.path == document.path

    def _plan_anew(self) -> None:
        chosen = self.chosen
        self.plan = None
        if len(chosen) > 1:
            told: dict[Member, Member | None] = {}
            for thing, other in self._told.items():
                member, same = self._member(thing), self._member(other)
                if member is not None and (other is None or same is not None):
                    told[member] = same
            self.plan = plan_joining([source.matrix for source in chosen], told)
            for one in self.plan.suggestions:
                thing = self._thing(one.other)
                self._proposed[thing], self._offers[thing] = one, self._thing(one.one)
        self.changed.emit()

    def _choices(self) -> Choices:
        settled = {}
        for (activity, role), letters in self._settled.items():
            key = self._member(activity), self._member(role)
            if key[0] is not None and key[1] is not None:
                settled[key[0], key[1]] = letters
        assert self.plan is not None
        known = {conflict.key for conflict in self.plan.conflicts}
        return Choices(self.rule, {key: value for key, value in settled.items() if key in known})

    def _row(self, match: Match, member: Member) -> NameRow:
        assert self.plan is not None
        thing = self._thing(member)
        matrix = self.plan.matrices[member.matrix]
        table = matrix.roles if match.sort is Sort.ROLE else matrix.activities
        first = match.members[0]
        return NameRow(
            match.sort,
            thing,
            table[member.id].name,
            self.chosen[member.matrix].name,
            None if first == member else self._thing(first),
            match.name,
            self._proposed.get(thing),
            thing in self._told,
        )

    def _thing(self, member: Member) -> Thing:
        return Thing(self._numbers[id(self.chosen[member.matrix])], member.id)

    def _member(self, thing: Thing | None) -> Member | None:
        if thing is None:
            return None
        place = self._places().get(thing.source)
        return None if place is None else Member(place, thing.id)

    def _places(self) -> dict[int, int]:
        """Give the chosen sources' places in the plan, by their numbers."""
        return {self._numbers[id(source)]: n for n, source in enumerate(self.chosen)}

    def _follow(self, edit: Edit) -> None:
        """The open matrix has changed: plan with it as it is now."""
        touched = edit.touched()
        if touched.cells or touched.structure or touched.all or touched.roles or touched.activities:
            self._plan_anew()
