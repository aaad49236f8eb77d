"""The web page: whole in itself, escaped, marked for screen readers, in both lights."""

import re
from html.parser import HTMLParser

from hypothesis import HealthCheck, given, settings

from bhuki.exports.page import page
from tests.exports.matrices import matrices

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Balance(HTMLParser):
    """Fails on a tag that is not closed in its turn, and collects tags and texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data) -> None:
        self.texts.append(data)


def parsed(text: str) -> Balance:
    parser = Balance()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser


def test_the_table_is_marked_for_screen_readers(matrix) -> None:
    found = parsed(page(matrix))
    scopes = [attrs.get("scope") for tag, attrs in found.tags if tag == "th"]
    assert scopes.count("colgroup") == 2
    assert scopes.count("col") == 2 + 5
    assert scopes.count("row") == 5
    assert scopes.count("rowgroup") == 4
    assert ("html", {"lang": "da"}) in found.tags
    assert found.tags.count(("caption", {"class": "hidden"})) == 1


def test_nothing_is_fetched_and_nothing_is_run(matrix) -> None:
    written = page(matrix)
    assert "http://" not in written
    assert "https://" not in written
    assert "<script" not in written
    assert not re.search(r"\b(src|url)\s*[=(]", written)


def test_text_is_never_markup(matrix) -> None:
    matrix.about = type(matrix.about)(
        title='</title><script>alert(1)</script>"', language='da" x="'
    )
    written = page(matrix)
    assert "<script" not in written
    assert "<vilde>" not in written
    assert "-5 % &amp; &lt;vilde&gt;" in written
    assert parsed(written)


def test_it_follows_light_and_dark_and_prints(matrix) -> None:
    written = page(matrix)
    assert "prefers-color-scheme:dark" in written
    assert "#1B2F63" in written  # H by day
    assert "#CBDAFF" in written  # H by night
    assert "@media print" in written


def test_points_link_to_rows_that_are_there(matrix) -> None:
    found = parsed(page(matrix))
    ids = {attrs.get("id") for _tag, attrs in found.tags}
    links = [attrs["href"] for tag, attrs in found.tags if tag == "a"]
    assert links
    assert all(link[1:] in ids for link in links)


def test_a_cell_of_two_letters_reads_with_its_slash(matrix) -> None:
    row = next(line for line in page(matrix).split("\n") if ">Udarbejde strategi<" in line)
    assert re.sub(r"<[^>]+>", "", row).startswith("1.1Udarbejde strategiH/UK")


@given(matrices())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_matrix_makes_a_well_formed_page(matrix) -> None:
    parsed(page(matrix))
