"""Start a window, say when it is painted and how large the process is, and end.

    python -m benchmarks.starting bare           # a window with a table of Qt's own
    python -m benchmarks.starting bhuki          # the editor on its start page
    python -m benchmarks.starting bhuki FILE     # the editor, and then a matrix in it

Prints the seconds from the start of the machine's steady clock to the first painted window, the
seconds it then took to open the file, and the memory in MB.
"""

import os
import sys
import time
from pathlib import Path


def main(words: list[str]) -> None:
    """Do what the words say."""
    painted, opened = _bare() if words[0] == "bare" else _bhuki(words[1:])
    import psutil  # noqa: PLC0415 - after what is timed

    memory = psutil.Process().memory_info().rss / 1024 / 1024
    print(painted, opened, memory, flush=True)
    os._exit(0)  # ending is not what is measured


def _bare() -> tuple[float, float]:
    from PySide6.QtGui import QStandardItemModel  # noqa: PLC0415 - loading is what is timed
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415 - the same

    app = QApplication([])
    window, table = QMainWindow(), QTableView()
    table.setModel(QStandardItemModel(1000, 60, table))
    window.setCentralWidget(table)
    window.resize(1920, 1080)
    window.show()
    app.processEvents()
    return time.monotonic(), 0.0


def _bhuki(files: list[str]) -> tuple[float, float]:
    from bhuki.desktop.collecting import go_on, pause  # noqa: PLC0415 - the same
    from bhuki.desktop.qt_loading import load_qt  # noqa: PLC0415 - the same

    pause()  # as the launcher does
    load_qt()
    from bhuki.desktop.application import Windows, make_application, warm  # noqa: PLC0415 - the same
    from bhuki.desktop.trouble import watch_for_trouble  # noqa: PLC0415 - the same

    app = make_application([])
    watch_for_trouble()
    windows = Windows()
    window = windows.open()
    window.resize(1920, 1080)
    app.processEvents()
    painted = time.monotonic()
    app.processEvents()
    go_on()
    warm()  # as it does by itself while the start page is looked at
    start = time.monotonic()
    for file in files:
        window.open(Path(file))
        app.processEvents()
    return painted, time.monotonic() - start


if __name__ == "__main__":
    main(sys.argv[1:])
