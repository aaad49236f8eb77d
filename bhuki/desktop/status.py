"""The line at the window's foot: how much there is, how it is judged, how large it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QStatusBar, QToolButton, QWidget

from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.settings import AFTER_KEY, settings
from bhuki.texts import N_

if TYPE_CHECKING:
    from bhuki.desktop.document import Document

AFTER_KEY_WORDS = {
    "stay": N_("After a key: stay"),
    "down": N_("After a key: down"),
    "right": N_("After a key: right"),
}
_LEAST, _MOST = 50, 300  # per cent


class StatusLine(QStatusBar):
    """Counts at the left; what can be chosen by a click at the right; zoom last."""

    scheme_requested = Signal()
    rules_requested = Signal()
    zoom_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._document: Document | None = None
        self._count: Callable[[], Mapping[str, int]] = dict
        self._soon = QTimer(self)  # counting every letter can wait for the key to be painted
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        self._counts = QLabel()
        self._counts.setContentsMargins(12, 0, 0, 0)
        self.addWidget(self._counts)
        self._after_key = self._button(self._next_after_key)  # makes the line as high as ever
        self._is_complete = False
        settings.changed.connect(self.refresh)
        speech.changed.connect(self.refresh)
        self.refresh()

    def follow(
        self, document: Document | None, count: Callable[[], Mapping[str, int]] = dict
    ) -> None:
        """Show another document's counts from now on; `count` says how often each letter stands."""
        self._document = document
        self._count = count
        if document is not None:
            self._complete()
            document.edited.connect(self._soon.start)
        self.refresh()

    def show_zoom(self, factor: float) -> None:
        """Show the zoom that the grid has."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(factor * 100))
        self._slider.blockSignals(False)
        self._zoom.setText(_("{percent} %", percent=round(factor * 100)))

    def refresh(self) -> None:
        """Count and say everything anew."""
        document = self._document
        self._show_parts(shown=document is not None)
        if document is None:
            self._counts.clear()
            return
        self._slider.setAccessibleName(_("Zoom"))
        from bhuki.rules.registry import profile  # noqa: PLC0415 - not for the start page
        from bhuki.rules.wording import profile_title  # noqa: PLC0415 - the same

        matrix = document.matrix
        letters = sum(self._count().values())
        self._counts.setText(
            "    ".join(
                (
                    _.plural("{n} activity", "{n} activities", n=len(matrix.activities)),
                    _.plural("{n} role", "{n} roles", n=len(matrix.roles)),
                    _.plural("{n} letter", "{n} letters", n=letters),
                )
            )
        )
        self._after_key.setText(_(AFTER_KEY_WORDS[settings.get(AFTER_KEY)]))
        self._scheme.setText(matrix.scheme.name(speech.language))
        chosen = profile_title(profile(matrix.about.profile), speech.texts)
        self._rules.setText(_("Rules: {profile}", profile=chosen))

    def _complete(self) -> None:
        """Make what is shown of a matrix, once: the start page has none of it."""
        if self._is_complete:
            return
        self._is_complete = True
        self._scheme = self._button(self.scheme_requested.emit)
        self._rules = self._button(self.rules_requested.emit)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(_LEAST, _MOST)
        self._slider.setValue(100)
        self._slider.setFixedWidth(88)
        self._slider.valueChanged.connect(lambda value: self.zoom_requested.emit(value / 100))
        self._zoom = QLabel("100 %")
        self._zoom.setMinimumWidth(grown(44))
        self._zoom_box = QWidget()
        layout = QHBoxLayout(self._zoom_box)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.addWidget(self._slider)
        layout.addWidget(self._zoom)
        self.addPermanentWidget(self._zoom_box)

    def _show_parts(self, *, shown: bool) -> None:
        self._after_key.setVisible(shown)
        if self._is_complete:
            for widget in (self._scheme, self._rules, self._zoom_box):
                widget.setVisible(shown)

    def _button(self, run: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.clicked.connect(run)
        self.addPermanentWidget(button)
        return button

    def _next_after_key(self) -> None:
        order = list(AFTER_KEY_WORDS)
        place = order.index(settings.get(AFTER_KEY))
        settings.set(AFTER_KEY, order[(place + 1) % len(order)])
