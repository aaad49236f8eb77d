"""An OpenDocument sheet is read with its looks, merges, notes and what is hidden."""

import zipfile
from pathlib import Path

import pytest

from bhuki.sheets import read_file
from bhuki.sheets.grid import CellKind, Comment, Grid, Merge
from bhuki.sheets.open_document_reader import read_open_document
from bhuki.sheets.problems import UnreadableError
from tests.sheets.building import activities, letters, only, roles, sections

NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = " ".join(
    f'xmlns:{short}="{NAMES}{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    )
)
STYLES = """
<style:style style:name="Heading" style:family="table-cell">
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="part" style:family="table-cell" style:parent-style-name="Heading">
<style:table-cell-properties fo:background-color="#D9E1F2" style:rotation-angle="90"/>
</style:style>
<style:style style:name="deep" style:family="table-cell">
<style:paragraph-properties fo:margin-left="0.7056cm"/></style:style>
<style:style style:name="out" style:family="table"><style:table-properties
 table:display="false"/></style:style>
"""


def _cell(text: str = "", more: str = "", inside: str = "") -> str:
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n") if line)
    sort = ' office:value-type="string"' if text else ""
    return f"<table:table-cell{sort} {more}>{inside}{lines}</table:table-cell>"


def _row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def _file(folder: Path, *tables: str, styles: str = STYLES) -> Path:
    path = folder / "roles.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "content.xml",
            f"<office:document-content {SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(tables)}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _table(*rows: str, name: str = "Ark1", more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(rows)}</table:table>'


def _grid(folder: Path, *rows: str) -> Grid:
    return read_open_document(_file(folder, _table(*rows))).grids[0]


def test_a_matrix_is_read_by_its_merges_and_looks(tmp_path: Path) -> None:
    wide = 'table:style-name="part" table:number-columns-spanned="3"'
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    path = _file(
        tmp_path,
        _table(
            _row(*map(_cell, ["Opgave", "Direktør", "It-chef"])),
            _row(_cell("Drift", wide), covered),
            _row(*map(_cell, ["Lægge planen", "H", "U"])),
            _row(*map(_cell, ["Rydde op", "", ""])),
            _row(*map(_cell, ["Sikre driften", "K", "H/U"])),
            _row(_cell("Indkøb", wide), covered),
            _row(*map(_cell, ["Godkende ændringer", "B", "U"])),
        ),
    )
    reading = read_file(path)
    found = only(reading.sheets[0])
    assert roles(found) == ["Direktør", "It-chef"]
    assert "Rydde op" in activities(found)
    assert sections(found) == [["Drift"], ["Drift"], ["Drift"], ["Indkøb"]]
    assert letters(found)["C5"] == "H/U"
    assert reading.to_json()["messages"] == []


def test_styles_come_from_their_parents_and_columns(tmp_path: Path) -> None:
    column = '<table:table-column table:default-cell-style-name="deep"/>'
    grid = _grid(tmp_path, column, _row(_cell("in"), _cell("head", 'table:style-name="part"')))
    looks = [grid.styles[cell.style] for cell in grid.cells]
    assert looks[0].indent == 2
    assert not looks[0].bold
    assert looks[1].bold
    assert looks[1].turned
    assert looks[1].fill == "#d9e1f2"


def test_repeated_cells_and_rows_stand_where_they_are_repeated(tmp_path: Path) -> None:
    grid = _grid(
        tmp_path,
        _row(_cell(), more='table:number-rows-repeated="2"'),
        _row(
            _cell("", 'table:number-columns-repeated="2"'),
            _cell("R", 'table:number-columns-repeated="2"'),
        ),
        _row(_cell("A"), more='table:number-rows-repeated="3"'),
        _row(_cell("I")),
        _row(
            _cell("", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048569"',
        ),
    )
    said = {(cell.row, cell.column): cell.text for cell in grid.cells}
    assert said == {(3, 3): "R", (3, 4): "R", (4, 1): "A", (5, 1): "A", (6, 1): "A", (7, 1): "I"}


def test_numbers_dates_and_truth_are_said_as_the_sheet_shows_them(tmp_path: Path) -> None:
    def value(sort: str, stored: str, shown: str) -> str:
        name = {"float": "value", "percentage": "value"}.get(sort, f"{sort}-value")
        return (
            f'<table:table-cell office:value-type="{sort}" office:{name}="{stored}">'
            f"<text:p>{shown}</text:p></table:table-cell>"
        )

    grid = _grid(
        tmp_path,
        _row(
            value("float", "1.1", "1.10"),
            value("float", "1234.5", "1 234,50 kr."),
            value("percentage", "0.5", "50 %"),
            value("date", "2026-02-01T00:00:00", "01/02/26"),
            value("boolean", "true", "SANDT"),
        ),
    )
    assert [cell.text for cell in grid.cells] == ["1.10", "1234.5", "0.5", "2026-02-01", "TRUE"]
    kinds = [CellKind.NUMBER] * 3 + [CellKind.DATE, CellKind.TRUTH]
    assert [cell.kind for cell in grid.cells] == kinds


def test_text_keeps_its_blanks_and_lines_and_leaves_notes_and_drawings_out(tmp_path: Path) -> None:
    note = "<office:annotation><text:p>Ask her</text:p><text:p>first</text:p></office:annotation>"
    drawn = "<draw:frame><draw:text-box><text:p>Box</text:p></draw:text-box></draw:frame>"
    grid = _grid(
        tmp_path,
        "<table:shapes><draw:frame><text:p>Logo</text:p></draw:frame></table:shapes>",
        _row(_cell("A<text:s text:c='2'/>b\nc<text:line-break/>d", inside=note + drawn)),
    )
    assert [cell.text for cell in grid.cells] == ["A  b\nc\nd"]
    assert grid.comments == [Comment(1, 1, "Ask her\nfirst")]


def test_what_is_hidden_is_said_to_be(tmp_path: Path) -> None:
    hidden = 'table:visibility="collapse"'
    path = _file(
        tmp_path,
        _table(
            "<table:table-column/>",
            f'<table:table-column {hidden} table:number-columns-repeated="2"/>',
            _row(_cell("seen")),
            _row(_cell("not seen"), more=hidden),
        ),
        _table(_row(_cell("x")), name="Old", more='table:style-name="out"'),
    )
    first, second = read_open_document(path).grids
    assert (first.hidden, second.hidden) == (False, True)
    assert first.hidden_columns == [2, 3]
    assert first.hidden_rows == [2]


def test_spans_become_merges_and_a_table_in_a_cell_is_no_sheet(tmp_path: Path) -> None:
    inner = _table(_row(_cell("inside")), name="inner")
    span = 'table:number-columns-spanned="2" table:number-rows-spanned="3"'
    path = _file(tmp_path, _table(_row(_cell("over", span), _cell("in", inside=inner))))
    grids = read_open_document(path).grids
    assert [grid.name for grid in grids] == ["Ark1"]
    assert grids[0].merges == [Merge(1, 1, 3, 2)]
    assert [cell.text for cell in grids[0].cells] == ["over", "in"]


@pytest.mark.parametrize(
    "row",
    [
        _row(
            _cell("R", 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="99"',
        ),
        _row(_cell("R"), more='table:number-rows-repeated="1048576"'),
    ],
)
def test_letters_repeated_all_over_are_too_many(tmp_path: Path, row: str) -> None:
    with pytest.raises(UnreadableError) as problem:
        _grid(tmp_path, row)
    assert problem.value.code == "too-big"


def test_a_colour_over_a_whole_margin_is_no_duty(tmp_path: Path) -> None:
    grid = _grid(
        tmp_path,
        _row(_cell("", 'table:style-name="part"'), _cell("x")),
        _row(_cell("", 'table:style-name="part" table:number-columns-repeated="16384"')),
    )
    assert [(cell.row, cell.column) for cell in grid.coloured] == [(1, 1)]
