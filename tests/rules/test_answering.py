"""The rules about who answers, each with cases that pass and cases that fail."""

import pytest

from bhuki.matrix.entities import Appointed, Role, RoleKind
from bhuki.matrix.matrix import Matrix
from tests.rules.building import body, found, matrix_of, person, places

PROJECT, SYSTEM = Appointed.PER_PROJECT, Appointed.PER_SYSTEM


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("Boss Maker", {"Plan it": "H U"}), []),
        (matrix_of("Boss Maker", {"Plan it": "H/U -"}), []),
        (matrix_of("Boss Maker", {"Plan it": "- U"}), ["Plan it"]),
        (matrix_of("Boss Maker", {"Plan it": "B U", "Do it": "H K"}), ["Plan it"]),
        (matrix_of("Boss Maker", {"Plan it": "- -"}), []),  # empty-activity says it
        (matrix_of("Boss Maker", {"Plan it": "X U"}), ["Plan it"]),  # an unknown letter is none
        (matrix_of("Boss Maker", {"Plan it": "A R", "Do it": "- R"}, "RACI"), ["Do it"]),
        (matrix_of("Boss Maker", {"Plan it": "R P", "Do it": "D P"}, "RAPID"), ["Do it"]),
        (matrix_of("Boss Maker", {"Plan it": "O R"}, "CAIRO/RACIO"), ["Plan it"]),
    ],
)
def test_no_main_responsible(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "no-main-responsible") == expected


def test_no_main_responsible_says_whether_nobody_does_it_either() -> None:
    matrix = matrix_of("Boss Maker", {"Plan it": "K U", "Do it": "K I"})
    said = [f.values["nobody_does"] for f in found(matrix, "no-main-responsible")]
    assert said == [0, 1]
    assert places(matrix, "nobody-does-it") == []
    daci = matrix_of("Boss Maker", {"Plan it": "A C"}, "DACI")  # has no letter for doing
    assert [f.values["nobody_does"] for f in found(daci, "no-main-responsible")] == [0]


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("Boss Maker", {"Plan it": "H H/U"}), ["Plan it"]),
        (matrix_of("Boss Maker", {"Plan it": "H U"}), []),
        (matrix_of("Boss Maker", {"Plan it": "R R"}, "ARCI (decisions)"), []),  # no limit there
        (matrix_of("Boss Maker", {"Plan it": "R R"}, "RAPID"), ["Plan it"]),
        (matrix_of("Boss Maker", {"Plan it": "A A"}, "DACI"), []),  # decides, does not answer
        (matrix_of([person("A", appointed=PROJECT), person("B")], {"Plan": "H H"}), ["Plan"]),
        (
            matrix_of(
                [person("A", appointed=PROJECT), person("B", appointed=PROJECT)], {"Plan": "H H"}
            ),
            ["Plan"],
        ),
        (  # every project has one, and every system has one
            matrix_of(
                [person("A", appointed=PROJECT), person("B", appointed=SYSTEM)], {"Plan": "H H"}
            ),
            [],
        ),
        (matrix_of([person("A", appointed=PROJECT)], {"Plan": "H"}), []),
    ],
)
def test_several_main_responsible(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "several-main-responsible") == expected


def test_only_those_in_conflict_are_marked() -> None:
    roles = [
        person("A"),
        person("B", appointed=PROJECT),
        person("C", appointed=SYSTEM),
        person("D"),
    ]
    both = matrix_of([*roles[1:3], person("E", appointed=SYSTEM)], {"Plan": "H H H"})
    assert found(both, "several-main-responsible")[0].cells == (("Plan", "C"), ("Plan", "E"))
    everyone = matrix_of(roles, {"Plan": "H H H H"})
    assert len(found(everyone, "several-main-responsible")[0].cells) == 4


@pytest.mark.parametrize(
    ("role", "fires"),
    [
        (person("Boss"), False),
        (body("Team"), True),
        (person("Everybody", kind=RoleKind.MANY), True),
        (person("Digitaliseringsråd"), True),
        (person("Chefgruppen"), True),
        (person("Projektstyregruppe og projektejer"), False),  # a person too
        (person("Steering committee"), True),
        (person("Formand for styregruppen"), False),
        (person("Rådgiver"), False),
        (person("Medarbejder(e)"), True),
        (person("Medarbejder"), False),
    ],
)
def test_responsible_is_a_body(role: Role, fires: bool) -> None:
    matrix = matrix_of([role, person("Maker")], {"Plan it": "H U"})
    assert bool(places(matrix, "responsible-is-a-body")) is fires


LINE = [
    person("Top"),
    person("Middle", reports_to="Top"),
    person("Low", reports_to="Middle"),
    person("Other"),
]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("H - U -", ["Plan it / Top"]),
        ("- H U -", []),
        ("H U U -", []),  # one doer is near
        ("H/U - U -", []),  # does it, too
        ("H - U U", []),  # one doer stands in no line
        ("H - - U", []),
    ],
)
def test_responsible_far_above_doers(letters: str, expected: list[str]) -> None:
    assert places(matrix_of(LINE, {"Plan it": letters}), "responsible-far-above-doers") == expected


def test_a_circle_of_managers_is_survived() -> None:
    roles = [person("A", reports_to="B"), person("B", reports_to="A"), person("C", reports_to="A")]
    matrix = matrix_of([*roles, person("D")], {"Plan it": "- - U H"})
    assert places(matrix, "responsible-far-above-doers") == []
    assert places(matrix, "points-nowhere") == ["A", "B"]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("H - U -", []),  # manages the doer's manager
        ("- - U H", ["Plan it / Other"]),
        ("- - U B/H", []),  # decides
        ("- - - H/U", []),  # nobody else to set to work
    ],
)
def test_responsible_without_authority(letters: str, expected: list[str]) -> None:
    matrix = matrix_of(LINE, {"Plan it": letters})
    assert places(matrix, "responsible-without-authority") == expected


def test_authority_is_a_budget_too_and_needs_a_drawn_line() -> None:
    rich = [*LINE[:3], person("Other", tags=("budget",))]
    assert places(matrix_of(rich, {"Plan it": "- - U H"}), "responsible-without-authority") == []
    flat = matrix_of("Boss Maker", {"Plan it": "H U"})
    assert places(flat, "responsible-without-authority") == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"S:Write the plan": "H U", "S:Approve the plan": "- H"}, ["S:Approve the plan"]),
        ({"S:Write the plan": "H U", "S:Approve the plan": "H U"}, []),
        ({"S:Write the plan": "H U", "T:Approve the plan": "- H"}, []),
        ({"S:Write the plan": "H U", "S:Approve the budget": "- H"}, []),
        (
            {"S:Udarbejde/vedligeholde politik": "H U", "S:Godkende politik politisk": "- H"},
            ["S:Godkende politik politisk"],
        ),
        ({"S:Udarbejde politik": "H U", "S:Godkende politik": "- U"}, []),  # nobody answers
    ],
)
def test_prepare_and_approve_differ(rows: dict[str, str], expected: list[str]) -> None:
    assert places(matrix_of("Boss Maker", rows), "prepare-and-approve-differ") == expected
