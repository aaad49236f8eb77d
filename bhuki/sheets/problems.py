"""Why a file can't be read as a sheet: one sentence each, that says what to do.

The reader process sends only the code; the sentence is made here.
"""

from bhuki.errors import FileProblem
from bhuki.texts import N_

SENTENCES = {
    "missing": N_("{file}: there is no such file. Check its name and place."),
    "unreadable": N_("{file}: can't be opened. Check that you may read it and that it is a file."),
    "empty": N_("{file}: the file is empty."),
    "encrypted": N_("{file}: is protected by a password. Save it without one and try again."),
    "damaged": N_("{file}: is damaged. Open it in a spreadsheet program and save it again."),
    "too-big": N_("{file}: is too big to be read safely. Keep only its sheets with matrices."),
    "too-many-sheets": N_("{file}: has more than {n} sheets. Keep only those with matrices in it."),
    "bomb": N_("{file}: unpacks to far more than a sheet needs, so it was not opened."),
    "doctype": N_("{file}: declares XML of its own, as no sheet does, so it was not opened."),
    "too-slow": N_("{file}: took too long to read. Keep only the sheets with matrices in it."),
    "not-a-sheet": N_("{file}: is not a sheet. Bhuki reads Excel, ODS, CSV, Markdown and HTML."),
    "old-excel": N_("{file}: comes from an Excel of before 1997. Save it as .xlsx and try again."),
    "no-sheet": N_("{file}: has no sheet called “{sheet}”. It has: {sheets}."),
}


class UnreadableError(Exception):
    """Raised while a file is read, with the code of what is wrong; see `SENTENCES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SheetProblem(FileProblem):
    """Raised when a foreign file can't be read; `code` says why, for programs."""

    def __init__(self, path: object, code: str, **values: object) -> None:
        self.code = code
        super().__init__(str(path), SENTENCES[code], **values)
