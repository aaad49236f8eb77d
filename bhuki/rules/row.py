"""An activity as the rules see it: who has which duty, counted."""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

from bhuki.matrix.entities import Activity, Assignment, CellKey
from bhuki.rules.letters import (
    ANSWERS_AT,
    ASKED_AT,
    DECIDES_AT,
    DOES_AT,
    FIELD_MASK,
    LETTERS_AT,
    ODD_AT,
    TOLD_AT,
    Meanings,
)

_PRINT_MASK = (1 << 64) - 1


class Row:
    """One activity's cells, with counts by duty.

    `decides`, `answers`, `does`, `asked` and `told` are numbers of roles; `filled` counts the
    cells with letters and `odd` those with several letters or an unknown one.
    """

    __slots__ = (
        "_meanings",
        "_places",
        "_print",
        "activity",
        "answers",
        "asked",
        "by_letters",
        "cells",
        "decides",
        "does",
        "filled",
        "odd",
        "told",
    )

    def __init__(
        self,
        activity: Activity,
        cells: dict[str, Assignment],
        meanings: Meanings,
        places: Mapping[str, int],
    ) -> None:
        self.activity = activity
        self.cells = cells
        self._meanings = meanings
        self._places = places
        self.count()

    def count(self) -> None:
        """Count the cells; to be done again when one of them has changed."""
        self._print = ""
        by_letters: dict[tuple[str, ...], list[str]] = {}
        for role_id, assignment in self.cells.items():
            letters = assignment.letters
            if letters in by_letters:
                by_letters[letters].append(role_id)
            else:
                by_letters[letters] = [role_id]
        counted = 0
        for letters, roles in by_letters.items():
            counted += self._meanings[letters].spread * len(roles)
        self.by_letters = by_letters
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
        for letters, roles in self.by_letters.items():
            if self._meanings[letters].mask & duties:
                found += roles
        found.sort(key=self._places.__getitem__)
        return found

    def has(self, role_id: str, duties: int) -> bool:
        """Say whether a role has any of the duties here."""
        cell = self.cells.get(role_id)
        return cell is not None and bool(self._meanings[cell.letters].mask & duties)

    def cells_of(self, duties: int) -> tuple[CellKey, ...]:
        """Give the cells of the roles that have any of the duties."""
        activity_id = self.activity.id
        return tuple((activity_id, role_id) for role_id in self.roles(duties))

    def noted(self, duties: int) -> bool:
        """Say whether a cell with any of the duties has a note.

        A note on the whole activity does not count: it may be about anything.
        """
        return any(self.cells[role_id].note.strip() for role_id in self.roles(duties))

    @property
    def state(self) -> str:
        """A fingerprint of name, letters and vetoes, whatever the order of rows and columns."""
        if not self._print:
            name = " ".join(self.activity.name.casefold().split())
            total = crc32(name.encode("utf-8", "replace")) << 32
            for letters, roles in self.by_letters.items():
                if letters:
                    seed = self._meanings[letters].seed
                    for role_id in roles:
                        total += crc32(role_id.encode("utf-8", "replace"), seed) * seed
                        if self.cells[role_id].veto:
                            total += 7 * seed + crc32(role_id.encode("utf-8", "replace"))
            self._print = f"{total & _PRINT_MASK:x}"
        return self._print
