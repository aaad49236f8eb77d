"""The button that says how the findings are grouped, and its menu."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from bhuki.desktop.language import _
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.findings_rows import Grouping


class GroupingButton(QPushButton):
    """Severity, rule or activity; and whether the panel follows the cursor."""

    chosen = Signal(object)  # Grouping

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = Grouping.SEVERITY
        self.follows = True
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the grid
        self.setIcon(icon("chevron-down", "text2"))
        self.setIconSize(QSize(12, 12))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self._offer)

    def show_grouping(self, grouping: Grouping) -> None:
        """Say which grouping is chosen, in the current language."""
        self.grouping = grouping
        self.setText(f"{grouping_name(grouping)} ")
        self.setAccessibleName(_("Group the points"))

    def choices(self) -> QMenu:
        """Make the menu."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for grouping in Grouping:
            action = menu.addAction(grouping_name(grouping))
            action.setCheckable(True)
            action.setChecked(grouping is self.grouping)
            action.triggered.connect(lambda _on=False, g=grouping: self.chosen.emit(g))
            group.addAction(action)
        menu.addSeparator()
        follow = menu.addAction(_("Follow the cursor"))
        follow.setCheckable(True)
        follow.setChecked(self.follows)
        follow.toggled.connect(self._set_follows)
        return menu

    def _offer(self) -> None:
        menu = self.choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft() + QPoint(0, 2)))

    def _set_follows(self, follows: bool) -> None:
        self.follows = follows


def grouping_name(grouping: Grouping) -> str:
    """Name a grouping."""
    match grouping:
        case Grouping.SEVERITY:
            return _("By severity")
        case Grouping.RULE:
            return _("By rule")
        case Grouping.ACTIVITY:
            return _("By activity")
