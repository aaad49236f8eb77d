"""Which pages of a booklet are wanted: all, or some as “1-3, 7”."""

from collections.abc import Sequence

from PySide6.QtGui import QPageRanges
from PySide6.QtWidgets import QLineEdit

from bhuki.desktop.language import _
from bhuki.exports.painting.paper import Booklet, Bookmark

_BESIDE = 44  # px: the frame, and the cross that empties it


class PageChoice(QLineEdit):
    """A field for page numbers; empty, or without any page that is there, it means all."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)

    def of(self, booklet: Booklet) -> Booklet:
        """Give the booklet with the pages wanted."""
        text = self.text().replace("–", "-").replace(";", ",")
        ranges = QPageRanges.fromString(text)
        wanted = [n for n in range(len(booklet.pages)) if ranges.contains(n + 1)]
        return only(booklet, wanted) if wanted else booklet

    def retranslate(self) -> None:
        """Set the words."""
        self.setPlaceholderText(_("All pages"))
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self.setFixedWidth(words + _BESIDE)
        self.setAccessibleName(_("Pages to print or save"))
        self.setToolTip(_("Pages to print or save, as 1-3, 7; empty for all"))


def only(booklet: Booklet, wanted: Sequence[int]) -> Booklet:
    """Give a booklet of some of a booklet's pages (from 0), with the bookmarks that lead there."""
    place = {n: k for k, n in enumerate(wanted)}
    marks = [
        Bookmark(mark.title, place[mark.page], mark.level)
        for mark in booklet.bookmarks
        if mark.page in place
    ]
    pages = [booklet.pages[n] for n in wanted]
    return Booklet(
        booklet.title, booklet.language, booklet.inks, pages, marks, author=booklet.author
    )
