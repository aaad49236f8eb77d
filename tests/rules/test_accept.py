"""Accepted findings leave the open list and come back when the row changes; parked ones stay."""

from datetime import date

import msgspec

from bhuki.matrix import changes
from bhuki.matrix.entities import Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.rules.accept import acceptance_edit, parking_edit, taking_up_edit, withdrawal_edit
from bhuki.rules.finding import Finding
from bhuki.rules.judge import judge, open_findings
from bhuki.rules.live import LiveJudge
from tests.rules.building import found, matrix_of, switch_on


def accepted() -> Matrix:
    matrix = matrix_of("Boss Maker Other", {"Plan it": "H K -", "Do it": "H U -"})
    finding = found(matrix, "nobody-does-it")[0]
    edit = acceptance_edit(matrix, finding, " So it is ", "Ann", date(2026, 1, 2))
    edit.apply(matrix)
    return matrix


def the_finding(matrix: Matrix) -> Finding:
    return found(matrix, "nobody-does-it")[0]


def test_an_accepted_finding_is_kept_with_its_reason_and_is_not_open() -> None:
    finding = the_finding(accepted())
    assert finding.accepted is not None
    assert (finding.accepted.reason, finding.accepted.by) == ("So it is", "Ann")
    assert finding not in open_findings(judge(accepted()))


def test_it_comes_back_when_a_letter_veto_or_name_of_the_row_changes() -> None:
    for edit in (
        lambda m: changes.assign(m, [("Plan it", "Other")], ["I"]),
        lambda m: changes.set_cells(m, {("Plan it", "Maker"): Assignment(("K",), True)}),
        lambda m: changes.change_activities(m, ["Plan it"], name="Plan it all"),
    ):
        matrix = accepted()
        edit(matrix).apply(matrix)
        assert the_finding(matrix).accepted is None


def test_it_stays_accepted_when_other_rows_order_or_numbers_change() -> None:
    for edit in (
        lambda m: changes.assign(m, [("Do it", "Other")], ["I"]),
        lambda m: changes.move_roles(m, ["Other"], None, None),
        lambda m: changes.move_activities(m, ["Plan it"], None, "Do it"),
        lambda m: changes.change_activities(m, ["Plan it"], number="9"),
        lambda m: changes.set_cells(m, {("Plan it", "Other"): Assignment(note="hm")}),
    ):
        matrix = accepted()
        edit(matrix).apply(matrix)
        assert the_finding(matrix).accepted is not None


def test_it_is_accepted_again_when_the_change_is_undone() -> None:
    matrix = accepted()
    live = LiveJudge(matrix)
    edit = changes.assign(matrix, [("Plan it", "Other")], ["I"])
    inverse = edit.apply(matrix)
    _gone, come = live.follow(edit)
    assert [f.accepted for f in come if f.rule == "nobody-does-it"] == [None]
    inverse.apply(matrix)
    _gone, come = live.follow(inverse)
    assert all(f.accepted for f in come if f.rule == "nobody-does-it")


def test_an_acceptance_can_be_withdrawn() -> None:
    matrix = accepted()
    withdrawal_edit(matrix, the_finding(matrix)).apply(matrix)
    assert the_finding(matrix).accepted is None


def test_a_parked_finding_stays_parked_until_taken_up() -> None:
    matrix = matrix_of("Boss Maker Other", {"Plan it": "H K -"})
    parking_edit(matrix, the_finding(matrix), "Ask Bo").apply(matrix)
    changes.assign(matrix, [("Plan it", "Other")], ["I"]).apply(matrix)
    assert the_finding(matrix).parked is not None
    assert the_finding(matrix) not in open_findings(judge(matrix))
    taking_up_edit(matrix, the_finding(matrix)).apply(matrix)
    assert the_finding(matrix).parked is None


def test_a_role_s_acceptance_holds_while_its_load_is_the_same() -> None:
    matrix = matrix_of("Boss Maker", {"A": "H U", "B": "H U", "C": "K H"})
    switch_on(matrix, "role-holds-too-much", min=1)
    finding = found(matrix, "role-holds-too-much")[0]
    acceptance_edit(matrix, finding, "small place", "Ann").apply(matrix)
    changes.assign(matrix, [("C", "Boss")], ["I"]).apply(matrix)
    assert found(matrix, "role-holds-too-much")[0].accepted is not None
    changes.assign(matrix, [("C", "Boss")], ["H"]).apply(matrix)
    assert found(matrix, "role-holds-too-much")[0].accepted is None


def test_the_state_is_the_same_in_every_process_and_however_cells_were_set() -> None:
    one = matrix_of("A B C", {"Plan": "H K I"})
    other = matrix_of("C B A", {"Plan": "I K H"})
    other.roles = {role: other.roles[role] for role in "ABC"}
    assert found(one, "nobody-does-it")[0].state == found(other, "nobody-does-it")[0].state
    assert found(one, "nobody-does-it")[0].state == "ae5c58837638a31c"


def test_swapped_letters_are_another_state() -> None:
    one = matrix_of("A B", {"Plan": "H K"})
    other = matrix_of("A B", {"Plan": "K H"})
    assert found(one, "nobody-does-it")[0].state != found(other, "nobody-does-it")[0].state


def test_findings_are_plain_values() -> None:
    finding = the_finding(accepted())
    assert msgspec.json.decode(msgspec.json.encode(finding), type=Finding) == finding
