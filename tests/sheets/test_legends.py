"""A sheet's own legend is found wherever it stands, and believed."""

import pytest

from bhuki.sheets.legend import find_legend, legend_of_prose
from bhuki.sheets.recognise import recognise
from bhuki.sheets.sheet_reading import Context
from bhuki.sheets.view import View
from tests.sheets.building import activities, leftover, letters, only, read, roles, sheet, used

_BODY = """
Activity | Manager | Analyst | Clerk
Plan | R | Q | N
Count | Q | R | R
Pay | R | N | Q
"""


def test_a_legend_gives_letters_of_the_sheet_s_own() -> None:
    reading = read(_BODY + "\nR = Reviewer\nQ = Questioned\nN = No role\n")
    found = only(reading)
    assert found.choice.id == "own"
    assert letters(found)["C2"] == "Q"
    assert used(reading, "none") == ["D2", "C4"]
    assert used(reading, "legend") == ["A6", "A7", "A8"]


@pytest.mark.parametrize(
    "legend",
    [
        "R = Responsible | A = Accountable | C = Consulted | I = Informed",
        "R=Responsible, A=Accountable, C=Consulted, I=Informed",
        "Legend: R Responsible, A Accountable, C Consulted, I Informed",
        "Responsible (R) | Accountable (A) | Consulted (C) | Informed (I)",
        "R: udfører opgaven   A: hovedansvarlig   C: høres   I: orienteres",
    ],
)
def test_a_legend_in_one_row_is_read_in_any_form(legend: str) -> None:
    reading = read(
        f"""
{legend}
 | | |
Task | Boss | Worker | Friend
Plan | A | R | I
Count | A | R | C
"""
    )
    found = only(reading)
    assert found.choice.id == "RACI"
    assert used(reading, "legend")
    assert len(letters(found)) == 6
    assert leftover(reading) == []


def test_a_legend_touching_the_right_side_is_no_role() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk | R | Responsible
        Plan | A | R | I | A | Accountable
        Count | A | R | C | C | Consulted
        Pay | I | A | R | I | Informed
        """
    )
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert len(letters(found)) == 9


def test_a_legend_touching_the_top_inside_the_roles_columns() -> None:
    reading = read(
        """
         | R | Responsible |
         | A | Accountable |
         | C | Consulted |
         | I | Informed |
        Task | Manager | Analyst | Clerk
        Plan | A | R | I
        Count | A | R | C
        Pay | I | A | R
        """
    )
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert letters(found)["B6"] == "A"
    assert len(letters(found)) == 9
    assert len(used(reading, "legend")) == 8


def test_a_legend_touching_the_bottom_is_no_activity() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk
        Plan | A | R | I
        Count | A | R | C
        Pay | I | A | R
        Responsible | R | |
        Accountable | A | |
        Consulted | C | |
        Informed | I | |
        """
    )
    found = only(reading)
    assert [a.name for a in found.activities] == ["Plan", "Count", "Pay"]
    assert len(letters(found)) == 9


def test_a_legend_touching_the_left_is_no_column_of_numbers() -> None:
    reading = read(
        """
        R | Responsible | Task | Manager | Analyst | Clerk
        A | Accountable | Plan | A | R | I
        C | Consulted | Count | A | R | C
        I | Informed | Pay | I | A | R
        """
    )
    found = only(reading)
    assert [a.name for a in found.activities] == ["Plan", "Count", "Pay"]
    assert roles(found) == ["Manager", "Analyst", "Clerk"]


def test_numbers_can_be_letters_where_the_legend_says_so() -> None:
    found = only(
        read(
            """
            1 = Responsible
            2 = Supports
            3 = Informed
             | | |
            Task | Manager | Analyst | Clerk
            Plan | 1 | 2 | 3
            Count | 2 | 1 | 3
            Pay | 3 | 1 | 2
            """
        )
    )
    assert letters(found)["B6"] == "1"
    assert len(letters(found)) == 9


def test_two_characters_can_be_a_letter_of_a_legend() -> None:
    found = only(
        read(
            """
            P = Primary responsible
            S = Secondary support
            P/S = Shared responsibility
             | | |
            Task | Manager | Analyst | Clerk
            Plan | P | S | P/S
            Count | S | P | P/S
            Pay | P | S | S
            """
        )
    )
    assert letters(found)["D6"] == "P/S"
    assert next(cell for cell in found.cells if cell.place == (6, 4)).codes == ("P/S",)


def test_a_single_letter_in_brackets_is_no_heading_that_ends_the_reading() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan | A | R | (C)
            Count | A | R | (I)
            Pay | (I) | A | R
            """
        )
    )
    assert letters(found)["D2"] == "C"


def test_a_legend_of_one_line_with_dashes_is_read_whole() -> None:
    legend = find_legend(View(sheet("O – Owner, S – Support, C – Consulted, I – Informed")))
    assert list(legend.meanings) == ["O", "S", "C", "I"]


def test_a_status_beside_letters_is_no_legend() -> None:
    grid = sheet(
        """
        Task | Manager | Clerk | Status
        Plan | A | O | Open
        Pay | R | S | Done
        """
    )
    assert find_legend(View(grid)).meanings == {}


def test_small_letters_among_capitals_are_the_legends_too() -> None:
    reading = read(
        """
        Opgave | Leder | Chef | Udvalg | | B = beslutter
        Udarbejde strategi | H | u | K | | h = hovedansv
        Godkende strategi | h | U | b | | U = udfører
        Holde driften | H | U | | | K = høres
        Lukke driften | H | U | i | | i = info
        """
    )
    legend = [where for where, kind in reading.ledger.ranges(()) if kind == "legend"]
    assert legend == ["F1:F5"]
    found = only(reading)
    assert roles(found) == ["Leder", "Chef", "Udvalg"]
    assert reading.ledger.rest() == []
    assert letters(found)["D5"] == "I"


def test_what_two_letters_mean_together_makes_no_third_letter() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan | A/R | C | I
            Count | A | R | I
            Pay | I | A | R
            A = decides · R = does it · A/R = decides and does it · C = is asked · I = is told
            """
        )
    )
    assert found.choice.id == "RACI"
    assert letters(found)["B2"] == "R/A"


def test_letters_of_the_last_role_beside_notes_are_no_legend() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk | Vendor | Due date
        Plan the work | A | R | . | C |
        Task | Manager | Analyst | Clerk | Vendor |
        Count the stock | C | A | . | I | weekly
        Pay the bills | A | R | C | R | at the desk
        Close the books | C | A | . | A | in March
        """
    )
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk", "Vendor"]
    assert [letters(found)[place] for place in ("E4", "E5", "E6")] == ["I", "R", "A"]
    assert used(reading, "legend") == []


def test_letters_before_remarks_between_the_roles_are_no_legend() -> None:
    found = only(
        read(
            """
            Task | Builder | Remarks | Legal | Tester
            Plan the work | A | ask first | P |
            Count the stock | I | urgent | A | S
            Pay the bills | S | too late | P | A
            Close the books | P | late now | | A
            """
        )
    )
    assert roles(found) == ["Builder", "Legal", "Tester"]
    assert [letters(found)[place] for place in ("B2", "B3", "B4", "B5")] == ["A", "I", "S", "P"]


def test_a_date_is_no_meaning_of_a_letter() -> None:
    legend = find_legend(View(sheet("R | 2026-03-01\nA | 2026-04-01\nI | 2026-05-01")))
    assert legend.meanings == {}


def test_what_may_be_a_legend_or_letters_in_line_makes_unsure() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk | Vendor | Notes
            Plan the work | A | R | C | R | Responsible since May
            Count the stock | A | R | C | A | Accountable to the board
            Pay the bills | A | R | C | I | Informed by mail
            Close the books | A | R | C | C | Consulted in June
            Lock the doors | A | R | C | R |
            """
        )
    )
    assert letters(found).get("E2") == "R" or found.certainty < 0.9


def test_a_numbered_heading_over_a_legend_is_no_part_of_it() -> None:
    legend = legend_of_prose(["5. Decision rights", "D = decides, A = agrees, E = executes"])
    assert list(legend.meanings) == ["D", "A", "E"]


def test_a_legend_of_other_letters_from_elsewhere_changes_no_scheme() -> None:
    variants = legend_of_prose(["S = Supportive", "D = Driver"])
    grid = sheet(
        """
        Activity | Manager | Analyst | Clerk
        Plan | A | R | I
        Count | C | A/R | I
        """
    )
    assert only(recognise(grid, Context(legend=variants))).choice.id == "RACI"
    assert list(variants.meanings) == ["S", "D"]


def test_letters_explained_once_each_in_one_column_are_no_matrix() -> None:
    reading = read(
        """
        RASCI | Element | What it is
        R (Responsible) | A role and an arc | Joins a task and a role
        S (Support) | A role and a gate | Helps through a gate
        A (Accountable) | A task to approve | Approves
        I (Informed) | An event | Tells
        """
    )
    assert reading.found == []


def test_a_letter_before_words_that_explain_it_belongs_to_the_legend() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk
        Plan | A | R | C
        Count | I | A | R

         | R | Responsible - does the work |
         | A | Accountable - owns it |
         | C | Consulted |
         | I | Informed |
        """
    )
    assert activities(only(reading)) == ["Plan", "Count"]
    assert [where for where, kind in reading.ledger.ranges(()) if kind == "legend"] == ["B5:C8"]


def test_a_letter_of_the_matrix_beside_a_legend_stays_a_letter() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk |
            Plan | A | I | R | Responsible: does it
            Count | R | I | A | Accountable: owns it
            Pay | A | R | C | Consulted: is asked
            Close | A | R | I | Informed: is told
            """
        )
    )
    assert [letters(found)[place] for place in ("D2", "D3", "D4", "D5")] == ["R", "A", "C", "I"]


def test_words_for_duties_once_each_in_one_column_are_no_matrix() -> None:
    reading = read(
        """
        Role | Letter | Meaning
        Verantwortlich | V | Bears the whole of it
        Durchführend | D | Does the work
        Mitwirkend | M | Gives input
        Informiert | I | Is told
        """
    )
    assert reading.found == []


@pytest.mark.parametrize("headed", [" |  | Activity", "Legend |  | Activity"])
def test_a_legend_left_of_the_activities_names_no_sections(headed: str) -> None:
    reading = read(
        f"""
        {headed} | Buyer | Chief | Clerk | Board
        R - Responsible | | Wanting | | | |
        A - Accountable | | Ask for it | R/A | I | I |
        C - Consulted | | Look at it | I | A | R | C
        I - Informed | | Find the money | | C | | R/A
         | | Buying | | | |
         | | Compare offers | C | A | R | I
         | | Sign | I | R | C | A
        """
    )
    found = only(reading)
    assert used(reading, "legend")[-4:] == ["A2", "A3", "A4", "A5"]
    assert [one.sections for one in found.activities] == [["Wanting"]] * 3 + [["Buying"]] * 2


def test_a_legend_in_two_columns_left_of_the_activities_is_no_role() -> None:
    reading = read(
        """
         |  | | Activity | Buyer | Chief | Clerk | Board
        R | Responsible | | Ask for it | A | I | I |
        A | Accountable | | Look at it | I | A | R | C
        C | Consulted | | Find the money | | C | | A
        I | Informed | | Compare offers | C | A | R | I
         | | | Sign | I | R | C | A
        """
    )
    found = only(reading)
    assert roles(found) == ["Buyer", "Chief", "Clerk", "Board"]
    assert [one.sections for one in found.activities] == [[]] * 5


def test_a_heading_over_numbers_is_no_letter_with_a_role_for_its_meaning() -> None:
    found = only(
        read(
            """
            R | Responsabile | | | |
            A | Approva | | | |
            C | Consultato | | | |
            I | Informato | | | |
             | | | | |
            N. | | Cantina | Ufficio | Cucina | Sala
             | | Sara Conti | Ann Holm | Bo Berg | Eva Lind
            A1 | Comprare | Responsabile | Approva | Consultato | Informato
            A2 | Cuocere | Approva | Responsabile | Consultato | Responsabile
            A3 | Servire | Informato | Informato | Consultato | Approva
            """
        )
    )
    assert roles(found) == ["Cantina", "Ufficio", "Cucina", "Sala"]
