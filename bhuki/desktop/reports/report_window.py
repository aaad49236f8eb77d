"""What all report windows share: a head, tools, and following the document."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.theme import theme
from bhuki.desktop.message_line import MessageLine
from bhuki.desktop.panels.flow import FlowLayout
from bhuki.desktop.panels.pieces import label
from bhuki.desktop.prompts import prompts
from bhuki.errors import BhukiError
from bhuki.exports.painting.chips import Inks, Palette

_TOOL = 30  # px: the height of what stands in the head
_BREATH = 30  # ms: several edits in a row are shown once


class ReportWindow(QWidget):
    """A window beside the editor that shows the matrix in another way, and follows its edits."""

    go_to_requested = Signal(str, str)  # activity id and role id
    look_requested = Signal(object, str)  # Matrix as it was, and what it is called
    breath = _BREATH

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("panel", "true")
        self.document = document
        self.title = label("", "heading")
        self.tools = FlowLayout(spacing=8, middle=True)  # in more lines where there is less room
        self.deeds = QHBoxLayout()  # at the right: what is done with the report
        self.deeds.setSpacing(8)
        self.message = MessageLine()
        head = QHBoxLayout()
        head.setContentsMargins(20, 12, 20, 12)
        head.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        self.title.setMinimumHeight(_TOOL)
        head.addWidget(self.title, 0, top)
        head.addLayout(self.tools, 1)
        head.addLayout(self.deeds)
        head.setAlignment(self.deeds, top)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self.message)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(self.breath)
        self._soon.timeout.connect(self.refresh)
        document.edited.connect(self._soon.start)
        document.edited.connect(self.message.hide)  # what it said is about what was before
        speech.changed.connect(self.retranslate)
        theme.changed.connect(self.refresh)

    @property
    def is_fresh(self) -> bool:
        """Whether the last edit is shown."""
        return not self._soon.isActive()

    def refresh(self) -> None:
        """Show the matrix as it is now; each report has its own way."""
        raise NotImplementedError

    def show_role(self, role_id: str) -> None:
        """Show what concerns one role, where the report can."""

    def retranslate(self) -> None:
        """Set all words; each report has its own, and calls this last."""
        self.setWindowTitle(f"{self.title.text()} – Bhuki")
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def screen_inks(self) -> Inks:
        """Give the letters' looks for the theme that is on."""
        palette = Palette.DARK if theme.dark else Palette.LIGHT
        return Inks(self.document.matrix.scheme, palette)

    def paper_inks(self) -> Inks:
        """Give the letters' looks for a picture that leaves the screen: on white."""
        return Inks(self.document.matrix.scheme, Palette.LIGHT)

    def suggestion(self, what: str, suffix: str) -> str:
        """Give a file name to offer, beside the matrix's own file."""
        path = self.document.path or self.document.origin
        if path is not None:
            return str(path.with_name(f"{path.stem}, {what}.{suffix}"))
        return f"{what}.{suffix}"

    def save_as(
        self, what: str, kinds: dict[str, str], write: Callable[[Path], object]
    ) -> Path | None:
        """Ask where to, write there, and say how it went; kinds are names by suffix."""
        first = next(iter(kinds))
        filters = ";;".join(f"{name} (*.{suffix})" for suffix, name in kinds.items())
        path = prompts.save_file(self, _("Save as"), self.suggestion(what, first), filters)
        if path is None:
            return None
        path = path if path.suffix else path.with_suffix(f".{first}")
        try:
            written = write(path)
        except BhukiError as problem:
            self.message.say(problem.say(speech.texts), problem=True)
            return None
        if isinstance(written, list) and len(written) > 1:
            first, last = written[0].name, written[-1].name
            self.message.say(_("{first} to {last} are saved.", first=first, last=last))
        else:
            self.message.say(_("{file} is saved.", file=path.name))
        return path


def choice(tools: QLayout, on_change: Callable[[], object]) -> QComboBox:
    """Add a choice to the tools of a report."""
    made = QComboBox()
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.activated.connect(lambda _place: on_change())
    tools.addWidget(made)
    return made


def fill(box: QComboBox, name: str, items: list[tuple[object, str]]) -> None:
    """Set what a choice offers, as (value, words); what is chosen stays chosen."""
    value = box.currentData()
    box.blockSignals(True)
    box.clear()
    for data, words in items:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(value)))
    box.setAccessibleName(name)
    box.setToolTip(name)
    box.blockSignals(False)
