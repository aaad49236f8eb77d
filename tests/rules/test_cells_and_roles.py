"""The rules about single cells, about who is asked and told, and about whole roles."""

import pytest

from bhuki.matrix.entities import RoleKind
from bhuki.matrix.matrix import Matrix
from tests.rules.building import found, matrix_of, person, places, switch_on


@pytest.mark.parametrize(
    ("matrix", "weaker"),
    [
        (matrix_of("A B", {"Plan it": "H/U K"}), []),
        (matrix_of("A B", {"Plan it": "H/K U"}), [("K",)]),
        (matrix_of("A B", {"Plan it": "H U/I"}), [("I",)]),
        (matrix_of("A B", {"Plan it": "H K/I"}), [("I",)]),
        (matrix_of("A B", {"Plan it": "H/K/I U"}), [("K", "I")]),
        (matrix_of("A B", {"Plan it": "H U/K!"}), []),  # a veto is more than being asked
        (matrix_of("A B", {"Plan it": "A R/C"}, "RACI"), [("C",)]),
        (matrix_of("A B", {"Plan it": "R/A P"}, "RAPID"), []),  # agreeing has a veto
        (matrix_of("A B", {"Plan it": "A R/V"}, "RACI-VS"), []),  # verifying is work of its own
    ],
)
def test_redundant_letters(matrix: Matrix, weaker: list[tuple[str, ...]]) -> None:
    assert [f.values["weaker"] for f in found(matrix, "redundant-letters")] == weaker


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("A B", {"Plan it": "H U"}), []),
        (matrix_of("A B", {"Plan it": "H X"}), ["Plan it / B"]),
        (matrix_of("A B", {"Plan it": "h U"}), ["Plan it / A"]),
        (matrix_of("A B", {"Plan it": "H U/U"}), ["Plan it / B"]),
        (matrix_of("A B", {"Plan it": "X Y"}), ["Plan it / A", "Plan it / B"]),
        (matrix_of("A B", {"Plan it": "H U"}, "RACI"), ["Plan it / A", "Plan it / B"]),
    ],
)
def test_unknown_letter(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "unknown-letter") == expected


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("A B C", {"Plan it": "D A C"}, "DACI"), []),
        (matrix_of("A B C", {"Plan it": "D A A"}, "DACI"), [(("A",), ())]),
        (matrix_of("A B C", {"Plan it": "D C C"}, "DACI"), [((), ("A",))]),
        (matrix_of("A B C", {"Plan it": "D D A"}, "DACI"), []),  # several-main-responsible
        (matrix_of("A B C", {"Plan it": "A C C"}, "DACI"), []),  # no-main-responsible
        (matrix_of("A B C", {"Plan it": "R D P"}, "RAPID"), []),
        (matrix_of("A B C", {"Plan it": "R D A"}, "RAPID"), [((), ("P",))]),
        (matrix_of("A B C", {"Plan it": "A D R"}, "DRASCI"), []),
        (matrix_of("A B C D", {"Plan it": "A D D R"}, "DRASCI"), [(("D",), ())]),
        (matrix_of("A B", {"Plan it": "A -"}, "RACI"), []),  # nobody-does-it
        (matrix_of("A B", {"Plan it": "A S"}, "RASCI"), [((), ("R",))]),
        (matrix_of("A B", {"Plan it": "H H"}), []),
        (matrix_of("A B", {"Plan it": "- -"}, "DACI"), []),
    ],
)
def test_letter_outside_limits(matrix: Matrix, expected: list[object]) -> None:
    findings = found(matrix, "letter-outside-limits")
    assert [(f.values["over"], f.values["under"]) for f in findings] == expected


def test_a_decision_that_the_scheme_asks_for_is_missed_once() -> None:
    matrix = matrix_of("A B", {"Approve the plan": "D C"}, "DACI")
    assert places(matrix, "letter-outside-limits") == ["Approve the plan"]
    assert places(matrix, "approval-without-decision") == []


def test_many_are_asked_or_told() -> None:
    matrix = matrix_of("A B C D E F G", {"Plan it": "H K K K K K U", "Do it": "H K K K K K K"})
    assert places(matrix, "many-consulted") == ["Do it"]
    told = matrix_of("A B C D", {"Plan it": "H I I I", "Do it": "H U I I"})
    assert places(told, "many-informed") == []
    assert places(switch_on(told, "many-informed", max=2), "many-informed") == ["Plan it"]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [("H U -", ["Plan it"]), ("H U K", []), ("H U I", []), ("- - -", [])],
)
def test_nobody_consulted_or_informed(letters: str, expected: list[str]) -> None:
    matrix = matrix_of("A B C", {"Plan it": letters})
    assert places(matrix, "nobody-consulted-or-informed") == expected


@pytest.mark.parametrize(
    ("letters", "cells"), [("H I I*", 1), ("H I* I*", 0), ("H U -", 0), ("H I I", 2)]
)
def test_informed_how(letters: str, cells: int) -> None:
    findings = found(matrix_of("A B C", {"Plan it": letters}), "informed-how")
    assert sum(len(f.cells) for f in findings) == cells


def test_role_without_letters() -> None:
    assert places(matrix_of("A B", {"Plan it": "H -"}), "role-without-letters") == ["B"]
    assert places(matrix_of("A B", {"Plan it": "- -"}), "role-without-letters") == []


def test_role_in_everything() -> None:
    rows = {f"Do {n}": "H U" if n else "H -" for n in range(8)}
    assert places(matrix_of("A B", rows), "role-in-everything") == ["A"]
    assert places(matrix_of("A B", {"Do 1": "H U"}), "role-in-everything") == []


@pytest.mark.parametrize(
    ("mine", "others", "fires"), [(5, 7, True), (4, 4, False), (5, 8, False), (6, 9, False)]
)
def test_role_holds_too_much(mine: int, others: int, fires: bool) -> None:
    rows = {f"Do {n}": "H -" for n in range(mine)} | {f"Be {n}": "- U" for n in range(others)}
    for n in range(others):  # spread over others, so that none of them has too much
        rows[f"Be {n}"] = "- " + " ".join("H" if n == m else "-" for m in range(others))
    matrix = matrix_of("A " + " ".join(f"B{n}" for n in range(others)), rows)
    assert places(matrix, "role-holds-too-much") == (["A"] if fires else [])


def test_role_does_too_much() -> None:
    rows = {f"Do {n}": "U H" if n < 8 else "K H" for n in range(13)}
    assert places(matrix_of("A B", rows), "role-does-too-much") == ["A"]
    assert places(matrix_of("A B", rows | {"Do 14": "K H"}), "role-does-too-much") == []


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        ("Anne Hansen", True),
        ("Ole B. Jensen", True),
        ("Project Manager", False),
        ("It-chef", False),
        ("Anne", False),
        ("Mark as done", False),
    ],
)
def test_role_named_after_a_person(name: str, fires: bool) -> None:
    matrix = matrix_of([person(name)], {"Plan it": "H"})
    assert bool(places(matrix, "role-named-after-a-person")) is fires


def test_a_crowd_is_no_person_and_no_body() -> None:
    matrix = matrix_of([person("Users", kind=RoleKind.MANY)], {"S:A": "B", "S:B": "K"})
    assert places(matrix, "hearing-or-deciding") == []
