"""Say what was changed in a matrix that its sheet has no place for, so that none of it gets lost.

    left_out(as_read, matrix)       # messages, one a kind: notes, sections, accepted points …

Letters and names go into the sheet's own cells (`changed_cells`); all else is in the matrix only.
"""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.reading import Message
from bhuki.texts import N_

_SNAPSHOTS = "snapshots"  # the program's own, of the session

_CELLS = N_("Notes and vetoes in cells have no place in the workbook.")
_THINGS = N_("Numbers, notes and details of activities and roles are not written.")
_ORDER = N_("The order, the sections and the role groups are not written.")
_SCHEME = N_("Which letters there are, and what they mean, is not written.")
_MATRIX = N_("Title, scope, dates and rules have no place in the workbook.")
_SETTLED = N_("Accepted and parked points have no place in the workbook.")
_HOLDERS = N_("Projects, systems and holders have no place in the workbook.")


def left_out(before: Matrix, now: Matrix) -> list[Message]:
    """Say what differs beside letters and names; what is new or gone is told elsewhere."""
    found: tuple[tuple[str, Callable[[], bool]], ...] = (
        (_CELLS, lambda: _remarks(before) != _remarks(now, before)),
        (_THINGS, lambda: _details_differ(before, now)),
        (_ORDER, lambda: _order(before, now) != _order(now, before)),
        (_SCHEME, lambda: (before.scheme, before.own_schemes) != (now.scheme, now.own_schemes)),
        (_MATRIX, lambda: _own(before) != _own(now)),
        (_SETTLED, lambda: (before.accepted, before.parked) != (now.accepted, now.parked)),
        (_HOLDERS, lambda: (before.instances, before.holders) != (now.instances, now.holders)),
    )
    return [Message(text) for text, differs in found if differs()]


def _remarks(matrix: Matrix, known: Matrix | None = None) -> Mapping[Any, Assignment]:
    """Give what cells say beside their letters, those of new rows and columns aside."""
    there = known or matrix
    return {
        key: replace(said, letters=())
        for key, said in matrix.assignments.items()
        if (said.note or said.veto or said.extra)
        and key[0] in there.activities
        and key[1] in there.roles
    }


def _details_differ(before: Matrix, now: Matrix) -> bool:
    """Say whether activities or roles differ in more than their names and their places."""
    activities = (
        replace(now.activities[key], name=one.name, section=one.section) != one
        for key, one in before.activities.items()
        if key in now.activities
    )
    roles = (
        replace(now.roles[key], name=one.name, group=one.group) != one
        for key, one in before.roles.items()
        if key in now.roles
    )
    return any(activities) or any(roles)


def _order(matrix: Matrix, other: Matrix) -> Any:
    """Give where everything that both have stands, with the names around it."""
    return (
        [
            (one.id, [section.name for section in matrix.section_path(one.section)])
            for one in matrix.activity_order()
            if one.id in other.activities
        ],
        [
            (one.id, group.name if (group := matrix.group_of(one)) else "")
            for one in matrix.role_order()
            if one.id in other.roles
        ],
    )


def _own(matrix: Matrix) -> Any:
    extra = {key: value for key, value in matrix.extra.items() if key != _SNAPSHOTS}
    return matrix.about, matrix.rules, extra
