"""Matrices lie on sheets in many ways; each is found, whole, and nothing else is."""

from bhuki.sheets.found import Orientation
from bhuki.sheets.grid import address
from bhuki.sheets.recognise import recognise
from tests.sheets.building import (
    BOLD,
    FILLED,
    INDENTED,
    activities,
    leftover,
    letters,
    only,
    read,
    roles,
    sections,
    sheet,
    used,
)


def test_two_matrices_side_by_side_are_two() -> None:
    reading = read(
        """
        Build | | | | | Run | | |
        Task | Manager | Developer | Tester | | Task | Operator | Service owner | Helpdesk
        Plan the work | A | R | C | | Watch the servers | R | A | I
        Write the code | A | R | I | | Answer calls | I | A | R
        Test the code | A | C | R | | Restore data | R | A | C
        """
    )
    first, second = reading.found
    assert roles(first) == ["Manager", "Developer", "Tester"]
    assert roles(second) == ["Operator", "Service owner", "Helpdesk"]
    assert activities(second) == ["Watch the servers", "Answer calls", "Restore data"]
    assert letters(first)["B3"] == "A"
    assert letters(second)["I4"] == "R"
    assert len(letters(first)) == len(letters(second)) == 9


def test_stacked_matrices_with_repeated_headings_keep_all_cells() -> None:
    reading = read(
        """
        Phase 1 | | |
        Task | Manager | Developer | Client
        Plan it | A | R | I
        Build it | A | R | C
        Test it | A | R | C
        Phase 2 | | |
        Task | Manager | Developer | Client
        Ship it | A | R | I
        Watch it | I | A/R | I
        """
    )
    cells = {k: v for found in reading.found for k, v in letters(found).items()}
    assert len(cells) == 15
    assert cells["C9"] == "R/A"
    names = [name for found in reading.found for name in activities(found)]
    assert names == ["Plan it", "Build it", "Test it", "Ship it", "Watch it"]


def test_people_under_their_roles_are_not_roles() -> None:
    found = only(
        read(
            """
            Activity | Project manager | Developer | Product owner
             | Anna Berg | Bo Lind | Eva Holm
            Plan the sprint | A | R | C
            Review the code | I | R | A
            Ship the release | A | R | I
            """
        )
    )
    assert roles(found) == ["Project manager", "Developer", "Product owner"]


def test_people_over_their_roles_are_not_roles() -> None:
    found = only(
        read(
            """
             | Anna Berg | Bo Lind | Eva Holm
            Activity | Project manager | Developer | Product owner
            Plan the sprint | A | R | C
            Review the code | I | R | A
            Ship the release | A | R | I
            """
        )
    )
    assert roles(found) == ["Project manager", "Developer", "Product owner"]


def test_a_heading_of_three_rows_gives_groups_and_roles() -> None:
    found = only(
        read(
            """
            RACI matrix | | | | |
             | | Business | | IT |
            No | Activity | Owner | User | Developer | Operator
             | | Ann Lee | Bob Ray | Cy Dow | Di Fox
            1 | Collect needs | A | R | C | I
            2 | Write code | I | I | A/R | I
            3 | Run servers | I | I | C | A/R
            """,
            merges=("A1:F1", "C2:D2", "E2:F2"),
        )
    )
    assert roles(found) == ["Owner", "User", "Developer", "Operator"]
    assert [role.group for role in found.roles] == ["Business", "Business", "IT", "IT"]
    assert [a.number for a in found.activities] == ["1", "2", "3"]


def test_turned_names_over_the_row_of_labels_are_the_roles() -> None:
    found = only(
        read(
            """
             | | Director | Head of IT | System owner
            No. | Activity | | |
            1.1 | Approve the budget | A | R | C
            1.2 | Choose the supplier | A | R | R
            1.3 | Sign the contract | A | C | I
            """
        )
    )
    assert roles(found) == ["Director", "Head of IT", "System owner"]
    assert activities(found)[0] == "Approve the budget"


def test_a_group_row_under_the_roles_is_not_the_roles() -> None:
    found = only(
        read(
            """
            Task | Sponsor | Manager | Vendor | Auditor
             | Internal | Internal | External | External
            Plan | A | R | C | I
            Build | I | A | R | I
            Check | I | A | C | R
            """
        )
    )
    assert roles(found) == ["Sponsor", "Manager", "Vendor", "Auditor"]


def test_one_role_name_in_two_groups_is_two_roles() -> None:
    found = only(
        read(
            """
             | Region North | | Region South |
            Activity | Manager | Engineer | Manager | Engineer
            Inspect the site | A | R | I |
            Repair the fault | I | | A | R
            Report the fault | A | R | A | R
            """,
            merges=("B1:C1", "D1:E1"),
        )
    )
    assert roles(found) == ["Manager", "Engineer", "Manager", "Engineer"]
    assert [role.group for role in found.roles][1:3] == ["Region North", "Region South"]


def test_roles_without_letters_are_roles() -> None:
    found = only(
        read(
            """
            Activity | Manager | Analyst | Lawyer | Clerk | Comments
            Plan | A | R | | | soon
            Count | A | R | | | late
            Pay | R | A | | |
            """
        )
    )
    assert roles(found) == ["Manager", "Analyst", "Lawyer", "Clerk"]


def test_two_levels_of_section_rows() -> None:
    found = only(
        read(
            """
            Activity | Manager | Analyst | Clerk
            A. PREPARE | | |
            Collect | | |
            Ask the users | A | R | I
            Read the law | A | R | I
            Decide | | |
            Choose a way | A | C | I
            B. CARRY OUT | | |
            Build | | |
            Build the thing | A | R | I
            """,
            merges=("A2:D2", "A8:D8"),
            styles={"A2": FILLED, "A8": FILLED, "A3": BOLD, "A6": BOLD, "A9": BOLD},
        )
    )
    assert sections(found) == [
        ["A. PREPARE", "Collect"],
        ["A. PREPARE", "Collect"],
        ["A. PREPARE", "Decide"],
        ["B. CARRY OUT", "Build"],
    ]


def test_hierarchy_by_blanks_only() -> None:
    found = only(
        read(
            """
            Activity | Manager | Analyst | Clerk
            Prepare | | |
            ~~~Ask the users | A | R | I
            ~~~Read the law | A | R | I
            Carry out | | |
            ~~~Build the thing | A | R | I
            """
        )
    )
    assert activities(found) == ["Ask the users", "Read the law", "Build the thing"]
    assert sections(found) == [["Prepare"], ["Prepare"], ["Carry out"]]


def test_hierarchy_by_indent_only() -> None:
    found = only(
        read(
            """
            Activity | Manager | Analyst | Clerk
            Prepare | | |
            Ask the users | A | R | I
            Read the law | A | R | I
            Carry out | | |
            Build the thing | A | R | I
            """,
            styles={"A3": INDENTED, "A4": INDENTED, "A6": INDENTED},
        )
    )
    assert sections(found) == [["Prepare"], ["Prepare"], ["Carry out"]]


def test_a_column_of_sections_is_carried_down() -> None:
    found = only(
        read(
            """
            Phase | Activity | Manager | Analyst
            Start | Ask the users | A | R
             | Read the law | A | R
            End | Hand over | R | A
             | Close the books | A | R
            """
        )
    )
    assert sections(found) == [["Start"], ["Start"], ["End"], ["End"]]


def test_numbers_give_the_levels() -> None:
    found = only(
        read(
            """
            WBS | Task | Manager | Analyst | Clerk
            1 | Start | | |
            1.1 | Ask the users | A | R | I
            1.2 | Read the law | A | R | I
            2 | End | | |
            2.1 | Hand over | R | A | I
            """
        )
    )
    assert [a.number for a in found.activities] == ["1.1", "1.2", "2.1"]
    assert sections(found) == [["Start"], ["Start"], ["End"]]


def test_roles_in_rows_are_told_from_activities() -> None:
    found = only(
        read(
            """
            Role | Define scope | Build product | Test product | Ship product
            Product owner | A | I | C | A
            Developer | C | R | R | R
            Tester | I | C | A | C
            Architect | R | A | I | I
            """
        )
    )
    assert found.orientation is Orientation.ROLES_IN_ROWS
    assert roles(found) == ["Product owner", "Developer", "Tester", "Architect"]
    assert activities(found) == ["Define scope", "Build product", "Test product", "Ship product"]


def test_letters_in_columns_with_names_in_the_cells() -> None:
    found = only(
        read(
            """
            Activity | R | A | C | I
            Plan the work | Manager | Director | Legal; Finance | All staff
            Do the work | Team A, Team B | Manager | - | Director
            Check the work | Auditor | Director | Manager | Board
            """
        )
    )
    assert found.orientation is Orientation.LETTERS_IN_COLUMNS
    assert "Legal" in roles(found)
    assert "Finance" in roles(found)
    assert letters(found)["B3"] == "R"
    assert "D3" not in letters(found)


def test_a_list_of_activity_role_and_letter() -> None:
    found = only(
        read(
            """
            Activity | Role | RACI
            Plan the work | Manager | A
            Plan the work | Analyst | R
            Plan the work | Clerk | I
            Do the work | Manager | A
            Do the work | Analyst | C
            Do the work | Clerk | R
            """
        )
    )
    assert found.orientation is Orientation.LIST
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert activities(found) == ["Plan the work", "Do the work"]
    assert len(found.cells) == 6


def test_a_single_role_is_a_matrix_not_a_list() -> None:
    found = only(
        read(
            """
            Area | Step | Programme manager
            Planning | Refine needs | A
             | Write the plan | R/A
             | Review designs | C
            Reporting | Status report | A
             | Steering meeting | R
            """,
            name="RACI",
        )
    )
    assert found.orientation is Orientation.ROLES_IN_COLUMNS
    assert roles(found) == ["Programme manager"]
    assert len(found.activities) == 5


def test_a_matrix_may_begin_anywhere() -> None:
    found = only(
        read(
            """
             | | | |
             | | | |
             | | Task | Manager | Analyst | Clerk
             | | | | |
             | | Plan | A | R | I
             | | Count | A | R | C
             | | Pay | I | A | R
            """
        )
    )
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert letters(found)["D5"] == "A"


def test_merged_letters_count_for_all_they_cover() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan | A | R | I
            Count | | R |
            Pay | A | C |
            """,
            merges=("B2:B3", "B4:B4", "C4:D4"),
        )
    )
    covered = {(cell.activity, cell.role): cell.codes for cell in found.cells}
    assert covered[1, 0] == ("A",)
    assert covered[2, 1] == covered[2, 2] == ("C",)


def test_totals_and_status_are_not_letters() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk | Status | # of A
        Plan | A | R | I | Done | 1
        Count | A | R | C | Open | 1
        Pay | I | A | R | Open | 1
        Number of A | 2 | 1 | 0 | |
        """
    )
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert activities(found) == ["Plan", "Count", "Pay"]
    assert used(reading, "total") == ["F2", "F3", "F4", "A5", "B5", "C5", "D5"]
    assert leftover(reading) == []


def test_marks_take_the_letter_over_their_column() -> None:
    found = only(
        read(
            """
            RACI | Manager | | | | Analyst | | |
            Task | R | A | C | I | R | A | C | I
            Plan | | x | | | x | | |
            Count | | x | | | x | | | x
            Pay | x | | | | | x | |
            """,
            merges=("B1:E1", "F1:I1"),
            name="RACI",
        )
    )
    assert roles(found) == ["Manager", "Analyst"]
    assert letters(found)["C3"] == "A"
    assert letters(found)["I4"] == "I"


def test_section_names_among_the_letters_columns_are_sections() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
             | Preparation | |
            Plan | A | R | I
            Count | A | R | C
             | Payment | |
            Pay | I | A | R
            """,
            merges=("A2:D2",),
        )
    )
    assert activities(found) == ["Plan", "Count", "Pay"]
    assert sections(found)[2] == ["Payment"]


def test_activities_without_letters_stay_activities() -> None:
    found = only(
        read(
            """
            No | Task | Manager | Analyst | Clerk
            1 | Plan | A | R | I
            2 | Count | | |
            3 | Pay | I | A | R
            4 | Archive | | |
            """
        )
    )
    assert activities(found) == ["Plan", "Count", "Pay", "Archive"]


def test_a_column_of_comments_between_roles_parts_no_matrix() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Comment | Clerk | Lawyer
        Plan | A | R | by May | I | C
        Count | A | R | by June | C | I
        Pay | I | A | by July | R | C
        """
    )
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk", "Lawyer"]
    assert used(reading, "notes") == ["D2", "D3", "D4"]


def test_a_role_without_letters_has_the_group_over_it() -> None:
    text = """
     | {groups}
    Task | Chief | Clerk | Idle | Client | Unused
    Plan the work | A | R | | C |
    Count the money | A | R | | I |
    Pay the bills | I | A | | R |
    """
    for groups in ("Inside | Inside | Inside | Outside | Outside", "Inside | | | Outside |"):
        reading = read(text.format(groups=groups))
        found = only(reading)
        assert roles(found) == ["Chief", "Clerk", "Idle", "Client", "Unused"]
        assert [role.group for role in found.roles] == ["Inside"] * 3 + ["Outside"] * 2
        assert leftover(reading) == []


def test_a_heading_that_names_decisions_and_a_duty_alike_is_the_activities_column() -> None:
    found = only(
        read(
            """
            Decision | Driver | Approver | Contributors | Informed
            Choice of model | Head of IT | Architect, Developer | Legal | Board
            Storing of data | Legal | Data engineer | Head of IT; Board | Developer
            Choice of supplier | Buyer | Architect | Legal | -
            """
        )
    )
    assert found.orientation is Orientation.LETTERS_IN_COLUMNS
    assert activities(found) == ["Choice of model", "Storing of data", "Choice of supplier"]
    assert ("D3", "C") in [(address(*cell.place), cell.codes[0]) for cell in found.cells]


def test_a_numbered_name_without_letters_at_the_end_is_an_activity() -> None:
    found = only(
        read(
            """
            Step | Technician | Lead | Client
            8.1 Start it | R | A | I
            8.2 Hand it over | R | A | C
            8.10 Close it | I | A/R | I
            8.11 Look back | | |
            """
        )
    )
    assert activities(found)[-1] == "Look back"


def test_letters_in_brackets_say_what_a_column_is() -> None:
    found = only(
        read(
            """
            Task | Owner (A) | Doer (R) | Asked (C) | Told (I)
            Set up | Bo | Ann; Carl | Dan | Everyone
            Test | Bo | Dan | Carl | Ann
            """
        )
    )
    assert found.choice.id == "RACI"
    assert [(address(*c.place), c.codes) for c in found.cells][:2] == [
        ("B2", ("A",)),
        ("C2", ("R",)),
    ]


def test_a_name_without_letters_at_the_end_of_a_documents_table_is_an_activity() -> None:
    grid = sheet(
        """
        Activity | Manager | Developer | Tester
        Plan | A/R | C | I
        Build | A | R | -
        Look back | | |
        """
    )
    assert activities(only(recognise(grid)))[-1] == "Build"
    grid.table = True
    assert activities(only(recognise(grid)))[-1] == "Look back"


def test_a_first_row_of_letters_alone_and_together_is_no_heading() -> None:
    found = only(
        read(
            """
            Task | Customer | Supplier
            Watch the servers | I | RA
            Count the discs | RI | A
            Watch the guests | RA | I
            """
        )
    )
    assert roles(found) == ["Customer", "Supplier"]
    assert letters(found)["C2"] == "R/A"
    assert len(letters(found)) == 6


def test_one_column_that_does_not_say_what_its_letters_are_for_is_unsure() -> None:
    found = read(
        """
        Role | RACI | What for
        Project manager | A | Signs the bills
        Analyst | A/R | Counts the money
        Developer | R | Builds the books
        Service owner | C | Gets the report
        """
    ).found
    assert all(matrix.certainty < 0.9 for matrix in found)


def test_a_role_stands_over_all_its_letters_without_being_merged() -> None:
    found = only(
        read(
            """
            Activity | Manager | | | | Analyst | | |
             | R | A | C | I | R | A | C | I
            Plan the work | | X | | | X | | |
            Write it down | | | X | | X | X | |
            Check it | X | | | | | | | X
            """
        )
    )
    assert roles(found) == ["Manager", "Analyst"]
    said = {(cell.activity, cell.role): cell.codes for cell in found.cells}
    assert said[0, 0] == ("A",)
    assert said[2, 1] == ("I",)
    assert len(found.cells) == 7
    assert letters(found)["G4"] == "A"
