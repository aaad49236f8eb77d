"""A list of letters to choose from, beside a matrix, is none of its roles."""

import pytest

from tests.sheets.building import activities, leftover, letters, only, read, roles, used

FORM = """
Task | Manager | Analyst | Clerk | | | {0}
Plan the work | A | R | C | | | {1}
Count the money | I | A | R | | | {2}
Pay the bills | I | A | R | | | {3}
Close the books | A | R | R | | | {4}
"""


@pytest.mark.parametrize(
    ("listed", "cells"),
    [
        (["", "R", "A", "C", "I"], "G2:G5"),
        (["RACI", "R", "A", "C", "I"], "G1:G5"),
        (["R", "A", "C", "I", "R/A"], "G1:G5"),
        (["Legend", "R", "A", "C", ""], "G1:G4"),
    ],
)
def test_letters_to_choose_from_are_no_role(listed: list[str], cells: str) -> None:
    reading = read(FORM.format(*listed))
    found = only(reading)
    assert roles(found) == ["Manager", "Analyst", "Clerk"]
    assert len(letters(found)) == 12
    assert [where for where, kind in reading.ledger.ranges(()) if kind == "legend"] == [cells]
    assert leftover(reading) == []
    assert found.certainty > 0.9


def test_a_list_beside_sections_leaves_them_sections() -> None:
    found = only(
        read(
            """
            No | Task | Manager | Analyst | | | |
             | Planning | | | | | | R
            1 | Plan the work | A | R | | | | A
            2 | Count the money | I | A | | | | C
             | Paying | | | | | | I
            3 | Pay the bills | A | R | | | | R/A
            """
        )
    )
    assert activities(found) == ["Plan the work", "Count the money", "Pay the bills"]


@pytest.mark.parametrize(
    "listed",
    [
        ["Auditor", "R", "A", "C", "I"],  # a role
        ["", "R", "A", "R", "I"],  # letters for tasks
        ["", "R", "A", "see the notes", "I"],
    ],
)
def test_other_letters_well_apart_are_not_taken_for_a_list(listed: list[str]) -> None:
    reading = read(FORM.format(*listed))
    assert used(reading, "legend") == []
