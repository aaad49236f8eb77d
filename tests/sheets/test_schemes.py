"""The scheme is told by letters, legend, titles and language, with a certainty."""

import pytest

from tests.sheets.building import letters, only, read


def _matrix(scheme: str, title: str = "") -> str:
    """A matrix in which each letter of a scheme is used, its first most."""
    a, b, c, *rest = scheme
    extra = rest[0] if rest else c
    more = rest[1] if len(rest) > 1 else ""
    return f"""
{title} | | | |
Activity | Manager | Analyst | Clerk | Director
Plan the work | {a} | {b} | {c} | {extra}
Count the money | {b} | {a} | {extra} | {more}
Pay the bills | {a} | {c} | {b} | {extra}
Close the books | {a} | {extra} | {b} | {more or c}
"""


@pytest.mark.parametrize(
    ("scheme", "used"),
    [
        ("RACI", "ARCI"),
        ("RASCI", "ARSCI"),
        ("RACIQ", "ARCIQ"),
        ("DACI", "DACI"),
        ("RAPID", "RAPID"),
        ("BHUKI", "HUKIB"),
    ],
)
def test_letters_alone_tell_a_scheme(scheme: str, used: str) -> None:
    found = only(read(_matrix(used)))
    assert found.choice.id == scheme


def test_danish_huki_letters_are_bhuki_s() -> None:
    found = only(
        read(
            """
            Opgave | Direktør | It-chef | Systemejer
            Vedligeholde planen for it | H | U | K
            Sikre driften af systemerne | K | H | U
            Godkende ændringer på tværs | H | U | I
            """
        )
    )
    assert found.choice.id == "BHUKI"


def test_swedish_huki_letters_are_swedish() -> None:
    found = only(
        read(
            """
            HUKI | | |
            Uppgift | Chef | Ägare | Förvaltare
            Upprätta planen för året | H | U | K
            Granska och följa upp | K | H | U
            Godkänna ändringar | H | U | I
            """
        )
    )
    assert found.choice.id == "HUKI (SE)"


def test_a_legend_outweighs_the_letters() -> None:
    found = only(
        read(
            """
            R = Recommend, A = Agree, P = Perform, I = Input, D = Decide
            Decision | Director | Head | Analyst | Clerk
            Choose a supplier | D | R | I | P
            Sign the contract | D | A | R | P
            """
        )
    )
    assert found.choice.id == "RAPID"


def test_whole_words_are_letters() -> None:
    found = only(
        read(
            """
            Task | Manager | Analyst | Clerk
            Plan | Accountable | Responsible | Informed
            Count | Accountable | Responsible | Consulted
            Pay | Informed | Accountable | Responsible
            """
        )
    )
    assert found.choice.id == "RACI"
    assert letters(found)["B2"] == "A"


def test_danish_words_are_letters() -> None:
    found = only(
        read(
            """
            Opgave | Direktør | It-chef | Systemejer
            Lægge planen | Hovedansvarlig | Udførende | Konsulteres
            Sikre driften | Informeres | Hovedansvarlig | Udførende
            Godkende ændringer | Beslutter | Udførende | Hovedansvarlig
            """
        )
    )
    assert found.choice.id == "BHUKI"
    assert letters(found)["B4"] == "B"


def test_few_letters_without_other_evidence_are_unsure() -> None:
    found = only(
        read(
            """
            Responsibilities | | |
            Task | Manager | Analyst | Clerk
            Plan | A | R | R
            Count | A | R | R
            Pay | R | A | R
            """
        )
    )
    assert found.scheme_certainty < 0.9
