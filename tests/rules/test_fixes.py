"""Fixes are edits that settle what was found, the best evidence first."""

import pytest

from bhuki.matrix.entities import Activity, Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Fix
from bhuki.rules.fixes import fixes
from bhuki.rules.judge import judge
from bhuki.rules.wording import fix_reason, fix_text
from bhuki.texts import texts
from tests.rules.building import body, figure_15, found, matrix_of, person, tagged

_ = texts("en")
DA = texts("da")


def offered(matrix: Matrix, rule: str, n: int = 0) -> list[Fix]:
    return fixes(found(matrix, rule)[n], matrix)


def said(matrix: Matrix, rule: str) -> list[str]:
    return [fix_text(fix, matrix, _) for fix in offered(matrix, rule)]


def test_figure_15_offers_what_the_section_shows() -> None:
    matrix = figure_15()
    made = offered(matrix, "no-main-responsible")
    assert [(fix_text(fix, matrix, DA), fix_reason(fix, matrix, DA)) for fix in made] == [
        ("It-chef får H i stedet for K", "har H i 5 af de 6 andre i afsnittet"),
        ("Systemejer får H i stedet for K", "skal udpeges for hvert system"),
        ("Kommunaldirektøren får H", "har H i 1 af de 6 andre i afsnittet"),
    ]
    made[0].edit.apply(matrix)
    assert matrix.letters("ISP7", "It-chef") == ("H",)


@pytest.mark.parametrize(
    ("rule", "matrix"),
    [
        ("no-main-responsible", matrix_of("A B", {"Plan": "- U", "Do": "H U"})),
        ("several-main-responsible", matrix_of("A B C", {"Plan": "H H/U H"})),
        ("responsible-is-a-body", matrix_of([body("Team"), person("B")], {"Plan": "H U"})),
        ("nobody-does-it", matrix_of("A B", {"Plan": "H K"})),
        (
            "approval-without-decision",
            matrix_of([person("A"), person("B"), body("Board")], {"Approve": "H U K"}),
        ),
        ("decides-on-own-work", matrix_of("A B C", {"Plan": "B/U H -", "Do": "H U B"})),
        ("decides-and-answers", matrix_of("A B C", {"Plan": "B/H U -", "Do": "H U B"})),
        ("redundant-letters", matrix_of("A B", {"Plan": "H/K U"})),
        ("unknown-letter", matrix_of("A B", {"Plan": "h U"})),
        ("unknown-letter", matrix_of("A B", {"Plan": "H U/X"})),
        ("unknown-letter", matrix_of("A B", {"Plan": "H U/U"})),
        ("letter-outside-limits", matrix_of("A B C", {"Plan": "D A A"}, "DACI")),
        ("hearing-or-deciding", matrix_of([body("Board")], {"S:A": "B", "S:B": "K"})),
        ("role-without-letters", matrix_of("A B", {"Plan": "H -"})),
        ("empty-activity", matrix_of("A B", {"Plan": "- -", "Do": "H U"})),
        (
            "prepare-and-approve-differ",
            matrix_of("A B", {"S:Write it": "H U", "S:Approve it": "- H"}),
        ),
        (
            "nis2-measure-not-approved-by-management",
            tagged(
                matrix_of([person("A"), body("Direktion")], {"Plan": "B H"}),
                A1="nis2",
            ),
        ),
        (
            "system-duty-without-owner",
            tagged(matrix_of("Systemejer It-chef", {"Plan": "K H"}), A1="system"),
        ),
        ("it-not-involved", matrix_of("A It-chef", {"Buy a system": "H -", "Do": "H K"})),
    ],
)
def test_every_fix_settles_its_finding(rule: str, matrix: Matrix) -> None:
    finding = found(matrix, rule)[0]
    made = fixes(finding, matrix)
    assert made
    for fix in made:
        mended = matrix.copy()
        inverse = fix.edit.apply(mended)
        assert finding.key not in {f.key for f in judge(mended)}, fix_text(fix, matrix, _)
        inverse.apply(mended)
        assert mended == matrix


def test_a_fix_tells_all_that_it_does() -> None:
    two = matrix_of("Boss Maker", {"Plan": "A A/R"}, "RACI")
    assert said(two, "several-main-responsible") == ["Keep A with Boss", "Keep A with Maker"]
    reasons = [fix_reason(fix, two, _) for fix in offered(two, "several-main-responsible")]
    assert reasons == ["the others become C", "the others become C"]
    offered(two, "several-main-responsible")[0].edit.apply(two)
    assert two.letters("Plan", "Maker") == ("R",)


def test_a_taker_keeps_notes_and_loses_only_weaker_letters() -> None:
    matrix = matrix_of("A B", {"Plan": "- K"})
    matrix.activities["Do"] = Activity("Do", "Do", "A2")
    matrix.assignments["Plan", "B"] = Assignment(("K",), False, "by letter")
    offered(matrix, "no-main-responsible")[0].edit.apply(matrix)
    assert matrix.assignments["Plan", "B"] == Assignment(("H",), False, "by letter")


def test_a_veto_is_not_taken_away() -> None:
    matrix = matrix_of("A B", {"Plan": "- K!"})
    offered(matrix, "no-main-responsible")[0].edit.apply(matrix)
    assert matrix.assignments["Plan", "B"] == Assignment(("H", "K"), True)


def test_groups_are_not_offered_the_main_responsibility() -> None:
    matrix = matrix_of([body("Board"), person("B")], {"Plan": "K U", "Do": "H U"})
    assert said(matrix, "no-main-responsible") == ["B gets H/U instead of U"]


def test_fixes_of_a_finding_that_is_gone_are_none() -> None:
    matrix = matrix_of("A B", {"Plan": "- U"})
    finding = found(matrix, "no-main-responsible")[0]
    del matrix.activities["Plan"]
    assert fixes(finding, matrix) == []
