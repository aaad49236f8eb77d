"""The orders that a matrix is seen in follow from its tables, whatever these hold."""

from hypothesis import given, settings

from bhuki.matrix.entities import Activity, Role, RoleGroup, Section
from bhuki.matrix.matrix import Matrix
from tests.matrix import strategies as given_a


def ids(entities: object) -> list[str]:
    return [entity.id for entity in entities]  # type: ignore[attr-defined]


def sections(matrix: Matrix) -> list[str]:
    return ["  " * row.depth + row.section.id for row in matrix.section_order()]


def test_roles_stand_ungrouped_first_and_then_group_by_group() -> None:
    matrix = Matrix(
        groups={"g2": RoleGroup("g2"), "g1": RoleGroup("g1")},
        roles={
            "a": Role("a", group="g1"),
            "b": Role("b", group="g2"),
            "c": Role("c"),
            "d": Role("d", group="gone"),
            "e": Role("e", group="g1"),
        },
    )
    assert ids(matrix.role_order()) == ["c", "d", "b", "a", "e"]


def test_sections_stand_as_a_tree_in_their_own_order() -> None:
    matrix = Matrix(
        sections={
            "b1": Section("b1", parent="b"),
            "a": Section("a"),
            "b": Section("b"),
            "a2": Section("a2", parent="a"),
            "a21": Section("a21", parent="a2"),
            "a1": Section("a1", parent="a"),
        }
    )
    assert sections(matrix) == ["a", "  a2", "    a21", "  a1", "b", "  b1"]


def test_a_section_whose_parent_is_gone_stands_at_the_top() -> None:
    matrix = Matrix(sections={"a": Section("a", parent="gone"), "b": Section("b", parent="a")})
    assert sections(matrix) == ["a", "  b"]


def test_a_circle_of_sections_is_opened_where_it_begins() -> None:
    matrix = Matrix(
        sections={
            "a": Section("a", parent="c"),
            "b": Section("b", parent="a"),
            "c": Section("c", parent="b"),
            "self": Section("self", parent="self"),
            "under": Section("under", parent="self"),
        }
    )
    assert sections(matrix) == ["a", "  b", "    c", "self", "  under"]


def test_activities_without_a_section_stand_first_and_others_before_subsections() -> None:
    matrix = Matrix(
        sections={"s": Section("s"), "t": Section("t", parent="s")},
        activities={
            "in t": Activity("in t", section="t"),
            "in s": Activity("in s", section="s"),
            "loose": Activity("loose"),
            "lost": Activity("lost", section="gone"),
        },
    )
    assert ids(matrix.activity_order()) == ["loose", "lost", "in s", "in t"]


@settings(max_examples=50, deadline=None)
@given(given_a.structures())
def test_every_role_section_and_activity_is_seen_exactly_once(matrix: Matrix) -> None:
    assert sorted(ids(matrix.role_order())) == sorted(matrix.roles)
    assert sorted(row.section.id for row in matrix.section_order()) == sorted(matrix.sections)
    assert sorted(ids(matrix.activity_order())) == sorted(matrix.activities)


@settings(max_examples=50, deadline=None)
@given(given_a.structures())
def test_a_section_is_one_deeper_than_the_one_before_at_most(matrix: Matrix) -> None:
    before = -1
    for row in matrix.section_order():
        assert 0 <= row.depth <= before + 1
        before = row.depth
        assert len(matrix.section_path(row.section.id)) == row.depth + 1


def test_a_chain_of_thousands_of_sections_is_walked() -> None:
    parents = [None, *(f"s{n}" for n in range(4999))]
    matrix = Matrix(sections={f"s{n}": Section(f"s{n}", parent=p) for n, p in enumerate(parents)})
    assert [row.depth for row in matrix.section_order()] == list(range(5000))
    assert len(matrix.section_path("s4999")) == 5000
