"""Let no mistake while painting take the window down.

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None: ...

A painter left open when its method breaks off is deleted by Qt's next paint and the process with
it. Here it is ended, what was painted so far stays, and the mistake is told like any other.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Any, TypeVar

from PySide6.QtGui import QPainter, QPaintEvent

Widget = TypeVar("Widget")


def guarded(paint: Callable[[Widget, QPaintEvent], None]) -> Callable[[Widget, QPaintEvent], None]:
    """Guard a widget's `paintEvent`."""

    @wraps(paint)
    def run(self: Widget, event: QPaintEvent) -> None:
        try:
            paint(self, event)
        except Exception as error:  # noqa: BLE001 - whatever it is, the window stays
            _end_painters(error.__traceback__)
            sys.excepthook(type(error), error, error.__traceback__)

    return run


def _end_painters(trace: TracebackType | None) -> None:
    ended: set[int] = set()
    while trace is not None:
        values: dict[str, Any] = trace.tb_frame.f_locals
        for value in values.values():
            if isinstance(value, QPainter) and id(value) not in ended and value.isActive():
                value.end()
                ended.add(id(value))
        trace = trace.tb_next
