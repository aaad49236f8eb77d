"""Compounds come apart where two words were put together, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhuki.exports.compounds import pieces


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Digitaliseringsstrategi", ("Digitaliserings", "strategi")),
        ("Informationssikkerhedspolitik", ("Informations", "sikkerheds", "politik")),
        ("it-infrastrukturstrategi", ("it-infrastruktur", "strategi")),
        ("Projektportefølje", ("Projekt", "portefølje")),
        ("Kommunalbestyrelsen", ("Kommunal", "bestyrelsen")),
        ("Projektstyregruppe", ("Projekt", "styre", "gruppe")),
        ("informationssikkerhedspolitikken", ("informations", "sikkerheds", "politikken")),
        ("infrastruktur", ("infrastruktur",)),
        ("strategi", ("strategi",)),
        ("Uopdelelighedsmanden", ("Uopdelelighedsmanden",)),
    ],
)
def test_a_compound_comes_apart_at_its_joints(word: str, parts: tuple[str, ...]) -> None:
    assert pieces(word) == parts


@given(st.text(max_size=90))
def test_no_letter_is_lost(word: str) -> None:
    assert "".join(pieces(word)) == word
