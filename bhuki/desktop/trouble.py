"""When something unexpected goes wrong inside: log it, say it calmly, keep the window open.

    watch_for_trouble()
    trouble.met.connect(window.say_trouble)       # carries the path of the report

An exception that nobody caught is written to a report that the user can read. The report holds
what the program did, not what the matrix says; nothing is sent anywhere. Qt's own messages and
crashes below Python go to a log that is kept small.
"""

import faulthandler
import logging
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import IO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from bhuki import __version__
from bhuki.files.places import state_folder

_LOG_BYTES = 512 * 1024
_MOST_REPORTS = 20
_SAY_AGAIN_AFTER = 5.0  # seconds
_log = logging.getLogger("bhuki")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class LogFile(logging.FileHandler):
    """Writes a log of limited size, and keeps the one before.

    Python's own `RotatingFileHandler` loads sockets and pickles beside it; Qt often has a word to
    say while the first window is made, which would wait for them.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; a log that is full is put aside first."""
        if self.stream is None:
            self.stream = self._open()
        if self.stream.tell() > _LOG_BYTES:
            self.stream.close()
            with suppress(OSError):  # held by another window's process: go on in the full one
                os.replace(self.baseFilename, f"{self.baseFilename}.1")
            self.stream = self._open()
        super().emit(record)


class Trouble(QObject):
    """Tells the windows that something went wrong; carries the path of the report, or None."""

    met = Signal(object)


trouble = Trouble()


def watch_for_trouble() -> None:
    """Send exceptions, Qt's messages and crashes where they are kept."""
    folder = state_folder("log")
    _log.addHandler(LogFile(folder / "bhuki.log"))
    _log.setLevel(logging.INFO)
    sys.excepthook = _met
    qInstallMessageHandler(_keep_qt_message)
    with suppress(OSError):
        _keep_open.append((folder / "crash.log").open("a", encoding="utf-8"))
        faulthandler.enable(_keep_open[-1])


def write_report(kind: type[BaseException], where: TracebackType | None) -> Path | None:
    """Write what went wrong to a file the user can read; None where even that fails.

    The lines of code that led there are in it; the error's own words are not, they may quote the
    matrix, nor where the program lies, which may name the user.
    """
    import platform  # noqa: PLC0415 - hopefully never
    import traceback  # noqa: PLC0415 - the same

    found = traceback.extract_tb(where)
    for frame in found:
        frame.filename = _without_folder(frame.filename)
    frames = "".join(traceback.format_list(found))
    text = (
        f"Bhuki {__version__}, Qt {qVersion()}, Python {platform.python_version()}, "
        f"{platform.platform()}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n\n{frames}\n"
        f"{kind.__module__}.{kind.__qualname__}\n"
    )
    try:
        folder = state_folder("reports")
        for old in sorted(folder.glob("*.txt"))[:-_MOST_REPORTS]:
            old.unlink()
        path = folder / f"{datetime.now():%Y-%m-%d %H.%M.%S.%f}.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


def _without_folder(file: str) -> str:
    """Give a file of code from its package on: `bhuki/desktop/window.py`."""
    parts = file.replace("\\", "/").split("/")
    for start in ("bhuki", "site-packages"):
        if start in parts[:-1]:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(start) :])
    return parts[-1]


def _met(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, where)
        return
    met = (kind.__qualname__, *_last_place(where))
    if met in _already_met:
        path, told = _already_met[met]
        _log.error("unexpected %s again", kind.__name__)
        if monotonic() - told < _SAY_AGAIN_AFTER:  # while painting it comes with every frame
            return
    else:
        path = write_report(kind, where)
        _log.error("unexpected %s, see %s", kind.__name__, path)
    _already_met[met] = (path, monotonic())
    trouble.met.emit(path)


def _last_place(where: TracebackType | None) -> tuple[str, int]:
    if where is None:
        return "", 0
    while where.tb_next is not None:
        where = where.tb_next
    return where.tb_frame.f_code.co_filename, where.tb_lineno


def _keep_qt_message(kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


_keep_open: list[IO[str]] = []
_already_met: dict[tuple[object, ...], tuple[Path | None, float]] = {}
