"""The network of roles: arrows from who answers, boxes apart, findings in words."""

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.entities import Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.network import graphml, network
from bhuki.reports.network_findings import communities, hub, network_findings
from bhuki.reports.network_layout import lay_out
from bhuki.texts import texts


def size_of(role):
    return 60.0 + 7 * len(role.name), 30.0


def of_letters(rows):
    """Make a matrix of rows of letters, one column a role."""
    made = Matrix()
    for n in range(max(len(row) for row in rows)):
        made.roles[f"r{n}"] = Role(f"r{n}", f"Rolle {n}")
    for n, row in enumerate(rows):
        made.activities[f"a{n}"] = Activity(f"a{n}", f"Opgave {n}", str(n))
        for m, letters in enumerate(row):
            if letters:
                made.assignments[f"a{n}", f"r{m}"] = Assignment(tuple(letters))
    return made


def test_arrows_go_from_who_answers_and_count_activities(matrix):
    found = network(matrix)
    arrows = {(a.source, a.target, a.duty): a.activities for a in found.arrows}
    assert arrows["it", "owner", Duty.ASKED] == ("P1",)
    assert arrows["dir", "it", Duty.DOES] == ("S1", "S2")
    assert arrows["it", "board", Duty.DECIDES] == ("P2",)
    assert not any(source == target for source, target, _duty in arrows)
    assert found.answers == {"dir": 2, "it": 3}
    assert (found.answered, found.activities) == (5, 6)


def test_it_is_filtered_by_duty_and_section(matrix):
    assert {a.duty for a in network(matrix, duties=[Duty.DOES]).arrows} == {Duty.DOES}
    only = network(matrix, section="p")
    assert {i for a in only.arrows for i in a.activities} <= {"P1", "P2", "P3"}


def test_who_has_no_letters_stands_outside(matrix):
    matrix.roles["new"] = Role("new", "Ny rolle")
    matrix.forget_orders()
    assert [role.id for role in network(matrix).outside] == ["new"]


def test_the_hub_is_who_answers_most_and_is_named(matrix):
    found = network(matrix)
    assert hub(found).id == "it"
    said = network_findings(found, matrix, texts("da"))
    assert said[0].heading == "It-chef er knudepunktet"
    assert said[0].text.startswith("It-chef svarer for 3 af de 5 aktiviteter, der har H.")


def test_roles_that_always_meet_are_one_community():
    rows = [["H", "U", "", ""]] * 4 + [["", "", "H", "U"]] * 4
    groups = communities(network(of_letters(rows)))
    assert sorted(map(sorted, groups)) == [["r0", "r1"], ["r2", "r3"]]


def test_nothing_to_show_is_said(matrix):
    empty = Matrix()
    said = network_findings(network(empty), empty, texts("en"))
    assert said[0].heading == "No network yet"
    assert lay_out(network(empty), size_of).boxes == {}


def test_graphml_can_be_read_again_whatever_the_names(matrix):
    matrix.roles["it"] = Role("it", "It & <chef>\x00", "line")
    matrix.forget_orders()
    found = network(matrix)
    graph = networkx.parse_graphml(graphml(found, matrix).decode())
    assert graph.nodes["it"]["label"] == "It & <chef>"
    assert graph.number_of_edges() == len(found.arrows)


def test_the_same_matrix_gives_the_same_picture(matrix):
    found = network(matrix)
    assert lay_out(found, size_of) == lay_out(found, size_of)


def apart(rects):
    return all(not one.meets(other, 1.0) for n, one in enumerate(rects) for other in rects[:n])


CELLS = st.sampled_from(["", "", "", "H", "U", "K", "B", "HU", "I"])


@settings(max_examples=20, deadline=None)
@given(st.data(), st.integers(2, 40))
def test_no_box_and_no_number_covers_another(data, width):
    rows = data.draw(
        st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)
    )
    picture = lay_out(network(of_letters(rows)), size_of)
    boxes = list(picture.boxes.values())
    labels = [way.label for way in picture.ways if way.label]
    assert apart(boxes + labels)
    for box in boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= picture.width
        assert box.y + box.height <= picture.height


def test_what_lies_under_the_mouse_is_found(matrix):
    picture = lay_out(network(matrix), size_of)
    box = picture.boxes["it"]
    assert picture.role_at(*box.middle) == "it"
    way = next(way for way in picture.ways if way.label is None)
    assert picture.arrow_at(*way.at(0.5)) is not None
    assert picture.arrow_at(-500, -500) is None


def test_of_many_arrows_the_strongest_are_shown_and_every_role_is_reached():
    rows = [["HUKB"[(n + m) % 4] for m in range(30)] for n in range(20)]
    found = network(of_letters(rows))
    picture = lay_out(found, size_of)
    assert picture.shown + len(picture.quiet) == len(found.arrows)
    assert picture.shown < len(found.arrows)
    asked = [way.arrow for way in picture.ways_at("r0")]
    assert all(a in asked for a in found.arrows if "r0" in (a.source, a.target))
    reached = {r for w in picture.ways for r in (w.arrow.source, w.arrow.target)}
    assert reached == {r for w in picture.ways for r in (w.arrow.source, w.arrow.target)}


@pytest.mark.parametrize("language", ["da", "en"])
def test_findings_are_whole_sentences(matrix, language):
    for finding in network_findings(network(matrix), matrix, texts(language)):
        assert finding.text.endswith(".")
        assert "{" not in finding.heading + finding.text
