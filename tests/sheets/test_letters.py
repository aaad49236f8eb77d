"""What a cell says: letters in every way that people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhuki.matrix.scheme import shipped_scheme
from bhuki.sheets.letters import Kind, wide_alphabet
from bhuki.sheets.scheme_evidence import alphabet_of

RACI = alphabet_of(shipped_scheme("RACI"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("R", "R"),
        ("r", "R"),
        (" R\u00a0", "R"),
        ("R/A", "RA"),
        ("r / a", "RA"),
        ("R, A", "RA"),
        ("R;A", "RA"),
        ("R+A", "RA"),
        ("R&A", "RA"),
        ("R A C I", "RACI"),
        ("RA", "RA"),
        ("CI", "CI"),
        ("R et A", "RA"),
        ("R og A", "RA"),
        ("R and A", "RA"),
        ("R e A", "RA"),
        ("R\nA", "RA"),
        ("R (A)", "RA"),
        ("(R)", "R"),
        ("[R]", "R"),
        ("**A**", "A"),
        ("A.", "A"),
        ("R-A", "RA"),
        ("Responsible", "R"),
        ("responsible / accountable", "RA"),
        ("Responsible and Accountable", "RA"),
        ("Responsible (R)", "R"),
        ("Udførende", "R"),
        ("Konsulteres", "C"),
        ("Consulté", "C"),
        ("informado", "I"),
        ("А", "A"),  # Cyrillic
        ("С", "C"),  # Cyrillic
        ("І", "I"),  # Ukrainian
        ("Ι", "I"),  # Greek
        ("Ｒ", "R"),  # full width
        ("\u200bR", "R"),
    ],
)
def test_letters_are_read_however_they_are_written(text: str, codes: str) -> None:
    guess = RACI.guess(text)
    assert guess.kind in (Kind.CODE, Kind.WEAK)
    assert "".join(guess.codes) == codes
    assert guess.note is None


@pytest.mark.parametrize(
    ("text", "codes", "note"),
    [
        ("R (Build)", "R", "(Build)"),
        ("C*", "C", "*"),
        ("C**", "C", None),
        ("A¹", "A", "(1)"),
        ("R1", "R", "1"),
        ("A - only for the EU", "A", "only for the EU"),
        ("R: until June", "R", "until June"),
        ("C/R when asked", "CR", "when asked"),
        ("R shared", "R", "shared"),
        ("C (approves)", "C", "(approves)"),
    ],
)
def test_what_a_cell_says_beside_its_letters_is_kept(
    text: str, codes: str, note: str | None
) -> None:
    guess = RACI.guess(text)
    assert "".join(guess.codes) == codes
    assert guess.note == note


@pytest.mark.parametrize("text", ["-", "–", "—", "N/A", "n.a.", "/", "."])
def test_marks_for_none_are_no_letters(text: str) -> None:
    assert RACI.guess(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "tbd",
        "?",
        "see above",
        "L",
        "R/X",
        "Project manager",
        "IT",
        "A Team",
        "R and so on and on it goes for a while",
    ],
)
def test_other_texts_are_not_letters(text: str) -> None:
    assert RACI.guess(text).kind is Kind.TEXT


def test_short_names_are_only_weakly_letters() -> None:
    wide = wide_alphabet()
    assert wide.guess("CI").kind is Kind.WEAK
    assert wide.guess("PM").kind is Kind.TEXT


@given(st.text(max_size=30))
def test_any_text_can_be_asked(text: str) -> None:
    for alphabet in (RACI, wide_alphabet()):
        guess = alphabet.guess(text)
        assert (guess.kind in (Kind.CODE, Kind.WEAK, Kind.LOOSE)) == bool(guess.codes)


def test_letters_run_together_with_one_for_none_end_nothing() -> None:
    alphabet = wide_alphabet(["R", "A", "C", "I"], ["O"])
    assert alphabet.guess("RO").kind is Kind.TEXT
    assert alphabet.guess("RA").codes == ("R", "A")


def test_a_word_in_brackets_is_a_note() -> None:
    assert RACI.guess("R (assist)") == (Kind.CODE, ("R",), "(assist)")
    assert RACI.guess("R (A)").codes == ("R", "A")


def test_a_nought_is_no_letter() -> None:
    assert RACI.guess("0").kind is Kind.NONE
    assert RACI.guess("10").kind is Kind.NUMBER
