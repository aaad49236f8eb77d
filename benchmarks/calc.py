"""The same acts in a real LibreOffice Calc, on the exported workbook of the same size.

    acts = in_calc(matrix, runs)     # None where LibreOffice is not installed, with a plain line

Calc is driven from within, by a macro in a profile of its own that is thrown away afterwards: no
bridge has to be installed, and nothing of the user's own LibreOffice is touched or counted in.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import NamedTuple
from xml.sax.saxutils import escape

from bhuki.exports.workbook import write_workbook
from bhuki.matrix.matrix import Matrix

_PATIENCE = 240  # seconds; a first start builds the profile

# A changed letter counts once its formulas have been worked out, as our findings have.
_MACRO = """
Sub Measure
  out = FreeFile
  Open Environ("BHUKI_TIMES") For Output As #out
  For run = 0 To CInt(Environ("BHUKI_RUNS"))
    start = GetSystemTicks()
    book = StarDesktop.loadComponentFromURL(Environ("BHUKI_BOOK"), "_blank", 0, Array())
    opened = GetSystemTicks() - start
    sheet = book.CurrentController.ActiveSheet
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    row = Int(cursor.RangeAddress.EndRow / 2)
    column = Int(cursor.RangeAddress.EndColumn / 2)
    cell = sheet.getCellByPosition(column, row)
    start = GetSystemTicks()
    For change = 1 To 10
      cell.String = Mid("HU", 1 + change Mod 2, 1)
      book.calculate()
    Next change
    Print #out, opened & " " & (GetSystemTicks() - start) / 10
    book.close(True)
  Next run
  Close #out
  StarDesktop.terminate()
End Sub
"""

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = 'xmlns:library="http://openoffice.org/2000/library"'
_LIBRARIES = (
    f'{_XML}<library:libraries {_LIBRARY} xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>'
)
_STANDARD = (
    f'{_XML}<library:library {_LIBRARY} library:name="Standard" library:readonly="false"'
    ' library:passwordprotected="false"><library:element library:name="Acts"/></library:library>'
)
_MODULE = (
    f'{_XML}<script:module xmlns:script="http://openoffice.org/2000/script"'
    ' script:name="Acts" script:language="StarBasic">{}</script:module>'
)


class Acts(NamedTuple):
    """Milliseconds that Calc took."""

    opened: float
    changed: float


def in_calc(matrix: Matrix, runs: int) -> Acts | None:
    """Open the matrix as a workbook in Calc and change cells; None where there is no Calc."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed: nothing is compared with Calc.", file=sys.stderr)
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_workbook(matrix, folder / "matrix.xlsx")
        _run(program, folder, "--terminate_after_init")  # builds the profile, over what is there
        _write_macro(folder / "profile/user/basic")
        times = _times(program, folder, runs)
    opened, changed = zip(*times[1:], strict=True)  # the first pays for what Calc loads once
    return Acts(median(opened), median(changed))


def _write_macro(basic: Path) -> None:
    standard = basic / "Standard"
    standard.mkdir(parents=True, exist_ok=True)
    (basic / "script.xlc").write_text(_LIBRARIES, "utf-8")
    (standard / "script.xlb").write_text(_STANDARD, "utf-8")
    (standard / "Acts.xba").write_text(_MODULE.format(escape(_MACRO)), "utf-8")


def _times(program: str, folder: Path, runs: int) -> list[tuple[float, float]]:
    written = folder / "times.txt"
    said = {
        "BHUKI_BOOK": (folder / "matrix.xlsx").as_uri(),
        "BHUKI_TIMES": str(written),
        "BHUKI_RUNS": str(runs),
    }
    _run(program, folder, "macro:///Standard.Acts.Measure()", said)
    lines = written.read_text("utf-8").replace(",", ".").splitlines()
    return [(float(opened), float(changed)) for opened, changed in map(str.split, lines)]


def _run(program: str, folder: Path, word: str, said: Mapping[str, str] | None = None) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [program, "--headless", "--norestore", profile, word],
        env={**os.environ, **(said or {})},
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
    )
