"""A column for each letter and names in the cells: what heads them, and what ends them."""

import pytest

from bhuki.sheets.duty_columns import split_names
from bhuki.sheets.found import Orientation
from tests.sheets.building import activities, letters, only, read, used


def test_the_sheets_own_legend_names_the_columns() -> None:
    found = only(
        read(
            """
            Deliverable | E | P | S | I
            Sign the lease | Vendor | Trainer | Board | Legal
            Renew licences | Trainer | Vendor | Legal | Board
            Order parts | Legal | Vendor | | Board

            Executes (E)
            Participates (P)
            Signs off (S)
            Informed (I)
            """
        )
    )
    assert found.orientation is Orientation.LETTERS_IN_COLUMNS
    assert letters(found)["B2"] == "E"
    assert letters(found)["D3"] == "S"


def test_headings_that_are_one_schemes_names_make_that_scheme() -> None:
    found = only(
        read(
            """
            Process step | Perform | Accountable | Control | Suggest | Informed
            Sign the lease | Vendor | Trainer | Board | Legal | Sales
            Renew licences | Trainer | Vendor | Legal | Sales | Board
            Order parts | Legal | Vendor | Sales | Board | Trainer
            """
        )
    )
    assert found.choice.id == "PACSI"
    assert letters(found)["E2"] == "S"


def test_a_legend_right_under_the_table_is_not_part_of_it() -> None:
    reading = read(
        """
        Task | Responsible | Accountable | Consulted | Informed
        Sign the lease | Vendor | Trainer | Board | Legal
        Renew licences | Trainer | Vendor | Legal | Board
        Order parts | Legal | Vendor | | Board
        R | Responsible
        A | Accountable
        C | Consulted
        I | Informed
        """
    )
    assert len(activities(only(reading))) == 3
    assert used(reading, "legend") == ["A5", "B5", "A6", "B6", "A7", "B7", "A8", "B8"]


def test_a_column_decision_after_numbers_names_the_activities() -> None:
    found = only(
        read(
            """
            No. | Decision | Responsible | Accountable | Consulted | Informed
            1 | Sign the lease | Vendor | Trainer | Board | Legal
            2 | Renew licences | Trainer | Vendor | Legal | Board
            3 | Order parts | | | |
            """
        )
    )
    assert activities(found) == ["Sign the lease", "Renew licences", "Order parts"]


def test_roles_described_by_their_duties_are_read_with_doubt() -> None:
    found = only(
        read(
            """
            Role | Responsible | Accountable | Consulted | Informed
            Admin | Approvals | System health | Dev | Owners
            Dev | Operations | Reliability | Admin | Owners
            Owners | Sign-offs | Compliance | Admin | Staff
            """
        )
    )
    assert found.certainty < 0.75


def test_a_list_whose_names_are_said_once_is_a_list() -> None:
    found = only(
        read(
            """
            Roles and duties | |
            Role | Task | RACI
            Manager | Plan the work | A
            | Count the money | A
            | Pay the bills | I
            Analyst | Plan the work | R
            | Count the money | R
            Clerk | Plan the work | C
            | Pay the bills | R
            """,
            merges=("A1:C1",),
        )
    )
    assert found.orientation is Orientation.LIST
    assert len(found.activities) == 3
    assert [role.name for role in found.roles] == ["Manager", "Analyst", "Clerk"]


@pytest.mark.parametrize("heading", ["{0} ({1})", "{0} [{1}]", "{0} · {1}", "{1} ({0})"])
def test_a_letter_may_stand_before_its_word_in_the_heading(heading: str) -> None:
    duties = [("R", "Responsible"), ("A", "Accountable"), ("C", "Consulted"), ("I", "Informed")]
    heads = " | ".join(heading.format(*duty) for duty in duties)
    found = only(
        read(
            f"""
            Action | {heads}
            Start it | Job owner | Pod manager | Recruiter | -
            Check it | System | - | - | -
            Post it | System | Job owner | - | Board
            """
        )
    )
    assert found.orientation is Orientation.LETTERS_IN_COLUMNS
    assert letters(found) == {
        "B2": "R",
        "C2": "A",
        "D2": "C",
        "B3": "R",
        "B4": "R",
        "C4": "A",
        "E4": "I",
    }


def test_counts_under_letters_are_no_names() -> None:
    counts = """
        Role | R (Responsible) | A (Accountable) | C (Consulted) | I (Informed)
        Owner | 1 | 1 | 2 | 1
        Tester | 2 | 0 | 1 | 2
        """
    assert read(counts).found == []


def test_names_may_have_a_bar_between_them() -> None:
    assert split_names("Lead|Designer", "C") == ["Lead", "Designer"]


BY_INITIAL = """
{} | | | |
Decision | Responsible | Approves | Controls it | Informs
Change the base | Builders | Architect | Verifier | Crowd
Change the door | Carpenter | Lead | Tester | Guard, Crowd
Open the house | Builders | Lead | Guard | Crowd
"""


def test_headings_in_line_begin_with_the_letters_of_the_scheme_that_is_named() -> None:
    found = only(read(BY_INITIAL.format("RACI of our decisions")))
    assert found.choice.id == "RACI"
    assert letters(found)["D3"] == "C"
    assert letters(found)["E4"] == "I"


def test_initials_say_nothing_where_no_scheme_is_named() -> None:
    found = read(BY_INITIAL.format("Our decisions")).found
    assert all("D3" not in letters(matrix) for matrix in found)
