"""Make workbooks of many kinds to mark and to write into, and compare them part by part.

    made(17)            # bytes; the same number always gives the same workbook

Every workbook has a sheet "Matrix" with roles in row 1 and letters from B2 on.
"""

import datetime
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache

import openpyxl
import openpyxl.chart
import openpyxl.comments
import openpyxl.worksheet.datavalidation
import openpyxl.worksheet.table
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

ROWS, COLUMNS = 12, 6
LETTERS = ("R", "A", "C", "I", "", "R/A")
WHEN = datetime.datetime(2024, 1, 1)
SEEDS = 84

Parts = dict[str, bytes]


def parts_of(data: bytes) -> Parts:
    """Give the parts of a workbook by name, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Give a workbook of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def picture() -> io.BytesIO:
    """Give a small PNG."""
    rows = b"".join(b"\0" + b"\x20\x60\xa0" * 8 for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        whole = kind + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">2I5B", 8, 8, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


def macros() -> io.BytesIO:
    """Give bytes that stand for macros: nobody runs them, all must keep them."""
    return io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 8)


def fill(sheet: Worksheet) -> None:
    """Write a small matrix."""
    sheet.write_row(0, 0, ["Activity", *(f"Role {n}" for n in range(1, COLUMNS))])
    for row in range(1, ROWS):
        sheet.write_string(row, 0, f"Prepare step {row}")
        for column in range(1, COLUMNS):
            text = LETTERS[(row * 5 + column) % len(LETTERS)]
            if text:
                sheet.write_string(row, column, text)


def _chart(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Matrix!$H$2:$H$6"})
    sheet.insert_chart("J2", chart)


def _conditions(book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
    red = book.add_format({"bg_color": "#FF0000"})
    sheet.conditional_format(
        "B2:F12", {"type": "text", "criteria": "containing", "value": "A", "format": red}
    )
    sheet.conditional_format("H2:H9", {"type": "3_color_scale"})
    sheet.conditional_format("H2:H9", {"type": "data_bar", "data_bar_2010": True})


FEATURES: tuple[Callable[[xlsxwriter.Workbook, Worksheet], object], ...] = (
    _chart,
    lambda _b, s: s.insert_image("J20", "dot.png", {"image_data": picture()}),
    lambda _b, s: s.add_table("L1:M4", {"columns": [{"header": "a"}, {"header": "b"}]}),
    lambda _b, s: s.protect("secret", {"objects": True}),
    lambda _b, s: s.add_sparkline("G2", {"range": "Matrix!H2:H6"}),
    lambda _b, s: s.write_comment("B2", "Mind this", {"author": "Ida"}),
    lambda _b, s: s.data_validation("B2:F12", {"validate": "list", "source": ["R", "A"]}),
    _conditions,
    lambda b, _s: b.define_name("Matrix!Roles", "=Matrix!$B$1:$F$1"),
    lambda b, _s: b.add_vba_project(macros(), is_stream=True),
    lambda b, _s: b.add_worksheet("Other ’sheet’ & <more>").write(0, 0, "=1+1"),
    lambda _b, s: s.insert_button("H20", {"caption": "Press"}),
    lambda _b, s: s.set_header("&L&G", {"image_left": "dot.png", "image_data_left": picture()}),
    lambda _b, s: s.write_formula("H2", '=COUNTIF(B2:F2,"A")', None, 1),
    lambda _b, s: s.write_url("A20", "https://example.org/?a=1&b=2"),
    lambda _b, s: s.autofilter("A1:F12"),
    lambda _b, s: s.insert_textbox("J30", "A text"),
    lambda _b, s: s.merge_range("A14:F14", "Together"),
    lambda b, s: s.set_column("A:F", 12, b.add_format({"italic": True})),
    lambda b, s: s.set_row(4, 30, b.add_format({"bold": True})),
    lambda _b, s: s.ignore_errors({"number_stored_as_text": "A1:F12"}),
    lambda _b, s: s.freeze_panes(1, 1),
    lambda b, _s: b.add_worksheet("Hidden").hide(),
    lambda _b, s: s.print_area("A1:F12"),
    lambda _b, s: s.set_h_pagebreaks([6]),
    lambda _b, s: s.insert_checkbox("H22", True),
    lambda _b, s: s.write_array_formula("H4:H5", "{=A2:A3}", None, 0),
    lambda b, s: s.write_rich_string("A21", "a ", b.add_format({"bold": 1}), "b"),
)


def by_xlsxwriter(seed: int) -> bytes:
    """Make a workbook with some of the features."""
    out = io.BytesIO()
    chosen = (
        [f for n, f in enumerate(FEATURES) if (seed * 2654435761 >> (n % 29)) & 1] if (seed) else []
    )
    if 0 < seed <= len(FEATURES):
        chosen = [FEATURES[seed - 1]]
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False}) as book:
        book.set_properties({"created": WHEN})
        if seed % 11 == 5:
            book.add_worksheet("First")
        sheet = book.add_worksheet("Matrix")
        fill(sheet)
        for feature in chosen:
            feature(book, sheet)
        if seed % 7 == 6:
            book.add_chartsheet("Picture").set_chart(_bars(book))
    return out.getvalue()


def _bars(book: xlsxwriter.Workbook) -> object:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Matrix!$H$2:$H$6"})
    return chart


def by_openpyxl(seed: int) -> bytes:
    """Make a workbook the way another library writes them: absolute targets, other orders."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Matrix"
    for row in range(1, ROWS + 1):
        for column in range(1, COLUMNS + 1):
            letter = LETTERS[(row + column) % len(LETTERS)] or None
            sheet.cell(row, column, letter if row > 1 and column > 1 else f"Name {row}.{column}")
    if seed & 1:
        sheet["C3"].comment = openpyxl.comments.Comment("Hello", "Bo")
    if seed & 2:
        rule = openpyxl.worksheet.datavalidation.DataValidation("list", formula1='"R,A"')
        sheet.add_data_validation(rule)
        rule.add("B2:F9")
    if seed & 4:
        chart = openpyxl.chart.BarChart()
        chart.add_data(openpyxl.chart.Reference(sheet, 2, 1, 2, 5))
        sheet.add_chart(chart, "J2")
    if seed & 8:
        book.create_sheet("Zwei")["A1"] = "=Matrix!A1"
        sheet.protection.sheet = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _each_xml(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    return packed({name: change(name, part) for name, part in parts_of(data).items()})


def strict(data: bytes) -> bytes:
    """Give a workbook the namespaces of the strict form."""
    swaps = (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )

    def change(_name: str, part: bytes) -> bytes:
        for old, new in swaps:
            part = part.replace(old, new)
        return part

    return _each_xml(data, change)


def prefixed(data: bytes) -> bytes:
    """Give the elements of workbook, styles, sheets and notes a prefix."""

    def change(name: str, part: bytes) -> bytes:
        if not re.match(r"xl/(workbook|styles|comments\d|worksheets/sheet\d+)\.xml", name):
            return part
        part = re.sub(rb"<(/?)(?=[a-zA-Z])(?![\w]+:)", rb"<\1s:", part)
        return part.replace(b" xmlns=", b" xmlns:s=", 1)

    return _each_xml(data, change)


def wide(data: bytes) -> bytes:
    """Write the parts in UTF-16, each with its mark."""

    def change(name: str, part: bytes) -> bytes:
        if not name.endswith(".xml") or name == "[Content_Types].xml":
            return part
        said = part.decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
        return said.encode("utf-16")

    return _each_xml(data, change)


def with_bom(data: bytes) -> bytes:
    """Begin each part with the mark of UTF-8, and say less in its first line."""
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

    def change(name: str, part: bytes) -> bytes:
        return b"\xef\xbb\xbf" + part.replace(head, b"") if name.endswith(".xml") else part

    return _each_xml(data, change)


def bare(data: bytes) -> bytes:
    """Leave out the styles and what is only a help: addresses, spans, the dimension."""

    def change(name: str, part: bytes) -> bytes:
        if name.startswith("xl/worksheets/sheet"):
            part = re.sub(rb' (r|spans|s)="[^"]*"', b"", part)
            return re.sub(rb"<dimension[^>]*/>", b"", part)
        if name == "xl/_rels/workbook.xml.rels":
            return re.sub(rb"<Relationship [^>]*styles\.xml\"/>", b"", part)
        if name == "[Content_Types].xml":
            return re.sub(rb"<Override PartName=\"/xl/styles\.xml\"[^>]*/>", b"", part)
        return part

    parts = parts_of(_each_xml(data, change))
    del parts["xl/styles.xml"]
    return packed(parts)


def descriptors(data: bytes) -> bytes:
    """Pack without knowing the sizes beforehand, as programs that stream do."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts_of(data).items():
            package.writestr(name, part)
    return out.getvalue()


def renamed(data: bytes) -> bytes:
    """Point to parts in other letters and from the root, as some programs do."""

    def change(name: str, part: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return part.replace(b'Target="worksheets/sheet', b'Target="/xl/Worksheets/Sheet')
        return part

    return _each_xml(data, change)


THREAD = "{00000000-0000-4000-8000-000000000001}"
PERSON = "{00000000-0000-4000-8000-000000000002}"


def threaded(data: bytes) -> bytes:
    """Add a thread of comments at C4, with its person; the old note stands at B2."""
    parts = parts_of(data)
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    space = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    parts["xl/threadedComments/threadedComment1.xml"] = (
        f'<ThreadedComments {space}><threadedComment ref="C4" dT="2024-01-01T00:00:00.00" '
        f'personId="{PERSON}" id="{THREAD}"><text>Why C?</text></threadedComment>'
        "</ThreadedComments>"
    ).encode()
    parts["xl/persons/person.xml"] = (
        f'<personList {space}><person displayName="Ida" id="{PERSON}" userId="ida" '
        'providerId="None"/></personList>'
    ).encode()
    _before(
        parts,
        "xl/worksheets/_rels/sheet1.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdT" Type="{kinds}/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/>',
    )
    _before(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdP" Type="{kinds}/person" Target="persons/person.xml"/>',
    )
    _before(
        parts,
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/threadedComments/threadedComment1.xml" '
        'ContentType="application/vnd.ms-excel.threadedcomments+xml"/>'
        '<Override PartName="/xl/persons/person.xml" '
        'ContentType="application/vnd.ms-excel.person+xml"/>',
    )
    return packed(parts)


def _before(parts: Parts, name: str, end: str, text: str) -> None:
    part = parts[name].decode()
    assert end in part
    parts[name] = part.replace(end, text + end).encode()


def pivoted(data: bytes) -> bytes:
    """Add a table that sums up another, with its store."""
    parts = parts_of(data)
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'xmlns:r="{kind}"'
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/pivotCache/pivotCacheDefinition1.xml"] = (
        f'{head}<pivotCacheDefinition {main} {relation} r:id="rId1" refreshOnLoad="1" '
        'recordCount="0"><cacheSource type="worksheet"><worksheetSource ref="A1:B12" '
        'sheet="Matrix"/></cacheSource><cacheFields count="2"><cacheField name="Activity" '
        'numFmtId="0"><sharedItems/></cacheField><cacheField name="Role 1" numFmtId="0">'
        "<sharedItems/></cacheField></cacheFields></pivotCacheDefinition>"
    ).encode()
    parts["xl/pivotCache/pivotCacheRecords1.xml"] = (
        f'{head}<pivotCacheRecords {main} count="0"/>'.encode()
    )
    parts["xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels"] = (
        f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{kind}/pivotCacheRecords" '
        'Target="pivotCacheRecords1.xml"/></Relationships>'
    ).encode()
    parts["xl/pivotTables/pivotTable1.xml"] = (
        f'{head}<pivotTableDefinition {main} name="P" cacheId="1" dataCaption="Values">'
        '<location ref="P1:R4" firstHeaderRow="1" firstDataRow="1" firstDataCol="0"/>'
        '<pivotFields count="2"><pivotField showAll="0"/><pivotField showAll="0"/></pivotFields>'
        "</pivotTableDefinition>"
    ).encode()
    parts["xl/pivotTables/_rels/pivotTable1.xml.rels"] = (
        f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{kind}/pivotCacheDefinition"'
        ' Target="../pivotCache/pivotCacheDefinition1.xml"/></Relationships>'
    ).encode()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{rels}"><Relationship Id="rId1" Type="{kind}/pivotTable" '
        'Target="../pivotTables/pivotTable1.xml"/></Relationships>'
    ).encode()
    _before(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdC" Type="{kind}/pivotCacheDefinition" '
        'Target="pivotCache/pivotCacheDefinition1.xml"/>',
    )
    _before(
        parts,
        "xl/workbook.xml",
        "</workbook>",
        '<pivotCaches><pivotCache cacheId="1" r:id="rIdC"/></pivotCaches>',
    )
    stem = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    said = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{stem}{kind}+xml"/>'
        for part, kind in (
            ("pivotCache/pivotCacheDefinition1", "pivotCacheDefinition"),
            ("pivotCache/pivotCacheRecords1", "pivotCacheRecords"),
            ("pivotTables/pivotTable1", "pivotTable"),
        )
    )
    _before(parts, "[Content_Types].xml", "</Types>", said)
    return packed(parts)


def chained(data: bytes) -> bytes:
    """Add a chain of formulas, as Excel does: B2 is ="R", H2 counts."""
    parts = parts_of(data)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["xl/calcChain.xml"] = (
        f'<calcChain xmlns="{main}"><c r="B2" i="1"/><c r="H2"/></calcChain>'
    ).encode()
    _before(
        parts,
        "xl/_rels/workbook.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rIdK" Type="{kind}/calcChain" Target="calcChain.xml"/>',
    )
    _before(
        parts,
        "[Content_Types].xml",
        "</Types>",
        '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.'
        'openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>',
    )
    return packed(parts)


TURNED: tuple[Callable[[], bytes], ...] = (
    lambda: strict(by_xlsxwriter(6)),
    lambda: strict(by_xlsxwriter(40)),
    lambda: prefixed(by_xlsxwriter(0)),
    lambda: prefixed(by_xlsxwriter(6)),
    lambda: prefixed(by_xlsxwriter(8)),
    lambda: wide(by_xlsxwriter(6)),
    lambda: wide(by_xlsxwriter(33)),
    lambda: with_bom(by_xlsxwriter(8)),
    lambda: with_bom(by_xlsxwriter(6)),
    lambda: bare(by_xlsxwriter(0)),
    lambda: descriptors(by_xlsxwriter(35)),
    lambda: renamed(by_xlsxwriter(36)),
    lambda: threaded(by_xlsxwriter(6)),
    lambda: pivoted(by_xlsxwriter(0)),
    lambda: chained(by_xlsxwriter(14)),
)


COUNT = SEEDS + 16 + len(TURNED)


@cache
def made(number: int) -> bytes:
    """Give a workbook by its number, from 0 to COUNT - 1."""
    if number < SEEDS:
        return by_xlsxwriter(number)
    if number < SEEDS + 16:
        return by_openpyxl(number - SEEDS)
    return TURNED[number - SEEDS - 16]()
