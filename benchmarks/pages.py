"""Pages: role overviews, the matrix on paper, the network, and panels that follow an edit.

On a matrix of 1,000 activities × 60 roles with half its cells filled, unless a name says otherwise.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.matrices import big_matrix
from benchmarks.measure import Measure, milliseconds, repeat, seconds
from bhuki.desktop.document import Document
from bhuki.desktop.reports.load_panel import LoadPanel
from bhuki.desktop.reports.load_window import LoadWindow
from bhuki.desktop.reports.matrix_preview import MatrixPreview
from bhuki.desktop.settings import settings
from bhuki.desktop.window import Window
from bhuki.exports.painting.devices import Cancelled, pdf_bytes
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.network_picture import network_picture
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.exports.painting.print_choices import PrintChoices, Sheet
from bhuki.matrix.changes import assign
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import compare
from bhuki.reports.network import network
from bhuki.reports.network_findings import network_findings
from bhuki.reports.overview_parts import OverviewChoices
from bhuki.texts import texts

GROUP = "pages"
EDITS_IN_A_RUN = 5
ONE_PRESS = 0.001  # s: later than the page at which it was asked


def measures(runs: int) -> Iterator[Measure]:
    """Measure all of it."""
    app = QApplication.instance() or QApplication(["bhuki"])
    matrix = big_matrix()
    yield from _overviews(runs)
    yield from _matrix(matrix, runs)
    yield from _panels(matrix, runs)
    yield from _stopping(matrix, runs)
    yield from _network(runs)
    del app


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
    """Measure real windows: from an edit to what it changed being painted."""
    for name, tab in (("bars", 0), ("heat map", 1)):
        window, document = _load_window(matrix, tab)
        follow = partial(_edit_and_see, document, window)
        times = [seconds(follow) for _n in range(EDITS_IN_A_RUN * runs)]
        yield milliseconds(GROUP, f"the {name} of the load follow an edit", times, 50)
        window.close()
    yield from _beside_the_grid(matrix, runs)
    twin = matrix.copy()
    times = repeat(runs, lambda: compare(matrix, twin), time.process_time)
    yield milliseconds(GROUP, "compare with a snapshot", times, 100)


def _beside_the_grid(matrix: Matrix, runs: int) -> Iterator[Measure]:
    """Measure the panel in the editor's own window, where grid and points follow the edit too."""
    with _away_from_home():
        window = Window()
        window.show_matrix(matrix.copy())
        window.resize(1440, 900)
        window.show()
        editor, document = window.editor, window.document
        assert editor is not None
        assert document is not None
        editor.show_side("load-panel")
        panel = editor.side_stack.currentWidget()
        assert isinstance(panel, LoadPanel)
        for name, tab in (("bars", 0), ("heat map", 1)):
            panel.view.tabs.setCurrentIndex(tab)
            _edit_and_see(document, panel)
            follow = partial(_edit_and_see, document, panel)
            times = [seconds(follow) for _n in range(EDITS_IN_A_RUN * runs)]
            yield milliseconds(GROUP, f"the {name} beside the grid follow an edit", times, 50)
        document.undo_stack.setClean()
        window.close()
        _let_it_paint()


@contextmanager
def _away_from_home() -> Iterator[None]:
    """Keep what an editor remembers of its user out of the user's own settings."""
    before, state = settings._store, os.environ.get("BHUKI_STATE")
    with tempfile.TemporaryDirectory() as folder:
        settings._store = QSettings(f"{folder}/bhuki.ini", QSettings.Format.IniFormat)
        os.environ["BHUKI_STATE"] = folder
        try:
            yield
        finally:
            settings._store = before
            os.environ.pop("BHUKI_STATE")
            if state is not None:
                os.environ["BHUKI_STATE"] = state


def _load_window(matrix: Matrix, tab: int) -> tuple[LoadWindow, Document]:
    document = Document(matrix.copy())
    window = LoadWindow(document)
    window.view.tabs.setCurrentIndex(tab)
    window.show()
    _let_it_paint()
    _edit_and_see(document, window)
    return window, document


def _edit_and_see(document: Document, window: LoadWindow | LoadPanel) -> None:
    """Change a letter, and wait until the window has painted it."""
    matrix = document.matrix
    cell = next(key for key, found in matrix.assignments.items() if found.letters == ("K",))
    document.do(assign(matrix, [cell], ["U"]))
    while not window.view.is_fresh:
        _let_it_paint()
    _let_it_paint()


def _let_it_paint() -> None:
    QCoreApplication.sendPostedEvents()
    QCoreApplication.processEvents()


def _stopping(matrix: Matrix, runs: int) -> Iterator[Measure]:
    """Measure how soon a preview stops: the work itself, and the window that showed it."""
    _ = texts("da")
    booklet = matrix_booklet(matrix, PrintChoices(sheet=Sheet.A3), _)
    times = [_stopped_after_a_third(booklet) for _n in range(runs)]
    yield milliseconds(GROUP, "stop while the pages are printed", times, 500)
    preview = MatrixPreview(Document(matrix.copy()))
    preview.show()
    times = [_stopped_preview(preview) for _n in range(runs)]
    yield milliseconds(GROUP, "stop while the preview is laid out", times, 250)
    preview.close()


def _stopped_after_a_third(booklet: Booklet) -> float:
    asked: list[float] = []

    def progress(done: int, total: int) -> bool:
        if done >= total // 3 and not asked:
            asked.append(time.perf_counter())
        # The bar is asked after each page: what was pressed meanwhile waits for the next one.
        return not asked or time.perf_counter() - asked[0] < ONE_PRESS

    try:
        pdf_bytes(booklet, progress)
    except Cancelled:
        return time.perf_counter() - asked[0] - ONE_PRESS
    raise AssertionError("it was not stopped")


def _stopped_preview(preview: MatrixPreview) -> float:
    preview.refresh()
    for _n in range(5):
        _let_it_paint()
    start = time.perf_counter()
    preview.halt.click()
    while preview.bar.isVisible():
        _let_it_paint()
    return time.perf_counter() - start


def _network(runs: int) -> Iterator[Measure]:
    _ = texts("da")
    for name, matrix in (
        ("network of 200 roles", big_matrix(300, 200, 0.03)),
        ("network of 1,000 × 60, half filled", big_matrix()),
    ):

        def draw(matrix: Matrix = matrix) -> None:
            found = network(matrix)
            picture = network_picture(found)
            network_findings(found, matrix, _, hub_id=picture.hub)

        times = repeat(runs, draw, time.process_time)
        yield milliseconds(GROUP, f"{name}, laid out and told in words", times, 2000)
