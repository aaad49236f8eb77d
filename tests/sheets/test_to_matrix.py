"""A matrix that was read can be edited, judged, and traced back to its cells."""

from bhuki.rules.judge import judge
from bhuki.sheets.to_matrix import to_matrix
from tests.sheets.building import only, read

TEXT = """
 | | Linje | | Drift
Nr | Opgave | Direktør | It-chef | Systemejer
 | STRATEGI | | |
1 | Lægge planen | H | u | K
2 | Sikre driften | K | H/U | x
 | DRIFT | | |
3 | Godkende ændringer | H | H | U (ved behov)
"""


def test_all_that_was_read_is_in_the_matrix() -> None:
    reading = read(TEXT, merges=("C1:D1",))
    made = to_matrix(reading, only(reading))
    matrix = made.matrix
    assert matrix.scheme.id == "BHUKI"
    assert matrix.language == "da"
    assert [role.name for role in matrix.role_order()] == ["Direktør", "It-chef", "Systemejer"]
    assert [group.name for group in matrix.groups.values()] == ["Linje", "Drift"]
    assert [a.title for a in matrix.activity_order()][:2] == ["1 Lægge planen", "2 Sikre driften"]
    assert [row.section.name for row in matrix.section_order()] == ["STRATEGI", "DRIFT"]
    second, _, it = list(matrix.activities)[1], None, list(matrix.roles)[1]
    assert matrix.letters(second, it) == ("H", "U")
    third, owner = list(matrix.activities)[2], list(matrix.roles)[2]
    assert matrix.assignments[third, owner].note == "(ved behov)"


def test_findings_point_to_cells_of_the_sheet() -> None:
    reading = read(TEXT, merges=("C1:D1",))
    made = to_matrix(reading, only(reading))
    findings = [f for f in judge(made.matrix) if f.rule == "several-main-responsible"]
    assert len(findings) == 1
    third = list(made.matrix.activities)[2]
    director, it = list(made.matrix.roles)[:2]
    assert made.addresses(third, director) == ["C7"]
    assert made.addresses(third, it) == ["D7"]
    assert made.addresses(third, None) == ["B7"]
    assert made.addresses(None, it) == ["D2"]


def test_letters_of_the_sheet_s_own_become_a_scheme() -> None:
    reading = read(
        """
        R = Reviewer | Q = Questioned | D = Decides
        Task | Manager | Analyst | Clerk
        Plan | R | Q | D
        Count | Q | R | D
        Pay | D | R | Q
        """
    )
    matrix = to_matrix(reading, only(reading)).matrix
    assert matrix.scheme.own
    assert matrix.find_scheme(matrix.scheme.id) is matrix.scheme
    assert {code: letter.name("en") for code, letter in matrix.scheme.by_code.items()} == {
        "R": "Reviewer",
        "Q": "Questioned",
        "D": "Decides",
    }
