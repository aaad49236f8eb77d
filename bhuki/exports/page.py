"""HTML out: one page that needs nothing else, to read on a screen, to print and to send.

    write_page(matrix, path)

It follows the reader's light or dark; every text is escaped; headings, rows and groups are marked
for screen readers; nothing is fetched from anywhere.
"""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from bhuki.exports.cell_text import cell_text, one_line
from bhuki.exports.content import Content, Point
from bhuki.exports.look import letter_looks
from bhuki.exports.page_style import group_class, letter_class, page_style
from bhuki.exports.sheet_plan import FIRST_ROLE_COLUMN, Band, SheetPlan
from bhuki.files.atomic import write_atomically
from bhuki.matrix.entities import Activity, Assignment, Role, Section
from bhuki.matrix.matrix import Matrix


def write_page(matrix: Matrix, path: Path | str) -> None:
    """Write a matrix as a web page."""
    write_atomically(path, page(matrix).encode("utf-8", "replace"))


def page(matrix: Matrix) -> str:
    """Make the text of the page."""
    return "\n".join(Page(matrix).lines()) + "\n"


class Page:
    """Writes one matrix as HTML, line by line."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix, self.content, self.plan = matrix, Content(matrix), SheetPlan(matrix)
        looks = letter_looks(matrix.scheme)
        self._classes = {
            code: letter_class(n, look) for n, (code, look) in enumerate(looks.items())
        }
        self._cells: dict[tuple[str, ...], str] = {}
        self._anchors = {row.value.id: f"row{n}" for n, row in enumerate(self.plan.rows)}

    def lines(self) -> Iterator[str]:
        """Give the page from its first line to its last."""
        yield from self._head()
        yield "<body><main>"
        yield f"<h1>{text(self.content.title)}</h1>"
        if self.content.about_line:
            yield f'<p class="about">{text(self.content.about_line)}</p>'
        yield from self._legend()
        yield from self._table()
        yield from self._footnotes()
        yield from self._points()
        yield from self._notes()
        yield from self._roles()
        yield from self._meanings()
        yield "</main></body></html>"

    def _head(self) -> Iterator[str]:
        language = attribute(self.matrix.language or "en")
        yield f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
        yield '<meta name="generator" content="Bhuki">'
        # Whatever a text might smuggle in, nothing is run or fetched.
        yield (
            '<meta http-equiv="Content-Security-Policy"'
            " content=\"default-src 'none';style-src 'unsafe-inline'\">"
        )
        yield f"<title>{text(self.content.title)}</title>"
        yield f"<style>{page_style(self.matrix.scheme, len(self.plan.bands))}</style></head>"

    def _legend(self) -> Iterator[str]:
        yield f'<ul class="legend" aria-label="{attribute(self.content._("Letters"))}">'
        for letter in self.matrix.scheme.letters:
            name = text(letter.name(self.matrix.language))
            yield f"<li>{self._chip(letter.code)} {name}</li>"
        yield "</ul>"

    # The grid

    def _table(self) -> Iterator[str]:
        title = attribute(self.content.title)
        yield f'<div class="grid" tabindex="0" role="region" aria-label="{title}">'
        height = 14 + 17 * max((band.lines for band in self.plan.bands), default=1)
        yield f'<table style="--groups:{height}px">'
        yield f'<caption class="hidden">{text(self.content.title)}</caption>'
        yield from self._headings()
        opened = False
        for row in self.plan.rows:
            if isinstance(row.value, Section):
                yield "</tbody><tbody>" if opened else "<tbody>"
                opened = True
                yield self._section(row.value, row.depth)
            else:
                if not opened:
                    yield "<tbody>"
                    opened = True
                yield self._activity(row.value)
        yield "</tbody></table></div>" if opened else "</table></div>"

    def _headings(self) -> Iterator[str]:
        _, bands = self.content._, self.plan.bands
        yield "<thead>"
        if any(band.text for band in bands):
            cells = "".join(self._band(place, band) for place, band in enumerate(bands))
            yield f'<tr class="groups"><td class="number"></td><td class="name"></td>{cells}</tr>'
        yield '<tr class="roles">'
        yield f'<th scope="col" class="number">{text(_("No."))}</th>'
        yield f'<th scope="col" class="name">{text(_("Activity"))}</th>'
        for place, band in enumerate(bands):
            for role, last in self._roles_in(band):
                tint = group_class(place) if band.text else ""
                ends = "ends" if last else ""
                classes = " ".join(filter(None, ["role", tint, ends]))
                yield f'<th scope="col" class="{classes}"><span>{self._turned(role)}</span></th>'
        yield "</tr></thead>"

    def _band(self, place: int, band: Band) -> str:
        span = band.last - band.first + 1
        if not band.text:
            return f'<td class="ends" colspan="{span}"></td>'
        name = band.text.replace("-\n", "\N{SOFT HYPHEN}").replace("\n", " ")
        words = escape(name, quote=False)
        classes = f"group {group_class(place)} ends"
        return f'<th scope="colgroup" colspan="{span}" class="{classes}">{words}</th>'

    def _roles_in(self, band: Band) -> Iterator[tuple[Role, bool]]:
        for column in range(band.first, band.last + 1):
            yield self.plan.roles[column - FIRST_ROLE_COLUMN], column == band.last

    def _turned(self, role: Role) -> str:
        heading = self.plan.headings[self.plan.column_of[role.id] - FIRST_ROLE_COLUMN]
        return " <br>".join(escape(line, quote=False) for line in heading.split("\n"))

    def _section(self, section: Section, depth: int) -> str:
        span = 2 + len(self.plan.roles)
        level = f" depth{min(depth, 2)}" if depth else ""
        anchor = self._anchors[section.id]
        return (
            f'<tr class="section{level}" id="{anchor}"><th scope="rowgroup" colspan="{span}">'
            f"<span>{text(section.name)}</span></th></tr>"
        )

    def _activity(self, activity: Activity) -> str:
        cells = "".join(self._cell(activity, role, last) for role, last in self._columns())
        return (
            f'<tr id="{self._anchors[activity.id]}"><td class="number">{text(activity.number)}</td>'
            f'<th scope="row" class="name">{lines(activity.name)}</th>{cells}</tr>'
        )

    def _columns(self) -> Iterator[tuple[Role, bool]]:
        for band in self.plan.bands:
            yield from self._roles_in(band)

    def _cell(self, activity: Activity, role: Role, last: bool) -> str:
        found = self.matrix.assignments.get((activity.id, role.id))
        classes = "cell ends" if last else "cell"
        if found is None:
            return f'<td class="{classes}"></td>'
        note = self.content.cell_note(found)
        shown = self._letters(found)
        if found.veto:
            shown = f'<span class="veto">{shown}</span>'
        corner = f'<span class="note" title="{attribute(note)}"></span>' if note else ""
        return f'<td class="{classes}">{shown}{corner}</td>'

    def _letters(self, assignment: Assignment) -> str:
        letters = assignment.letters
        shown = self._cells.get(letters)
        if shown is None:
            slash = '<span class="hidden">/</span>'
            chips = slash.join(self._chip(code) for code in letters)
            several = len(letters) > 1
            shown = self._cells[letters] = (
                f'<span class="several">{chips}</span>' if several else chips
            )
        return shown

    def _chip(self, code: str) -> str:
        classes = self._classes.get(code, "letter unknown")
        return f'<span class="{classes}">{text(code)}</span>'

    # Under the grid

    def _footnotes(self) -> Iterator[str]:
        notes = [*self.content.footnotes, *filter(None, [self.matrix.about.credit])]
        if notes:
            yield '<div class="footnotes">'
            yield from (f"<p>{text(note)}</p>" for note in notes)
            yield "</div>"

    def _points(self) -> Iterator[str]:
        _, points, content = self.content._, self.content.points, self.content
        yield from self._point_list(_("Open points"), [(p, "") for p in points.open])
        if not points.open:
            yield f"<h2>{text(_('Open points'))}</h2><p>{text(_('No open points.'))}</p>"
        accepted = [(p, content.acceptance(p)) for p in points.accepted]
        yield from self._point_list(_("Accepted"), accepted)
        yield from self._point_list(_("Parked"), [(p, content.parking(p)) for p in points.parked])

    def _point_list(self, title: str, points: Iterable[tuple[Point, str]]) -> Iterator[str]:
        entries = [self._point(point, remark) for point, remark in points]
        if entries:
            yield f'<section><h2>{text(title)} ({len(entries)})</h2><ul class="points">'
            yield from entries
            yield "</ul></section>"

    def _point(self, point: Point, remark: str) -> str:
        severity = point.finding.severity
        anchor = self._anchors.get(point.activity.id) if point.activity else None
        link = f' <a href="#{anchor}">{text(point.place)}</a>' if anchor else ""
        said = f'<br><span class="quiet">{text(remark)}</span>' if remark else ""
        return (
            f'<li class="{severity.value}">'
            f'<span class="severity">{text(self.content.severity(severity))}</span>'
            f"<span>{text(point.message)}{link}{said}</span></li>"
        )

    def _notes(self) -> Iterator[str]:
        notes = list(self.content.notes())
        if notes:
            yield f'<section><h2>{text(self.content._("Notes"))}</h2><ul class="notes">'
            for place, note in notes:
                yield f"<li><strong>{text(place)}</strong><br>{lines(note)}</li>"
            yield "</ul></section>"

    def _roles(self) -> Iterator[str]:
        _, content = self.content._, self.content
        held = content.held_by_role()
        if not self.plan.roles:
            return
        yield f'<section><h2>{text(_("Roles and what they have"))}</h2><div class="holders">'
        for role in self.plan.roles:
            having = held.get(role.id, [])
            yield f'<section class="holder"><h3>{text(role.name)}</h3>'
            if about := " · ".join(filter(None, [content.about_role(role), role.description])):
                yield f'<p class="quiet">{text(about)}</p>'
            yield "<ul>" if having else f'<p class="quiet">{text(_("No letters"))}</p>'
            for activity, found in having:
                chips, title = self._letters(found), text(activity.title)
                yield f"<li><span>{chips}</span><span>{title}</span></li>"
            yield "</ul></section>" if having else "</section>"
        yield "</div></section>"

    def _meanings(self) -> Iterator[str]:
        language, content = self.matrix.language, self.content
        yield f'<section><h2>{text(content._("Letters"))}</h2><dl class="means">'
        for letter in self.matrix.scheme.letters:
            meaning = letter.meaning(language) or content.duty(letter)
            yield (
                f"<dt>{self._chip(letter.code)}<span>{text(letter.name(language))}</span></dt>"
                f"<dd>{text(meaning)}</dd>"
            )
        yield "</dl></section>"


def text(value: str) -> str:
    """Make a text stand in HTML as it is, on one line."""
    return escape(one_line(value), quote=False)


def lines(value: str) -> str:
    """Make a text of several lines stand in HTML as it is."""
    return "<br>".join(escape(line, quote=False) for line in cell_text(value).split("\n"))


def attribute(value: str) -> str:
    """Make a text stand in an attribute's double quotes."""
    return escape(cell_text(value), quote=True)
