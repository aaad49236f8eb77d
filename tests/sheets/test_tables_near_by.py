"""Other tables, remarks and counts near a matrix are no part of it."""

from tests.sheets.building import activities, letters, only, read, roles, used

_MATRIX = """
No | Task | Manager | Analyst | Clerk
1 | Plan the work | A | R | C
2 | Count the stock | A | R | I
3 | Pay the bills | R | A | C
4 | Close the books | R | A | I
"""


def test_a_list_of_contacts_under_a_matrix_is_no_part_of_it() -> None:
    reading = read(
        _MATRIX
        + """
        | | | |
        | Role | Name | Unit | Phone
        | Driver | Ann Hill | B | 4956
        | Cook | Eva Novak | IT | 1700
        | Baker | Jan de Wit | A | 3410
        """.strip("\n")
    )
    assert len(activities(reading.found[0])) == 4
    assert all(found.certainty < 0.9 for found in reading.found[1:])


def test_letters_over_numbers_beside_a_second_matrix_only_count() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk | Driver | Cook | Baker
        Plan the work | A | R | C | R | I | R
        Count the stock | A | R | I | C | R | I
        | | | | | |
        Work | Lawyer | Painter | Cost | R | A | C
        Draw | R | A | 250 | 1 | 1 | 0
        Build | A | R | 100 | 1 | 1 | 0
        Paint | R/A | C | 250 | 1 | 1 | 1
        """
    )
    assert [len(activities(found)) for found in reading.found] == [2, 3]
    assert roles(reading.found[1]) == ["Lawyer", "Painter"]


def test_a_heading_that_is_repeated_with_a_role_less_goes_on() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk | Driver | Cook
            Plan the work | A | R | C | R | I
            Count the stock | A | R | I | C | R
            Task | Manager | Analyst | Clerk | Driver
            Pay the bills | R | A | C | R
            Close the books | R | A | I | C
            """
        )
    )
    assert len(activities(found)) == 4
    assert letters(found)["E5"] == "R"
    assert [found.roles[c.role].name for c in found.cells if c.place == (5, 5)] == ["Driver"]


def test_remarks_under_roles_are_no_roles() -> None:
    found = only(
        read(
            """
            Role | Draw the plan | Count the stock | Pay the bills | Close the books
            Director | A | R | C | A
            Clerk | R | A | R | C
            Analyst | C | I | A | R
            | | | |
            Source: minutes of the steering group | | | |
            """
        )
    )
    assert roles(found) == ["Director", "Clerk", "Analyst"]


def test_a_row_of_sums_over_a_matrix_is_none_of_its_headings() -> None:
    reading = read(
        """
        | No | | Manager | Analyst | Clerk
        | 1 | Plan the work | A | R | C
        | 2 | Pay the bills | R | A | C
        | 3 | Close the books | R | A | C
        | | Sum | 3 | 3 | 3
        | | | | |
        Nr | Work | Lawyer | Painter | Cook |
        | | Ann Hill | Bo Larsen | Eva Novak |
        1 | Draw | R | A | C |
        2 | Build | A | R | C |
        """
    )
    assert roles(reading.found[1]) == ["Lawyer", "Painter", "Cook"]


def test_short_names_over_a_second_matrix_are_its_heading() -> None:
    reading = read(
        """
        | No | Task | Board | Manager | Analyst | Clerk
        | 1 | Plan the work | A | R | C | Q
        | 2 | Count the stock | A | R | I | Q
        | 3 | Pay the bills | R | A | C | I
        | | | | | |
        No | Work | KA | NL | IK | RC |
        1 | Draw | R | A | R | I |
        2 | Build | C | A | R | I |
        3 | Paint | C | R | A | I |
        """
    )
    assert [roles(found) for found in reading.found] == [
        ["Board", "Manager", "Analyst", "Clerk"],
        ["KA", "NL", "IK", "RC"],
    ]


def test_a_legend_under_a_column_of_letters_is_found() -> None:
    reading = read(
        """
        Class | Task | Manager | Analyst | Clerk
        M | Plan the work | S | E | P
        O | Count the stock | E | P | S
        M | Pay the bills | I | S | E
        E - Executes | | | |
        P - Participates | | | |
        S - Signs off | | | |
        I - Informed | | | |
        """
    )
    assert letters(only(reading))["D2"] == "E"
    assert used(reading, "legend") == ["A5", "A6", "A7", "A8"]


def test_a_letter_that_no_one_knows_makes_unsure() -> None:
    found = only(read(_MATRIX.replace("| R | A | I", "| R | Y | I")))
    assert found.certainty < 0.9


def test_a_word_with_a_hyphen_may_have_a_note() -> None:
    found = only(
        read(
            """
            P = Participant, A = Accountable, R = Review required, S = Sign-off required
            Task | Manager | Analyst | Clerk
            Plan | Accountable | Sign-off required (large ones) | Participant
            Count | Accountable | Review required | Input required
            Pay | Participant | Accountable | Sign-off required
            """
        )
    )
    assert letters(found)["C3"] == "S"


def test_two_digits_with_a_comma_are_two_letters_where_digits_are() -> None:
    found = only(
        read(
            """
            1 = Responsible
            2 = Supports
            3 = Informed
             | | |
            Task | Manager | Analyst | Clerk
            Plan the work | 1, 2 | 2 | 3
            Sell the house | 2 | 1 | 3
            Pay the bills | 3 | 1 | 2
            """
        )
    )
    assert letters(found)["B6"] == "1/2"


def test_a_heading_with_the_legend_s_number_is_that_letter_s() -> None:
    found = only(
        read(
            """
            Task | Primary responsible (1) | Supports (2) | Is informed (3)
            Plan the work | Manager | Analyst | Clerk
            Count the stock | Clerk | Manager | Analyst
            Pay the bills | Analyst | Manager | Clerk
            | | |
            1 = Primary responsible
            2 = Supports
            3 = Is informed
            """
        )
    )
    assert letters(found)["B2"] == "1" or found.certainty < 0.9


def test_a_few_letters_in_a_table_of_versions_make_no_doubt() -> None:
    found = only(
        read(
            _MATRIX
            + """
        | | | |
        Rev | Date | By | Change |
        A | 2026-01-05 | AH | First issue |
        B | 2026-02-05 | C | Roles added |
        C | 2026-03-05 | C | Roles left |
        """.strip("\n")
        )
    )
    assert found.certainty >= 0.9


def test_a_list_that_is_headed_as_one_is_sure_without_a_title() -> None:
    found = only(
        read(
            """
            Process step | Team member | Letter
            Archive contracts | Ann Hill | I
            Archive contracts | Bo Larsen | A
            Close the year | Ann Hill | R
            Close the year | Eva Novak | C
            """
        )
    )
    assert found.orientation.value == "list"
    assert found.certainty >= 0.9


def test_the_last_letters_over_sums_are_letters() -> None:
    found = only(
        read(
            """
            No | Task | Manager | Analyst | Clerk
            1 | Plan the work | A | R | C
            2 | Count the stock | A | C | R
            | CLOSING | | |
            3 | Close the books | R | A | C
            | Total R | 1 | 1 | 1
            | Total A | 2 | 1 | 0
            """
        )
    )
    assert len(activities(found)) == 3
    assert letters(found)["C5"] == "R"


def test_an_activity_that_begins_like_a_sum_and_is_no_one_s_is_an_activity() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan the work | A | R | 0
            Count the stock | 0 | 0 | 0
            Pay the bills | R | A | C
            Close the books | R | A | I
            """
        )
    )
    assert "Count the stock" in activities(found)


def test_a_second_heading_with_a_merged_name_is_no_activity_of_the_first() -> None:
    reading = read(
        """
        Area | Work package | Manager | Analyst | Clerk
        Plan | Order parts | A | R | C
        Plan | Train people | A | C | R
        Plan | Draft the plan | R | A | C
        | | | |
        | | | |
        Step | Name | | |
        | Lawyer | Painter | Cook | Driver
        Draw | R | A | C | I
        Build | A | R | I | C
        """,
        merges=("B7:E7",),
    )
    assert activities(reading.found[0]) == ["Order parts", "Train people", "Draft the plan"]


def test_a_numbered_activity_without_letters_before_a_repeated_heading_is_one() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            1. Finance | | |
            1.1 Plan the work | A | R | C
            1.2 Pay the bills | R | A | C
            2. Stock | | |
            2.1 Inspect the site | R | A | I
            2.2 Sell the house | | |
            Task | Manager | Analyst | Clerk
            2.3 Archive | R | C | A
            2.4 Close | R | I | A
            """
        )
    )
    assert activities(found)[3] == "Sell the house"
    assert len(activities(found)) == 6


def test_a_none_with_a_note_is_none() -> None:
    found = only(
        read(
            """
            R = Responsible, A = Accountable, C = Consulted, O = Out of the loop
            Task | Manager | Analyst | Clerk
            Plan the work | A | R | C
            Sell the house | R | A | O (from May)
            """
        )
    )
    assert "D4" not in letters(found)


def test_signatures_under_a_matrix_with_each_letter_once_in_its_last_row_are_none() -> None:
    reading = read(
        """
        Area | Task | Manager | Analyst | Clerk | Cook
        Start | Plan the work | A | C | I | R
        Start | Report | A | R | I | C
        End | Set the price | - | - | - | -
        End | Answer | R | C | I | A
        | | | | |
        | Prepared by | Rui Costa | 2026-02-01 | |
        | Approved by | Lena Roth | 2026-02-01 | |
        """
    )
    assert len(activities(only(reading))) == 4


def test_an_activity_without_letters_that_has_remarks_goes_on() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk | Due date
            Plan the work | A | R | C | March
            Pay the bills | R | A | C | April
            Set the price | | | | May
            Task | Manager | Analyst | Clerk |
            Close the books | R | A | C | June
            """
        )
    )
    assert "Set the price" in activities(found)


def test_letters_of_no_activity_make_unsure() -> None:
    found = only(read(_MATRIX.replace("4 | Close the books", " | ") + " | Sell | A | R | C"))
    assert found.certainty < 0.9
