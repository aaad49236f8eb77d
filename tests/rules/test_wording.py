"""Findings said in words: whole sentences, whatever the names are."""

import pytest

from bhuki.matrix.matrix import Matrix
from bhuki.rules.verbs import doing, names_no_act, object_of
from bhuki.rules.wording import headline, message, question
from bhuki.texts import texts
from tests.rules.building import figure_15, found, matrix_of

DA, EN = texts("da"), texts("en")


def test_the_walk_asks_as_a_facilitator_would() -> None:
    matrix = figure_15()
    isp7 = found(matrix, "no-main-responsible")[0]
    assert headline(isp7, matrix, DA) == "ISP7 mangler et H"
    assert message(isp7, matrix, DA) == (
        "Ingen har hovedansvaret for at fastlægge regler og instrukser for aflevering til Statens "
        "Arkiver, og ingen udfører det."
    )
    assert question(isp7, matrix, DA) == (
        "Hvem har hovedansvaret for at fastlægge regler og instrukser for aflevering til Statens "
        "Arkiver?"
    )


@pytest.mark.parametrize(
    ("rule", "matrix", "danish"),
    [
        (
            "several-main-responsible",
            matrix_of("A B", {"X": "H H"}),
            "Kun én kan have hovedansvaret. Hvem?",
        ),
        (
            "nobody-does-it",
            matrix_of("A B", {"Vedligeholde planen": "H K"}),
            "Hvem udfører arbejdet med at vedligeholde planen?",
        ),
        ("nobody-does-it", matrix_of("A B", {"Planen": "H K"}), "Hvem udfører »Planen«?"),
        (
            "several-doers-no-lead",
            matrix_of("A B C", {"Planen": "H U U"}),
            "Hvem samler dem, der udfører »Planen«?",
        ),
        (
            "approval-without-decision",
            matrix_of("A B", {"Godkende planen": "H U"}),
            "Hvem skal godkende planen?",
        ),
        (
            "decides-on-own-work",
            matrix_of("Chef B", {"X": "B/U H"}),
            "Skal Chef beslutte om sit eget arbejde?",
        ),
        (
            "decides-and-answers",
            matrix_of("Chef B", {"Planen": "B/H U"}),
            "Skal Chef både beslutte og svare for »Planen«?",
        ),
        (
            "hearing-or-deciding",
            matrix_of("Chefgruppen", {"S:A": "B", "S:B": "K"}),
            "Skal Chefgruppen høres eller beslutte?",
        ),
    ],
)
def test_questions_in_danish(rule: str, matrix: Matrix, danish: str) -> None:
    assert question(found(matrix, rule)[0], matrix, DA) == danish


def test_the_letter_named_is_the_scheme_s_own() -> None:
    matrix = matrix_of("Boss Maker", {"Draft the plan": "A A"}, "RACI")
    finding = found(matrix, "several-main-responsible")[0]
    assert message(finding, matrix, EN) == "“Draft the plan” has 2 A: Boss and Maker."
    assert headline(finding, matrix, DA) == "A1 har 2 A"


def test_names_from_users_are_never_templates() -> None:
    matrix = matrix_of("{role} Maker", {"{0.__class__} %s {": "{ U"})
    for finding in (*found(matrix, "unknown-letter"), *found(matrix, "no-main-responsible")):
        for _ in (DA, EN):
            assert "{0.__class__} %s {" in message(finding, matrix, _)
            assert headline(finding, matrix, _)
            assert question(finding, matrix, _)


def test_what_has_no_name_is_spoken_of_all_the_same() -> None:
    matrix = matrix_of("A B", {"x": "- U"})
    activity = matrix.activities["x"]
    matrix.activities["x"] = type(activity)("x")
    finding = found(matrix, "no-main-responsible")[0]
    assert headline(finding, matrix, DA) == "»uden navn« mangler et H"


@pytest.mark.parametrize(
    ("name", "danish"),
    [
        ("Fastlægge regler", "fastlægge regler"),
        ("Planlæg og overvåg kapacitet", "planlægge og overvåge kapacitet"),
        ("Udarbejde/vedligeholde politik", "udarbejde/vedligeholde politik"),
        ("Tildel, gennemgå og fjern adgange", "tildele, gennemgå og fjerne adgange"),
        (
            "Fastlæg regler for deling og brug af data",
            "fastlægge regler for deling og brug af data",
        ),
        ("Sikr, at alle følger planen", "sikre, at alle følger planen"),
        ("Drift og overvåg systemerne", "drifte og overvåge systemerne"),
        ("Budgetopfølgning", None),
        ("Plan for drift", None),
        ("", None),
    ],
)
def test_activities_follow_at_in_danish(name: str, danish: str | None) -> None:
    assert doing(name, "da") == danish


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Draft the plan", "draft the plan"),
        ("Budget", None),
        ("Udarbejde planen", None),
        ("The plan", None),
    ],
)
def test_activities_follow_to_in_english(name: str, english: str | None) -> None:
    assert doing(name, "en") == english


def test_the_thing_is_found_behind_the_verbs() -> None:
    assert object_of("Udarbejde og få godkendt it-beredskabsplan") == "it-beredskabsplan"
    assert object_of("Approve the plan (administration)") == "the plan administration"
    assert names_no_act("Økonomi")
    assert not names_no_act("Rekruttering")


@pytest.mark.parametrize(
    ("roles", "end"), [("Chef Oper.mgr.", "Oper.mgr."), ("Chef Drift...", "Drift....")]
)
def test_a_shortened_name_at_the_end_brings_its_own_full_stop(roles: str, end: str) -> None:
    matrix = matrix_of(roles, {"Holde driften": "H H"})
    (finding,) = found(matrix, "several-main-responsible")
    assert message(finding, matrix, EN).endswith(f" and {end}")
