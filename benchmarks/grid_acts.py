"""Do in a grid of one size what a user does, and print how long each act took.

python -m benchmarks.grid_acts ACTIVITIES ROLES RUNS
"""

import gc
import json
import random
import sys
import time
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.matrices import big_matrix
from bhuki.desktop.document import Document
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.desktop.look.fonts import set_application_font
from bhuki.desktop.look.theme import Mode, theme
from bhuki.exports.painting.typeface import typeface
from bhuki.matrix.matrix import Matrix

_WIDTH, _HEIGHT = 1920, 1080


def main(words: list[str]) -> None:
    """Measure one size."""
    activities, roles, runs = (int(word) for word in words)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    set_application_font(app)
    theme.start(app, Mode.LIGHT)
    _warm(app)
    document = Document(big_matrix(activities, roles))
    gc.collect()
    before = _resident()
    start = time.process_time()
    grid = MatrixGrid(document)
    grid.resize(_WIDTH, _HEIGHT)
    grid.show()
    app.processEvents()
    found = {"made": 1000 * (time.process_time() - start)}
    found |= _acts(app, grid, runs)
    found["memory"] = _resident() - before
    print(json.dumps(found))


def _warm(app: QApplication) -> None:
    """Load what any window loads: the typeface and Qt's own widgets."""
    typeface(12)
    grid = MatrixGrid(Document(Matrix()))
    grid.show()
    app.processEvents()
    grid.close()


def _acts(app: QApplication, grid: MatrixGrid, runs: int) -> dict[str, float]:
    bar = grid.view.verticalScrollBar()

    def seen(act: Callable[[], object]) -> float:
        start = time.process_time()
        act()
        app.processEvents()
        return 1000 * (time.process_time() - start)

    page = [seen(lambda: bar.setValue(bar.value() + bar.pageStep())) for _ in range(12 * runs)]
    bar.setValue(0)
    grid.caret.put(3, 3)
    app.processEvents()
    letters = "hukbi"
    keys = [seen(partial(QTest.keyClick, grid.view, letters[n % 5])) for n in range(40 * runs)]
    ways = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
    arrows = [seen(partial(QTest.keyClick, grid.view, ways[n % 4])) for n in range(20 * runs)]
    paste, undo = [], []
    for _ in range(runs):
        grid.caret.put(0, 0)
        block = _block(50, 40)
        paste.append(seen(partial(grid.clipboard.paste_mime, block)))
        undo.append(seen(grid.document.undo_stack.undo))
    zooms = [seen(partial(grid.set_zoom, zoom)) for zoom in (1.5, 1.0) * runs]
    return {
        "page": _p95(page),
        "key": _p95(keys),
        "arrow": _p95(arrows),
        "paste": median(paste),
        "undo": median(undo),
        "zoom": median(zooms),
    }


def _block(rows: int, columns: int) -> QMimeData:
    dice = random.Random(rows)
    mime = QMimeData()
    lines = ("\t".join(dice.choice("UUUKI") for _ in range(columns)) for _ in range(rows))
    mime.setText("\n".join(lines))
    return mime


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _resident() -> float:
    """Give this process's memory in MB."""
    import psutil  # noqa: PLC0415 - of the tests' tools, not of the program's

    return float(psutil.Process().memory_info().rss) / 1024 / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
