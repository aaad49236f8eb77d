"""Other letters in a user's workbook: those cells change, and nothing else."""

import io
import re

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.sheets.package.cells import Left
from bhuki.sheets.package.rewriting import rewrite
from tests.sheets.package.made import COUNT, SEEDS, by_xlsxwriter, chained, made, packed, parts_of

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # what it would lose

TEXTS = {(2, 2): "H/U", (3, 6): "æ & <x>", (4, 4): "", (15, 9): "new"}


def values(data: bytes) -> dict[str, dict[str, object]]:
    """Give all values by sheet and address."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {
        sheet.title: {
            cell.coordinate: getattr(cell.value, "text", cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


@pytest.mark.parametrize("number", range(0, COUNT, 2))
def test_only_the_cells_change(number) -> None:
    data = made(number)
    done = rewrite(data, {"Matrix": TEXTS})
    assert done.left == {}
    before, after = parts_of(data), parts_of(done.data)
    assert list(after) == list(before)
    changed = {name for name in before if before[name] != after[name]}
    sheets = {name for name in changed if name.startswith("xl/worksheets/sheet")}
    assert len(sheets) == 1
    assert changed - sheets <= {"xl/workbook.xml"}
    formulas = any(b"<f" in before[name] for name in before if "worksheets/sheet" in name)
    if not formulas:
        assert changed == sheets


@pytest.mark.parametrize("number", [0, 3, 14, 19, 20, 41, 60, SEEDS, SEEDS + 9, SEEDS + 18])
def test_readers_find_the_new_texts_and_all_the_old_ones(number) -> None:
    data = made(number)
    expected = values(data)
    expected["Matrix"].update({"B2": "H/U", "F3": "æ & <x>", "I15": "new"})
    expected["Matrix"].pop("D4", None)
    assert values(rewrite(data, {"Matrix": TEXTS}).data) == expected


def test_cells_keep_their_looks_and_new_ones_take_those_of_their_place() -> None:
    for number in (19, 20):  # formats of columns, of a row
        data = made(number)
        done = rewrite(data, {"Matrix": {(5, 2): "Q", (5, 6): "Q", (40, 3): "Q"}}).data
        was, now = (openpyxl.load_workbook(io.BytesIO(d))["Matrix"] for d in (data, done))
        for where in ("B5", "F5"):
            looks = [(cell.font.b, cell.font.i) for cell in (was[where], now[where])]
            assert looks[0] == looks[1]
        assert now["C40"].font.i == (number == 19)


def test_a_workbook_with_formulas_is_reckoned_when_it_is_opened_next() -> None:
    data = made(SEEDS + 15)  # as another library writes it, without asking
    parts = parts_of(data)
    parts["xl/workbook.xml"] = re.sub(rb' fullCalcOnLoad="\w+"', b"", parts["xl/workbook.xml"])
    after = parts_of(rewrite(packed(parts), {"Matrix": {(2, 2): "H"}}).data)
    assert re.search(rb"<calcPr[^>]* fullCalcOnLoad=\"1\"", after["xl/workbook.xml"])
    assert after["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"") == parts["xl/workbook.xml"]


def with_formula(formula: str) -> bytes:
    parts = parts_of(chained(by_xlsxwriter(14)))
    name = "xl/worksheets/sheet1.xml"
    cell = re.search(rb'<c r="B2"[^>]*>.*?</c>', parts[name])
    assert cell
    new = f'<c r="B2" t="str"><f>{formula}</f><v>R</v></c>'.encode()
    parts[name] = parts[name].replace(cell[0], new)
    return packed(parts)


def test_a_formula_that_is_a_constant_gives_way_and_leaves_the_chain() -> None:
    done = rewrite(with_formula('"R"'), {"Matrix": {(2, 2): "H"}})
    assert done.done == 1
    parts = parts_of(done.data)
    assert b'<calcChain xmlns="http' in parts["xl/calcChain.xml"]
    assert re.findall(rb"<c [^>]*>", parts["xl/calcChain.xml"]) == [b'<c i="1" r="H2"/>']
    assert b"<f>&quot;R" not in parts["xl/worksheets/sheet1.xml"]


def test_a_chain_without_links_goes() -> None:
    parts = parts_of(with_formula('"R"'))
    parts["xl/calcChain.xml"] = parts["xl/calcChain.xml"].replace(b'<c r="H2"/>', b"")
    after = parts_of(rewrite(packed(parts), {"Matrix": {(2, 2): "H"}}).data)
    assert "xl/calcChain.xml" not in after
    assert b"calcChain" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]


def test_a_formula_that_reckons_is_left_and_told() -> None:
    data = with_formula('IF(A1="","R","A")')
    done = rewrite(data, {"Matrix": {(2, 2): "H"}, "Gone": {(1, 1): "x"}})
    assert done.left == {("Matrix", "B2"): Left.FORMULA, ("Gone", "A1"): Left.NO_SHEET}
    assert done.data == data


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 13), st.integers(1, 9)), st.text(max_size=12), max_size=8
    ),
    st.integers(0, COUNT - 1),
)
@settings(max_examples=25, deadline=None)
def test_any_text_in_any_cell_comes_back_as_it_was_written(texts, number) -> None:
    data = made(number)
    done = rewrite(data, {"Matrix": texts})
    if number >= SEEDS + 16:  # forms that openpyxl doesn't read
        return
    now = values(done.data)["Matrix"]
    for (row, column), text in texts.items():
        where = f"{openpyxl.utils.get_column_letter(column)}{row}"
        if ("Matrix", where) not in done.left:
            clean = re.sub("[\ufffe\uffff\ud800-\udfff]", "", text)
            clean = clean.replace("\r\n", "\n").replace("\r", "\n")
            assert openpyxl.utils.escape.unescape(str(now.get(where, ""))) == clean
