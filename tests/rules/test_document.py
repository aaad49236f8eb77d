"""The rules about the matrix as a document: rows, numbers, dates, and what points nowhere."""

from datetime import date

import msgspec
import pytest

from bhuki.matrix.entities import Acceptance, Assignment, Instance, RuleSetting, Section
from bhuki.matrix.matrix import Matrix
from bhuki.rules.fixes import fixes
from bhuki.rules.judge import judge
from tests.rules.building import found, matrix_of, places


def renumbered(matrix: Matrix, *numbers: str) -> Matrix:
    for activity, number in zip(list(matrix.activities.values()), numbers, strict=True):
        matrix.activities[activity.id] = msgspec.structs.replace(activity, number=number)
    return matrix


def test_an_empty_activity_has_one_finding_and_no_other() -> None:
    matrix = matrix_of("A B", {"Approve the plan": "- -", "Do it": "H U"})
    for rule in ("nobody-consulted-or-informed", "informed-how"):
        matrix.rules[rule] = RuleSetting(on=True)
    rules = [f.rule for f in judge(matrix) if f.activity == "Approve the plan"]
    assert rules == ["empty-activity"]


def test_a_note_is_no_letter() -> None:
    matrix = matrix_of("A B", {"Plan it": "- -"})
    matrix.assignments["Plan it", "A"] = Assignment(note="Who?")
    assert places(matrix, "empty-activity") == ["Plan it"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1", "2", "3"], []),
        (["1", "2", "1"], ["C"]),
        (["1", "", "3"], ["B"]),
        (["", "", ""], []),
        (["a1", "A1 ", "2"], ["B"]),
        (["1", "1", "1"], ["B", "C"]),
    ],
)
def test_duplicate_activity_number(numbers: list[str], expected: list[str]) -> None:
    matrix = renumbered(matrix_of("R", {"A": "H", "B": "H", "C": "H"}), *numbers)
    assert places(matrix, "duplicate-activity-number") == expected


@pytest.mark.parametrize(
    ("numbers", "given"), [(["ISP1", "ISP2", "ISP1"], "ISP3"), (["1.09", "1.10", ""], "1.11")]
)
def test_the_next_free_number_is_offered(numbers: list[str], given: str) -> None:
    matrix = renumbered(matrix_of("R", {"A": "H", "B": "H", "C": "H"}), *numbers)
    fix = fixes(found(matrix, "duplicate-activity-number")[0], matrix)[0]
    assert fix.values["number"] == given


def test_duplicate_activity() -> None:
    matrix = matrix_of("R Q", {"S:Plan it": "H -", "S: plan  it": "- U", "T:Plan it": "H -"})
    assert places(matrix, "duplicate-activity") == ["S: plan  it"]
    fix = fixes(found(matrix, "duplicate-activity")[0], matrix)[0]
    fix.edit.apply(matrix)
    assert places(matrix, "duplicate-activity") == []
    assert matrix.letters("S:Plan it", "R") == ("H",)
    assert matrix.letters("S:Plan it", "Q") == ("U",)


def test_scope_and_review_are_asked_for() -> None:
    matrix = matrix_of("R", {"A": "H"})
    assert places(matrix, "scope-not-stated") == []
    assert places(matrix, "no-review-date") == ["matrix"]
    matrix.about = msgspec.structs.replace(matrix.about, scope=" ", dated=date(2024, 2, 29))
    assert places(matrix, "scope-not-stated") == ["matrix"]
    fixes(found(matrix, "no-review-date")[0], matrix)[0].edit.apply(matrix)
    assert matrix.about.review == date(2025, 2, 28)
    assert places(matrix, "no-review-date") == []


def test_what_points_nowhere_is_found_and_can_be_removed() -> None:
    matrix = matrix_of("R Q", {"S:A": "H U", "B": "H U"})
    assert places(matrix, "points-nowhere") == []
    matrix.assignments["S:A", "gone"] = Assignment(("K",))
    matrix.assignments["gone", "R"] = Assignment(("K",))
    matrix.assignments["gone", "lost"] = Assignment(("K",))
    matrix.roles["Q"] = msgspec.structs.replace(matrix.roles["Q"], reports_to="gone", group="no")
    matrix.activities["B"] = msgspec.structs.replace(matrix.activities["B"], section="nowhere")
    matrix.sections["X"] = Section("X", "X", "Y")
    matrix.sections["Y"] = Section("Y", "Y", "X")
    matrix.holders["", "lost"] = ("Ann",)
    before = matrix.copy()
    assert places(matrix, "points-nowhere") == ["matrix", "B", "S:A", "R", "Q"]
    for finding in found(matrix, "points-nowhere"):
        for fix in fixes(finding, matrix):
            fix.edit.apply(matrix)
    assert places(matrix, "points-nowhere") == []
    assert list(matrix.activities) == list(before.activities)
    assert matrix.letters("S:A", "R") == ("H",)


def test_settings_that_make_no_sense_are_named_and_not_used() -> None:
    matrix = matrix_of("R", {"A": "H"})
    matrix.rules["no-such-rule"] = RuleSetting(on=True)
    matrix.rules["many-doers"] = RuleSetting(severity="fatal")
    matrix.rules["many-consulted"] = RuleSetting(values={"maximum": 2})
    matrix.about = msgspec.structs.replace(matrix.about, profile="made-up")
    assert found(matrix, "points-nowhere")[0].values["settings"] == 4
    assert any(f.rule == "nobody-does-it" for f in judge(matrix))


def test_an_acceptance_of_something_gone_is_harmless() -> None:
    matrix = matrix_of("R", {"A": "H"})
    matrix.accepted["no-such-rule", "gone", ""] = Acceptance("because", "me")
    matrix.holders["i1", "R"] = ("Ann",)
    matrix.instances["i1"] = Instance("i1", "Alpha")
    assert places(matrix, "points-nowhere") == []
