"""Foreign sheets: reading a workbook, whole process against whole process."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from xlsxwriter import Workbook

from benchmarks.measure import Measure, alternate, ratio

GROUP = "sheets"
ROOT = Path(__file__).parents[1]


def measures(runs: int) -> Iterator[Measure]:
    """Measure all of it."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "roles.xlsx"
        write_sheet(path)
        bare = f"import openpyxl; openpyxl.load_workbook({str(path)!r})"
        ours, theirs = alternate(
            runs,
            _process("-m", "bhuki.sheets", str(path), "--json"),
            _process("-c", bare),
        )
        yield ratio(GROUP, "read 1,000 × 60, against openpyxl's bare load", ours, theirs, 1.5)


def write_sheet(path: Path, activities: int = 1000, roles: int = 60) -> None:
    """Write a workbook with a letter in every cell, as a sheet someone made."""
    dice = Random(2012)
    with Workbook(str(path)) as workbook:
        bold = workbook.add_format({"bold": True, "bg_color": "#DDDDDD"})
        centred = workbook.add_format({"align": "center", "border": 1})
        sheet = workbook.add_worksheet("Roller og ansvar")
        heading = ["Nr.", "Opgave", *(f"Rolle {n + 1}" for n in range(roles))]
        for column, text in enumerate(heading):
            sheet.write_string(0, column, text, bold)
        for row in range(1, activities + 1):
            sheet.write_number(row, 0, row)
            sheet.write_string(row, 1, f"Aktivitet {row}: følg op på det aftalte")
            main = dice.randrange(roles)
            for role in range(roles):
                letter = "H" if role == main else dice.choice("UUKIIIB")
                sheet.write_string(row, role + 2, letter, centred)


def _process(*words: str) -> Callable[[], object]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return lambda: subprocess.run(
        [sys.executable, *words], stdout=subprocess.DEVNULL, env=environment, check=True
    )
