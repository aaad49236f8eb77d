"""What a sheet's matrix says of a place on it: whose cell it is, and what is wrong there.

place_among_letters(reading, (7, 4))      # ("Keep the records", "Chief"), or None
errors_of(reading)                        # [((4, 3), "“Plan” has 2 H: Chief and Clerk."), …]
"""

from bhuki.desktop.language import speech
from bhuki.rules.finding import Severity
from bhuki.rules.judge import judge
from bhuki.rules.wording import message
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import address, position
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.to_matrix import to_matrix
from bhuki.sheets.view import Place

_JUDGED = 20_000  # cells of a sheet; a larger one is judged when it is a matrix
_UNKNOWN = "unknown-letter"  # those are listed as not understood


def name_of(sheet: SheetReading, found: Found) -> str:
    """Name one of several matrices on a sheet: by its title, and by where it begins."""
    at = address(found.first_row, min(column for _, column in found.taken))
    titles = [one.title for one in sheet.found]
    return f"{found.title} ({at})" if found.title and len(set(titles)) > 1 else at


def place_among_letters(reading: SheetReading, place: Place) -> tuple[str, str] | None:
    """Name the activity and the role that a cell of the matrix belongs to; None outside it."""
    for found in reading.found:
        if place in found.odd:
            return _names(found, place)
    return None


def _names(found: Found, place: Place) -> tuple[str, str]:
    row, column = place
    if found.orientation is Orientation.ROLES_IN_ROWS:
        activity = next((a.name for a in found.activities if a.place[1] == column), "")
        role = next((r.name for r in found.roles if r.place[0] == row), "")
    else:
        activity = next((a.name for a in found.activities if a.place[0] == row), "")
        role = next((r.name for r in found.roles if r.place[1] == column), "")
    return activity, role


def errors_of(reading: SheetReading) -> list[tuple[Place, str]]:
    """Judge the matrices on a sheet; give each error's first cell and what is wrong there."""
    if len(reading.view.cells) > _JUDGED:
        return []
    found: list[tuple[Place, str]] = []
    for each in reading.found:
        made = to_matrix(reading, each)
        for finding in judge(made.matrix):
            if finding.severity is not Severity.ERROR or finding.rule == _UNKNOWN:
                continue
            at = [place for text in made.places.of(finding) if (place := position(text))]
            if at:
                found.append((at[0], message(finding, made.matrix, speech.texts)))
    return found
