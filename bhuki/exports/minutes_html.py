"""The minutes as one web page: the same words as on paper, and the matrix as a table."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from bhuki.exports.look import LIGHT
from bhuki.exports.web_text import NO_BREAK, web_text
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.minutes import Chapter, Minutes
from bhuki.texts import Texts

if TYPE_CHECKING:
    from bhuki.exports.painting.minutes_drawings import Drawing

_STYLE = f"""
body{{font:16px/1.5 Inter,"Segoe UI",system-ui,sans-serif;color:{LIGHT.text};
  max-width:60rem;margin:0 auto;padding:1.5rem}}
h1{{font-size:2.2rem;line-height:1.15;margin:1rem 0 .5rem}}
h2{{border-top:1.5px solid;padding-top:.75rem;margin:2rem 0 .25rem;font-size:1.25rem}}
.lead,.more,.label{{color:{LIGHT.text2}}} .label{{font-size:.8rem;display:block}}
.facts{{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem}}
table{{border-collapse:collapse}} td,th{{padding:.25rem .75rem .25rem 0;text-align:left;
  vertical-align:top}} .matrix{{overflow-x:auto}} img{{max-width:100%;height:auto}}
.matrix td,.matrix th{{border:1px solid {LIGHT.border};padding:.15rem .4rem}}
.matrix td.cell{{text-align:center;font-weight:600}}
"""


def minutes_html(
    matrix: Matrix, said: Minutes, drawings: dict[str, list[Drawing]] | None, _: Texts
) -> str:
    """Give the whole page as text; `drawings` are SVG and belong to chapters.

    None where they could not be made: the page then says so.
    """
    facts = "".join(
        f"<div><span class=label>{escape(fact.label)}</span>{web_text(fact.value)}</div>"
        for fact in said.facts
    )
    chapters = "".join(
        _chapter(chapter, said) + _drawn(chapter, drawings, _) for chapter in said.chapters
    )
    heading = f"{said.heading}: {said.title}"
    return (
        f'<!doctype html>\n<html lang="{escape(_.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(heading)}</title>\n<style>{_STYLE}{NO_BREAK}</style>\n</head>\n<body>\n"
        f"<p class=lead>{escape(said.heading)}</p><h1>{escape(said.title)}</h1>"
        f"<div class=facts>{facts}</div>{chapters}{_matrix(matrix, _)}\n</body>\n</html>\n"
    )


def _chapter(chapter: Chapter, said: Minutes) -> str:
    rows = "".join(
        f"<tr><td>{n}.</td>" * chapter.numbered
        + "<tr>" * (not chapter.numbered)
        + f"<td><b>{web_text(_lead(chapter, n - 1))}</b></td><td>{web_text(line.text)}"
        + (f" <span class=more>{web_text(line.more)}</span>" if line.more else "")
        + "</td></tr>"
        for n, line in enumerate(chapter.lines, start=1)
    )
    bars = _load(said) if chapter.id == "load" else ""
    lead = f"<p class=lead>{escape(chapter.lead)}</p>" if chapter.lead else ""
    table = f"<table>{rows}</table>" if rows else ""
    return f"<h2>{web_text(chapter.heading)}</h2>{lead}{table}{bars}"


def _drawn(chapter: Chapter, drawings: dict[str, list[Drawing]] | None, _: Texts) -> str:
    """Put pictures into the page itself: it loads nothing from elsewhere."""
    if drawings is None:
        missing = chapter.id == "load"  # the first that has one: once is enough
        return f"<p class=more>{escape(words.no_pictures(_))}</p>" if missing else ""
    return "".join(
        f'<p><img alt="{escape(one.words)}" style="width:{one.width:.0f}mm" '
        f'src="data:image/svg+xml;base64,{b64encode(one.data).decode()}"></p>'
        for one in drawings.get(chapter.id, ())
    )


def _lead(chapter: Chapter, n: int) -> str:
    """Give what a line is about, once for all lines that follow each other about the same."""
    lead = chapter.lines[n].lead
    again = not chapter.numbered and n > 0 and chapter.lines[n - 1].lead == lead
    return "" if again else lead


def _load(said: Minutes) -> str:
    rows = "".join(
        f"<tr><td>{web_text(row.name)}</td>"
        f"<td>{escape(', '.join(f'{code} {count}' for code, count in row.counts))}</td></tr>"
        for row in said.load
    )
    return f"<table>{rows}</table>"


def _matrix(matrix: Matrix, _: Texts) -> str:
    roles = matrix.role_order()
    head = "".join(f"<th>{web_text(role.name)}</th>" for role in roles)
    body = "".join(
        f"<tr><td>{escape(activity.number)}</td><th>{web_text(activity.name)}</th>"
        + "".join(
            f"<td class=cell>{escape('/'.join(matrix.letters(activity.id, role.id)))}</td>"
            for role in roles
        )
        + "</tr>"
        for activity in matrix.activity_order()
    )
    return (
        f"<h2>{escape(words.matrix_heading(_))}</h2><div class=matrix><table>"
        f"<tr><td></td><td></td>{head}</tr>{body}</table></div>"
    )
