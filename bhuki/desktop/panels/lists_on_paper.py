"""The lists of the panels as pages: parked points, accepted points, notes.

booklet = parked_page(document)
printing.show(window, title, booklet)       # see bhuki.desktop.panels.printing
"""

from collections.abc import Sequence

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.notes import NoteEntry, notes_of
from bhuki.desktop.panels.settled import say_settled
from bhuki.exports.painting.list_pages import Table, list_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.rules.finding import Finding
from bhuki.rules.wording import message, question


def parked_page(document: Document) -> Booklet:
    """Give the parked points: the question, what was said, and room for an answer."""
    found = [f for f in document.judge.findings if f.parked and not f.accepted]
    rows = [
        (
            _place(finding, document),
            question(finding, document.matrix, speech.texts),
            say_settled(finding),
            "",
        )
        for finding in found
    ]
    heads = (_("Where"), _("Question"), _("Parked"), _("Answer"))
    return _page(document, _("Parked points"), heads, rows, (0.26, 0.34, 0.2, 0.2))


def accepted_page(document: Document) -> Booklet:
    """Give the accepted points with their reasons."""
    found = [f for f in document.judge.findings if f.accepted]
    rows = [
        (
            _place(finding, document),
            message(finding, document.matrix, speech.texts),
            say_settled(finding),
        )
        for finding in found
    ]
    heads = (_("Where"), _("Point"), _("Accepted because"))
    return _page(document, _("Accepted points"), heads, rows, (0.26, 0.42, 0.32))


def notes_page(document: Document) -> Booklet:
    """Give all notes on activities, roles and cells."""
    entries: list[NoteEntry] = notes_of(document.matrix)
    rows = [(entry.title, entry.text) for entry in entries]
    return _page(document, _("Notes"), (_("On"), _("Note")), rows, (0.35, 0.65))


def _place(finding: Finding, document: Document) -> str:
    matrix = document.matrix
    activity = matrix.activities.get(finding.activity or "")
    role = matrix.roles.get(finding.role or "")
    return "\n".join(
        part for part in (activity.title if activity else "", role.name if role else "") if part
    )


def _page(
    document: Document,
    title: str,
    heads: tuple[str, ...],
    rows: Sequence[Sequence[str]],
    shares: tuple[float, ...],
) -> Booklet:
    return list_booklet(document.matrix, title, "", [Table(heads, rows, shares)], speech.texts)
