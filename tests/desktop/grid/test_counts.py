"""Counts that follow edits are what a count from scratch would be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.desktop.grid.counts import Counts
from bhuki.matrix.changes import (
    add_activities,
    add_roles,
    assign,
    clear,
    remove_activities,
    remove_roles,
    toggle_letter,
)
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix


def small_matrix() -> Matrix:
    return Matrix(
        roles={r: Role(r) for r in ("r0", "r1", "r2")},
        activities={a: Activity(a) for a in ("a0", "a1", "a2")},
        assignments={
            ("a0", "r0"): Assignment(("H", "U")),
            ("a1", "r1"): Assignment(("K",)),
            ("a9", "r1"): Assignment(("H",)),  # of an activity that isn't there
        },
    )


def all_of(counts: Counts, matrix: Matrix) -> tuple[object, ...]:
    return (
        {r: counts.of_role(r) for r in matrix.roles},
        {a: counts.of_activity(a) for a in matrix.activities},
        counts.total(),
        counts.answered(),
    )


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)), max_size=25))
@settings(max_examples=60, deadline=None)
def test_following_edits_and_their_inverses_is_counting_anew(
    choices: list[tuple[int, int, int]],
) -> None:
    matrix = small_matrix()
    counts = Counts(matrix)
    done: list[Edit] = []
    for kind, a, r in choices:
        edit = done.pop() if kind == 6 and done else _edit(matrix, kind, f"a{a}", f"r{r}")
        if not edit:
            continue
        inverse = edit.apply(matrix)
        done.append(inverse)
        counts.follow(edit, inverse)
        assert all_of(counts, matrix) == all_of(Counts(matrix), matrix)


def test_an_activity_that_comes_brings_the_cells_that_spoke_of_it() -> None:
    matrix = small_matrix()
    counts = Counts(matrix)
    assert counts.of_role("r1") == {"K": 1}
    edit = add_activities(matrix, [Activity("a9")])
    counts.follow(edit, edit.apply(matrix))
    assert counts.of_role("r1") == {"K": 1, "H": 1}
    assert counts.answered() == 2


def test_a_role_with_letters_in_a_new_combination_is_told() -> None:
    matrix = small_matrix()
    counts = Counts(matrix)
    edit = assign(matrix, [("a2", "r2")], ["H", "U", "K"])
    assert counts.follow(edit, edit.apply(matrix)) == {"r2"}
    edit = assign(matrix, [("a1", "r2")], ["H", "U", "K"])
    assert counts.follow(edit, edit.apply(matrix)) == set()


def _edit(matrix: Matrix, kind: int, a: str, r: str) -> Edit | None:
    if kind == 3:
        return remove_activities(matrix, [a]) if a in matrix.activities else None
    if kind == 4:
        return remove_roles(matrix, [r]) if r in matrix.roles else None
    if kind == 5:
        if a not in matrix.activities:
            return add_activities(matrix, [Activity(a)])
        return add_roles(matrix, [Role(r)]) if r not in matrix.roles else None
    cell = (a, r)
    return (
        assign(matrix, [cell], ["H"]),
        toggle_letter(matrix, [cell], "U"),
        clear(matrix, [cell]),
    )[kind % 3]
