"""Pages and pictures are written whole, by their suffix."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter

from bhuki.errors import FileProblem
from bhuki.exports.look import letter_looks
from bhuki.exports.pages import write_pages
from bhuki.exports.painting import devices, picture_files
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.print_choices import PrintChoices, Sheet
from bhuki.texts import texts
from tests.exports.painting.matrices import large_matrix, small_matrix


def test_a_pdf_has_the_pages_that_were_chosen(tmp_path):
    path = tmp_path / "matrix.pdf"
    write_pages(large_matrix(60, 12), path, choices=PrintChoices(sheet=Sheet.A4))
    made = PdfReader(path).pages
    assert len(made) > 1
    assert [round(float(side)) for side in made[0].mediabox[2:]] == [842, 595]


def test_a_drawing_keeps_its_words(tmp_path):
    write_pages(small_matrix(), tmp_path / "matrix.svg")
    root = ET.parse(tmp_path / "matrix.svg").getroot()
    words = "".join("".join(root.itertext()).split())
    for name in ("Kommunaldirektøren", "Udarbejdestrategi", "Digitalisering", "manglerH"):
        assert name in words


def test_in_a_drawing_every_word_says_its_length_and_no_letter_needs_a_clip(tmp_path):
    matrix = small_matrix()
    write_pages(matrix, tmp_path / "matrix.svg")
    drawing = (tmp_path / "matrix.svg").read_text("utf-8").lower()
    assert drawing.count("<text") == drawing.count("textlength=") > 20
    looks = letter_looks(matrix.scheme)
    both = [cell for cell in matrix.assignments.values() if len(cell.letters) > 1]
    assert both
    for code in "HU":
        wanted = sum(code in cell.letters for cell in matrix.assignments.values()) + 1
        assert drawing.count(f'fill="{looks[code].light.fill.lower()}" fill-opacity') >= wanted


def test_a_picture_is_one_sheet(tmp_path):
    write_pages(small_matrix(), tmp_path / "matrix.png")
    picture = QImage(str(tmp_path / "matrix.png"))
    assert picture.width() > 1000
    dark = sum(
        picture.pixelColor(x, y).value() < 128 for x in range(0, 1000, 5) for y in range(0, 400, 5)
    )
    assert dark > 20


def test_a_huge_picture_is_kept_within_bounds(tmp_path, monkeypatch):
    monkeypatch.setattr(picture_files, "MOST_PIXELS", 900_000)
    write_pages(large_matrix(60, 12), tmp_path / "matrix.png")
    picture = QImage(str(tmp_path / "matrix.png"))
    assert 700_000 < picture.width() * picture.height() <= 910_000


def test_a_picture_of_paper_is_numbered_and_stopped_whole(tmp_path):
    matrix, a4 = large_matrix(60, 12), PrintChoices(sheet=Sheet.A4)
    with pytest.raises(devices.Cancelled):
        write_pages(matrix, tmp_path / "m.png", choices=a4, progress=lambda done, _all: done < 2)
    assert not list(tmp_path.iterdir())
    written = write_pages(matrix, tmp_path / "m.svg", choices=a4)
    assert written == sorted(tmp_path.iterdir())
    assert len(written) == len(matrix_booklet(matrix, a4, texts("da")).pages) > 1
    assert picture_files.paths_of(Path("m.png"), 12)[8:10] == [Path("m-09.png"), Path("m-10.png")]


def test_another_suffix_is_refused(tmp_path):
    with pytest.raises(FileProblem, match="tiff"):
        write_pages(small_matrix(), tmp_path / "matrix.tiff")
    assert not list(tmp_path.iterdir())


def test_qt_is_loaded_only_when_something_is_painted():
    code = (
        "import bhuki.exports.pages, bhuki.exports.overview, sys; print('PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    assert done.stdout.strip() == "False"


def test_a_printer_of_another_resolution_gets_the_same_page(tmp_path):
    booklet = matrix_booklet(small_matrix(), PrintChoices(sheet=Sheet.A4), texts("da"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert printer.resolution() != devices.RESOLUTION
    devices.print_pages(booklet, printer)
    devices.write_pdf(booklet, tmp_path / "written.pdf")
    printed, written = (PdfReader(tmp_path / f"{n}.pdf").pages for n in ("printed", "written"))
    assert len(printed) == len(written)
    said = [pages[0].extract_text().split() for pages in (printed, written)]
    assert said[0] == said[1]
    assert printed[0].mediabox == written[0].mediabox
    places = [_place_of(pages[0], "Digitalisering") for pages in (printed, written)]
    assert places[0] == pytest.approx(places[1], abs=1.5)


def _place_of(page, text):
    """Give where a text begins on a page, in points."""
    found = []

    def visit(words, _matrix, at, *_rest):
        if text.startswith(words.strip()[:1]) and words.strip() and not found:
            found.append((at[4], at[5]))

    page.extract_text(visitor_text=visit)
    return found[0]
