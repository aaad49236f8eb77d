"""An activity as the rules see it: who has which duty, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from operator import attrgetter
from zlib import crc32

from bhuki.matrix.entities import Activity, Assignment, CellKey
from bhuki.rules.letters import (
    ANSWERS_AT,
    ASKED_AT,
    DECIDES_AT,
    DOES_AT,
    FIELD_MASK,
    LETTERS_AT,
    ODD,
    ODD_AT,
    TOLD_AT,
    Meaning,
    Meanings,
)

_VETO = attrgetter("veto")
_PRINT_MASK = (1 << 64) - 1


class Columns:
    """The roles of a matrix: where each stands, and a number of its own for fingerprints."""

    __slots__ = ("places", "seeds")

    def __init__(self, role_ids: Iterable[str]) -> None:
        self.places = {role_id: n for n, role_id in enumerate(role_ids)}
        self.seeds = {role_id: crc32(role_id.encode("utf-8", "replace")) for role_id in self.places}


class Row:
    """One activity's cells, with counts by duty.

    `decides`, `answers`, `does`, `asked` and `told` are numbers of roles; `filled` counts the
    cells with letters and `odd` those with several letters or an unknown one. `all_duties` are the
    bits of all cells together. `groups` are the combinations of letters with the roles that have
    them.
    """

    __slots__ = (
        "_columns",
        "_meanings",
        "_print",
        "activity",
        "all_duties",
        "answers",
        "asked",
        "cells",
        "decides",
        "does",
        "filled",
        "groups",
        "odd",
        "told",
    )

    def __init__(
        self,
        activity: Activity,
        cells: dict[str, Assignment],
        meanings: Meanings,
        columns: Columns,
    ) -> None:
        self.activity = activity
        self.cells = cells
        self._meanings = meanings
        self._columns = columns
        self.count()

    def count(self) -> None:
        """Count the cells; to be done again when one of them has changed."""
        self._print = ""
        by_letters: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for role_id, assignment in self.cells.items():
            by_letters[assignment.letters].append(role_id)
        meanings = self._meanings
        self.groups = [(meanings[letters], roles) for letters, roles in by_letters.items()]
        counted = 0
        duties = 0
        for meaning, roles in self.groups:
            counted += meaning.spread * len(roles)
            duties |= meaning.mask
        self.all_duties = duties
        self.decides = counted >> DECIDES_AT & FIELD_MASK
        self.answers = counted >> ANSWERS_AT & FIELD_MASK
        self.does = counted >> DOES_AT & FIELD_MASK
        self.asked = counted >> ASKED_AT & FIELD_MASK
        self.told = counted >> TOLD_AT & FIELD_MASK
        self.filled = counted >> LETTERS_AT & FIELD_MASK
        self.odd = counted >> ODD_AT & FIELD_MASK

    def roles(self, duties: int) -> list[str]:
        """Give the ids of the roles that have any of the duties, in the order of the columns."""
        found: list[str] = []
        for meaning, roles in self.groups:
            if meaning.mask & duties:
                found += roles
        found.sort(key=self._columns.places.__getitem__)
        return found

    def mixed(self) -> list[tuple[Meaning, list[str]]]:
        """Give what stands in the odd cells: several letters or an unknown one, and whose."""
        return [group for group in self.groups if group[0].mask & ODD]

    def duties(self, role_id: str) -> int:
        """Give the duties of one role here, as bits."""
        cell = self.cells.get(role_id)
        return self._meanings[cell.letters].mask if cell is not None else 0

    def has(self, role_id: str, duties: int) -> bool:
        """Say whether a role has any of the duties here."""
        return bool(self.duties(role_id) & duties)

    def cells_of(self, duties: int) -> tuple[CellKey, ...]:
        """Give the cells of the roles that have any of the duties."""
        activity_id = self.activity.id
        return tuple([(activity_id, role_id) for role_id in self.roles(duties)])

    def noted(self, duties: int) -> bool:
        """Say whether a cell with any of the duties has a note.

        A note on the whole activity does not count: it may be about anything.
        """
        for meaning, roles in self.groups:
            if meaning.mask & duties:
                for role_id in roles:
                    note = self.cells[role_id].note
                    if note and note.strip():
                        return True
        return False

    @property
    def state(self) -> str:
        """A fingerprint of name, letters and vetoes, whatever the order of rows and columns."""
        if not self._print:
            name = self.activity.name.strip().lower()
            total = crc32(name.encode("utf-8", "replace")) << 32
            seeds = self._columns.seeds
            for meaning, roles in self.groups:
                if meaning.letters:  # summed up, so that the order of the columns does not count
                    total += meaning.seed * sum(map(seeds.__getitem__, roles))
            if any(map(_VETO, self.cells.values())):
                total += sum(seeds[r] * 7 for r, c in self.cells.items() if c.veto and c.letters)
            self._print = f"{total & _PRINT_MASK:x}"
        return self._print
