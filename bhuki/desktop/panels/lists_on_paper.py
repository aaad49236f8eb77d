"""The lists of the panels as plain pages: parked points, accepted points, notes.

    html = parked_page(document)
    printing.show(window, title, html)          # see bhuki.desktop.panels.printing

Everything that comes from users is escaped.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, say_date, speech
from bhuki.desktop.panels.notes import NoteEntry, notes_of
from bhuki.desktop.panels.settled import say_settled
from bhuki.rules.finding import Finding
from bhuki.rules.wording import message, question

_STYLE = """
body { font-family: Inter, 'Segoe UI', sans-serif; font-size: 9pt; color: #1a1e23; }
h1 { font-size: 15pt; font-weight: 600; margin: 0; }
p { margin: 2pt 0 10pt 0; color: #555b63; }
th { text-align: left; font-weight: 600; padding: 3pt 8pt 3pt 0; border-bottom: 1pt solid #8b8578; }
td { padding: 4pt 8pt 4pt 0; border-bottom: 0.5pt solid #d6d1c5; vertical-align: top; }
"""


def parked_page(document: Document) -> str:
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
    return _page(document, _("Parked points"), heads, rows)


def accepted_page(document: Document) -> str:
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
    return _page(
        document, _("Accepted points"), (_("Where"), _("Point"), _("Accepted because")), rows
    )


def notes_page(document: Document) -> str:
    """Give all notes on activities, roles and cells."""
    entries: list[NoteEntry] = notes_of(document.matrix)
    rows = [(entry.title, entry.text) for entry in entries]
    return _page(document, _("Notes"), (_("On"), _("Note")), rows)


def _place(finding: Finding, document: Document) -> str:
    matrix = document.matrix
    activity = matrix.activities.get(finding.activity or "")
    role = matrix.roles.get(finding.role or "")
    return "\n".join(
        part for part in (activity.title if activity else "", role.name if role else "") if part
    )


def _page(
    document: Document, title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    about = document.matrix.about
    under = " · ".join(part for part in (about.title, about.scope, say_date(date.today())) if part)
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(_cell(text) for text in row)}</tr>" for row in rows)
    return (
        f"<html><head><style>{_STYLE}</style></head><body><h1>{escape(title)}</h1>"
        f"<p>{escape(under)}</p><table width='100%' cellspacing='0'>"
        f"<thead><tr>{head}</tr></thead>{body}</table></body></html>"
    )


def _cell(text: str) -> str:
    return f"<td>{escape(text).replace(chr(10), '<br>')}</td>"
