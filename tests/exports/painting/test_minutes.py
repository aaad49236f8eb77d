"""The minutes say what was decided, what is open, and how it stands."""

import sys
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from pypdf import PdfReader
from PySide6.QtGui import QImage, QPainter

from bhuki.errors import FileProblem
from bhuki.exports.minutes import write_minutes
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.devices import pdf_bytes
from bhuki.exports.painting.load_picture import heat_size, load_height, paint_heat, paint_load
from bhuki.exports.painting.minutes_pages import minutes_booklet
from bhuki.exports.painting.network_picture import network_picture, paint_network
from bhuki.exports.painting.picture_pages import heat_page, load_page, network_page, write_picture
from bhuki.matrix.changes import accept, assign, change_about, change_activities, park
from bhuki.matrix.entities import Acceptance, Parked
from bhuki.reports.load import heat, limits, load
from bhuki.reports.minutes import minutes
from bhuki.reports.network import network
from bhuki.rules.judge import judge
from bhuki.texts import texts
from tests.exports.painting.matrices import small_matrix

DA = texts("da")
DAY = date(2026, 11, 24)


@pytest.fixture
def session():
    """A matrix before and after a session: one cell, one name, one point accepted, one parked."""
    before = small_matrix()
    after = before.copy()
    assign(after, [("S1", "it")], ["H"]).apply(after)
    change_activities(after, ["P1"], name="Beskrive <politik>").apply(after)
    found = {finding.rule: finding for finding in judge(after)}
    doers, missing = found["nobody-does-it"], found["no-main-responsible"]
    accept(after, doers.key, Acceptance("Direktøren selv", "Anne", DAY, doers.state)).apply(after)
    park(after, missing.key, Parked("Tages op i januar", DAY)).apply(after)
    return before, after


def test_they_hold_what_was_decided_open_parked_and_agreed(session):
    before, after = session
    said = minutes(after, DA, before=before, present=["Anne", "Bo"], today=DAY)
    chapters = {chapter.id: chapter for chapter in said.chapters}
    decided = " ".join(line.text for line in chapters["decided"].lines)
    assert "It-chef: U → H" in decided
    assert "hed før »Lave politik«" in decided
    assert [line.more for line in chapters["parked"].lines] == ["Tages op i januar"]
    assert chapters["agreed"].lines[0].more == "Direktøren selv – Anne, 24. november 2026"
    assert chapters["open"].lines
    assert [fact.value for fact in said.facts][2] == "Anne og Bo"


def test_without_a_beginning_nothing_is_claimed_to_be_decided(session):
    said = minutes(session[1], DA, today=DAY)
    assert "decided" not in {chapter.id for chapter in said.chapters}


def test_the_pdf_holds_every_chapter_and_the_whole_matrix(session):
    before, after = session
    said = minutes(after, DA, before=before, today=DAY)
    reader = PdfReader(BytesIO(pdf_bytes(minutes_booklet(after, said, DA))))
    text = "".join("".join(page.extract_text() for page in reader.pages).split())
    for chapter in said.chapters:
        assert "".join(chapter.heading.split()) in text
        for line in chapter.lines:
            assert "".join(line.text.split()) in text.replace("\u2010", "")
    for activity in after.activities.values():
        assert "".join(activity.name.split()) in text
    assert reader.outline[0].title == "Referat"


def test_the_web_page_takes_no_markup_from_names(session, tmp_path):
    write_minutes(session[1], tmp_path / "referat.html", before=session[0])
    page = (tmp_path / "referat.html").read_text("utf-8")
    assert "<politik>" not in page
    assert "Beskrive &lt;politik&gt;" in page
    with pytest.raises(FileProblem, match="odt"):
        write_minutes(session[1], tmp_path / "referat.odt")


def test_the_word_document_holds_it_all_as_text(session, tmp_path):
    before, after = session
    change_activities(after, ["S2"], name="=1+1\x07 & <b>").apply(after)
    write_minutes(after, tmp_path / "referat.docx", before=before)
    document = Document(str(tmp_path / "referat.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    for chapter in minutes(after, DA, before=before).chapters:
        assert chapter.heading in text
    assert "=1+1 & <b>" in cells
    assert all(activity.number in cells for activity in after.activities.values())
    assert "H Kommunaldirektøren; B Chefgruppen; U It-chef" in cells
    leads = {chapter.lead for chapter in minutes(after, DA, before=before).chapters if chapter.lead}
    for paragraph in document.paragraphs:
        if paragraph.text in leads:
            assert paragraph.paragraph_format.keep_with_next
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(described) == 3  # bars, heat map, network
    assert "It-chef: " in described[0]
    for shape in document.inline_shapes:
        section = document.sections[0]
        assert 0 < shape.width <= section.page_width - section.left_margin - section.right_margin


def test_the_date_is_said_once(matrix):
    facts = {fact.label: fact.value for fact in minutes(matrix, DA, today=DAY).facts}
    assert facts["Dato"] == "24. november 2026"
    assert "24. november 2026" not in "".join(v for k, v in facts.items() if k != "Dato")
    dated = change_about(matrix, dated=date(2026, 3, 1), status="udkast")
    dated.apply(matrix)
    facts = {fact.label: fact.value for fact in minutes(matrix, DA, today=DAY).facts}
    assert facts["Udgave"] == "1. marts 2026, udkast"


def test_the_web_page_of_the_minutes_holds_its_pictures(matrix, tmp_path):
    write_minutes(matrix, tmp_path / "referat.html")
    page = (tmp_path / "referat.html").read_text("utf-8")
    assert page.count('src="data:image/svg+xml;base64,') == page.count("<img ") == 3


@pytest.mark.parametrize("palette", list(Palette))
def test_load_heat_and_network_are_painted_within_their_size(palette):
    matrix = small_matrix()
    inks = Inks(matrix.scheme, palette)
    rows, warm, picture = load(matrix), heat(matrix), network_picture(network(matrix))
    pictures = [
        ((600, load_height(rows)), lambda p: paint_load(p, 600, rows, inks, limits=limits(matrix))),
        (heat_size(warm), lambda p: paint_heat(p, warm, inks)),
        (
            (picture.width, picture.height),
            lambda p: paint_network(p, picture, matrix, inks, marked="it"),
        ),
    ]
    for (width, height), paint in pictures:
        image = QImage(int(width) + 40, int(height) + 40, QImage.Format.Format_RGB32)
        image.fill(0xFFFF00FF)
        painter = QPainter(image)
        painter.translate(20, 20)
        paint(painter)
        painter.end()
        ground = image.pixel(0, 0)
        edge = [(x, y) for x in range(image.width()) for y in (2, image.height() - 3)]
        edge += [(x, y) for y in range(image.height()) for x in (2, image.width() - 3)]
        assert all(image.pixel(x, y) == ground for x, y in edge)
        inside = {image.pixel(x, y) for x in range(20, 300, 3) for y in range(20, 100, 3)}
        assert len(inside) > 3


@pytest.mark.parametrize("suffix", [".pdf", ".svg", ".png"])
def test_load_heat_and_network_are_written_as_pictures(tmp_path, suffix):
    matrix = small_matrix()
    pages = {
        "load": load_page(load(matrix), limits(matrix)),
        "heat": heat_page(heat(matrix), letter="H"),
        "network": network_page(network(matrix), matrix),
    }
    for name, page in pages.items():
        path = tmp_path / f"{name}{suffix}"
        write_picture(page, Inks(matrix.scheme), name, path)
        assert path.stat().st_size > 1500
    if suffix == ".svg":
        words = (tmp_path / "network.svg").read_text("utf-8")
        assert all(role.name in words for role in matrix.roles.values())


def test_a_web_page_without_its_pictures_says_so_once(tmp_path, monkeypatch):
    matrix, path = small_matrix(), tmp_path / "minutes.html"
    write_minutes(matrix, path)
    whole = path.read_text("utf-8")
    assert "<img" in whole
    assert "Billederne mangler" not in whole
    # As where Qt's own libraries are missing: what needs it can't be imported.
    monkeypatch.setitem(sys.modules, "bhuki.exports.painting.minutes_drawings", None)
    write_minutes(matrix, path)
    bare = path.read_text("utf-8")
    assert "<img" not in bare
    assert bare.count("Billederne mangler") == 1
