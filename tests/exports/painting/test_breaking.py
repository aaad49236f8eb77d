"""Lines are broken where a reader would break them, and nothing is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.exports.painting.breaking import balanced, flowed, lines
from bhuki.exports.painting.overview_page import face_of
from bhuki.exports.painting.paper import Face, width_of
from bhuki.reports.said import Run

FACE = Face(90)


def whole(broken):
    """Put lines together again; a hyphen that a break made is told by its own character."""
    text = ""
    for line in broken:
        text = text[:-1] + line if text.endswith("\u2010") else f"{text} {line}".strip()
    return text.replace(" ", "")


def test_it_never_stands_alone_before_its_hyphen():
    for width in range(400, 2400, 50):
        for line in lines("Udarbejde fælles it-arkitektur/it-infrastrukturstrategi", FACE, width):
            assert not line.endswith("it-")


def test_a_slash_is_a_place_to_break():
    assert "Udarbejde/" in lines("Udarbejde/vedligeholde informationssikkerhedspolitik", FACE, 700)


def test_a_compound_is_broken_at_its_joint():
    assert lines("Informationssikkerhedspolitik", FACE, 800) == [
        "Informations\u2010",
        "sikkerhedspolitik",
    ]


def test_balanced_lines_are_as_few_and_evener():
    text = "Fastlægge regler og instrukser for aflevering til Statens Arkiver"
    greedy, even = lines(text, FACE, 2000), balanced(text, FACE, 2000)
    assert len(greedy) == len(even) == 2
    assert abs(width_of(even[0], FACE) - width_of(even[1], FACE)) < abs(
        width_of(greedy[0], FACE) - width_of(greedy[1], FACE)
    )


@settings(max_examples=80, deadline=None)
@given(st.text("abcdefgh -/æøåIT", max_size=80), st.integers(200, 3000))
def test_no_line_is_too_wide_and_no_letter_is_lost(text, width):
    for broken in (lines(text, FACE, width), balanced(text, FACE, width)):
        assert whole(broken) == text.replace(" ", "")
        assert all(width_of(line, FACE) <= width for line in broken)


@pytest.mark.parametrize("width", [900, 1300, 2100])
def test_a_paragraph_leaves_no_word_alone(width):
    sentence = (Run("Forvaltningschefen og systemejeren** skal alle sammen høres om det."),)
    set_lines = flowed([sentence], width, face_of)
    assert len(set_lines[-1][0].text.split()) > 1
    for line in set_lines:
        assert line[-1].x + width_of(line[-1].text, face_of(line[-1].weight)) <= width
