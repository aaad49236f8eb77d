"""The rules about who holds roles, and those of Danish municipalities."""

import pytest

from bhuki.matrix.entities import Appointed, Instance, InstanceKind, Role, RoleKind
from bhuki.matrix.matrix import Matrix
from bhuki.rules.fixes import fixes
from bhuki.rules.judge import judge
from tests.rules.building import body, found, matrix_of, person, places, tagged

PROJECT, SYSTEM = Appointed.PER_PROJECT, Appointed.PER_SYSTEM


def projects(letters: str = "H U B") -> Matrix:
    roles = [
        person("Owner", appointed=PROJECT),
        person("Maker", appointed=PROJECT),
        person("Head"),
    ]
    matrix = matrix_of(roles, {"Plan it": letters})
    matrix.instances = {
        "p1": Instance("p1", "Alpha"),
        "p2": Instance("p2", "Beta"),
        "p3": Instance("p3", "Gamma", published=False),
        "s1": Instance("s1", "Delta", InstanceKind.SYSTEM),
    }
    return matrix


def test_holder_missing() -> None:
    matrix = projects()
    findings = found(matrix, "holder-missing")
    assert [(f.role, f.values["instances"]) for f in findings] == [("Owner", ("Alpha", "Beta"))]
    matrix.holders["p1", "Owner"] = ("Ann",)
    assert found(matrix, "holder-missing")[0].values["instances"] == ("Beta",)
    fix = fixes(found(matrix, "holder-missing")[0], matrix)[0]
    assert fix.values["name"] == "Ann"
    fix.edit.apply(matrix)
    assert places(matrix, "holder-missing") == []


def test_holders_are_asked_for_only_where_there_are_projects() -> None:
    matrix = projects()
    matrix.instances = {}
    assert places(matrix, "holder-missing") == []
    assert places(projects("K U B"), "holder-missing") == []  # answers for nothing


@pytest.mark.parametrize(
    ("holders", "persons"),
    [
        ({("p1", "Maker"): ("Ann",), ("", "Head"): ("ann ",)}, ("Ann",)),
        ({("p1", "Maker"): ("Ann",), ("", "Head"): ("Bo",)}, None),
        ({("p1", "Maker"): ("Ann",), ("p2", "Owner"): ("Ann",)}, None),
        ({("p3", "Maker"): ("Ann",), ("", "Head"): ("Ann",)}, None),  # not published yet
        ({("s1", "Maker"): ("Ann",), ("", "Head"): ("Ann",)}, None),  # no system role
        ({}, None),
    ],
)
def test_same_person_decides_and_does(
    holders: dict[tuple[str, str], tuple[str, ...]], persons: tuple[str, ...] | None
) -> None:
    matrix = projects()
    matrix.holders = dict(holders)
    findings = found(matrix, "same-person-decides-and-does")
    assert [f.values["persons"] for f in findings] == ([persons] if persons else [])


def test_the_same_role_twice_is_another_finding() -> None:
    matrix = matrix_of("Head", {"Plan it": "B/H/U"})
    matrix.holders["", "Head"] = ("Ann",)
    assert places(matrix, "same-person-decides-and-does") == []


def test_who_verifies_their_own_work_is_found_too() -> None:
    matrix = matrix_of("A B C", {"Plan it": "A R V", "Do it": "A R C"}, "RACI-VS")
    matrix.holders = {("", "B"): ("Ann",), ("", "C"): ("Ann",)}
    assert places(matrix, "same-person-decides-and-does") == ["Plan it"]


@pytest.mark.parametrize(
    ("name", "role", "fires"),
    [
        ("Realisere gevinsterne i linjen", person("Projektleder"), True),
        ("Realise the benefits", person("Lead", tags=("project",)), True),
        ("Realisere gevinsterne i linjen", person("Forvaltningschef"), False),
        ("Beskrive de forventede gevinster", person("Projektleder"), False),
        ("Realisere planen", person("Projektleder"), False),
    ],
)
def test_benefit_with_project_role(name: str, role: Role, fires: bool) -> None:
    matrix = matrix_of([role, person("Afdelingsleder")], {name: "H U"})
    assert bool(places(matrix, "benefit-with-project-role")) is fires
    if fires:
        fixes(found(matrix, "benefit-with-project-role")[0], matrix)[0].edit.apply(matrix)
        assert matrix.letters(name, "Afdelingsleder") == ("H", "U")


@pytest.mark.parametrize(
    ("letters", "fires"), [("B - H", True), ("- B H", False), ("B B H", False), ("K - H", False)]
)
def test_nis2_measure_not_approved_by_management(letters: str, fires: bool) -> None:
    roles = [person("It-chef"), body("Kommunalbestyrelsen"), person("Boss")]
    rule = "nis2-measure-not-approved-by-management"
    assert places(matrix_of(roles, {"Godkende planen": letters}), rule) == []
    assert bool(places(tagged(matrix_of(roles, {"Plan": letters}), A1="nis2"), rule)) is fires


@pytest.mark.parametrize(
    ("letters", "why"),
    [
        ("H - - U", []),
        ("- H - U", ["it"]),
        ("- - H U", ["no-manager"]),
        ("- - - H", []),  # a manager
    ],
)
def test_system_duty_without_owner(letters: str, why: list[str]) -> None:
    roles = [person("Systemejer"), person("It-chef"), person("Fagsystemansvarlig"), person("Chef")]
    matrix = tagged(matrix_of(roles, {"Keep the budget": letters}), A1="system")
    assert [f.values["why"] for f in found(matrix, "system-duty-without-owner")] == why


def test_it_may_own_a_system_where_nobody_else_does() -> None:
    matrix = tagged(matrix_of([person("It-chef")], {"Keep it": "H"}), A1="system")
    assert places(matrix, "system-duty-without-owner") == []
    crowd = person("Alle", kind=RoleKind.MANY)
    matrix = tagged(matrix_of([crowd], {"Keep it": "H"}), A1="system")
    assert places(matrix, "system-duty-without-owner") == ["Keep it / Alle"]


@pytest.mark.parametrize(
    ("name", "letters", "fires"),
    [
        ("Anskaffe et system", "H U -", True),
        ("Anskaffe et system", "H U K", False),
        ("Anskaf it på en systematisk måde", "H U -", True),
        ("Buy software", "H U -", True),
        ("Anskaffe biler", "H U -", False),
        ("Replace the applicants' chairs", "H U -", False),
        ("Anskaffe et system", "- - -", False),  # empty-activity says it
    ],
)
def test_it_not_involved(name: str, letters: str, fires: bool) -> None:
    matrix = matrix_of("Chef Medarbejder It-chef", {name: letters})
    assert bool(places(matrix, "it-not-involved")) is fires


def test_it_is_not_missed_where_the_matrix_has_none() -> None:
    assert (
        places(matrix_of("Chef Medarbejder", {"Anskaffe et system": "H U"}), "it-not-involved")
        == []
    )


def test_system_owner_without_duties() -> None:
    matrix = matrix_of("Systemejer Chef", {"Plan it": "K H", "Do it": "I H"})
    assert places(matrix, "system-owner-without-duties") == ["Systemejer"]
    done = matrix_of("Systemejer Chef", {"Plan it": "U H"})
    assert places(done, "system-owner-without-duties") == []
    silent = matrix_of("Systemejer Chef", {"Plan it": "- H"})
    rules = [f.rule for f in judge(silent, profile_id="danish-municipality") if f.role]
    assert rules == ["role-without-letters"]
