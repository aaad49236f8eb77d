"""Keep spreadsheets from running a text: lead it with an apostrophe where it begins as a formula.

    guarded("=SUM(A1)")        # '=SUM(A1)
    unguarded("'=SUM(A1)")     # =SUM(A1)

What is written so is read back as it was, whatever apostrophes the text itself begins with.
"""

import re

_GUARDED = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Lead a text with an apostrophe where a spreadsheet would take it for a formula."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that `guarded` led a text with."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text
