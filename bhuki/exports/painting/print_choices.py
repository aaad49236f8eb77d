"""How a matrix is put on paper: what the print preview lets its user choose.

A value: a change makes a new one, and the pages are laid out again.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bhuki.exports.painting.paper import A1, A3, A4, Paper


class Sheet(StrEnum):
    """The paper."""

    A4 = "A4"
    A3 = "A3"
    A1 = "A1"
    LONG = "long"  # one sheet as long and wide as the matrix


class Fit(StrEnum):
    """How large the matrix is set."""

    READABLE = "readable"  # the width of the page where that can still be read, else more pages
    WIDTH = "width"  # all roles on one page's width
    PAGE = "page"  # all of it on one page
    SCALE = "scale"  # as `scale` says


@dataclass(frozen=True)
class PrintChoices:
    """All choices for a matrix on paper; the defaults suit most matrices."""

    sheet: Sheet = Sheet.A3
    lying: bool = True
    fit: Fit = Fit.READABLE
    scale: float = 1.0
    colour: bool = True
    legend: bool = True
    page_map: bool = True
    missing: bool = True  # mark the activities without a main responsibility
    empty_roles: bool = True
    today: date | None = None

    @property
    def paper(self) -> Paper | None:
        """The paper as it lies or stands; None for a sheet of the matrix's own size."""
        papers = {Sheet.A4: A4, Sheet.A3: A3, Sheet.A1: A1}
        paper = papers.get(self.sheet)
        if paper is None:
            return None
        return paper.turned() if self.lying else paper


PICTURE = PrintChoices(sheet=Sheet.LONG, fit=Fit.SCALE)
