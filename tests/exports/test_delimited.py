"""CSV: opens in Excel, never as a formula, and reads as it was written."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bhuki.exports import export
from bhuki.exports.delimited import delimited, guarded, unguarded


def rows(matrix):
    delimiter = ";" if matrix.language == "da" else ","
    return list(csv.reader(io.StringIO(delimited(matrix)), delimiter=delimiter))


def test_a_danish_csv_has_semicolons_groups_and_a_column_a_level(matrix) -> None:
    written = rows(matrix)
    assert written[0][5:9] == ["", "Linjeorganisation", "Linjeorganisation", "Linjeorganisation"]
    assert written[1][:7] == [
        *("Afsnit", "Afsnit 2", "Afsnit 3", "Nr.", "Aktivitet", "'=SUM(A1:A9)", "Kommunaldirektør"),
    ]
    assert written[-1][:5] == ["Sikkerhed", "Håndbog", "Bilag", "'=2", "'@cmd"]
    assert {len(row) for row in written} == {11}


def test_an_english_csv_has_commas(raci) -> None:
    assert rows(raci) == [
        ["No.", "Activity", "Sponsor", "Project manager", "Developer"],
        ["", "Plan", "A", "R", ""],
        ["", "Build", "", "R/A", ""],
    ]


def test_the_file_says_that_it_is_utf_8(raci, tmp_path) -> None:
    export(raci, tmp_path / "raci.csv")
    assert (tmp_path / "raci.csv").read_bytes().startswith(b"\xef\xbb\xbfNo.,")


@pytest.mark.parametrize("text", ["=1+1", "+45 1234", "-5", "@SUM", "\t=1", "'=1", "''-"])
def test_no_text_begins_as_a_formula(text) -> None:
    assert guarded(text)[0] == "'"
    assert unguarded(guarded(text)) == text


@given(st.text() | st.from_regex(r"'*[=+@-].*"))
def test_guarding_is_undone_exactly(text) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
