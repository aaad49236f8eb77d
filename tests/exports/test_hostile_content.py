"""Every export gives names and notes of any kind as text: nothing is obeyed, nothing fails."""

import csv
import io
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from bhuki.exports import export
from bhuki.exports.minutes import write_minutes
from bhuki.exports.overview import write_overview
from bhuki.matrix.matrix import Matrix
from tests.hostile_texts import KINDS, hostile

_NEVER = {"script", "iframe", "object", "embed", "link", "base", "form"}


class _Page(HTMLParser):
    """Collects a page's text, and what would be fetched or run."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = [value or "" for name, value in attrs if name in ("src", "href", "action")]
        away = any(not value.startswith(("#", "data:")) for value in values)
        runs = any(name.startswith("on") for name, _value in attrs)
        if tag in _NEVER or away or runs:
            self.bad.append(f"{tag} {attrs}")

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _plain(text: str) -> str:
    """Give the letters of a text that every format can hold, without blanks."""
    kept = (c for c in text if unicodedata.category(c)[0] not in "CZ" and c not in "\ufffd")
    return "".join(kept)


@pytest.fixture(params=KINDS)
def text(request: pytest.FixtureRequest) -> str:
    return KINDS[request.param]


@pytest.fixture
def full(raci: Matrix, text: str) -> Matrix:
    if len(text) < 1000:
        return hostile(raci, text)
    rename = msgspec.structs.replace
    raci.activities["a0"] = rename(raci.activities["a0"], name=text, note=text)
    raci.roles["r0"] = rename(raci.roles["r0"], name=text, description=text)
    raci.about = rename(raci.about, title=text)
    return raci


def test_a_workbook_holds_it_as_text(full: Matrix, text: str, tmp_path: Path) -> None:
    export(full, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    formulas = [str(c.value) for c in cells if c.data_type == "f"]
    assert not [f for f in formulas if "example.invalid" in f or f.startswith('=HYPERLINK("http')]
    wanted = _plain(text)[:1000]
    assert any(wanted in _plain(str(c.value)) for c in cells if c.data_type != "f")
    assert not [c for c in cells if c.hyperlink is not None and c.hyperlink.target]


def test_delimited_text_starts_no_formula(full: Matrix, text: str, tmp_path: Path) -> None:
    export(full, tmp_path / "out.csv")
    said = (tmp_path / "out.csv").read_text("utf-8-sig")
    rows = list(csv.reader(io.StringIO(said), delimiter=";" if ";" in said[:2000] else ","))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]
    assert any(_plain(text)[:1000] in _plain(cell) for cell in cells)


@pytest.mark.parametrize("kind", ["matrix", "overview", "minutes"])
def test_a_web_page_says_it_and_fetches_nothing(
    full: Matrix, text: str, tmp_path: Path, kind: str, qapp: QApplication
) -> None:
    out = tmp_path / "out.html"
    if kind == "matrix":
        export(full, out)
    elif kind == "overview":
        write_overview(full, out)
    else:
        write_minutes(full, out)
    page = _Page()
    page.feed(out.read_text("utf-8"))
    assert page.bad == []
    assert _plain(text)[:1000] in _plain("".join(page.said))


def test_markdown_shows_it(full: Matrix, tmp_path: Path) -> None:
    export(full, tmp_path / "out.md")
    said = (tmp_path / "out.md").read_text("utf-8")
    assert "<script>" not in said.replace("\\<", "")
    assert "<a href" not in said.replace("\\<", "")


@pytest.mark.parametrize("kind", ["matrix", "overview", "minutes"])
def test_a_pdf_is_made_and_links_nowhere(
    full: Matrix, tmp_path: Path, kind: str, qapp: QApplication
) -> None:
    out = tmp_path / "out.pdf"
    {"matrix": export, "overview": write_overview, "minutes": write_minutes}[kind](full, out)
    for page in PdfReader(out).pages:
        for annotation in page.get("/Annots") or []:
            assert "/URI" not in (annotation.get_object().get("/A") or {})


def test_a_word_document_is_sound(full: Matrix, tmp_path: Path, qapp: QApplication) -> None:
    write_minutes(full, tmp_path / "out.docx")
    with zipfile.ZipFile(tmp_path / "out.docx") as package:
        assert package.testzip() is None
        assert b"example.invalid" not in package.read("word/_rels/document.xml.rels")
