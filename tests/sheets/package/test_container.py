"""The zip of a workbook: parts that are not touched are copied packed as they are."""

import io
import zipfile

import pytest

from bhuki.sheets.package.container import Package
from bhuki.sheets.package.xml_part import XmlPart, undo
from bhuki.sheets.problems import UnreadableError
from tests.sheets.package.made import by_xlsxwriter, descriptors, parts_of


def test_untouched_parts_keep_their_packed_bytes_and_dates() -> None:
    data = descriptors(by_xlsxwriter(1))
    package = Package(data)
    package.replace("xl/workbook.xml", b"<other/>")
    package.add("new æ.xml", b"<new/>")
    done = package.to_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(done)) as new:
        assert new.testzip() is None
        assert new.namelist() == [*old.namelist(), "new æ.xml"]
        assert new.read("xl/workbook.xml") == b"<other/>"
        for was in old.infolist():
            now = new.getinfo(was.filename)
            assert now.date_time == was.date_time
            if was.filename != "xl/workbook.xml":
                assert (now.CRC, now.compress_size) == (was.CRC, was.compress_size)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
        package.writestr("xl/workbook.xml", "<b/>")
    with pytest.raises(UnreadableError):
        Package(out.getvalue())


@pytest.mark.parametrize("cut", [30, 200, 1000])
def test_a_cut_file_is_refused(cut) -> None:
    with pytest.raises(UnreadableError):
        Package(by_xlsxwriter(0)[:cut])


def test_a_name_that_leads_out_of_the_package_is_only_a_name() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in {**parts_of(by_xlsxwriter(0)), "../../evil.xml": b"<x/>"}.items():
            package.writestr(name, part)
    again = parts_of(Package(out.getvalue()).to_bytes())
    assert again["../../evil.xml"] == b"<x/>"


def test_an_empty_element_is_opened_once_and_closed_again() -> None:
    part = XmlPart(b"<a><b  c='1'/></a>")
    part.fill(3, 14, 14, "b", "<x/>")
    part.fill(3, 14, 14, "b", "æ")
    part.cut(5, 12, " c='2'")
    assert part.bytes() == b"<a><b c='2'><x/>&#230;</b></a>"
    assert undo(part.bytes(), part.splices()) == part.data
