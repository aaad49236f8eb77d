"""Where the next thing goes while a role's pages are laid out."""

from typing import NamedTuple

from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.overview_page import BOTTOM, TOP, begin, note_lines, superscript
from bhuki.exports.painting.paper import Booklet, Page
from bhuki.reports.page_words import role_head
from bhuki.reports.role_overview import RoleOverview
from bhuki.texts import Texts

FOOT = 80.0  # kept free over the footnotes' rule


class RoleLayout(NamedTuple):
    """One role's pages while they are laid out; `first` is its first page in the booklet."""

    booklet: Booklet
    overview: RoleOverview
    texts: Texts
    first: int


class Cursor:
    """Where the next thing goes: a page, and how far down it."""

    def __init__(self, role: RoleLayout) -> None:
        self._role = role
        self.pages: list[Page] = []
        self.notes: list[set[int]] = []
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin the role's next page."""
        overview, _ = self._role.overview, self._role.texts
        head = role_head(overview.name, _, first=not self.pages)
        self.pages.append(begin(self._role.booklet, head, overview.title))
        self.notes.append(set())
        self.y = TOP + (330.0 if len(self.pages) == 1 else 180.0)

    @property
    def inks(self) -> Inks:
        """How the booklet's letters look."""
        return self._role.booklet.inks

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def room(self) -> float:
        """How much height is left on the page, over the footnotes."""
        return self.bottom - self.y

    @property
    def bottom(self) -> float:
        """How far down a page may be filled: footnotes of more than two lines take more room."""
        more = max(0, len(note_lines(notes_of(self._role.overview, None))) - 2)
        return BOTTOM - FOOT - more * 97

    def need(self, height: float) -> None:
        """Begin a new page where less than a height is left."""
        if self.room < height:
            self.turn()


def notes_of(overview: RoleOverview, used: set[int] | None) -> list[str]:
    """Give the definitions that a page refers to (all: None), and what the asterisks mean."""
    numbered = [
        f"{superscript([n])}\u00a0{note}"
        for n, note in enumerate(overview.footnotes, start=1)
        if used is None or n in used
    ]
    return numbered + (list(overview.marks) if used is None or used else [])
