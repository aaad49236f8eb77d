"""The dialogs, by name: each explains itself, stays beside the window, and counts at once.

show_dialog("rules", window)
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary, ref

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from bhuki.desktop.dialogs.frame import ExplainedDialog
    from bhuki.desktop.document import Document


class Host(Protocol):
    """What a dialog needs of a window."""

    document: Document | None

    def as_widget(self) -> QWidget: ...


_open: WeakKeyDictionary[QWidget, dict[str, ref[ExplainedDialog]]] = WeakKeyDictionary()


def show_dialog(name: str, window: Host) -> ExplainedDialog | None:
    """Show a dialog beside a window: the one that is open already, or a new one.

    Give it, or None where it is about a matrix and the window shows none.
    """
    parent = window.as_widget()
    here = _open.setdefault(parent, {})
    known = here[name]() if name in here else None
    if known is not None and isValid(known):
        same = getattr(known, "document", window.document) is window.document
        if same:
            known.show()
            known.raise_()
            known.activateWindow()
            return known
        known.close()
    made = _make(name, window.document, parent)
    if made is not None:
        here[name] = ref(made)
        made.show()
    return made


def close_dialogs(window: Host) -> None:
    """Close a window's dialogs about its matrix, which it lets go of."""
    for known in _open.get(window.as_widget(), {}).values():
        dialog = known()
        if dialog is not None and isValid(dialog) and hasattr(dialog, "document"):
            dialog.close()


def _make(name: str, document: Document | None, parent: QWidget) -> ExplainedDialog | None:
    # A dialog is imported when it is first asked for: the window opens sooner.
    if name in _PLAIN:
        return _PLAIN[name](parent)
    if name in _WITH_OR_WITHOUT:
        return _WITH_OR_WITHOUT[name](document, parent)
    if document is None:
        return None
    return _OF_MATRIX[name](document, parent)


def _settings(parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.settings_dialog import SettingsDialog  # noqa: PLC0415

    return SettingsDialog(parent)


def _about(parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.about import AboutDialog  # noqa: PLC0415

    return AboutDialog(parent)


def _shortcuts(parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415

    return ShortcutsDialog(parent)


def _details(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.details import DetailsDialog  # noqa: PLC0415

    return DetailsDialog(document, parent)


def _scheme(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.scheme import SchemeDialog  # noqa: PLC0415

    return SchemeDialog(document, parent)


def _rules(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.rules import RulesDialog  # noqa: PLC0415

    return RulesDialog(document, parent)


def _appointments(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.appointments import AppointmentsDialog  # noqa: PLC0415

    return AppointmentsDialog(document, parent)


def _catalogues(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.catalogues_dialog import CataloguesDialog  # noqa: PLC0415

    return CataloguesDialog(document, parent)


def _joining(document: Document | None, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.joining import JoiningDialog  # noqa: PLC0415

    return JoiningDialog(document, parent)


def _versions(document: Document, parent: QWidget) -> ExplainedDialog:
    from bhuki.desktop.dialogs.versions import VersionsDialog  # noqa: PLC0415

    return VersionsDialog(document, parent)


_PLAIN: dict[str, Callable[[QWidget], ExplainedDialog]] = {
    "settings": _settings,
    "about": _about,
    "shortcuts": _shortcuts,
}
_WITH_OR_WITHOUT: dict[str, Callable[[Document | None, QWidget], ExplainedDialog]] = {
    "joining": _joining,
}
_OF_MATRIX: dict[str, Callable[[Document, QWidget], ExplainedDialog]] = {
    "details": _details,
    "scheme": _scheme,
    "rules": _rules,
    "appointments": _appointments,
    "catalogues": _catalogues,
    "versions": _versions,
}
