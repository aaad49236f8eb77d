"""Our workbooks in other programs: LibreOffice reckons and saves them, Microsoft's schema holds.

One run of LibreOffice serves all tests here, as starting it is what takes its time.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from bhuki.exports.cell_text import typed_codes
from bhuki.exports.check_formulas import CheckFormulas
from bhuki.exports.reading_back import read_workbook
from bhuki.exports.sheet_plan import SheetPlan
from bhuki.exports.workbook import write_workbook
from bhuki.matrix.entities import Activity, Assignment
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from bhuki.texts import texts
from tests.exports.matrices import everything
from tests.exports.test_reading_back import column_of, row_of

pytestmark = pytest.mark.end_to_end

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "build" / "node" / "node_modules" / ".bin" / "ooxml-validator"
CHECK, COUNT_H, COUNT_U = 8, 9, 10

TYPED = (
    *("", "V", "MV", "mv", "V/MV", "MV / V", "v, mv", "I V", "VI", "V/V", "M", "VM/V", "I/MV/V"),
    *("/", "V/", "x", "V/x"),
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write workbooks, have LibreOffice reckon and save them, and give what it saved by name."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("office")
    files = [_unchanged(folder), _retyped(folder), _formulas(folder)]
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"),
            *("--outdir", str(out), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=150,
    )
    return {path.stem: path for path in out.iterdir()}


def some_matrix() -> Matrix:
    """Make a matrix of four rows: right, without H, with two H, and without letters."""
    matrix = everything()
    matrix.activities["a5"] = Activity("a5", "Tom", "9", "s4")
    return matrix


def _unchanged(folder: Path) -> Path:
    path = folder / "unchanged.xlsx"
    write_workbook(some_matrix(), path)
    return path


def _retyped(folder: Path) -> Path:
    """Type other letters, as one does in a sheet; openpyxl saves no reckoned values at all."""
    path = folder / "retyped.xlsx"
    write_workbook(some_matrix(), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    boss, chief = column_of(sheet, "Kommunaldirektør"), column_of(sheet, "It-chef")
    sheet.cell(row_of(sheet, "Udarbejde strategi"), chief).value = "U"
    sheet.cell(row_of(sheet, "Godkende strategi"), chief).value = "u, h"
    sheet.cell(row_of(sheet, "Tom"), boss).value = "H / U"
    book.save(path)
    return path


def _formulas(folder: Path) -> Path:
    """Put each formula beside each text that may be typed."""
    scheme = shipped_scheme("VMI (DE)")
    checks = CheckFormulas(scheme, SheetPlan(Matrix(scheme=scheme)).counted, texts("da"))
    path = folder / "formulas.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(TYPED):
            cell = f"A{row + 1}"
            sheet.write_string(row, 0, text)
            sheet.write_formula(row, 1, checks.holds("V", cell), None, "")
            sheet.write_formula(row, 2, checks.holds("MV", cell), None, "")
            sheet.write_formula(row, 3, checks.unknown(cell), None, "")
    return path


def _checks(path: Path) -> dict[str, tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[0]
    return {
        str(sheet.cell(row, 2).value): tuple(
            sheet.cell(row, column).value for column in (CHECK, COUNT_H, COUNT_U)
        )
        for row in range(8, 25)
        if sheet.cell(row, 2).value
    }


def test_the_checks_are_right(saved) -> None:
    said = _checks(saved["unchanged"])
    assert said["Udarbejde strategi"] == ("OK", 1, 1)
    assert said["Tom"] == ("mangler H", 0, 0)
    assert said['-5 % & <vilde> "tegn" | og ’apostrof’'] == ("2 × H", 2, 1)


def test_the_checks_are_right_again_when_letters_are_changed(saved) -> None:
    said = _checks(saved["retyped"])
    assert said["Udarbejde strategi"] == ("mangler H", 0, 1)
    assert said["Godkende strategi"] == ("2 × H", 2, 1)
    assert said["Tom"] == ("OK", 1, 1)


def test_formulas_find_whole_letters_only(saved) -> None:
    sheet = openpyxl.load_workbook(saved["formulas"], data_only=True).worksheets[0]
    for row, text in enumerate(TYPED, 1):
        codes = [code.upper() for code in typed_codes(text)]
        wanted = (
            "V" in codes,
            "MV" in codes,
            bool([code for code in codes if code not in {"V", "MV", "I"}])
            or len(codes) != len(set(codes)),
        )
        found = tuple(bool(sheet.cell(row, column).value) for column in (2, 3, 4))
        assert found == wanted, text


def test_saved_by_libreoffice_it_reads_back_the_same(saved) -> None:
    back = read_workbook(saved["unchanged"])
    assert back.told(texts("da")) == []
    assert back.matrix == some_matrix()


def test_what_was_typed_in_libreoffice_is_taken_over(saved) -> None:
    back = read_workbook(saved["retyped"])
    wanted = some_matrix()
    wanted.assignments["a1", "r2"] = Assignment(("U",))
    wanted.assignments["a2", "r2"] = Assignment(("H", "U"))
    wanted.assignments["a5", "r1"] = Assignment(("H", "U"))
    assert back.matrix == wanted
    assert len(back.changes.activities) == 3


@pytest.fixture(scope="module")
def validator() -> list[str]:
    """Give the command of Microsoft's schema check, where `dev.py test` could install it."""
    command = VALIDATOR.with_suffix(".cmd") if os.name == "nt" else VALIDATOR
    if not command.exists():
        pytest.skip("the schema check is not here: dev.py test installs it where npm is")
    return [str(command)]


@pytest.mark.parametrize("scheme_id", ["BHUKI", "RAPID"])
def test_microsofts_schema_finds_nothing_wrong(validator, tmp_path, scheme_id) -> None:
    matrix = some_matrix()
    matrix.scheme = shipped_scheme(scheme_id)
    path = tmp_path / "checked.xlsx"
    write_workbook(matrix, path)
    done = subprocess.run(
        [*validator, str(path)], check=False, capture_output=True, text=True, timeout=60
    )
    assert json.loads(done.stdout)["errors"] == []
