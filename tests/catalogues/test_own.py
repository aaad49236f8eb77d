"""Catalogues of one's own."""

import csv
from pathlib import Path

import pytest

from bhuki.catalogues import add_from_catalogue, read_own_catalogue
from bhuki.errors import FileProblem
from bhuki.matrix.entities import Appointed, RoleKind
from bhuki.matrix.matrix import Matrix

DANISH = """Nummer;Afsnit;Aktivitet;Note;Rolle;Gruppe;Art;Udpeges
1.1;Løn;Godkend lønkørslen;Hver måned;;;;
1.2;;Kør lønnen;;;;;

;Fravær;Følg fravær op;;;;;
;;;;Lønchef;Stab;;
;;;;Lønudvalg;Stab;organ;projekt
"""


def written(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "vores.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_danish_list_is_read(tmp_path: Path, encoding: str) -> None:
    mine = read_own_catalogue(written(tmp_path, DANISH, encoding))
    assert mine.title("da") == "vores"
    assert [(s.name("da"), [a.name("da") for a in s.activities]) for s in mine.sections] == [
        ("Løn", ["Godkend lønkørslen", "Kør lønnen"]),
        ("Fravær", ["Følg fravær op"]),
    ]
    assert [(r.name("da"), r.kind, r.appointed) for r in mine.roles] == [
        ("Lønchef", RoleKind.PERSON, Appointed.STANDING),
        ("Lønudvalg", RoleKind.BODY, Appointed.PER_PROJECT),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_english_list_is_read_with_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    text = "activity,section,tags\nBuy it,Start,new-it\nUse it,,\n".replace(",", delimiter)
    mine = read_own_catalogue(written(tmp_path, text), "en")
    assert [a.name("en") for a in mine.activities()] == ["Buy it", "Use it"]
    assert next(mine.activities()).tags == ("new-it",)


def test_it_comes_into_a_matrix_without_the_numbers_it_has_not(tmp_path: Path) -> None:
    matrix = Matrix()
    mine = read_own_catalogue(written(tmp_path, DANISH))
    add_from_catalogue(matrix, mine, with_roles=True).apply(matrix)
    assert [a.title for a in matrix.activity_order()] == [
        "1.1 Godkend lønkørslen",
        "1.2 Kør lønnen",
        "Følg fravær op",
    ]
    assert [group.name for group in matrix.groups.values()] == ["Stab"]
    assert matrix.activity_order()[0].note == "Hver måned"
    assert not add_from_catalogue(matrix, mine, with_roles=True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", " has no activities, only"),
        ("number,task\n1,x\n", " has no column called “activity”"),
        ("activity\n", " has no activities, only"),
        ("number,activity\n1,a\n1,b\n", ", row 3: the number 1 is used already, in row 2."),
        ("number,activity\n1,\n", ", row 2: there is neither an activity nor a role."),
        ("activity,role\na,b\n", ", row 2: a row has an activity or a role, not both."),
        ("activity,role,kind\na,,\n,b,group\n", ", row 3: “group” is none of person, body, many."),
        ("activity,role\na,\n,b\n,b\n", ", row 4: the role “b” is there twice."),
        ("activity\n" + "x" * 200_000, ", row 2 can't be read as CSV."),
        ("activity\n" + "a\n" * 10_001, " has more than 10000 rows"),
        ("PK\x03\x04", " is a workbook"),
        ("a\0b\n", " is no table of text"),
    ],
)
def test_a_wrong_list_is_one_line_naming_the_row(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(FileProblem) as caught:
        read_own_catalogue(written(tmp_path, text))
    assert str(caught.value).startswith(f"vores.csv{says}")
    assert "\n" not in str(caught.value)


def test_a_cell_is_too_long_whatever_csv_was_told_before(tmp_path: Path) -> None:
    before = csv.field_size_limit(10_000_000)
    try:
        with pytest.raises(FileProblem, match=r"row 2 can't be read as CSV"):
            read_own_catalogue(written(tmp_path, "activity\n" + "x" * 200_000))
    finally:
        csv.field_size_limit(before)


def test_a_cell_may_hold_lines_and_an_unclosed_one_is_read(tmp_path: Path) -> None:
    mine = read_own_catalogue(written(tmp_path, 'activity\n"a\nb"\n"c'), "en")
    assert [a.name("en") for a in mine.activities()] == ["a b", "c"]


def test_rows_are_counted_as_they_are_seen_in_excel(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="row 3: the number 1 is used already"):
        read_own_catalogue(written(tmp_path, 'number,activity\n1,"a\nb"\n1,c\n'))


def test_a_missing_list_and_a_folder_are_one_line(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(FileProblem):
            read_own_catalogue(path)
