"""Where the next thing goes while pages are laid out."""

from collections.abc import Callable

from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.overview_page import BOTTOM, TOP, begin, lifted
from bhuki.exports.painting.paper import Booklet, Page

FIRST = 330.0  # from the rule under the running head to the title's baseline
NEXT = 180.0  # to the first line of a page without a title
FOOT = 80.0  # kept free over the footnotes' rule


class Cursor:
    """A page that is being filled, and how far down it; it turns to a new one when asked.

    `head` gives the running head, for the first page and for the later ones; `notes` are the
    numbers of the footnotes that each page refers to. `air` is the share of the usual space that
    is left between things.
    """

    def __init__(
        self,
        booklet: Booklet,
        head: Callable[[bool], str],
        title: str,
        *,
        note_lines: int = 2,
        air: float = 1.0,
    ) -> None:
        self._booklet = booklet
        self._head = head
        self._title = title
        self.bottom = BOTTOM - FOOT - lifted(note_lines)
        self.air = air
        self.first = len(booklet.pages)
        self.pages: list[Page] = []
        self.notes: list[set[int]] = []
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        first = not self.pages
        self.pages.append(begin(self._booklet, self._head(first), self._title))
        self.notes.append(set())
        self.y = TOP + (FIRST if first else NEXT)

    @property
    def page(self) -> Page:
        """The page that is being filled."""
        return self.pages[-1]

    @property
    def inks(self) -> Inks:
        """How the booklet's letters look."""
        return self._booklet.inks

    @property
    def room(self) -> float:
        """How much height is left on the page, over the footnotes."""
        return self.bottom - self.y

    @property
    def whole(self) -> float:
        """How much height a page without a title has."""
        return self.bottom - TOP - NEXT

    def need(self, height: float) -> None:
        """Begin a new page where less than a height is left."""
        if self.room < height:
            self.turn()
