"""Words for duties are other letters in other schemes: names, neighbours and doubt tell which."""

from pathlib import Path

from bhuki.sheets.grid import FileKind, RawFile
from bhuki.sheets.reading_files import read_raw
from tests.sheets.building import letters, only, read, roles, sheet

_SMALL = """
Opgave | Chef | Konsulent | Leverandør
Vurdere risici | Udførende | Hovedansvar |
Godkende budget | Udførende | Hovedansvar | Informeret
Teste systemet | Hovedansvar | Udførende |
"""
_WHOLE = """
Opgave | Direktør | It-chef | Systemejer
Lægge planen | Hovedansvar | Udførende | Konsulteret
Sikre driften | Informeret | Hovedansvar | Udførende
Godkende ændringer | Beslutningskompetence | Udførende | Hovedansvar
"""


def _schemes(*texts: str) -> list[tuple[str, float]]:
    grids = [sheet(text, name=f"Ark{n}") for n, text in enumerate(texts)]
    reading = read_raw(RawFile(FileKind.XLSX, grids), Path("Mappe1.xlsx"))
    return [(found.choice.id, found.certainty) for _, found in reading.matrices]


def test_words_that_are_other_letters_elsewhere_are_unsure() -> None:
    found = only(read(_SMALL, name="RACI"))
    assert found.certainty < 0.9


def test_a_neighbour_that_is_sure_tells_the_scheme() -> None:
    small, whole = _schemes(_SMALL.replace("Opgave", "RACI / Opgave"), _WHOLE)
    assert small[0] == whole[0] == "BHUKI"
    assert whole[1] >= 0.9


def test_a_neighbour_with_other_letters_tells_nothing() -> None:
    own, _ = _schemes(
        """
        Task | Manager | Analyst | Clerk
        Plan | D | A | I
        Count | D | C | A
        """,
        _WHOLE,
    )
    assert own[0] == "DACI"


def test_few_letters_are_sure_beside_a_neighbour_that_is() -> None:
    few = """
        Task | Manager | Analyst | Clerk
        Plan the work | A | R | R
        Count the stock | A | R | R
        Pay the bills | R | A | R
        """
    whole = """
        RACI | | |
        Task | Manager | Analyst | Clerk
        Plan the work | A | R | C
        Count the stock | A | R | I
        Pay the bills | R | A | C
        """
    alone = only(read("Responsibilities |\n" + few.strip("\n")))
    assert alone.scheme_certainty < 0.9
    assert _schemes(few, whole)[0][0] == "RACI"


def test_what_a_scheme_calls_its_letters_tells_it() -> None:
    found = only(
        read(
            """
            Activity | Manager | Analyst | Clerk | Sponsor
            Renew licences | Perform | Suggest | Informed | Accountable
            Test the release | Control | Perform | Accountable | Suggest
            Run the pilot | Accountable | Control | Perform | Informed
            """
        )
    )
    assert found.choice.id == "PACSI"
    assert letters(found)["C2"] == "S"


def test_words_beside_a_matrix_of_letters_are_a_matrix_and_no_sections() -> None:
    reading = read(
        """
        No | Taak | Chef | Tester | Koper | | Area | Task | Sponsor | Engineer | Lawyer
        1 | Budget maken | Uitvoerend | Geraadpleegd | Uitvoerend | | Start | Inspect | C | A | R
        2 | Plan maken | Geïnformeerd | Uitvoerend | Geraadpleegd | | Start | Count | R | A | C
        3 | Testen | Uitvoerend | Geïnformeerd | Uitvoerend | | End | Write | A | R | I
        4 | Sluiten | Geraadpleegd | Uitvoerend | Geïnformeerd | | End | Train | C | A | R
        """
    )
    assert [roles(found) for found in reading.found] == [
        ["Chef", "Tester", "Koper"],
        ["Sponsor", "Engineer", "Lawyer"],
    ]


def test_a_first_row_of_words_is_no_heading_over_words() -> None:
    reading = read(
        """
        Activities | Officer | Lawyer | Buyer | Vendor
        Agree on service | Task | Informed | Support | Authority
        Order spare parts | Responsibility | Task | Task | Support
        Answer requests | Task | Authority | Support | Responsibility
        Draft the plan | Informed | Authority | Responsibility | Support
        """
    )
    assert all(found.certainty < 0.9 for found in reading.found)
