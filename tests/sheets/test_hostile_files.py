"""Files made to hurt: each is answered with a reading or one line, soon, the program alive."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from bhuki.sheets import read_file
from bhuki.sheets.problems import SheetProblem

_SHEET = "xl/worksheets/sheet1.xml"
_LONGEST_SECONDS = 10
_ROWS = [["Task", "Manager", "Analyst"], ["Plan", "A", "R"], ["Count", "A", "C"], ["Pay", "I", "A"]]


def _workbook(path: Path, change: Callable[[str, bytes], bytes], **extra: bytes) -> Path:
    """Write a small matrix with one thing wrong in its package."""
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as workbook:
        sheet = workbook.add_worksheet("RACI")
        for number, row in enumerate(_ROWS):
            sheet.write_row(number, 0, row)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w", 8) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
        for name, data in extra.items():
            target.writestr(name, data)
    return path


def _in(part: str, old: bytes, new: bytes) -> Callable[[str, bytes], bytes]:
    return lambda name, data: data.replace(old, new, 1) if name == part else data


def _as_it_is(_: str, data: bytes) -> bytes:
    return data


def _sheets(count: int) -> bytes:
    one = '<sheet name="S{0}" sheetId="{0}" r:id="rId1"/>'
    return "".join(one.format(n) for n in range(2, count)).encode() + b"</sheets>"


READ = {
    "far corners": _in(
        _SHEET,
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>R</t></is></c></row></sheetData>',
    ),
    "merged columns": _in(
        _SHEET,
        b"</sheetData>",
        b'</sheetData><mergeCells><mergeCell ref="A1:A1048576"/>'
        b'<mergeCell ref="E1:XFD1048576"/></mergeCells>',
    ),
    "empty rows": _in(
        _SHEET, b"</sheetData>", b'<row><c s="0"/></row>' * 100_000 + b"</sheetData>"
    ),
    "a row that no sheet has": _in(_SHEET, b'row r="2"', b'row r="99999999999"'),
    "strings that are not there": _in(_SHEET, b"<v>0</v>", b"<v>99999999</v>"),
    "deep elements": _in(
        _SHEET, b"</sheetData>", b"<a>" * 50_000 + b"</a>" * 50_000 + b"</sheetData>"
    ),
}

REFUSED = {
    "entity bomb": (
        lambda _, data: data.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY a "aa">]>', 1),
        "doctype",
    ),
    "30,000 sheets": (_in("xl/workbook.xml", b"</sheets>", _sheets(30_000)), "too-many-sheets"),
    "a sheet that is the workbook's text": (_in(_SHEET, b"<sheetData>", b"<sheetData"), "damaged"),
}


@pytest.mark.parametrize("name", READ)
def test_a_matrix_in_a_hostile_workbook_is_read(tmp_path: Path, name: str) -> None:
    start = time.monotonic()
    reading = read_file(_workbook(tmp_path / "roles.xlsx", READ[name]))
    assert len(reading.matrices) == 1
    assert time.monotonic() - start < _LONGEST_SECONDS


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_workbook_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    change, code = REFUSED[name]
    start = time.monotonic()
    with pytest.raises(SheetProblem) as caught:
        read_file(_workbook(tmp_path / "roles.xlsx", change))
    assert caught.value.code == code
    assert "\n" not in str(caught.value)
    assert time.monotonic() - start < _LONGEST_SECONDS


def test_what_unpacks_to_far_more_is_not_opened(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "roles.xlsx", _as_it_is, zeros=b"\0" * (60 * 1024 * 1024))
    with pytest.raises(SheetProblem) as caught:
        read_file(path)
    assert caught.value.code == "bomb"


def test_paths_in_a_package_lead_nowhere(tmp_path: Path) -> None:
    path = _workbook(tmp_path / "roles.xlsx", _as_it_is, **{"../../evil.txt": b"evil"})
    assert len(read_file(path).matrices) == 1
    assert not list(tmp_path.parent.glob("evil.txt"))


def test_text_that_is_too_wide_or_nested_is_refused(tmp_path: Path) -> None:
    wide, deep = tmp_path / "wide.csv", tmp_path / "deep.html"
    wide.write_text(",".join("R" * 20_000), "utf-8")
    deep.write_text("<table><tr><td>" * 3_000, "utf-8")
    for path, code in ((wide, "too-big"), (deep, "too-many-sheets")):
        with pytest.raises(SheetProblem) as caught:
            read_file(path)
        assert caught.value.code == code
