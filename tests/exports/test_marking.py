"""The marked copy of a file that people have: read, judged and handed back."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace

from bhuki.errors import FileProblem
from bhuki.exports.marking import Judged, mark_copy, remove_marks
from bhuki.matrix.entities import Acceptance
from bhuki.rules.judge import judge
from bhuki.sheets import read_file
from bhuki.sheets.to_matrix import matrices_of

LINES = (
    ("Activity", "Lead", "Board", "Staff", "Legal"),
    ("Write the plan", "R", "A", "C", "I"),
    ("Approve the plan", "A", "A", "R", "I"),
    ("Tell the staff", "I", "I", "R", "C"),
    ("Keep the records", "R", "A", "I", "C"),
)


def workbook(path: Path, *, macros: bool = False) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("RACI")
        for row, line in enumerate(LINES):
            sheet.write_row(row, 0, line)
        if macros:
            book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0" * 40), is_stream=True)
    return path


def judged(path: Path) -> list[Judged]:
    made = matrices_of(read_file(path).sheets, title=path.stem)
    return [Judged(m.matrix, m.places.sheet, judge(m.matrix), m.places.of) for m in made]


def test_the_cells_with_two_a_are_marked_and_the_file_itself_is_not(tmp_path) -> None:
    source = workbook(tmp_path / "raci.xlsx")
    before = source.read_bytes()
    out = tmp_path / "marked.xlsx"
    assert mark_copy(source, judged(source), out, "da") == []
    assert source.read_bytes() == before
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["RACI", "Bhuki – punkter"]
    for where in ("B3", "C3"):
        note = book["RACI"][where].comment
        assert note.author == "Bhuki"
        assert "A" in note.text
        assert "•" in note.text
    assert book["RACI"]["B2"].comment is None
    remove_marks(out, tmp_path / "clean.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "clean.xlsx") as new:
        assert new.namelist() == old.namelist()
        assert all(new.read(name) == old.read(name) for name in old.namelist())


def test_accepted_points_are_only_listed(tmp_path) -> None:
    source = workbook(tmp_path / "raci.xlsx")
    (one,) = judged(source)
    for number, finding in enumerate(one.findings):
        accepted = Acceptance("Agreed in May", "Ida", None, finding.state)
        one.findings[number] = replace(finding, accepted=accepted)
    out = tmp_path / "marked.xlsx"
    mark_copy(source, [one], out, "en")
    book = openpyxl.load_workbook(out)
    assert not any(cell.comment for row in book["RACI"] for cell in row)
    said = [cell.value for row in book["Bhuki – points"] for cell in row]
    assert "Agreed in May (Ida)" in said
    assert "No open points." in said


@pytest.mark.parametrize("suffix", [".csv", ".md", ".html"])
def test_what_is_no_workbook_becomes_one_and_that_is_told(tmp_path, suffix) -> None:
    source = tmp_path / f"raci{suffix}"
    rows = [("Do =SUM(A1)", "R", "A", "I", "C"), *LINES[1:]]
    lines = [LINES[0], *rows]
    match suffix:
        case ".csv":
            text = "\n".join(";".join(line) for line in lines)
        case ".md":
            table = ["| " + " | ".join(line) + " |" for line in lines]
            text = "\n".join([table[0], "|---" * 5 + "|", *table[1:]])
        case _:
            cells = ("".join(f"<td>{text}</td>" for text in line) for line in lines)
            text = "<html><table>" + "".join(f"<tr>{c}</tr>" for c in cells) + "</table></html>"
    source.write_text(text, "utf-8")
    out = tmp_path / "marked.xlsx"
    (told,) = mark_copy(source, judged(source), out, "en")
    assert told.endswith("can't carry marks itself: marked.xlsx is a new workbook.")
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    assert sheet["A2"].value == "Do =SUM(A1)"
    assert [c.value for c in sheet[1]] == list(LINES[0])
    assert sheet["B4"].comment.author == "Bhuki"
    assert book.worksheets[1]["B5"].hyperlink.location.endswith("!B4:C4")


def test_a_workbook_with_macros_stays_one(tmp_path) -> None:
    source = workbook(tmp_path / "raci.xlsm", macros=True)
    with pytest.raises(FileProblem, match=r"call it marked\.xlsm"):
        mark_copy(source, judged(source), tmp_path / "marked.xlsx", "en")
    out = tmp_path / "marked.xlsm"
    mark_copy(source, judged(source), out, "en")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out) as new:
        assert new.read("xl/vbaProject.bin") == old.read("xl/vbaProject.bin")


def test_unmarked_and_foreign_files_are_told_in_one_line(tmp_path) -> None:
    source = workbook(tmp_path / "raci.xlsx")
    with pytest.raises(FileProblem, match="carries no marks"):
        remove_marks(source, tmp_path / "out.xlsx")
    other = tmp_path / "raci.csv"
    other.write_text("a;b\n1;2\n")
    for wrong in (other, tmp_path / "missing.xlsx"):
        with pytest.raises(FileProblem):
            remove_marks(wrong, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
