"""The booklet of overviews: cover, contents, then every role, activity or person asked for.

booklet = overview_booklet(matrix, OverviewChoices(roles=(role.id,)), _)
"""

from bhuki.exports.painting.activity_pages import add_activities
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.cover import Content, add_cover
from bhuki.exports.painting.devices import Progress, go_on, no_progress
from bhuki.exports.painting.paper import Booklet, Bookmark
from bhuki.exports.painting.person_pages import add_person
from bhuki.exports.painting.role_pages import add_role
from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.edition import edition, title_of
from bhuki.reports.overview_parts import OverviewChoices, OverviewParts, parts_of
from bhuki.texts import Texts


def overview_booklet(
    matrix: Matrix,
    choices: OverviewChoices,
    _: Texts,
    changed: dict[str, str] | None = None,
    *,
    progress: Progress = no_progress,
) -> Booklet:
    """Lay out the whole booklet; raises `Cancelled` where `progress` asks to stop."""
    parts = parts_of(matrix, choices, _, changed)
    count = len(parts.roles) + len(parts.people) + bool(parts.activities)
    booklet = _empty(matrix, choices, _)
    if choices.cover is False or (choices.cover is None and count < 2):
        _fill(booklet, matrix, choices, parts, _, progress)
        return booklet
    dated = edition(matrix, _, choices.today)
    head = words.booklet_head(_)
    add_cover(booklet, matrix, head, _contents(matrix, parts, [0] * count, _), dated, _)
    cover = len(booklet.pages)
    starts = _fill(booklet, matrix, choices, parts, _, progress)
    numbered = _empty(matrix, choices, _)  # once more, now that the pages are known
    add_cover(numbered, matrix, head, _contents(matrix, parts, starts, _), dated, _)
    booklet.pages[:cover] = numbered.pages
    return booklet


def _empty(matrix: Matrix, choices: OverviewChoices, _: Texts) -> Booklet:
    inks = Inks(matrix.scheme, Palette.LIGHT if choices.colour else Palette.PAPER)
    return Booklet(title_of(matrix, _), _.language, inks, author=matrix.about.owner)


def _fill(
    booklet: Booklet,
    matrix: Matrix,
    choices: OverviewChoices,
    parts: OverviewParts,
    _: Texts,
    progress: Progress,
) -> list[int]:
    """Lay out all parts; give the first page of each."""
    starts: list[int] = []
    total = len(parts.people) + len(parts.roles) + bool(parts.activities)
    for person in parts.people:
        starts.append(len(booklet.pages))
        add_person(booklet, person, _, sign=choices.sign)
        go_on(progress, len(starts), total)
    if len(parts.roles) > 1:
        booklet.bookmarks.append(Bookmark(words.booklet_head(_), len(booklet.pages), 0))
    for overview in parts.roles:
        starts.append(len(booklet.pages))
        add_role(booklet, overview, _, sign=choices.sign)
        go_on(progress, len(starts), total)
    if parts.activities:
        starts.append(len(booklet.pages))
        add_activities(booklet, parts.activities, title_of(matrix, _), _)
    return starts


def _contents(matrix: Matrix, parts: OverviewParts, starts: list[int], _: Texts) -> list[Content]:
    """Name every part with its page."""
    named: list[tuple[str, str]] = [(person.name, "") for person in parts.people]
    grouped = bool(matrix.groups)
    for overview in parts.roles:
        group = matrix.group_of(overview.role)
        name = (group.name if group else "") or words.no_group(_)
        named.append((overview.name, name if grouped else ""))
    if parts.activities:
        named.append((words.activities_head(_), words.activities_heading(_)))
    return [Content(*one, page) for one, page in zip(named, starts, strict=True)]
