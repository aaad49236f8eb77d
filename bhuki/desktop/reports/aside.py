"""Work that takes long is done aside, so that the keys are never kept waiting.

    aside = Aside(self)
    aside.done.connect(self._show)
    aside.start(lambda progress: lay_out(matrix.copy(), progress), large=True)

Only the last thing asked for counts: what was under way is stopped, and its answer is dropped.
Small work is done at once, in the caller's own thread. What works aside gets a copy of the
matrix.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal

from bhuki.exports.painting.devices import Cancelled, Progress, no_progress
from bhuki.matrix.matrix import Matrix

Work = Callable[[Progress], Any]
_LARGE = 3000  # letters: from about here laying out takes longer than a key may wait
_under_way: set["_Thread"] = set()


def is_large(matrix: Matrix) -> bool:
    """Say whether work on all of a matrix is better done aside."""
    return len(matrix.assignments) > _LARGE


class Aside(QObject):
    """Does one thing at a time aside."""

    started = Signal()
    progressed = Signal(int, int)  # done, total
    done = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thread: _Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._thread is not None

    def start(self, work: Work, *, large: bool) -> None:
        """Do some work, in place of what is under way."""
        self._let_go()
        if not large:
            self.done.emit(work(no_progress))
            return
        thread = self._thread = _Thread(work)
        thread.progressed.connect(self._tell)
        thread.finished.connect(self._finish)
        _under_way.add(thread)
        self.started.emit()
        thread.start()

    def stop(self) -> None:
        """Stop what is under way; nothing comes of it."""
        if self.busy:
            self._let_go()
            self.stopped.emit()

    def _let_go(self) -> None:
        if self._thread is not None:
            self._thread.requestInterruption()
            self._thread = None

    def _tell(self, done: int, total: int) -> None:
        if self.sender() is self._thread:
            self.progressed.emit(done, total)

    def _finish(self) -> None:
        thread = self.sender()
        if thread is not self._thread or not isinstance(thread, _Thread):
            return
        self._thread = None
        if thread.problem is not None:
            raise thread.problem
        self.done.emit(thread.result)


class _Thread(QThread):
    """One piece of work; it outlives the window that asked for it until it notices."""

    progressed = Signal(int, int)

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.result: Any = None
        self.problem: Exception | None = None
        self.finished.connect(self._forget)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._end)

    def run(self) -> None:
        """Do the work."""
        try:
            self.result = self._work(self._progress)
        except Cancelled:
            pass
        except Exception as problem:  # noqa: BLE001 - raised again where it can be told
            self.problem = problem

    def _progress(self, done: int, total: int) -> bool:
        self.progressed.emit(done, total)
        return not self.isInterruptionRequested()

    def _forget(self) -> None:
        _under_way.discard(self)

    def _end(self) -> None:
        self.requestInterruption()
        self.wait()
