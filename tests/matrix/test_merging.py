"""Merging: what each of two people did is there, and what both did is named."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bhuki.matrix.changes import (
    add_activities,
    add_roles,
    assign,
    change_about,
    change_activities,
    remove_activities,
    remove_section,
)
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Activity, Role, Section
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.merging import Merge, What, merge
from bhuki.matrix.merging_words import say_conflict
from bhuki.texts import texts
from tests.matrix import strategies as given_a


def a_matrix() -> Matrix:
    matrix = Matrix(sections={"s": Section("s", "Drift")})
    add_roles(matrix, [Role("r1", "It-chef"), Role("r2", "Systemejer")]).apply(matrix)
    rows = [Activity("a1", "Udarbejde"), Activity("a2", "Godkende"), Activity("a3", "Følge op")]
    add_activities(matrix, rows).apply(matrix)
    assign(matrix, [("a1", "r1")], ["H"]).apply(matrix)
    return matrix


def merged(base: Matrix, mine: Matrix, theirs: Matrix) -> Merge:
    """Merge, and check that the edit does it and can be undone."""
    made = merge(base, mine, theirs)
    twin = mine.copy()
    inverse = made.edit.apply(twin)
    assert twin == made.matrix
    inverse.apply(twin)
    assert twin == mine
    return made


def test_what_each_did_is_there() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    assign(mine, [("a2", "r1")], ["U"]).apply(mine)
    change_activities(mine, ["a1"], note="husk").apply(mine)
    assign(theirs, [("a3", "r2")], ["K"]).apply(theirs)
    change_activities(theirs, ["a1"], name="Skrive").apply(theirs)
    add_activities(theirs, [Activity("a9", "Ny")], after="a1").apply(theirs)
    change_about(theirs, title="Ny titel").apply(theirs)
    made = merged(base, mine, theirs)
    assert not made.conflicts
    assert made.matrix.letters("a2", "r1") == ("U",)
    assert made.matrix.letters("a3", "r2") == ("K",)
    assert made.matrix.activities["a1"].note == "husk"
    assert made.matrix.activities["a1"].name == "Skrive"
    assert list(made.matrix.activities) == ["a1", "a9", "a2", "a3"]
    assert made.matrix.about.title == "Ny titel"


def test_a_cell_that_both_changed_stays_mine_and_is_named() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    assign(mine, [("a1", "r1")], ["U"]).apply(mine)
    assign(theirs, [("a1", "r1")], []).apply(theirs)
    made = merged(base, mine, theirs)
    assert made.matrix.letters("a1", "r1") == ("U",)
    said = [say_conflict(conflict, texts("en")) for conflict in made.conflicts]
    assert said == ["It-chef, Udarbejde: you have U, the other has nothing. Yours stands."]


def test_what_one_removed_and_the_other_used_stays_whole() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    remove_activities(mine, ["a1"]).apply(mine)
    assign(theirs, [("a1", "r2")], ["K"]).apply(theirs)
    made = merged(base, mine, theirs)
    assert [conflict.what for conflict in made.conflicts] == [What.REMOVED]
    assert made.matrix.letters("a1", "r1") == ("H",)
    assert made.matrix.letters("a1", "r2") == ("K",)


def test_what_one_removed_and_the_other_left_alone_is_gone() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    remove_activities(theirs, ["a1"]).apply(theirs)
    made = merged(base, mine, theirs)
    assert "a1" not in made.matrix.activities
    assert not made.matrix.assignments
    assert not made.conflicts


def test_a_section_that_one_removed_and_the_other_filled_stays() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    remove_section(mine, "s").apply(mine)
    add_activities(theirs, [Activity("a9", "Ny", section="s")]).apply(theirs)
    made = merged(base, mine, theirs)
    assert "s" in made.matrix.sections
    assert made.conflicts[0].name == "Drift"


def test_snapshots_of_both_are_kept() -> None:
    base = a_matrix()
    mine, theirs = base.copy(), base.copy()
    mine.extra["snapshots"] = [{"id": "x"}]
    theirs.extra["snapshots"] = [{"id": "y"}]
    made = merged(base, mine, theirs)
    assert [one["id"] for one in made.matrix.extra["snapshots"]] == ["y", "x"]


FEW = settings(
    max_examples=40,
    suppress_health_check=list(HealthCheck),
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
)


@FEW
@given(given_a.matrices(), st.lists(given_a.edits, max_size=3))
def test_where_only_one_changed_anything_that_is_what_comes_of_it(
    base: Matrix, edits: list[Edit]
) -> None:
    other = base.copy()
    for edit in edits:
        edit.apply(other)
    for mine, theirs in ((other, base), (base, other)):
        made = merged(base, mine, theirs)
        assert _said(made.matrix) == _said(other)


def _said(matrix: Matrix) -> object:
    """Give what must be the same; what points to something removed may bring that back."""
    return matrix.about, matrix.scheme, matrix.assignments, matrix.holders, matrix.rules


@FEW
@given(
    given_a.matrices(),
    st.lists(given_a.edits, max_size=3),
    st.lists(given_a.edits, max_size=3),
)
def test_merging_never_fails_and_can_be_undone(
    base: Matrix, first: list[Edit], second: list[Edit]
) -> None:
    mine, theirs = base.copy(), base.copy()
    for matrix, edits in ((mine, first), (theirs, second)):
        for edit in edits:
            edit.apply(matrix)
    for conflict in merged(base, mine, theirs).conflicts:
        assert say_conflict(conflict, texts("da"))
