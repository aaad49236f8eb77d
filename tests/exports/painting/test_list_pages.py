"""Lists on paper hold every row, under their heads on every page."""

from bhuki.exports.painting.list_pages import Table, list_booklet
from bhuki.exports.painting.overview_page import BOTTOM, LEFT, RIGHT
from bhuki.exports.painting.paper import Text, width_of
from bhuki.texts import texts
from tests.exports.painting.matrices import small_matrix

DA = texts("da")
LONG = "Informationssikkerhedskoordinatoren og systemejeren skal høres om det. " * 4


def test_every_row_is_there_and_the_heads_on_every_page():
    rows = [(f"N{n}", f"{n} {LONG}", "") for n in range(40)]
    table = Table(("Sted", "Spørgsmål", "Svar"), rows, (0.2, 0.5, 0.3), "Åbne")
    pages = list_booklet(small_matrix(), "Parkerede punkter", "Tre er åbne.", [table], DA).pages
    said = [page.words() for page in pages]
    assert len(pages) > 2
    assert all("Spørgsmål" in words for words in said)
    whole = "".join("".join(words) for words in said).replace(" ", "").replace("\u2010", "")
    for where, text, _answer in rows:
        assert where in whole
        assert text.replace(" ", "") in whole


def test_a_row_taller_than_a_page_goes_on_and_nothing_leaves_the_page():
    table = Table(("", ""), [("Notat", LONG * 60), ("Efter", "ja")], (0.3, 0.7))
    pages = list_booklet(small_matrix(), "Noter", "", [table], DA).pages
    assert len(pages) > 1
    assert sum(" ".join(page.words()).count("høres") for page in pages) == 240
    for page in pages:
        for item in page.items:
            if isinstance(item, Text) and item.y < BOTTOM:
                left = item.x - item.align * width_of(item.text, item.face)
                assert left >= LEFT
                assert left + width_of(item.text, item.face) <= RIGHT + 1
