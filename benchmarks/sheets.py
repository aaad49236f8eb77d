"""Foreign sheets: reading a workbook, whole process against whole process, and marking one."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median

from xlsxwriter import Workbook

from benchmarks.measure import Measure, alternate, ratio, seconds
from bhuki.exports.marking import LOOK
from bhuki.files.atomic import write_atomically
from bhuki.sheets.package.marks import Mark, Words, mark

GROUP = "sheets"
ROOT = Path(__file__).parents[1]
MANY = 300
WORDS = Words(
    "Punkter",
    "Punkter",
    "2.500 punkter",
    ("Alvor", "Hvor", "Regel", "Punkt", "Løsning", "Note"),
    "Accepteret",
    ("Fejl", "Advarsel", "Råd"),
    "Ingen",
    "{n} til",
    "Hele matrixen",
)


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
        yield from _marking(runs, Path(name))
        yield from _judging_many(Path(name) / "many")


def _marking(runs: int, folder: Path) -> Iterator[Measure]:
    """Mark a large workbook, against what loading and saving it would take (and lose)."""
    from openpyxl import load_workbook  # noqa: PLC0415 - the other measures load it apart

    path, out = folder / "large.xlsx", folder / "marked.xlsx"
    write_sheet(path, 10_000)
    marks = [_mark(row) for row in range(2, 10_002, 4)]

    def mark_it() -> None:
        marked = mark(path.read_bytes(), marks, WORDS, LOOK)
        write_atomically(out, marked.data)

    def load_and_save() -> None:
        load_workbook(path).save(out)

    ours, theirs = alternate(min(runs, 2), mark_it, load_and_save)
    yield ratio(GROUP, "mark 10,000 × 60, against openpyxl's load and save", ours, theirs, 0.25)


def _judging_many(folder: Path) -> Iterator[Measure]:
    """Judge many small workbooks by one worker and by two, a hundred at a time."""
    folder.mkdir()
    files = [str(folder / f"{number}.xlsx") for number in range(MANY)]
    for number, file in enumerate(files):
        write_sheet(Path(file), 12 + number % 17, 5 + number % 7)
    by_one, by_two = [], []
    for start in range(0, MANY, MANY // 3):
        part = files[start : start + MANY // 3]
        by_one.append(seconds(_process("-m", "bhuki", "validate", *part, "--json")))
        by_two.append(seconds(_process("-m", "bhuki", "validate", *part, "--json", "--jobs", "2")))
    if (os.cpu_count() or 1) > 1:
        name = f"validate {MANY} small workbooks, two workers against one"
        gained = median(one / two for one, two in zip(by_one, by_two, strict=True))
        yield Measure(GROUP, name, gained, "×", 1.7, at_least=True)
    each = 1000 * sum(by_one) / MANY
    yield Measure(GROUP, "validate a small workbook among many, by one worker", each, "ms")


def _mark(row: int) -> Mark:
    cells = (f"C{row}", f"F{row}")
    return Mark(
        "Roller og ansvar", cells, row % 3, "Flere H", f"Opgave {row} har 2 H.", ("Behold",)
    )


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


def _process(*words: str, status: int = 0) -> Callable[[], object]:
    """Give what runs a process of ours and sees that it ends as it should."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def run() -> None:
        done = subprocess.run(
            [sys.executable, *words],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            check=False,
        )
        if done.returncode != status:
            raise RuntimeError(f"{words[:3]} ended with {done.returncode}")

    return run
