"""Pages: role overviews, the matrix on paper, the network, and what the panels ask after an edit.

On a matrix of 1,000 activities × 60 roles with half its cells filled, unless a name says otherwise.
"""

import time
from collections.abc import Iterator

from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure, milliseconds, repeat
from bhuki.exports.painting.devices import pdf_bytes
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.network_picture import network_picture
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.print_choices import PrintChoices, Sheet
from bhuki.exports.painting.typeface import ensure_application
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import compare
from bhuki.reports.load import heat, limits, load
from bhuki.reports.network import network
from bhuki.reports.overview_parts import OverviewChoices
from bhuki.texts import texts

GROUP = "pages"


def measures(runs: int) -> Iterator[Measure]:
    """Measure all of it."""
    ensure_application()
    matrix = big_matrix()
    yield from _overviews(runs)
    yield from _matrix(matrix, runs)
    yield from _panels(matrix, runs)
    yield from _network(runs)


def _overviews(runs: int) -> Iterator[Measure]:
    _ = texts("da")
    few = big_matrix(24, 60, 0.15)  # a page a role
    choices = OverviewChoices(cover=False)
    times = repeat(runs, lambda: pdf_bytes(overview_booklet(few, choices, _)), time.process_time)
    yield milliseconds(GROUP, "60 role pages as PDF", times, 2000)


def _matrix(matrix: Matrix, runs: int) -> Iterator[Measure]:
    _ = texts("da")
    choices = PrintChoices(sheet=Sheet.A3)
    times = repeat(runs, lambda: matrix_booklet(matrix, choices, _), time.process_time)
    yield milliseconds(GROUP, "lay out on A3, for the preview", times, 1000)
    times = repeat(runs, lambda: pdf_bytes(matrix_booklet(matrix, choices, _)), time.process_time)
    yield milliseconds(GROUP, "the whole matrix on A3 as PDF", times, 4000)


def _panels(matrix: Matrix, runs: int) -> Iterator[Measure]:
    times = repeat(runs, lambda: (load(matrix), limits(matrix), heat(matrix)), time.process_time)
    yield milliseconds(GROUP, "load and heat after an edit", times, 50)
    twin = matrix.copy()
    times = repeat(runs, lambda: compare(matrix, twin), time.process_time)
    yield milliseconds(GROUP, "compare with a snapshot", times, 100)


def _network(runs: int) -> Iterator[Measure]:
    wide = big_matrix(300, 200, 0.03)
    times = repeat(runs, lambda: network_picture(network(wide)), time.process_time)
    yield milliseconds(GROUP, "network of 200 roles, found and laid out", times, 2000)
