"""What stands near a matrix is not taken into it, and where letters are left nobody is sure."""

from bhuki.sheets.found import Orientation
from bhuki.sheets.legend import entries_in
from tests.sheets.building import BOLD, activities, letters, only, read, roles, sections

SURE = 0.9


def test_sections_right_of_a_neighbours_remarks_are_sections() -> None:
    reading = read(
        """
        Task | Manager | Developer | Remarks | | Task | Operator | Service owner
        Plan the work | A | R | late | | Operations | |
        Write the code | A | R | Done | | Watch the servers | R | A
        Test the code | R | A | Done | | Answer calls | I | R
        Ship the code | R | A | Open | | Restore data | A | R
        """,
        styles={"F2": BOLD},
    )
    _, right = reading.found
    assert activities(right) == ["Watch the servers", "Answer calls", "Restore data"]
    assert sections(right) == [["Operations"]] * 3


def test_a_legend_takes_no_activities_across_an_empty_column() -> None:
    reading = read(
        """
        Task | Manager | Developer | | R = Responsible | | Task | Operator | Service owner
        Plan the work | A | R | | A = Accountable | | Watch the servers | R | A
        Write the code | C | R | | C = Consulted | | Answer the calls | I | R
        Test the code | R | A | | I = Informed | | Restore the data | A | R
        Ship the code | R | A | | | | Report the figures | A | R
        """
    )
    assert [len(activities(found)) for found in reading.found] == [4, 4]
    assert roles(reading.found[1]) == ["Operator", "Service owner"]


def test_a_matrix_further_down_to_the_left_keeps_its_heading() -> None:
    reading = read(
        """
        | | | ID | Task | Manager | Developer | Tester
        | | | 1 | Plan the work | A | R | C
        | | | 2 | Write the code | C | R | A
        | | | 3 | Test the code | A | C | R
        | | | | | | |
        Ref | Decision | Owner | DevOps | Customer | | |
        1 | Choose the supplier | R | I | A | | |
        2 | Renew the licences | C | A | R | | |
        3 | Run the pilot | A | R | I | | |
        """
    )
    assert [len(found.cells) for found in reading.found] == [9, 9]
    assert [activities(found)[-1] for found in reading.found] == ["Test the code", "Run the pilot"]


def test_a_letter_and_another_are_no_legend() -> None:
    assert entries_in("A and R") == []
    assert entries_in("A Accountable") == [("A", "Accountable")]


def test_a_matrix_of_words_beside_one_of_letters_is_read() -> None:
    reading = read(
        """
        Task | Manager | Developer | Tester | | Nr | Task | Operator | Customer
        Plan the work | A | R | C | | | Daily | |
        Write the code | C | R | A | | T-1 | Watch the servers | Responsible | Accountable
        Test the code | A | C | R | | T-2 | Answer calls | Informed | Responsible
        Ship the code | A | R | I | | T-3 | Restore data | Accountable | Responsible
        Close the case | A | R | I | | T-4 | Report figures | Accountable | Responsible
        """
    )
    assert [len(found.cells) for found in reading.found] == [15, 8]


def test_the_first_row_may_be_for_nobody_under_a_section_called_control() -> None:
    reading = read(
        """
        Área | Nr | Task | Manager | Developer | Status
        Control | 1.1 | Train the users | | | late
        Delivery | 2.1 | Order the parts | R | A |
        | 2.2 | Start it up | A | R | Done
        | 2.3 | Set the price | R | A | Done
        """
    )
    assert activities(only(reading))[0] == "Train the users"


def test_activities_under_decision_are_named_beside_any_number_column() -> None:
    reading = read(
        """
        WBS | Decision | Responsible | Accountable | Consulted | Informed
        1 | Train the users | Trainer | Vendor | Owner | Master
        2 | Plan the staff | Master | Vendor | Owner | Trainer
        3 | Set the price | Trainer | Owner | Master | Vendor
        """
    )
    found = only(reading)
    assert activities(found) == ["Train the users", "Plan the staff", "Set the price"]
    assert letters(found)["C2"] == "R"


CROSSED = """
Mitwirkung | Task | Type
{0} | Close the year | R
{0} | Watch the figures | A
{0} | Report the minutes | C
{1} | Close the year | A
{1} | Watch the figures | R
{1} | Report the minutes | I
{2} | Close the year | C
{2} | Watch the figures | I
{2} | Report the minutes | R
"""


def test_a_list_is_known_by_names_that_cross_the_activities() -> None:
    found = only(read(CROSSED.format("Calidad", "Compras", "Comité"), name="RACI"))
    assert found.orientation is Orientation.LIST
    assert roles(found) == ["Calidad", "Compras", "Comité"]


def test_one_column_with_repeated_activities_is_unsure() -> None:
    text = CROSSED.replace("Type", "Ivory").format("Calidad", "Compras", "Comité")
    assert all(found.certainty < SURE for found in read(text, name="RACI").found)


def test_out_of_the_loop_is_a_letter_where_words_say_all() -> None:
    reading = read(
        """
        Task | Manager | Developer | Tester
        Plan the work | Accountable | Responsible | Out of the loop
        Write the code | Consulted | Responsible | Accountable
        Test the code | Out of the loop | Accountable | Responsible
        Ship the code | Informed | Responsible | Out of the loop
        """
    )
    found = only(reading)
    assert found.choice.id == "CAIRO/RACIO"
    assert letters(found)["D2"] == "O"


PLAIN = """
Task | Manager | Developer | Tester | Legal
Move the archive | | | |
Plan the work | A | R | C | I
Write the code | C | R | A | I
Test the code | A | C | R | I
Ship the code | A | R | I | C
"""


def test_one_plain_row_over_all_others_may_be_either() -> None:
    assert only(read(PLAIN, name="RACI")).certainty < SURE
    assert only(read(PLAIN, name="RACI", styles={"A2": BOLD})).certainty >= SURE


def test_letters_that_no_matrix_took_make_it_unsure() -> None:
    rows = PLAIN.strip().split("\n")[0:1] + PLAIN.strip().split("\n")[2:]
    alone = "\n".join(rows)
    assert only(read(alone, name="RACI")).certainty >= SURE
    far = "\n".join([*rows, *[" | " * 9] * 9, *[" | " * 9 + "R | A | C"] * 3])
    reading = read(far, name="RACI")
    assert len(reading.found[0].cells) == 16
    assert reading.found[0].certainty < SURE


def test_a_scheme_is_that_of_all_parts_under_a_repeated_heading() -> None:
    found = only(
        read(
            """
            Task | Manager | Developer | Tester
            Plan the work | A | R | C
            Write the code | C | R | A
            Check the plan | A | C | R
            Agree the price | A | R | C
            Task | Manager | Developer | Tester
            Test the code | A | C | R
            Ship the code | R | A | S
            Answer the calls | R | I | A
            """
        )
    )
    assert found.choice.id == "RASCI"


def test_rows_without_letters_that_are_read_in_two_ways_make_unsure() -> None:
    found = only(
        read(
            """
            Task | Manager | Developer | Tester
            Planning | | |
            Draft the plan | A | R | C
            Set the price | C | R | A
            Sign the lease | C | R | A
            Task | Manager | Developer | Tester
            Test the code | A | C | R
            Count the stock | A | C | R
            Operations | | |
            Ship the code | R | A | I
            """
        )
    )
    assert found.certainty < 0.9


def test_a_section_called_like_a_heading_is_a_section() -> None:
    found = only(
        read(
            """
            Task | Manager | Developer | Tester
            Control | | |
            Draft the plan | A | R | C
            Set the price | C | R | A
            Closing | | |
            Test the code | A | C | R
            Ship the code | R | A | I
            """
        )
    )
    assert sections(found) == [["Control"]] * 2 + [["Closing"]] * 2


def test_short_names_of_roles_keep_letters_beside_remarks() -> None:
    found = only(
        read(
            """
            Activity | Explanation | Officer | Trainer | Sponsor | IT | Notes
            Check the bills | before they are paid | | | | | OK
            Agree the service | with all of them | A | R | R | C | Open
            Count the stock | with the auditors | R | R | | A | see the minutes
            Close the year | before all else | R | A | R | I | Done
            """
        )
    )
    assert roles(found) == ["Officer", "Trainer", "Sponsor", "IT"]
