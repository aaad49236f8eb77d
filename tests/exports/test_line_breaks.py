"""Lines: balanced at spaces, compounds broken where their parts meet, nothing else torn."""

from bhuki.exports.line_breaks import balanced, wrapped


def test_two_lines_are_of_like_length() -> None:
    assert balanced("Projektstyregruppe og projektejer", 2, len) == [
        "Projektstyregruppe",
        "og projektejer",
    ]
    assert balanced("Økonomi- og servicechef", 2, len) == ["Økonomi- og", "servicechef"]
    assert balanced("Bestyrelsen", 2, len) == ["Bestyrelsen"]
    assert balanced("   ", 2, len) == []


def test_a_very_long_name_is_still_broken_into_few_lines() -> None:
    lines = balanced("et to tre " * 30, 3, len)
    assert len(lines) == 3
    assert " ".join(lines).split() == ["et", "to", "tre"] * 30


def test_a_compound_is_broken_between_its_parts() -> None:
    assert wrapped("Projektorganisation\u00a0*", 14, len) == ["Projekt-", "organisation\u00a0*"]
    assert wrapped("Informationssikkerhedsudvalg", 24, len) == ["Informationssikkerheds-", "udvalg"]


def test_what_is_no_compound_stays_whole() -> None:
    assert wrapped("It-chef og Uopdelelighedsmand", 10, len) == [
        "It-chef og",
        "Uopdelelighedsmand",
    ]
    assert wrapped("it-chef", 3, len) == ["it-chef"]
