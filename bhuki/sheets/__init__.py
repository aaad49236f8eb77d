"""Foreign sheets in: open safely, recognise the matrix, account for every cell.

    reading = read_file("raci.xlsx")
    reading.to_json()

Nothing heavy is imported here: the reader process passes through this module too.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bhuki.sheets.corrections import Corrections
    from bhuki.sheets.reading import FileReading


def read_file(
    path: Path | str,
    sheet: str | None = None,
    language: str = "en",
    corrections: Mapping[str, Corrections] | None = None,
) -> FileReading:
    """Read a foreign file, or one sheet of it; raises SheetProblem where it can't be read.

    `corrections` are keyed by sheet.
    """
    from bhuki.sheets.opening import Opening  # noqa: PLC0415

    opening = Opening(Path(path))
    # The reader process is at work; what recognises is imported meanwhile.
    from bhuki.sheets.reading_files import finish_reading  # noqa: PLC0415

    return finish_reading(opening, sheet, language, corrections)
