"""The overviews on paper and on the web hold every word, in order, with nothing cut."""

from html.parser import HTMLParser
from io import BytesIO

import pytest
from pypdf import PdfReader

from bhuki.errors import FileProblem
from bhuki.exports.overview import write_overview
from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.devices import Cancelled, pdf_bytes, write_pdf
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.overview_page import BOTTOM, LEFT, RIGHT
from bhuki.exports.painting.paper import A4, Booklet, Chips, Face, Page, Text, width_of
from bhuki.matrix.changes import change_activities, change_roles
from bhuki.matrix.entities import Activity, Assignment
from bhuki.reports.overview_parts import OverviewChoices
from bhuki.texts import texts
from tests.exports.painting.matrices import small_matrix

DA = texts("da")


@pytest.fixture
def matrix():
    return small_matrix()


def squeezed(text):
    """Give a text as it compares: breaks, spaces and made hyphens apart."""
    return "".join(text.replace("\u2010", "").split())


def read(data):
    return PdfReader(BytesIO(data))


def test_every_activity_of_a_role_stands_on_its_pages(matrix):
    for role in matrix.role_order():
        booklet = overview_booklet(matrix, OverviewChoices(roles=(role.id,)), DA)
        text = squeezed("".join(page.extract_text() for page in read(pdf_bytes(booklet)).pages))
        for activity, cell in matrix.column(role.id):
            if cell.letters:
                assert squeezed(activity.name) in text
                assert squeezed(activity.number) in text


def test_the_pdf_has_title_language_outline_and_embedded_fonts(matrix):
    data = pdf_bytes(overview_booklet(matrix, OverviewChoices(activities=True), DA))
    reader = read(data)
    assert reader.metadata.title == "Digitalisering"
    assert reader.root_object["/Lang"] == "da"
    top = [one.title for one in reader.outline if not isinstance(one, list)]
    assert top == ["Rolleoversigter", "Aktivitetsoversigt"]
    nested = next(one for one in reader.outline if isinstance(one, list))
    assert [one.title for one in nested] == [role.name for role in matrix.role_order()]
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            descendant = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in descendant["/FontDescriptor"].get_object()


def test_what_is_copied_from_a_pdf_is_what_was_written(matrix):
    said = "Who’s it? “We” don’t know"
    change_activities(matrix, ["S1"], name=said).apply(matrix)
    booklet = overview_booklet(matrix, OverviewChoices(roles=("dir",)), texts("en"))
    text = "".join(page.extract_text() for page in read(pdf_bytes(booklet)).pages)
    assert said in text
    assert "\t" not in text


@pytest.mark.parametrize("count", range(6, 14))
def test_a_font_of_few_glyphs_keeps_its_characters(count):
    words = "abcdefghijklm"[:count]
    page = Page(A4.width, A4.height)
    page.add(Text(500, 800, words, Face(90)))
    booklet = Booklet("few", "da", Inks(small_matrix().scheme), [page])
    assert read(pdf_bytes(booklet)).pages[0].extract_text() == words


def test_the_contents_give_the_page_each_role_begins_on(matrix):
    booklet = overview_booklet(matrix, OverviewChoices(), DA)
    numbers = [item for item in booklet.pages[0].items if isinstance(item, Text)]
    for bookmark in booklet.bookmarks:
        if bookmark.level == 1:
            row = next(t for t in numbers if t.text == bookmark.title and t.y > 4000)
            number = next(t for t in numbers if t.y == row.y and t.align == 1 and t.x > row.x)
            assert int(number.text) == bookmark.page + 1


def many(matrix, count):
    """Give the role “it” many activities more, some with long names."""
    for n in range(count):
        name = f"Sikre overholdelse af informationssikkerhedspolitik og -håndbog nummer {n}"
        matrix.activities[f"m{n}"] = Activity(f"m{n}", name, f"M{n}", "ps"[n // 40 % 2])
        matrix.assignments[f"m{n}", "it"] = Assignment(("H",))
    matrix.forget_orders()


@pytest.mark.parametrize("count", [*range(0, 44, 3), 180])
def test_nothing_leaves_the_page_or_meets_the_footnotes(matrix, count):
    many(matrix, count)
    change_roles(
        matrix, ["it"], name="It-chef for tværgående digital udvikling og drift " * 2
    ).apply(matrix)
    booklet = overview_booklet(matrix, OverviewChoices(activities=True), DA)
    for page in booklet.pages:
        for item in page.items:
            if isinstance(item, Text):
                left = item.x - item.align * width_of(item.text, item.face)
                assert left >= LEFT - 1
                assert left + width_of(item.text, item.face) <= RIGHT + 5, item.text
                assert item.y < BOTTOM or item.face.size == 75
                assert item.y < page.height - 150
            elif isinstance(item, Chips):
                assert item.x + item.width <= RIGHT
                assert item.y + item.height < BOTTOM


def test_no_two_texts_overlap(matrix):
    many(matrix, 31)
    booklet = overview_booklet(matrix, OverviewChoices(activities=True), DA)
    for page in booklet.pages:
        boxes = []
        for item in page.items:
            if isinstance(item, Text):
                left = item.x - item.align * width_of(item.text, item.face)
                right = left + width_of(item.text, item.face)
                boxes.append((left, item.y - item.face.size * 0.6, right, item.y, item.text))
        for n, one in enumerate(boxes):
            for other in boxes[:n]:
                apart = (
                    one[2] <= other[0] + 1
                    or other[2] <= one[0] + 1
                    or one[3] <= other[1]
                    or other[3] <= one[1]
                )
                assert apart, (one, other)


def test_an_activity_with_a_very_long_name_is_whole(matrix):
    long = "Udarbejde " + "og vedligeholde meget " * 40 + "slut"
    change_activities(matrix, ["P1"], name=long).apply(matrix)
    booklet = overview_booklet(matrix, OverviewChoices(roles=("it",)), DA)
    assert squeezed(long) in squeezed(" ".join(w for p in booklet.pages for w in p.words()))


def test_stopping_writes_nothing(matrix, tmp_path):
    booklet = overview_booklet(matrix, OverviewChoices(), DA)
    with pytest.raises(Cancelled):
        write_pdf(booklet, tmp_path / "out.pdf", lambda done, _total: done < 2)
    assert not list(tmp_path.iterdir())


class Words(HTMLParser):
    """Collect the words of a page; complain about what never closes."""

    def __init__(self):
        super().__init__()
        self.text, self.open = [], []

    def handle_starttag(self, tag, _attrs):
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_the_web_page_holds_the_same_and_takes_no_markup_from_names(matrix, tmp_path):
    change_activities(matrix, ["P1"], name="<script>alert(1)</script> & mere").apply(matrix)
    write_overview(matrix, tmp_path / "alle.html")
    page = (tmp_path / "alle.html").read_text("utf-8")
    assert "<script>" not in page
    parser = Words()
    parser.feed(page)
    assert parser.open == []
    text = squeezed(" ".join(parser.text))
    for activity in matrix.activities.values():
        assert squeezed(activity.name) in text
    assert "Duharhovedansvaretogudførerselv" in text


def test_chosen_roles_are_written_by_suffix(matrix, tmp_path):
    write_overview(matrix, tmp_path / "it.pdf", roles=["it-chef"])
    assert len(PdfReader(tmp_path / "it.pdf").pages) == 1
    with pytest.raises(FileProblem, match="docx"):
        write_overview(matrix, tmp_path / "it.docx")
