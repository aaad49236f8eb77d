"""Sections may stand in the column of numbers, alone in their row."""

import pytest

from tests.sheets.building import BOLD, leftover, only, read, sections, used

PLAIN = """
Nr|Opgave|Leder|Chef|Udvalg
Strategi||||
1|Udarbejde strategi|H|U|K
2|Godkende strategi|U|H|K
Drift||||
3|Holde driften i gang||H / U|
4|Måle driften|K|H|U
"""
NUMBERED = """
Nr|Opgave|Leder|Chef|Udvalg
1 STRATEGI||||
1.1|Udarbejde strategi|H|U|K
1.2|Godkende strategi|U|H|K
2 DRIFT||||
2.1|Holde driften i gang||H / U|
2.2|Måle driften|K|H|U
"""


@pytest.mark.parametrize(
    ("merges", "styles"),
    [((), {}), (("A2:B2", "A5:B5"), {}), ((), {"2": BOLD, "5": BOLD}), (("A2:E2", "A5:E5"), {})],
)
@pytest.mark.parametrize("text", [PLAIN, PLAIN.replace("Strategi|", "IT|"), PLAIN.upper()])
def test_a_name_among_the_numbers_is_a_section(
    text: str, merges: tuple[str, ...], styles: dict[str, int]
) -> None:
    reading = read(text, merges=merges, styles=styles)
    first, second = (text.split("\n")[row].partition("|")[0] for row in (2, 5))
    assert sections(only(reading)) == [[first], [first], [second], [second]]
    assert leftover(reading) == []


def test_a_numbered_name_among_the_numbers_is_a_section() -> None:
    reading = read(NUMBERED)
    assert sections(only(reading))[0] == ["1 STRATEGI"]
    assert [activity.number for activity in only(reading).activities] == [
        "1.1",
        "1.2",
        "2.1",
        "2.2",
    ]
    assert used(reading, "section") == ["A2", "A5"]


def test_an_abbreviation_is_a_section_beside_others_not_in_them() -> None:
    text = PLAIN.replace("Drift|", "GDPR|") + "Økonomi||||\n5|Lægge budget|H|U|K\n"
    assert sections(only(read(text)))[2:] == [["GDPR"], ["GDPR"], ["Økonomi"]]


def test_numbered_lines_that_were_never_filled_in_are_not_left_over() -> None:
    reading = read(PLAIN + "5||||\n6||||\n")
    assert len(only(reading).activities) == 4
    assert leftover(reading) == []
    assert used(reading, "number")[-2:] == ["A8", "A9"]


def test_a_merged_section_does_not_name_the_column_of_numbers() -> None:
    text = """
    #|Activity|Manager|Analyst|Clerk
    Phase one - is it worth it?||||
    1|Plan the work|A|R|C
    2|Count the money|A|C|R
    Phase two - build it||||
    1|Buy the parts|I|A|R
    2|Build the thing|C|A|R
    """
    found = only(read(text, merges=("A2:E2", "A5:E5")))
    assert [activity.number for activity in found.activities] == ["1", "2", "1", "2"]
    assert sections(found)[0] == ["Phase one - is it worth it?"]
    assert sections(found)[3] == ["Phase two - build it"]
