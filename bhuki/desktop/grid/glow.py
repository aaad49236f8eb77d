"""What has just changed glows for a moment, so that a room can see what was done.

    glow.light(cells)
    glow.strength(cell)         # 1 for 1.2 seconds, then down to 0

Where the system asks for no motion the glow goes out at once instead of fading.
"""

from collections.abc import Iterable
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStyle

from bhuki.matrix.entities import CellKey

HOLD = 1.2
FADE = 0.3
_FRAME = 33  # ms between steps of the fade
_MOST = 500  # more cells than this are a whole picture, not a place to look at


class Glow(QObject):
    """The cells that glow just now."""

    changed = Signal(object)  # set of cells to paint anew

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._since: dict[CellKey, float] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def light(self, cells: Iterable[CellKey]) -> None:
        """Let cells glow from now on."""
        lit = set(cells)
        if not lit or len(lit) > _MOST:
            return
        now = monotonic()
        for cell in lit:
            self._since[cell] = now
        self.changed.emit(lit)
        if not self._timer.isActive():
            self._timer.start(round(HOLD * 1000))

    def strength(self, cell: CellKey) -> float:
        """Give how strongly a cell glows: 0 to 1."""
        since = self._since.get(cell)
        if since is None:
            return 0.0
        age = monotonic() - since
        if age <= HOLD:
            return 1.0
        return max(0.0, 1.0 - (age - HOLD) / FADE) if _moves() else 0.0

    @property
    def cells(self) -> list[CellKey]:
        """The cells that glow."""
        return list(self._since)

    def _step(self) -> None:
        now = monotonic()
        end = HOLD + FADE if _moves() else HOLD
        fading = {cell for cell, since in self._since.items() if now - since >= HOLD}
        for cell in [c for c in fading if now - self._since[c] >= end]:
            del self._since[cell]
        if fading:
            self.changed.emit(fading)
        if self._since:
            fresh = min(HOLD - (now - since) for since in self._since.values())
            self._timer.start(max(_FRAME, round(fresh * 1000)))


def _moves() -> bool:
    """Say whether the system lets things move."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
