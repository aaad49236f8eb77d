"""The desktop application: starts Qt, dresses it, opens the first window and keeps the rest.

run(paths)                       # for the entry points
app = make_application([])       # for tests and pictures: dressed, no window yet
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bhuki import __version__
from bhuki.desktop.collecting import go_on
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import load_inter, set_application_font
from bhuki.desktop.look.icons import app_icon
from bhuki.desktop.look.theme import STYLE, Mode, theme
from bhuki.desktop.settings import LANGUAGE, THEME, settings
from bhuki.desktop.trouble import watch_for_trouble
from bhuki.desktop.window import Window

if TYPE_CHECKING:
    from bhuki.desktop.recovery import RecoveryOffer
    from bhuki.files.journal import LeftBehind
    from bhuki.matrix.matrix import Matrix


# The start page is shown without these; the first matrix then needs not wait for them.
_WARM = ("bhuki.desktop.editor", "bhuki.desktop.file_work", "bhuki.desktop.safekeeping")
_WARM_AFTER = 150  # ms


class Windows(QObject):
    """The open windows; each holds one matrix or the start page."""

    def __init__(self) -> None:
        super().__init__()
        self.open_windows: list[Window] = []
        self._offer: RecoveryOffer | None = None

    def open(self, path: Path | None = None) -> Window:
        """Open a window on a file, or on the start page."""
        window = Window()
        window.another_requested.connect(self._open_another)
        window.new_requested.connect(self._show_new)
        window.look_requested.connect(self._look_at)
        window.closed.connect(lambda: self._forget(window))
        self.open_windows.append(window)
        window.show()
        if path is not None:
            window.open(path)
        return window

    def offer_recovery(self) -> None:
        """Offer what earlier sessions left unsaved, if anything."""
        from bhuki.desktop.recovery import RecoveryOffer  # noqa: PLC0415 - after the first window
        from bhuki.desktop.start.recents import recents  # noqa: PLC0415 - the same
        from bhuki.files.journal import journal_folder  # noqa: PLC0415 - the same
        from bhuki.files.recovery import unsaved  # noqa: PLC0415 - the same
        from bhuki.files.tidying import tidy_at_start  # noqa: PLC0415 - the same

        journals = unsaved(journal_folder())
        used = [Path(recent.path).parent for recent in recents.entries()]
        tidy_at_start([*used, *(j.path.parent for j in journals if j.path is not None)])
        if journals and self.open_windows:
            self._offer = RecoveryOffer(journals, self.open_windows[0])
            self._offer.restore_requested.connect(self.restore)
            self._offer.show()

    def restore(self, journal: LeftBehind) -> None:
        """Do the unsaved edits of a journal again, in a window of their own."""
        taken = self.open_windows[0].document is not None if self.open_windows else True
        window = self.open() if taken else self.open_windows[0]
        window.files.restore(journal)

    def _look_at(self, matrix: Matrix, name: str) -> None:
        window = self.open()
        document = window.show_matrix(matrix)
        document.read_only = True
        document.file_changed.emit()
        window.say(_("{name}, to be read only. Save as keeps it as a file of its own.", name=name))

    def _open_another(self, path: Path | None) -> None:
        for window in self.open_windows:
            document = window.document
            if path is not None and document is not None and _same_file(document.path, path):
                window.raise_()
                window.activateWindow()
                return
        self.open(path)

    def _show_new(self, matrix: Matrix) -> None:
        self.open().show_new(matrix)

    def _forget(self, window: Window) -> None:
        if window in self.open_windows:
            self.open_windows.remove(window)


def _same_file(one: Path | None, other: Path) -> bool:
    """Say whether two paths are of one file, by whatever way they lead there."""
    if one is None:
        return False
    try:
        return one.samefile(other)
    except OSError:
        return one == other


def make_application(arguments: Sequence[str]) -> QApplication:
    """Make Qt's application, dressed and speaking, or give the one that is there."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QCoreApplication.setOrganizationName("Bhuki")
    QCoreApplication.setApplicationName("Bhuki")
    QCoreApplication.setApplicationVersion(__version__)
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication([sys.argv[0], STYLE, *arguments])
    app.setApplicationDisplayName("Bhuki")
    app.setDesktopFileName("bhuki")
    app.setWindowIcon(app_icon())
    set_application_font(app)
    speech.speak(settings.get(LANGUAGE) or speech.system_language())
    theme.start(app, Mode(settings.get(THEME)), styled=True)
    return app


def run(paths: Sequence[Path]) -> int:
    """Run the editor on some files, or on its start page; give the exit status."""
    app = make_application([])
    watch_for_trouble()
    windows = Windows()
    for path in paths:
        windows.open(path)
    if not paths:
        windows.open()
    QTimer.singleShot(0, windows.offer_recovery)
    QTimer.singleShot(_WARM_AFTER, warm)
    QTimer.singleShot(_WARM_AFTER, go_on)
    return app.exec()


def warm() -> None:
    """Load what the first matrix needs, while the user looks at the start page."""
    for module in _WARM:
        import_module(module)
    load_inter(italic=True)
