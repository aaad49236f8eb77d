"""What changed between two matrices is found, whether they are of one line or two files."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.changes import (
    add_activities,
    appoint,
    assign,
    change_about,
    change_activities,
    change_roles,
    change_section,
    move_activities,
    move_section,
    remove_activities,
    remove_roles,
)
from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import Change, as_json, compare
from bhuki.reports.comparison_words import headline, news, said, tally
from bhuki.texts import texts


def renamed_ids(matrix: Matrix) -> Matrix:
    """Give the same matrix with other ids, as another program's file would have them."""
    twin = Matrix(about=matrix.about, scheme=matrix.scheme)
    new = msgspec.structs.replace
    twin.groups = {f"g-{i}": new(g, id=f"g-{i}") for i, g in matrix.groups.items()}
    twin.roles = {
        f"r-{i}": new(r, id=f"r-{i}", group=r.group and f"g-{r.group}")
        for i, r in matrix.roles.items()
    }
    twin.sections = {f"s-{i}": new(s, id=f"s-{i}") for i, s in matrix.sections.items()}
    twin.activities = {
        f"a-{i}": new(a, id=f"a-{i}", section=a.section and f"s-{a.section}")
        for i, a in matrix.activities.items()
    }
    twin.assignments = {(f"a-{a}", f"r-{r}"): v for (a, r), v in matrix.assignments.items()}
    return twin


def test_a_matrix_does_not_differ_from_its_copy(matrix):
    assert not compare(matrix, matrix.copy())
    assert as_json(compare(matrix, matrix.copy()))["same"] is True


def test_the_same_matrix_with_other_ids_does_not_differ(matrix):
    assert not compare(matrix, renamed_ids(matrix))


def test_changed_letters_are_told_by_activity_and_by_role(matrix):
    new = matrix.copy()
    assign(new, [("S1", "it")], ["H", "U"]).apply(new)
    assign(new, [("S3", "it")], []).apply(new)
    assign(new, [("S2", "owner")], ["K"]).apply(new)
    changes = compare(matrix, new)
    assert [c.activity.number for c in changes.activities] == ["S1", "S2", "S3"]
    it = changes.for_role("it")
    assert [(len(it.came), len(it.went), len(it.changed))] == [(0, 1, 1)]
    assert tally(it, texts("en")) == "For you – gone: 1, changed: 1."
    assert tally(changes.for_role("dir"), texts("en")) == "Nothing has changed for you."


def test_renamed_renumbered_and_moved_are_known_again(matrix):
    new = matrix.copy()
    change_activities(new, ["S1"], name="Skrive strategi").apply(new)
    change_activities(new, ["S2"], number="S9").apply(new)
    move_activities(new, ["P1"], "s", None).apply(new)
    change_roles(new, ["it"], name="Digitaliseringschef").apply(new)
    change_section(new, "p", name="Sikkerhed").apply(new)
    changes = compare(matrix, new)
    kinds = {c.activity.id: c.kinds for c in changes.activities}
    assert kinds == {
        "S1": (Change.RENAMED,),
        "S2": (Change.RENUMBERED,),
        "P1": (Change.MOVED,),
    }
    assert [(c.old.name, c.new.name) for c in changes.roles] == [("It-chef", "Digitaliseringschef")]
    assert [c.before for c in changes.sections] == ["Politik"]


def test_one_row_put_first_moves_nothing_but_itself(matrix):
    new = matrix.copy()
    add_activities(new, [Activity("n", "Ny opgave", "S0", "s")], None).apply(new)
    changes = compare(matrix, new)
    assert [(c.activity.id, c.kinds) for c in changes.activities] == [("n", (Change.NEW,))]


def test_in_another_file_renumbered_rows_are_known_by_their_names(matrix):
    new = renamed_ids(matrix)
    for number, activity in enumerate(list(new.activities), start=1):
        change_activities(new, [activity], number=f"{number}.").apply(new)
    changes = compare(matrix, new)
    assert {c.kinds for c in changes.activities} == {(Change.RENUMBERED,)}
    assert len(changes.activities) == len(matrix.activities)


def test_in_another_file_reworded_rows_are_known_by_likeness_or_number(matrix):
    new = renamed_ids(matrix)
    change_activities(new, ["a-S2"], name="Godkende strategien", number="").apply(new)
    change_activities(new, ["a-P1"], name="Beskrive regler").apply(new)
    changes = compare(matrix, new)
    assert all(Change.RENAMED in c.kinds for c in changes.activities)
    assert {c.old.number for c in changes.activities} == {"S2", "P1"}


def test_what_went_takes_its_letters_along(matrix):
    new = matrix.copy()
    remove_activities(new, ["S1"]).apply(new)
    remove_roles(new, ["board"]).apply(new)
    changes = compare(matrix, new)
    gone = [c for c in changes.activities if c.kinds == (Change.GONE,)]
    assert [c.activity.id for c in gone] == ["S1"]
    assert [c.kinds for c in changes.roles if c.new is None] == [(Change.GONE,)]
    assert len(changes.for_role("it").went) == 1


def test_details_and_holders_are_told(matrix):
    new = matrix.copy()
    change_about(new, title="Ny titel").apply(new)
    appoint(new, "", "it", ["Anne Holm"]).apply(new)
    changes = compare(matrix, new)
    lines = dict(said(changes, texts("en")))
    assert lines["The matrix"] == ["Title: Digitalisering → Ny titel"]
    assert lines["Appointments"] == ["It-chef: nobody → Anne Holm"]


def test_it_is_whole_in_danish(matrix):
    new = matrix.copy()
    assign(new, [("S1", "it")], ["H", "U"]).apply(new)
    assert headline(compare(matrix, new), texts("da")) == "Ændringer i 1 aktivitet og for 1 rolle."
    assert headline(compare(new, new), texts("da")) == "Intet er ændret."


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(12)))
def test_the_rows_that_moved_are_the_fewest_that_explain_the_order(order):
    old = Matrix()
    for n in range(12):
        old.activities[str(n)] = Activity(str(n), f"Activity {n}")
    new = old.copy()
    new.activities = {str(n): old.activities[str(n)] for n in order}
    moved = {c.activity.id for c in compare(old, new).activities}
    staying = [n for n in order if str(n) not in moved]
    assert staying == sorted(staying)
    assert (order == sorted(order)) == (not moved)


def test_a_role_is_told_where_it_changed(matrix):
    new = matrix.copy()
    assign(new, [("S1", "it")], ["H"]).apply(new)
    assign(new, [("S3", "it")], []).apply(new)
    told = news(compare(matrix, new).for_role("it"), texts("da"))
    assert told == "For dig – væk: 1, ændret: 1. Væk: S3. Ændret: S1."
    assert news(compare(matrix, new).for_role("dir"), texts("da")) == ""


def test_in_another_file_the_same_name_in_two_sections_is_told_apart(matrix):
    change_activities(matrix, ["S1", "P1"], name="Godkende planen", number="").apply(matrix)
    new = renamed_ids(matrix)
    move_section(new, "s-p", None, None).apply(new)
    move_activities(new, ["a-P1", "a-P2", "a-P3"], "s-p", None).apply(new)
    assert not any(change.cells for change in compare(matrix, new).activities)


def test_large_files_are_paired_by_name_whatever_the_order():
    old = Matrix()
    for n in range(300):
        old.activities[str(n)] = Activity(str(n), f"Opgave {n}")
    new = renamed_ids(old)
    new.activities = dict(reversed(new.activities.items()))
    kinds = {kind for change in compare(old, new).activities for kind in change.kinds}
    assert kinds == {Change.MOVED}
