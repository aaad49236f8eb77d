"""Files are opened by their content; what can't be read is refused in one line."""

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from bhuki.sheets import read_file
from bhuki.sheets.grid import FileKind
from bhuki.sheets.opening import open_file
from bhuki.sheets.problems import SheetProblem
from tests.sheets.building import only, roles

ROWS = [
    ["Opgave", "Direktør", "It-chef", "Systemejer"],
    ["Lægge planen", "H", "U", "K"],
    ["Sikre driften", "K", "H/U", "I"],
    ["Godkende ændringer", "B", "U", "H"],
]


def _text(delimiter: str = ",") -> str:
    return "\n".join(delimiter.join(row) for row in ROWS) + "\n"


def _check(path: Path) -> None:
    reading = read_file(path)
    found = only(reading.sheets[0])
    assert roles(found) == ROWS[0][1:]
    assert len(found.cells) == 9
    assert found.choice.id == "BHUKI"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_out(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "roles.csv"
    path.write_text(_text(delimiter), "utf-8")
    _check(path)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "roles.csv"
    path.write_bytes(_text(";").encode(encoding))
    _check(path)


def test_excel_s_own_line_for_the_delimiter_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "roles.csv"
    path.write_text("sep=;\n" + _text(";"), "utf-8")
    reading = read_file(path)
    assert reading.to_json()["matrices"][0]["roles"][0]["at"] == "B2"


def test_a_cyrillic_text_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roles.csv"
    rows = "Задача;Руководитель;Аналитик\nСоставить план;A;R\nСобрать данные;A;R\nПроверить;I;A\n"
    path.write_bytes(rows.encode("cp1251"))
    assert roles(only(read_file(path).sheets[0])) == ["Руководитель", "Аналитик"]


def test_a_workbook_is_known_by_content_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "roles.csv"
    _write_workbook(path)
    assert open_file(path).kind is FileKind.XLSX
    _check(path)


def _write_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Roller")
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)


def test_a_markdown_table_is_read_with_bold_letters(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    lines = ["# Ansvar", "", "| " + " | ".join(ROWS[0]) + " |", "|---|:-:|---|---|"]
    lines += [
        "| " + " | ".join([row[0], *(f"**{x}**" for x in row[1:])]) + " |" for row in ROWS[1:]
    ]
    path.write_text("\n".join(lines), "utf-8")
    _check(path)
    assert read_file(path).to_json()["matrices"][0]["sheet"] == "Ansvar"


def test_cells_beyond_a_markdown_table_s_header_are_not_lost(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    path.write_text(
        "# RACI\n\n| Task | Boss | Worker |\n|---|---|---|\n| Plan | A | R | by May |\n"
        "| Do | A | R |\n| Check | R | A | with \\| care |\n",
        "utf-8",
    )
    said = read_file(path).to_json()
    assert {x["range"] for x in said["used"] if x["as"] == "notes"} == {"D2", "D4"}


def test_an_html_table_is_read_with_its_spans(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(
        "<html><body><h2>Ansvar</h2><table><tr><th rowspan=2>Opgave<th colspan=2>Ledelse"
        "<th>Drift</tr><tr><th>Direktør<th>It-chef<th>Systemejer</tr>"
        + "".join(
            f"<tr><td>{row[0]}" + "".join(f"<td>{x}" for x in row[1:]) + "</tr>" for row in ROWS[1:]
        )
        + "</table></body></html>",
        "utf-8",
    )
    _check(path)
    assert read_file(path).sheets[0].found[0].roles[1].group == "Ledelse"


def test_an_outline_in_markdown_is_a_list(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    path.write_text(
        "# Responsibilities\n\n- **Plan the work**\n  - R: Analyst\n  - A: Director\n"
        "  - C: Legal, Finance\n- **Do the work**\n  - Responsible: Clerk\n  - A: Director\n"
        "  - Informed: All staff\n",
        "utf-8",
    )
    said = read_file(path).to_json()["matrices"][0]
    assert said["orientation"] == "list"
    assert [a["name"] for a in said["activities"]] == ["Plan the work", "Do the work"]
    assert [r["name"] for r in said["roles"]][:4] == ["Analyst", "Director", "Legal", "Finance"]


def test_an_open_document_sheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roles.ods"
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        "<table:table-row>" + "".join(cell.format(x) for x in row) + "</table:table-row>"
        for row in ROWS
    )
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0" '
        f'xmlns:text="{names}text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Ark1">{rows}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}manifest:1.0">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    _check(path)
    assert read_file(path).to_json()["messages"] == []


def test_a_hidden_sheet_is_read_and_said_to_be_hidden(tmp_path: Path) -> None:
    path = tmp_path / "roles.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("Front").write_string("A1", "See the next sheet")
        sheet = workbook.add_worksheet("Old")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.hide()
    said = read_file(path).to_json()
    assert said["matrices"][0]["hidden"] is True
    assert said["messages"] == ["The sheet “Old” is hidden."]
    assert {"sheet": "Front", "range": "A1", "as": "no matrix on this sheet"} in said["used"]


def test_formulas_are_read_by_their_values(tmp_path: Path) -> None:
    path = tmp_path / "roles.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("RACI")
        for number, row in enumerate(ROWS):
            for column, text in enumerate(row):
                sheet.write_formula(number, column, "=[1]Other!A1", None, text)
    _check(path)


def test_one_sheet_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "roles.xlsx"
    _write_workbook(path)
    assert len(read_file(path, "Roller").matrices) == 1
    with pytest.raises(SheetProblem, match=r"no sheet called “Nix”\. It has: Roller"):
        read_file(path, "Nix")


def test_a_workbook_without_a_readable_sheet_part_is_damaged(tmp_path: Path) -> None:
    whole, broken = tmp_path / "roles.xlsx", tmp_path / "broken.xlsx"
    _write_workbook(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[: len(data) // 2] if "sheet1" in name else data)
    _refused(broken, "damaged")


def _refused(path: Path, code: str) -> None:
    with pytest.raises(SheetProblem) as caught:
        read_file(path)
    assert caught.value.code == code
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "not-a-sheet"),
        (b"%PDF-1.7 and more", "not-a-sheet"),
        (b"PK\x03\x04 not really", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "not-a-sheet"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "damaged"),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", "old-excel"),
        (b'{"bhuki": 1}', "not-a-sheet"),
    ],
)
def test_what_is_no_sheet_is_refused_in_one_line(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "file.dat"
    path.write_bytes(content)
    _refused(path, code)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    _refused(tmp_path / "nothing.xlsx", "missing")
    _refused(tmp_path, "unreadable")


def test_a_markdown_table_without_outer_pipes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "roles.md"
    path.write_text(
        "Activity | Manager | Clerk\n--- | --- | ---\n1. Plan | A | R\n2. Pay | R | A\n\nDone | it",
        "utf-8",
    )
    (grid,) = open_file(path).grids
    assert [(cell.row, cell.text) for cell in grid.cells][3:5] == [(2, "1. Plan"), (2, "A")]
    assert len(grid.cells) == 9
