"""What stands over a block: groups, roles, people, titles, and what stands beside."""

import pytest

from bhuki.sheets.found import Orientation
from bhuki.sheets.recognise import recognise
from bhuki.sheets.view import label
from tests.sheets.building import FILLED, leftover, letters, only, read, roles, sections, sheet


def test_groups_of_one_role_each_stand_above_the_roles() -> None:
    found = only(
        read(
            """
            | IT | Management | External
            Task | Head of section | Controlling office | Quality circle
            Plan the work | R | A | C
            Count the money | A | R | I
            Pay the bills | R | A | I
            """
        )
    )
    assert roles(found) == ["Head of section", "Controlling office", "Quality circle"]


def test_a_numbered_section_right_under_the_heading_is_a_section() -> None:
    found = only(
        read(
            """
            No. | Task | Manager | Analyst | Clerk
            1 | Planning | | |
            1.1 | Plan the work | A | R | C
            1.2 | Count the money | A | R | I
            2 | Paying | | |
            2.1 | Pay the bills | I | A | R
            """,
            merges=("B2:E2", "B5:E5"),
            styles={"B2": FILLED, "B5": FILLED},
        )
    )
    assert sections(found) == [["Planning"], ["Planning"], ["Paying"]]


def test_letters_of_another_matrix_under_this_one_are_its_own() -> None:
    reading = read(
        """
        Task | Law office | Board | Works council | Purchasing | Sales | Press
        Plan the work | A | R | C | I | I | C
        Count the money | R | A | C | I | C | I
        Pay the bills | A | R | I | C | I | I

        No. | Activity | Legal | IT | Safety
        1 | Choose | A | R | I
        2 | Order | R | A | C
        3 | Pay | A | R | I
        """
    )
    first, second = reading.found
    assert len(roles(first)) == 6
    assert roles(second) == ["Legal", "IT", "Safety"]
    assert letters(second)["C7"] == "A"


def test_a_legend_beside_the_last_role_takes_no_letters() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk | R | Responsible
            Plan | Accountable | Responsible | Consulted | A | Accountable
            Count | Accountable | Responsible | Informed | C | Consulted
            Pay | Informed | Accountable | Responsible | I | Informed
            """
        )
    )
    assert letters(found) == {
        "B2": "A",
        "C2": "R",
        "D2": "C",
        "B3": "A",
        "C3": "R",
        "D3": "I",
        "B4": "I",
        "C4": "A",
        "D4": "R",
    }


def test_people_down_and_a_corner_of_both_mean_roles_in_rows() -> None:
    found = only(
        read(
            """
            Role / Task | Close the project | Collect wishes | Write the report
            Ann Hill | C | R | R
            Bo Larsen | A | I | A
            Eva Novak | R | A | C
            """
        )
    )
    assert found.orientation is Orientation.ROLES_IN_ROWS


def test_a_role_that_is_never_involved_stays_a_role() -> None:
    found = only(
        read(
            """
            Task | Auditor | Manager | Analyst
            Plan the work | n/a | A | R
            Count the money | n/a | A | R
            Pay the bills | n/a | R | A
            """
        )
    )
    assert roles(found) == ["Auditor", "Manager", "Analyst"]


def test_words_for_letters_under_a_matrix_of_letters_are_read_too() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk
        Plan the work | A | R | C
        Count the money | A | R | I
        Pay the bills | I | A | R

        Task | Board | Council | Press
        Choose | Accountable | Responsible | Informed
        Order | Responsible | Accountable | Consulted
        Pay | Accountable | Informed | Responsible
        """
    )
    assert [len(found.cells) for found in reading.found] == [9, 9]


def test_a_hidden_row_under_the_names_is_no_section() -> None:
    grid = sheet(
        """
        Task | Manager | Analyst
        internal reference | |
        Plan the work | A | R
        Count the money | R | A
        """
    )
    grid.hidden_rows = [2]
    reading = recognise(grid)
    assert sections(only(reading)) == [[], []]
    assert leftover(reading) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("System-\nejer", "System-ejer"),
        ("Forv.-\n chef", "Forv.-chef"),
        ("Projekt-\nog styregruppe", "Projekt- og styregruppe"),
        ("Komm.\ndir.", "Komm. dir."),
        ("It - drift", "It - drift"),
    ],
)
def test_a_word_broken_to_fit_its_column_is_whole_again(written: str, read: str) -> None:
    assert label(written) == read
