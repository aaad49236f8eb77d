"""The matrix on paper: whole, headed on every page, with no letter cut."""

from collections import Counter
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from pypdf import PdfReader

from bhuki.exports.painting.devices import pdf_bytes
from bhuki.exports.painting.matrix_frame import GROUP, measure
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.matrix_paging import MARGIN, divide
from bhuki.exports.painting.paper import Box, Chips, Scaled, Text, width_of
from bhuki.exports.painting.print_choices import Fit, PrintChoices, Sheet
from bhuki.matrix.entities import Activity, Assignment, Section
from bhuki.matrix.matrix import Matrix
from bhuki.texts import texts
from tests.exports.painting.matrices import large_matrix, small_matrix

DA = texts("da")
CHOICES = [
    PrintChoices(),
    PrintChoices(sheet=Sheet.A4, lying=False),
    PrintChoices(sheet=Sheet.A4, fit=Fit.PAGE, colour=False),
    PrintChoices(sheet=Sheet.A1, fit=Fit.WIDTH),
    PrintChoices(sheet=Sheet.LONG, fit=Fit.SCALE),
    PrintChoices(sheet=Sheet.A4, fit=Fit.SCALE, scale=1.6),
]


def table_of(page):
    return next(item for item in page.items if isinstance(item, Scaled))


def letters_on(pages):
    """Count the letters in cells: those beside the legend's names are left out by their size."""
    found = Counter()
    for page in pages:
        for item in table_of(page).items:
            if isinstance(item, Chips) and item.height == 150:
                found.update(item.letters)
    return found


def letters_in(matrix):
    return Counter(code for cell in matrix.assignments.values() for code in cell.letters)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
@pytest.mark.parametrize("size", [(6, 4), (70, 23)])
def test_every_letter_is_on_the_pages_once(choices, size):
    matrix = small_matrix() if size == (6, 4) else large_matrix(*size)
    booklet = matrix_booklet(matrix, choices, DA)
    assert letters_on(booklet.pages) == letters_in(matrix)


@pytest.mark.parametrize("choices", CHOICES, ids=str)
def test_nothing_leaves_its_page(choices):
    for page in matrix_booklet(large_matrix(70, 23, "Digitaliseringsansvarlig"), choices, DA).pages:
        table = table_of(page)
        right, bottom = page.width - MARGIN + 1, page.height - MARGIN + 1
        for item in table.items:
            if isinstance(item, Chips):
                assert table.x + (item.x + item.width) * table.scale <= right
                assert table.y + (item.y + item.height) * table.scale <= bottom
            elif isinstance(item, Text) and not item.turned:
                end = item.x + width_of(item.text, item.face)
                assert table.x + end * table.scale <= right, item.text
                assert table.y + item.y * table.scale <= bottom
            elif isinstance(item, Text):
                assert item.y - width_of(item.text, item.face) >= -1, item.text


def test_the_pdf_gives_back_every_letter_and_every_name():
    matrix = large_matrix(40, 12)
    data = pdf_bytes(matrix_booklet(matrix, PrintChoices(legend=False), DA))
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    squeezed = "".join(text.split())
    for activity in matrix.activities.values():
        assert "".join(activity.name.split()) in squeezed
    for role in matrix.roles.values():
        assert "".join(role.name.split()) in squeezed
    counted = Counter(line.strip() for line in text.splitlines() if line.strip() in "BHUKI")
    assert counted == letters_in(matrix)


def test_every_page_has_its_headings_groups_and_sections():
    matrix = large_matrix(120, 40)
    choices = PrintChoices(sheet=Sheet.A4, legend=False)
    frame = measure(matrix, choices, DA)
    paging = divide(frame, choices, 0)
    assert len(paging.across) > 1
    assert len(paging.down) > 1
    pages = matrix_booklet(matrix, choices, DA).pages
    for number, page in enumerate(pages):
        words = page.words()
        down = paging.down[number // len(paging.across)]
        across = paging.across[number % len(paging.across)]
        for column in frame.columns[across.start : across.stop]:
            assert column.group in words
            assert column.name[0] in words
        first = frame.rows[down.start]
        heads = [word.rstrip("\u2010") for word in words if len(word) > 3]
        assert any(first.section.startswith(head) for head in heads)
        assert f"Side {number + 1} af {len(pages)}" in words


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.integers(1, 14), min_size=9, max_size=25),
    st.sampled_from([Sheet.A4, Sheet.A3]),
    st.booleans(),
)
def test_no_section_leaves_its_first_row_alone(sizes, sheet, lying):
    matrix = Matrix()
    base = large_matrix(1, 6)
    matrix.roles, matrix.groups = base.roles, base.groups
    for s, size in enumerate(sizes):
        matrix.sections[f"s{s}"] = Section(f"s{s}", f"Afsnit {s}")
        for n in range(size):
            key = f"{s}-{n}"
            matrix.activities[key] = Activity(key, f"Opgave {key}", section=f"s{s}")
            matrix.assignments[key, "r0"] = Assignment(("H",))
    choices = PrintChoices(sheet=sheet, lying=lying)
    frame = measure(matrix, choices, DA)
    paging = divide(frame, choices, 300.0)
    assert [down.start for down in paging.down[1:]] == [down.stop for down in paging.down[:-1]]
    assert paging.down[-1].stop == len(frame.rows)
    for down in paging.down[:-1]:
        last = frame.rows[down.stop - 1]
        after = frame.rows[down.stop]
        if last.section == after.section:
            before = frame.rows[down.stop - 2] if down.stop - 2 >= down.start else last
            assert before.section == last.section


def test_only_the_missing_are_marked():
    booklet = matrix_booklet(small_matrix(), PrintChoices(), DA)
    assert booklet.pages[0].words().count("mangler H") == 1


def test_black_paper_has_no_colour():
    booklet = matrix_booklet(small_matrix(), PrintChoices(colour=False), DA)
    for look in booklet.inks.looks.values():
        red, green, blue = (int(look.paper.fill[n : n + 2], 16) for n in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) < 12


def test_an_empty_matrix_is_a_page_all_the_same():
    assert len(matrix_booklet(Matrix(), PrintChoices(), DA).pages) == 1


def test_a_part_of_a_group_has_its_name_whole_over_it():
    matrix = large_matrix(20, 14)
    for n, group in enumerate(list(matrix.groups)):
        name = f"Tværgående digitaliseringsorganisation nummer {n + 1}"
        matrix.groups[group] = structs.replace(matrix.groups[group], name=name)
    for scale in (1.2, 1.5, 2.0, 2.6):
        choices = PrintChoices(sheet=Sheet.A4, fit=Fit.SCALE, scale=scale)
        for page in matrix_booklet(matrix, choices, DA).pages:
            table = table_of(page)
            texts_on = [item for item in table.items if isinstance(item, Text)]
            bands = [i for i in table.items if isinstance(i, Box) and i.y == 0 and i.fill]
            for band in bands:
                inside = [
                    one
                    for one in texts_on
                    if one.face == GROUP and band.x <= one.x <= band.x + band.width
                ]
                said = " ".join(one.text for one in inside)
                whole = "".join(said.split()).replace("\u2010", "").replace("-", "")
                assert "Tværgåendedigitaliseringsorganisationnummer" in whole
                for one in inside:
                    length = width_of(one.text, GROUP)
                    room = band.height if one.turned else band.x + band.width - one.x
                    assert length <= room + 1


@pytest.mark.parametrize("sheet", [Sheet.A4, Sheet.A3])
def test_date_and_credit_stand_whole_at_the_foot_of_every_page(sheet):
    matrix = large_matrix(40, 20)
    credit = "Efter figur 15 i »Rapport om digital modenhed i 22 kommuner«, KL 2012. " * 2
    matrix.about = structs.replace(matrix.about, credit=credit.strip())
    choices = PrintChoices(sheet=sheet, today=date(2026, 11, 24))
    for page in matrix_booklet(matrix, choices, DA).pages:
        foot = [item for item in page.items if isinstance(item, Text)]
        said = " ".join(item.text for item in foot)
        assert "24. november 2026" in said
        assert credit.strip() in " ".join(said.split())
        assert all(item.y <= page.height - MARGIN for item in foot)


@pytest.mark.parametrize("rows", range(60, 200, 7))
def test_the_last_page_has_its_share_of_the_rows(rows):
    matrix = large_matrix(rows, 8)
    frame = measure(matrix, PrintChoices(), DA)
    down = divide(frame, PrintChoices(sheet=Sheet.A4), 600).down
    counts = [extent.stop - extent.start for extent in down]
    assert sum(counts) == rows
    assert min(counts) * 3 >= max(counts)
