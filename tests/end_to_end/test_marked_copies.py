"""Marked and changed workbooks from outside: the command line, LibreOffice, Microsoft's schema."""

import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from bhuki.sheets.package.marks import unmark
from bhuki.sheets.package.rewriting import rewrite
from tests.end_to_end.command import ROOT, bhuki, refused
from tests.sheets.package.made import SEEDS, made, parts_of
from tests.sheets.package.test_marks import MAY_CHANGE, marked

pytestmark = pytest.mark.end_to_end

VALIDATOR = ROOT / "build" / "node" / "node_modules" / ".bin" / "ooxml-validator"
# Plain, a user's note, a button with shapes, another library, strict, prefixed, UTF-16, a thread.
SHOWN = (0, 6, 12, 13, SEEDS, SEEDS + 1, *(SEEDS + 16 + n for n in (0, 2, 5, 12, 13)))
# A chart, a picture, a user's note, another library, a table, conditions, a pivot table.
MADE_ANEW = (1, 4, 6, 12, 20, 33, SEEDS + 30)


def two_answers(path: Path) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("RACI")
        sheet.write_row(0, 0, ["Activity", "Lead", "Board", "Staff"])
        sheet.write_row(1, 0, ["Write the plan", "R", "A", "A"])
        sheet.write_row(2, 0, ["Tell the staff", "R", "A", "I"])
        sheet.write_row(3, 0, ["Keep the records", "A", "I", "R"])
    return path


def test_validate_marks_a_copy_and_unmark_gives_the_parts_back(tmp_path) -> None:
    source = two_answers(tmp_path / "raci.xlsx")
    out, clean = tmp_path / "marked.xlsx", tmp_path / "clean.xlsx"
    done = bhuki("validate", source, "--json", "--annotate", out)
    assert done.returncode == 1
    assert done.stderr == f"{out} is written, with the points marked.\n"
    findings = json.loads(done.stdout)["findings"]
    several = next(f for f in findings if f["rule"] == "several-main-responsible")
    assert (several["sheet"], several["at"]) == ("RACI", ["C2", "D2"])
    with zipfile.ZipFile(out) as package:
        notes = package.read("xl/comments1.xml").decode()
    assert 'ref="C2"' in notes
    assert 'ref="D2"' in notes

    again = bhuki("validate", out, "--json", "--annotate", tmp_path / "twice.xlsx")
    assert json.loads(again.stdout.splitlines()[0])["findings"] == findings
    assert (tmp_path / "twice.xlsx").read_bytes() == out.read_bytes()

    assert bhuki("unmark", out, clean).returncode == 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(clean) as new:
        assert new.namelist() == old.namelist()
        assert all(new.read(name) == old.read(name) for name in old.namelist())


def test_what_cannot_be_marked_gets_one_line(tmp_path) -> None:
    source = two_answers(tmp_path / "raci.xlsx")
    out = tmp_path / "out.xlsx"
    assert "one file at a time" in refused(bhuki("validate", source, source, "--annotate", out))
    assert "carries no marks" in refused(bhuki("unmark", source, out))
    assert "call it out.xlsx" in refused(
        bhuki("validate", source, "--annotate", out.with_suffix(".pdf"))
    )
    assert not out.exists()


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Have LibreOffice open marked workbooks and save them in its own format."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("office")
    for number in SHOWN:
        (folder / f"{number}.xlsx").write_bytes(marked(made(number)))
    profile = (folder / "profile").as_uri()
    files = [str(folder / f"{number}.xlsx") for number in SHOWN]
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "ods"),
            *("--outdir", str(folder / "saved"), *files),
        ],
        check=True,
        capture_output=True,
        timeout=150,
    )
    return {int(path.stem): path for path in (folder / "saved").iterdir()}


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_what_libreoffice_made_is_marked_changed_and_given_back(shown, tmp_path) -> None:
    """Their workbooks name parts, styles and comments in other ways than any library's."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office is not None
    profile = (next(iter(shown.values())).parents[1] / "profile").as_uri()
    for number in MADE_ANEW:
        (tmp_path / f"{number}.xlsx").write_bytes(made(number))
    subprocess.run(
        [
            *(office, "--headless", f"-env:UserInstallation={profile}"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "anew")),
            *(str(tmp_path / f"{number}.xlsx") for number in MADE_ANEW),
        ],
        check=True,
        capture_output=True,
        timeout=150,
    )
    for number in MADE_ANEW:
        data = (tmp_path / "anew" / f"{number}.xlsx").read_bytes()
        before, once = parts_of(data), marked(data)
        after = parts_of(once)
        changed = {name for name, part in before.items() if after[name] != part}
        assert all(MAY_CHANGE.fullmatch(name) for name in changed), (number, changed)
        assert marked(once) == once, number
        assert parts_of(unmark(once) or b"") == before, number
        written = rewrite(data, {"Matrix": {(2, 2): "H/U", (15, 9): "new"}}).data
        sheet = openpyxl.load_workbook(io.BytesIO(written))["Matrix"]
        assert (sheet["B2"].value, sheet["I15"].value) == ("H/U", "new")


def test_libreoffice_opens_them_and_shows_the_notes(shown) -> None:
    for number in SHOWN:
        with zipfile.ZipFile(shown[number]) as package:
            content = package.read("content.xml").decode()
        notes = re.findall(r"<office:annotation .*?</office:annotation>", content)
        assert sum("Ingen gør det" in note for note in notes) >= 2, number
        assert len(notes) >= 4, number
        assert "Bhuki – punkter" in content, number
        assert re.search(
            r'xlink:href="#(&apos;)?Matrix(&apos;)?[.!]B2:(Matrix[.!])?D2"', content
        ), number


@pytest.mark.parametrize("number", [6, 12, 50, SEEDS + 3, SEEDS + 16, SEEDS + 28, SEEDS + 30])
def test_microsofts_schema_finds_nothing_new(tmp_path, number) -> None:
    command = VALIDATOR.with_suffix(".cmd") if os.name == "nt" else VALIDATOR
    if not command.exists():
        pytest.skip("the schema check is not here: dev.py test installs it where npm is")
    data = made(number)
    changed = rewrite(data, {"Matrix": {(2, 2): "H/U", (3, 6): "", (15, 9): "new"}}).data
    said = []
    for name, content in (("was", data), ("marked", marked(data)), ("changed", changed)):
        path = tmp_path / f"{name}{'.xlsm' if b'vbaProject' in data else '.xlsx'}"
        path.write_bytes(content)
        done = subprocess.run(
            [str(command), str(path)], check=False, capture_output=True, text=True, timeout=60
        )
        said.append({error["description"] for error in json.loads(done.stdout)["errors"]})
    was, after_marking, after_change = said
    assert after_marking <= was
    assert after_change <= was
