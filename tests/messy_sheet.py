"""An old sheet as people have them: two headings, a legend beside, letters of all kinds, leftovers.

make_messy(path)      # a workbook with four sheets, one of them hidden
"""

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

_HEADS = ("Komm. dir.", "Forv.- chef", "IT-chef", "Afd. leder", "Chef- gruppen", "System- ejer")
_ROWS: dict[int, tuple[object, ...]] = {
    1: ("Roller og ansvar it - REV 3 (gl.)", *[None] * 8, "hg 14/3-19"),
    2: (None, None, "LINJE", None, None, None, None, "DRIFT"),
    3: ("nr", "Opgave", *_HEADS, "Drifts- ansv.", "bemærkning", None, "B = beslutter"),
    4: ("STRATEGI", *[None] * 10, "h = hovedansv"),
    5: (1, "udarbejde digitaliseringsstrategi", "H", None, "u", None, "K"),
    6: (2, "Godkende strategi administrativt", "h", None, "U", None, "b"),
    7: (3, "Sikre overholdelse", None, "?", "H", None, None, "U"),
    9: ("IT-SIKKERHED",),
    10: (4, "Vedligeholde sikkerhedspolitik", None, None, "H", None, "K"),
    11: ("4a", "   - godkende politikken", "B", None, "H"),
    12: (5, "Vedligeholde systemejeroversigt", None, "k", "h/u", None, None, "k"),
    13: (6, "sikre overholdelse af politik", "H", "U", "U", "U", None, None, None, "alle ledere!"),
    14: (7, "regler for aflevering til Statens Arkiver", None, None, "K", None, None, "K"),
    16: ("STYRING",),
    17: (8, "Prioritere ændringsønsker", None, None, "H", None, None, "U"),
    18: (9, "It-ressourcers kapacitet", None, None, "H", None, None, None, "U"),
    19: (10, "Hasteændringer", None, None, "H", None, None, "U", "HU", "to med H?"),
    20: (11, "Overblik over roller og ansvar", None, None, "H+U", None, "K"),
    21: (12, "It-beredskabsplan", None, None, "h/u", None, "B", "x"),
    22: (None, "antal H", 3, 0, 6, 0, 0, 0, 0),
    24: (None, "Ring til KMD ang. ESDH"),
}


def make_messy(path: Path) -> None:
    """Write the workbook."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Ark1 (2)"
    for row, values in _ROWS.items():
        for column, value in enumerate(values, 1):
            if value is not None:
                sheet.cell(row, column, value)
    for row, text in ((5, "U = udfører"), (6, "K = høres"), (7, "i = info")):
        sheet.cell(row, 12, text)
    sheet["J6"], sheet["J14"] = "punkt på møde 2/4", "spørg arkivet"
    for row in (4, 9, 16):
        sheet.cell(row, 1).font = Font(bold=True)
    for area in ("C2:G2", "H2:I2"):
        sheet.merge_cells(area)
    for name in ("C2", "H2"):
        sheet[name].font, sheet[name].alignment = Font(bold=True), Alignment(horizontal="center")
        sheet[name].fill = PatternFill("solid", fgColor="DDDDDD")
    older = book.create_sheet("Ark1")
    for values in _ROWS.values():
        older.append(values[:8])
    phones = book.create_sheet("telefonliste")
    for name, number in (("Navn", "Lokal"), ("Hanne", 4411), ("Bent", 4412)):
        phones.append([name, number])
    hidden = book.create_sheet("Gammel")
    hidden.append(["Opgave", "Chef", "Leder"])
    for name in ("Skrive", "Sende", "Lukke"):
        hidden.append([name, "H", "U"])
    hidden.sheet_state = "hidden"
    book.save(path)
