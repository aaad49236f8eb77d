"""The rules about who does the work and who decides, with cases that pass and that fail."""

import pytest

from bhuki.matrix.entities import Role, RuleSetting
from bhuki.matrix.matrix import Matrix
from tests.rules.building import body, found, matrix_of, person, places


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("Boss Maker", {"Plan it": "H U"}), []),
        (matrix_of("Boss Maker", {"Plan it": "H/U K"}), []),
        (matrix_of("Boss Maker", {"Plan it": "H K"}), ["Plan it"]),
        (matrix_of("Boss Maker", {"Plan it": "- K"}), []),  # no-main-responsible says it
        (matrix_of("Boss Maker", {"Plan it": "- -"}), []),
        (matrix_of("Boss Maker", {"Plan it": "D C"}, "DACI"), []),  # no letter for doing
        (matrix_of("Boss Maker", {"Plan it": "R A"}, "RAPID"), []),  # recommending is work
        (matrix_of("Boss Maker", {"Plan it": "A S"}, "RASCI"), []),
    ],
)
def test_nobody_does_it(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "nobody-does-it") == expected


def test_nobody_does_it_speaks_up_where_the_other_rule_is_off() -> None:
    matrix = matrix_of("Boss Maker", {"Plan it": "- K"})
    matrix.rules["no-main-responsible"] = RuleSetting(on=False)
    assert places(matrix, "nobody-does-it") == ["Plan it"]


def test_nobody_prepares_where_somebody_decides() -> None:
    matrix = matrix_of("Boss Head", {"Plan it": "H B", "Do it": "H -"})
    assert [f.values["decided"] for f in found(matrix, "nobody-does-it")] == [1, 0]


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("U U U U U H", []),
        ("U U U U U H/U", ["Plan it"]),
    ],
)
def test_many_doers(letters: str, expected: list[str]) -> None:
    assert places(matrix_of("A B C D E F", {"Plan it": letters}), "many-doers") == expected


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("A B C", {"Plan it": "H U U"}), ["Plan it"]),
        (matrix_of("A B C", {"Plan it": "H U K"}), []),
        (matrix_of("A B C", {"Plan it": "H/U U U"}), []),  # who answers gathers them
        (matrix_of("A B C", {"Plan it": "H U* U"}), []),  # a note says who
        (matrix_of("A B C", {"Plan it": "A R S"}, "RASCI"), []),  # one leads, one supports
        (matrix_of("A B C", {"Plan it": "A S S"}, "RASCI"), ["Plan it"]),
        (matrix_of("A B C", {"Plan it": "A R R"}, "RASCI"), ["Plan it"]),
        (matrix_of("A B C", {"Plan it": "R P A"}, "RAPID"), []),
        (matrix_of("A B C D E F G", {"Plan it": "H U U U U U U"}), []),  # many-doers says it
    ],
)
def test_several_doers_no_lead(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "several-doers-no-lead") == expected


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        ("Godkende informationssikkerhedspolitik", True),
        ("Godkend nye versioner", True),
        ("Politikken godkendes af direktionen", True),
        ("Udarbejde og få godkendt it-beredskabsplan", True),
        ("Få planen for året godkendt", True),
        ("Beslutte, hvor systemerne drives", True),
        ("Vedtage budget", True),
        ("Tiltræde indstillingen", True),
        ("Godkendelse af budget", True),
        ("Følge de forhåndsgodkendte procedurer", False),
        ("Forhåndsgodkende leverandører", False),
        ("Vedligeholde listen over godkendte leverandører", False),
        ("Bruge en godkendt leverandør", False),
        ("Sende planen til godkendelse", False),
        ("Indhente godkendelse", False),
        ("Skrive beslutningsoplæg", False),
        ("Fastlægge, hvem der beslutter om digitalisering", False),
        ("Approve the plan", True),
        ("Assess and approve changes", True),
        ("Decide where systems are run", True),
        ("Adopt the budget", True),
        ("Have the plan approved", True),
        ("Approval of the budget", True),
        ("Follow pre-approved procedures", False),
        ("Keep the list of approved suppliers", False),
        ("Prepare for approval", False),
        ("Write the decision log", False),
    ],
)
def test_approval_without_decision(name: str, fires: bool) -> None:
    matrix = matrix_of("Boss Maker", {name: "H U"})
    assert bool(places(matrix, "approval-without-decision")) is fires
    decided = matrix_of("Boss Maker Head", {name: "H U B"})
    assert places(decided, "approval-without-decision") == []


def test_approval_says_nothing_of_empty_rows_or_without_a_letter_for_it() -> None:
    assert places(matrix_of("A B", {"Approve it": "- -"}), "approval-without-decision") == []
    raci = matrix_of("A B", {"Approve it": "A R"}, "RACI")
    assert places(raci, "approval-without-decision") == []


def test_more_verbs_can_be_set() -> None:
    matrix = matrix_of("A B", {"Bevilge midler": "H U"})
    assert places(matrix, "approval-without-decision") == []
    matrix.rules["approval-without-decision"] = RuleSetting(extra={"verbs": ["Bevilge"]})
    assert places(matrix, "approval-without-decision") == ["Bevilge midler"]


@pytest.mark.parametrize(
    ("letters", "own_work", "answers"),
    [
        ("B/U H", ["Plan it / A"], []),
        ("B/H/U -", ["Plan it / A"], []),  # one cause, one finding
        ("B/H U", [], ["Plan it / A"]),
        ("B/H* U", [], []),  # the delegation is noted
        ("B H/U", [], []),
        ("B/U B/H", ["Plan it / A"], ["Plan it / B"]),
    ],
)
def test_deciding_beside_other_duties(
    letters: str, own_work: list[str], answers: list[str]
) -> None:
    matrix = matrix_of("A B", {"Plan it": letters})
    assert places(matrix, "decides-on-own-work") == own_work
    assert places(matrix, "decides-and-answers") == answers


def test_one_letter_with_two_duties_is_the_scheme_and_no_finding() -> None:
    matrix = matrix_of("A B", {"Plan it": "R D", "Do it": "R/D -"}, "RAPID")
    assert places(matrix, "decides-on-own-work") == ["Do it / A"]
    assert places(matrix, "decides-and-answers") == []
    matrix.rules["decides-on-own-work"] = RuleSetting(on=False)
    assert [f.activity for f in found(matrix, "decides-and-answers")] == ["Do it"]


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (matrix_of("A B C", {"Plan it": "B B H"}), ["Plan it"]),
        (matrix_of("A B C", {"Plan it": "B B* H"}), []),
        (matrix_of("A B C", {"Plan it": "B K H"}), []),
        (matrix_of("A B C", {"Plan it": "A A D"}, "DACI"), []),  # letter-outside-limits says it
    ],
)
def test_several_deciders_no_order(matrix: Matrix, expected: list[str]) -> None:
    assert places(matrix, "several-deciders-no-order") == expected


@pytest.mark.parametrize(
    ("roles", "rows", "expected"),
    [
        ([body("Forum")], {"S:Plan": "B", "S:Do": "K"}, ["Forum"]),
        ([body("Forum")], {"S:Plan": "B", "T:Do": "K"}, []),
        ([body("Forum")], {"S:Plan": "B", "S:Do": "B"}, []),
        ([body("Forum", description="Decides up to a million")], {"S:A": "B", "S:B": "K"}, []),
        ([person("Boss")], {"S:Plan": "B", "S:Do": "K"}, []),
        ([person("Chefgruppen")], {"S:Plan": "B", "S:Do": "K"}, ["Chefgruppen"]),
    ],
)
def test_hearing_or_deciding(roles: list[Role], rows: dict[str, str], expected: list[str]) -> None:
    assert places(matrix_of(roles, rows), "hearing-or-deciding") == expected


def test_hearing_or_deciding_is_one_finding_for_all_sections() -> None:
    rows = {"S:A": "B", "S:B": "K", "T:A": "B", "T:B": "K", "U:A": "B"}
    findings = found(matrix_of([body("Forum")], rows), "hearing-or-deciding")
    assert [f.values["sections"] for f in findings] == [("S", "T")]
    assert [activity for activity, _ in findings[0].cells] == ["S:A", "S:B", "T:A", "T:B"]


@pytest.mark.parametrize(
    ("name", "fires"),
    [
        ("Write the plan", False),
        ("Write the plan and have it approved", True),
        ("Udarbejde og få godkendt planen", True),
        ("Udarbejde/vedligeholde politik", False),
        ("Assess and approve changes", False),  # to assess is part of approving
        ("Budget", True),
        ("Informationssikkerhed", True),
        ("Budgetlægning", False),
        ("Arkivering", False),
        ("Godkendelse", False),
        ("Planning", False),
        ("", False),
    ],
)
def test_two_decisions_in_one_activity(name: str, fires: bool) -> None:
    matrix = matrix_of("A B", {f"S:{name}": "H U"})
    assert bool(places(matrix, "two-decisions-in-one-activity")) is fires
