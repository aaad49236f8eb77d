"""Names in lines: even, and compounds divided where two words meet."""

from bhuki.desktop.grid.line_breaking import lines_of, widest


def test_it_is_never_torn_from_its_word() -> None:
    lines = lines_of("It-governance og -styring", 14, len, most=3, compounds=True)
    assert lines == ["It-governance", "og -styring"]
    assert lines_of("it-arkitektur/it-drift", 14, len) == ["it-arkitektur/", "it-drift"]


def test_two_lines_are_even_and_what_fits_stays_one() -> None:
    text = "Fastlægge regler og instrukser for aflevering til Statens Arkiver"
    assert lines_of(text, 40, len) == [
        "Fastlægge regler og instrukser",
        "for aflevering til Statens Arkiver",
    ]
    assert lines_of("It-chef", 40, len) == ["It-chef"]
    assert lines_of("", 40, len) == []
    assert widest("Økonomi- og servicechef", len) == 11


def test_what_is_too_long_keeps_its_end_for_the_painter_to_shorten() -> None:
    lines = lines_of("en to tre fire fem seks syv otte", 8, len, most=2)
    assert " ".join(lines) == "en to tre fire fem seks syv otte"
    assert len(lines) == 2


def test_a_space_that_forbids_breaking_is_kept() -> None:
    assert lines_of("Organisation\u00a0*", 5, len) == ["Organisation\u00a0*"]
