"""The load that follows the edits is what is counted from the beginning."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.changes import add_roles, assign, move_activities, remove_activities, remove_roles
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Activity, Assignment, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.reports.live_load import LiveLoad
from bhuki.reports.load import By, Order, heat, limits, load

LETTERS = st.lists(st.sampled_from(["H", "U", "K", "B", "I", "?"]), max_size=2, unique=True)


def plain_matrix() -> Matrix:
    """Eight activities in two sections and none, five roles in two groups, two of them held."""
    matrix = Matrix()
    matrix.groups = {g: RoleGroup(g, g) for g in ("g0", "g1")}
    matrix.roles = {f"r{n}": Role(f"r{n}", f"Rolle {n}", f"g{n % 2}") for n in range(5)}
    matrix.sections = {s: Section(s, s) for s in ("s0", "s1")}
    places = ["s0", "s1", None, "gone"]
    for n in range(8):
        matrix.activities[f"a{n}"] = Activity(f"a{n}", f"Opgave {n}", "", places[n % 4])
        matrix.assignments[f"a{n}", f"r{n % 5}"] = Assignment(("H", "U")[: 1 + n % 2])
    matrix.assignments["nowhere", "r1"] = Assignment(("K",))
    matrix.holders = {("", "r0"): ("Ane",), ("", "r1"): ("Bo", "Ane")}
    return matrix


def edits(data: st.DataObject, matrix: Matrix) -> Edit:
    """Draw something that a user does."""
    activities, roles = list(matrix.activities), list(matrix.roles)
    kind = data.draw(st.sampled_from(["assign"] * 5 + ["move", "less", "fewer", "role"]))
    if kind == "role" or not activities or not roles:
        return add_roles(matrix, [Role(new_id(), "Ny rolle", "g1")])
    one = data.draw(st.sampled_from(activities))
    if kind == "assign":
        cells = [(one, data.draw(st.sampled_from(roles))) for _n in range(2)]
        return assign(matrix, cells, data.draw(LETTERS))
    if kind == "move":
        return move_activities(matrix, [one], data.draw(st.sampled_from(["s0", "s1"])), None)
    if kind == "less":
        return remove_activities(matrix, [one])
    return remove_roles(matrix, [data.draw(st.sampled_from(roles))])


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_followed_is_what_is_counted_anew(data: st.DataObject) -> None:
    matrix = plain_matrix()
    counts = LiveLoad(matrix)
    counts.heat()
    counts.heat("H")
    undone: list[Edit] = []
    for _n in range(data.draw(st.integers(1, 8))):
        back = undone and data.draw(st.booleans())
        edit = undone.pop() if back else edits(data, matrix)
        inverse = edit.apply(matrix)
        if not back:
            undone.append(inverse)
        counts.follow(edit)
        for by in By:
            assert counts.rows(by, Order.ALL) == load(matrix, by, Order.ALL)
        assert counts.limits() == limits(matrix)
        assert counts.heat() == heat(matrix)
        assert counts.heat("H") == heat(matrix, codes=["H"])
