"""Rows that have no letters: activities nobody has a letter for, sections, sums."""

from tests.sheets.building import (
    BOLD,
    FILLED,
    activities,
    leftover,
    letters,
    only,
    read,
    roles,
    sections,
)

BODY = """
Task | Manager | Analyst | Clerk
Planning | | |
Plan the work | A | R | C
Count the money | | |
Pay the bills | I | A | R
Review | | |
Read the report | A | C | R
"""


def test_a_plain_row_among_marked_sections_is_an_activity() -> None:
    found = only(read(BODY, styles={"A2": BOLD, "A6": BOLD}))
    assert activities(found) == [
        "Plan the work",
        "Count the money",
        "Pay the bills",
        "Read the report",
    ]
    assert sections(found) == [["Planning"], ["Planning"], ["Planning"], ["Review"]]


def test_one_plain_row_far_from_the_top_is_an_activity() -> None:
    rows = "\n".join(f"Task number {n} | A | R" for n in range(6))
    found = only(read(f"Task | Manager | Clerk\n{rows}\nNobody's task | |\nLast | R | A"))
    assert "Nobody's task" in activities(found)
    assert sections(found) == [[]] * 8


def test_rows_of_none_marks_are_activities_wherever_they_stand() -> None:
    found = read(
        """
        Task | Manager | Analyst | Clerk
        Open the office | - | - | -
        Plan the work | A | R | C
        Count the money | I | A | R
        Close the office | - | - | -
        Lock the door | - | - | -
        """
    )
    assert len(activities(only(found))) == 5
    assert len(letters(only(found))) == 6
    assert leftover(found) == []


def test_noughts_are_none_marks_and_their_column_stays_a_role() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan the work | A | R | 0
            Count the money | A | R | 0
            Pay the bills | R | A | 0
            Read the report | A | 0 | R
            Total | 4 | 3 | 1
            """
        )
    )
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert letters(found)["D5"] == "R"
    assert len(activities(found)) == 4


def test_numbered_phases_are_sections() -> None:
    found = only(
        read(
            """
            Phase | Activity | PM | PO | QA
            Phase 0 | Plan the work | A | R | C
            | Count the money | A | R | I
            Phase 1 | Pay the bills | R | A | I
            | Read the report | A | C | R
            """
        )
    )
    assert sections(found) == [["Phase 0"], ["Phase 0"], ["Phase 1"], ["Phase 1"]]


def test_a_repeated_heading_keeps_one_matrix_and_its_section() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Planning | | |
            Plan the work | A | R | C
            Count the money | A | R | I
            Task | Manager | Analyst | Clerk
            Pay the bills | I | A | R
            Read the report | C | A | R
            """,
            styles={"A2": FILLED},
        )
    )
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert sections(found) == [["Planning"]] * 4


def test_numbers_under_a_heading_for_tasks_name_no_activity() -> None:
    found = only(
        read(
            """
            WBS | | Manager | Analyst
            T-01 | Plan the work | A | R
            T-02 | Count the money | R | A
            T-03 | Pay the bills | A | R
            """
        )
    )
    assert activities(found) == ["Plan the work", "Count the money", "Pay the bills"]


def test_activities_across_lose_their_numbers() -> None:
    found = only(
        read(
            """
            Role | 1. Plan the work | 2. Count the money | 3. Pay the bills | 4. Close
            Manager | A | A | I | A
            Analyst | R | R | A | C
            Clerk | C | I | R | R
            """
        )
    )
    assert next((a.number, a.name) for a in found.activities) == ("1", "Plan the work")


def test_an_activity_without_letters_beside_its_section_is_no_section() -> None:
    found = only(
        read(
            """
            Phase | Task | Manager | Analyst
            Plan | Draft it | A | R
            Plan | Read it | |
            Plan | Sign it | R | A
            Pay | Pay it | A | R
            """
        )
    )
    assert activities(found) == ["Draft it", "Read it", "Sign it", "Pay it"]
    assert sections(found) == [["Plan"], ["Plan"], ["Plan"], ["Pay"]]


def test_a_mark_for_none_may_have_a_note() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk
        Plan the work | A | R | C
        Count the money | I | A | R
        Lock the door | - | - | - (not this year)
        """
    )
    assert activities(only(reading))[-1] == "Lock the door"
    assert leftover(reading) == []


def test_plain_rows_right_under_each_marked_section_are_sections_under_it() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            PROCESS A: BUYING | | |
            Planning | | |
            Plan the work | A | R | C
            Count the money | I | A | R
            Sourcing | | |
            Ask for prices | I | A | R
            PROCESS B: SELLING | | |
            Ordering | | |
            Send the bill | C | A | R
            """
        )
    )
    assert activities(found)[0] == "Plan the work"
    assert sections(found)[1] == ["PROCESS A: BUYING", "Planning"]
    assert sections(found)[2] == ["PROCESS A: BUYING", "Sourcing"]
    assert sections(found)[3] == ["PROCESS B: SELLING", "Ordering"]


FORM = """
Task | Manager | Analyst | Clerk
Phase 1 | | |
Plan the work | A | R | C
Count the money | I | A | R
Phase 2 | | |
Task 1 | | |
Task 2 | | |
{}
"""


def test_a_part_of_a_form_that_nobody_filled_in_is_read_by_its_looks() -> None:
    looks = {"A2": BOLD, "A5": BOLD}
    reading = read(FORM.format(""), styles=looks)
    assert activities(only(reading))[2:] == ["Task 1", "Task 2"]
    assert sections(only(reading))[2:] == [["Phase 2"], ["Phase 2"]]
    assert leftover(reading) == []


def test_plain_lines_under_a_matrix_are_none_of_its_activities() -> None:
    reading = read(FORM.format("| | |"), styles={"A2": BOLD})
    assert len(activities(only(reading))) == 2
    assert leftover(reading) == ["A5", "A6", "A7"]


def test_a_heading_with_nothing_under_it_is_no_section() -> None:
    text = FORM.partition("Task 1")[0] + "\n\nRead the notes first"
    reading = read(text, styles={"A2": BOLD, "A5": BOLD})
    assert len(activities(only(reading))) == 2
    assert leftover(reading) == ["A5", "A8"]


def test_plain_rows_over_hardly_an_activity_each_make_unsure() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Follow the work | | |
            Decide on the price | A | C | R
            Order the parts | R | A | C
            Buy licences | | |
            Keep the list | R | A | I
            """
        )
    )
    assert found.certainty < 0.9


def test_a_row_of_roles_under_groups_is_none_of_people() -> None:
    found = only(
        read(
            """
            Step | External | Technology | Project team
             | Quality Manager | Data Steward | Service Desk
            Agree on service | R | A | C
            Handle complaints | R | A | I
            Renew licences | A | R | C
            """
        )
    )
    assert found.roles[0].name == "Quality Manager"


def test_a_plain_row_with_a_description_is_an_activity() -> None:
    found = only(
        read(
            """
            Task | Details | Manager | Analyst | Clerk
            Handle complaints | what has to be done | | |
            Order spare parts | what has to be done | A | C | R
            Renew licences | what has to be done | R | A | C
            Hold the meeting | what has to be done | R | A | C
            Count the stock | what has to be done | R | A | I
            """
        )
    )
    assert len(found.activities) == 5
