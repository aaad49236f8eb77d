"""Edits: undone exactly, written and read whole, whatever they hold."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix import changes
from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutRoles,
    SetAssignments,
    SetExtra,
    SetHolders,
    merged,
    read_edit,
    write_edit,
)
from bhuki.matrix.entities import Acceptance, Activity, Assignment, Parked, Role, RoleGroup, Section
from bhuki.matrix.matrix import Matrix
from tests.matrix import strategies as given_a

FEW = settings(max_examples=30, deadline=None)


def same(one: Matrix, other: Matrix) -> bool:
    orders = [(m.role_order(), m.section_order(), m.activity_order()) for m in (one, other)]
    return one == other and orders[0] == orders[1]


@FEW
@given(given_a.matrices(), st.lists(given_a.edits, max_size=6))
def test_edits_followed_by_their_inverses_restore_the_matrix(
    matrix: Matrix, edits: list[Edit]
) -> None:
    before = [matrix.copy()]
    inverses: list[Edit] = []
    for edit in edits:
        inverses.append(edit.apply(matrix))
        before.append(matrix.copy())
    after = matrix.copy()
    redos: list[Edit] = []
    for inverse in reversed(inverses):
        assert same(matrix, before.pop())
        redos.append(inverse.apply(matrix))
    assert same(matrix, before.pop())
    for redo in reversed(redos):
        redo.apply(matrix)
    assert same(matrix, after)


@FEW
@given(given_a.matrices(), given_a.edits)
def test_an_edit_read_again_is_the_same_and_does_the_same(matrix: Matrix, edit: Edit) -> None:
    read = read_edit(write_edit(edit))
    assert read == edit
    twin = matrix.copy()
    inverse, again = edit.apply(matrix), read.apply(twin)
    assert same(matrix, twin)
    assert again == inverse
    assert read_edit(write_edit(inverse)) == inverse


@FEW
@given(given_a.matrices(), given_a.edits)
def test_a_step_never_loses_an_entity_but_those_it_removes(matrix: Matrix, edit: Edit) -> None:
    for step in edit.steps:
        before = matrix.copy()
        step.apply(matrix)
        put: Any = getattr(step, "put", None)
        if put is None:
            continue
        for name in ("groups", "roles", "sections", "activities", "instances"):
            now, then = getattr(matrix, name), getattr(before, name)
            assert all(key == value.id for key, value in now.items())
            assert set(now) >= set(then) - set(step.remove)
        table = _table_of(matrix, step)
        for placed in put:
            assert placed.value.id in table


def _table_of(matrix: Matrix, step: Any) -> dict[str, Any]:
    name = type(step).__name__.removeprefix("Put").lower()
    return getattr(matrix, name)


@FEW
@given(given_a.matrices(), given_a.edits)
def test_what_an_edit_changed_it_touches(matrix: Matrix, edit: Edit) -> None:
    before = matrix.copy()
    edit.apply(matrix)
    touched = edit.touched()
    if touched.all:
        return
    for cell in matrix.assignments.keys() | before.assignments.keys():
        if matrix.assignments.get(cell) != before.assignments.get(cell):
            assert cell in touched.cells
    for name, told in (
        ("roles", touched.roles),
        ("activities", touched.activities),
        ("sections", touched.sections),
        ("groups", touched.groups),
    ):
        now, then = getattr(matrix, name), getattr(before, name)
        assert {key for key in now.keys() | then.keys() if now.get(key) != then.get(key)} <= told
        if list(now) != list(then):
            assert touched.structure
    for name in ("accepted", "parked"):
        now, then = getattr(matrix, name), getattr(before, name)
        assert {k for k in now.keys() | then.keys() if now.get(k) != then.get(k)} <= (
            touched.findings
        )
    if matrix.holders != before.holders or matrix.instances != before.instances:
        assert touched.appointments


def verbs(matrix: Matrix) -> Any:
    """Edits made by the verbs, of what is in the matrix and what is not."""
    cells = st.lists(st.tuples(given_a.ids, given_a.ids), max_size=4)
    place = given_a.maybe_id

    def some(table: dict[str, Any]) -> Any:
        return st.lists(st.sampled_from(sorted(table)), max_size=3, unique=True)

    choices = [
        st.builds(changes.assign, st.just(matrix), cells, given_a.letters),
        st.builds(changes.toggle_letter, st.just(matrix), cells, st.sampled_from("BHUX")),
        st.builds(changes.clear, st.just(matrix), cells),
        st.builds(
            changes.move_letter_here,
            st.just(matrix),
            st.tuples(given_a.ids, given_a.ids),
            st.sampled_from("BHU"),
        ),
        st.builds(
            changes.add_activities,
            st.just(matrix),
            st.lists(given_a.activities, max_size=3),
            place,
        ),
        st.builds(changes.add_roles, st.just(matrix), st.lists(given_a.roles, max_size=3)),
        st.builds(changes.add_section, st.just(matrix), given_a.sections, place),
        st.builds(changes.add_group, st.just(matrix), given_a.groups, place),
        st.builds(changes.add_instances, st.just(matrix), st.lists(given_a.instances, max_size=2)),
        st.builds(changes.remove_activities, st.just(matrix), st.lists(given_a.ids, max_size=2)),
        st.builds(changes.remove_roles, st.just(matrix), st.lists(given_a.ids, max_size=2)),
        st.builds(changes.remove_instances, st.just(matrix), st.lists(given_a.ids, max_size=2)),
        st.builds(changes.appoint, st.just(matrix), given_a.ids, given_a.ids, given_a.names),
        st.builds(changes.change_about, st.just(matrix), title=given_a.texts),
        st.builds(changes.set_rule, st.just(matrix), given_a.rule_ids, given_a.rule_settings),
        st.builds(
            changes.accept,
            st.just(matrix),
            given_a.finding_keys,
            st.none() | given_a.acceptances,
        ),
        st.builds(changes.park, st.just(matrix), given_a.finding_keys, st.none() | given_a.parked),
    ]
    if matrix.roles:
        moved = some(matrix.roles)
        choices += [
            st.builds(changes.move_roles, st.just(matrix), moved, place, place),
            st.builds(changes.change_roles, st.just(matrix), moved, name=given_a.texts),
        ]
    if matrix.activities:
        moved = some(matrix.activities)
        choices += [
            st.builds(changes.move_activities, st.just(matrix), moved, place, place),
            st.builds(changes.change_activities, st.just(matrix), moved, note=given_a.texts),
        ]
    if matrix.sections:
        one = st.sampled_from(sorted(matrix.sections))
        choices += [
            st.builds(changes.remove_section, st.just(matrix), one),
            st.builds(changes.move_section, st.just(matrix), one, place, place),
            st.builds(changes.change_section, st.just(matrix), one, name=given_a.texts),
        ]
    if matrix.groups:
        one = st.sampled_from(sorted(matrix.groups))
        choices += [
            st.builds(changes.remove_group, st.just(matrix), one),
            st.builds(changes.move_group, st.just(matrix), one, place),
            st.builds(changes.change_group, st.just(matrix), one, name=given_a.texts),
        ]
    if matrix.instances:
        one = st.sampled_from(sorted(matrix.instances))
        choices.append(st.builds(changes.change_instance, st.just(matrix), one, name=given_a.texts))
    return st.one_of(choices)


@FEW
@given(given_a.matrices(), st.data())
def test_verbs_one_after_another_are_undone_exactly(matrix: Matrix, data: st.DataObject) -> None:
    start = matrix.copy()
    twin = matrix.copy()
    inverses: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 5))):
        untouched = matrix.copy()
        edit = data.draw(verbs(matrix))
        assert matrix == untouched, "a verb changes nothing itself"
        read_edit(write_edit(edit)).apply(twin)
        inverses.append(edit.apply(matrix))
        assert same(matrix, twin)
    merged(Label("all"), reversed(inverses)).apply(matrix)
    assert same(matrix, start)


def test_an_entity_put_twice_has_the_last_value_and_is_undone() -> None:
    matrix = Matrix(roles={"a": Role("a", "first"), "b": Role("b")})
    before = matrix.copy()
    put = (Placed(Role("a", "second"), "b"), Placed(Role("a", "third")))
    inverse = PutRoles(put).apply(matrix)
    assert matrix.roles["a"].name == "third"
    inverse.apply(matrix)
    assert matrix == before


def test_removing_and_putting_the_same_role_keeps_the_put_one() -> None:
    matrix = Matrix(roles={"a": Role("a", "first"), "b": Role("b")})
    before = matrix.copy()
    inverse = PutRoles((Placed(Role("a", "second")),), ("a",)).apply(matrix)
    assert list(matrix.roles) == ["b", "a"]
    assert matrix.roles["a"].name == "second"
    inverse.apply(matrix)
    assert matrix == before


def test_what_is_set_twice_in_one_step_has_the_last_value_and_is_undone() -> None:
    matrix = Matrix(assignments={("a", "r"): Assignment(("H",))}, holders={("", "r"): ("Bo",)})
    before = matrix.copy()
    edit = Edit(
        Label("paste"),
        (
            SetAssignments((("a", "r", Assignment(("U",))), ("a", "r", Assignment(("K",))))),
            SetHolders(((("", "r"), ("Ida",)), (("", "r"), None), (("", "r"), ("Eva",)))),
        ),
    )
    inverse = edit.apply(matrix)
    assert matrix.letters("a", "r") == ("K",)
    assert matrix.holders["", "r"] == ("Eva",)
    inverse.apply(matrix)
    assert matrix == before


def test_a_finding_accepted_or_parked_is_touched() -> None:
    key = ("many-doers", "a", "")
    matrix = Matrix(parked={key: Parked("later")})
    for edit in (
        changes.park(matrix, key, None),
        changes.park(Matrix(), key, Parked("later")),
        changes.accept(Matrix(), key, Acceptance("so")),
    ):
        assert edit.touched().findings == {key}
    both = changes.accept(matrix, key, Acceptance("so"))
    both.apply(matrix)
    assert (matrix.parked, list(matrix.accepted)) == ({}, [key])


def test_an_empty_assignment_empties_its_cell() -> None:
    matrix = Matrix(assignments={("a", "r"): Assignment(("H",))})
    SetAssignments((("a", "r", Assignment()), ("a", "s", Assignment()))).apply(matrix)
    assert matrix.assignments == {}


def test_an_unknown_field_that_holds_null_comes_back() -> None:
    matrix = Matrix(extra={"theirs": None})
    inverse = SetExtra((("theirs", 1),)).apply(matrix)
    inverse.apply(matrix)
    assert matrix.extra == {"theirs": None}


def test_a_paste_of_thousands_is_one_short_label_and_one_line() -> None:
    matrix = Matrix()
    cells = {(f"a{n}", "r"): Assignment(("H",)) for n in range(2000)}
    edit = changes.set_cells(matrix, cells, Label("paste", {"n": 2000}))
    assert len(edit.steps) == 1
    assert b"\n" not in write_edit(edit)


def test_a_removed_role_takes_all_that_was_its_along() -> None:
    matrix = Matrix(
        groups={"g": RoleGroup("g")},
        roles={"boss": Role("boss"), "r": Role("r", reports_to="boss", group="g")},
        sections={"s": Section("s")},
        activities={"a": Activity("a", section="s")},
        assignments={("a", "boss"): Assignment(("H",)), ("a", "r"): Assignment(("U",))},
        accepted={("x", "a", "boss"): Acceptance("so")},
        parked={("y", "", "boss"): Parked("later")},
        holders={("", "boss"): ("Bo",)},
    )
    before = matrix.copy()
    inverse = changes.remove_roles(matrix, ["boss"]).apply(matrix)
    assert list(matrix.assignments) == [("a", "r")]
    assert (matrix.accepted, matrix.parked, matrix.holders) == ({}, {}, {})
    assert matrix.roles["r"].reports_to is None
    inverse.apply(matrix)
    assert matrix == before
