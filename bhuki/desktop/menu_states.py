"""What the menus of a window say of what it shows: what can be undone, what is shown, what is on.

states = MenuStates(menus)
states.follow_view(grid.view_filter)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bhuki.desktop.language import _
from bhuki.desktop.settings import AFTER_KEY, ROW_TOTALS, settings

if TYPE_CHECKING:
    from bhuki.desktop.document import Document
    from bhuki.desktop.grid.view_filter import ViewFilter
    from bhuki.desktop.menus import Menus

_SIDES = ("findings", "properties", "history", "notes", "load-panel")


class MenuStates:
    """Ticks, enables and words the commands of one window."""

    def __init__(self, menus: Menus) -> None:
        self._menus = menus

    def follow_history(self, document: Document | None) -> None:
        """Say what would be undone and redone, and whether there is anything to save."""
        stack = document.undo_stack if document is not None else None
        for command, text in (("undo", _("Undo")), ("redo", _("Redo"))):
            action = self._menus[command]
            can = stack is not None and (stack.canUndo() if command == "undo" else stack.canRedo())
            action.setEnabled(can)
            what = ""
            if stack is not None and can:
                what = stack.undoText() if command == "undo" else stack.redoText()
            action.setText(f"{text}: {what}".replace("&", "&&") if what else text)
        if document is not None:
            self._menus["save"].setEnabled(not document.is_clean or not document.path)

    def follow_source(self, document: Document | None) -> None:
        """Offer what can be done with the user's own sheet, where the matrix came from one."""
        source = document.source if document is not None else None
        self._menus["mark-copy"].setVisible(source is not None)
        self._menus["write-back"].setVisible(source is not None and source.can_be_written)

    def follow_side(self, side: str) -> None:
        """Tick what is shown beside the matrix; "" for nothing."""
        self._menus["panel"].setChecked(bool(side))
        for command in _SIDES:
            self._menus[command].setChecked(side == command)

    def follow_view(self, view: ViewFilter) -> None:
        """Tick how the matrix is filtered and sorted, and what is set for all."""
        self._menus["only-open"].setChecked(view.findings_only)
        self._menus["only-no-answer"].setChecked(view.no_answer)
        self._menus["hide-empty-roles"].setChecked(view.hide_empty_roles)
        self._menus["only-role"].setChecked(view.only_role is not None)
        for order in ("document", "name", "number", "findings", "letters"):
            self._menus[f"sort-{order}"].setChecked(view.activity_order == order)
        for order in ("document", "name", "letters"):
            self._menus[f"sort-roles-{order}"].setChecked(view.role_order == order)
        self._menus["keep-order"].setEnabled(not view.keeps_order)
        for where in AFTER_KEY.choices:
            self._menus[f"after-{where}"].setChecked(settings.get(AFTER_KEY) == where)
        self._menus["row-totals"].setChecked(settings.get(ROW_TOTALS))
