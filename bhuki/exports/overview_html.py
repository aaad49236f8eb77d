"""The overviews as one web page: the same words as on paper, for the intranet and for phones.

    page = overview_html(matrix, parts, texts("da"))

The page stands alone: no script, nothing loaded from elsewhere. What users wrote is escaped.
"""

from collections.abc import Iterable, Sequence
from html import escape

from bhuki.exports.look import LIGHT, LetterLook, Shape, Tone, letter_looks
from bhuki.exports.web_text import NO_BREAK, web_text
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme
from bhuki.reports import page_words as words
from bhuki.reports.activity_overview import ActivityOverview
from bhuki.reports.duties import meaning
from bhuki.reports.edition import edition, title_of
from bhuki.reports.grammar import listed
from bhuki.reports.overview_parts import OverviewParts
from bhuki.reports.person_overview import PersonOverview
from bhuki.reports.role_overview import Block, Entry, Fact, RoleOverview
from bhuki.reports.said import Sentence, Weight
from bhuki.texts import Texts

_RADIUS = {
    Shape.HEXAGON: "2px",
    Shape.SQUARE: "3px",
    Shape.CUT: "0 8px 0 0",
    Shape.PILL: "10px",
    Shape.DASHED_PILL: "10px",
}
_HEXAGON = "clip-path:polygon(20% 0,80% 0,100% 50%,80% 100%,20% 100%,0 50%);padding:0 6px"

_STYLE = f"""
:root{{color-scheme:light}}
body{{font:16px/1.5 Inter,"Segoe UI",system-ui,sans-serif;color:{LIGHT.text};
  background:{LIGHT.surface};max-width:60rem;margin:0 auto;padding:1.5rem}}
h1{{font-size:2.2rem;line-height:1.15;margin:2rem 0 .5rem}}
h2{{font-size:1.25rem;margin:0}} h3{{font-size:.85rem;color:{LIGHT.text2};margin:1rem 0 .25rem}}
.lead,.explained,.label,.number,.note{{color:{LIGHT.text2}}} .label,.note{{font-size:.8rem}}
.facts{{display:flex;flex-wrap:wrap;gap:.5rem 2.5rem;margin:.5rem 0 1.5rem;padding:0}}
.facts div{{display:flex;flex-direction:column}}
.points{{border:1.5px solid;border-radius:4px;padding:.75rem 1rem;margin:1rem 0}}
.points ol{{margin:.25rem 0;padding-left:1.25rem}}
section.block{{border-top:1.5px solid;margin-top:1.5rem;padding-top:.75rem}}
.head{{display:flex;gap:.75rem;align-items:baseline}} .head .count{{margin-left:auto}}
.entries{{columns:20rem 2;column-gap:2.5rem}}
.entries h3{{margin:0;padding:.5rem 0 .25rem;break-after:avoid}}
a{{color:{LIGHT.accent}}} nav ul{{columns:14rem 3;padding:0;list-style:none}}
header h2{{margin-top:2rem}}
.entry{{break-inside:avoid;margin:0 0 .75rem;display:grid;grid-template-columns:4.5rem 1fr}}
.entry p,.entry h4{{margin:0;grid-column:2}} .entry .number{{grid-column:1;grid-row:1}}
.missing{{font-style:italic;border-bottom:1px dotted}} .strong{{font-weight:500}}
.bold{{font-weight:600}}
.chip{{display:inline-block;min-width:22px;padding:0 4px;text-align:center;font-weight:700;
  font-size:13px;line-height:20px;border:1px solid;box-sizing:border-box}}
.chip+.chip{{margin-left:2px}}
table{{border-collapse:collapse;width:100%}} td{{padding:.35rem .75rem .35rem 0;
  vertical-align:top;border-bottom:1px solid {LIGHT.hairline}}}
nav li{{margin:.15rem 0}} article{{border-top:3px solid;margin-top:3rem}}
footer{{margin-top:2rem;font-size:.8rem;color:{LIGHT.text2}}}
@media print{{article{{break-before:page;border:0;margin:0}} body{{font-size:11px;padding:0}}}}
"""


def overview_html(matrix: Matrix, parts: OverviewParts, _: Texts) -> str:
    """Give the whole page as text."""
    chips = _Chips(matrix.scheme)
    title = title_of(matrix, _)
    body = [
        _cover(matrix, parts, chips, _),
        *(_person(person, chips, _) for person in parts.people),
        *(_role(overview, chips, _) for overview in parts.roles),
        _activities(parts.activities, chips, _),
    ]
    return (
        f'<!doctype html>\n<html lang="{escape(_.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)} – {escape(words.booklet_head(_))}</title>\n"
        f"<style>{_STYLE}{NO_BREAK}{chips.style()}</style>\n</head>\n<body>\n"
        + "\n".join(part for part in body if part)
        + "\n</body>\n</html>\n"
    )


class _Chips:
    """The letters of a scheme as small marks, in colour and, printed, in black."""

    def __init__(self, scheme: Scheme) -> None:
        self._looks = letter_looks(scheme)
        self._classes = {code: f"c{n}" for n, code in enumerate(self._looks)}

    def __call__(self, letters: Iterable[str]) -> str:
        return "".join(
            f'<span class="chip {self._classes.get(code, "")}">{escape(code)}</span>'
            for code in letters
        )

    def style(self) -> str:
        """Give the rules for all letters."""
        screen = "".join(self._rule(code, look, look.light) for code, look in self._looks.items())
        paper = "".join(self._rule(code, look, look.paper) for code, look in self._looks.items())
        return f"{screen}@media print{{.chip{{print-color-adjust:exact}}{paper}}}"

    def _rule(self, code: str, look: LetterLook, tone: Tone) -> str:
        dashed = "dashed" if look.shape == Shape.DASHED_PILL else "solid"
        shape = f";{_HEXAGON}" if look.shape == Shape.HEXAGON and tone is look.light else ""
        return (
            f".{self._classes[code]}{{background:{tone.fill};color:{tone.text};"
            f"border:1px {dashed} {tone.edge};border-radius:{_RADIUS[look.shape]}{shape}}}"
        )


def _cover(matrix: Matrix, parts: OverviewParts, chips: _Chips, _: Texts) -> str:
    about = matrix.about
    facts = (
        Fact(words.owner_label(_), about.owner),
        Fact(words.edition_label(_), edition(matrix, _)),
        Fact(words.size_label(_), words.size(len(matrix.activities), len(matrix.roles), _)),
    )
    letters = "".join(
        f"<tr><td>{chips([letter.code])}</td><td class=bold>{escape(letter.name(_.language))}</td>"
        f"<td>{escape(meaning(letter, _))}</td></tr>"
        for letter in matrix.scheme.letters
    )
    contents = "".join(
        f'<li><a href="#{anchor}">{web_text(name)}</a></li>' for anchor, name in _anchors(parts, _)
    )
    return (
        f"<header><h1>{escape(title_of(matrix, _))}</h1>"
        f"<p class=lead>{escape(about.scope)}</p>{_facts(facts)}"
        f"<h2>{escape(words.letters_heading(_))}</h2><table>{letters}</table>"
        f"<nav><h2>{escape(words.contents_heading(_))}</h2><ul>{contents}</ul></nav>"
        f"<p class=note>{escape(about.credit)}</p></header>"
    )


def _anchors(parts: OverviewParts, _: Texts) -> list[tuple[str, str]]:
    found = [(f"person-{n}", person.name) for n, person in enumerate(parts.people)]
    found += [(_role_anchor(overview), overview.name) for overview in parts.roles]
    if parts.activities:
        found.append(("activities", words.activities_head(_)))
    return found


def _role_anchor(overview: RoleOverview) -> str:
    return f"role-{escape(overview.role.id)}"


def _facts(facts: Sequence[Fact]) -> str:
    cells = "".join(
        f"<div><span class=label>{escape(fact.label)}</span><span>{escape(fact.value)}</span></div>"
        for fact in facts
        if fact.value
    )
    return f"<div class=facts>{cells}</div>"


def _person(person: PersonOverview, chips: _Chips, _: Texts) -> str:
    rows = "".join(
        f"<tr><td class=bold>{web_text(held.role.name)}</td>"
        f"<td>{escape(listed(held.places, _.language))}</td>"
        f"<td>{' '.join(chips([code]) + ' ' + str(n) for code, n in held.letters)}</td></tr>"
        for held in person.held
    )
    held = f"<h2>{escape(words.holds_heading(_))}</h2><table>{rows}</table>"
    nothing = f"<p>{escape(words.holds_nothing(_))}</p>"
    return (
        f"<article><h1>{escape(person.name)}</h1>{_facts(person.facts)}"
        f"{held if person.held else nothing}</article>"
        + "".join(_role(overview, chips, _) for overview in person.roles)
    )


def _role(overview: RoleOverview, chips: _Chips, _: Texts) -> str:
    points = "".join(
        "<li>"
        + (f"<b>{escape(point.where)}</b>: " if point.where else "")
        + f"{web_text(point.text)}</li>"
        for point in overview.points
    )
    heading = escape(words.open_points(_, first=True))
    frame = f"<div class=points><b>{heading}</b><ol>{points}</ol></div>" if points else ""
    empty = "" if overview.blocks else f"<p>{escape(words.no_letters(_))}</p>"
    said = "".join(f"<p>{web_text(t)}</p>" for t in (overview.description, overview.changed) if t)
    notes = " ".join([*overview.footnotes, *overview.marks])
    return (
        f'<article id="{_role_anchor(overview)}"><h1>{web_text(overview.name)}</h1>'
        f"{_facts(overview.facts)}{said}{frame}{empty}"
        + "".join(_block(block, chips) for block in overview.blocks)
        + _agreed(overview, _)
        + _holdings(overview, _)
        + f"<p>{escape(words.tell_owner(overview.owner, _))}</p>"
        f"<footer>{escape(notes)}</footer></article>"
    )


def _block(block: Block, chips: _Chips) -> str:
    entries: list[str] = []
    section = None
    for entry in block.entries:
        if entry.section != section:
            section = entry.section
            entries.append(f"<h3>{web_text(section)}</h3>" if section else "")
        entries.append(_entry(entry))
    return (
        f"<section class=block><div class=head>{chips(block.letters)}"
        f"<h2>{web_text(block.heading)}</h2><b class=count>{len(block.entries)}</b></div>"
        f"<p class=explained>{web_text(block.explanation)}</p>"
        f"<div class=entries>{''.join(entries)}</div></section>"
    )


def _entry(entry: Entry) -> str:
    notes = "".join(f"<p class=note>{web_text(note)}</p>" for note in entry.notes)
    return (
        f"<div class=entry><span class=number>{escape(entry.activity.number)}</span>"
        f"<h4>{web_text(entry.activity.name)}</h4>"
        f"<p>{' '.join(_sentence(said) for said in entry.sentences)}</p>{notes}</div>"
    )


def _sentence(sentence: Sentence) -> str:
    return "".join(
        web_text(run.text)
        if run.weight == Weight.PLAIN
        else f"<span class={run.weight.value}>{web_text(run.text)}</span>"
        for run in sentence
    )


def _agreed(overview: RoleOverview, _: Texts) -> str:
    if not overview.agreed:
        return ""
    rows = "".join(
        f"<tr><td class=bold>{web_text(agreed.text)}</td><td>{web_text(agreed.reason)}</td>"
        f"<td>{escape(agreed.by)}</td></tr>"
        for agreed in overview.agreed
    )
    heading = escape(words.agreed_heading(_))
    return f"<section class=block><h2>{heading}</h2><table>{rows}</table></section>"


def _holdings(overview: RoleOverview, _: Texts) -> str:
    rows = "".join(
        f"<tr><td class=bold>{escape(holding.instance)}</td>"
        f"<td>{escape(', '.join(holding.names) or words.not_appointed(_))}</td></tr>"
        for holding in overview.holdings
        if holding.instance
    )
    if not rows:
        return ""
    heading = escape(words.holders_heading(_))
    return f"<section class=block><h2>{heading}</h2><table>{rows}</table></section>"


def _activities(activities: Sequence[ActivityOverview], chips: _Chips, _: Texts) -> str:
    if not activities:
        return ""
    said: list[str] = []
    sections: tuple[str, ...] | None = None
    for one in activities:
        if one.sections != sections:
            sections = one.sections
            said.append(f"<h3>{escape(' / '.join(sections) or words.no_section(_))}</h3>")
        said.append(_activity(one, chips))
    heading = escape(words.activities_head(_))
    return (
        f'<article id="activities"><h1>{heading}</h1>'
        f"<p class=lead>{escape(words.activities_lead(_))}</p>"
        f"<div class=entries>{''.join(said)}</div></article>"
    )


def _activity(one: ActivityOverview, chips: _Chips) -> str:
    parts = "".join(
        f"<p>{chips([part.letter])} {web_text(', '.join(part.names))}</p>" for part in one.parts
    )
    wanting = "".join(f"<p>{_sentence(said)}</p>" for said in one.wanting)
    notes = "".join(f"<p class=note>{web_text(note)}</p>" for note in one.notes)
    return (
        f"<div class=entry><span class=number>{escape(one.activity.number)}</span>"
        f"<h4>{web_text(one.activity.name)}</h4>{parts}{wanting}{notes}</div>"
    )
