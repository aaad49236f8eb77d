"""The colours: legible, told apart, and heavier for weightier duties."""

import pytest

from bhuki.exports.look import DARK, LIGHT, Shape, contrast, heaviest, letter_looks, mix, text_on
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_scheme, shipped_schemes


@pytest.mark.parametrize("scheme_id", shipped_schemes())
def test_every_letter_reads_well_on_its_chip(scheme_id: str) -> None:
    for look in letter_looks(shipped_scheme(scheme_id)).values():
        for tone in (look.light, look.dark, look.paper):
            assert contrast(tone.text, tone.fill) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_words_read_well_on_every_ground(tokens) -> None:
    for text in (tokens.text, tokens.text2, tokens.error, tokens.warning, tokens.ok):
        assert contrast(text, tokens.surface) >= 4.9


def test_letters_of_one_duty_are_told_apart() -> None:
    looks = letter_looks(shipped_scheme("RASCI"))
    assert looks["R"].light != looks["S"].light
    assert looks["R"].shape == looks["S"].shape == Shape.SQUARE


def test_who_answers_is_heaviest() -> None:
    scheme = shipped_scheme("BHUKI")
    assert heaviest(scheme, ("B", "H", "U")) == "H"
    assert heaviest(scheme, ("U", "B")) == "B"
    assert heaviest(scheme, ("I", "K")) == "K"
    assert heaviest(scheme, ("X",)) is None


def test_own_letters_take_their_own_colour_and_a_cut_corner() -> None:
    letters = (
        Letter("T", (Duty.DOES,), colour="#ffee00"),
        Letter("Z", colour="red; }"),
        Letter("Y"),
    )
    looks = letter_looks(Scheme("own", letters, own=True))
    assert looks["T"].light.fill == "#FFEE00"
    assert contrast(looks["T"].light.edge, LIGHT.surface) >= 3.2
    assert looks["T"].shape == looks["Z"].shape == Shape.CUT
    assert looks["Z"].light.fill.startswith("#")


def test_colours_mix_and_choose_their_text() -> None:
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert text_on("#1B2F63") == "#FFFFFF"
    assert text_on("#F2AE3D") == "#1A1E23"
