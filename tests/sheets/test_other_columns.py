"""Columns with letters that are no roles: states, priorities, answers, initials, counts."""

import pytest

from bhuki.sheets.other_columns import heads_no_role
from tests.sheets.building import letters, only, read, roles, used

SURE = 0.9
_ROLES = ["Manager", "Analyst", "Clerk"]


def _with(heading: str, values: str) -> str:
    """A matrix of three roles with one more column at its right."""
    duties = ("A | R | C", "A | R | I", "R | A | C", "C | A | R", "I | A | R", "A | C | R")
    names = ("Plan the work", "Count", "Pay the bills", "Close", "Report to all", "Archive")
    lines = [f"Task | Manager | Analyst | Clerk | {heading}"]
    for name, said, value in zip(names, duties, values.split(","), strict=True):
        lines.append(f"{name} | {said} | {value}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Status", "A,I,A,A,I,A"),
        ("RAG", "R,A,G,A,R,G"),
        ("Priority", "A,B,C,A,A,B"),
        ("Done?", "Yes,No,Yes,Yes,No,Yes"),
        ("MoSCoW", "M,S,C,W,M,M"),
        ("Start date", "A,,,,,"),
        ("Prepared by", "SC,RC,SC,RC,SC,RC"),
        ("Udført", "x,,x,x,,x"),
    ],
)
def test_a_column_whose_heading_is_no_role_s_is_beside_and_the_rest_sure(
    heading: str, values: str
) -> None:
    reading = read(_with(heading, values))
    found = only(reading)
    assert roles(found) == _ROLES
    assert found.certainty >= SURE
    assert reading.ledger.rest() == []


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Bystad", "H,M,L,H,M,H"),
        ("Kritik", "x,,x,x,,x"),
        ("Sagsnavn", "SC,RC,SC,RC,SC,RC"),
    ],
)
def test_other_values_than_the_roles_tell_a_column_apart_but_not_for_sure(
    heading: str, values: str
) -> None:
    found = only(read(_with(heading, values)))
    assert roles(found) == _ROLES
    assert found.certainty < SURE


@pytest.mark.parametrize("heading", ["State", "Risk", "Type"])
def test_a_heading_that_may_be_a_role_s_or_not_makes_unsure(heading: str) -> None:
    found = only(read(_with(heading, "A,I,A,A,I,A")))
    assert found.certainty < SURE


def test_a_column_of_letters_under_a_role_is_a_role_whatever_it_uses() -> None:
    found = only(read(_with("Quality officer", "V,S,V,V,S,V")))
    assert roles(found) == [*_ROLES, "Quality officer"]


def test_a_legend_s_letters_may_stand_in_one_column_only() -> None:
    found = only(read(_with("Works council", "X,X,X,X,X,X") + "\nX = must agree\nR = does it\n"))
    assert roles(found) == [*_ROLES, "Works council"]


@pytest.mark.parametrize(
    ("heading", "no_role"),
    [
        ("Due date", True),
        ("Priority (A-C)", True),
        ("Approved by", True),
        ("Slutdato", True),
        ("Status", True),
        ("Status manager", False),
        ("Budget", False),
        ("Legal", False),
        ("Date keeper", False),
    ],
)
def test_headings_of_no_role(heading: str, no_role: bool) -> None:
    assert heads_no_role(heading) is no_role


def test_what_stands_beside_the_letters_of_a_list_is_no_role() -> None:
    found = only(
        read(
            """
            Task | Role | Type | Since
            Plan the work | Manager | A | Y
            Plan the work | Analyst | R | N
            Count the stock | Manager | A | Y
            Count the stock | Analyst | C | N
            Pay the bills | Manager | I | Y
            Pay the bills | Analyst | R | N
            """
        )
    )
    assert found.orientation.value == "list"
    assert sorted(roles(found)) == ["Analyst", "Manager"]


def test_columns_that_only_count_are_no_roles() -> None:
    body = "\n".join(f"Ann {name} | R | A | C | A | R" for name in ("Hill", "Berg", "Wu", "Roth"))
    reading = read("Team member | Week 12 | Week 13 | Week 14 | Week 15 | Week 16\n" + body)
    assert all(found.certainty < 0.6 for found in reading.found)


def test_a_neighbours_letters_beyond_a_state_are_no_role_s() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk | Frequency | | Cat. | Task | Lawyer | Driver
        Plan the work | A | R | C | M | | A | Draw | R | A
        Count the stock | A | R | I | Q | | C | Build | I | R
        Pay the bills | R | A | C | Y | | A | Paint | A | R
        Close the books | R | A | C | Y | | A | Clean | A | I
        """
    )
    assert roles(reading.found[0]) == _ROLES


def test_a_table_of_versions_under_a_matrix_is_no_part_of_it() -> None:
    reading = read(
        """
        Activity | Responsible (R) | Accountable (A) | Consulted (C)
        Plan the work | Manager | Analyst | Clerk
        Count the stock | Clerk | Manager | Analyst
        Pay the bills | Analyst | Manager | Clerk
        | | |
        Rev | Date | By | Change
        A | 2026-01-05 | AH | First issue
        B | 2026-02-05 | BL | Roles added
        """
    )
    assert sorted(roles(only(reading))) == ["Analyst", "Clerk", "Manager"]


def test_a_row_of_words_inside_a_matrix_is_no_heading_of_another() -> None:
    reading = read(
        """
        Task | Manager | Analyst | Clerk
        Plan the work | Accountable | Responsible | Consulted
        Count the stock | Accountable | Responsible | Informed
        Pay the bills | Responsible | Accountable | Informed
        | | |
        Prepared by | Ann Hill | 2026-02-01 |
        Approved by | Bo Larsen | 2026-02-02 |
        """
    )
    assert roles(only(reading)) == _ROLES


def test_abbreviations_under_a_numbered_matrix_are_no_activities() -> None:
    reading = read(
        """
        No | Task | Manager | Analyst | Clerk
        1 | Plan the work | A | R | C
        2 | Count the stock | A | R | I
        3 | Pay the bills | R | A | C
        | | | |
        IT | Information technology | | |
        PM | Project manager | | |
        """
    )
    assert [a.name for a in only(reading).activities][-1] == "Pay the bills"


def test_roles_that_look_like_letters_are_read_under_a_letter() -> None:
    found = only(
        read(
            """
            Work package | R | A | C | I
            Plan the work | Dev, R&D | R&D | SME | CEO
            Count the stock | SME | R&D | Dev | SME
            Pay the bills | CEO | R&D | R&D, Dev | Dev
            """
        )
    )
    assert letters(found)["C2"] == "A"
    assert sorted(roles(found)) == ["CEO", "Dev", "R&D", "SME"]


def test_numbers_in_the_names_count_though_a_column_is_numbered() -> None:
    found = only(
        read(
            """
            Ph. | Process step | Trainer | Manager | Engineer
            1 | 1.1 Monitor performance | R | | A
            1 | 1.2 Set the price | C | A | R
            2 | 2.1 Sign the lease | A | R | I
            """
        )
    )
    first = found.activities[0]
    assert (first.number, first.name) == ("1.1", "Monitor performance")


def test_sums_of_letters_that_are_digits_are_sums() -> None:
    reading = read(
        """
        1 = Responsible
        2 = Supports
        3 = Informed
        | | |
        Task | Manager | Analyst | Clerk
        Plan the work | 1 | 2 | 3
        Pay the bills | 2 | 1 | 3
        Close the year | 3 | 1 | 2
        Total 1 | 1 | 2 | 4
        """
    )
    assert used(reading, "total") == ["A9", "B9", "C9", "D9"]


def test_a_group_called_like_a_remark_is_a_role_among_roles_though_unsure() -> None:
    found = only(
        read(
            """
            RACI matrix | | | | |
            Category | Architect | Gates | Timeline | Release | Operations
            Decide it | A/R | C | C | I | C
            Build it | A | C | R | I | I
            Test it | A | R | C | I | I
            Ship it | C | C | I | A/R | I
            """
        )
    )
    assert "Timeline" in roles(found)
    assert len(letters(found)) == 20
    assert found.certainty < 0.9


def test_letters_that_run_together_in_other_columns_too_are_no_initials() -> None:
    found = only(
        read(
            """
            Phase | Integrator | Vendor | Strategy | Content
            Agree on roles | RA | RA | RA | RA
            Check the servers | I | RA | I | I
            Draw the screens | I | RA | C | RA
            Measure it | I | RA | C | -
            """
        )
    )
    assert roles(found) == ["Integrator", "Vendor", "Strategy", "Content"]
    assert letters(found)["C3"] == "R/A"
    assert found.certainty > 0.85


def test_the_same_two_letters_everywhere_are_unsure() -> None:
    found = read(
        """
        Action | Authority of the town | Official entity | Note
        Publish the news | A+R | A+R (own ones) | checked
        Manage channels | A+R | A+R (own ones) | later
        Verify residents | A+R | A+R (when told) | now
        """
    ).found
    assert all(matrix.certainty < 0.9 for matrix in found)
