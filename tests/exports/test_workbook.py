"""The workbook: what stands on its sheets, and that text in it stays text."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from bhuki.errors import FileProblem
from bhuki.exports import export
from bhuki.exports.sheet_plan import SheetPlan
from bhuki.exports.workbook import sheet_names, write_workbook
from bhuki.matrix.changes import accept
from bhuki.matrix.entities import Acceptance, Activity, Assignment, Role, RoleGroup
from bhuki.matrix.matrix import Matrix
from bhuki.rules.judge import judge
from bhuki.texts import LANGUAGES, texts

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def path(matrix: Matrix, tmp_path: Path) -> Path:
    written = tmp_path / "matrix.xlsx"
    write_workbook(matrix, written)
    return written


@pytest.fixture
def book(path: Path):
    return openpyxl.load_workbook(path)


def part(path: Path, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(path) as package:
        return ElementTree.fromstring(package.read(name))


def values(sheet) -> list[list[object]]:
    return [[cell for cell in row if cell is not None] for row in sheet.values]


def test_the_sheets_are_named_in_the_matrix_language(book, raci, tmp_path) -> None:
    assert book.sheetnames == [
        *("Matrix", "Roller", "Aktiviteter", "Åbne punkter", "Bogstaver", "_bhuki"),
    ]
    assert book["_bhuki"].sheet_state == "veryHidden"
    export(raci, tmp_path / "raci.xlsx")
    names = openpyxl.load_workbook(tmp_path / "raci.xlsx").sheetnames
    assert names[:5] == ["Matrix", "Roles", "Activities", "Open points", "Letters"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheet_names_are_such_as_excel_takes(language) -> None:
    names = sheet_names(texts(language))
    assert len({name.lower() for name in names}) == 5
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in names)


def test_headings_and_names_are_frozen(path) -> None:
    pane = part(path, "xl/worksheets/sheet1.xml").find(f".//{NS}pane")
    assert pane is not None
    assert pane.get("state") == "frozen"
    assert (pane.get("xSplit"), pane.get("ySplit")) == ("2", "7")
    assert pane.get("topLeftCell") == "C8"


def test_all_text_is_text(book) -> None:
    formulas = [
        cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert formulas
    assert all(text.startswith(("=SUMPRODUCT(", "=IF(")) for text in formulas)
    assert book["Matrix"]["C7"].value == "=SUM(A1:A9)"


def test_a_group_heading_over_several_columns_is_text_too(matrix, tmp_path) -> None:
    for name in ("=1+1", "{=1+1}", "http://a", "5", ""):
        matrix.groups["g1"] = RoleGroup("g1", name)
        export(matrix, tmp_path / "group.xlsx")
        cell = openpyxl.load_workbook(tmp_path / "group.xlsx")["Matrix"]["D6"]
        assert (cell.value or "", cell.data_type, cell.hyperlink) == (name, "s", None)


def test_the_title_the_line_and_the_legend_stand_on_top(book) -> None:
    sheet = book["Matrix"]
    assert sheet["A1"].value == "Digitalisering i kommunen"
    assert sheet["A2"].value == "Hele kommunen · Ejer: it-chefen · udkast · 24. november 2026"
    assert sheet["A3"].value == "Skriv i cellerne: B, H, U, K, I eller flere med skråstreg, fx H/U"
    legend = [cell.value for cell in sheet[3] if cell.value][1:-1]
    assert legend[:4] == ["B", "Beslutningskompetence", "H", "Hovedansvar"]


def test_groups_are_merged_over_their_roles(book) -> None:
    merged = {str(area) for area in book["Matrix"].merged_cells.ranges}
    assert "D6:F6" in merged
    assert book["Matrix"]["D6"].value == "Linjeorganisation"
    assert book["Matrix"]["D7"].alignment.textRotation == 90


def test_the_checks_hold_their_values_before_anything_reckons(path) -> None:
    sheet = openpyxl.load_workbook(path, data_only=True)["Matrix"]
    said = {sheet.cell(row, 2).value: sheet.cell(row, 8).value for row in range(8, 20)}
    assert said["Udarbejde strategi"] == "OK"
    assert said["Uden afsnit"] == "mangler H"
    assert said['-5 % & <vilde> "tegn" | og ’apostrof’'] == "2 × H"
    assert sheet["I7"].value == "Antal H"
    assert sheet["J7"].value == "Antal U"


def test_the_drop_down_allows_combinations_and_only_warns(book) -> None:
    (rule,) = book["Matrix"].data_validations.dataValidation
    choices = rule.formula1.strip('"').split(",")
    assert choices[:6] == ["B", "H", "U", "K", "I", "H/U"]
    assert len(rule.formula1) <= 257
    assert rule.errorStyle == "warning"
    assert rule.promptTitle == "B, H, U, K eller I"
    assert "skråstreg" in rule.prompt


def test_colours_follow_the_weightiest_letter(book) -> None:
    rules = book["Matrix"].conditional_formatting
    grid = next(area for area in rules if str(area.sqref).startswith("C8:G"))
    formulas = [rule.formula[0] for rule in sorted(grid.rules, key=lambda rule: rule.priority)]
    assert "LEN(" in formulas[0]  # what is no letter comes before all letters
    assert [re.search(r'"/(\w)/"', text)[1] for text in formulas[1:]] == list("HBUKI")
    assert all(rule.stopIfTrue for rule in grid.rules)


def test_notes_are_comments_and_a_veto_is_a_bar(book) -> None:
    sheet = book["Matrix"]
    row = next(r for r in range(8, 20) if sheet.cell(r, 2).value == "Udarbejde strategi")
    cell = sheet.cell(row, 6)
    assert cell.value == "K"
    assert cell.comment.text == "Med veto.\nKun om økonomi\nog jura"
    assert cell.border.bottom.style == "thick"
    assert sheet["E7"].comment.text == "Fra 1. januar"


def test_points_link_to_their_cells_and_accepted_ones_stand_apart(book, path) -> None:
    sheet = book["Åbne punkter"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert links
    for link in links:
        assert re.fullmatch(r"'?Matrix'?![A-Z]+\d+", link.location)
    with zipfile.ZipFile(path) as package:
        assert "hyperlink" not in str(package.namelist())


def test_accepted_points_stand_with_reason_and_name(matrix: Matrix, tmp_path: Path) -> None:
    finding = next(f for f in judge(matrix) if f.rule == "several-main-responsible")
    accept(matrix, finding.key, Acceptance("Overgang til 1. maj", "Bo", None, finding.state)).apply(
        matrix
    )
    export(matrix, tmp_path / "a.xlsx")
    rows = values(openpyxl.load_workbook(tmp_path / "a.xlsx")["Åbne punkter"])
    at = next(n for n, row in enumerate(rows) if row[:1] == ["Accepteret"])
    assert any("Overgang til 1. maj – Bo" in row for row in rows[at:])
    assert not any("Overgang til 1. maj – Bo" in row for row in rows[:at])


def test_each_role_has_its_list_the_weightiest_first(book) -> None:
    rows = values(book["Roller"])
    at = next(n for n, row in enumerate(rows) if row[:1] == ["It-chef"])
    assert "refererer til Kommunaldirektør" in rows[at + 1][0]
    assert [row[0] for row in rows[at + 2 : at + 5]] == ["H/U", "H", "U"]


def test_it_prints_on_a_page_with_headings_and_numbers(path) -> None:
    sheet = part(path, "xl/worksheets/sheet1.xml")
    setup = sheet.find(f"{NS}pageSetup")
    assert setup.get("orientation") == "landscape"
    assert setup.get("paperSize") == "9"
    assert sheet.find(f"{NS}sheetPr/{NS}pageSetUpPr").get("fitToPage") == "1"
    assert "Side &P af &N" in sheet.find(f"{NS}headerFooter/{NS}oddFooter").text
    names = part(path, "xl/workbook.xml").findall(f".//{NS}definedName")
    titles = [n.text for n in names if n.get("name") == "_xlnm.Print_Titles"]
    assert "Matrix!$6:$7" in titles


def test_a_wide_matrix_is_printed_on_a3(tmp_path: Path) -> None:
    matrix = Matrix()
    for n in range(60):
        matrix.roles[f"r{n}"] = Role(f"r{n}", f"Rolle {n}")
    export(matrix, tmp_path / "wide.xlsx")
    setup = part(tmp_path / "wide.xlsx", "xl/worksheets/sheet1.xml").find(f"{NS}pageSetup")
    assert setup.get("paperSize") == "8"


@pytest.mark.parametrize(("roles", "activities"), [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_a_matrix_with_next_to_nothing_is_written_too(tmp_path, roles, activities) -> None:
    matrix = Matrix()
    matrix.groups["g"] = RoleGroup("g", "En meget lang gruppe af en slags")
    for n in range(roles):
        matrix.roles[f"r{n}"] = Role(f"r{n}", "R" * 300, "g")
    for n in range(activities):
        matrix.activities[f"a{n}"] = Activity(f"a{n}", "A" * 40_000)
    for suffix in ("xlsx", "csv", "md", "html"):
        export(matrix, tmp_path / f"small.{suffix}")
    openpyxl.load_workbook(tmp_path / "small.xlsx")


def test_a_matrix_too_wide_for_a_sheet_is_refused_and_nothing_is_written(tmp_path) -> None:
    matrix = Matrix()
    matrix.roles = {f"r{n}": Role(f"r{n}") for n in range(16_384)}
    with pytest.raises(FileProblem, match="columns"):
        export(matrix, tmp_path / "wide.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_matrix_too_long_for_a_sheet_is_refused(tmp_path) -> None:
    matrix = Matrix()
    one = Activity("a")
    matrix.activities = {f"a{n}": one for n in range(1_048_576)}
    with pytest.raises(FileProblem, match="rows"):
        export(matrix, tmp_path / "long.xlsx")


def test_an_unknown_suffix_is_told_with_those_that_are_known(matrix, tmp_path) -> None:
    with pytest.raises(FileProblem, match=r"matrix\.docx .*\.xlsx"):
        export(matrix, tmp_path / "matrix.docx")


def test_headings_wrap_in_two_lines_and_marks_stand_on_the_group(matrix) -> None:
    plan = SheetPlan(matrix)
    assert plan.headings[4] == "Projektstyregruppe\nog projektejer"
    assert plan.bands[-1].text.replace("\N{NO-BREAK SPACE}", " ").endswith("*")


def test_cells_that_point_nowhere_do_no_harm(matrix, tmp_path) -> None:
    matrix.assignments["gone", "r1"] = Assignment(("H",))
    matrix.assignments["a1", "gone"] = Assignment(("H",))
    for suffix in ("xlsx", "csv", "md", "html"):
        export(matrix, tmp_path / f"odd.{suffix}")
