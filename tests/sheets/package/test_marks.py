"""Marked workbooks, part by part against what the user had."""

import io
import re
from xml.dom import minidom

import openpyxl
import openpyxl.utils
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.sheets.package.conditions import in_ranges
from bhuki.sheets.package.findings_page import PageLook
from bhuki.sheets.package.marks import Look, Mark, Words, mark, unmark
from bhuki.sheets.problems import UnreadableError
from tests.sheets.package import made as making
from tests.sheets.package.made import by_xlsxwriter, made, packed, parts_of, threaded

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # what it would lose

PAGE = PageLook("1A1E23", "555B63", "0B5CAD", "ECE8DF")
LOOK = Look(("FADAD7", "F5E8D0", "DDE5EE"), ("B3261E", "7D5200", "3D5A80"), PAGE)
WORDS = Words(
    sheet="Bhuki – punkter",
    title="Bhuki – punkter",
    tally="1 fejl",
    headings=("Vægt", "Hvor", "Regel", "Punkt", "Løsninger", "Bemærkning"),
    settled="Accepterede",
    weights=("Fejl", "Advarsel", "Råd"),
    none="Ingen åbne punkter.",
    more="… og {n} til",
    whole="Hele matricen",
)
MARKS = [
    Mark("Matrix", ("B2", "D2"), 0, "Flere A", '“Trin” har 2 A: æ < å & "ø"', ("Behold det ene",)),
    Mark("Matrix", ("D2",), 2, "Mange", "=SUM(A1)\n_x0041_ \x0b"),
    Mark("Matrix", ("C4", "C5", "F12"), 1, "Ingen", "Ingen gør det"),
    Mark("Matrix", (), 2, "Alle", "Om det hele"),
    Mark("Matrix", ("E3",), 1, "Gammel", "Er accepteret", remark="Sådan er det", settled=True),
    Mark("Ikke der", ("A1",), 1, "Væk", "På et ark, der ikke er der"),
]
MAY_CHANGE = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|"
    r"xl/comments[/\w]*\.xml|xl/(drawings/)?(vmlDrawing|commentsDrawing|legacyDrawing)\d+\.vml|"
    r"xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?"
)


def marked(data: bytes, marks: list[Mark] | None = None) -> bytes:
    return mark(data, MARKS if marks is None else marks, WORDS, LOOK).data


def _value(cell: object) -> object:
    """Give a cell's value, of a formula over several cells its text."""
    value = getattr(cell, "value", None)
    return getattr(value, "text", value)


@pytest.mark.parametrize("number", range(making.COUNT))
def test_only_what_had_to_changes_and_all_of_it_comes_back(number) -> None:
    data = made(number)
    before = parts_of(data)
    once = marked(data)
    after = parts_of(once)

    assert list(after)[: len(before)] == list(before)
    changed = {name for name, part in before.items() if after[name] != part}
    assert all(MAY_CHANGE.fullmatch(name) for name in changed), changed
    sheets = [name for name in changed if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)]
    assert len(sheets) == 1
    assert marked(once) == once

    restored = parts_of(unmark(once) or b"")
    assert list(restored) == list(before)
    assert restored == before


@pytest.mark.parametrize(
    "number", [0, 6, 12, 40, making.SEEDS, making.SEEDS + 1, making.SEEDS + 15]
)
def test_cells_carry_their_notes_and_nothing_else_is_lost(number) -> None:
    data = made(number)
    was = openpyxl.load_workbook(io.BytesIO(data))["Matrix"]
    book = openpyxl.load_workbook(io.BytesIO(marked(data)))
    now = book["Matrix"]
    assert [[c.value for c in row] for row in now] == [[c.value for c in row] for row in was]
    note = now["D2"].comment
    assert note.author == "Bhuki"
    assert note.text.startswith('Bhuki:\nFejl: “Trin” har 2 A: æ < å & "ø"\n• Behold det ene')
    assert "Råd: =SUM(A1)" in note.text
    rules = {str(where.sqref) for where in now.conditional_formatting}
    assert {"B2 D2", "C4:C5 F12"} <= rules
    assert now["E3"].comment is None


def test_the_sheet_of_findings_links_to_the_cells() -> None:
    book = openpyxl.load_workbook(io.BytesIO(marked(made(0))))
    page = book["Bhuki – punkter"]
    assert book.sheetnames[-1] == "Bhuki – punkter"
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert rows[0] == list(WORDS.headings)
    assert rows[1][:5] == ["Fejl", "Matrix: B2, D2", "Flere A", MARKS[0].message, "Behold det ene"]
    assert page["B5"].hyperlink.location == "'Matrix'!B2:D2"
    assert page["D6"].value.startswith("=SUM(A1)")
    assert page["D6"].data_type == "s"
    said = [row[0] for row in rows]
    accepted = said.index("Accepterede")
    assert rows[accepted + 1][3] == "Er accepteret"
    assert rows[accepted + 1][5] == "Sådan er det"
    assert page["B8"].value == "Matrix: Hele matricen"
    assert page["B8"].hyperlink is None


def test_a_sheet_of_our_name_that_is_the_users_stays() -> None:
    data = made(0)
    parts = parts_of(data)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b'name="Matrix"', 'name="Bhuki – PUNKTER"'.encode()
    )
    book = openpyxl.load_workbook(io.BytesIO(marked(packed(parts), [])))
    assert book.sheetnames == ["Bhuki – PUNKTER", "Bhuki – punkter (2)"]


def test_a_note_of_the_users_is_never_changed() -> None:
    data = by_xlsxwriter(6)
    done = mark(data, MARKS, WORDS, LOOK)
    assert done.kept == 1
    note = openpyxl.load_workbook(io.BytesIO(done.data))["Matrix"]["B2"].comment
    assert (note.text, note.author) == ("Mind this", "Ida")
    old = re.search(rb"<comment ref=\"B2\".*?</comment>", parts_of(data)["xl/comments1.xml"])
    assert old
    assert old[0] in parts_of(done.data)["xl/comments1.xml"]


def test_a_thread_of_comments_keeps_its_cell() -> None:
    done = mark(threaded(by_xlsxwriter(6)), MARKS, WORDS, LOOK)
    assert done.kept == 2
    assert openpyxl.load_workbook(io.BytesIO(done.data))["Matrix"]["C4"].comment is None


def test_shapes_of_others_stay_and_no_number_is_used_twice() -> None:
    data = by_xlsxwriter(12)  # a button
    name = "xl/drawings/vmlDrawing1.vml"
    before, after = parts_of(data)[name], parts_of(marked(data))[name]
    assert before[: before.rindex(b"</xml>")] in after
    numbers = re.findall(rb'id="_x0000_s(\d+)"', after)
    assert len(set(numbers)) == len(numbers) == 6
    assert after.count(b'<v:shapetype id="_x0000_t202"') == 1


def test_a_drawing_that_is_cut_off_costs_the_notes_not_the_colours() -> None:
    parts = parts_of(by_xlsxwriter(12))
    parts["xl/drawings/vmlDrawing1.vml"] = parts["xl/drawings/vmlDrawing1.vml"][:-9]
    done = mark(packed(parts), MARKS, WORDS, LOOK)
    assert done.unnoted == 5
    assert len(openpyxl.load_workbook(io.BytesIO(done.data))["Matrix"].conditional_formatting) == 2


def test_our_condition_is_the_first() -> None:
    sheet = parts_of(marked(by_xlsxwriter(8)))["xl/worksheets/sheet1.xml"]
    first = re.search(rb"<conditionalFormatting.*?</conditionalFormatting>", sheet)
    assert first
    assert b'LEN("Bhuki")' in first[0]
    assert b'priority="1"' in first[0]


@pytest.mark.parametrize("number", [0, 6, 8, 12, 23, 24, 36, 61])
def test_marks_go_though_another_program_saved_the_file(number) -> None:
    """The record fits no more: marks are known by what they are, and the rest stays."""
    once = parts_of(marked(made(number)))
    resaved = {
        name: part.replace(b'standalone="yes"?>', b'standalone="yes"?><!-- saved -->')
        for name, part in once.items()
    }
    clean = unmark(packed(resaved))
    assert clean
    was = openpyxl.load_workbook(io.BytesIO(made(number)))
    now = openpyxl.load_workbook(io.BytesIO(clean))
    assert now.sheetnames == was.sheetnames
    for name in was.sheetnames:
        if hasattr(was[name], "iter_rows"):
            said = [
                {
                    c.coordinate: (_value(c), c.comment and c.comment.text)
                    for r in book[name]
                    for c in r
                }
                for book in (was, now)
            ]
            assert said[0] == said[1]
            rules = [
                sorted(str(x.sqref) for x in b[name].conditional_formatting) for b in (was, now)
            ]
            assert rules[0] == rules[1]
    left = b"".join(parts_of(clean).values())
    assert not re.search(rb"Bhuki:|_bhuki|LEN\(|bhukiMarks|punkter", left)
    assert unmark(clean) is None


def test_the_numbers_of_sheets_after_ours_move_back() -> None:
    parts = parts_of(marked(by_xlsxwriter(0)))
    book = parts["xl/workbook.xml"]
    ours = re.search(rb'<sheet name="Bhuki[^>]*/>', book)
    assert ours
    book = book.replace(ours[0], b"").replace(b"<sheets>", b"<sheets>" + ours[0])
    book = book.replace(b"<workbookView ", b'<workbookView activeTab="1" ')
    scoped = b'<definedName name="_xlnm.Print_Area" localSheetId="1">Matrix!$A$1</definedName>'
    parts["xl/workbook.xml"] = book.replace(b"</definedNames>", scoped + b"</definedNames>")
    clean = parts_of(unmark(packed(parts)) or b"")["xl/workbook.xml"]
    assert b'localSheetId="0"' in clean
    assert b'activeTab="0"' in clean


def test_an_unmarked_workbook_has_no_marks_to_take() -> None:
    assert unmark(made(6)) is None


def test_other_findings_replace_the_earlier_marks() -> None:
    data = made(6)
    other = [Mark("Matrix", ("E5",), 1, "Ny", "Nyt punkt")]
    assert marked(marked(data), other) == marked(data, other)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("xl/workbook.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><workbook/>"),
        ("xl/workbook.xml", b"<workbook"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><sheetData/></sheetData></x>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet/>"),
        ("xl/styles.xml", b"\xff\xfe<"),
        ("xl/_rels/workbook.xml.rels", b"<Relationships>"),
        ("[Content_Types].xml", b""),
    ],
)
def test_damage_is_refused(name, part) -> None:
    with pytest.raises(UnreadableError):
        marked(packed({**parts_of(made(0)), name: part}))


@given(st.sets(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=60))
@settings(max_examples=60, deadline=None)
def test_ranges_hold_just_the_cells(places) -> None:
    cells = []
    for text in in_ranges(places):
        first, _, last = text.partition(":")
        top, bottom = (openpyxl.utils.cell.coordinate_to_tuple(a) for a in (first, last or first))
        cells += [(row, top[1]) for row in range(top[0], bottom[0] + 1)]
    assert sorted(cells) == sorted(places)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["A1", "C7", "XFD1048576", "B2", "ZZ9"]),
            st.integers(0, 2),
            st.text(max_size=30),
            st.booleans(),
        ),
        max_size=8,
    ),
    st.integers(0, making.COUNT - 1),
)
@settings(max_examples=25, deadline=None)
def test_any_text_can_be_marked_and_taken_away(said, number) -> None:
    data = made(number)
    marks = [
        Mark("Matrix", (at,), weight, text, text, (text,), text, gone)
        for at, weight, text, gone in said
    ]
    once = marked(data, marks)
    for name, part in parts_of(once).items():
        if name not in parts_of(data) and name.endswith((".xml", ".rels", ".vml")):
            minidom.parseString(part)
    assert parts_of(unmark(once) or b"") == parts_of(data)
