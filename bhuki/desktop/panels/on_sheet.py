"""Where a finding stands on the sheet that the matrix was read from, in words.

    say_place(document, finding)      # “On the sheet “Ark1”: D4, F4”, or "" where it has no place

The places are those of the user's file, which edits don't move: a row added here has none there.
A matrix saved as a file of its own has no sheet any more.
"""

from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.rules.finding import Finding

_SHOWN = 6


def say_place(document: Document, finding: Finding) -> str:
    """Say which cells of the sheet a finding is about."""
    source = document.source
    at = source.places.still_of(finding, document.matrix) if source is not None else []
    if source is None or not at:
        return ""
    listed = ", ".join(at[:_SHOWN])
    more = len(at) - _SHOWN
    if more > 0:
        listed = _.plural("{cells} and {n} more", "{cells} and {n} more", n=more, cells=listed)
    sheet = source.places.sheet or source.path.stem
    return _("On the sheet “{sheet}”: {cells}", sheet=sheet, cells=listed)
