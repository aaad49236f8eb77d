"""Names with letters in brackets, and rows for letters, are read; legends are no such thing."""

import pytest

from bhuki.sheets.found import Orientation
from bhuki.sheets.named_letters import items_in
from tests.sheets.building import activities, leftover, letters, only, read, roles, used

NAMED = """
Nr | Activity | {} | Status
1 | Plan the work | Ben (A), Ann (R) | open
2 | Write the code | Ann (A); Bo (R); Ida (C, I) |
3 | Test the code | nobody yet | late
4 | Ship it | Ben (A/R) |
"""


@pytest.mark.parametrize("heading", ["Owner", "Who", "Responsible", "Hvem"])
def test_names_with_letters_in_brackets_are_read(heading: str) -> None:
    found = only(read(NAMED.format(heading)))
    assert found.orientation is Orientation.LETTERS_IN_COLUMNS
    assert found.choice.id == "RACI"
    assert roles(found) == ["Ben", "Ann", "Bo", "Ida"]
    assert activities(found)[:2] == ["Plan the work", "Write the code"]
    said = {(c.activity, found.roles[c.role].name): "/".join(c.codes) for c in found.cells}
    assert said[0, "Ben"] == "A"
    assert said[0, "Ann"] == "R"
    assert said[1, "Ida"] == "C/I"
    assert found.certainty < 0.9


def test_what_names_no_letter_is_shown_and_nothing_is_lost() -> None:
    reading = read(NAMED.format("Owner"))
    assert (4, 3) in only(reading).odd
    assert used(reading, "notes") == ["D2", "D4"]
    assert leftover(reading) == ["C4"]


def test_names_with_letters_under_any_other_heading_are_no_matrix() -> None:
    assert not read(NAMED.format("Elected")).found


def test_a_legend_in_brackets_names_nobody() -> None:
    assert items_in("Responsible (R), Accountable (A)") == []
    assert items_in("Ann (R) until May") == []
    assert items_in("Ann Hill (R/A)") == [("Ann Hill", ("R", "A"))]


@pytest.mark.parametrize("names", ["R A C I", "Responsible Accountable Consulted Informed"])
def test_rows_for_the_letters_are_read(names: str) -> None:
    first, second, third, fourth = names.split()
    found = only(
        read(
            f"""
            | | Plan the work | Write the code | Test the code
            | {first} | Ann | Bo | Ida
            | {second} | Ben | Ann | Ben
            | {third} | Ida | Ida; Ben | Bo
            | {fourth} | Board | | Board
            """
        )
    )
    assert activities(found) == ["Plan the work", "Write the code", "Test the code"]
    assert set(roles(found)) == {"Ann", "Ben", "Ida", "Bo", "Board"}
    assert letters(found)["C2"] == "R"
    assert letters(found)["E5"] == "I"
    assert found.certainty < 0.9


def test_what_letters_mean_is_no_matrix() -> None:
    assert not read(
        """
        | Letter | Meaning | In our project
        | R | does the work itself | writes and tests
        | A | has the last word | signs the plan
        | C | is asked before | gives advice early
        | I | hears of it after | reads the minutes
        """,
        name="RACI",
    ).found


def test_letters_may_stand_before_their_names() -> None:
    found = only(
        read(
            """
            Id | Play | RACI
            1 | Plan the work | R: Ann, A: Ben
            2 | Write the code | R: Ann, Bo; A: Ben
            3 | Ship it | R/A: Ben, I: Eve
            """
        )
    )
    assert roles(found) == ["Ann", "Ben", "Bo", "Eve"]
    said = {(c.activity, found.roles[c.role].name): "/".join(c.codes) for c in found.cells}
    assert said == {
        (0, "Ann"): "R",
        (0, "Ben"): "A",
        (1, "Ann"): "R",
        (1, "Bo"): "R",
        (1, "Ben"): "A",
        (2, "Ben"): "R/A",
        (2, "Eve"): "I",
    }


def test_letters_before_what_they_mean_name_nobody() -> None:
    assert items_in("R: Responsible, A: Accountable") == []
