"""What the editor shows of a matrix beside the grid: pages, load, network, changes.

show_report("network", window)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast
from weakref import WeakKeyDictionary, ref

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from bhuki.desktop.document import Document
    from bhuki.desktop.reports.report_window import ReportWindow
    from bhuki.matrix.matrix import Matrix


class Host(Protocol):
    """What a report needs of a window."""

    document: Document | None

    def as_widget(self) -> QWidget: ...

    def go_to(self, activity_id: str, role_id: str) -> None: ...

    def look_at(self, matrix: Matrix, name: str) -> None: ...


_open: WeakKeyDictionary[QWidget, dict[str, ref[ReportWindow]]] = WeakKeyDictionary()


def show_report(name: str, window: Host) -> ReportWindow | None:
    """Show a report in a window of its own, the one that is open already if there is one."""
    if window.document is None:
        return None
    here = _open.setdefault(window.as_widget(), {})
    known = here[name]() if name in here else None
    if known is None or not isValid(known):
        known = _make(name, window.document, window.as_widget())
        known.go_to_requested.connect(window.go_to)
        known.look_requested.connect(window.look_at)
        here[name] = ref(known)
    known.show()
    known.raise_()
    known.activateWindow()
    return known


def close_reports(window: Host) -> None:
    """Close a window's reports; the matrix they show is let go of."""
    for known in _open.pop(window.as_widget(), {}).values():
        report = known()
        if report is not None and isValid(report):
            report.close()


REPORTS = {
    "roles": ("roles_preview", "RolesPreview"),
    "paper": ("matrix_preview", "MatrixPreview"),
    "minutes": ("minutes_preview", "MinutesPreview"),
    "load": ("load_window", "LoadWindow"),
    "network": ("network_window", "NetworkWindow"),
    "changes": ("changes_window", "ChangesWindow"),
}


def _make(name: str, document: Document, parent: QWidget) -> ReportWindow:
    # A report is imported when it is first asked for: the window opens sooner.
    module, kind = REPORTS[name]
    made = getattr(import_module(f"{__name__}.{module}"), kind)(document, parent)
    return cast("ReportWindow", made)
