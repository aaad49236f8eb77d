"""The line of tools over the grid: save and undo, the letters, the filter, the walk."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.look.icons import icon
from bhuki.desktop.menus import Menus
from bhuki.desktop.panels.palette import LetterPalette


class Toolbar(QWidget):
    """Tools for the mouse; all of them are in the menus too."""

    filter_typed = Signal(str)

    def __init__(
        self,
        document: Document,
        menus: Menus,
        count: Callable[[], Mapping[str, int]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toolbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._menus = menus
        self._tools: list[tuple[QToolButton, QAction]] = []
        self.palette_of_letters = LetterPalette(document, count=count)
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(grown(148))
        self.filter.addAction(icon("find", "text2"), QLineEdit.ActionPosition.LeadingPosition)
        self.filter.textChanged.connect(self.filter_typed)
        self.filter_button = QToolButton()
        self.filter_button.setProperty("kind", "quiet")
        self.filter_button.setIcon(icon("filter"))
        self.filter_button.setIconSize(QSize(16, 16))
        self.filter_button.setCheckable(True)
        self.walk = QPushButton()
        self.walk.setProperty("kind", "primary")
        self.walk.clicked.connect(menus["walk"].trigger)
        self._lay_out()
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words; tools show their key in the tooltip."""
        self.setAccessibleName(_("Tools"))
        self.filter.setPlaceholderText(_("Filter"))
        self.filter.setAccessibleName(_("Filter rows and roles by text"))
        _with_key(self.filter_button, self._menus["filter"])
        keys = self._menus["walk"].shortcut().toString()
        self.walk.setText(f"{self._menus['walk'].text()}   {keys}")
        for button, action in self._tools:
            _with_key(button, action)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        for command in ("save", "undo", "redo"):
            row.addWidget(self._tool(command))
        row.addSpacing(12)
        row.addWidget(self.palette_of_letters)
        room = QWidget()
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(room)
        row.addWidget(self.filter)
        row.addWidget(self.filter_button)
        row.addSpacing(6)
        row.addWidget(self.walk)
        row.addSpacing(6)
        for command in ("projector", "panel"):
            row.addWidget(self._tool(command))

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.fit()
        return answer

    def fit(self) -> None:
        """Leave the letters' names out where there is no room for all of them."""
        letters = self.palette_of_letters
        others = self.sizeHint().width() - letters.sizeHint().width()
        letters.set_short(others + letters.full_width() > self.width())

    def _tool(self, command: str) -> QToolButton:
        action = self._menus[command]
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setIconSize(QSize(16, 16))
        button.setIcon(action.icon())
        button.setCheckable(action.isCheckable())
        button.setChecked(action.isChecked())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        action.toggled.connect(button.setChecked)
        self._tools.append((button, action))
        return button


def _with_key(button: QToolButton, action: QAction) -> None:
    """Name a tool as its command is named, with its key."""
    words = action.text().replace("&", "").removesuffix(" …")
    keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
